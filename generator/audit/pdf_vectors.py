"""Pictures that are outlines: what a PDF's form paints, and what the lesson's SVG paints, told alike."""

from __future__ import annotations

from hashlib import sha256

from generator.audit.pdf_filters import unpacked
from generator.audit.pdf_objects import PdfObjects
from generator.audit.pdf_tokens import Operand, Unreadable, as_number, operations
from generator.audit.pdf_values import Stream

MIME_BEGINS = b"<svg "
_NEAR = 1e-4
_STEPS = {b"m": "M", b"l": "L", b"c": "C", b"h": "Z"}
_PAINTS = {b"S": "S", b"f": "f", b"B": "B", b"f*": "f*", b"B*": "B*"}
_CAPS, _JOINS = ("butt", "round", "square"), ("miter", "round", "bevel")
_LOOKS = {b"w": "width", b"J": "cap", b"j": "join", b"M": "miter"}

# Which steps, how painted, with what: the same from either file.
Told = list[tuple[object, ...]]


def form_digest(objects: PdfObjects, form: Stream) -> str | None:
    """Of a form that fills the square of an image from its upper left; None for other forms. Raises Unreadable."""
    box, turn = objects.get(form.entries.get("BBox")), objects.get(form.entries.get("Matrix"))
    if not isinstance(box, list) or not isinstance(turn, list) or len(box) != 4 or len(turn) != 6:
        return None
    left, top, w, h = (float(one) if isinstance(one, int | float) else -1.0 for one in box)
    a, b, c, d, e, f = (float(one) if isinstance(one, int | float) else -1.0 for one in turn)
    if (left, top, b, c, e, f) != (0.0, 0.0, 0.0, 0.0, 0.0, 1.0) or abs(a * w - 1) > _NEAR or abs(d * h + 1) > _NEAR:
        return None
    return _digest(w, h, _painted(unpacked(form.entries, form.raw)))


def _painted(content: bytes) -> Told:
    told: Told = []
    steps: list[tuple[object, ...]] = []
    look: dict[str, object] = {}
    open_ = False
    for operator, operands in operations(content):
        if operator == b"q" and not open_:
            open_, look = True, {}
        elif operator == b"Q" and open_ and not steps:
            open_ = False
        elif operator in _STEPS and open_:
            steps.append((_STEPS[operator], *_numbers(operands)))
        elif operator in (b"rg", b"RG") and open_:
            look["fill" if operator == b"rg" else "stroke"] = tuple(round(one * 255) for one in _numbers(operands))
        elif operator in _LOOKS and open_:
            (look[_LOOKS[operator]],) = _numbers(operands)
        elif operator == b"d" and open_ and isinstance(operands[0], list):
            look["dashes"] = (*_numbers(operands[0]), *_numbers(operands[1:]))
        elif operator in _PAINTS and open_:
            told.append((tuple(steps), _PAINTS[operator], tuple(sorted(look.items()))))
            steps = []
        else:
            raise Unreadable(f"a picture holds “{operator[:12].decode('latin-1')}”, which is not known")
    if open_:
        raise Unreadable("a picture of it does not end")
    return told


def _numbers(operands: list[Operand]) -> tuple[float, ...]:
    return tuple(round(as_number(one), 3) for one in operands)


def svg_digest(data: bytes) -> str:
    """Of the lesson's picture, as it was read."""
    from xml.etree import ElementTree  # few lessons have such a picture

    root = ElementTree.fromstring(data)  # noqa: S314  spelt anew when it was read
    told: Told = []
    for path in root:
        of = path.attrib
        fill, stroke = of["fill"], of.get("stroke")
        look: dict[str, object] = {}
        if fill != "none":
            look["fill"] = _color(fill)
        if stroke is not None:
            look["stroke"], look["width"] = _color(stroke), float(of["stroke-width"])
            look["cap"] = float(_CAPS.index(of["stroke-linecap"]))
            look["join"] = float(_JOINS.index(of["stroke-linejoin"]))
            look["miter"] = float(of["stroke-miterlimit"])
            if "stroke-dasharray" in of:
                look["dashes"] = (*map(float, of["stroke-dasharray"].split()), float(of["stroke-dashoffset"]))
        paint = "S" if fill == "none" else "f" if stroke is None else "B"
        paint += "*" if of.get("fill-rule") == "evenodd" else ""
        told.append((_steps(of["d"].split()), paint, tuple(sorted(look.items()))))
    return _digest(float(root.attrib["width"]), float(root.attrib["height"]), told)


def _steps(words: list[str]) -> tuple[tuple[object, ...], ...]:
    steps: list[list[object]] = []
    for word in words:
        if word in ("M", "L", "C", "Z"):
            steps.append([word])
        else:
            steps[-1].append(float(word))
    return tuple(map(tuple, steps))


def _color(text: str) -> tuple[int, ...]:
    return tuple(bytes.fromhex(text[1:]))


def _digest(width: float, height: float, told: Told) -> str:
    return sha256(f"outlines {width} {height} {told!r}".encode()).hexdigest()
