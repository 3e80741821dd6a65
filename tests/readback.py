"""Finished files as text that a person can read beside the lesson: pages by pdfium, slides by python-pptx."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
from pptx import Presentation


def read_back(file: Path) -> str:
    match file.suffix:
        case ".pdf":
            return "\n".join(_pages(file))
        case ".pptx":
            return "\n".join(_slides(file))
        case ".json":
            return "\n".join(_plan(file))
        case _:
            raise ValueError(f"no way to read {file.name} back")


def _pages(file: Path) -> Iterator[str]:
    document = pypdfium2.PdfDocument(file)
    try:
        for number, page in enumerate(document, 1):
            yield f"==== page {number}"
            yield from _tidy(page.get_textpage().get_text_bounded())
    finally:
        document.close()


def _slides(file: Path) -> Iterator[str]:
    for number, slide in enumerate(Presentation(str(file)).slides, 1):
        yield f"==== slide {number} ({slide.slide_layout.name})"
        for shape in slide.shapes:
            if shape.has_text_frame:
                yield from _tidy(shape.text_frame.text)
            if shape.has_table:
                yield from (" | ".join(cell.text for cell in row.cells) for row in shape.table.rows)
        if slide.has_notes_slide and (notes := slide.notes_slide.notes_text_frame):
            yield from (f"notes: {line}" for line in _tidy(notes.text))


def _tidy(text: str) -> Iterator[str]:
    for line in text.replace("\v", "\n").splitlines():
        if line.strip():
            yield line.rstrip()


def _plan(file: Path) -> Iterator[str]:
    """A line a question: where it stands, what it is, the order of its options, and its answer."""
    plan = json.loads(file.read_text("utf-8"))
    yield f"{plan['lesson']['title']} [{plan['lesson']['language']}], seed {plan['seed']}"
    for version in (*plan["versions"], plan["slides"]):
        yield f"==== version {version['code']}"
        for item in version["items"]:
            order = "".join(f" {name}={item[name]}" for name in ("options", "rows", "values") if name in item)
            answer = json.dumps(item["answer"], ensure_ascii=False)
            yield f"{item['number']}. {item['id']} ({item['kind']}, {item['points']}){order} -> {answer}"
    yield "==== files"
    yield from (f"{file['path']}: {file['pages']}" for file in plan["files"])
