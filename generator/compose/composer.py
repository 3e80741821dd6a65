"""Template + lesson → document: Jinja fills the template, the markup layer parses it, values take their places."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import TracebackType
from typing import Any

from jinja2 import TemplateSyntaxError
from jinja2.exceptions import SecurityError, TemplateError

from generator.compose.environment import LINE_MARK, make_environment
from generator.compose.layout import LayoutProblem, lay_out
from generator.compose.templates import Template
from generator.compose.tokens import NotInline, Tokens
from generator.compose.views import (
    Facts,
    LessonView,
    Letters,
    PartView,
    SchoolView,
    SlotsView,
    SlotView,
    VersionsView,
    WordsView,
    counted_items,
    key_grid,
)
from generator.diagnostics import At, Diagnostic
from generator.document.attributes import Attributes
from generator.document.blocks import MOST_COLUMNS, Blocks, Break, Document, Item
from generator.document.inlines import Inlines, Slot
from generator.errors import TemplateProblem
from generator.lesson import Lesson
from generator.markup import Dialect, Picture, parse_markup
from generator.messages import message
from generator.plan import Plan, as_first_printed
from generator.words import Words, runs_right_to_left


def compose(
    template: Template,
    lesson: Lesson,
    items: Mapping[str, Item],
    plan: Plan,
    words: Words,
    letters: Letters,
) -> Document:
    """The document with its slots open. `letters` are a marker's answers by (version code, item id).

    Raises TemplateProblem, naming the template's line, for anything that is wrong in the template.
    """
    counted = plan.slides if template.order == "slides" else plan.versions[0]
    asked = [question for part in lesson.parts for question in part.questions if part.shows(question, "paper")]
    placing = counted if template.order == "slides" else as_first_printed(plan.versions, len(asked))
    facts = Facts(
        lesson,
        items,
        plan,
        words,
        letters,
        placing if template.per == "lesson" else None,
        planned={planned.id: planned for planned in placing.items},
        counted=frozenset(planned.id for planned in counted.items),
        places=_places(items, plan),
        answers=template.audience != "student",
    )
    tokens = Tokens(runs_right_to_left(lesson.language))
    environment = make_environment(tokens)
    names = _names(facts, template)
    rendered = _render(environment, template, template.body, names, template.first_line)
    title = tokens.plain(LINE_MARK.sub("", _render(environment, template, template.title, names, 1)))
    return Document(
        name=template.name,
        title=title,
        audience=template.audience,
        language=lesson.language,
        blocks=_parse(rendered, tokens, template),
        subject=lesson.subject,
    )


def _places(items: Mapping[str, Item], plan: Plan) -> dict[str, tuple[tuple[str, str], ...]]:
    """Nothing with more versions than a key has columns for: nobody would look for one among hundreds."""
    if len(plan.versions) > MOST_COLUMNS:
        return dict.fromkeys(items, ())
    found: dict[str, list[tuple[str, str]]] = {name: [] for name in items}
    for version in plan.versions:
        for planned in version.items:
            found[planned.id].append((version.code, planned.number))
    return {name: tuple(places) for name, places in found.items()}


def _names(facts: Facts, template: Template) -> dict[str, Any]:
    parts = tuple(PartView(facts, part, index) for index, part in enumerate(facts.lesson.parts))
    shown = tuple(item for part in facts.lesson.parts for item in counted_items(facts, part))
    names: dict[str, Any] = {
        "lesson": LessonView(facts, shown),
        "school": SchoolView(facts.lesson.school),
        "words": WordsView(facts.words),
        "parts": tuple(part for part in parts if part.count),
        "run": SlotView(Slot("run")),
        "page": SlotView(Slot("page")),
        "pages": SlotView(Slot("pages")),
        "page_break": (Break("page"),),
        "column_break": (Break("column"),),
    }
    if template.per == "version":
        names["version"] = SlotsView("version", "code")
        names["student"] = SlotsView("student", "name", "class", "id")
        return names
    names["versions"] = VersionsView(facts.plan)
    names["explanations_note"] = _explanations_note(facts)
    if facts.answers:
        names["key_grid"] = (key_grid(facts),)
    return names


def _explanations_note(facts: Facts) -> str:
    fixed, versions = facts.words.fixed, facts.plan.versions
    note = "explanations_note" if len(versions) <= MOST_COLUMNS else "explanations_note_many"
    if any(facts.items[planned.id].parameters for planned in facts.planned.values()):
        note = "explanations_note_values"
    note = fixed[note].format(code=versions[0].code)
    others = [planned.number for planned in facts.planned.values() if planned.id not in facts.counted]
    if not others or facts.placing is facts.plan.slides:
        return note
    code, number = re.fullmatch(r"(\D+)(\d+)", others[0]).groups()  # type: ignore[union-attr]
    return f"{note} {fixed['explanations_note_pool'].format(label=others[0], number=number, code=code)}"


def _render(environment: Any, template: Template, source: str, names: dict[str, Any], first_line: int) -> str:
    """`source` with its values as tokens; problems are told with the line they stand at in the template's file."""
    try:
        rendered: str = environment.from_string(source).render(names)
    except TemplateSyntaxError as error:
        raise _problem(template, error.lineno + first_line - 1, str(error.message)) from None
    except (TemplateError, TypeError, SecurityError, ValueError) as error:
        raise _problem(template, _template_line(error.__traceback__) + first_line - 1, str(error)) from None
    return rendered


def _template_line(trace: TracebackType | None) -> int:
    """The line of the template in which an error came up: Jinja gives its own frames the template's lines."""
    line = 1
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == "<template>":
            line = trace.tb_lineno
        trace = trace.tb_next
    return line


def _problem(template: Template, line: int, sentence: str) -> TemplateProblem:
    return TemplateProblem(f"template “{template.name}”, line {line}: {sentence}")


def _parse(rendered: str, tokens: Tokens, template: Template) -> Blocks:
    marks = [LINE_MARK.search(line) for line in rendered.split("\n")]
    numbers = [int(mark[1]) + template.first_line - 1 if mark else template.first_line for mark in marks]

    def at(place: At) -> int:
        return numbers[min(place.line, len(numbers)) - 1]

    def fill(text: str) -> Inlines:
        try:
            return tokens.inlines(text)
        except NotInline:
            raise _problem(template, 0, "a value made of whole blocks needs a line of its own") from None

    def report(diagnostic: Diagnostic) -> None:
        raise _problem(template, at(diagnostic.at), message(diagnostic))

    def container(name: str, attributes: Attributes, blocks: Blocks, place: At) -> Blocks:
        try:
            return lay_out(name, attributes, blocks, fill)
        except LayoutProblem as error:
            raise _problem(template, at(place), str(error)) from None

    def picture(found: Picture) -> Blocks:
        raise _problem(template, at(found.at), "a template holds no pictures of its own; {{ school.logo }} prints one")

    dialect = Dialect(
        report, container, picture, fill_text=fill, splice=tokens.blocks, gaps="text", slips=False, braces=True
    )
    return parse_markup(LINE_MARK.sub("", rendered), template.name, dialect)
