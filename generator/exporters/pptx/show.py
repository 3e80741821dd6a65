"""A deck as readable text: what tests compare and people review. Boxes are x y w h in cm."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from generator.exporters.pptx.slides import (
    CM,
    Area,
    Body,
    ChartFrame,
    Deck,
    Element,
    Equation,
    Line,
    Para,
    Picture,
    Placeholder,
    Run,
    Shape,
    Sketch,
    Slide,
    TableFrame,
)

_MARKS = {"": "", "dot": "■ ", "dash": "– ", "tick": "✓ "}


def show(deck: Deck) -> str:
    head = f"{deck.title} · {deck.language}{' · right to left' if deck.rtl else ''}"
    return "\n\n".join((head, *(show_slide(slide, number) for number, slide in enumerate(deck.slides, 1)))) + "\n"


def show_slide(slide: Slide, number: int) -> str:
    lines = [f"== {number} · {slide.layout} · {slide.title}"]
    for element in slide.elements:
        lines += _element(element)
    lines += [f"  > {_runs(runs)}" for runs in slide.notes]
    return "\n".join(lines)


def _element(element: Element) -> Iterator[str]:
    match element:
        case Placeholder():
            where = f" [{_area(element.area)}]" if element.moved else ""
            yield from _text(f"  {element.name}{where}", element.body)
        case Shape():
            paint = "/".join((element.fill or "–", element.edge or "–"))
            head = f"  ({element.name}) {element.form} {paint} [{_area(element.area)}]"
            if element.body is None:
                yield head
            else:
                yield from _text(head, element.body)
        case Line():
            way = " rising" if element.rising else ""
            yield f"  ({element.name}) line {element.color} [{_area(element.area)}]{way}"
        case Picture():
            yield f"  ({element.name}) picture {element.asset[:8]} [{_area(element.area)}] “{element.alt}”"
        case Sketch():
            yield f"  ({element.name}) drawing {len(element.shapes)} [{_area(element.area)}] “{element.alt}”"
        case ChartFrame():
            chart = element.chart
            yield f"  ({element.name}) {chart.kind} chart {element.size} [{_area(element.area)}] “{element.alt}”"
        case Equation():
            yield f"  ({element.name}) formula {element.size} [{_area(element.area)}] “{element.alt}”"
        case TableFrame():
            widths = " ".join(_cm(width) for width in element.columns)
            yield f"  ({element.name}) table [{_area(element.area)}] columns {widths} “{element.alt}”"
            for at, row in enumerate(element.rows):
                cells = " | ".join(" ¶ ".join(_para(para) for para in cell.body.paras) for cell in row.cells)
                yield f"    {'#' if at == 0 and element.head else '-'} {_cm(row.height)} | {cells} |"
        case _:
            assert_never(element)


def _text(head: str, body: Body) -> Iterator[str]:
    inset = f" ⟵{_cm(body.insets.right)}" if body.insets.right else ""
    if len(body.paras) == 1:
        yield f"{head}{inset}: {_para(body.paras[0])}"
        return
    yield f"{head}{inset}:"
    yield from (f"    {_para(para)}" for para in body.paras)


def _para(para: Para) -> str:
    style = para.style
    look = f"{style.size:g}{'b' if style.bold else ''}{'h' if style.face == 'heading' else ''}"
    color = f" {style.color}" if style.color else ""
    mark = f"{para.number}… " if para.mark == "number" else _MARKS[para.mark]
    return f"{'  ' * para.level}{{{look}{color}}} {mark}{_runs(para.runs)}"


def _runs(runs: tuple[Run, ...]) -> str:
    return "".join(map(_run, runs))


def _run(run: Run) -> str:
    text = "⏎" if run.text == "\n" else run.text
    for on, sign in ((run.bold, "**"), (run.italic, "*"), (run.underline, "__"), (run.code, "`")):
        text = f"{sign}{text}{sign}" if on else text
    shifts = {"": "", "sub": "~", "super": "^"}
    text = f"{shifts[run.shift]}{text}{shifts[run.shift]}"
    return f"[{text}]({run.link})" if run.link else text


def _area(area: Area) -> str:
    return " ".join(_cm(length) for length in (area.x, area.y, area.w, area.h))


def _cm(length: int) -> str:
    return f"{length / CM:.2f}"
