"""What lines are made of: stretches of one look and level, with their glyphs and width."""

from __future__ import annotations

from functools import lru_cache

from generator.document.inlines import Formula
from generator.exporters.pdf.formulas import SetFormula, set_formula
from generator.exporters.pdf.glyphs import Piece, pieces, span
from generator.exporters.pdf.looks import Look
from generator.fonts.hyphens import SOFT
from generator.frozen import frozen, replace

FORMULA = "\ufffc"
"""Stands for a formula among the letters of a line, so that nothing cuts it."""


@frozen
class Part:
    """A stretch of a line: a drawn `kind` or text, its width in pt, its embedding level (UAX 9)."""

    kind: str
    look: Look
    text: str
    pieces: tuple[Piece, ...]
    width: float
    level: int = 0
    formula: SetFormula | None = None

    @property
    def rtl(self) -> bool:
        """True if its operators begin at its right end."""
        return self.level % 2 == 1 and self.kind == "text"


@lru_cache(maxsize=1 << 12)
def text_part(look: Look, text: str, level: int = 0) -> Part:
    shown = pieces(text, look, level % 2 == 1)
    return Part("text", look, text, shown, sum(piece.width for piece in shown), level)


def space_part(look: Look, level: int = 0) -> Part:
    return text_part(look, " ", level)


def dash_part(look: Look, level: int) -> Part:
    """A hyphen that is seen where a word is parted, and read as a soft one."""
    shown = tuple(
        replace(piece, array=b"]TJ" + span(SOFT) + b"[" + piece.array + b"]TJ EMC[")
        for piece in pieces("-", look, level % 2 == 1)
    )
    return Part("text", look, SOFT, shown, sum(piece.width for piece in shown), level)


def unseen_part(kind: str, text: str, look: Look, width: float, level: int = 0, spoken: str = "") -> Part:
    """What is drawn as a shape `width` wide, read as `text` and perhaps spoken otherwise."""
    shown = pieces(text, replace(look, underline=False, rise=0.0, tracking=0.0))
    spare = width - sum(piece.width for piece in shown)
    move = b"%d" % round(-spare * 1000 / look.size)
    shown = (*shown[:-1], replace(shown[-1], array=shown[-1].array + move))
    if spoken:
        start, end = b"]TJ" + span(spoken, b"Alt") + b"[", b"]TJ EMC["
        shown = tuple(replace(piece, array=start + piece.array + end) for piece in shown)
    return Part(kind, look, text, shown, width, level)


@lru_cache(maxsize=1 << 10)
def formula_part(look: Look, formula: Formula, reads_as: str, level: int = 0) -> Part:
    made = set_formula(formula, reads_as, look)
    return Part("formula", look, FORMULA, (), made.width, level, made)


def narrowed(part: Part, width: float) -> Part:
    """A formula that is wider than a line, made smaller."""
    assert part.formula is not None
    made = part.formula.scaled(width / part.width)
    return replace(part, width=made.width, formula=made)
