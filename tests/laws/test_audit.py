"""What holds of every audit: a clean set of any lesson passes, and no corruption of plan, page or key does."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).parents[1] / "unit" / "audit"))

from other_press import (
    EVERY_KIND,
    WORDS,
    Piece,
    answers,
    grouped,
    key,
    lesson_of,
    ordered,
    pairs,
    print_key,
    print_set,
    print_sheet,
    prose,
    question,
    record_of,
    sheet,
    steps,
    tasks,
)

from generator.audit import Paper, audit
from generator.lesson import Gaps, Lesson, Nothing, Question

# ---- lessons

_LETTERS = st.sampled_from("abcdeéïkopstßāAB12.,-")
_WORD = st.text(_LETTERS, min_size=1, max_size=7).filter(lambda text: text.strip(".,-") != "")
_PHRASE = st.lists(_WORD, min_size=1, max_size=5).map(" ".join)
_LONG = st.lists(_WORD, min_size=4, max_size=14).map(" ".join)


KINDS = ("single", "multiple", "statements", "true", "false", "short", "gap", "match", "order", "sort", "essay")


def different(texts: st.SearchStrategy[str], least: int, most: int) -> st.SearchStrategy[list[str]]:
    return st.lists(texts, min_size=least, max_size=most, unique_by=lambda text: "".join(text.split()))


@st.composite
def questions(draw: st.DrawFn, index: int) -> Question:
    """Any kind. Options may begin like others, be letters or numbers, or hold spaces that others lack."""
    stem = f"{draw(_LONG)} soal{index}x"
    explanation = draw(st.one_of(st.just(""), _LONG))
    kind = draw(st.sampled_from(KINDS))
    id_ = f"q{index}"
    match kind:
        case "single" | "multiple":
            options = draw(different(_PHRASE, 3, 6))
            count = 1 if kind == "single" else 2
            marked = [f"*{text}" if at < count else text for at, text in enumerate(options)]
            return question(id_, stem, tasks(*marked), explanation=explanation)
        case "statements":
            rows = draw(different(_LONG, 2, 4))
            marks = draw(st.lists(st.booleans(), min_size=len(rows), max_size=len(rows)))
            texts = ["*" * mark + text for mark, text in zip(marks, rows, strict=True)]
            return question(id_, stem, tasks(*texts), "statements", explanation=explanation)
        case "true" | "false":
            return question(id_, stem, Nothing(), kind, explanation=explanation)
        case "short":
            return question(id_, stem, answers(f"jawab{index} {draw(_WORD)}"), explanation=explanation)
        case "gap":
            return question(id_, f"{stem} [[isi{index}|lain{index}]] {draw(_WORD)}", Gaps(), explanation=explanation)
        case "match":
            lefts, rights = draw(different(_PHRASE, 2, 4)), draw(different(_PHRASE, 5, 5))
            rows = [*zip(lefts, rights, strict=False), ("", rights[4])]
            return question(id_, stem, pairs(*rows), explanation=explanation)
        case "sort":
            members = draw(different(_PHRASE.map(lambda text: text.replace(",", "")).filter(str.strip), 2, 6))
            cut = draw(st.integers(1, len(members) - 1))
            table = grouped(Satu=",".join(members[:cut]), Dua=",".join(members[cut:]))
            return question(id_, stem, table, "sort", explanation=explanation)
        case "order":
            return question(id_, stem, ordered(*draw(different(_PHRASE, 2, 6))), "order", explanation=explanation)
        case _:
            return question(id_, stem, Nothing(), model=prose(draw(_LONG)), rubric=steps(draw(_LONG), draw(_LONG)))


@st.composite
def lessons(draw: st.DrawFn) -> Lesson:
    count = draw(st.integers(1, 7))
    return lesson_of(*(draw(questions(index)) for index in range(count)), title="Ulangan Kelas Tujuh")


@settings(max_examples=50)
@given(lessons(), st.integers(0, 99), st.integers(1, 3))
def test_a_clean_set_of_any_lesson_passes(lesson: Lesson, seed: int, versions: int) -> None:
    record = record_of(lesson, versions, seed)
    with tempfile.TemporaryDirectory() as folder:
        assert audit(lesson, record, print_set(Path(folder), lesson, record), WORDS).findings == ()


# ---- corruptions of a page or a key


RECORD = record_of(EVERY_KIND, 2, 5)


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> list[Paper]:
    """A clean set, printed once."""
    made = print_set(tmp_path_factory.mktemp("clean"), EVERY_KIND, RECORD)
    assert audit(EVERY_KIND, RECORD, made, WORDS).findings == ()
    return made


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("corrupted")


def refused(papers: list[Paper], record: dict[str, Any]) -> bool:
    return audit(EVERY_KIND, record, papers, WORDS, "fast").findings != ()


_QUESTIONS_OWN = frozenset(
    ("number", "stem", "letter", "option", "label", "left", "right", "tick", "told", "mark", "places")
)
_ACCENTS = {"a": "á", "e": "é", "i": "í", "o": "ó", "u": "ú", "n": "ñ", "s": "š"}


def changed_letter(text: str, at: int) -> str:
    old = text[at % len(text)]
    new = _ACCENTS.get(old, "x" if old != "x" else "y")
    return text[: at % len(text)] + new + text[at % len(text) + 1 :]


def may_not_change_places(one: Piece, other: Piece) -> bool:
    """What a key tells of one question may stand in any order."""
    return one.what == other.what and one.text != other.text and (one.what != "told" or one.number != other.number)


@st.composite
def corrupted(draw: st.DrawFn, kind: str) -> tuple[str, list[Piece]]:
    """One change to what is printed: what it was, and the pieces."""
    pieces = sheet(EVERY_KIND, RECORD["versions"][0]) if kind == "worksheet" else key(EVERY_KIND, RECORD)
    own = [at for at, piece in enumerate(pieces) if piece.what in _QUESTIONS_OWN and piece.text.strip()]
    at = draw(st.sampled_from(own))
    piece = pieces[at]
    what = draw(st.sampled_from(["letter", "gone", "twice", "swap"]))
    match what:
        case "letter" if piece.what != "tick":
            spots = [spot for spot, sign in enumerate(piece.text) if sign.isalnum()]
            if not spots:
                return "none", pieces
            text = changed_letter(piece.text, draw(st.sampled_from(spots)))
            return f"“{piece.text}” became “{text}”", [*pieces[:at], replace(piece, text=text), *pieces[at + 1 :]]
        case "twice" if kind == "worksheet":
            return f"“{piece.text}” twice", [*pieces[: at + 1], replace(piece, down=14), *pieces[at + 1 :]]
        case "swap":
            others = [other for other in own if may_not_change_places(piece, pieces[other])]
            if not others:
                return "none", pieces
            other = draw(st.sampled_from(others))
            changed = list(pieces)
            changed[at], changed[other] = (
                replace(piece, text=pieces[other].text),
                replace(pieces[other], text=piece.text),
            )
            return f"“{piece.text}” and “{pieces[other].text}” changed places", changed
        case _:
            return f"“{piece.text}” is gone", [*pieces[:at], *pieces[at + 1 :]]


@settings(max_examples=80)
@given(change=corrupted("worksheet"))
def test_no_corruption_of_a_worksheet_passes(
    papers: list[Paper], folder: Path, change: tuple[str, list[Piece]]
) -> None:
    what, pieces = change
    if what != "none":
        assert refused([print_sheet(folder, pieces, "A"), *papers[1:]], RECORD), what


@settings(max_examples=80)
@given(change=corrupted("key"))
def test_no_corruption_of_a_key_passes(papers: list[Paper], folder: Path, change: tuple[str, list[Piece]]) -> None:
    what, pieces = change
    if what != "none":
        assert refused([*papers[:-1], print_key(folder, pieces, RECORD)], RECORD), what


# ---- corruptions of a plan

Path_ = tuple[str | int, ...]


def spots(value: Any, path: Path_ = ()) -> Iterator[tuple[Path_, Any]]:
    """Every value inside versions and slides that is neither list nor object, with where it stands."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from spots(inner, (*path, name))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from spots(inner, (*path, index))
    else:
        yield path, value


def other_values(value: Any) -> st.SearchStrategy[Any]:
    match value:
        case bool():
            return st.just(not value)
        case int():
            return st.sampled_from([value + 1, value - 1, -7])
        case str():
            return st.sampled_from([value + "x", "", "B" if value != "B" else "C"]).filter(lambda other: other != value)
        case _:
            return st.sampled_from(["B", False, []])


@st.composite
def corrupted_plans(draw: st.DrawFn) -> tuple[str, dict[str, Any]]:
    record = deepcopy(RECORD)
    here = [
        (path, value)
        for name in ("versions", "slides")
        for path, value in spots(record[name], (name,))
        if path[-1] != "student" and path != ("slides", "code")
    ]
    if draw(st.booleans()):
        path, value = draw(st.sampled_from(here))
        target = record
        for step in path[:-1]:
            target = target[step]  # type: ignore[index]
        target[path[-1]] = draw(other_values(value))  # type: ignore[index]
        return f"{path}: {value!r} became {target[path[-1]]!r}", record  # type: ignore[index]
    version = draw(st.sampled_from(record["versions"]))
    items = version["items"]
    moves: dict[str, Callable[[], object]] = {
        "a question is gone": lambda: items.pop(draw(st.integers(0, len(items) - 1))),
        "questions changed places": lambda: items.insert(0, items.pop()),
        "options turned": lambda: [item["options"].reverse() for item in items if "options" in item],
        "rows turned": lambda: [item["rows"].reverse() for item in items if "rows" in item],
        "a version is gone": lambda: record["versions"].remove(version),
        "another run": lambda: record.update(run="AAAAAA"),
    }
    what = draw(st.sampled_from(sorted(moves)))
    moves[what]()
    return what, record


@settings(max_examples=80)
@given(change=corrupted_plans())
def test_no_corruption_of_a_plan_passes(papers: list[Paper], change: tuple[str, dict[str, Any]]) -> None:
    what, record = change
    assert refused(papers, record), what
