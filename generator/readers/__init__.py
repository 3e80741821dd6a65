"""Bytes → a lesson and everything that is wrong with it. Nothing here raises for what a lesson says."""

from __future__ import annotations

import hashlib
from pathlib import Path

from generator import words
from generator.diagnostics import At, Diagnostic, problem
from generator.document.inlines import Inlines
from generator.errors import FileError
from generator.frozen import replace
from generator.lesson import Lesson, Objective, School
from generator.markup import Line, read_inlines, split_lines
from generator.readers.decoding import SIZE_LIMIT, clean_lines, decode
from generator.readers.files import read_bytes, shown
from generator.readers.findings import Findings
from generator.readers.front_matter import FrontMatter, read_front_matter, split_front_matter
from generator.readers.markdown import read_body
from generator.readers.markdown.context import Context
from generator.readers.pictures import Pictures
from generator.readers.school import find_school, read_fonts, read_school
from generator.readers.yaml_nodes import Scalar

NAME = "lesson.md"
FALLBACK_LANGUAGE = "en"


def read_lesson(path: Path) -> tuple[Lesson | None, tuple[Diagnostic, ...]]:
    """The lesson at `path`, a `.md` file or a folder that holds `lesson.md`, and every problem of it, by place.

    The lesson is None when its bytes are no text. Raises FileError when there is no such file, or it may not be read.
    """
    file = path / NAME if path.is_dir() else path
    if not file.exists():
        raise FileError(f"there is no lesson at {shown(file)}")
    data = read_bytes(file, SIZE_LIMIT)
    findings = Findings()
    text = decode(data, shown(file), findings.add)
    lesson = _read(file, data, text, findings) if text is not None else None
    return lesson, findings.all()


def _read(file: Path, data: bytes, text: str, findings: Findings) -> Lesson:
    name = shown(file)
    front, body = split_front_matter(clean_lines(text, name, findings.add), findings.add)
    matter = read_front_matter(front, _top(name, text), findings.add)
    folder = file.parent
    pictures = Pictures(findings.add)
    school, inputs = _school(folder, pictures, findings)
    language = matter.language or school.language
    context = Context(findings.add, lambda target, at: pictures.load(target, folder, at), language or FALLBACK_LANGUAGE)
    if not language:
        findings.add(problem("no-language", matter.top))
    elif not words.knows(language):
        known = ", ".join(words.available())
        findings.add(problem("language-without-words", matter.top, language=language, known=known))
    return Lesson(
        name=file.resolve().parent.name if file.name == NAME else file.stem,
        path=name,
        source=text,
        title=_inlines("title", matter, context),
        language=language or FALLBACK_LANGUAGE,
        body=read_body(body, context),
        subject=matter.get("subject"),
        topic=matter.get("topic"),
        grade=matter.get("grade"),
        curriculum=matter.get("curriculum"),
        time=matter.get("time"),
        date=matter.get("date"),
        author=matter.get("author"),
        instructions=_inlines("instructions", matter, context),
        paper=matter.paper,
        theme=matter.theme,
        versions=matter.versions,
        objectives=_objectives(matter, context),
        school=school,
        assets=pictures.assets,
        inputs=((name, hashlib.sha256(data).hexdigest()), *inputs, *pictures.inputs),
    )


def _top(name: str, text: str) -> At:
    first = split_lines(text[:1000], name)[0]
    return first.at(0, 3)


def _school(folder: Path, pictures: Pictures, findings: Findings) -> tuple[School, tuple[tuple[str, str], ...]]:
    path = find_school(folder)
    if path is None:
        return School(), ()
    file = read_school(path, findings.add)
    school = file.school
    if school.logo:
        logo = pictures.load(school.logo, path.parent, file.logo_at)
        school = replace(school, logo=logo)
    inputs = [(shown(path), hashlib.sha256(file.data).hexdigest())]
    if file.fonts:
        fonts = read_fonts(file, findings.add)
        school = replace(school, fonts=tuple(fonts))
        inputs += fonts.values()
    return school, tuple(inputs)


def _objectives(matter: FrontMatter, context: Context) -> tuple[Objective, ...]:
    return tuple(
        Objective(written.id, _scalar(written.text, context), written.code, written.topic)
        for written in matter.objectives
    )


def _inlines(key: str, matter: FrontMatter, context: Context) -> Inlines:
    return _scalar(matter.texts[key], context) if key in matter.texts else ()


def _scalar(scalar: Scalar, context: Context) -> Inlines:
    """Text of the front matter, which may be emphasised like any other."""
    at = scalar.at
    text = " ".join(scalar.text.split())
    return read_inlines((Line(at.path, at.line, at.source, text, at.column),), context.material)
