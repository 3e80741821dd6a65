"""The chain of rules: CommonMark without indented code, underlined headings and reference links; with ours."""

from __future__ import annotations

from functools import cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.ruler import RuleOptionsType
from markdown_it.rules_block import StateBlock
from markdown_it.rules_block.hr import hr as plain_rule
from markdown_it.token import Token
from mdit_py_plugins.deflist import deflist_plugin

from generator.markup.rules.blanks import blank
from generator.markup.rules.containers import container
from generator.markup.rules.formulas import formula
from generator.markup.rules.gaps import gap
from generator.markup.rules.links import image, link
from generator.markup.rules.scripts import script
from generator.markup.rules.tables import table
from generator.markup.rules.tags import tag
from generator.markup.rules.values import value

# How deep lists, quotes and containers may stand in one another before the parser itself stops reading (in levels of
# its tokens; a list takes two). `blocks.py` reports long before.
PARSER_DEPTH = 100


@cache
def parser() -> MarkdownIt:
    markdown = MarkdownIt("commonmark", {"maxNesting": PARSER_DEPTH})
    markdown.disable(["lheading", "code", "reference", "html_block"])
    markdown.use(deflist_plugin)
    interrupts: RuleOptionsType = {"alt": ["paragraph", "blockquote", "list"]}
    block, inline = markdown.block.ruler, markdown.inline.ruler
    block.before("fence", "container", container, interrupts)
    block.before("fence", "lesson_table", table, {"alt": ["paragraph"]})
    block.at("hr", thematic_break, interrupts)
    inline.at("link", link)
    inline.at("image", image)
    inline.at("html_inline", tag)
    inline.before("emphasis", "blank", blank)
    inline.before("emphasis", "script", script)
    inline.before("link", "gap", gap)
    inline.before("escape", "formula", formula)
    inline.before("escape", "value", value)
    # Where a picture or a link leads is judged by whoever reads the tokens, with a diagnostic.
    markdown.normalizeLink = lambda url: url  # type: ignore[method-assign]
    markdown.validateLink = lambda url: True  # type: ignore[method-assign]
    return markdown


def thematic_break(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """`---`; a line of underscores is a blank to write on."""
    if state.src.startswith("_", state.bMarks[start] + state.tShift[start]):
        return False
    return plain_rule(state, start, end, silent)


def block_tokens(text: str) -> list[Token]:
    tokens: list[Token] = []
    markdown = parser()
    markdown.block.parse(text, markdown, {}, tokens)
    return tokens


def inline_tokens(text: str, env: dict[str, Any]) -> list[Token]:
    markdown = parser()
    return markdown.inline.parse(text, markdown, env, [])
