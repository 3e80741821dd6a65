"""Markdown's tokens → blocks with everything reported that would vanish or change on the way."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import cast

from markdown_it.token import Token

from generator.diagnostics import problem
from generator.document.attributes import Attributes
from generator.document.blocks import (
    Align,
    Block,
    Blocks,
    Break,
    CodeBlock,
    Definition,
    Definitions,
    Figure,
    Heading,
    List,
    Paragraph,
    PictureRow,
    Quote,
    Table,
)
from generator.document.inlines import Inlines
from generator.document.transforms import plain
from generator.frozen import fresh, record, replace
from generator.markup import slips
from generator.markup.attributes import as_written, read_pieces, split_attributes
from generator.markup.dialect import Dialect
from generator.markup.inline import read_inlines, read_runs
from generator.markup.lines import Line
from generator.markup.near_miss import near_miss
from generator.markup.parser import block_tokens
from generator.markup.pipes import gap_in_code
from generator.markup.rules import tables
from generator.markup.rules.containers import OPENING

# Levels of tokens; a list takes two, so this is some eight lists in one another.
DEPTH_LIMIT = 18
# Columns of a table that a page still holds, a few letters each.
MOST_COLUMNS = 24
_HOLDERS = ("bullet_list_open", "ordered_list_open", "blockquote_open", "container_open", "dl_open")
_MOST_IN_A_ROW = 4
_MARKERS = re.compile(r"(?:(?:[-+*>]|\d{1,9}[.)])[ \t]*){12,}")
_VALUE = re.compile(r"\{\{(?!\{).*?\}\}")
_ONLY_FENCE = re.compile(r"[>\s]*(`{3,}|~{3,})\s*")


@record
class Node:
    """A token with what stands inside it."""

    token: Token
    kids: list[Node] = fresh(factory=list)

    @property
    def first(self) -> int:
        return self.token.map[0] if self.token.map else 0


def read_blocks(lines: Sequence[Line], dialect: Dialect) -> Blocks:
    """The blocks of some lines, whose indentation counts."""
    lines = [_shallow(line, dialect) for line in lines]
    tokens = block_tokens("\n".join(line.whole() for line in lines))
    return _Reading(lines, dialect).blocks(_nested(tokens, lines, dialect), top=True)


def read_paragraph(lines: Sequence[Line], dialect: Dialect) -> Blocks:
    """The blocks of lines that are one paragraph, whatever they begin with: paragraphs, and pictures between them."""
    if dialect.slips:
        _report_slips(lines, dialect)
    blocks: list[Block] = []
    row: list[Block] = []
    for kids, picture in read_runs(lines, dialect):
        if kids:
            blocks.extend((*_side_by_side(row), Paragraph(kids)))
            row = []
        row.extend(picture)
    return (*blocks, *_side_by_side(row))


def _side_by_side(pictures: Sequence[Block]) -> Blocks:
    """Pictures without words between them in rows, as even as can be."""
    if len(pictures) < 2 or not all(isinstance(one, Figure) for one in pictures):
        return tuple(pictures)
    count = -(-len(pictures) // _MOST_IN_A_ROW)
    ends = [round(len(pictures) * at / count) for at in range(count + 1)]
    return tuple(PictureRow(tuple(pictures[start:end])) for start, end in pairwise(ends))


def _report_slips(lines: Sequence[Line], dialect: Dialect) -> None:
    """The first slip between the lines of a paragraph, for one mend puts its kind right; and those inside each line."""
    if dialect.values:
        lines = [_without_values(line) for line in lines]
    found = [slips.begun(lines[0])]
    found += [slips.continued(line, above.text.endswith("\\")) for above, line in pairwise(lines)]
    first = next(filter(None, found), None)
    if first:
        dialect.report(first)
    for line in lines:
        for one in slips.inside(line):
            dialect.report(one)


def _without_values(line: Line) -> Line:
    """The line with letters where values stand: their signs mean nothing to Markdown."""
    return replace(line, text=_VALUE.sub(lambda found: "x" * len(found[0]), line.text)) if "{{" in line.text else line


def _shallow(line: Line, dialect: Dialect) -> Line:
    """A line that opens a dozen lists and quotes at once is hostile; its marks are dropped."""
    marks = _MARKERS.match(line.text)
    if not marks:
        return line
    dialect.report(problem("too-deep", line.at()))
    return line.piece(marks.end())


def _nested(tokens: Iterable[Token], lines: Sequence[Line], dialect: Dialect) -> list[Node]:
    """The tokens as a tree, without what stands too deep."""
    open_nodes: list[list[Node]] = [[]]
    cut = -1
    for token in tokens:
        if cut >= 0:
            cut = -1 if token.nesting < 0 and token.level == cut else cut
        elif token.type in _HOLDERS and token.level >= DEPTH_LIMIT:
            dialect.report(problem("too-deep", lines[token.map[0] if token.map else 0].at()))
            cut = token.level
        elif token.nesting < 0:
            open_nodes.pop()
        else:
            node = Node(token)
            open_nodes[-1].append(node)
            if token.nesting > 0:
                open_nodes.append(node.kids)
    return open_nodes[0]


class _Reading:
    """One walk over the nodes of a text."""

    def __init__(self, lines: Sequence[Line], dialect: Dialect) -> None:
        self._lines = lines
        self._dialect = dialect

    def blocks(self, nodes: Iterable[Node], top: bool = False) -> Blocks:
        nodes = tuple(nodes)
        if top and self._dialect.slips:
            for above, node in pairwise(nodes):
                self._report_lone_item(above, node)
        return tuple(block for node in nodes for block in self._block(node, top))

    def _report_lone_item(self, above: Node, node: Node) -> None:
        """A list of one item right below a paragraph is the wrapped line of a sum: `5` and below it `- 3 = 2`."""
        glued = above.token.type == "paragraph_open" and above.token.map and above.token.map[1] == node.first
        if glued and node.token.type in ("bullet_list_open", "ordered_list_open") and len(node.kids) == 1:
            line = self._line(node)
            mark = line.text.split(maxsplit=1)[0]
            self._dialect.report(problem("mark-inside-paragraph", line.at(0, len(mark)), mark=mark))

    def _block(self, node: Node, top: bool) -> Blocks:
        match node.token.type:
            case "paragraph_open":
                return self._paragraph(node)
            case "heading_open":
                return self._heading(node)
            case "bullet_list_open" | "ordered_list_open":
                return self._list(node)
            case "blockquote_open":
                return (Quote(self.blocks(node.kids)),)
            case "lesson_table":
                return self._table(node)
            case "fence":
                return self._code(node)
            case "dl_open":
                return self._definitions(node)
            case "container_open":
                return self._container(node)
            case "hr":
                return self._break(node, top)
            case "stray_close":
                self._dialect.report(problem("stray-close", self._line(node).at()))
                return ()
            case other:
                raise AssertionError(f"a rule made a token that nothing reads: {other}")

    def _line(self, node: Node) -> Line:
        return self._lines[min(node.first, len(self._lines) - 1)]

    def _content(self, node: Node) -> tuple[Line, ...]:
        """The lines of an inline token, each cut out of the line that it came from."""
        texts = (text.strip() for text in node.token.content.split("\n"))
        return tuple(_tail(self._lines[node.first + index], text) for index, text in enumerate(texts))

    # ---- blocks

    def _paragraph(self, node: Node) -> Blocks:
        lines = self._content(node.kids[0])
        spliced = self._dialect.splice("\n".join(line.text for line in lines))
        if spliced is not None:
            return spliced
        attributes = Attributes()
        if self._dialect.braces:
            last, pieces = split_attributes(lines[-1])
            lines, attributes = (*lines[:-1], last), as_written(pieces)
        elif self._dialect.slips and (miss := near_miss(lines)):
            self._dialect.report(miss)
        blocks = read_paragraph(lines, self._dialect)
        if not attributes.classes:
            return blocks
        return tuple(
            replace(block, classes=attributes.classes) if isinstance(block, Paragraph) else block for block in blocks
        )

    def _heading(self, node: Node) -> Blocks:
        source, content = self._line(node), node.kids[0].token.content
        start = source.text.rfind(content) if content else len(source.text)
        line, pieces = split_attributes(source.piece(start, start + len(content)))
        attributes = as_written(pieces)
        kids = read_inlines((line,), self._dialect)
        return (Heading(int(node.token.tag[1]), kids, attributes.id, attributes.classes),)

    def _list(self, node: Node) -> Blocks:
        ordered = node.token.type == "ordered_list_open"
        start = int(node.token.attrs.get("start", 1)) if ordered else None
        return (List(tuple(self.blocks(item.kids) for item in node.kids), start),)

    def _table(self, node: Node) -> Blocks:
        assert node.token.map
        first = node.token.map[0]
        rows = [_tail(self._lines[first + index], text) for index, text in enumerate(node.token.meta["rows"])]
        return (read_table(rows, self._dialect),)

    def _code(self, node: Node) -> Blocks:
        assert node.token.map
        first, end = node.token.map
        closing = _ONLY_FENCE.fullmatch(self._lines[end - 1].text) if end - first > 1 else None
        if not closing or not closing[1].startswith(node.token.markup):
            self._dialect.report(problem("unclosed-fence", self._lines[first].at()))
        if closing and (made := self._dialect.fence(node.token.info.strip(), self._lines[first:end])) is not None:
            return made
        for line in self._lines[first:end]:
            if self._dialect.gaps == "ask" and (gap := gap_in_code(line.text)):
                self._dialect.report(problem("gap-in-code", line.at(line.text.find(gap), len(gap)), text=gap))
        return (CodeBlock(plain(self._dialect.fill_text(node.token.content.removesuffix("\n")))),)

    def _definitions(self, node: Node) -> Blocks:
        entries: list[Definition] = []
        for kid in node.kids:
            if kid.token.type == "dt_open":
                entries.append(Definition(self._term(kid.kids[0]), ()))
            else:
                meaning = self.blocks(kid.kids)
                entries[-1] = replace(entries[-1], meanings=(*entries[-1].meanings, meaning))
        return (Definitions(tuple(entries)),)

    def _term(self, node: Node) -> Inlines:
        return read_inlines(self._content(node), self._dialect)

    def _container(self, node: Node) -> Blocks:
        line = _tail(self._line(node), node.token.meta["text"])
        if not node.token.meta["closed"]:
            self._dialect.report(problem("unclosed-container", line.at(), name=line.text))
            return ()
        name, attributes = read_opening(line)
        return self._dialect.container(name, attributes, self.blocks(node.kids), line.at())

    def _break(self, node: Node, top: bool) -> Blocks:
        if not top:
            self._dialect.report(problem("break-inside", self._line(node).at()))
            return ()
        return (Break("slide"),)


def read_opening(line: Line) -> tuple[str, Attributes]:
    """The name and attributes of an opening line, which must match `OPENING`; an argument is the value `argument`."""
    found = OPENING.fullmatch(line.text)
    assert found
    group = "braces" if found["braces"] is not None else "only"
    pieces = read_pieces(line, *found.span(group)) if found[group] else ()
    attributes = as_written(pieces)
    name = found["name"]
    if not name and attributes.classes:
        name, attributes = attributes.classes[0], replace(attributes, classes=attributes.classes[1:])
    if found["argument"]:
        attributes = replace(attributes, values=(("argument", found["argument"]), *attributes.values))
    return name or "", attributes


def read_table(rows: Sequence[Line], dialect: Dialect) -> Table:
    """The table whose rows these are: head, dashes, and the rest. Rows of another width are reported and evened out."""
    if dialect.slips:
        for row in rows:
            for one in slips.inside(_without_values(row) if dialect.values else row, 0):
                dialect.report(one)
    aligns = tables.aligns(rows[1].text)
    if len(aligns) > MOST_COLUMNS:
        dialect.report(problem("table-wide", rows[0].at(), columns=len(aligns), most=MOST_COLUMNS))
        aligns = aligns[:MOST_COLUMNS]
    head = _row(rows[0], len(aligns), dialect)
    return Table(
        head if any(head) else (),
        tuple(_row(row, len(aligns), dialect) for row in rows[2:]),
        cast(tuple[Align, ...], aligns),
    )


def _row(line: Line, width: int, dialect: Dialect) -> tuple[Inlines, ...]:
    spans = tables.cells(line.text)
    if len(spans) != width and not (len(spans) > MOST_COLUMNS == width):
        dialect.report(problem("table-shape", line.at(), cells=len(spans), columns=width))
    cells = [read_inlines((line.piece(*span),), dialect) for span in spans[:width]]
    return (*cells, *((),) * (width - len(cells)))


def _tail(line: Line, text: str) -> Line:
    """The end of a line that reads `text`."""
    return line.piece(len(line.text) - len(text))
