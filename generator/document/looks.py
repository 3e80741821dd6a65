"""What tells one text from another on paper."""

from __future__ import annotations

from generator.document.blocks import Blocks, Figure, Paragraph, PictureRow
from generator.document.inlines import Inline, Inlines, Subscript, Superscript
from generator.document.transforms import plain


def look(blocks: Blocks) -> str:
    """What tells an option from another on paper: its letters with raised and lowered ones apart, and its pictures."""
    looks = []
    for block in blocks:
        if isinstance(block, Paragraph):
            looks.append(look_of_line(block.kids))
        elif isinstance(block, Figure):
            looks.append(f"picture {block.asset or id(block)}")
        elif isinstance(block, PictureRow):
            looks.append(look(block.blocks))
    return "\n".join(looks)


def look_of_line(kids: Inlines) -> str:
    return " ".join("".join(map(_look_of_inline, kids)).split())


def _look_of_inline(inline: Inline) -> str:
    if isinstance(inline, Superscript | Subscript):
        return f"{type(inline).__name__}({plain(inline.kids)})"
    return plain((inline,))
