"""One lesson's papers: composes each template once and prints every paper it stands for into the set."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from hashlib import file_digest
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, NamedTuple

from generator.built import PaperUse
from generator.clock import Clock
from generator.document.blocks import Document, Item
from generator.document.transforms import blank
from generator.frozen import frozen
from generator.lesson import Lesson
from generator.options import Options
from generator.plan import Plan
from generator.press import Crew, PlacedPaper, PrintOrder, Separator, print_bound, print_files, stretches
from generator.roster import Student, safe_cell
from generator.store import BuildSet
from generator.theme import Theme
from generator.versions import Letters, arrange
from generator.versions.handouts import NOBODY, Group, Handout
from generator.words import Words

if TYPE_CHECKING:
    from generator.audit.papers import Held, Paper
    from generator.compose import Template


@frozen
class Sheet:
    """A finished file of a set, still staged. One that only proves another is not `kept`."""

    paper: Paper
    pages: int
    kept: bool = True

    def record(self) -> dict[str, Any]:
        entry = file_record(self.paper.path, self.paper.name)
        told = {"path": entry["path"], "document": self.paper.document}
        if self.paper.version:
            told["version"] = self.paper.version
        if self.paper.holds:
            told["papers"] = sum(1 for held in self.paper.holds if held.version)
        return {**told, "pages": self.pages, "sha256": entry["sha256"]}


class Printing:
    """Composes each template once and prints every paper it stands for into the set."""

    def __init__(
        self,
        lesson: Lesson,
        items: Mapping[str, Item],
        words: Words,
        plan: Plan,
        theme: Theme,
        paper: str,
        groups: Sequence[Group],
        options: Options,
        crew: Crew,
        target: BuildSet,
        clock: Clock,
    ) -> None:
        self._lesson, self._items, self._plan = lesson, items, plan
        self._theme, self._paper, self._groups = theme, paper, groups
        self._options, self._crew, self._target, self._clock = options, crew, target, clock
        self._words = words
        self._fonts = _files_of(theme.extras)
        self._letters = Letters(plan, items, self._words.fixed["true_short"], self._words.fixed["false_short"])
        self.sheets: list[Sheet] = []
        self.handed_out: list[HandedOut] = []

    @property
    def every_slide(self) -> bool:
        """Whether two readers read all slides of long decks too, since the user asks for a full audit."""
        return self._options.audit == "full"

    @property
    def count_of_papers(self) -> int:
        return sum(len(group.handouts) for group in self._groups)

    def print(self, template: Template) -> None:
        if template.audience != "class" and not self._plan.versions[0].items:
            return  # a lesson that asks nothing has no papers to hand out and no key
        with self._clock.phase("compose", template.name):
            document = self._compose(template)
        if template.per == "lesson":
            self._print_once(template, document)
        elif template.audience == "student" and self._options.run.wanted:
            self._print_run(template, document)
        else:
            self._print_versions(template, document)

    def _compose(self, template: Template) -> Document:
        from generator.compose import compose

        document = compose(template, self._lesson, self._items, self._plan, self._words, self._letters)
        return blank(document) if template.audience == "student" else document

    def _print_once(self, template: Template, document: Document) -> None:
        name = f"{template.file}.{template.format}"
        slots = {"run": self._plan.run}
        arranged = arrange(document, self._plan.slides, slots)
        with self._clock.phase("write", name), self._target.create(name) as sink:
            pages = self._export(template, arranged, sink)
        self._add(template, name, pages)

    def _export(self, template: Template, document: Document, sink: BinaryIO) -> int:
        match template.format:
            case "pdf":
                from generator.exporters.pdf.engine import PaperEngine

                paper = template.paper or self._paper
                engine = PaperEngine(
                    self._theme,
                    self._lesson.assets,
                    self._words,
                    paper,
                    tagged=self._options.tags,
                    language=document.language,
                )
                return engine.write(document, sink)
            case "pptx":
                from generator.exporters.pptx import write_deck

                return write_deck(document, self._theme, self._lesson.assets, self._words.fixed, sink)

    def _print_versions(self, template: Template, document: Document) -> None:
        """A file for each version."""
        names = [f"{template.file.format(version=code)}.{template.format}" for code in self._plan.versions.codes]
        self._print_files(template, document, [Handout(index) for index in range(len(names))], names)

    def _print_files(
        self, template: Template, document: Document, papers: Sequence[Handout], names: Sequence[str]
    ) -> list[int]:
        """A file for each paper; returns their numbers of pages."""
        order = self._order(template, document, papers)
        pages = []
        with self._clock.phase("write", template.name):
            printed = print_files(order, self._crew, self._clock.counting(template.name, len(papers)))
            for paper, name, made in zip(papers, names, printed, strict=True):
                with self._target.create(name) as sink:
                    sink.write(made.data)
                self._add(template, name, made.pages, self._plan.versions.codes[paper.version], paper.student)
                pages.append(made.pages)
        return pages

    def _print_run(self, template: Template, document: Document) -> None:
        if self._options.run.together:
            self._print_bound(template, document)
        else:
            self._print_each(template, document)

    def _print_each(self, template: Template, document: Document) -> None:
        """A file for each paper of a run, numbered in hand-out order."""
        papers = [handout for group in self._groups for handout in group.handouts]
        digits = len(str(len(papers)))
        names = []
        for number, handout in enumerate(papers, 1):
            code = self._plan.versions.codes[handout.version]
            names.append(f"{template.file.format(version=code)}-{number:0{digits}}.{template.format}")
        printed = self._print_files(template, document, papers, names)
        for handout, name, pages in zip(papers, names, printed, strict=True):
            self.handed_out.append(HandedOut(handout, name, 1, pages))

    def _print_bound(self, template: Template, document: Document) -> None:
        """All papers of a run in hand-out order, in one file."""
        run = self._options.run
        papers: list[Handout | Separator] = []
        for group in self._groups:
            if run.separators != "none":
                papers.append(Separator(group.class_name))
            papers += group.handouts
        order = self._order(template, document, papers)
        files = stretches(order)
        for number, stretch in enumerate(files, 1):
            stem = f"{template.together}{f'-{number}' if len(files) > 1 else ''}"
            name, flat = f"{stem}.{template.format}", ""
            if run.impose and self._options.audit != "off":
                flat = f"{stem}-flat.{template.format}"
                self._bind(template, self._order(template, document, papers, flat=True), stretch, flat, kept=False)
            bound = self._bind(template, order, stretch, name, flat)
            page = 1
            for paper, placed in zip(papers[stretch.start : stretch.stop], bound, strict=True):
                if isinstance(paper, Handout):
                    self.handed_out.append(HandedOut(paper, name, page, placed.pages))
                page += placed.pages + placed.blanks

    def _bind(
        self, template: Template, order: PrintOrder, stretch: range, name: str, flat: str = "", *, kept: bool = True
    ) -> list[PlacedPaper]:
        """One file of the papers of a stretch. `flat` names the file that proves imposed papers: it has their pages."""
        from generator.audit.papers import Held

        with self._clock.phase("write", name), self._target.create(name) as sink:
            bound = print_bound(order, self._crew, sink, stretch, self._clock.counting(name, stretch.stop))
        held = []
        for paper, placed in zip(order.papers[stretch.start : stretch.stop], bound, strict=True):
            held.append(_held(paper, placed.pages, self._plan, order.named_separators))
            if placed.blanks:
                held.append(Held("", placed.blanks))
        pages = sum(one.pages for one in held)
        self._add(template, name, pages, holds=held, imposed=order.binding.imposed, flat=flat, kept=kept)
        return bound

    def _order(
        self, template: Template, document: Document, papers: Sequence[Handout | Separator], *, flat: bool = False
    ) -> PrintOrder:
        """`flat` leaves the pages of imposed papers by themselves."""
        from generator.exporters.pdf.engine import Binding

        run = self._options.run
        return PrintOrder(
            document,
            self._theme,
            self._lesson.assets,
            self._words,
            template.paper or self._paper,
            self._options.tags and not run.impose,
            Binding(double_sided=False) if flat else Binding(run.double_sided, run.impose),
            run.separators == "colour",
            self._plan,
            papers,
            self._fonts,
        )

    def _add(
        self,
        template: Template,
        name: str,
        pages: int,
        version: str = "",
        student: Student = NOBODY,
        holds: Sequence[Held] = (),
        imposed: str = "",
        flat: str = "",
        kept: bool = True,
    ) -> None:
        from generator.audit.papers import Paper

        paper = Paper(
            self._target.staged(name),
            name,
            template.name,
            template.audience,
            template.format,
            version,
            fixed=template.body,
            holds=holds,
            student=student.name,
            class_name=student.class_name,
            imposed=imposed,
            flat=flat,
        )
        self.sheets.append(Sheet(paper, pages, kept))


def _files_of(extras: tuple[str, ...]) -> tuple[Path, ...]:
    if not extras:
        return ()
    from generator.fonts.faces import face

    return tuple(face(name).file for name in extras)


def _held(paper: Handout | Separator, pages: int, plan: Plan, named: bool) -> Held:
    from generator.audit.papers import Held

    if isinstance(paper, Handout):
        student = paper.student
        return Held(plan.versions.codes[paper.version], pages, student.name, student.class_name)
    return Held("", pages, class_name=paper.class_name if named else "")


def file_record(path: Path, name: str) -> dict[str, Any]:
    with path.open("rb") as file:
        return {"path": name, "sha256": file_digest(file, "sha256").hexdigest()}


class HandedOut(NamedTuple):
    """Where a paper of a run stands: its file, the first of its pages there, and how many it takes."""

    handout: Handout
    file: str
    page: int
    pages: int


def paper_use(papers: Sequence[HandedOut], double_sided: bool) -> tuple[PaperUse, ...]:
    """Sheets of paper needed, class by class; every paper begins on a sheet of its own."""
    used: dict[str, list[int]] = {}
    for paper in papers:
        sums = used.setdefault(paper.handout.student.class_name, [0, 0, 0])
        sums[0] += 1
        sums[1] += paper.pages
        sums[2] += -(-paper.pages // 2) if double_sided else paper.pages
    return tuple(PaperUse(name, *sums) for name, sums in used.items())


def versions_csv(papers: Sequence[HandedOut], plan: Plan, words: Words) -> bytes:
    """Who got what. Separated as spreadsheets of the language expect it: by `;` where a comma parts decimals."""
    out = io.StringIO()
    fixed = words.fixed
    writer = csv.writer(out, delimiter=";" if words.decimal_mark == "," else ",", lineterminator="\r\n")
    heads = ("number", "class", "id", "name", "version", "file", "page", "pages")
    writer.writerow([fixed[f"column_{head}"] for head in heads])
    for number, paper in enumerate(papers, 1):
        student = paper.handout.student
        told = (student.class_name, student.id, student.name, plan.versions.codes[paper.handout.version], paper.file)
        writer.writerow([number, *map(safe_cell, told), paper.page, paper.pages])
    return out.getvalue().encode("utf-8-sig")
