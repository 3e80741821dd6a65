"""What stands inside a line. Plain frozen data: text is never markup, nothing here is ever parsed again."""

from __future__ import annotations

from generator.record import record


@record
class Text:
    """Letters to print as they are."""

    text: str


@record
class Strong:
    kids: Inlines


@record
class Emphasis:
    kids: Inlines


@record
class Underline:
    kids: Inlines


@record
class Subscript:
    kids: Inlines


@record
class Superscript:
    kids: Inlines


@record
class Code:
    text: str


@record
class Link:
    """Words that lead to `url`; the reader admits http, https and mailto only."""

    kids: Inlines
    url: str


@record
class LineBreak:
    pass


@record
class Blank:
    """A blank to write on (three or more underscores in the lesson). Asks for nothing that is marked."""


@record
class Gap:
    """A blank with its accepted answers, best first. `blank` turns it into a `Blank`."""

    answers: tuple[Inlines, ...]


@record
class Answer:
    """Words that only a teacher may see. `blank` drops them."""

    kids: Inlines


@record
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
