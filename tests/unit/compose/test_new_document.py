"""A school adds a paper by adding a file: no Python, and the audit still reads all that is built."""

from __future__ import annotations

import shutil
from pathlib import Path

import pypdfium2
import pytest

from generator import resources
from generator.errors import AuditError
from generator.pipeline import Options, build

LESSON = Path(__file__).parents[3] / "content" / "water-cycle"

MARKING_STRIP = """---
name: strip
file: marking-strip
for: teacher
per: lesson
formats: pdf
title: "{{ words.answer_key }}"
---
# {{ lesson.title }} {.center}

{% for part in parts %}
## {{ part.title }}

{% for question in part.questions %}
- {{ question.number }}: {{ question.answer }}
{% endfor %}
{% endfor %}
"""

EXIT_TICKET = """---
name: ticket
file: ticket-{version}
for: student
per: version
formats: pdf
---
# {{ lesson.title }} · {{ version.code }}

{% for part in parts %}
{{ part }}
{% endfor %}

::: footer
- {{ words.version }} {{ version.code }}
- {{ run }}
- {{ page }} / {{ pages }}
:::
"""


@pytest.fixture
def templates(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of what ships, to add documents to."""
    copy = tmp_path / "templates"
    shutil.copytree(resources.TEMPLATES, copy)
    monkeypatch.setattr(resources, "TEMPLATES", copy)
    return copy


def text_of(path: Path) -> str:
    with pypdfium2.PdfDocument(path) as file:
        return "\n".join(page.get_textpage().get_text_range() for page in file)


def test_a_file_in_the_documents_folder_is_a_new_paper(templates: Path, tmp_path: Path) -> None:
    (templates / "documents" / "strip.md").write_text(MARKING_STRIP, "utf-8")
    (templates / "documents" / "ticket.md").write_text(EXIT_TICKET, "utf-8")
    (made,) = build([LESSON], Options(output=tmp_path / "output", seed=5)).sets
    assert {"marking-strip.pdf", "ticket-A.pdf", "ticket-B.pdf"} <= set(made.files)
    assert "the Sun" in text_of(made.folder / "ticket-A.pdf")
    assert "1: " in text_of(made.folder / "marking-strip.pdf")


def test_only_picks_the_new_paper(templates: Path, tmp_path: Path) -> None:
    (templates / "documents" / "strip.md").write_text(MARKING_STRIP, "utf-8")
    (made,) = build([LESSON], Options(output=tmp_path / "output", seed=5, only=("strip",))).sets
    assert set(made.files) == {"marking-strip.pdf", "plan.json"}


@pytest.mark.parametrize(
    "leak", ["C A B D C", "Key: A, D, B, C", "Sunlight warms water and gives it the energy to evaporate."]
)
def test_a_students_paper_that_tells_answers_is_refused(templates: Path, tmp_path: Path, leak: str) -> None:
    body = EXIT_TICKET.replace("::: footer", f'{{% set told = "{leak}" %}}\n{{{{ told }}}}\n\n::: footer', 1)
    (templates / "documents" / "ticket.md").write_text(body, "utf-8")
    with pytest.raises(AuditError, match=r"ticket-A\.pdf"):
        build([LESSON], Options(output=tmp_path / "output", seed=5))
    assert not (tmp_path / "output" / "water-cycle").exists()
