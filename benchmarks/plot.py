"""CPU against the number of versions, both logarithmic, as a small SVG that reads in black and white."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from math import ceil, floor, log10

from benchmarks.samples import Medians
from benchmarks.tools import TAGGED_UNREAD, TOOLS, TYPST_UNTAGGED, UNTAGGED_UNREAD

WIDTH, HEIGHT = 760, 460
LEFT, RIGHT, TOP, BOTTOM = 62, 214, 34, 48
LABEL = 15
"""Points between two labels at the right edge."""
DASHES = ("", "7 3", "2 3", "9 3 2 3")
LEFT_OUT = {UNTAGGED_UNREAD, TAGGED_UNREAD, TYPST_UNTAGGED}
"""Curves that would lie on others."""
MARKS = ("circle", "square", "triangle", "cross")


@dataclass(frozen=True, slots=True)
class Curve:
    """One tool's points in rising order of size; `strong` for ours."""

    label: str
    points: tuple[tuple[float, float], ...]
    strong: bool


@dataclass(frozen=True, slots=True)
class Scale:
    """A logarithmic axis over whole decades, from `low` to `high` as powers of ten, onto `start` to `end` points."""

    low: int
    high: int
    start: float
    end: float

    def __call__(self, value: float) -> float:
        return self.start + (log10(value) - self.low) / (self.high - self.low) * (self.end - self.start)

    @property
    def decades(self) -> range:
        return range(self.low, self.high + 1)


def curves(medians: Medians) -> list[Curve]:
    found = []
    for tool in TOOLS:
        points = tuple((size, one.cpu) for (name, size), one in sorted(medians.items()) if name == tool.name)
        if tool.job == "print" and len(points) > 1 and tool.name not in LEFT_OUT:
            found.append(Curve(tool.label, points, tool.name.startswith("lembar")))
    return found


def svg(drawn: Sequence[Curve]) -> str:
    """An empty frame if there is no curve yet."""
    across = _scale([x for curve in drawn for x, _ in curve.points], LEFT, WIDTH - RIGHT)
    up = _scale([y for curve in drawn for _, y in curve.points], HEIGHT - BOTTOM, TOP)
    body = "".join((*_axes(across, up), *_curves(drawn, across, up)))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}" '
        f'font-family="sans-serif" font-size="12" fill="#111" role="img">'
        f"<title>CPU seconds against the number of versions</title>"
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>{body}</svg>\n'
    )


def _scale(values: Sequence[float], start: float, end: float) -> Scale:
    low, high = (floor(log10(min(values))), ceil(log10(max(values)))) if values else (0, 1)
    return Scale(low, max(high, low + 1), start, end)


def _axes(across: Scale, up: Scale) -> Iterator[str]:
    yield f'<text x="{LEFT}" y="{TOP - 14}" font-weight="bold">CPU seconds for N versions, with keys</text>'
    for power in up.decades:
        y = up(10**power)
        yield f'<path d="M{LEFT} {y:.1f}H{WIDTH - RIGHT}" stroke="#ccc"/>'
        yield f'<text x="{LEFT - 8}" y="{y + 4:.1f}" text-anchor="end">{_number(power)} s</text>'
    for power in across.decades:
        x = across(10**power)
        yield f'<path d="M{x:.1f} {TOP}V{HEIGHT - BOTTOM}" stroke="#ccc"/>'
        yield f'<text x="{x:.1f}" y="{HEIGHT - BOTTOM + 18}" text-anchor="middle">{_number(power)}</text>'
    middle = (LEFT + WIDTH - RIGHT) / 2
    yield f'<text x="{middle:.1f}" y="{HEIGHT - 10}" text-anchor="middle">versions, N</text>'


def _number(power: int) -> str:
    return f"{10**power:,}" if power >= 0 else f"{10.0**power:.{-power}f}"


def _curves(drawn: Sequence[Curve], across: Scale, up: Scale) -> Iterator[str]:
    heights = _apart([up(curve.points[-1][1]) for curve in drawn])
    for place, (curve, height) in enumerate(zip(drawn, heights, strict=True)):
        spots = [(across(x), up(y)) for x, y in curve.points]
        path = "L".join(f"{x:.1f} {y:.1f}" for x, y in spots)
        width = 2.5 if curve.strong else 1.2
        dash = DASHES[place % len(DASHES)] or "none"
        yield f'<path d="M{path}" fill="none" stroke="#111" stroke-width="{width}" stroke-dasharray="{dash}"/>'
        yield from (_mark(MARKS[place // len(DASHES) % len(MARKS)], x, y) for x, y in spots)
        x, y = spots[-1]
        yield f'<path d="M{x + 5:.1f} {y:.1f}L{WIDTH - RIGHT + 8} {height:.1f}" stroke="#999" stroke-width="0.6"/>'
        weight = ' font-weight="bold"' if curve.strong else ""
        yield f'<text x="{WIDTH - RIGHT + 11}" y="{height + 4:.1f}"{weight}>{escape(curve.label)}</text>'


def _apart(heights: Sequence[float]) -> list[float]:
    """Heights of labels, each at least a line below the one above it, in the order given."""
    placed: dict[int, float] = {}
    last = float("-inf")
    for place in sorted(range(len(heights)), key=lambda at: heights[at]):
        last = placed[place] = max(heights[place], last + LABEL)
    return [placed[place] for place in range(len(heights))]


def _mark(shape: str, x: float, y: float) -> str:
    match shape:
        case "circle":
            return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3.2"/>'
        case "square":
            return f'<path d="M{x - 3:.1f} {y - 3:.1f}h6v6h-6z"/>'
        case "triangle":
            return f'<path d="M{x:.1f} {y - 4:.1f}l4 7h-8z"/>'
        case _:
            return f'<path d="M{x - 3:.1f} {y - 3:.1f}l6 6m0 -6l-6 6" stroke="#111" stroke-width="1.5"/>'
