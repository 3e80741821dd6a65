from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from generator import messages
from generator.cli import report
from generator.cli.terminal import Palette, cells, shown
from generator.diagnostics import At, problem


def marked(source: str, column: int, length: int = 1, room: int = 100) -> str:
    return "\n".join(report.excerpt(At("lesson.md", 1, column, length, source), room))


def test_the_mark_stands_under_the_words_it_means() -> None:
    assert marked("- [ ] bilateral", 7, 9) == "- [ ] bilateral\n      ^~~~~~~~~"


def test_a_tab_is_shown_as_the_spaces_it_takes() -> None:
    assert marked("\tab\tc", 5) == "    ab  c\n        ^"


def test_a_wide_letter_moves_the_mark_by_two() -> None:
    assert marked("漢字 ab", 4, 2) == "漢字 ab\n     ^~"


def test_a_mark_over_wide_letters_is_twice_as_long() -> None:
    assert marked("a漢字b", 2, 2) == "a漢字b\n ^~~~"


def test_a_combining_mark_takes_no_column() -> None:
    assert marked("e\u0301a", 3) == "e\u0301a\n ^"


def test_letters_that_steer_a_terminal_are_never_printed() -> None:
    shown_line = marked("a\x1b[2Jb\u202ec\x00", 1)
    assert "\x1b" not in shown_line
    assert "\u202e" not in shown_line
    assert "\x00" not in shown_line


def test_a_column_past_the_end_marks_the_end() -> None:
    assert marked("abc", 99, 5) == "abc\n   ^"


@pytest.mark.parametrize("column", [1, 500, 999])
def test_a_long_line_is_cut_round_the_mark(column: int) -> None:
    source = "".join(chr(ord("a") + n % 26) for n in range(1000))
    line, mark = marked(source, column).split("\n")
    assert len(line) <= report.ROOM + 1
    assert line[mark.index("^")] == source[column - 1]


def test_a_very_long_line_of_letters_without_width_is_bounded_by_its_mark_alone() -> None:
    assert marked("x" * 5_000_000, 1, 5_000_000).count("~") < report.ROOM


def test_a_diagnostic_without_a_line_names_its_file_only() -> None:
    assert report.place(At("lesson.md")) == "lesson.md"


def test_cells_and_shown_agree_on_letters() -> None:
    text = "a\x07b\u2066漢"
    assert "".join(letter for letter, _ in cells(text)) == shown(text)


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_colours_need_a_terminal_and_no_wish_against_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert "\x1b" in Palette(Terminal()).error("x")
    assert Palette(io.StringIO()).error("x") == "x"
    monkeypatch.setenv("NO_COLOR", "1")
    assert Palette(Terminal()).error("x") == "x"


@pytest.fixture
def one_message(monkeypatch: pytest.MonkeyPatch) -> None:
    table = {"severity": "warning", "message": "“{word}” is odd", "hint": "write it otherwise"}
    monkeypatch.setattr(messages, "entry", lambda code, language="en": table)


class Checked:
    path = Path("lesson.md")
    language = "en"
    lesson = None

    def __init__(self, *diagnostics: object) -> None:
        self.diagnostics = diagnostics


@pytest.mark.usefixtures("one_message")
def test_a_diagnostic_is_place_code_message_line_mark_and_hint() -> None:
    diagnostic = problem("odd-word", At("lesson.md", 3, 5, 4, "the w\x1brd"), word="w\x1brd")
    lines = list(report.lines(Checked(diagnostic), Palette(io.StringIO())))  # type: ignore[arg-type]
    assert lines == [
        "lesson.md:3:5: warning odd-word: “w\ufffdrd” is odd",
        "    the w\ufffdrd",
        "        ^~~~",
        "  hint: write it otherwise",
        "",
    ]


@pytest.mark.usefixtures("one_message")
def test_the_json_object_has_every_field_of_a_diagnostic_and_ascii_letters_only() -> None:
    diagnostic = problem("odd-word", At("lesson.md", 3, 5, 4), word="漢")
    text = report.as_json(1, [Checked(diagnostic)])  # type: ignore[list-item]
    assert text.isascii()
    assert json.loads(text) == {
        "ok": False,
        "exit": 1,
        "error": None,
        "diagnostics": [
            {
                "code": "odd-word",
                "severity": "warning",
                "path": "lesson.md",
                "line": 3,
                "column": 5,
                "length": 4,
                "message": "“漢” is odd",
                "hint": "write it otherwise",
            }
        ],
    }


@pytest.mark.usefixtures("one_message")
def test_problems_are_counted_in_words() -> None:
    diagnostic = problem("odd-word", At("lesson.md"))
    assert report.count([]) == "no problems"
    assert report.count([diagnostic]) == "1 warning"
    assert report.count([diagnostic, diagnostic]) == "2 warnings"
