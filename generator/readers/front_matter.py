"""Front matter: what the lesson says about itself, each value checked where it stands."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from generator.diagnostics import At, Diagnostic, problem
from generator.frozen import frozen
from generator.markup.lines import Line
from generator.markup.near import suggestion
from generator.readers.yaml_nodes import Mapped, Scalar, Value, read_yaml
from generator.theme import available as available_themes

TEXTS = ("title", "subject", "topic", "grade", "curriculum", "time", "date", "author", "instructions")
KEYS = (*TEXTS, "language", "objectives", "versions", "paper", "theme")
OBJECTIVE_KEYS = ("text", "code", "topic")
PAPERS = ("A4", "F4", "Letter")
MAX_VERSIONS = 10_000

_FENCE = re.compile(r"-{3,}")
_END = re.compile(r"-{3,}|\.\.\.")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_ID = re.compile(r"[\w-]+")

Report = Callable[[Diagnostic], None]


@frozen
class WrittenObjective:
    id: str
    text: Scalar
    code: str = ""
    topic: str = ""


@frozen
class FrontMatter:
    """`texts` are by key, with their places. `top` is where a missing value is missed."""

    texts: dict[str, Scalar]
    top: At
    language: str = ""
    objectives: tuple[WrittenObjective, ...] = ()
    versions: int | None = None
    paper: str = ""
    theme: str = ""

    def get(self, key: str) -> str:
        return " ".join(self.texts[key].text.split()) if key in self.texts else ""


def split_front_matter(lines: Sequence[Line], report: Report) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
    """The lines between the opening and closing `---`, and those of the body."""
    first = next((index for index, line in enumerate(lines) if line.text), len(lines))
    if first == len(lines) or not _FENCE.fullmatch(lines[first].text):
        return (), tuple(lines)
    for index in range(first + 1, len(lines)):
        if _END.fullmatch(lines[index].text):
            return tuple(lines[first + 1 : index]), tuple(lines[index + 1 :])
    report(problem("front-matter-unclosed", lines[first].at()))
    end = next((index for index in range(first + 1, len(lines)) if not lines[index].text), len(lines))
    return tuple(lines[first + 1 : end]), tuple(lines[end:])


def read_front_matter(lines: Sequence[Line], top: At, report: Report) -> FrontMatter:
    mapped = read_yaml(lines, report)
    if mapped is None:
        # Lines that are no YAML were reported; without any lines it is the title that is missing.
        if not any(line.text for line in lines):
            report(problem("no-title", top))
        return FrontMatter({}, top)
    values: dict[str, Value] = {}
    for key, value in mapped.pairs:
        if key.text in KEYS:
            values[key.text] = value
        else:
            report(problem("unknown-key", key.at, key=key.text, near=suggestion(key.text, KEYS)))
    texts = {key: text for key in TEXTS if key in values and (text := _text(key, values[key], report))}
    if not texts.get("title") and not ("title" in values and not isinstance(values["title"], Scalar)):
        report(problem("no-title", values["title"].at if "title" in values else top))
    return FrontMatter(
        texts,
        top,
        _language(values.get("language"), report),
        _objectives(values.get("objectives"), report),
        _versions(values.get("versions"), report),
        _one_of("paper", values.get("paper"), PAPERS, report),
        _one_of("theme", values.get("theme"), available_themes(), report),
    )


def _text(key: str, value: Value, report: Report) -> Scalar | None:
    if not isinstance(value, Scalar):
        report(problem("front-matter-type", value.at, key=key, wanted=f"{key}: …"))
        return None
    return value if value.text else None


def _language(value: Value | None, report: Report) -> str:
    text = _text("language", value, report) if value else None
    if text and not _LANGUAGE.fullmatch(text.text):
        report(problem("front-matter-value", text.at, key="language", value=text.text, wanted="id, en, en-GB"))
        return ""
    return text.text if text else ""


def _versions(value: Value | None, report: Report) -> int | None:
    text = _text("versions", value, report) if value else None
    if not text:
        return None
    if re.fullmatch(r"[0-9]{1,6}", text.text) and 1 <= int(text.text) <= MAX_VERSIONS:
        return int(text.text)
    wanted = f"1 … {MAX_VERSIONS}"
    report(problem("front-matter-value", text.at, key="versions", value=text.text, wanted=wanted))
    return None


def _one_of(key: str, value: Value | None, known: Sequence[str], report: Report) -> str:
    text = _text(key, value, report) if value else None
    if not text:
        return ""
    found = next((name for name in known if name.casefold() == text.text.casefold()), "")
    if not found:
        report(problem("front-matter-value", text.at, key=key, value=text.text, wanted=", ".join(known)))
    return found


def _objectives(value: Value | None, report: Report) -> tuple[WrittenObjective, ...]:
    if value is None or (isinstance(value, Scalar) and not value.text):
        return ()
    if not isinstance(value, Mapped):
        report(problem("objectives-form", value.at))
        return ()
    return tuple(found for key, entry in value.pairs if (found := _objective(key, entry, report)))


def _objective(key: Scalar, value: Value, report: Report) -> WrittenObjective | None:
    if not _ID.fullmatch(key.text):
        report(problem("objectives-form", key.at))
        return None
    if isinstance(value, Scalar):
        if not value.text:
            report(problem("objectives-form", key.at))
        return WrittenObjective(key.text, value) if value.text else None
    if not isinstance(value, Mapped):
        report(problem("objectives-form", value.at))
        return None
    parts: dict[str, Scalar] = {}
    for name, part in value.pairs:
        if name.text not in OBJECTIVE_KEYS:
            near = suggestion(name.text, OBJECTIVE_KEYS)
            report(problem("unknown-key", name.at, key=name.text, near=near))
        elif text := _text(name.text, part, report):
            parts[name.text] = text
    if "text" not in parts:
        report(problem("objectives-form", value.at))
        return None
    code, topic = (parts[name].text if name in parts else "" for name in ("code", "topic"))
    return WrittenObjective(key.text, parts["text"], code, topic)
