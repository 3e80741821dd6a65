"""results.md: the machine, the promises, the medians, and what could not be measured."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.points import Points
from benchmarks.samples import Figures, Results, Sample, medians
from benchmarks.targets import Figure, Row, targets
from benchmarks.tools import TOOLS, Job, Tool

HEADINGS: dict[Job, tuple[str, str, str]] = {
    "print": ("Print runs", "versions", "pages a version"),
    "slides": ("Slides", "slides", ""),
    "start": ("Before any work", "", ""),
}


def report(results: Results) -> str:
    return "\n".join(_lines(results)) + "\n"


def _lines(results: Results) -> Iterator[str]:
    figures = medians(results.samples)
    yield "# What it costs: measured by `make bench`\n"
    yield "Medians of interleaved runs on one machine; ratios carry over, seconds do not. `docs/benchmarks.md` tells"
    yield "what each tool was asked to do.\n"
    yield from (f"- {name}: {value}" for name, value in results.machine.items())
    yield f"- load average before the runs: {_loads(results.samples)}\n"
    yield "## What it must reach\n"
    yield "| | at least | measured | met |"
    yield "|---|---|---|---|"
    yield from (_row(row) for row in targets(Points(figures)))
    for job, (heading, size, pages) in HEADINGS.items():
        yield f"\n## {heading}\n"
        yield f"| tool | {size} | CPU s | wall s | peak MiB | KB | {pages} | runs |"
        yield "|---|---|---|---|---|---|---|---|"
        for tool in TOOLS:
            if tool.job == job:
                yield from (_point(tool, at, one) for (name, at), one in sorted(figures.items()) if name == tool.name)
    yield "\n![CPU against the number of versions](cpu.svg)"
    yield from _problems(results.samples)


def _row(row: Row) -> str:
    cells = (
        ", ".join(_goal(one) for one in row.figures),
        ", ".join(_value(one) for one in row.figures),
        ", ".join({True: "yes", False: "**no**", None: "not measured"}[one.met] for one in row.figures),
    )
    return f"| {row.what} | {' | '.join(cells)} |"


def _goal(figure: Figure) -> str:
    return f"{'' if figure.unit == '×' else '≤ '}{figure.target:g}{figure.unit}"


def _value(figure: Figure) -> str:
    if figure.measured is None:
        return "–"
    places = 1 if figure.unit in ("×", " %") else 0
    return f"{figure.measured:.{places}f}{figure.unit}"


def _point(tool: Tool, size: int, one: Figures) -> str:
    seconds = f"{one.cpu:.3g} | {one.wall:.3g}" if one.cpu < 100 else f"{one.cpu:.0f} | {one.wall:.0f}"
    volume = f"{one.bytes / 1000:.0f}" if one.bytes else ""
    pages = f"{one.pages / size:.3g}" if one.pages and size else ""
    return f"| {tool.label} | {size or ''} | {seconds} | {one.peak:.0f} | {volume} | {pages} | {one.runs} |"


def _loads(samples: list[Sample]) -> str:
    loads = sorted(one.load for one in samples)
    return f"{loads[0]:.1f} to {loads[-1]:.1f}" if loads else "–"


def _problems(samples: list[Sample]) -> Iterator[str]:
    told = dict.fromkeys((one.tool, one.size, one.problem) for one in samples if one.problem)
    if told:
        yield "\n## Not measured\n"
        labels = {tool.name: f"{tool.label}" for tool in TOOLS}
        yield from (f"- {labels[name]}{f' at {size}' if size else ''}: {problem}" for name, size, problem in told)
