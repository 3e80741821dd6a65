"""Templates are Markdown, values are data: what a lesson says is printed as it stands; pupils get no answers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from papers import composed, template

from generator.compose import load_templates
from generator.document.blocks import (
    Box,
    Columns,
    Fields,
    Heading,
    KeyGrid,
    List,
    Paragraph,
    Placed,
    Questions,
    Running,
)
from generator.document.inlines import Slot, Strong, Text
from generator.document.transforms import plain
from generator.errors import TemplateProblem

# Noncharacters never come out of the reader; everything else may.
hostile = st.text(st.characters(exclude_categories=("Cs", "Cn", "Cc"))).map(
    lambda text: f"{{{{ 7*7 }}}} *{text}* <u> ::: {{#x .y}}"
)


@given(hostile)
def test_a_value_is_printed_as_it_stands(text: str) -> None:
    document = composed(
        template("# {{ lesson.title }}\n\n- a {{ lesson.title }} b\n", title="{{ lesson.title }}"), text
    )
    heading, items = document.blocks
    assert isinstance(heading, Heading) and plain(heading.kids) == text
    assert isinstance(items, List) and plain(items.items[0][0].kids) == f"a {text} b"  # type: ignore[union-attr]
    assert document.title == text


def test_markdown_outside_values_is_markdown() -> None:
    (block,) = composed(template("**{{ lesson.title }}**")).blocks
    assert block == Paragraph((Strong((Text("Judul"),)),))


def test_a_paper_for_each_version_holds_stretches_of_questions_and_slots() -> None:
    document = composed(
        template("{{ version.code }}\n\n{% for part in parts %}\n{{ part }}\n{% endfor %}", "student", "version")
    )
    slot, questions = document.blocks
    assert slot == Paragraph((Slot("version.code"),))
    assert isinstance(questions, Questions) and len(questions.items) == 3


def test_a_paper_for_the_lesson_places_questions_and_says_where_they_stand() -> None:
    document = composed(template("{% for part in parts %}\n{{ part }}\n{% endfor %}\n\n{{ key_grid }}"))
    *placed, grid = document.blocks
    assert [one.number for one in placed if isinstance(one, Placed)] == ["1", "2", "3"]
    assert all([code for code, _ in one.places] == ["A", "B"] for one in placed if isinstance(one, Placed))
    assert isinstance(grid, KeyGrid) and grid.codes == ("A", "B")


def test_layout_words_make_their_blocks() -> None:
    body = (
        "::: footer\n- {{ lesson.topic }}\n- {{ page }}\n:::\n\n"
        '::: fields {shares="3 1"}\n- {{ words.name }}: {{ lesson.topic }}\n- Nilai:\n:::\n\n'
        '::: part {label="I" aside="{{ lesson.points }}"}\n## Judul\n:::\n\n::: columns 2\nisi\n:::\n'
    )
    footer, fields, part, columns = composed(template(body, per="version", audience="student")).blocks
    assert footer == Running("footer", ((Text("Topik"),), (Slot("page"),)))
    assert isinstance(fields, Fields)
    assert [(plain(field.label), plain(field.value), field.share) for field in fields.fields] == [
        ("Nama", "Topik", 3.0),
        ("Nilai", "", 1.0),
    ]
    assert isinstance(part, Box) and (plain(part.label), plain(part.aside)) == ("I", "6 poin")
    assert isinstance(columns, Columns) and columns.count == 2


@pytest.mark.parametrize(
    ("body", "line", "says"),
    [
        ("{{ lesson.titel }}", 9, "titel"),
        ("a\n\n{{ nothing }}", 11, "nothing"),
        ("{% for part in parts %}", 9, "Unexpected end"),
        ("a\n{% if version.code %}x{% endif %}", 10, "version"),
        ("{{ lesson.__class__ }}", 9, "__class__"),
        ("{{ 'a' * 10 ** 10 }}", 9, "whole numbers"),
        ("::: nonsense\nx\n:::", 9, "nonsense"),
        ("\n\n::: footer\nx\n:::", 11, "one list"),
        ("a {{ key_grid }} b", 9, "line of its own"),
        ("::: footer\n- x", 9, ":::"),
        ("{{ parts[0].questions[0].stem.__class__ }}", 9, "__class__"),
        ("{% for i in range(10) %}{% endfor %}", 9, "range"),
        ("{{ lesson.title | safe }}", 9, "safe"),
    ],
)
def test_a_wrong_template_is_told_with_its_line(body: str, line: int, says: str) -> None:
    with pytest.raises(TemplateProblem, match="template “test”") as caught:
        composed(template(body))
    assert says in str(caught.value)
    assert f"line {line}:" in str(caught.value) or "line 0:" in str(caught.value)


@pytest.mark.parametrize(
    "body",
    [
        "{% if version.code %}x{% endif %}",
        "{% for part in parts %}{% for question in part.questions %}{{ question }}{% endfor %}{% endfor %}",
        "{{ key_grid }}",
    ],
)
def test_a_pupils_paper_cannot_ask_for_what_is_not_its_own(body: str) -> None:
    with pytest.raises(TemplateProblem):
        composed(template(body, "student", "version"))


def test_answers_are_not_in_the_views_of_a_pupils_paper() -> None:
    for name in ("answer", "explanation"):
        body = (
            "{% for part in parts %}{% for question in part.questions %}{{ question."
            + name
            + " }}{% endfor %}{% endfor %}"
        )
        assert composed(template(body, "teacher")).blocks
        with pytest.raises(TemplateProblem, match="students"):
            composed(template(body, "student"))


def test_every_template_that_ships_composes() -> None:
    for made in load_templates().values():
        document = composed(made)
        assert document.blocks and document.title.endswith("Judul")


def test_several_things_on_a_line_keep_their_own_directions() -> None:
    made = template("{{ lesson.topic }} · {{ lesson.questions_text }} · **x**\n")
    (line,) = composed(made, topic="الماء", language="ar").blocks
    assert plain(line.kids) == "\u2068الماء\u2069 · \u20683 soal\u2069 · x"  # type: ignore[union-attr]
    (line,) = composed(made).blocks
    assert plain(line.kids) == "Topik · 3 soal · x"  # type: ignore[union-attr]
