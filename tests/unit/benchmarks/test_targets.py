from __future__ import annotations

import pytest

from benchmarks.points import Points, Unmeasured, percent_over, slope
from benchmarks.samples import Figures, Sample, medians
from benchmarks.targets import Figure, Row, targets
from benchmarks.tools import (
    AMC,
    COLD,
    HELP,
    PLAIN_PPTX,
    PLATYPUS,
    PYTHON,
    SLIDES,
    TAGGED,
    TYPST,
    TYPST_UNTAGGED,
    UNTAGGED,
    UNTAGGED_UNREAD,
    WARM,
)


def of(cpu: float = 0.0, wall: float = 0.0, peak: float = 0.0, audit: float = 0.0) -> Figures:
    return Figures(wall=wall, cpu=cpu, peak=peak, bytes=0, pages=0, audit=audit, runs=1)


POINTS = Points(
    {
        (PYTHON, 0): of(cpu=0.010),
        (HELP, 0): of(cpu=0.090),
        (WARM, 1): of(cpu=0.210),
        (COLD, 1): of(cpu=0.310),
        (PLATYPUS, 30): of(cpu=1.2),
        (PLATYPUS, 1000): of(cpu=40.97),
        (TYPST, 30): of(wall=0.8),
        (AMC, 30): of(wall=2.0),
        (TYPST, 300): of(wall=8.0),
        (TYPST_UNTAGGED, 30): of(wall=0.6),
        (TYPST_UNTAGGED, 300): of(wall=9.0),
        (UNTAGGED, 30): of(cpu=0.3, wall=0.2, audit=0.1),
        (UNTAGGED, 300): of(cpu=0.65, wall=0.6),
        (UNTAGGED, 1000): of(cpu=1.64, peak=75.0, audit=0.47),
        (UNTAGGED, 10000): of(cpu=14.2, peak=80.0),
        (TAGGED, 30): of(wall=0.4),
        (UNTAGGED_UNREAD, 30): of(cpu=0.13),
        (UNTAGGED_UNREAD, 1000): of(cpu=1.1),
        (SLIDES, 40): of(cpu=0.2),
        (SLIDES, 400): of(cpu=0.56),
        (SLIDES, 2000): of(cpu=2.32),
        (PLAIN_PPTX, 400): of(cpu=3.36),
        (PLAIN_PPTX, 2000): of(cpu=34.8),
    }
)


def rows() -> dict[str, Row]:
    return {row.what: row for row in targets(POINTS)}


def measured(start: str) -> list[float | None]:
    (row,) = (row for what, row in rows().items() if what.startswith(start))
    return [None if one.measured is None else round(one.measured, 3) for one in row.figures]


def met(start: str) -> list[bool | None]:
    (row,) = (row for what, row in rows().items() if what.startswith(start))
    return [one.met for one in row.figures]


def test_a_version_more_is_compared_without_the_audit() -> None:
    # (40.97 − 1.2) / 970 = 41 ms against ((1.64 − 0.47) − (0.3 − 0.1)) / 970 = 1 ms
    assert measured("marginal CPU") == [41.0, None]
    assert met("marginal CPU") == [True, None]
    assert measured("the same, measured with `--audit off`") == [41.0, None]


def test_the_whole_process_is_compared_with_its_audit() -> None:
    assert measured("N=1000 CPU") == [round(40.97 / 1.64, 3), None]


def test_wall_time_is_compared_with_each_rival() -> None:
    assert measured("N=300 wall") == [15.0, None]
    assert measured("N=30 wall: Typst / ours, AMC / ours (untagged)") == [3.0, 10.0]
    assert met("N=30 wall: Typst / ours, AMC / ours (tagged)") == [False, False]


def test_untagged_papers_are_compared_with_untagged_ones() -> None:
    assert measured("N=30 wall: Typst / ours, AMC / ours (tagged)") == [2.0, 5.0]


def test_memory_has_a_ceiling() -> None:
    assert measured("peak memory") == [75.0, None]
    assert met("peak memory") == [True, None]


def test_linear_is_how_much_more_a_later_version_costs() -> None:
    # 0.99 s for 700 versions, then 12.56 s for 9000: 1.414 and 1.396 ms
    assert measured("from N=1000 to N=10,000, cost linear") == [-1.324, None]
    assert measured("from N=1000 to N=10,000, memory flat") == [6.667, None]


def test_a_start_is_told_in_milliseconds_over_an_empty_python() -> None:
    assert measured("one version") == [200.0, 300.0]
    assert met("one version") == [False, True]
    assert measured("`lembar --help`") == [80.0]


def test_the_audit_is_a_share_of_the_build_without_it() -> None:
    assert measured("audit of every paper") == [round(100 * 0.54 / 1.1, 3), None]


def test_slides_are_compared_and_linear() -> None:
    assert measured("slides 400, 2000") == [6.0, 15.0]
    assert met("slides 400, 2000") == [True, False]
    assert measured("slides linear") == [10.0]


def test_nothing_measured_is_nothing_claimed() -> None:
    assert all(one.met is None for row in targets(Points({})) for one in row.figures)


def test_a_ratio_is_a_floor_and_all_else_a_ceiling() -> None:
    assert [Figure(3, "×", value).met for value in (2.9, 3.0, 3.1)] == [False, True, True]
    assert [Figure(80, " MiB", value).met for value in (79.0, 80.0, 81.0)] == [True, True, False]


def test_a_slope_is_what_one_more_costs() -> None:
    assert slope(lambda _, size: 5 + 3.0 * size, "any", 30, 1000) == pytest.approx(3)
    assert percent_over(1.1, 1.0) == pytest.approx(10)
    with pytest.raises(Unmeasured):
        POINTS.cpu(TYPST, 1000)


def test_medians_leave_out_runs_that_failed() -> None:
    runs = [
        Sample("a", 1, repeat, cpu=cpu, pages=pages) for repeat, cpu, pages in ((0, 9.0, 5), (1, 1.0, 0), (2, 2.0, 0))
    ]
    found = medians([*runs, Sample("a", 1, 3, problem="exit code 1"), Sample("b", 1, 0, problem="not installed")])
    assert set(found) == {("a", 1)}
    assert (found["a", 1].cpu, found["a", 1].pages, found["a", 1].runs) == (2.0, 5, 3)
