"""Native Office math read back as one line of letters, as the lesson's formula reads."""

from __future__ import annotations

from collections.abc import Iterable
from xml.etree.ElementTree import Element

from generator.formulas import linear
from generator.formulas.tree import (
    Accent,
    Arrow,
    Brace,
    Fenced,
    Fraction,
    Kind,
    Line,
    Node,
    Root,
    Row,
    Scripts,
    Space,
    Symbol,
    Table,
    Variant,
)

_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
FORMULA = f"{_MATH}oMath"
_SCRIPTS: dict[str, Variant] = {
    "double-struck": "double", "script": "script", "fraktur": "fraktur", "sans-serif": "sans", "monospace": "mono",
}  # fmt: skip
_SPACES = "\u2003\u2002\u2005\u2009"
_ARROWS = "→←↔⇒⇌"


def formula_text(math: Element) -> str:
    """What a formula of a slide reads as."""
    return " ".join(linear.of_tree(_row(math)).split())


def _name(node: Element) -> str:
    return node.tag.removeprefix(_MATH)


def _row(holder: Element | None) -> Row:
    return Row() if holder is None else Row(tuple(_nodes(holder)))


def _nodes(kids: Iterable[Element]) -> Iterable[Node]:
    for kid in kids:
        yield from _node(kid)


def _part(node: Element, tag: str) -> Row:
    return _row(node.find(f"{_MATH}{tag}"))


def _value(node: Element, path: str, otherwise: str = "") -> str:
    found = node.find("/".join(f"{_MATH}{tag}" for tag in path.split("/")))
    return otherwise if found is None else found.get(f"{_MATH}val", otherwise)


def _one(row: Row) -> Node:
    return row.kids[0] if len(row.kids) == 1 else row


def _node(node: Element) -> tuple[Node, ...]:
    match _name(node):
        case "r":
            return _run(node)
        case "f":
            return (Fraction(_part(node, "num"), _part(node, "den"), _value(node, "fPr/type") != "noBar"),)
        case "rad":
            return (Root(_part(node, "e"), _part(node, "deg")),)
        case "sSup":
            return (Scripts(_one(_part(node, "e")), sup=_part(node, "sup")),)
        case "sSub":
            return (Scripts(_one(_part(node, "e")), sub=_part(node, "sub")),)
        case "sSubSup":
            return (Scripts(_one(_part(node, "e")), _part(node, "sub"), _part(node, "sup")),)
        case "limLow" | "limUpp":
            return (_limited(node),)
        case "nary":
            sign = Symbol(_value(node, "naryPr/chr", "∫"), "op", large=True)
            sub, sup = _part(node, "sub"), _part(node, "sup")
            base: Node = Scripts(sign, sub, sup) if sub.kids or sup.kids else sign
            return (base, *_part(node, "e").kids)
        case "box":
            return (_one(_part(node, "e")),)
        case "d":
            return (_fenced(node),)
        case "acc":
            return (Accent(_value(node, "accPr/chr"), _part(node, "e")),)
        case "bar":
            return (Line("over" if _value(node, "barPr/pos") == "top" else "under", _part(node, "e")),)
        case "borderBox":
            return (_bordered(node),)
        case "groupChr":
            return (Brace(_part(node, "e"), _value(node, "groupChrPr/pos") == "top"),)
        case "m":
            return (_table(node, "", ""),)
        case _:
            return ()


def _run(node: Element) -> tuple[Node, ...]:
    text = "".join(piece.text or "" for piece in node.findall(f"{_MATH}t"))
    style, script = _value(node, "rPr/sty"), _value(node, "rPr/scr")
    words = node.find(f"{_MATH}rPr/{_MATH}nor") is not None
    if words and text in _SPACES:
        return (Space(0.25),)
    variant: Variant = (
        "text" if words else _SCRIPTS.get(script, "bold" if style == "b" else "upright" if style == "p" else "")
    )
    return (Symbol(text, _kind(text), variant),)


def _kind(text: str) -> Kind:
    """What a sign is by itself, which decides on the spaces around it."""
    from generator.formulas.macros import CHARACTERS, SYMBOLS

    if text in CHARACTERS:
        return CHARACTERS[text].kind
    return next((symbol.kind for symbol in SYMBOLS.values() if symbol.text == text), "ord")


def _limited(node: Element) -> Node:
    """Something below, above or both; an arrow with words, if it is one."""
    low, high = Row(), Row()
    base: Element | None = node
    while base is not None and _name(base) in ("limLow", "limUpp"):
        if _name(base) == "limLow":
            low = _part(base, "lim")
        else:
            high = _part(base, "lim")
        inner = base.find(f"{_MATH}e")
        kids = [] if inner is None else list(inner)
        base = kids[0] if len(kids) == 1 and _name(kids[0]) in ("limLow", "limUpp") else inner
        if base is inner:
            break
    body = _one(_row(base))
    if isinstance(body, Symbol) and body.text in _ARROWS and body.variant == "upright":
        return Arrow(body.text, high, low)
    boxed = base is not None and any(_name(kid) == "box" for kid in base)  # what has limits of its own
    limits = isinstance(body, Symbol) and body.kind == "op" and not boxed
    return Scripts(body, low, high, stacked=not limits)


def _fenced(node: Element) -> Node:
    left, right = _value(node, "dPr/begChr", "("), _value(node, "dPr/endChr", ")")
    inner = node.find(f"{_MATH}e")
    kids = [] if inner is None else list(inner)
    if len(kids) == 1 and _name(kids[0]) == "m":
        return _table(kids[0], left, right)
    return Fenced(left, _row(inner), right)


def _bordered(node: Element) -> Line:
    rises, falls = (_value(node, f"borderBoxPr/strike{way}") == "1" for way in ("BLTR", "TLBR"))
    body = _part(node, "e")
    if rises and falls:
        return Line("xcancel", body)
    return Line("cancel" if rises else "bcancel" if falls else "box", body)


def _table(node: Element, left: str, right: str) -> Table:
    rows = tuple(tuple(_row(cell) for cell in row.findall(f"{_MATH}e")) for row in node.findall(f"{_MATH}mr"))
    return Table(rows, joined=_value(node, "mPr/cGpRule") == "3", left=left, right=right)
