"""The main path, from a lesson file to a proven set of papers. Read this first.

    read ─▶ lower ─▶ check ─▶ plan ─▶ compose ─▶ arrange ─▶ export ─▶ audit ─▶ commit

Readers, question kinds, versions, templates, exporters and the audit never import one another; they meet here.
"""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from hashlib import blake2b, sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, Literal

from generator import __version__, checks, messages, questions, words
from generator.diagnostics import Diagnostic
from generator.document.blocks import Document, Item
from generator.document.transforms import blank, plain
from generator.errors import AuditError, UsageError
from generator.lesson import Lesson
from generator.plan import Plan
from generator.readers import read_lesson
from generator.store import BuildSet, commit, open_set
from generator.theme import Theme, load_theme
from generator.versions import PartItems, arrange, as_letters, make_plan, plan_record, record_lines
from generator.words import Words, load_words

if TYPE_CHECKING:  # a check needs neither templates nor the audit, whose libraries are slow to load
    from generator.audit import Paper
    from generator.compose import Template
    from generator.exporters.pdf.engine import PaperEngine

DEFAULT_PAPER, DEFAULT_THEME, DEFAULT_VERSIONS = "A4", "nusantara", 2
MAX_SEED = 999_999_999
RECORD = "plan.json"
# Letters and figures that nobody mistakes for others when a code is read aloud or copied by hand.
_RUN_ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
_RUN_LENGTH = 6


@dataclass(frozen=True, slots=True)
class Options:
    """What the command line asks for; None and empty leave the choice to the lesson, then to the school."""

    output: Path = Path("output")
    versions: int | None = None
    seed: int | None = None
    only: tuple[str, ...] = ()
    theme: str = ""
    paper: str = ""
    strict: bool = False
    force: bool = False
    audit: Literal["full", "fast", "off"] = "full"


@dataclass(frozen=True, slots=True)
class Checked:
    """A lesson with all its problems. `language` is the one to tell them in."""

    path: Path
    lesson: Lesson | None
    items: Mapping[str, Item]
    diagnostics: tuple[Diagnostic, ...]
    language: str

    def failed(self, strict: bool) -> bool:
        return any(strict or messages.severity(diagnostic) == "error" for diagnostic in self.diagnostics)


@dataclass(frozen=True, slots=True)
class BuiltSet:
    """One lesson's files, in place under `folder`."""

    folder: Path
    files: tuple[str, ...]
    seed: int
    run: str
    versions: int


@dataclass(frozen=True, slots=True)
class Built:
    """`sets` is empty when any lesson failed its check. `timings` are seconds by phase.

    `stayed` are files of an earlier set that no set has now, and that the user edited.
    """

    checked: tuple[Checked, ...]
    sets: tuple[BuiltSet, ...] = ()
    timings: Mapping[str, float] = field(default_factory=dict)
    stayed: tuple[Path, ...] = ()


class Clock:
    """Seconds spent in each phase; tells the terminal which one is under way."""

    def __init__(self, progress: Callable[[str], None]) -> None:
        self.timings: dict[str, float] = {}
        self._progress = progress

    @contextmanager
    def phase(self, name: str, detail: str = "") -> Iterator[None]:
        self._progress(f"{name} {detail}".rstrip())
        start = time.perf_counter()
        try:
            yield
        finally:
            self.timings[name] = self.timings.get(name, 0.0) + time.perf_counter() - start


# ---- check


def check(path: Path) -> Checked:
    """Every problem of a lesson. Raises FileError when there is no such lesson."""
    from generator.fonts.coverage import covers

    lesson, diagnostics = read_lesson(path)
    if lesson is None:
        return Checked(path, None, {}, diagnostics, messages.FALLBACK)
    items, more = questions.lower(lesson, _labels(lesson))
    rules = checks.run(lesson, items, covers)
    found = tuple(
        sorted(
            {*diagnostics, *more, *rules},
            key=lambda one: (one.at.path, one.at.line, one.at.column, one.code, one.values),
        )
    )
    return Checked(path, lesson, items, found, words.base(lesson.language))


def _labels(lesson: Lesson) -> tuple[str, str]:
    fixed = _words(lesson).fixed
    return fixed["true"], fixed["false"]


def _words(lesson: Lesson) -> Words:
    return load_words(lesson.language if words.knows(lesson.language) else messages.FALLBACK)


# ---- build


def build(paths: Sequence[Path], options: Options, progress: Callable[[str], None] = lambda _: None) -> Built:
    """Builds the lessons, all or none.

    Raises FileError when something cannot be read or written, AuditError when what was built is not right, UsageError
    for names that do not exist.
    """
    from generator.compose import load_templates

    clock = Clock(progress)
    templates = load_templates()
    _need_known(options.only, templates)
    with clock.phase("check"):
        checked = tuple(check(path) for path in paths)
    if any(one.failed(options.strict) for one in checked):
        return Built(checked, (), clock.timings)
    _need_different_folders(checked)
    with ExitStack() as stack:
        staged = [_stage(stack, one, templates, options, clock) for one in checked]
        with clock.phase("save"):
            stayed = commit([target for _, target in staged])
    return Built(checked, tuple(built for built, _ in staged), clock.timings, stayed)


def _need_known(only: Sequence[str], templates: Mapping[str, Template]) -> None:
    unknown = [name for name in only if name not in templates]
    if unknown:
        raise UsageError(f"there is no document “{unknown[0]}”; there are: {', '.join(templates)}")


def _need_different_folders(checked: Sequence[Checked]) -> None:
    names = [one.lesson.name.casefold() for one in checked if one.lesson]
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice:
        raise UsageError(f"two of these lessons are called “{twice}” and would be written into one folder")


def _stage(
    stack: ExitStack,
    checked: Checked,
    templates: Mapping[str, Template],
    options: Options,
    clock: Clock,
) -> tuple[BuiltSet, BuildSet]:
    """Makes and proves one lesson's set beside its folder, where nobody sees it before `commit`."""
    lesson, items = checked.lesson, checked.items
    assert lesson is not None
    theme = load_theme(options.theme or lesson.theme or lesson.school.theme or DEFAULT_THEME)
    paper = options.paper or lesson.paper or lesson.school.paper or DEFAULT_PAPER
    count = options.versions or lesson.versions or DEFAULT_VERSIONS
    seed = secrets.randbelow(MAX_SEED + 1) if options.seed is None else options.seed
    with clock.phase("plan", lesson.name):
        run = run_code(lesson, templates, seed, count, paper, theme.name)
        plan = _plan(lesson, items, seed, run, count)
    target = stack.enter_context(open_set(options.output / lesson.name, force=options.force))
    press = Press(lesson, items, plan, theme, paper, target, clock)
    for template in templates.values():
        press.print(template)
    record = plan_record(plan, items, _record_head(lesson))
    wanted = tuple(sheet for sheet in press.sheets if not options.only or sheet.paper.document in options.only)
    record["files"] = [sheet.record() for sheet in wanted]
    if options.audit != "off":
        with clock.phase("audit", lesson.name):
            _prove(lesson, record, press, options.audit)
    for sheet in press.sheets:
        if sheet not in wanted:
            target.drop(sheet.paper.name)
    with target.create(RECORD) as sink:
        for line in record_lines(record):
            sink.write(line.encode())
    files = (*(sheet.paper.name for sheet in wanted), RECORD)
    return BuiltSet(target.folder, files, seed, run, count), target


def _plan(lesson: Lesson, items: Mapping[str, Item], seed: int, run: str, versions: int) -> Plan:
    paper = []
    slides: list[Item] = []
    for part in lesson.parts:
        for subpart in part.subparts:
            where = {question.id: question.attributes.get("on", part.on) for question in subpart.questions}
            paper.append(PartItems(tuple(items[id_] for id_ in where if where[id_] != "slides"), part.shuffle))
            slides.extend(items[id_] for id_ in where if where[id_] != "paper")
    return make_plan(paper, slides, seed, run, versions)


def run_code(
    lesson: Lesson, templates: Mapping[str, Template], seed: int, versions: int, paper: str, theme: str
) -> str:
    """Six characters that name the set: equal inputs, options and seed give equal codes, whatever `--only` says."""
    facts = [__version__, str(seed), str(versions), paper, theme]
    facts += [digest for _, digest in lesson.inputs]
    facts += [f"{template.name}\0{template.title}\0{template.body}" for template in templates.values()]
    number = int.from_bytes(blake2b("\0\0".join(facts).encode(), digest_size=8).digest(), "big")
    code = ""
    for _ in range(_RUN_LENGTH):
        number, rest = divmod(number, len(_RUN_ALPHABET))
        code += _RUN_ALPHABET[rest]
    return code


def _record_head(lesson: Lesson) -> dict[str, Any]:
    return {
        "lesson": {
            "name": lesson.name,
            "title": plain(lesson.title),
            "language": lesson.language,
            "sha256": sha256(lesson.source.encode()).hexdigest(),
        },
        "generator": f"lembar {__version__}",
        "inputs": dict(lesson.inputs),
    }


# ---- print


@dataclass(frozen=True, slots=True)
class Sheet:
    """A finished file of a set, still staged."""

    paper: Paper
    pages: int

    def record(self) -> dict[str, Any]:
        digest = sha256(self.paper.path.read_bytes()).hexdigest()
        entry = {"path": self.paper.name, "document": self.paper.document}
        if self.paper.version:
            entry["version"] = self.paper.version
        return {**entry, "pages": self.pages, "sha256": digest}


class Press:
    """Composes each template once and writes every paper it stands for into the set."""

    def __init__(
        self,
        lesson: Lesson,
        items: Mapping[str, Item],
        plan: Plan,
        theme: Theme,
        paper: str,
        target: BuildSet,
        clock: Clock,
    ) -> None:
        self._lesson, self._items, self._plan = lesson, items, plan
        self._theme, self._paper, self._target, self._clock = theme, paper, target, clock
        self._words = _words(lesson)
        self._engines: dict[str, PaperEngine] = {}
        self.sheets: list[Sheet] = []

    def print(self, template: Template) -> None:
        if template.audience != "class" and not self._plan.versions[0].items:
            return  # a lesson that asks nothing has no papers to hand out and no key
        with self._clock.phase("compose", template.name):
            document = self._compose(template)
        if template.per == "lesson":
            self._write(template, arrange(document, self._plan.slides, self._slots("")), "")
            return
        self._print_versions(template, document)

    def _compose(self, template: Template) -> Document:
        from generator.compose import compose

        letters = {
            (version.code, planned.id): as_letters(
                self._items[planned.id], planned, self._words.fixed["true_short"], self._words.fixed["false_short"]
            )
            for version in (*self._plan.versions, self._plan.slides)
            for planned in version.items
        }
        document = compose(template, self._lesson, self._items, self._plan, self._words, letters)
        return blank(document) if template.audience == "student" else document

    def _print_versions(self, template: Template, document: Document) -> None:
        from generator.audit import Paper
        from generator.exporters.pdf.engine import PaperOrder

        engine = self._engine(template.paper or self._paper)
        edition = engine.edition(document)
        for version in self._plan.versions:
            name = f"{template.file.format(version=version.code)}.{template.format}"
            order = PaperOrder(version, self._slots(version.code))
            with self._clock.phase("write", name), self._target.create(name) as sink:
                pages = engine.write_paper(edition, document, order, sink)
            staged, audience = self._target.staged(name), template.audience
            paper = Paper(staged, name, template.name, audience, template.format, version.code, fixed=template.body)
            self.sheets.append(Sheet(paper, pages))

    def _engine(self, paper: str) -> PaperEngine:
        from generator.exporters.pdf.engine import PaperEngine

        if paper not in self._engines:
            self._engines[paper] = PaperEngine(self._theme, self._lesson.assets, self._words, paper)
        return self._engines[paper]

    def _slots(self, version: str) -> dict[str, str]:
        return {"version.code": version, "run": self._plan.run, "student.name": "", "student.class": ""}

    def _write(self, template: Template, document: Document, version: str) -> None:
        from generator.audit import Paper

        name = f"{template.file.format(version=version)}.{template.format}"
        with self._clock.phase("write", name), self._target.create(name) as sink:
            pages = self._export(template.format, document, template.paper or self._paper, sink)
        staged, audience = self._target.staged(name), template.audience
        paper = Paper(staged, name, template.name, audience, template.format, version, fixed=template.body)
        self.sheets.append(Sheet(paper, pages))

    def _export(self, format_: Literal["pdf", "pptx"], document: Document, paper: str, sink: BinaryIO) -> int:
        match format_:
            case "pdf":
                return self._engine(paper).write(document, sink)
            case "pptx":
                from generator.exporters.pptx import write_deck

                return write_deck(document, self._theme, self._lesson.assets, self._words.fixed, sink)


def _prove(lesson: Lesson, record: dict[str, Any], press: Press, depth: Literal["full", "fast"]) -> None:
    """Writes down what was read. Raises AuditError when a finished file does not agree with the lesson."""
    from generator.audit import audit

    audited = audit(lesson, record, [sheet.paper for sheet in press.sheets], _words(lesson), depth)
    if audited.findings:
        raise AuditError(audited.findings)
    record["audit"] = dict(audited.done)
