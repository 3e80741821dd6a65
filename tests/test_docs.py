"""The manual cannot rot: what the program has and the manual does not name fails here."""

from __future__ import annotations

import importlib.util
import re
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest
import typer.main

from generator import messages, theme, words
from generator.cli.app import app
from generator.cli.run import INTERRUPTED
from generator.compose import load_templates
from generator.document.blocks import Kind
from generator.errors import LembarError

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
INTERFACE = (DOCS / "interface.md").read_text("utf-8")
LESSON_FORMAT = (DOCS / "lesson-format.md").read_text("utf-8")
COMMANDS = typer.main.get_command(app).commands  # type: ignore[attr-defined]


def options(command: str) -> Iterator[str]:
    for parameter in COMMANDS[command].params:
        if parameter.param_type_name == "option":
            yield from parameter.opts


def section(command: str) -> str:
    """What the manual says of a command, up to the next heading."""
    found = re.search(rf"^### `lembar {command}\b.*?(?=^##)", INTERFACE, re.MULTILINE | re.DOTALL)
    assert found, f"docs/interface.md has no section on {command}"
    return found[0]


@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_every_command_has_a_section_that_names_its_options(command: str) -> None:
    text = section(command)
    assert [option for option in options(command) if not re.search(rf"`{option}\b", text)] == []


@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_every_option_that_the_manual_names_exists(command: str) -> None:
    table = re.findall(r"^\|([^|]*)\|", section(command), re.MULTILINE)
    named = {option for cell in table for option in re.findall(r"--[a-z-]+|(?<=`)-[a-z]\b", cell)} - {"--------"}
    assert {option for option in named if set(option) != {"-"}} <= set(options(command))


def test_every_exit_code_is_in_the_table() -> None:
    table = INTERFACE.split("## Exit codes")[1].split("## ")[0]
    listed = {int(code) for code in re.findall(r"^\| (\d+) \|", table, re.MULTILINE)}
    failures = [LembarError, *LembarError.__subclasses__()]
    assert listed == {0, 1, INTERRUPTED} | {failure.exit_code for failure in failures}


def test_every_theme_document_and_language_is_named() -> None:
    build, new = section("build"), section("new")
    assert [name for name in theme.available() if f"`{name}`" not in build] == []
    assert [name for name in load_templates() if f"`{name}`" not in build] == []
    assert [name for name in words.available() if f"`{name}`" not in new] == []


@pytest.mark.parametrize("kind", get_args(Kind))
def test_every_kind_of_question_has_a_section_and_a_form_of_answer(kind: str) -> None:
    assert f"\n### {kind}\n" in LESSON_FORMAT
    assert re.search(rf"^\|[^|]*`{kind}`", INTERFACE.split("| kind | answer |")[1], re.MULTILINE)


def test_every_diagnostic_is_in_the_manual_as_the_program_tells_it() -> None:
    spec = importlib.util.spec_from_file_location("docs_diagnostics", DOCS / "diagnostics.py")
    assert spec
    assert spec.loader
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    assert (DOCS / "diagnostics.md").read_text("utf-8") == script.page(), "run: make docs"


def test_every_diagnostic_says_what_it_must() -> None:
    for code in messages.codes():
        entry = messages.entry(code)
        assert re.fullmatch(r"[a-z]+(-[a-z0-9]+)*", code)
        assert entry.keys() == {"severity", "message", "hint", "explain", "example", "mend"}, code
        assert entry["severity"] in ("error", "warning"), code
        assert all(str(entry[name]).strip() for name in ("message", "hint", "explain")), code
        assert bool(entry["example"].strip()) == bool(entry["mend"].strip()), code


@pytest.mark.parametrize("page", sorted(path.name for path in (*ROOT.glob("*.md"), *DOCS.glob("*.md"))))
def test_every_link_in_the_manual_leads_somewhere(page: str) -> None:
    path = next(folder / page for folder in (ROOT, DOCS) if (folder / page).exists())
    text = re.sub(r"^(`{3,})[^\n]*\n.*?^\1$", "", path.read_text("utf-8"), flags=re.MULTILINE | re.DOTALL)
    text = re.sub(r"`[^`\n]*`", "", text)
    targets = [target.split("#")[0] for target in re.findall(r"\]\(([^)\s]+)\)", text) if "://" not in target]
    assert [target for target in targets if target and not (path.parent / target).exists()] == []


def test_every_make_target_that_the_manual_names_exists() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    pages = [path.read_text("utf-8") for path in (*ROOT.glob("*.md"), *DOCS.glob("*.md"))]
    named = {target for page in pages for target in re.findall(r"`make ([a-z]+)`|^make ([a-z]+)", page, re.MULTILINE)}
    assert {name for pair in named for name in pair if name} <= targets
