"""YAML as a teacher writes it: values of one line are text to the end of that line, and every value keeps its place.

PyYAML's pure-Python composer gives the tree; its C twin crashes on deep nesting. Nothing is constructed from tags, no
alias is followed, no value becomes anything but text.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Sequence

import yaml

from generator.diagnostics import At, Diagnostic, problem
from generator.frozen import frozen
from generator.markup.lines import Line

# Front matter of a lesson has some twenty lines; what is longer is no front matter.
LINES_LIMIT = 500
DEPTH_LIMIT = 5

_PAIR = re.compile(r"(?P<key>(?:- +)?[^\s:#\"'\[{&*!|>%@`-][^:]*?)\s*:(?P<space>\s+)(?P<value>\S.*)")
_COMMENT = re.compile(r"\s#(?:\s.*)?$")
_BLOCK = re.compile(r"[|>][+-]?\d?[+-]?")
_FLOW = re.compile(r"\[.*\]|\{(?!\{).*\}|\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*'")
_MACHINERY = re.compile(r"[&*]\w+(?:\s|$)|!\S")


@frozen
class Scalar:
    text: str
    at: At


@frozen
class Sequenced:
    items: tuple[Value, ...]
    at: At


@frozen
class Mapped:
    pairs: tuple[tuple[Scalar, Value], ...]
    at: At


Value = Scalar | Sequenced | Mapped


def read_yaml(lines: Sequence[Line], report: Callable[[Diagnostic], None]) -> Mapped | None:
    """The mapping that the lines write; None, with a diagnostic, when they cannot be read."""
    if not lines:
        return None
    if len(lines) > LINES_LIMIT:
        report(problem("front-matter-too-long", lines[LINES_LIMIT].at(), limit=LINES_LIMIT))
        return None
    try:
        node = _Composer("\n".join(_prepared(lines)) + "\n").get_single_node()
        return _mapping(node, lines, report)
    except yaml.YAMLError as error:
        report(problem("front-matter-syntax", _place(error, lines), reason=_reason(error)))
        return None


class _Refused(yaml.MarkedYAMLError):
    """Something that YAML allows and front matter does not."""


class _Composer(yaml.SafeLoader):
    depth = 0

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        event = self.peek_event()  # type: ignore[no-untyped-call]
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None) or getattr(event, "tag", None):
            raise _Refused(problem="&, * and ! at the beginning of a value", problem_mark=event.start_mark)
        self.depth += 1
        if self.depth > DEPTH_LIMIT:
            raise _Refused(problem="too many levels", problem_mark=event.start_mark)
        node: yaml.Node | None = super().compose_node(parent, index)
        self.depth -= 1
        return node


def _prepared(lines: Sequence[Line]) -> Iterator[str]:
    """The lines for the YAML parser: values of one line in quotes, so that a colon or `#1` in them is text."""
    block = -1  # the indentation of a key whose value is a block of lines, left as they are
    for line, below in zip(lines, (*lines[1:], None), strict=True):
        pair = _PAIR.fullmatch(line.text)
        if block >= 0 and (line.indent > block or not line.text):
            yield line.whole()
            continue
        block = -1
        value = _COMMENT.sub("", " " + pair["value"]).strip() if pair else ""
        if value and _BLOCK.fullmatch(value):
            block = line.indent
        folded = below is not None and below.text and below.indent > line.indent
        if not pair or not value or folded or _FLOW.fullmatch(value) or _MACHINERY.match(value):
            yield line.whole()
        else:
            yield " " * line.indent + line.text[: pair.start("value")] + json.dumps(value, ensure_ascii=False)


def _mapping(node: yaml.Node | None, lines: Sequence[Line], report: Callable[[Diagnostic], None]) -> Mapped | None:
    if node is None:
        return None
    value = _value(node, lines, report)
    if isinstance(value, Mapped):
        return value
    report(problem("front-matter-syntax", value.at, reason="key: value"))
    return None


def _value(node: yaml.Node, lines: Sequence[Line], report: Callable[[Diagnostic], None]) -> Value:
    at = _at(node, lines)
    if isinstance(node, yaml.SequenceNode):
        return Sequenced(tuple(_value(item, lines, report) for item in node.value), at)
    if not isinstance(node, yaml.MappingNode):
        return Scalar(str(node.value).strip(), at)
    pairs: dict[str, tuple[Scalar, Value]] = {}
    for key_node, value_node in node.value:
        key = Scalar(str(key_node.value) if isinstance(key_node, yaml.ScalarNode) else "", _at(key_node, lines))
        if key.text in pairs:
            report(problem("front-matter-twice", key.at, key=key.text))
        pairs[key.text] = (key, _value(value_node, lines, report))
    return Mapped(tuple(pairs.values()), at)


def _at(node: yaml.Node, lines: Sequence[Line]) -> At:
    line = lines[min(node.start_mark.line, len(lines) - 1)]
    offset = max(node.start_mark.column - line.indent, 0)
    one_line = node.end_mark.line == node.start_mark.line and isinstance(node, yaml.ScalarNode)
    length = max(len(line.text) - offset, 1)
    return line.at(offset, min(node.end_mark.column - node.start_mark.column, length) if one_line else length)


def _place(error: yaml.YAMLError, lines: Sequence[Line]) -> At:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    line = lines[min(mark.line, len(lines) - 1)] if mark else lines[0]
    return line.at(min(max(mark.column - line.indent, 0), len(line.text)) if mark else 0, 1)


def _reason(error: yaml.YAMLError) -> str:
    return str(getattr(error, "problem", "") or error)
