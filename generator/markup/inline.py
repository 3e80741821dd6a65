"""What stands inside a paragraph, a heading, a cell: text → inlines, and pictures apart from them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any

from markdown_it.token import Token

from generator.diagnostics import problem
from generator.document.blocks import Blocks
from generator.document.inlines import (
    Blank,
    Code,
    Emphasis,
    Formula,
    Gap,
    Inline,
    Inlines,
    LineBreak,
    Link,
    Strong,
    Subscript,
    Superscript,
    Text,
    Underline,
    Value,
)
from generator.document.transforms import plain
from generator.frozen import fresh, record, replace
from generator.markup.attributes import Piece, read_pieces
from generator.markup.dialect import Dialect, Picture
from generator.markup.formulas import formula_problems
from generator.markup.letters import BIDI, letter_name
from generator.markup.lines import Joined, Line
from generator.markup.parser import inline_tokens
from generator.markup.pipes import gap_in_code, split_pipes
from generator.markup.rules.links import gave_up
from generator.markup.rules.values import WANTED

# Letters of one paragraph; a page holds some 3,000. The time that hostile brackets take grows with its square.
PARAGRAPH_LIMIT = 20_000
# Bold in italic in a link is three.
DEPTH_LIMIT = 10

_WHITE = re.compile(r"[ \t\n]+")
_SAFE_LINK = re.compile(r"https?://\S|mailto:\S", re.IGNORECASE)
_WRAPPERS: dict[str, Callable[[Inlines], Inline]] = {
    "em": Emphasis,
    "strong": Strong,
    "sub": Subscript,
    "sup": Superscript,
    "u": Underline,
}


@record
class _Level:
    """Something opened and not yet closed. Without a wrapper its kids go to the level above."""

    name: str
    wrap: Callable[[Inlines], Inline] | None = None
    html: tuple[int, int] | None = None
    kids: list[Inline] = fresh(factory=list)


def read_inlines(lines: Sequence[Line], dialect: Dialect) -> Inlines:
    """The inlines of lines that are one text. A picture among them is reported."""
    reading = _Reading(lines, dialect, pictures=False)
    return reading.inlines()


def read_runs(lines: Sequence[Line], dialect: Dialect) -> tuple[tuple[Inlines, Blocks], ...]:
    """The inlines of a paragraph, cut where a picture stands: each run with the picture's blocks behind it."""
    return _Reading(lines, dialect, pictures=True).runs()


class _Reading:
    """One walk over the tokens of a text."""

    def __init__(self, lines: Sequence[Line], dialect: Dialect, pictures: bool) -> None:
        self._joined = Joined(lines)
        self._dialect = dialect
        self._pictures = pictures
        self._levels = [_Level("")]
        self._pending = ""
        self._runs: list[tuple[Inlines, Blocks]] = []

    def inlines(self) -> Inlines:
        runs = self.runs()
        return runs[0][0] if runs else ()

    def runs(self) -> tuple[tuple[Inlines, Blocks], ...]:
        text = self._joined.text
        if len(text) > PARAGRAPH_LIMIT:
            self._report("paragraph-too-long", 0, 1, limit=PARAGRAPH_LIMIT)
            text = text[:100]
        env: dict[str, Any] = {WANTED: True} if self._dialect.values else {}
        for token in inline_tokens(text, env):
            self._read(token)
        if gave_up(env):
            self._report("too-many-brackets", 0, 1)
        self._end_run(())
        return tuple(self._runs)

    def _read(self, token: Token) -> None:
        match token.type:
            case "text":
                self._pending += token.content
            case "text_special":
                self._read_special(token)
            case "softbreak":
                self._pending += " "
            case "hardbreak":
                self._add(LineBreak())
            case "blank":
                self._add(Blank())
            case "value":
                self._add(Value(token.content))
            case "code_inline":
                self._warn_of_gap(token.content)
                self._add(*self._code(token.content))
            case "em_open" | "strong_open" | "sub_open" | "sup_open":
                self._open(token.type.removesuffix("_open"))
            case "em_close" | "strong_close" | "sub_close" | "sup_close" | "link_close":
                self._close(token.type.removesuffix("_close"))
            case "link_open":
                self._open_link(token)
            case "html_tag":
                self._read_tag(token)
            case "image":
                self._read_picture(token)
            case "gap":
                self._read_gap(token)
            case "half_gap":
                self._read_half_gap(token)
            case "formula":
                self._read_formula(token)
            case "raw_html":
                self._report("raw-html", *self._span(token), text=token.content)
                self._pending += token.content
            case other:
                raise AssertionError(f"a rule made a token that nothing reads: {other}")

    # ---- text

    def _add(self, *inlines: Inline) -> None:
        self._flush()
        self._levels[-1].kids.extend(inlines)

    def _flush(self, last: bool = False) -> None:
        text = _WHITE.sub(" ", self._pending)
        self._pending = ""
        if len(self._levels) == 1 and not self._levels[0].kids:
            text = text.lstrip(" ")
        if last:
            text = text.rstrip(" ")
        if text:
            self._levels[-1].kids.extend(self._dialect.fill_text(text))

    def _code(self, text: str) -> Inlines:
        return tuple(Code(piece.text) if isinstance(piece, Text) else piece for piece in self._dialect.fill_text(text))

    def _warn_of_gap(self, code: str) -> None:
        if self._dialect.gaps == "ask" and (gap := gap_in_code(code)):
            start = max(self._joined.text.find(gap), 0)
            self._report("gap-in-code", start, start + len(gap), text=gap)

    def _read_special(self, token: Token) -> None:
        if BIDI.search(token.content):
            self._report("bidi-control", 0, 1, letter=letter_name(token.content))
        self._pending += token.content

    # ---- what opens and closes

    def _open(
        self, name: str, wrap: Callable[[Inlines], Inline] | None = None, html: tuple[int, int] | None = None
    ) -> None:
        self._flush()
        wrap = wrap or _WRAPPERS[name]
        if len(self._levels) > DEPTH_LIMIT:
            if len(self._levels) == DEPTH_LIMIT + 1:
                self._report("too-deep", 0, 1)
            wrap = None
        self._levels.append(_Level(name, wrap, html))

    def _close(self, name: str) -> None:
        self._flush()
        while self._levels[-1].html and self._levels[-1].name != name:
            self._report_unclosed()
        self._leave()

    def _leave(self) -> None:
        level = self._levels.pop()
        kids = tuple(level.kids)
        self._levels[-1].kids.extend((level.wrap(kids),) if level.wrap else kids)

    def _open_link(self, token: Token) -> None:
        url = str(token.attrs.get("href", "")).strip()
        if not _SAFE_LINK.match(url):
            self._report("link-target", *self._span(token), target=url)
        self._open("link", lambda kids: Link(kids or self._dialect.fill_text(url), url))

    def _read_tag(self, token: Token) -> None:
        if token.tag == "br":
            self._add(LineBreak())
        elif not token.meta["close"]:
            self._open(token.tag, html=self._span(token))
        elif self._levels[-1].html and self._levels[-1].name == token.tag:
            self._close(token.tag)
        else:
            self._report("html-unclosed", *self._span(token), tag=token.content)

    def _report_unclosed(self) -> None:
        level = self._levels[-1]
        if level.html:
            self._report("html-unclosed", *level.html, tag=f"<{level.name}>")
        self._leave()

    # ---- pictures and gaps

    def _read_picture(self, token: Token) -> None:
        start, end = self._span(token)
        at = self._joined.at(start, end)
        if not self._pictures or len(self._levels) > 1:
            self._report("picture-place", start, end)
            return
        alt_lines = self._joined.cut(start + 2, start + 2 + len(token.content))
        self._end_run(
            self._dialect.picture(
                Picture(
                    str(token.attrs["src"]),
                    plain(read_inlines(alt_lines, replace(self._dialect, gaps="refuse"))),
                    self._dialect.fill_text(str(token.attrs["title"])) if "title" in token.attrs else (),
                    self._braces(token.meta["braces"]),
                    at,
                )
            )
        )

    def _braces(self, span: tuple[int, int] | None) -> tuple[Piece, ...]:
        if not span:
            return ()
        line = self._joined.cut(*span)[0]
        pieces = read_pieces(line, 1, len(line.text) - 1)
        if not pieces:
            self._report("attributes-near-miss", *span, text=line.text)
        return pieces

    def _end_run(self, picture: Blocks) -> None:
        self._flush(last=len(self._levels) == 1)
        while len(self._levels) > 1:
            self._report_unclosed()
        kids, self._levels = tuple(self._levels[0].kids), [_Level("")]
        if kids or picture:
            self._runs.append((kids, picture))

    def _read_gap(self, token: Token) -> None:
        start, end = self._span(token)
        if self._dialect.gaps == "text":
            self._pending += f"[[{token.content}]]"
            return
        if self._dialect.gaps == "refuse":
            self._report("gap-outside", start, end)
            self._add(Blank())
            return
        inside = replace(self._dialect, gaps="refuse")
        answers = tuple(
            read_inlines(self._joined.cut(start + 2 + first, start + 2 + last), inside)
            for first, last in split_pipes(token.content)
        )
        if not all(answers):
            self._report("gap-empty", start, end)
        self._add(Gap(tuple(filter(None, answers))))

    def _read_half_gap(self, token: Token) -> None:
        if self._dialect.gaps == "ask" or (self._dialect.gaps == "refuse" and token.content == "[["):
            self._report("gap-unclosed", *self._span(token), mark=token.content)
        self._pending += token.content

    def _read_formula(self, token: Token) -> None:
        start, _ = self._span(token)
        display = token.content.startswith("$$")
        edge = 2 if display else 1
        source = token.content[edge:-edge]
        for code, first, last, told in formula_problems(source, self._dialect.values):
            self._report(code, start + edge + first, start + edge + last, **told)
        self._add(Formula(source, display))

    # ---- places

    def _span(self, token: Token) -> tuple[int, int]:
        return token.meta.get("start", 0), token.meta.get("end", len(self._joined.text))

    def _report(self, code: str, start: int, end: int, **values: object) -> None:
        self._dialect.report(problem(code, self._joined.at(start, end), **values))
