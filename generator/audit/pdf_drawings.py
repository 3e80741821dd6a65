"""The paths of a drawing on a page, taken down in hundredths of a millimetre from the drawing's own corner."""

from __future__ import annotations

from typing import Literal

from generator.audit.drawn import Ground, Painted, digest
from generator.audit.pdf_state import Matrix, Run, color_of
from generator.audit.pdf_tokens import Operand, Unreadable, as_number
from generator.document.drawings import Outline, Step

MARK = "Drawing"
"""The name of the mark around such paths; what they are is not taken from it."""

_UNITS = 2540 / 72
_STEPS: dict[bytes, Literal["M", "L", "C", "Z"]] = {b"m": "M", b"l": "L", b"c": "C", b"h": "Z"}
_PAINTS = {b"S": (True, False), b"f": (False, True), b"B": (True, True)}
_LOOKS = frozenset((b"RG", b"G", b"w", b"J", b"j", b"M", b"d"))
# How light a fill is, at least, to pass for white or for the grey that hardly shows.
_WHITE, _LIGHT = 0.99, 0.85


class Paths:
    """Takes the operators of one drawing. Raises Unreadable for any that a drawing has no use for."""

    def __init__(self) -> None:
        self._painted: list[Painted] = []
        self._steps: list[Step] = []
        self._grounds: list[Ground] = ["solid"]
        self._clips = False
        self._hatched: list[bool] = [False]

    def take(self, operator: bytes, operands: list[Operand]) -> None:
        if operator in _STEPS:
            numbers = [as_number(one) for one in operands]
            signed = [number if place % 2 == 0 else -number for place, number in enumerate(numbers)]
            self._steps.append((_STEPS[operator], tuple(round(number * _UNITS) for number in signed)))
        elif operator in _PAINTS:
            self._paint(*_PAINTS[operator])
        elif operator == b"q":
            self._grounds.append(self._grounds[-1])
            self._hatched.append(self._hatched[-1])
        elif operator == b"Q" and len(self._grounds) > 1:
            self._grounds.pop()
            self._hatched.pop()
        elif operator == b"W":
            self._clips = True
        elif operator == b"n" and self._clips:
            self._painted.append(Painted(self._taken(), stroked=False, ground="hatch"))
            self._clips, self._hatched[-1] = False, True
        elif operator in (b"rg", b"g"):
            self._grounds[-1] = _ground(color_of(operator, operands))
        elif operator not in _LOOKS:
            raise Unreadable(f"a drawing holds “{operator[:12].decode('latin-1')}”, which is not known")

    def _taken(self) -> Outline:
        steps = tuple(self._steps)
        self._steps.clear()
        return steps

    def _paint(self, stroked: bool, filled: bool) -> None:
        steps = self._taken()
        if not self._hatched[-1]:
            self._painted.append(Painted(steps, stroked, self._grounds[-1] if filled else ""))
        elif filled or any(name not in "ML" for name, _ in steps):
            raise Unreadable("a hatched part of a drawing holds more than lines")

    def run(self, matrix: Matrix, artifact: bool) -> Run:
        """The drawing as a picture is read."""
        xs = [number / _UNITS for one in self._painted for _, numbers in one.outline for number in numbers[::2]]
        ys = [-number / _UNITS for one in self._painted for _, numbers in one.outline for number in numbers[1::2]]
        if not xs or self._steps or len(self._grounds) != 1:
            raise Unreadable("a drawing of it does not end")
        a, _, _, d, e, f = matrix
        left, right, low, high = a * min(xs) + e, a * max(xs) + e, d * min(ys) + f, d * max(ys) + f
        return Run("", left, low, right, high - low, b"", "", True, artifact, 0, digest(self._painted))


def _ground(color: bytes) -> Ground:
    *parts, _ = color.split()
    lightness = sum(map(float, parts)) / len(parts)
    return "white" if lightness > _WHITE else "light" if lightness > _LIGHT else "solid"
