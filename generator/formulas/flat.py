"""Whether a formula says as much in one line of letters as in a book: x², √16 and H₂O do, 3/10 and √(a + b) do not."""

from __future__ import annotations

from functools import lru_cache
from typing import assert_never

from generator.formulas import linear
from generator.formulas.reading import read
from generator.formulas.tree import (
    Accent,
    Arrow,
    Big,
    Brace,
    Fenced,
    Fraction,
    Line,
    Node,
    Root,
    Row,
    Scripts,
    Space,
    Symbol,
    Table,
)


@lru_cache(maxsize=1 << 12)
def is_flat(source: str) -> bool:
    return _flat(read(source).tree)


def _flat(node: Node) -> bool:
    match node:
        case Symbol() | Space() | Big():
            return True
        case Row(kids):
            return all(map(_flat, kids))
        case Fraction() | Brace() | Table():
            return False
        case Root(body, degree):
            return _flat(body) and _flat(degree) and "(" not in linear.of_tree(node)
        case Scripts(base):
            return _flat(base) and not {"^", "_"}.intersection(linear.of_tree(node))
        case Fenced(body=body) | Accent(body=body):
            return _flat(body)
        case Line(where, body):
            return where != "box" and _flat(body)
        case Arrow():
            return "[" not in linear.of_tree(node)  # words above or below it
        case _:
            assert_never(node)
