"""Jinja as templates see it: a sandbox with an allow-list of attributes and filters, and every value a token."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from jinja2 import StrictUndefined, Undefined, pass_context
from jinja2.exceptions import SecurityError
from jinja2.ext import Extension
from jinja2.lexer import Token
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from generator.compose.tokens import Tokens, Value
from generator.compose.views import View
from generator.document.blocks import Block

LINE_OPEN, LINE_CLOSE = "\ufdd2", "\ufdd3"
LINE_MARK = re.compile(f"{LINE_OPEN}(\\d+){LINE_CLOSE}")
_FILTERS = [
    "upper",
    "lower",
    "capitalize",
    "first",
    "last",
    "length",
    "default",
    "batch",
    "reverse",
    "list",
    "int",
    "round",
]
_TAG_AT_LINE_END = re.compile(r"^(?!\s*\{%[^%]*%\}\s*$)(.*)(?<![+-])%\}[ \t]*$", re.MULTILINE)


class LineMarks(Extension):
    """Every line of literal template text begins with a mark of its number, so that problems name the line.

    A line that is only a tag vanishes (`trim_blocks`); a tag at the end of a line with other text keeps its newline.
    """

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        return _TAG_AT_LINE_END.sub(r"\1+%}", source)

    def filter_stream(self, stream: Iterable[Token]) -> Iterator[Token]:
        for token in stream:
            if token.type == "data":
                lines = token.value.split("\n")
                marked = (f"{LINE_OPEN}{token.lineno + n}{LINE_CLOSE}{line}" for n, line in enumerate(lines))
                token = Token(token.lineno, "data", "\n".join(marked))
            yield token


class TemplateEnvironment(ImmutableSandboxedEnvironment):
    """`*` is for numbers and `**` for nobody: `'a' * 10 ** 10` would fill the memory."""

    intercepted_binops = frozenset(["*", "**"])

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        if isinstance(obj, View):
            return obj.shows(attr)
        return type(obj).__name__ in ("LoopContext", "Macro") and not attr.startswith("_")

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        if operator == "**" or not (isinstance(left, int) and isinstance(right, int)):
            raise SecurityError(f"“{operator}” is for whole numbers here")
        return super().call_binop(context, operator, left, right)


def make_environment(tokens: Tokens) -> TemplateEnvironment:
    environment = TemplateEnvironment(
        finalize=_finalizer(tokens),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        autoescape=True,  # so that a macro's output counts as markup and a plain string as data
        extensions=[LineMarks],
        keep_trailing_newline=True,
        comment_start_string="<!--",  # the stock {# would eat {#id}
        comment_end_string="-->",
    )
    environment.globals.clear()
    kept = {name: environment.filters[name] for name in _FILTERS}
    environment.filters.clear()
    environment.filters.update(kept)
    return environment


def _finalizer(tokens: Tokens) -> Callable[[Context, Any], Any]:
    @pass_context  # which also stops Jinja from folding constants through finalize while compiling
    def finalize(context: Context, value: Any) -> Any:
        if isinstance(value, Markup | Undefined):
            return value  # the template's own Markdown; an undefined name raises by itself
        if isinstance(value, View):
            value = value.value()
        if isinstance(value, bool) or value is None:
            raise TypeError(f"a template cannot print {value}")
        if isinstance(value, str | int):
            return tokens.add(str(value))
        if isinstance(value, tuple):
            printable: Value = value
            return tokens.add(printable)
        if isinstance(value, Block):
            return tokens.add((value,))
        raise TypeError(f"a template cannot print a {type(value).__name__}")

    return finalize
