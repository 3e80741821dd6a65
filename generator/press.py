"""Prints the papers of one template: many at a time, here, in processes of this machine, or on others.

A job is a stretch of a run: small, plain, and answered with bytes. Its answer depends on the print order and the
stretch alone, never on who does it, so a run has the same bytes however it was made.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from generator.document.blocks import Document
from generator.errors import FileError
from generator.frozen import frozen
from generator.plan import Plan
from generator.theme import Theme
from generator.versions.handouts import Handout
from generator.words import Words

if TYPE_CHECKING:  # a deck needs no engine for paper
    from concurrent.futures import Executor, Future

    from generator.exporters.pdf.bound import Section
    from generator.exporters.pdf.box import Glyphs
    from generator.exporters.pdf.engine import Binding, PaperOrder, SeparatorOrder
    from generator.exporters.pdf.images import PaperAsset

STRETCH = 20
"""Papers of a job: enough that handing it over costs nothing, few enough that a lost one is soon made again."""

_MOST_OBJECTS = 8_000_000
"""Of one file: readers stop at 8,388,607 objects (ISO 32000-1, annex C)."""
_WAITING = 4
"""Jobs that are made ahead for each worker; more would only fill the memory."""
_ROOM, _SPARE = 5, 4
_SURELY_FEW = 1000


class Separator(NamedTuple):
    """A sheet before the papers of a class."""

    class_name: str


@frozen
class PrintOrder:
    """All that decides the papers of one template. `papers` are in hand-out order; `fonts` are the files of the theme's
    extra faces, which every worker opens for itself."""

    document: Document
    theme: Theme
    assets: Mapping[str, PaperAsset]
    words: Words
    paper: str
    tagged: bool
    binding: Binding
    named_separators: bool
    plan: Plan
    papers: Sequence[Handout | Separator]
    fonts: tuple[Path, ...] = ()

    def title(self, handout: Handout) -> str:
        """The bookmark of a paper."""
        name = handout.student.name
        code = f"{self.words.fixed['version']} {self.plan.versions.codes[handout.version]}"
        return f"{code} · {name}" if name else code


class Job(NamedTuple):
    """Papers `start` to `stop` of an order. `first` numbers the objects of a section; 0 asks for a file each."""

    start: int
    stop: int
    first: int


class PlacedPaper(NamedTuple):
    """A paper in a file of many: how many pages it has, and how many empty ones follow."""

    pages: int
    blanks: int


class PrintedFile(NamedTuple):
    data: bytes
    pages: int


@frozen
class Sealed:
    """A print order on its way to another process."""

    data: bytes


def sealed(order: PrintOrder) -> Sealed:
    import pickle

    return Sealed(pickle.dumps(order, pickle.HIGHEST_PROTOCOL))


_one_at_a_time = Lock()


def do(order: Sealed, job: Job) -> Section | list[PrintedFile]:
    """What a worker runs. Its threads share one press, which does one job at a time."""
    with _one_at_a_time:
        return _opened(order.data).do(job)


@lru_cache(maxsize=2)
def _opened(data: bytes) -> Press:
    import pickle

    return Press(pickle.loads(data))  # noqa: S301 -- made by `sealed`, in the process that began this one


class Press:
    """One order's engine, in one process."""

    def __init__(self, order: PrintOrder) -> None:
        from generator.exporters.pdf.engine import PaperEngine

        if order.fonts:
            _open_fonts(order)
        self._order = order
        language = order.document.language
        self.engine = PaperEngine(
            order.theme, order.assets, order.words, order.paper, tagged=order.tagged, language=language
        )
        self._edition = self.engine.edition(order.document)

    def section(self, job: Job) -> Section:
        made = self.do(job)
        assert not isinstance(made, list)
        return made

    def do(self, job: Job) -> Section | list[PrintedFile]:
        orders = [self._ordered(paper) for paper in self._order.papers[job.start : job.stop]]
        if job.first:
            return self.engine.write_section(self._edition, orders, job.first, self._order.binding)
        from generator.exporters.pdf.engine import SeparatorOrder

        codes = self._codes()
        made = []
        for order in orders:
            assert not isinstance(order, SeparatorOrder)  # nothing stands between files
            sink = BytesIO()
            pages = self.engine.write_paper(self._edition, order, codes, sink)
            made.append(PrintedFile(sink.getvalue(), pages))
        return made

    def code_glyphs(self) -> Glyphs:
        """What draws the codes of all versions."""
        return self._edition.glyphs_of_codes(self._codes())

    def _codes(self) -> str:
        return "".join(sorted(set("".join(self._order.plan.versions.codes))))

    def _ordered(self, paper: Handout | Separator) -> PaperOrder | SeparatorOrder:
        from generator.exporters.pdf.engine import PaperOrder, SeparatorOrder

        order = self._order
        if isinstance(paper, Separator):
            return SeparatorOrder(paper.class_name, order.named_separators)
        version, student = order.plan.versions[paper.version], paper.student
        slots = {
            "version.code": version.code,
            "run": order.plan.run,
            "student.name": student.name,
            "student.class": student.class_name,
            "student.id": student.id,
        }
        return PaperOrder(version, slots, order.title(paper))


@frozen
class Crew:
    """Who does the jobs: this process, or the workers of an executor."""

    executor: Executor | None = None
    workers: int = 1

    def do(self, order: PrintOrder, press: Press, jobs: Iterable[Job]) -> Iterator[Section | list[PrintedFile]]:
        """Answers in the order of the jobs; a few jobs for each worker are under way at a time."""
        if self.executor is None:
            yield from map(press.do, jobs)
            return
        message = sealed(order)
        waiting: deque[Future[Section | list[PrintedFile]]] = deque()
        for job in jobs:
            waiting.append(self.executor.submit(do, message, job))
            if len(waiting) > self.workers * _WAITING:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


@contextmanager
def hired(jobs: int, cluster: str) -> Iterator[Crew]:
    """A crew of `jobs` processes, or of the workers of the Dask scheduler at `cluster`.

    Raises UsageError when Dask is not installed, FileError when nobody answers at the address.
    """
    if cluster:
        from generator.cluster import connected

        with connected(cluster) as (executor, workers):
            yield Crew(executor, workers)
    elif jobs > 1:
        from concurrent.futures import ProcessPoolExecutor
        from multiprocessing import get_context

        with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
            try:
                yield Crew(pool, jobs)
            except BaseException:
                pool.shutdown(wait=False, cancel_futures=True)
                raise
    else:
        yield Crew()


def _open_fonts(order: PrintOrder) -> None:
    """Raises FileError for a font that is not here, or not the one that the order means."""
    from generator.fonts.extra import extra_face

    for path, name in zip(order.fonts, order.theme.extras, strict=True):
        if extra_face(path) != name:
            raise FileError(f"the font “{path.name}” has changed since this run began")


def print_files(order: PrintOrder, crew: Crew, tell: Callable[[int], None]) -> Iterator[PrintedFile]:
    """A file for each paper, in hand-out order; `tell` hears how many are done."""
    count = len(order.papers)
    done = 0
    jobs = [Job(start, min(start + STRETCH, count), 0) for start in range(0, count, STRETCH)]
    for made in crew.do(order, Press(order), jobs):
        assert isinstance(made, list)
        yield from made
        done += len(made)
        tell(done)


def print_bound(
    order: PrintOrder, crew: Crew, sink: BinaryIO, stretch: range, tell: Callable[[int], None]
) -> list[PlacedPaper]:
    """One file of the papers of a stretch, in their order.

    Objects are numbered before they are made. The first section tells how many numbers a paper takes; every later one
    gets room for a quarter more, and one that needs still more is made again behind all others: numbers never depend on
    who made what when.
    """
    from generator.exporters.pdf.bound import FileNumbers

    press = Press(order)
    writer = press.engine.bound(sink, order.document)
    stop = min(stretch.start + STRETCH, stretch.stop)
    made = press.section(Job(stretch.start, stop, FileNumbers().first))
    writer.add(made, press.code_glyphs())
    papers = _placed(made)
    tell(stop)
    room = objects_of_a_paper(made) * STRETCH
    starts = range(stop, stretch.stop, STRETCH)
    jobs = [Job(at, min(at + STRETCH, stretch.stop), made.size + room * index) for index, at in enumerate(starts)]
    behind = made.size + room * len(jobs)
    for job, section in zip(jobs, crew.do(order, press, jobs), strict=True):
        assert not isinstance(section, list)
        if section.size > job.first + room:
            section = press.section(Job(job.start, job.stop, behind))
            behind = section.size
        writer.add(section)
        papers += _placed(section)
        tell(job.stop)
    writer.finish()
    return papers


def _placed(section: Section) -> list[PlacedPaper]:
    return [PlacedPaper(paper.pages, paper.blanks) for paper in section.papers]


def objects_of_a_paper(section: Section) -> int:
    """How many object numbers a paper like those of a section takes, with some to spare."""
    from generator.exporters.pdf.bound import FileNumbers

    used = section.size - FileNumbers().first
    each = -(-used // len(section.papers))
    return each + each // _SPARE + _ROOM


def stretches(order: PrintOrder) -> list[range]:
    """The papers of each file: all in one, as long as readers can count its objects."""
    count = len(order.papers)
    if count <= _SURELY_FEW:
        return [range(count)]
    from generator.exporters.pdf.bound import FileNumbers

    sample = Press(order).section(Job(0, STRETCH, FileNumbers().first))
    most = max(STRETCH, _MOST_OBJECTS // objects_of_a_paper(sample))
    return [range(start, min(start + most, count)) for start in range(0, count, most)]
