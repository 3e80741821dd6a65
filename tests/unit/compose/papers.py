"""A small lesson, planned, for tests that compose."""

from __future__ import annotations

from fractions import Fraction

from generator.compose import Template, compose, parse_template
from generator.diagnostics import At
from generator.document.blocks import Audience, Blocks, Choices, Document, Item, Option, Paragraph
from generator.document.inlines import Text
from generator.lesson import Attributes, Lesson, Nothing, Objective, Part, Question, Section, Subpart
from generator.versions import Letters, PartItems, make_plan
from generator.words import load_words


def paragraph(text: str) -> Blocks:
    return (Paragraph((Text(text),)),)


def item(name: str) -> Item:
    options = tuple(Option(paragraph(text), text == "right") for text in ("right", "wrong", "odd", "even"))
    return Item(
        name, "single-choice", Fraction(2), paragraph(f"Stem of {name}"), Choices(options), paragraph("Because.")
    )


def template(body: str, audience: str = "teacher", per: str = "lesson", title: str = "") -> Template:
    file = "test-{version}" if per == "version" else "test"
    head = f"---\nname: test\nfile: {file}\nfor: {audience}\nper: {per}\nformats: pdf\n"
    return parse_template(f'{head}title: "{title}"\n---\n{body}', "test.md")


def composed(made: Template, title: str = "Judul", topic: str = "Topik", language: str = "id") -> Document:
    items = {name: item(name) for name in ("satu", "dua", "tiga")}
    questions = tuple(Question(name, At(""), items[name].stem, Nothing(), Attributes()) for name in items)
    part = Part("pg", At(""), 2, (Text("Pilihan"),), paragraph("Pilihlah!"), (Subpart((), questions),))
    material = Section(2, (Text("Bahan"),), (*paragraph("Prosa."), Audience("handout", paragraph("Bacaan."))))
    lesson = Lesson(
        "l",
        "l",
        "",
        (Text(title),),
        language,
        (material, part),
        topic=topic,
        objectives=(Objective("a", (Text("Tujuan"),)),),
    )
    plan = make_plan([PartItems(tuple(items.values()))], [PartItems(tuple(items.values()))], 1, "RUNRUN", 2)
    letters = Letters(plan, items, "B", "S")
    return compose(made, lesson, items, plan, load_words("id"), letters)
