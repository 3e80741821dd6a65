"""A set as the product prints it, and ways to spoil it: a finished file by pikepdf, a document before it is written."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, BinaryIO

import pikepdf
import pytest

from generator import compose, pipeline
from generator.audit import Paper, audit
from generator.document.blocks import Block, Blocks, Box, Columns, Document, Keep, Placed
from generator.document.filling import fill
from generator.exporters import pptx
from generator.exporters.pdf.edition import Edition, pages_of
from generator.exporters.pdf.engine import PaperEngine
from generator.exporters.pdf.page import Page
from generator.lesson import Lesson
from generator.plan import VersionPlan, placing

STORY = Path(__file__).parents[2] / "cases" / "every-kind"


@dataclass(frozen=True)
class RealSet:
    lesson: Lesson
    record: Mapping[str, Any]
    papers: tuple[Paper, ...]

    def paper(self, name: str) -> Paper:
        return next(paper for paper in self.papers if paper.name == name)

    def number(self, id_: str, version: int = 0) -> str:
        return next(str(item["number"]) for item in self.record["versions"][version]["items"] if item["id"] == id_)

    def found(self, *others: Paper, only: str = "pdf") -> str:
        """Findings with these papers in the place of those of their names, a line each."""
        instead = {paper.name: paper for paper in others}
        papers = [instead.get(paper.name, paper) for paper in self.papers if only in ("", paper.format)]
        return "\n".join(audit(self.lesson, self.record, papers, pipeline.words_of(self.lesson)).findings)

    def spoiled(self, folder: Path, spoil: Callable[[pikepdf.Pdf], object], name: str = "worksheet-A.pdf") -> str:
        """Findings after the objects of one finished file were changed."""
        path = folder / name
        with pikepdf.open(self.paper(name).path) as pdf:
            spoil(pdf)
            pdf.save(path)
        return self.found(replace(self.paper(name), path=path))


def build_set(folder: Path, lesson: Path = STORY, versions: int = 2, seed: int = 1) -> RealSet:
    built = pipeline.build([lesson], pipeline.Options(output=folder, versions=versions, seed=seed))
    made = built.sets[0]
    record = json.loads((made.folder / "plan.json").read_text("utf-8"))
    read = built.checked[0].lesson
    assert read is not None
    return RealSet(read, record, tuple(_papers(made.folder, record)))


def _papers(folder: Path, record: Mapping[str, Any]) -> Iterator[Paper]:
    templates = compose.load_templates()
    for entry in record["files"]:
        template = templates[entry["document"]]
        path = folder / entry["path"]
        yield Paper(path, entry["path"], template.name, template.audience, template.format, entry.get("version", ""))


# ---- documents before they are written

Change = Callable[[Block], Blocks]


def everywhere(blocks: Blocks, change: Change) -> Blocks:
    """Each block, outermost first, in the place of which `change` puts others."""
    made: list[Block] = []
    for block in blocks:
        for other in change(block):
            if isinstance(other, Box | Columns | Keep):
                other = replace(other, blocks=everywhere(other.blocks, change))
            made.append(other)
    return tuple(made)


def on_question(id_: str, alter: Callable[[Placed], Blocks]) -> Change:
    return lambda block: alter(block) if isinstance(block, Placed) and block.item.id == id_ else (block,)


def tamper(monkeypatch: pytest.MonkeyPatch, name: str, change: Change) -> None:
    """What the exporters get of the documents of one template is changed, behind the back of all that made it."""
    to_paper, to_deck, to_pages = PaperEngine.write, pptx.write_deck, Edition.pages

    def spoiled(document: Document) -> Document:
        if document.name != name:
            return document
        return replace(document, blocks=everywhere(document.blocks, change))

    def pages(edition: Edition, version: VersionPlan, slots: Mapping[str, str]) -> list[Page]:
        composed = edition.composed
        if composed.name != name:
            return to_pages(edition, version, slots)
        filled = replace(composed, blocks=fill(composed.blocks, slots, placing(version)))
        return pages_of(edition._desk, spoiled(filled))

    def write(engine: PaperEngine, document: Document, sink: BinaryIO) -> int:
        return to_paper(engine, spoiled(document), sink)

    def write_deck(document: Document, *more: Any) -> int:
        return to_deck(spoiled(document), *more)

    monkeypatch.setattr(Edition, "pages", pages)
    monkeypatch.setattr(PaperEngine, "write", write)
    monkeypatch.setattr(pptx, "write_deck", write_deck)
