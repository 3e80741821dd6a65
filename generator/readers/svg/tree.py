"""An SVG file as a tree of its elements, within bounds, without anything that reaches beyond the file."""

from __future__ import annotations

from collections.abc import Mapping
from xml.parsers import expat

from generator.frozen import fresh, record

BYTES, _DEPTH, _ELEMENTS, _LETTERS = 1_000_000, 40, 20_000, 20_000
_SPACE = "http://www.w3.org/2000/svg"
DRAWN = frozenset(
    [
        "svg",
        "g",
        "defs",
        "use",
        "path",
        "rect",
        "circle",
        "ellipse",
        "line",
        "polyline",
        "polygon",
        "text",
        "tspan",
        "title",
        "desc",
        "metadata",
        "switch",
    ]
)
_SILENT = frozenset(("title", "desc", "metadata"))


class Refused(Exception):
    """`what` is the element or attribute that is not taken, `code` the diagnostic that says so."""

    def __init__(self, code: str, what: str = "") -> None:
        super().__init__(code, what)
        self.code, self.what = code, what


@record
class Node:
    """`parts` are elements and texts in their order."""

    name: str
    told: Mapping[str, str]
    parts: list[Node | str] = fresh(factory=list)


def tree(data: bytes) -> Node:
    """Raises Refused."""
    if len(data) > BYTES:
        raise Refused("svg-too-much", "1 MB")
    builder = _Builder()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = builder.start
    parser.EndElementHandler = builder.end
    parser.CharacterDataHandler = builder.text
    parser.StartDoctypeDeclHandler = builder.doctype
    parser.ProcessingInstructionHandler = builder.instruction
    parser.buffer_text = True
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, LookupError, ValueError) as error:
        raise Refused("picture-broken") from error
    if builder.root is None or builder.root.name != "svg":
        raise Refused("picture-broken")
    return builder.root


class _Builder:
    def __init__(self) -> None:
        self.root: Node | None = None
        self._open: list[Node | None] = []
        self._count = self._letters = 0

    def doctype(self, *_: object) -> None:
        raise Refused("svg-refused", "<!DOCTYPE>")

    def instruction(self, target: str, _: str) -> None:
        raise Refused("svg-refused", f"<?{target[:30]}?>")

    def start(self, name: str, told: dict[str, str]) -> None:
        self._count += 1
        if len(self._open) >= _DEPTH:
            raise Refused("svg-too-much", f"{_DEPTH} <g>")
        if self._count > _ELEMENTS:
            raise Refused("svg-too-much", f"{_ELEMENTS} <…>")
        space, _, local = name.rpartition(" ")
        above = self._open[-1] if self._open else None
        if (self._open and above is None) or (space not in ("", _SPACE)) or local in _SILENT:
            self._open.append(None)  # what programs keep for themselves, and words about the drawing
            return
        if local not in DRAWN:
            raise Refused("svg-gradient" if local.endswith("Gradient") else "svg-refused", f"<{local[:30]}>")
        node = Node(local, {key.rpartition(" ")[2]: value for key, value in told.items() if _is_ours(key)})
        for key in node.told:
            if key.startswith("on"):
                raise Refused("svg-refused", key[:30])
        if above is None:
            self.root = node
        else:
            above.parts.append(node)
        self._open.append(node)

    def end(self, _: str) -> None:
        self._open.pop()

    def text(self, text: str) -> None:
        node = self._open[-1] if self._open else None
        if node is None or node.name not in ("text", "tspan"):
            return
        self._letters += len(text)
        if self._letters > _LETTERS:
            raise Refused("svg-too-much", f"{_LETTERS} <text>")
        node.parts.append(text)


def _is_ours(key: str) -> bool:
    space, _, local = key.rpartition(" ")
    return not space or local == "href" or space.endswith("XML/1998/namespace")
