"""No box of a paper in the middle of a print run can be lost, doubled, moved or changed without a finding."""

from __future__ import annotations

import sys
import tempfile
from functools import cache
from pathlib import Path
from unittest import mock

import pikepdf
from hypothesis import assume, given, settings
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).parents[1] / "unit" / "audit"))

from print_run import SHOWN, Run, boxes, content, draw, print_run

from generator.audit import run_file

LESSON = Path(__file__).parents[1] / "cases" / "every-kind"
MIDDLE = 2
KINDS = ("gone", "twice", "moved", "letters", "body", "foreign")


@cache
def printed(tags: bool) -> Run:
    return print_run(Path(tempfile.mkdtemp(prefix="lembar-run-")), LESSON, tags=tags)


@cache
def page(tags: bool, paper: int) -> tuple[bytes, tuple[int, ...]]:
    """The first page of a paper, and which of its boxes are numbers and questions."""
    run = printed(tags)
    with pikepdf.open(run.bound.path) as pdf:
        data = content(pdf, run.first_page(paper))
    numbers = [place for place, box in enumerate(boxes(data)) if b"/F7 10.5 Tf" in box[3] and len(box[3]) < 120]
    return data, tuple(place for number in numbers for place in (number, number + 1))


@st.composite
def spoiled(draw: st.DrawFn, tags: bool) -> tuple[str, bytes]:
    """What was done to the page, and what it draws then."""
    data, own = page(tags, MIDDLE)
    found = boxes(data)
    place = draw(st.sampled_from(own))
    box, what = found[place], draw(st.sampled_from(KINDS))
    body = box[3]
    match what:
        case "gone":
            changed = data[: box.start()] + data[box.end() + 1 :]
        case "twice":
            changed = data[: box.end()] + b"\n" + box[0] + data[box.end() :]
        case "moved":
            # Half a line or more: less is no other place to the eye.
            away = draw(st.sampled_from([-220.0, -90.0, -31.0, 31.0, 90.0, 220.0]))
            y = float(box[2]) + away
            changed = data[: box.start(2)] + b"%.2f" % y + data[box.end(2) :]
        case "letters":
            texts = [one for one in SHOWN.finditer(body) if len(one[1]) > 8]
            assume(texts)
            text = draw(st.sampled_from(texts))
            start = body.index(b"(", text.start())
            one, other = body[start + 1 : start + 3], body[start + 3 : start + 5]
            assume(one != other and b"\\" not in one + other and b")" not in one + other)
            new = body[: start + 1] + other + one + body[start + 5 :]
            changed = data[: box.start(3)] + new + data[box.end(3) :]
        case "body":
            other_box = found[draw(st.sampled_from(own))]
            assume(other_box[3] != body)
            changed = data[: box.start(3)] + other_box[3] + data[box.end(3) :]
        case _:
            foreign, theirs = page(tags, draw(st.sampled_from([0, 1, 3, 4])))
            new = boxes(foreign)[draw(st.sampled_from(theirs))][3]
            assume(new != body)
            changed = data[: box.start(3)] + new + data[box.end(3) :]
    return f"{what}: box {place}", changed


def refused(tags: bool, data: bytes) -> bool:
    run = printed(tags)
    with tempfile.TemporaryDirectory() as folder, mock.patch.object(run_file, "_SAMPLE", 0):
        path = Path(folder) / run.bound.name
        with pikepdf.open(run.bound.path) as pdf:
            draw(pdf, run.first_page(MIDDLE), data)
            pdf.save(path)
        return run.audited("fast", path).findings != ()


@settings(max_examples=40)
@given(spoiled(tags=False))
def test_no_change_of_a_box_passes_a_fast_audit(change: tuple[str, bytes]) -> None:
    what, data = change
    assert refused(False, data), what


@settings(max_examples=20)
@given(spoiled(tags=True))
def test_no_change_of_a_tagged_box_passes_a_fast_audit(change: tuple[str, bytes]) -> None:
    what, data = change
    assert refused(True, data), what


def test_the_page_as_it_was_passes_a_fast_audit() -> None:
    for tags in (True, False):
        assert not refused(tags, page(tags, MIDDLE)[0])
