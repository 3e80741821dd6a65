"""What the words of a path or a transform say, as steps with straight lines and cubic curves only."""

from __future__ import annotations

import re
from collections.abc import Iterator
from math import atan2, ceil, cos, hypot, isfinite, pi, radians, sin, sqrt, tan

from generator.readers.svg.tree import Refused
from generator.vectors import Step

Matrix = tuple[float, float, float, float, float, float]
SAME: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
MOST_POINTS = 100_000
_FARTHEST = 1e6
_NUMBER = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,3})?")
_BETWEEN = re.compile(r"[\s,]*")
_TAKES = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Q": 4, "T": 2, "A": 7, "Z": 0}
_TURN = re.compile(r"\s*,?\s*(matrix|translate|scale|rotate|skewX|skewY)\s*\(([^()]*)\)")


def number(text: str) -> float:
    """Raises Refused."""
    value = float(text)
    if not isfinite(value) or abs(value) > _FARTHEST:
        raise Refused("picture-broken")
    return value


def numbers(text: str) -> list[float]:
    """Raises Refused for anything between them but spaces and commas."""
    found = [number(one) for one in _NUMBER.findall(text)]
    if _NUMBER.sub("", text).strip(" \t\r\n,"):
        raise Refused("picture-broken")
    return found


def times(one: Matrix, other: Matrix) -> Matrix:
    """`one` inside of `other`."""
    a, b, c, d, e, f = one
    g, h, i, j, k, m = other
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m)


def matrix(text: str) -> Matrix:
    """Raises Refused."""
    made, at = SAME, 0
    while found := _TURN.match(text, at):
        made, at = times(_turn(found[1], numbers(found[2])), made), found.end()
    if text[at:].strip():
        raise Refused("picture-broken")
    return made


def _turn(kind: str, n: list[float]) -> Matrix:
    match kind, n:
        case "matrix", [a, b, c, d, e, f]:
            return (a, b, c, d, e, f)
        case "translate", [x, *y] if len(y) < 2:
            return (1.0, 0.0, 0.0, 1.0, x, y[0] if y else 0.0)
        case "scale", [x, *y] if len(y) < 2:
            return (x, 0.0, 0.0, y[0] if y else x, 0.0, 0.0)
        case "rotate", [angle, *middle] if len(middle) in (0, 2):
            s, c = sin(radians(angle)), cos(radians(angle))
            x, y0 = middle or (0.0, 0.0)
            return (c, s, -s, c, x - c * x + s * y0, y0 - s * x - c * y0)
        case "skewX", [angle]:
            return (1.0, 0.0, tan(radians(angle)), 1.0, 0.0, 0.0)
        case "skewY", [angle]:
            return (1.0, tan(radians(angle)), 0.0, 1.0, 0.0, 0.0)
        case _:
            raise Refused("picture-broken")


def _commands(text: str) -> Iterator[tuple[str, list[float]]]:
    at, command = _skip(text, 0), ""
    count = 0
    while at < len(text):
        if text[at].upper() in _TAKES:
            command, at = text[at], _skip(text, at + 1)
        elif command in ("", "Z", "z"):
            raise Refused("picture-broken")
        taken: list[float] = []
        for place in range(_TAKES[command.upper()]):
            if command in "Aa" and place in (3, 4):
                if text[at : at + 1] not in ("0", "1"):
                    raise Refused("picture-broken")
                taken.append(float(text[at]))
                at = _skip(text, at + 1)
                continue
            found = _NUMBER.match(text, at)
            if found is None:
                raise Refused("picture-broken")
            taken.append(number(found[0]))
            at = _skip(text, found.end())
        count += 1
        if count > MOST_POINTS:
            raise Refused("svg-too-much", f"{MOST_POINTS} <path>")
        yield command, taken
        command = {"M": "L", "m": "l"}.get(command, command)


def _skip(text: str, at: int) -> int:
    found = _BETWEEN.match(text, at)
    return found.end() if found else at


def path(text: str) -> list[Step]:
    """Raises Refused."""
    steps: list[Step] = []
    x = y = x0 = y0 = 0.0
    bend, last = (0.0, 0.0), ""
    for command, n in _commands(text):
        kind = command.upper()
        if command.islower() and kind != "A":
            n = [value + (x, y)[place % 2] for place, value in enumerate(n)] if kind != "V" else [n[0] + y]
        elif kind == "A" and command.islower():
            n[5:] = [n[5] + x, n[6] + y]
        if not steps and kind != "M":
            raise Refused("picture-broken")
        if kind != "M" and last == "Z":
            steps.append(("M", (x, y)))
        match kind:
            case "M":
                x, y = x0, y0 = n[0], n[1]
                steps.append(("M", (x, y)))
            case "Z":
                x, y = x0, y0
                steps.append(("Z", ()))
            case "L" | "H" | "V":
                x, y = (n[0], n[1]) if kind == "L" else (n[0], y) if kind == "H" else (x, n[0])
                steps.append(("L", (x, y)))
            case "C" | "S":
                first = (n[0], n[1]) if kind == "C" else _mirrored(bend, (x, y)) if last in "CS" else (x, y)
                bend, (x, y) = (n[-4], n[-3]), (n[-2], n[-1])
                steps.append(("C", (*first, *bend, x, y)))
            case "Q" | "T":
                start = (x, y)
                bend = (n[0], n[1]) if kind == "Q" else _mirrored(bend, start) if last in "QT" else start
                x, y = n[-2], n[-1]
                steps.append(("C", quadratic(start, bend, (x, y))))
            case _:
                steps += arc((x, y), *n)
                x, y = n[5], n[6]
        last = kind
    return steps


def _mirrored(point: tuple[float, float], middle: tuple[float, float]) -> tuple[float, float]:
    return 2 * middle[0] - point[0], 2 * middle[1] - point[1]


def quadratic(start: tuple[float, float], bend: tuple[float, float], end: tuple[float, float]) -> tuple[float, ...]:
    one, two = (tuple(p + (b - p) * 2 / 3 for p, b in zip(edge, bend, strict=True)) for edge in (start, end))
    return (*one, *two, *end)


def arc(
    start: tuple[float, float], rx: float, ry: float, turned: float, large: float, sweep: float, x: float, y: float
) -> list[Step]:
    """An arc as cubic curves of a quarter turn at most (SVG 1.1, F.6)."""
    rx, ry = abs(rx), abs(ry)
    if start == (x, y):
        return []
    if not rx > 1e-9 or not ry > 1e-9:
        return [("L", (x, y))]
    c, s = cos(radians(turned)), sin(radians(turned))
    dx, dy = (start[0] - x) / 2, (start[1] - y) / 2
    px, py = c * dx + s * dy, c * dy - s * dx
    grown = (px / rx) ** 2 + (py / ry) ** 2
    if grown > 1:
        rx, ry = rx * sqrt(grown), ry * sqrt(grown)
    below = (rx * py) ** 2 + (ry * px) ** 2
    root = sqrt(max(0.0, ((rx * ry) ** 2 - below) / below)) if below else 0.0
    root = -root if large == sweep else root
    qx, qy = root * rx * py / ry, -root * ry * px / rx
    mx, my = c * qx - s * qy + (start[0] + x) / 2, s * qx + c * qy + (start[1] + y) / 2
    one = atan2((py - qy) / ry, (px - qx) / rx)
    whole = atan2((-py - qy) / ry, (-px - qx) / rx) - one
    if sweep and whole < 0:
        whole += 2 * pi
    elif not sweep and whole > 0:
        whole -= 2 * pi
    count = max(1, ceil(abs(whole) / (pi / 2) - 1e-9))
    part = whole / count
    k = 4 / 3 * tan(part / 4)

    def at(u: float, v: float) -> tuple[float, float]:
        return mx + c * rx * u - s * ry * v, my + s * rx * u + c * ry * v

    steps: list[Step] = []
    for place in range(count):
        a, b = one + part * place, one + part * (place + 1)
        first = at(cos(a) - k * sin(a), sin(a) + k * cos(a))
        second = at(cos(b) + k * sin(b), sin(b) - k * cos(b))
        end = (x, y) if place == count - 1 else at(cos(b), sin(b))
        steps.append(("C", (*first, *second, *end)))
    return steps


def moved(steps: list[Step], by: Matrix) -> tuple[Step, ...]:
    """Raises Refused for what is then nowhere near the drawing."""
    a, b, c, d, e, f = by
    made: list[Step] = []
    for name, n in steps:
        pairs = zip(n[::2], n[1::2], strict=True)
        placed = tuple(value for x, y in pairs for value in (a * x + c * y + e, b * x + d * y + f))
        if not all(abs(value) <= _FARTHEST for value in placed):
            raise Refused("picture-broken")
        made.append((name, placed))
    return tuple(made)


def stretch(by: Matrix) -> float:
    """How much a matrix widens a line, all directions taken together."""
    return sqrt(abs(by[0] * by[3] - by[1] * by[2])) if all(map(isfinite, by)) else hypot(0.0)
