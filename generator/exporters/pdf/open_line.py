"""Lines that are set but for a word: what stands around it is set once, and each word costs its own letters alone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from generator.exporters.pdf.lines import Line
from generator.exporters.pdf.looks import Look
from generator.exporters.pdf.parts import space_part, text_part
from generator.frozen import frozen


def is_word(text: str) -> bool:
    """Whether a text can do nothing else on a line than stand between its neighbours: nowhere parted, left to right."""
    return text.isascii() and text.isalnum()


def word_line(look: Look, word: str) -> Line:
    part = text_part(look, word)
    return Line((part, space_part(look)), part.width)


@frozen
class OpenLine:
    """A line set with words that stand in for the values of slots; `holes` are their parts and the slots' names."""

    line: Line
    holes: tuple[tuple[int, str], ...]

    def filled(self, values: Mapping[str, str]) -> Line | None:
        """None if a value is not a word."""
        parts = [*self.line.parts]
        for at, name in self.holes:
            value = values[name]
            if not is_word(value):
                return None
            parts[at] = text_part(parts[at].look, value)
        return Line(tuple(parts), sum([part.width for part in parts[:-1]]))


def stand_ins(names: Iterable[str], longest: int) -> dict[str, str]:
    """Words for slots in a text of `longest` letters, in which they are found again by their length."""
    return {name: "0" * (longest + index) for index, name in enumerate(names, 1)}


def open_line(lines: tuple[Line, ...], standing_in: Mapping[str, str]) -> OpenLine | None:
    """Of a text on one line, which stands side by side from left to right; else None."""
    if len(lines) != 1 or lines[0].lefts is not None or lines[0].has_blank:
        return None
    names = {word: name for name, word in standing_in.items()}
    holes = [(at, names[part.text]) for at, part in enumerate(lines[0].parts) if part.text in names]
    return OpenLine(lines[0], tuple(holes))
