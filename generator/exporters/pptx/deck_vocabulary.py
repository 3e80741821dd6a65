"""Vocabulary as cards, two to four a slide. Term and meaning stand in placeholders, so that the outline shows them."""

from __future__ import annotations

from collections.abc import Sequence

from generator.document.blocks import Definition
from generator.document.transforms import inlines_of
from generator.exporters.pptx.deck_points import points_pages
from generator.exporters.pptx.master import Slot
from generator.exporters.pptx.material import Point, Unit
from generator.exporters.pptx.runs import cut_runs, emboldened, joined, plain_run, runs_of, text_of, trimmed
from generator.exporters.pptx.slides import Area, Element, Para, Run, Runs, cm
from generator.exporters.pptx.split import in_parts
from generator.exporters.pptx.stage import Page, Stage, drawn, inner, rule
from generator.frozen import frozen, replace

_MOST_CARDS = 4
_FIRST_TERM = 30
_RULE = cm(1.50)
_RULE_ABOVE_MEANING = cm(0.65)
_RULE_ABOVE_MEANING_SMALL = cm(0.35)
_LABEL_HEIGHT, _EXAMPLE_HEIGHT, _EXAMPLE_GAP = cm(0.80), cm(1.25), cm(0.20)


@frozen
class _Entry:
    """`example` is a last meaning that begins with the language's word for it."""

    term: Runs
    meanings: tuple[Runs, ...]
    example: Runs = ()


def vocabulary_pages(entries: Sequence[Definition], stage: Stage) -> list[Page]:
    """Cards, evenly over slides; entries too long for cards become points."""
    read = [_read(entry, stage) for entry in entries]
    for most in range(min(_MOST_CARDS, len(read)), 1, -1):
        groups = in_parts(read, most)
        if any(len(group) < 2 for group in groups):
            continue
        pages = [_cards(group, stage) for group in groups]
        made = [page for page in pages if page is not None]
        if len(made) == len(pages):
            return made
    points = points_pages([unit for entry in read for unit in _as_points(entry)], stage)
    return [replace(page, kicker=stage.words["vocabulary"]) for page in points]


def _read(entry: Definition, stage: Stage) -> _Entry:
    meanings = [runs for meaning in entry.meanings for kids in inlines_of(meaning) if (runs := trimmed(runs_of(kids)))]
    term = trimmed(runs_of(entry.term))
    label = f"{stage.words['example']}:"
    if len(meanings) > 1 and text_of(meanings[-1]).lower().startswith(label.lower()):
        example = meanings.pop()
        text = "".join(run.text for run in example)
        return _Entry(term, tuple(meanings), trimmed(cut_runs(example, text.index(":") + 1, len(text))))
    return _Entry(term, tuple(meanings))


def _as_points(entry: _Entry) -> tuple[Unit, ...]:
    first, *others = entry.meanings or ((),)
    example = (entry.example,) if entry.example else ()
    points = [Point(joined((*emboldened(entry.term), Run(": "), *first)), mark="dot")]
    points += [Point(runs, inside=True) for runs in (*others, *example)]
    return (tuple(points),)


def _cards(entries: Sequence[_Entry], stage: Stage) -> Page | None:
    layout = f"Vocabulary, {len(entries)} cards"
    slots = [
        (stage.slot(layout, _FIRST_TERM + 2 * at), stage.slot(layout, _FIRST_TERM + 2 * at + 1))
        for at in range(len(entries))
    ]
    areas = [_meaning_area(entry, meaning) for entry, (_, meaning) in zip(entries, slots, strict=True)]
    terms = _one_size(
        stage,
        stage.look.sizes["card_term"],
        [(slot, slot.area, (entry.term,)) for entry, (slot, _) in zip(entries, slots, strict=True)],
    )
    meanings = _one_size(
        stage,
        stage.look.sizes["card_text"],
        [(slot, area, entry.meanings) for entry, (_, slot), area in zip(entries, slots, areas, strict=True)],
    )
    if terms is None or meanings is None:
        return None
    elements: list[Element] = []
    for at, (entry, (term, meaning), area) in enumerate(zip(entries, slots, areas, strict=True)):
        example = _example(entry, at + 1, meaning, stage)
        if example is None:
            return None
        low = _RULE_ABOVE_MEANING_SMALL if len(entries) == _MOST_CARDS else _RULE_ABOVE_MEANING
        elements += [
            stage.card(f"Card {at + 1}", _card_area(len(entries), at, stage)),
            stage.filled(term, terms[at], balanced=True),
            rule(f"Rule {at + 1}", term.area.x, meaning.area.y - low, _RULE, "accent", stage.look.edges["rule"]),
            stage.filled(meaning, meanings[at], area, balanced=True),
            *example,
        ]
    return Page(layout, tuple(elements), kicker=stage.words["vocabulary"])


def _card_area(count: int, at: int, stage: Stage) -> Area:
    grid = stage.look.grid
    columns = 3 if count == 3 else 2
    rows = 2 if count == _MOST_CARDS else 1
    width = (grid.width - (columns - 1) * grid.gap) // columns
    height = (grid.height - (rows - 1) * grid.gap) // rows
    return Area(
        grid.left + at % columns * (width + grid.gap), grid.top + at // columns * (height + grid.gap), width, height
    )


def _meaning_area(entry: _Entry, slot: Slot) -> Area:
    """The placeholder's room, less the foot of the card when an example stands there."""
    if not entry.example:
        return slot.area
    taken = _LABEL_HEIGHT + _EXAMPLE_HEIGHT + _EXAMPLE_GAP
    return replace(slot.area, h=slot.area.h - taken)


def _example(entry: _Entry, number: int, slot: Slot, stage: Stage) -> tuple[Element, ...] | None:
    """Label and example at the foot of a card, so that the examples of a slide line up. None if it is too long."""
    if not entry.example:
        return ()
    size = stage.look.sizes["card_text"][-1]
    top = slot.area.bottom - _EXAMPLE_HEIGHT
    para = drawn(entry.example, size)
    if stage.ruler.line_count(para, slot.area.w) > 1:
        return None
    label = drawn(plain_run(stage.words["example"]), 18, bold=True, color="quiet")
    return (
        stage.text(f"Label {number}", Area(slot.area.x, top - _LABEL_HEIGHT, slot.area.w, _LABEL_HEIGHT), [label]),
        stage.text(f"Example {number}", Area(slot.area.x, top, slot.area.w, _EXAMPLE_HEIGHT), [para]),
    )


def _one_size(
    stage: Stage, sizes: Sequence[float], texts: Sequence[tuple[Slot, Area, tuple[Runs, ...]]]
) -> list[tuple[Para, ...]] | None:
    """Every text at the first size at which all fit their boxes; None when the floor is too large for one."""
    for size in sizes:
        made = [tuple(stage.para(slot, runs, 0, size) for runs in paras) for slot, _, paras in texts]
        rooms = [inner(area, slot.insets) for slot, area, _ in texts]
        if all(
            stage.ruler.fits(paras, room.w, room.h) and all(stage.ruler.whole(para, room.w) for para in paras)
            for paras, room in zip(made, rooms, strict=True)
        ):
            return made
    return None
