"""Points that lead with a term: five or six as a grid of cells, an ordered few as steps."""

from __future__ import annotations

from collections.abc import Sequence

from generator.exporters.pptx.material import Unit
from generator.exporters.pptx.runs import plain_run
from generator.exporters.pptx.sentences import lead
from generator.exporters.pptx.slides import Area, Element, Para, Runs, Shape, Style, cm
from generator.exporters.pptx.stage import Page, Stage, drawn, rule
from generator.frozen import replace

_CELLS = (5, 6)
_CELL_HEIGHT = cm(5.80)
_CELL_PADDING = cm(0.70)
_NAME_TOP, _NAME_HEIGHT = cm(0.62), cm(1.15)
_NAME_RULE = cm(1.95)
_CELL_TEXT_TOP, _CELL_TEXT_HEIGHT = cm(2.30), cm(3.20)

_STEPS = range(3, 6)
_DISC = cm(1.60)
_PITCH = cm(2.45)
_FIRST_DISC = cm(0.42)
_STEP_NAME, _STEP_NAME_WIDTH = cm(2.60), cm(8.60)
_STEP_TEXT, _STEP_TEXT_WIDTH = cm(11.40), cm(18.60)
_STEP_SIZES = (28.0, 26.0, 24.0)


def led(units: Sequence[Unit]) -> list[tuple[Runs, Runs]] | None:
    """Term and text of each point; None unless every point has both and nothing under it."""
    pairs = [lead(unit[0].runs) if len(unit) == 1 else None for unit in units]
    return [pair for pair in pairs if pair is not None] if all(pairs) else None


def grid_page(units: Sequence[Unit], stage: Stage) -> Page | None:
    """Three by two cells; of five, the sixth is a question to the class, never a hole. None if a text is too long."""
    pairs = led(units)
    if pairs is None or len(pairs) not in _CELLS or any(unit[0].mark != "dot" for unit in units):
        return None
    asked = len(pairs) == 5
    if asked:
        words = stage.words
        pairs = [*pairs, (plain_run(words["your_turn"]), plain_run(words["your_turn_question"]))]
    grid, ruler = stage.look.grid, stage.ruler
    width = grid.third - 2 * _CELL_PADDING
    name_style = Style(26, True, "heading", "accent")
    sizes = stage.look.sizes["cell_name"]
    names = _all_at(sizes, [name for name, _ in pairs], name_style, width, _NAME_HEIGHT, stage)
    text_sizes = stage.look.sizes["cell_text"]
    texts = _all_at(text_sizes, [text for _, text in pairs], Style(24, color="ink"), width, _CELL_TEXT_HEIGHT, stage)
    if names is None or texts is None or any(ruler.line_count(name, width) > 1 for name in names):
        return None
    elements: list[Element] = []
    for at, (name, text) in enumerate(zip(names, texts, strict=True)):
        x = grid.left + at % 3 * (grid.third + grid.gap)
        y = grid.top + at // 3 * (_CELL_HEIGHT + grid.gap)
        sand = asked and at == 5
        card = stage.card(f"Card {at + 1}", Area(x, y, grid.third, _CELL_HEIGHT), *(("sand", "") if sand else ()))
        inside = x + _CELL_PADDING
        elements += [
            card,
            stage.text(f"Name {at + 1}", Area(inside, y + _NAME_TOP, width, _NAME_HEIGHT), [name], "middle"),
            rule(f"Rule {at + 1}", inside, y + _NAME_RULE, cm(1.50), "accent", stage.look.edges["rule"]),
            stage.text(
                f"Text {at + 1}", Area(inside, y + _CELL_TEXT_TOP, width, _CELL_TEXT_HEIGHT), [text], balanced=True
            ),
        ]
    return Page("Title only", tuple(elements))


def steps_page(units: Sequence[Unit], stage: Stage) -> Page | None:
    """Numbered discs on a line, with the name of each step and what is done. None if a text is too long."""
    pairs = led(units)
    if pairs is None or len(pairs) not in _STEPS or any(unit[0].mark != "number" for unit in units):
        return None
    grid = stage.look.grid
    names = _all_at(_STEP_SIZES, [n for n, _ in pairs], Style(28, True, color="accent"), _STEP_NAME_WIDTH, _DISC, stage)
    texts = _all_at(_STEP_SIZES, [t for _, t in pairs], Style(28, color="ink"), _STEP_TEXT_WIDTH, cm(2.2), stage)
    if names is None or texts is None or any(stage.ruler.line_count(name, _STEP_NAME_WIDTH) > 1 for name in names):
        return None
    size = min(names[0].style.size, texts[0].style.size)
    first = grid.top + _FIRST_DISC
    spine = Area(grid.left + _DISC // 2 - cm(0.044), first, cm(0.088), _PITCH * (len(pairs) - 1) + _DISC)
    elements: list[Element] = [Shape("Line of steps", "rect", spine, "accent")]
    for at, (name, text) in enumerate(zip(names, texts, strict=True)):
        y = first + at * _PITCH
        number = plain_run(str(units[at][0].number))
        disc = replace(
            stage.text(f"Number {at + 1}", Area(grid.left, y, _DISC, _DISC), [_centred(number)], "middle"),
            form="ellipse",
            fill="accent",
        )
        middle = y + _DISC // 2
        elements += [
            disc,
            stage.text(
                f"Step {at + 1}", Area(grid.left + _STEP_NAME, y, _STEP_NAME_WIDTH, _DISC), [_at(name, size)], "middle"
            ),
            stage.text(
                f"Text {at + 1}",
                Area(grid.left + _STEP_TEXT, middle - cm(1.1), _STEP_TEXT_WIDTH, cm(2.2)),
                [_at(text, size)],
                "middle",
                balanced=True,
            ),
        ]
    return Page("Title only", tuple(elements))


def _centred(runs: Runs) -> Para:
    return replace(drawn(runs, 24, bold=True, color="on_accent"), align="center")


def _at(para: Para, size: float) -> Para:
    return replace(para, style=replace(para.style, size=size))


def _all_at(
    sizes: Sequence[float], texts: Sequence[Runs], style: Style, width: int, height: int, stage: Stage
) -> list[Para] | None:
    """All texts at the first size at which each fits its box: one slide has one size for one role."""
    for size in sizes:
        paras = [Para(runs, replace(style, size=size)) for runs in texts]
        if all(stage.ruler.fits([para], width, height) and stage.ruler.whole(para, width) for para in paras):
            return paras
    return None
