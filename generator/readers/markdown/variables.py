"""A fenced `vars` block and the `{{ … }}` of its question: every line and expression is read, nothing is evaluated."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from generator.diagnostics import At
from generator.frozen import replace
from generator.lesson import Variable, Variables
from generator.markup import Line
from generator.readers.markdown.context import Context
from generator.readers.markdown.drafts import Draft
from generator.readers.markdown.outline import Fence
from generator.readers.markdown.segments import VariableLines
from generator.values.marks import MARK, OPEN
from generator.values.syntax import SyntaxProblem
from generator.values.variables import MOST_LINES, WHERE, check_names, read_line

_LINE = re.compile(r"([^\W\d]\w*)\s*:\s*(.*)")


def read_variables(
    blocks: Sequence[VariableLines], draft: Draft, context: Context, given: Variables | None = None
) -> tuple[Variables | None, bool]:
    """The block of a question, and whether it cannot be used. A sub-question may have that of its whole `given`."""
    if given is None and not blocks:
        return None, False
    reading = _Reading(context, [line.name for line in given.lines if line.name != WHERE] if given else [])
    for more in blocks if given else blocks[1:]:
        reading.say("vars-twice", more.at)
    if given:
        return replace(given, used=(*given.used, *reading.used(_texts(draft)))), reading.failed
    lines = list(reading.lines(blocks[0]))
    if not lines and not reading.failed:
        reading.say("vars-line", blocks[0].at)
    used = list(reading.used(_texts(draft)))
    return Variables(blocks[0].at, tuple(lines), tuple(used)), reading.failed


def _texts(draft: Draft) -> Iterator[Line]:
    """Every line of a question but those of its `vars` blocks."""
    yield draft.first
    for piece in draft.pieces:
        if not (isinstance(piece, Fence) and piece.info.split(maxsplit=1)[:1] == ["vars"]):
            yield from piece.lines


class _Reading:
    def __init__(self, context: Context, known: list[str]) -> None:
        self._context = context
        self._known = known
        self.failed = False

    def say(self, code: str, at: At, **values: object) -> None:
        self._context.say(code, at, **values)
        self.failed = True

    def lines(self, block: VariableLines) -> Iterator[Variable]:
        lines = [line for line in block.lines if line.text]
        for line in lines[MOST_LINES:]:
            self.say("vars-line", line.at())
            return
        for line in lines:
            found = _LINE.fullmatch(line.text)
            if not found or not found[2]:
                self.say("vars-line", line.at())
            else:
                yield from self._line(found[1], found[2], line, found.start(2))

    def _line(self, name: str, rest: str, line: Line, start: int) -> Iterator[Variable]:
        try:
            if name == WHERE:
                check_names(rest, self._known)
            else:
                read_line(name, rest, self._known)
        except SyntaxProblem as wrong:
            first, last = (start + wrong.start, start + wrong.end) if wrong.start >= 0 else (0, len(name))
            self.say(wrong.code, line.at(first, last - first), **wrong.values)
        if name != WHERE and name not in self._known:
            self._known.append(name)  # also of a line that is wrong: it would be told again wherever it stands
        yield Variable(name, rest, line.at(start))

    def used(self, lines: Iterator[Line]) -> Iterator[tuple[str, At]]:
        for line in lines:
            if OPEN not in line.text:
                continue
            for found in MARK.finditer(line.text):
                expression = found[1].strip()
                start = found.start(1) + len(found[1]) - len(found[1].lstrip())
                at = line.at(start, len(expression))
                try:
                    check_names(expression, self._known)
                except SyntaxProblem as wrong:
                    self.say(wrong.code, line.at(start + wrong.start, wrong.end - wrong.start), **wrong.values)
                else:
                    yield expression, at
            rest = MARK.sub(lambda found: " " * len(found[0]), line.text)
            if (open_ := re.search(r"(?<!\\)\{\{", rest)) is not None:
                self.say("value-unclosed", line.at(open_.start()))
