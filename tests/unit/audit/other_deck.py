"""A deck by python-pptx's own writer: each question on a slide, and its answer on the next."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from other_press import WORDS, sides, told
from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.shapes import MSO_SHAPE
from pptx.util import Pt

from generator.audit import Paper
from generator.lesson import AnswerLines, Lesson, PairTable, Question, TaskList


@dataclass(frozen=True)
class Box:
    """Text at a place in pt; `fill` is its ground, "tick" text a drawn line without text."""

    text: str
    x: float
    y: float
    w: float = 300
    h: float = 40
    fill: str = "FFFFFF"


@dataclass(frozen=True)
class Page:
    title: str
    boxes: tuple[Box, ...]
    notes: str = ""
    rows: tuple[tuple[str, ...], ...] = ()


def pages(lesson: Lesson, planned: Mapping[str, Any]) -> list[Page]:
    by_id = {one.id: one for part in lesson.parts for one in part.questions}
    made = [Page("Kerja Sama Internasional", (Box("PPKn", 60, 200),))]
    for item in planned["items"]:
        made += _question(item, by_id[item["id"]])
    return made


def _question(item: Mapping[str, Any], one: Question) -> Iterator[Page]:
    asked = Page(f"{WORDS.fixed['question']} {item['number']}", (Box(told(one.stem), 60, 80, 600),))
    explained = " ".join(filter(None, (told(one.explanation), told(one.model), told(one.notes))))
    explained += "".join(f" {told((), True)}{step.kids[0].text}" for step in one.rubric)  # type: ignore[union-attr]
    answered = replace(asked, title=f"{WORDS.fixed['answer']} {item['number']}: {stated(item)}", notes=explained)
    match one.shape:
        case TaskList(entries) if item["kind"] == "statements":
            head = (WORDS.fixed["statement"], WORDS.fixed["true"], WORDS.fixed["false"])
            rows = (head, *((told(entries[index].blocks), "", "") for index in item["options"]))
            ticks = tuple(
                Box("tick", 600 if entries[index].marked else 700, 180 + 40 * place, 20, 20)
                for place, index in enumerate(item["options"], 1)
            )
            asked, answered = replace(asked, rows=rows), replace(answered, rows=rows, boxes=(*answered.boxes, *ticks))
        case TaskList(entries):
            feedback = " ".join(told(entry.feedback) for entry in entries)
            answered = replace(answered, notes=f"{answered.notes} {feedback}")
            for place, index in enumerate(item["options"]):
                box = Box(told(entries[index].blocks), 120, 150 + 50 * place)
                mark = Box(chr(65 + place), 60, 150 + 50 * place, 40)
                asked = replace(asked, boxes=(*asked.boxes, mark, box))
                fill = "0B6E69" if entries[index].marked else "FFFFFF"
                answered = replace(answered, boxes=(*answered.boxes, replace(mark, fill=fill), box))
        case PairTable():
            lefts, rights, belongs = sides(one.shape)
            for place, row in enumerate(item["rows"]):
                number, left = (
                    Box(str(place + 1), 60, 150 + 50 * place, 30),
                    Box(lefts[row], 100, 150 + 50 * place, 200),
                )
                letter = Box(chr(65 + item["options"].index(belongs[row])), 320, 150 + 50 * place, 30)
                asked = replace(asked, boxes=(*asked.boxes, number, left))
                answered = replace(answered, boxes=(*answered.boxes, number, left, letter))
            for place, index in enumerate(item["options"]):
                pair = (Box(chr(65 + place), 400, 150 + 50 * place, 30), Box(rights[index], 450, 150 + 50 * place, 200))
                asked = replace(asked, boxes=(*asked.boxes, *pair))
                answered = replace(answered, boxes=(*answered.boxes, *pair))
        case _ if item["kind"] == "true-false":
            both = (Box(WORDS.fixed["true"], 60, 200), Box(WORDS.fixed["false"], 400, 200))
            asked, answered = (
                replace(asked, boxes=(*asked.boxes, *both)),
                replace(answered, boxes=(*answered.boxes, *both)),
            )
            if isinstance(one.shape, AnswerLines):
                answered = replace(answered, notes=f"{answered.notes} {told_lines(one.shape)}")
        case AnswerLines():
            answered = replace(answered, boxes=(*answered.boxes, Box(told_lines(one.shape), 60, 200, 600)))
        case _:
            if item["kind"] == "blank":
                answered = replace(answered, boxes=(Box(told(one.stem, True), 60, 80, 600),))
    yield from (asked, answered)


def told_lines(shape: AnswerLines) -> str:
    return " / ".join(alternative[0].text for line in shape.lines for alternative in line.alternatives)  # type: ignore


def stated(item: Mapping[str, Any]) -> str:
    answer, words = item["answer"], WORDS.fixed
    match item["kind"]:
        case "single-choice":
            return str(answer)
        case "multiple-choice":
            return ", ".join(answer)
        case "statements":
            return " · ".join(f"{row} {words['true' if one else 'false']}" for row, one in enumerate(answer, 1))
        case "matching":
            return " · ".join(f"{row} {name}" for row, name in enumerate(answer, 1))
        case "true-false":
            return words["true" if answer else "false"]
        case "essay":
            return words["model_answer"]
        case _:
            return ", ".join(wordings[0] for wordings in answer)


def print_deck(folder: Path, made: list[Page]) -> Paper:
    deck = Presentation()
    for page in made:
        slide = deck.slides.add_slide(deck.slide_layouts[5])
        slide.shapes.title.text = page.title
        for box in page.boxes:
            _draw(slide, box)
        if page.rows:
            frame = slide.shapes.add_table(len(page.rows), 3, Pt(60), Pt(180), Pt(700), Pt(40 * len(page.rows)))
            for column, width in zip(frame.table.columns, (500, 100, 100), strict=True):
                column.width = Pt(width)
            for row, texts in zip(frame.table.rows, page.rows, strict=True):
                row.height = Pt(40)
                for cell, text in zip(row.cells, texts, strict=True):
                    cell.text = text
        if page.notes:
            slide.notes_slide.notes_text_frame.text = page.notes
    path = folder / "slides.pptx"
    deck.save(str(path))
    return Paper(path, path.name, "slides", "class", "pptx", "")


def _draw(slide: Any, box: Box) -> None:
    if box.text == "tick":
        path = slide.shapes.build_freeform(Pt(box.x), Pt(box.y + box.h / 2))
        path.add_line_segments([(Pt(box.x + 8), Pt(box.y + box.h)), (Pt(box.x + box.w), Pt(box.y))], close=False)
        path.convert_to_shape()
        return
    shape = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, Pt(box.x), Pt(box.y), Pt(box.w), Pt(box.h))
    shape.fill.solid()
    shape.fill.fore_color.rgb = RGBColor.from_string(box.fill)
    shape.text_frame.text = box.text
