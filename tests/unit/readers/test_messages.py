"""Every diagnostic has its words, and its example and mend are what they claim to be."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from PIL import Image
from readings import HEAD, PART, Read, read

from generator import messages
from generator.messages import severity

ROOT = Path(messages.__file__).parent
SAYING = ("problem", "say", "_report", "_refuse")
# What a text cannot show: bytes, damaged files, files too large.
WITHOUT_EXAMPLE = {
    "lesson-too-large", "not-text", "not-utf-8", "control-character", "bidi-control", "line-too-long",
    "paragraph-too-long", "more-of-the-same", "too-many-brackets", "front-matter-too-long", "school-syntax",
    "school-unreadable", "picture-unreadable", "picture-broken", "picture-too-large", "picture-unusable-again",
}  # fmt: skip


def codes_in_source() -> set[str]:
    found = set()
    for path in ROOT.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant):
                name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
                if name in SAYING and isinstance(node.args[0].value, str):
                    found.add(node.args[0].value)
    return found


def test_every_code_that_the_program_says_has_its_words() -> None:
    assert codes_in_source() <= set(messages.codes())


@pytest.mark.parametrize("code", messages.codes())
def test_every_code_has_a_severity_a_message_a_hint_and_an_explanation(code: str) -> None:
    entry = messages.entry(code)
    assert entry["severity"] in ("error", "warning")
    assert all(entry[key].strip() for key in ("message", "hint", "explain"))
    assert entry["message"].endswith((".", "?")) and entry["explain"].endswith(".")


@pytest.mark.parametrize("code", sorted(set(messages.codes()) - WITHOUT_EXAMPLE))
def test_the_example_raises_its_code_and_the_mend_raises_nothing(code: str, tmp_path: Path) -> None:
    Image.new("RGB", (4, 4)).save(tmp_path / "peta.png")
    (tmp_path / "catatan.txt").write_text("peta")
    entry = messages.entry(code)
    assert code in read_piece(entry["example"], tmp_path).codes
    assert read_piece(entry["mend"], tmp_path).codes == []


@pytest.mark.parametrize("code", sorted(set(messages.codes()) - WITHOUT_EXAMPLE))
def test_no_placeholder_is_left_open(code: str, tmp_path: Path) -> None:
    Image.new("RGB", (4, 4)).save(tmp_path / "peta.png")
    (tmp_path / "catatan.txt").write_text("peta")
    entry = messages.entry(code)
    for one in read_piece(entry["example"], tmp_path).found:
        if one.code == code:
            names = {name for name, _ in one.values}
            for text in (entry["message"], entry["hint"]):
                assert {
                    word.split("}")[0]
                    for word in text.split("{")[1:]
                    if "}" in word and word.split("}")[0].isidentifier()
                } <= names
            assert severity(one) == entry["severity"]


def read_piece(text: str, folder: Path) -> Read:
    """A whole lesson, or a piece of one: with a heading as it is, else as questions of a part."""
    if text.startswith("---\n"):
        return read(text, folder)
    has_heading = any(line.startswith("#") for line in text.splitlines())
    return read(HEAD + ("" if has_heading else PART) + text, folder)
