"""One sample: fresh folders, the command, and what it wrote."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.inputs import inputs
from benchmarks.measure import Cost, measure
from benchmarks.samples import Sample
from benchmarks.tools import ROOT, Place, Tool

COUNTED = 30
"""Pages are counted up to this many versions; every version has as many, give or take one."""
WRITTEN = (".pdf", ".pptx")
UNKNOWN_OPTION = 2


def sample(tool: Tool, size: int, repeat: int, work: Path, limit: float) -> Sample:
    """Runs `tool` once. Its inputs are kept under `work` for the next run; what it writes is thrown away."""
    load = os.getloadavg()[0]
    source = inputs(tool.job, size, work)
    with TemporaryDirectory(dir=work) as temporary:
        place = Place(source, Path(temporary, "out"), Path(temporary, "cache"))
        place.out.mkdir()
        place.cache.mkdir()
        log = Path(temporary, "log")
        # An installed program has its compiled files beside it; a checkout must be allowed to keep them.
        environment = os.environ | {"LEMBAR_CACHE": str(place.cache), "PYTHONDONTWRITEBYTECODE": ""}
        command = tool.command(place, size)
        if tool.warm:
            measure(command, log, environment, limit)
        cost = measure(command, log, environment, limit)
        if problem := _problem(cost, limit, log):
            return Sample(tool.name, size, repeat, load=load, problem=problem)
        files = sorted(path for path in place.out.rglob("*") if path.suffix in WRITTEN)
        papers = [path for path in files if path.name.startswith("worksheet")]
        return Sample(
            tool.name,
            size,
            repeat,
            wall=cost.wall,
            cpu=cost.cpu,
            peak=cost.peak,
            bytes=sum(path.stat().st_size for path in files),
            pages=_pages(papers) if papers and repeat == 0 and size <= COUNTED else 0,
            audit=_audit(log.with_suffix(".out")),
            load=load,
        )


def _problem(cost: Cost, limit: float, log: Path) -> str:
    if cost.code == 0:
        return ""
    if cost.code < 0:
        return f"stopped after {limit:.0f} s" if cost.wall >= limit else f"killed by signal {-cost.code}"
    told = log.with_suffix(".err").read_text(encoding="utf-8", errors="replace").strip().splitlines() or [""]
    if cost.code == UNKNOWN_OPTION:
        return f"not there yet (exit code 2): {told[-1]}"
    return f"exit code {cost.code}: {told[0]}"


def _audit(out: Path) -> float:
    """The wall time of Lembar's phase `audit`; other tools print no JSON and have none."""
    text = out.read_text(encoding="utf-8", errors="replace")
    if not text.startswith("{"):
        return 0.0
    return float(json.loads(text).get("timings", {}).get("audit", 0.0))


def _pages(papers: Iterable[Path]) -> int:
    command = [sys.executable, "-m", "benchmarks.pages", *map(str, papers)]
    return int(subprocess.run(command, cwd=ROOT, capture_output=True, check=True, text=True).stdout)  # noqa: S603
