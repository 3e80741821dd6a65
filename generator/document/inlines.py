"""What stands inside a line. Plain frozen data: text is never markup, nothing here is ever parsed again."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Text:
    """Letters to print as they are."""

    text: str


@dataclass(frozen=True, slots=True)
class Strong:
    kids: Inlines


@dataclass(frozen=True, slots=True)
class Emphasis:
    kids: Inlines


@dataclass(frozen=True, slots=True)
class Underline:
    kids: Inlines


@dataclass(frozen=True, slots=True)
class Subscript:
    kids: Inlines


@dataclass(frozen=True, slots=True)
class Superscript:
    kids: Inlines


@dataclass(frozen=True, slots=True)
class Code:
    text: str


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead to `url`; the reader admits http, https and mailto only."""

    kids: Inlines
    url: str


@dataclass(frozen=True, slots=True)
class LineBreak:
    pass


@dataclass(frozen=True, slots=True)
class Blank:
    """A blank to write on (three or more underscores in the lesson). Asks for nothing that is marked."""


@dataclass(frozen=True, slots=True)
class Gap:
    """A blank with its accepted answers, best first. `blank` turns it into a `Blank`."""

    answers: tuple[Inlines, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """Words that only a teacher may see. `blank` drops them."""

    kids: Inlines


@dataclass(frozen=True, slots=True)
class Slot:
    """A value known late: `arrange` fills `version.code` and `student.name`, an exporter `page` and `pages`."""

    name: str


Inline = (
    Text
    | Strong
    | Emphasis
    | Underline
    | Subscript
    | Superscript
    | Code
    | Link
    | LineBreak
    | Blank
    | Gap
    | Answer
    | Slot
)
Inlines = tuple[Inline, ...]
