"""SVG pictures: `read_svg(data)` gives nothing but outlines and colours, or says what cannot be taken."""

from __future__ import annotations

from generator.frozen import replace
from generator.readers.svg.looks import Look, handed_down, length, properties
from generator.readers.svg.paths import MOST_POINTS, Matrix, matrix, moved, numbers, stretch, times
from generator.readers.svg.shapes import letters, shape
from generator.readers.svg.tree import Node, Refused, tree
from generator.vectors import Outline, Step, Vector

MOST_SHAPES, _MOST_USES, _MOST_VISITS, _DEPTH = 5_000, 500, 25_000, 8
_HREF = "href"


def read_svg(data: bytes) -> Vector:
    """Raises Refused."""
    root = tree(data)
    x, y, width, height = _view(root)
    drawer = _Drawer(root)
    drawer.inside(root, Look(), (1.0, 0.0, 0.0, 1.0, -x, -y), 0)
    return Vector(width, height, tuple(drawer.outlines))


def _view(root: Node) -> tuple[float, float, float, float]:
    if "viewBox" in root.told:
        box = numbers(root.told["viewBox"])
    else:
        sides = [root.told.get(side, "") for side in ("width", "height")]
        box = [0.0, 0.0, *(length(side) if side and not side.endswith("%") else 0.0 for side in sides)]
    if len(box) != 4 or not min(box[2:]) >= 0.01 or max(box[2:]) > 200 * min(box[2:]):
        raise Refused("picture-broken")
    return box[0], box[1], box[2], box[3]


class _Drawer:
    def __init__(self, root: Node) -> None:
        self.outlines: list[Outline] = []
        self._points = self._uses = self._visits = 0
        self._named: dict[str, Node] = {}
        self._name(root)

    def _name(self, node: Node) -> None:
        for part in node.parts:
            if isinstance(part, Node):
                if "id" in part.told:
                    self._named.setdefault(part.told["id"], part)
                self._name(part)

    def inside(self, node: Node, look: Look, at: Matrix, used: int) -> None:
        told = properties(node.told)
        look = handed_down(look, told)
        for part in node.parts:
            if isinstance(part, Node) and part.name != "defs":
                self._draw(part, look, at, used)

    def _draw(self, node: Node, look: Look, at: Matrix, used: int) -> None:
        if _HREF in node.told and node.name != "use":
            raise Refused("svg-refused", "href")
        self._visits += 1  # what paints nothing takes time too
        if self._visits > _MOST_VISITS:
            raise Refused("svg-too-much", f"{_MOST_VISITS} <…>")
        told = properties(node.told)
        if told.get("display") == "none":
            return
        at = times(matrix(told.get("transform", "")), at)
        match node.name:
            case "g":
                self.inside(node, look, at, used)
            case "use":
                self._use(node, told, handed_down(look, told), at, used)
            case "text":
                self._text(node, look, at)
            case "svg" | "switch" | "tspan":
                raise Refused("svg-refused", f"<{node.name}>")
            case _:
                self._add(shape(node.name, told), handed_down(look, told), at)

    def _use(self, node: Node, told: dict[str, str], look: Look, at: Matrix, used: int) -> None:
        target = node.told.get(_HREF, "")
        self._uses += 1
        if not target.startswith("#"):
            raise Refused("svg-refused", f"href={target[:30]}")
        if used >= _DEPTH or self._uses > _MOST_USES:
            raise Refused("svg-too-much", f"{_MOST_USES} <use>")
        found = self._named.get(target[1:])
        if found is None:
            raise Refused("picture-broken")
        x, y = (length(told.get(side, "0")) for side in "xy")
        self._draw(found, look, times((1.0, 0.0, 0.0, 1.0, x, y), at), used + 1)

    def _add(self, steps: list[Step], look: Look, at: Matrix) -> None:
        self._points += len(steps)
        if self._points > MOST_POINTS:
            raise Refused("svg-too-much", f"{MOST_POINTS} <path d>")
        fill, stroke = look.filled(), look.stroked(stretch(at))
        if not look.shown or not any(name in "LC" for name, _ in steps) or not (fill or stroke):
            return
        if len(self.outlines) >= MOST_SHAPES:
            raise Refused("svg-too-much", f"{MOST_SHAPES} <path>")
        self.outlines.append(Outline(moved(steps, at), fill, bool(fill) and look.even_odd, stroke))

    def _text(self, node: Node, look: Look, at: Matrix) -> None:
        """Each run of words with a place of its own is anchored there; the others go on behind it."""
        words: list[tuple[str, Look, dict[str, str]]] = []
        _words(node, look, words)
        x = y = 0.0
        while words:
            told = words[0][2]
            x, y = (_first(told[side]) if side in told else old for side, old in (("x", x), ("y", y)))
            count = next((n for n, word in enumerate(words) if n and not word[2].keys().isdisjoint("xy")), len(words))
            chunk, words = words[:count], words[count:]
            drawn = [(letters(text, look.size, look.weight), look, told) for text, look, told in chunk]
            whole = sum(width for (_, width), _, _ in drawn)
            x -= whole * {"middle": 0.5, "end": 1.0}.get(chunk[0][1].anchor, 0.0)
            for (steps, width), own, place in drawn:
                x, y = x + _first(place.get("dx", "0")), y + _first(place.get("dy", "0"))
                self._add(steps, replace(own, even_odd=False), times((1.0, 0.0, 0.0, 1.0, x, y), at))
                x += width


def _first(text: str) -> float:
    return length(text.replace(",", " ").split()[0]) if text.strip(" ,") else 0.0


def _words(node: Node, look: Look, words: list[tuple[str, Look, dict[str, str]]]) -> None:
    told = properties(node.told)
    look = handed_down(look, told)
    place: dict[str, str] = {key: told[key] for key in ("x", "y", "dx", "dy") if key in told}
    for part in node.parts:
        if isinstance(part, Node):
            if part.name != "tspan":
                raise Refused("svg-refused", f"<{part.name}>")
            _words(part, look, words)
            continue
        text = " ".join(part.split())
        if text:
            space = " " if words and part[:1].isspace() else ""
            words.append(
                (space + text + (" " if part[-1:].isspace() and part is not node.parts[-1] else ""), look, place)
            )
            place = {}


__all__ = ["Refused", "read_svg"]
