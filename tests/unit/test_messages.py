"""Every diagnostic has its words in every language, and its example and mend are what they claim to be."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from readings import HEAD, PART, Read, read

from generator import messages, pipeline, resources, words
from generator.built import Checked
from generator.diagnostics import At, Diagnostic, problem
from generator.fonts.coverage import covers
from generator.readers.roster import read_roster
from generator.stress import stressed

ROOT = Path(messages.__file__).parent
SAYING = ("problem", "say", "_report", "_refuse")
FIELDS = ("message", "hint", "explain", "example", "mend")
# What a text cannot show, or not soon: bytes, damaged files, files too large, the one seed among thousands.
WITHOUT_EXAMPLE = {
    "lesson-too-large", "not-text", "not-utf-8", "control-character", "bidi-control", "line-too-long",
    "formula-too-long", "formula-too-deep", "formula-table",
    "paragraph-too-long", "more-of-the-same", "too-many-brackets", "front-matter-too-long", "school-syntax",
    "school-unreadable", "school-font", "picture-unreadable", "picture-broken", "picture-too-large",
    "picture-unusable-again", "svg-refused", "svg-gradient", "svg-color", "svg-letter", "svg-too-much",
    "more-warnings-of-the-same", "roster-too-large", "roster-too-many", "roster-not-text", "roster-old-excel",
    "roster-workbook", "roster-workbook-too-large", "roster-encoding", "roster-old-encoding", "roster-more-sheets",
    "stress-plan", "roster-text-too-long", "roster-hidden-letter", "roster-no-value", "roster-error-value",
    "roster-date",
}  # fmt: skip
TABLES: dict[str, dict[str, Any]] = {
    language: resources.toml("messages", f"{language}.toml") for language in messages.languages()
}
WORDED = [(language, code) for language, table in TABLES.items() for code in table]
SHOWN = list(product(TABLES, sorted(set(messages.codes()) - WITHOUT_EXAMPLE)))
TRANSLATED = sorted(TABLES.keys() - {messages.FALLBACK})


def calls() -> Iterator[tuple[str, set[str]]]:
    """Every code that the program says by name, and the values that it gives there."""
    for path in ROOT.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and node.args:
                name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
                if name in SAYING:
                    values = {keyword.arg for keyword in node.keywords if keyword.arg}
                    yield from ((code, values) for code in constants(node.args[0]))


def constants(node: ast.expr) -> Iterator[str]:
    """`"a"` and both of `"a" if so else "b"`."""
    match node:
        case ast.Constant(value=str(text)):
            yield text
        case ast.IfExp(body=body, orelse=orelse):
            yield from constants(body)
            yield from constants(orelse)


def placeholders(text: str) -> set[str]:
    return set(re.findall(r"\{([a-z_]+)\}", text))


SAID = tuple(calls())


def test_every_code_that_the_program_says_has_its_words() -> None:
    assert {code for code, _ in SAID} <= set(messages.codes())


def test_every_language_of_papers_has_its_messages() -> None:
    assert set(words.available()) <= set(TABLES)


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_translation_has_the_codes_of_the_english_words(language: str) -> None:
    assert sorted(TABLES[language]) == list(messages.codes())


@pytest.mark.parametrize(("language", "code"), WORDED)
def test_no_words_are_missing_and_only_english_says_the_severity(language: str, code: str) -> None:
    entry = TABLES[language][code]
    assert entry.keys() == {*FIELDS, *(["severity"] if language == messages.FALLBACK else [])}
    assert messages.entry(code)["severity"] in ("error", "warning")
    assert all(entry[field].strip() for field in ("message", "hint", "explain"))
    assert entry["message"].endswith((".", "?"))
    assert entry["hint"].endswith((".", "?"))
    assert entry["explain"].endswith(".")
    assert [bool(entry[field]) for field in ("example", "mend")] == [code not in WITHOUT_EXAMPLE] * 2


@pytest.mark.parametrize(("language", "code"), WORDED)
def test_every_field_has_the_placeholders_of_the_english_field(language: str, code: str) -> None:
    entry, english = TABLES[language][code], TABLES[messages.FALLBACK][code]
    assert [placeholders(entry[name]) for name in ("message", "hint")] == [
        placeholders(english[name]) for name in ("message", "hint")
    ]
    assert placeholders(entry["explain"]) == set(), "nothing fills what `lembar explain` prints"


@pytest.mark.parametrize(("language", "code"), WORDED)
def test_every_placeholder_is_given_wherever_the_program_says_the_code(language: str, code: str) -> None:
    entry = TABLES[language][code]
    needed = placeholders(entry["message"] + entry["hint"])
    assert [values for said, values in SAID if said == code and not needed <= values] == []


@pytest.mark.parametrize(("language", "code"), SHOWN)
def test_the_example_raises_its_code_and_the_mend_raises_nothing(language: str, code: str, tmp_path: Path) -> None:
    put_files(tmp_path)
    entry = messages.entry(code, language)
    assert code in [one.code for one in found_in(code, entry["example"], tmp_path)]
    assert found_in(code, entry["mend"], tmp_path) == ()


@pytest.mark.parametrize(("language", "code"), SHOWN)
def test_no_placeholder_is_left_open(language: str, code: str, tmp_path: Path) -> None:
    put_files(tmp_path)
    entry = messages.entry(code, language)
    needed = placeholders(entry["message"] + entry["hint"])
    for one in found_in(code, entry["example"], tmp_path):
        if one.code == code:
            assert needed <= {name for name, _ in one.values}
            assert messages.severity(one) == entry["severity"]


def test_a_language_is_found_by_its_base_and_another_one_is_english() -> None:
    one = problem("no-right-option", At("lesson.md"))
    assert messages.message(one, "id") == messages.message(one, "id-ID") != messages.message(one, "en")
    assert messages.message(one, "jv") == messages.message(one, "en")


def test_a_value_with_braces_stays_as_it_is() -> None:
    one = problem("attribute-value", At("lesson.md"), name="{value}", value="{name}", wanted="1")
    assert messages.message(one) == "`{value}` cannot be “{name}”."


def put_files(folder: Path) -> None:
    Image.new("RGB", (4, 4)).save(folder / "peta.png")
    (folder / "catatan.txt").write_text("peta")


def found_in(code: str, text: str, folder: Path) -> tuple[Diagnostic, ...]:
    """The problems of an example: a class list, or else a lesson."""
    if code.startswith("stress-"):
        return stressed(lesson_of(text, folder), 200).diagnostics
    if not code.startswith("roster-"):
        return tuple(read_piece(text, folder).found)
    path = folder / "kelas.csv"
    path.write_text(text, "utf-8")
    return read_roster(path, covers)[1]


def lesson_of(text: str, folder: Path) -> Checked:
    (folder / "lesson.md").write_text(HEAD + PART + text, "utf-8")
    return pipeline.check(folder)


def read_piece(text: str, folder: Path) -> Read:
    """A whole lesson, or a piece of one: with a heading as it is, else as questions of a part."""
    if text.startswith("---\n"):
        return read(text, folder)
    has_heading = any(line.startswith("#") for line in text.splitlines())
    return read(HEAD + ("" if has_heading else PART) + text, folder)
