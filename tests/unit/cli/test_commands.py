from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from generator import messages, pipeline
from generator.cli.run import run
from generator.diagnostics import At, Diagnostic, problem
from generator.errors import AuditError, FileError
from generator.pipeline import Built, BuiltSet, Checked, Options

WORDS = {
    "bad": {"severity": "error", "message": "it is bad", "hint": "mend it"},
    "odd": {"severity": "warning", "message": "it is odd", "hint": ""},
}


@pytest.fixture(autouse=True)
def _two_codes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(messages, "entry", lambda code, language="en": WORDS[code])


def checked(*codes: str, name: str = "lesson.md") -> Checked:
    found: tuple[Diagnostic, ...] = tuple(problem(code, At(name, 3, 1, 2, "source")) for code in codes)
    return Checked(Path(name), None, {}, found, "en")


def checking(monkeypatch: pytest.MonkeyPatch, *codes: str) -> None:
    monkeypatch.setattr(pipeline, "check", lambda path: checked(*codes, name=str(path)))


Asked = list[tuple[Sequence[Path], Options]]


@pytest.fixture
def building(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Asked]:
    """Plays the main path: what it was asked is in the list it returns."""

    def play(*codes: str, error: Exception | None = None) -> Asked:
        asked: Asked = []

        def build(paths: Sequence[Path], options: Options, progress: Callable[[str], None]) -> Built:
            asked.append((paths, options))
            progress("building")
            if error:
                raise error
            one = checked(*codes)
            if one.failed(options.strict):
                return Built((one,), (), {"check": 0.1})
            made = BuiltSet(options.output / "lesson", ("worksheet-A.pdf", "plan.json"), 7, "ABC234", 1)
            return Built((one,), (made,), {"check": 0.1, "write": 0.25}, (options.output / "lesson" / "old.pdf",))

        monkeypatch.setattr(pipeline, "build", build)
        return asked

    return play


def test_check_prints_problems_to_standard_output(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    checking(monkeypatch, "bad", "odd")
    assert run(["check", "lesson.md"]) == 1
    printed = capsys.readouterr()
    assert "lesson.md:3:1: error bad: it is bad\n    source\n    ^~\n  hint: mend it\n" in printed.out
    assert "lesson.md: 1 error, 1 warning" in printed.out
    assert printed.err == ""


@pytest.mark.parametrize(("codes", "options", "code"), [((), [], 0), (("odd",), [], 0), (("odd",), ["--strict"], 1)])
def test_warnings_count_only_when_asked(
    monkeypatch: pytest.MonkeyPatch, codes: tuple[str, ...], options: list[str], code: int
) -> None:
    checking(monkeypatch, *codes)
    assert run(["check", "lesson.md", *options]) == code


def test_one_lesson_that_is_not_there_does_not_hide_the_problems_of_the_next(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def check(path: Path) -> Checked:
        if path.name == "gone.md":
            raise FileError("there is no gone.md")
        return checked("bad", name=str(path))

    monkeypatch.setattr(pipeline, "check", check)
    assert run(["check", "gone.md", "lesson.md"]) == 3
    printed = capsys.readouterr()
    assert "error bad" in printed.out
    assert "there is no gone.md" in printed.err


def test_check_as_json_is_one_object(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    checking(monkeypatch, "bad")
    assert run(["check", "one.md", "two.md", "--json"]) == 1
    found = json.loads(capsys.readouterr().out)
    assert [diagnostic["path"] for diagnostic in found["diagnostics"]] == ["one.md", "two.md"]


def test_build_hands_every_option_on(building: Callable[..., Asked]) -> None:
    asked = building()
    arguments = "-o out --versions 3 --seed 0 --only key,slides --theme plain --paper f4 --strict --force --audit off"
    assert run(["build", "one.md", "two.md", *arguments.split()]) == 0
    assert asked == [
        (
            [Path("one.md"), Path("two.md")],
            Options(Path("out"), 3, 0, ("key", "slides"), "plain", "F4", strict=True, force=True, audit="off"),
        )
    ]


def test_build_without_options_leaves_every_choice_to_the_lesson(building: Callable[..., Asked]) -> None:
    asked = building()
    run(["build", "one.md"])
    assert asked[0][1] == Options()


def test_build_prints_what_it_wrote_with_seed_and_run_code(
    building: Callable[..., Asked], capsys: pytest.CaptureFixture[str]
) -> None:
    building("odd")
    assert run(["build", "one.md"]) == 0
    printed = capsys.readouterr()
    assert str(Path("output/lesson/worksheet-A.pdf")) in printed.out
    assert "seed 7" in printed.out
    assert "ABC234" in printed.out
    assert "warning odd" in printed.err
    assert "old.pdf belongs to an earlier build" in printed.err
    assert "\r" not in printed.err


def test_quiet_prints_problems_only(building: Callable[..., Asked], capsys: pytest.CaptureFixture[str]) -> None:
    building("odd")
    run(["build", "one.md", "--quiet"])
    printed = capsys.readouterr()
    assert printed.out == ""
    assert "warning odd" in printed.err


def test_a_build_with_errors_says_that_nothing_was_written(
    building: Callable[..., Asked], capsys: pytest.CaptureFixture[str]
) -> None:
    building("bad", "odd")
    assert run(["build", "one.md"]) == 1
    printed = capsys.readouterr()
    assert "1 error, 1 warning; nothing was written" in printed.err
    assert printed.out == ""


def test_build_as_json_is_one_object(building: Callable[..., Asked], capsys: pytest.CaptureFixture[str]) -> None:
    building("odd")
    assert run(["build", "one.md", "--json"]) == 0
    printed = capsys.readouterr()
    found: dict[str, Any] = json.loads(printed.out)
    assert printed.err == ""
    assert found["ok"] is True
    assert found["seed"] == 7
    assert found["run"] == "ABC234"
    assert found["files"] == [str(Path("output/lesson") / name) for name in ("worksheet-A.pdf", "plan.json")]
    assert found["timings"] == {"check": 0.1, "write": 0.25}
    assert found["diagnostics"][0]["code"] == "odd"


@pytest.mark.parametrize(("error", "code"), [(FileError("no room"), 3), (AuditError(("key 3 differs",)), 4)])
def test_a_failure_as_json_is_one_object_too(
    building: Callable[..., Asked], capsys: pytest.CaptureFixture[str], error: Exception, code: int
) -> None:
    building(error=error)
    assert run(["build", "one.md", "--json"]) == code
    found = json.loads(capsys.readouterr().out)
    assert found["exit"] == code
    assert found["error"] == str(error)
    assert found["files"] == []


def test_open_opens_the_folder_that_was_written(
    building: Callable[..., Asked], monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr("typer.launch", lambda url: opened.append(url))
    building("bad")
    run(["build", "one.md", "--open"])
    assert opened == []
    building()
    run(["build", "one.md", "--open"])
    assert opened == [str(Path("output/lesson"))]
