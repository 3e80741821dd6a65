"""Document templates: the files of `templates/documents/`, and what their front matter says of the paper they make."""

from __future__ import annotations

import re
from typing import Literal, cast

from generator import resources
from generator.errors import TemplateProblem
from generator.frozen import frozen

_HEAD = re.compile(r"\A---\n(.*?)\n---\n", re.DOTALL)
_KEYS = {
    "name": (),
    "file": (),
    "title": (),
    "for": ("student", "teacher", "class"),
    "per": ("version", "lesson"),
    "formats": ("pdf", "pptx"),
    "order": ("first", "slides"),
    "paper": (),
    "together": (),
}


@frozen
class Template:
    """`body` starts at line `first_line` of the file. `order` says whose numbers a paper shows; `together` is the file
    of all papers of a run."""

    name: str
    file: str
    title: str
    audience: Literal["student", "teacher", "class"]
    per: Literal["version", "lesson"]
    format: Literal["pdf", "pptx"]
    order: Literal["first", "slides"]
    paper: str
    together: str
    body: str
    first_line: int


def parse_template(source: str, path: str) -> Template:
    """Raises TemplateProblem naming the file and line of a wrong front matter."""
    head = _HEAD.match(source)
    if head is None:
        raise TemplateProblem(f"{path}:1: a document template begins with front matter between two lines of “---”")
    values: dict[str, str] = {}
    for number, line in enumerate(head[1].split("\n"), 2):
        key, colon, value = line.partition(":")
        key, value = key.strip(), value.strip().strip('"')
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        if not colon or key not in _KEYS:
            raise TemplateProblem(f"{path}:{number}: “{line}” is not “key: value” with a key of: {', '.join(_KEYS)}")
        if _KEYS[key] and value not in _KEYS[key]:
            raise TemplateProblem(f"{path}:{number}: {key} is one of: {', '.join(_KEYS[key])}")
        values[key] = value
    missing = [key for key in ("name", "file", "for", "per", "formats") if not values.get(key)]
    if missing:
        raise TemplateProblem(f"{path}:1: the front matter needs: {', '.join(missing)}")
    if ("{version}" in values["file"]) != (values["per"] == "version"):
        raise TemplateProblem(f"{path}:1: “file” holds {{version}} when the paper is “per: version”, and only then")
    return Template(
        name=values["name"],
        file=values["file"],
        title=values.get("title", "{{ lesson.title }}"),
        audience=cast(Literal["student", "teacher", "class"], values["for"]),
        per=cast(Literal["version", "lesson"], values["per"]),
        format=cast(Literal["pdf", "pptx"], values["formats"]),
        order=cast(Literal["first", "slides"], values.get("order", "first")),
        paper=values.get("paper", ""),
        together=values.get("together", f"{values['name']}s"),
        body=source[head.end() :],
        first_line=head[0].count("\n") + 1,
    )


def load_templates() -> dict[str, Template]:
    """Every document that ships, by name, in the order of their files' names."""
    found = {}
    for stem in resources.names("documents", ".md"):
        path = resources.TEMPLATES / "documents" / f"{stem}.md"
        template = parse_template(path.read_text("utf-8-sig").replace("\r\n", "\n"), path.name)
        found[template.name] = template
    return found
