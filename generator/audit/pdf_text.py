"""Text objects taken apart: a run for every string that is shown, from a text matrix at the origin."""

from __future__ import annotations

import re
from typing import NamedTuple

from generator.audit.letters import MIRRORED
from generator.audit.pdf_fonts import Shown
from generator.audit.pdf_state import (
    FILLS,
    SILENT,
    STATE_OPERATORS,
    UPRIGHT,
    Matrix,
    Resources,
    Run,
    State,
    actual_text,
    changed,
    color_of,
    matrix_of,
    spoken_in,
    times,
)
from generator.audit.pdf_tokens import Operand, Unreadable, as_number, operations
from generator.frozen import replace


class TextObject(NamedTuple):
    """A text object taken apart, from a text matrix at the origin."""

    runs: tuple[Run, ...]
    end: State
    shown: frozenset[str]
    spoken: tuple[str, ...]


class TextReading:
    """Takes one text object apart."""

    def __init__(self, resources: Resources, state: State) -> None:
        self._resources, self._state = resources, state
        self._line: Matrix = UPRIGHT
        self._pen: Matrix = UPRIGHT
        self._runs: list[Run] = []
        self._shown: set[str] = set()
        self._spoken: set[str] = set()
        self._marks: list[tuple[str | None, int]] = []

    def read(self, body: bytes) -> TextObject:
        for operator, operands in operations(body):
            self._do(operator, operands)
        if self._marks:
            raise Unreadable("marked content does not end with its text")
        return TextObject(tuple(self._runs), self._state, frozenset(self._shown), tuple(sorted(self._spoken)))

    def _do(self, operator: bytes, operands: list[Operand]) -> None:
        match operator:
            case b"Tm":
                self._line = self._pen = matrix_of(operands)
            case b"Td":
                self._next_line(as_number(operands[0]), as_number(operands[1]))
            case b"TD":
                self._state = replace(self._state, leading=-as_number(operands[1]))
                self._next_line(as_number(operands[0]), as_number(operands[1]))
            case b"T*":
                self._next_line(0.0, -self._state.leading)
            case b"Tj":
                self._show(operands)
            case b"TJ":
                array = operands[0]
                self._show(array if isinstance(array, list) else [array])
            case b"'":
                self._next_line(0.0, -self._state.leading)
                self._show(operands)
            case b'"':
                spaced = replace(self._state, word_spacing=as_number(operands[0]), spacing=as_number(operands[1]))
                self._state = spaced
                self._next_line(0.0, -self._state.leading)
                self._show(operands[2:])
            case b"BMC" | b"BDC":
                self._spoken.update(spoken_in(operands, self._resources, but="ActualText"))
                self._marks.append((actual_text(operands, self._resources), len(self._runs)))
            case b"EMC":
                self._close()
            case _ if operator in FILLS:
                self._state = replace(self._state, color=color_of(operator, operands))
            case _ if operator in STATE_OPERATORS:
                self._state = changed(self._state, operator, operands)
            case _ if operator not in SILENT:
                raise Unreadable(f"a text holds “{operator[:12].decode('latin-1')}”, which is not known")

    def _next_line(self, dx: float, dy: float) -> None:
        self._line = self._pen = times((1.0, 0.0, 0.0, 1.0, dx, dy), self._line)

    def _close(self) -> None:
        if not self._marks:
            raise Unreadable("marked content ends that never began")
        actual, first = self._marks.pop()
        if actual is None or first == len(self._runs):
            return
        covered = self._runs[first:]
        shown = "".join(run.text for run in covered)
        if _plainly_differs(shown, actual):
            raise Unreadable(f"a page draws “{shown}” and says that it reads “{actual}”")
        whole = covered[0]._replace(text=actual, right=covered[-1].right)
        self._runs[first:] = [whole]

    def _show(self, pieces: list[Operand]) -> None:
        state = self._state
        if not state.font:
            raise Unreadable("a text is drawn before a font is chosen")
        font = self._resources.font(state.font)
        start, advance, texts = self._pen, 0.0, []
        for piece in pieces:
            if isinstance(piece, bytes):
                shown = font.show(piece)
                self._shown.add(shown.text)
                texts.append(shown.text)
                advance += _advance(shown, state)
            elif isinstance(piece, float):
                moved = -piece / 1000 * state.size * state.stretch
                if moved > state.size * WORD_GAP:
                    texts.append(" ")
                advance += moved
            else:
                raise Unreadable("a text array holds what is neither text nor a number")
        self._pen = times((1.0, 0.0, 0.0, 1.0, advance, 0.0), start)
        size = state.size * (abs(start[3]) or abs(start[1]))
        rise = state.rise * start[3]
        self._runs.append(
            Run(
                "".join(texts), start[4], start[5] + rise, self._pen[4], size, state.color, font.name,
                state.mode not in (3, 7), False, 0,
            )
        )  # fmt: skip


# A move to the right inside a string, in em, that reads as a gap between words.
WORD_GAP = 0.2
_PLAIN = re.compile(r"[!-~]+")


def _plainly_differs(shown: str, actual: str) -> bool:
    """Letters of two plain readings that are not the same; shaped scripts may be read only as a whole."""
    one, other = ("".join(text.translate(MIRRORED).split()) for text in (shown, actual))
    return one != other and bool(_PLAIN.fullmatch(one)) and bool(_PLAIN.fullmatch(other))


def _advance(shown: Shown, state: State) -> float:
    extra = state.spacing * shown.codes + state.word_spacing * shown.spaces
    return (shown.width * state.size + extra) * state.stretch
