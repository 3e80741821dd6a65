"""What stands inside a line. Plain frozen data: text is never markup, nothing here is ever parsed again."""

from __future__ import annotations

from generator.frozen import frozen


@frozen
class Text:
    """Letters to print as they are."""

    text: str


@frozen
class Strong:
    kids: Inlines


@frozen
class Emphasis:
    kids: Inlines


@frozen
class Underline:
    kids: Inlines


@frozen
class Subscript:
    kids: Inlines


@frozen
class Superscript:
    kids: Inlines


@frozen
class Code:
    text: str


@frozen
class Formula:
    """What stands between dollars, as it was written (`generator.formulas` reads it); `display`: two of them."""

    source: str
    display: bool = False


@frozen
class Link:
    """Words that lead to `url`; the reader admits http, https and mailto only."""

    kids: Inlines
    url: str


@frozen
class LineBreak:
    pass


@frozen
class Blank:
    """A blank to write on (three or more underscores in the lesson). Asks for nothing that is marked."""


@frozen
class Gap:
    """A blank with its accepted answers, best first. `blank` turns it into a `Blank`."""

    answers: tuple[Inlines, ...]


@frozen
class Answer:
    """Words that only a teacher may see. `blank` drops them."""

    kids: Inlines


@frozen
class Slot:
    """A value known late: `arrange` fills `version.code` and `student.name`, an exporter `page` and `pages`."""

    name: str


@frozen
class Value:
    """What an expression comes to in a version, which puts letters in its place before anything is drawn."""

    expression: str


Inline = (
    Text
    | Strong
    | Emphasis
    | Underline
    | Subscript
    | Superscript
    | Code
    | Formula
    | Link
    | LineBreak
    | Blank
    | Gap
    | Answer
    | Slot
    | Value
)
Inlines = tuple[Inline, ...]
