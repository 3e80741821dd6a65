"""Tables of a question on slides: on as many as they need, each row whole, the first column beside the others."""

from __future__ import annotations

from collections.abc import Sequence

from generator.audit.deck_slides import Slide

Rows = tuple[tuple[str, ...], ...]
"""A table in letters, its head first; the head of one that has none is empty."""


def shows_table(slides: Sequence[Slide], table: Rows) -> bool:
    """Whether native tables show its columns from left to right and its rows from the top down, or two cards do."""
    head, rows = table[0], table[1:]
    first, done, begun = 1, 0, [""] * len(rows[0] if rows else head)
    for slide in slides:
        shown = _rows(slide)
        count = len(shown[0]) if shown else 0
        columns = [0, *range(first, first + count - 1)]
        if not shown or columns[-1] >= len(begun) or (head and not _is_head(shown[0], [head[at] for at in columns])):
            continue
        for cells in shown[1 if head else 0 :]:
            if done == len(rows):
                return False
            for at, cell in zip(columns, cells, strict=True):
                begun[at] += cell
            if all(begun[at] == rows[done][at] for at in columns):
                done, begun = done + 1, [""] * len(begun)
        if done == len(rows):
            first, done = first + count - 1, 0
            if first >= len(begun):
                return True
    return _as_cards(slides, head, rows)


def _rows(slide: Slide) -> list[tuple[str, ...]]:
    by_area = {shown.area: shown.letters for shown in slide.shown}
    return [tuple(by_area.get(area, "") for area in row) for row in slide.rows]


def _is_head(shown: Sequence[str], wanted: Sequence[str]) -> bool:
    """A head that is too long is cut."""
    pairs = zip(shown, wanted, strict=True)
    return all(one == other or (one.endswith("…") and other.startswith(one[:-1])) for one, other in pairs)


def _as_cards(slides: Sequence[Slide], head: Sequence[str], rows: Rows) -> bool:
    """Two things compared stand as two cards, each with the labels of all rows."""
    texts = {shown.letters for slide in slides for shown in slide.shown}
    return len(head) == 3 and all(
        head[at] in texts and "".join(row[0] + row[at] for row in rows) in texts for at in (1, 2)
    )
