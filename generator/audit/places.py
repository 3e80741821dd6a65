"""What stands where on a worksheet: the eye must meet its questions in the order in which the file draws them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from generator.audit.flat import Flat, Standing
from generator.audit.letters import quoted
from generator.audit.under_stem import Printed

# In em: how far above its number a question's own text may rise (exponents, the ascent of large letters).
RISE = 1.2
# In em: how far apart the lines of two answers are at most that belong together.
_TOGETHER = 3.0
# In em: how far a number and its question may be off one line.
_LINE = 1.5
# In pt: edges of one column are no further apart, two columns at least this far.
SAME_EDGE, NEXT_COLUMN = 4.0, 120.0


def inner_faults(flat: Flat, printed: Printed) -> Iterator[str]:
    """What stands wrong within a question. Sentences that begin with it."""
    if not _in_turn([flat.standing(span.text) for span in printed.rows]):
        yield f"question {printed.number}: its rows do not stand below one another in their order"
    elif not _together([flat.standing(at) for at in printed.heads]):
        yield f"question {printed.number}: its two answers do not stand beside one another"


def place_faults(flat: Flat, printed: Sequence[Printed], rtl: bool = False) -> Iterator[str]:
    """Sentences that begin with the question; `printed` is in the order of drawing. Pages may be read `rtl`."""
    numbers = [flat.standing(one.start) for one in printed]
    for one, mark, following in zip(printed, numbers, (*numbers[1:], None), strict=False):
        runs = flat.between(one.start, one.end)
        if any(_outside(run, mark, following, rtl) for run in runs):
            yield f"question {one.number}: part of it does not stand between its number and the next question"
        elif _apart(mark, next((run for run in runs if run is not mark), mark)):
            yield f"question {one.number}: its number does not stand beside it"
        else:
            yield from inner_faults(flat, one)
    for (one, other), (here, there) in zip(pairwise(printed), pairwise(numbers), strict=True):
        if not _later(here, there, rtl):
            words = quoted(other.fact.words, 40)
            yield f"question {other.number}: its number ({words}) does not stand behind question {one.number}"


def _along(standing: Standing, rtl: bool) -> float:
    """How far along the line a run begins, as the page is read."""
    return -standing.run.right_edge if rtl else standing.run.x


def _outside(standing: Standing, mark: Standing, following: Standing | None, rtl: bool) -> bool:
    """`mark` is the question's own number, `following` the next one's."""
    top = mark.run.y + RISE * max(mark.run.size, 1.0)
    higher = standing.page == mark.page and standing.run.y > top
    here = _along(mark, rtl)
    if following is not None and following.page == mark.page and abs(_along(following, rtl) - here) < SAME_EDGE:
        low = following.run.y
        return standing.page != mark.page or higher or standing.run.y <= low
    return higher and _along(standing, rtl) < here + NEXT_COLUMN


def _apart(mark: Standing, first: Standing) -> bool:
    """Whether a number stands on another line than what it numbers; a picture hangs from its line."""
    if first.run.picture or mark.page != first.page:
        return mark.page != first.page
    return abs(mark.run.y - first.run.y) > _LINE * max(mark.run.size, first.run.size, 1.0)


def _later(one: Standing, other: Standing, rtl: bool) -> bool:
    """In a later place to read: further down, in a column further on, or on a later page."""
    if one.page != other.page:
        return one.page < other.page
    return other.run.y < one.run.y or _along(other, rtl) > _along(one, rtl) + NEXT_COLUMN


def _together(standings: Sequence[Standing]) -> bool:
    return all(
        one.page == other.page and abs(one.run.y - other.run.y) < _TOGETHER * max(one.run.size, 1.0)
        for one, other in pairwise(standings)
    )


def _in_turn(standings: Sequence[Standing]) -> bool:
    return all(one.page < other.page or other.run.y < one.run.y for one, other in pairwise(standings))
