from __future__ import annotations

import io
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import generator.cli.app
from generator import __version__
from generator.cli.run import run
from generator.errors import AuditError, FileError, TemplateProblem, UsageError

ROOT = Path(__file__).parents[3]


def raising(monkeypatch: pytest.MonkeyPatch, error: BaseException) -> None:
    def app(**_: Any) -> None:
        raise error

    monkeypatch.setattr(generator.cli.app, "app", app)


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (UsageError("x"), 2),
        (TemplateProblem("x"), 2),
        (FileError("x"), 3),
        (AuditError(("x",)), 4),
        (KeyboardInterrupt(), 130),
        (RuntimeError("x"), 70),
        (RecursionError("x"), 70),
    ],
)
def test_every_failure_has_its_exit_code(monkeypatch: pytest.MonkeyPatch, error: BaseException, code: int) -> None:
    raising(monkeypatch, error)
    assert run([]) == code


def test_a_bug_is_told_without_a_traceback(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.delenv("LEMBAR_DEBUG", raising=False)
    raising(monkeypatch, RuntimeError("very\x1b odd"))
    run([])
    told = capsys.readouterr().err
    assert "RuntimeError: very\ufffd odd" in told
    assert __version__ in told
    assert "Traceback" not in told


def test_a_bug_shows_its_traceback_when_asked(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("LEMBAR_DEBUG", "1")
    raising(monkeypatch, RuntimeError("odd"))
    run([])
    assert "Traceback" in capsys.readouterr().err


def test_every_finding_of_the_audit_is_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    raising(monkeypatch, AuditError(("key 3 differs", "question 4 is missing")))
    run([])
    told = capsys.readouterr().err
    assert "key 3 differs\nquestion 4 is missing" in told
    assert "nothing was left in place" in told


def test_a_console_without_the_letter_gets_a_question_mark(monkeypatch: pytest.MonkeyPatch) -> None:
    raw = io.BytesIO()
    monkeypatch.setattr(sys, "stderr", io.TextIOWrapper(raw, encoding="cp1252"))
    raising(monkeypatch, FileError("✓ 漢"))
    assert run([]) == 3
    assert b"? ?" in raw.getvalue()


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["grow"],
        ["build"],
        ["build", "x", "--seed", "-1"],
        ["build", "x", "--seed", "1000000000"],
        ["build", "x", "--seed", "a"],
        ["build", "x", "--versions", "0"],
        ["build", "x", "--paper", "a3"],
        ["build", "x", "--audit", "deep"],
        ["explain", "no-such-code-at-all"],
        ["new", "CON"],
    ],
)
def test_wrong_usage_is_exit_2(arguments: list[str]) -> None:
    assert run(arguments) == 2


def test_help_and_version_are_exit_0(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--help"]) == 0
    assert run(["--version"]) == 0
    assert f"lembar {__version__}" in capsys.readouterr().out


HEAVY = "yaml markdown_it jinja2 reportlab uharfbuzz pptx lxml PIL pypdfium2 rich pydantic generator.pipeline"


def test_help_imports_nothing_heavy() -> None:
    code = "import sys; from generator.cli.run import run; run(['--help']); print('imported:', *sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    imported = done.stdout.split("imported:")[1].split()
    assert not set(HEAVY.split()) & set(imported)


def test_the_package_runs_as_a_module() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "generator", "--version"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout == f"lembar {__version__}\n"


@pytest.mark.skipif(os.name == "nt", reason="closing a pipe early is told differently on Windows")
def test_a_reader_that_goes_away_is_no_crash() -> None:
    done = subprocess.run(
        f"{sys.executable} -m generator explain | true",
        shell=True,
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert "Traceback" not in done.stderr
    assert "Exception" not in done.stderr
