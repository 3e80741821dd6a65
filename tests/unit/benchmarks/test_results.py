from __future__ import annotations

import sys
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree

import pytest

from benchmarks.measure import measure
from benchmarks.plot import LABEL, curves, svg
from benchmarks.report import report
from benchmarks.run import Run, main, runs
from benchmarks.samples import Results, Sample, load, medians
from benchmarks.tools import TOOLS

SAMPLES = [
    Sample(tool, size, 0, wall=size / 100, cpu=cpu * size, peak=40, bytes=1000, pages=5 * size)
    for tool, cpu in (("lembar", 0.003), ("platypus", 0.03), ("typst", 0.03))
    for size in (1, 30, 300)
]


def made(**wanted: object) -> list[Run]:
    return list(runs(**({"only": [], "sizes": [], "quick": False, "large": False} | wanted)))  # type: ignore[arg-type]


def test_no_point_is_repeated_before_every_point_was_measured_once() -> None:
    order = [run.repeat for run in made()]
    assert order == sorted(order)


def test_a_large_run_is_made_on_demand_only() -> None:
    assert max(run.size for run in made(only=["typst"])) == 300
    assert max(run.size for run in made(only=["typst"], large=True)) == 1000


def test_tools_and_sizes_are_chosen() -> None:
    chosen = made(only=["platypus", "lembar"], sizes=[30])
    assert {(run.tool.name, run.size) for run in chosen} == {("platypus", 30), ("lembar", 30)}


def test_an_unknown_tool_is_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["--only", "word"])
    assert stopped.value.code == 2
    assert "no such tool: word" in capsys.readouterr().err


def test_results_come_back_from_their_file(tmp_path: Path) -> None:
    results = Results({"CPU": "one"}, SAMPLES)
    results.save(tmp_path / "raw.json")
    assert load(tmp_path / "raw.json") == results
    assert [path.name for path in tmp_path.iterdir()] == ["raw.json"]


def test_the_report_tells_what_was_measured_and_what_was_not() -> None:
    told = report(Results({"CPU": "one of two"}, [*SAMPLES, Sample("exams", 1, 0, problem="Rscript is not installed")]))
    assert "- CPU: one of two" in told
    assert (
        "| N=300 wall: Typst's one document / ours, untagged, tagged | 12×, 6× | –, 1.0× | not measured, **no** |"
        in told
    )
    assert "- R/exams at 1: Rscript is not installed" in told


def test_the_plot_has_a_line_and_a_label_for_every_tool_and_no_label_over_another() -> None:
    drawn = ElementTree.fromstring(svg(curves(medians(SAMPLES))))
    texts = {one.text: float(one.attrib["y"]) for one in drawn.iter("{http://www.w3.org/2000/svg}text")}
    labels = sorted(texts[tool.label] for tool in TOOLS if tool.name in ("lembar", "platypus", "typst"))
    assert all(lower - upper >= LABEL - 0.2 for upper, lower in pairwise(labels))


def test_a_bench_without_a_figure_draws_an_empty_frame() -> None:
    assert ElementTree.fromstring(svg([])).tag.endswith("svg")


def test_the_cost_of_a_command_counts_the_processes_that_it_starts(tmp_path: Path) -> None:
    work = "sum(i * i for i in range(3_000_000))"
    child = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {work!r}], check=True)"
    cost = measure([sys.executable, "-c", child], tmp_path / "log", {}, 60)
    alone = measure([sys.executable, "-c", "pass"], tmp_path / "log", {}, 60)
    assert (cost.code, alone.code) == (0, 0)
    assert cost.cpu > 2 * alone.cpu


def test_a_command_beyond_its_limit_is_stopped(tmp_path: Path) -> None:
    assert measure([sys.executable, "-c", "import time; time.sleep(60)"], tmp_path / "log", {}, 0.2).code == -9


def test_a_bench_that_goes_on_keeps_its_figures_and_tries_again_what_failed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    failed = Sample("typst", 30, 0, problem="stopped after 240 s")
    kept = Sample("platypus", 30, 0, cpu=1.0)
    Results({"commit": "a"}, [failed, kept]).save(tmp_path / "raw.json")
    monkeypatch.setattr("benchmarks.run.machine", lambda: {"commit": "b"})
    monkeypatch.setattr("benchmarks.run._missing", lambda run: None)  # whatever is installed here
    monkeypatch.setattr(
        "benchmarks.run.sample", lambda tool, size, repeat, *_: Sample(tool.name, size, repeat, cpu=2.0)
    )
    main(["--resume", "--only", "typst,platypus", "--sizes", "30", "--results", str(tmp_path)])
    results = load(tmp_path / "raw.json")
    assert results.machine == {"commit": "a, then b"}
    assert kept in results.samples
    assert failed not in results.samples
    assert sum(one.tool == "typst" for one in results.samples) == 5
    assert (tmp_path / "results.md").exists()
    assert (tmp_path / "cpu.svg").exists()
