"""What `::: name` makes in a template. These words are for people who design papers; lessons know other names."""

from __future__ import annotations

from collections.abc import Callable

from generator.document.attributes import Attributes
from generator.document.blocks import Blocks, Box, Columns, Field, Fields, Keep, List, Paragraph, Running
from generator.document.inlines import Inline, Inlines, Text

RUNNING = ("header", "footer", "band")
BOXES = ("letterhead", "masthead", "mark", "instructions", "part", "stimulus", "reading", "plain")


class LayoutProblem(Exception):
    """A container of a template that cannot be laid out; the sentence says why."""


def lay_out(name: str, attributes: Attributes, blocks: Blocks, fill: Callable[[str], Inlines]) -> Blocks:
    """The blocks that a container stands for. `fill` puts values into an attribute. Raises LayoutProblem."""
    if name in RUNNING:
        return (Running(name, tuple(map(_one_line, _items(name, blocks)))),)  # type: ignore[arg-type]
    if name == "fields":
        return (_fields(blocks, attributes.get("shares")),)
    if name == "columns":
        argument = attributes.get("argument")
        if not argument.isdigit() or not 1 <= int(argument) <= 4:
            raise LayoutProblem("“::: columns” takes a number from 1 to 4")
        return (Columns(int(argument), blocks),)
    if name == "keep":
        return (Keep(blocks),)
    if name in BOXES:
        return (Box(name, blocks, fill(attributes.get("label")), fill(attributes.get("aside"))),)
    known = ", ".join((*RUNNING, "fields", "columns", "keep", *BOXES))
    raise LayoutProblem(f"“::: {name}” is not known; there are: {known}")


def _items(name: str, blocks: Blocks) -> tuple[Blocks, ...]:
    if len(blocks) != 1 or not isinstance(blocks[0], List):
        raise LayoutProblem(f"“::: {name}” holds one list")
    return blocks[0].items


def _one_line(blocks: Blocks) -> Inlines:
    if not blocks:
        return ()
    if len(blocks) != 1 or not isinstance(blocks[0], Paragraph):
        raise LayoutProblem("each entry of this list is one line")
    return blocks[0].kids


def _fields(blocks: Blocks, shares: str) -> Fields:
    lines = tuple(map(_one_line, _items("fields", blocks)))
    widths = [float(share) for share in shares.split()] or [1.0] * len(lines)
    if len(widths) != len(lines):
        raise LayoutProblem(f"“shares” gives {len(widths)} widths for {len(lines)} fields")
    return Fields(tuple(_field(line, share) for line, share in zip(lines, widths, strict=True)))


def _field(line: Inlines, share: float) -> Field:
    """`label: value`; the first colon written in the template parts them."""
    for index, inline in enumerate(line):
        if isinstance(inline, Text) and ":" in inline.text:
            before, _, after = inline.text.partition(":")
            label: tuple[Inline, ...] = (*line[:index], Text(before)) if before else line[:index]
            value = (Text(after.lstrip()), *line[index + 1 :]) if after.strip() else line[index + 1 :]
            return Field(label, value, share)
    raise LayoutProblem("a field is “label: value”, with nothing behind the colon for a line to write on")
