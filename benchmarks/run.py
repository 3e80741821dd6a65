"""`make bench`: measures every tool at every size, one run of each in turn, and writes `benchmarks/results/`.

Everything is saved after each run; a bench that was stopped goes on with `--resume`.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.machine import machine
from benchmarks.plot import curves, svg
from benchmarks.report import report
from benchmarks.samples import Results, Sample, load, medians
from benchmarks.sampling import sample
from benchmarks.tools import LARGE, QUICK, QUICK_SIZES, ROOT, TOOLS, Tool

RESULTS = ROOT / "benchmarks" / "results"


@dataclass(frozen=True, slots=True)
class Run:
    tool: Tool
    size: int
    repeat: int


def main(arguments: Sequence[str] | None = None) -> None:
    asked = _parser().parse_args(arguments)
    folder: Path = asked.results or (RESULTS / "quick" if asked.quick else RESULTS)
    folder.mkdir(parents=True, exist_ok=True)
    raw = folder / "raw.json"
    results = _resumed(raw) if asked.resume and raw.exists() else Results(machine())
    began = time.monotonic()
    with TemporaryDirectory(prefix="lembar-bench-") as work:
        for run in runs(asked.only, asked.sizes, asked.quick, asked.large):
            if asked.minutes and time.monotonic() - began > 60 * asked.minutes:
                print(f"stopped after {asked.minutes:g} minutes; --resume measures the rest", file=sys.stderr)
                break
            if results.has(run.tool.name, run.size, run.repeat) or _failed(results, run):
                continue
            one = _missing(run) or sample(run.tool, run.size, run.repeat, Path(work), asked.limit)
            results.samples.append(one)
            results.save(raw)
            _tell(one)
    figures = medians(results.samples)
    (folder / "results.md").write_text(report(results), encoding="utf-8")
    (folder / "cpu.svg").write_text(svg(curves(figures)), encoding="utf-8")
    print(folder / "results.md")


def _resumed(raw: Path) -> Results:
    """What was measured; what failed is tried again. A change of commit or tools since then is told."""
    old, now = load(raw), machine()
    told = {
        name: value if value == old.machine.get(name) else f"{old.machine.get(name)}, then {value}"
        for name, value in now.items()
    }
    return Results(told, [one for one in old.samples if not one.problem])


def runs(only: Sequence[str], sizes: Sequence[int], quick: bool, large: bool) -> Iterator[Run]:
    """In the order in which they are made: the first run of every point, small sizes first, then the second…

    What disturbs the machine for a while then disturbs one run of many points, which the medians do not show.
    """
    points = [
        (tool, size, 1 if quick else repeats)
        for tool in TOOLS
        if not only or tool.name in only
        for size, repeats in _sizes(tool, quick, large).items()
        if not sizes or size in sizes
    ]
    points.sort(key=lambda point: point[1])
    for repeat in range(max((repeats for _, _, repeats in points), default=0)):
        yield from (Run(tool, size, repeat) for tool, size, repeats in points if repeat < repeats)


def _sizes(tool: Tool, quick: bool, large: bool) -> dict[int, int]:
    sizes = dict(tool.repeats)
    if quick and tool.job == "print":
        return dict.fromkeys(QUICK_SIZES, 1) if tool.name in QUICK else {}
    if quick and tool.job == "slides":
        return {size: 1 for size in sizes if size <= 400} if tool.name in QUICK else {}
    return sizes | ({LARGE[tool.name]: 1} if large and tool.name in LARGE else {})


def _failed(results: Results, run: Run) -> bool:
    """A point that failed once is not tried again in this bench."""
    return any((one.tool, one.size) == (run.tool.name, run.size) and one.problem for one in results.samples)


def _missing(run: Run) -> Sample | None:
    missing = run.tool.missing
    return Sample(run.tool.name, run.size, run.repeat, problem=f"{missing} is not installed") if missing else None


def _tell(one: Sample) -> None:
    told = one.problem or f"CPU {one.cpu:8.3f} s   wall {one.wall:8.3f} s   peak {one.peak:6.0f} MiB"
    print(f"{one.tool:24} {one.size:6} #{one.repeat + 1}  {told}", file=sys.stderr, flush=True)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__.splitlines()[0] if __doc__ else None)
    names = [tool.name for tool in TOOLS]
    parser.add_argument("--quick", action="store_true", help="N = 1, 30, 100, one run each, fewer tools: two minutes")
    parser.add_argument("--only", type=_list, default=[], metavar="TOOL,…", help=f"these tools: {', '.join(names)}")
    parser.add_argument("--sizes", type=_numbers, default=[], metavar="N,…", help="these numbers of versions or slides")
    parser.add_argument("--large", action="store_true", help="Typst at N=1000 too, which takes 10 GB of memory")
    parser.add_argument("--limit", type=float, default=240, metavar="S", help="seconds a run may take (default: 240)")
    parser.add_argument("--minutes", type=float, default=0, metavar="M", help="begin no run after so many minutes")
    parser.add_argument("--resume", action="store_true", help="keep what was measured and go on")
    parser.add_argument("--results", type=Path, metavar="DIR", help="write there instead of benchmarks/results/")
    return parser


def _list(text: str) -> list[str]:
    names = text.split(",")
    if unknown := set(names) - {tool.name for tool in TOOLS}:
        raise argparse.ArgumentTypeError(f"no such tool: {', '.join(sorted(unknown))}")
    return names


def _numbers(text: str) -> list[int]:
    return [int(number) for number in text.split(",")]


if __name__ == "__main__":
    main()
