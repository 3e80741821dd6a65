"""A formula as one line of letters: what is copied from paper, searched for, and compared.

Two formulas that mean different things read differently: what is raised, lowered or divided is marked by Unicode's own
letters where it has them (x², H₂O, ½, ¹³⁄₈), else by `^`, `_` and `/` with brackets.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import assert_never

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
    Variant,
)
from generator.frozen import replace

_SUPERS = dict(zip("0123456789+−=()abcdefghijklmnoprstuvwxyzABDEGHIJKLMNOPRTUVWβγδθφχ′″‴", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂᵝᵞᵟᶿᵠᵡ′″‴", strict=True))  # fmt: skip  # noqa: E501
_SUBS = dict(zip("0123456789+−=()aehijklmnoprstuvxβγρφχ", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓᵦᵧᵨᵩᵪ", strict=True))
_VULGAR = {
    "1/2": "½", "1/3": "⅓", "2/3": "⅔", "1/4": "¼", "3/4": "¾", "1/5": "⅕", "2/5": "⅖", "3/5": "⅗", "4/5": "⅘",
    "1/6": "⅙", "5/6": "⅚", "1/8": "⅛", "3/8": "⅜", "5/8": "⅝", "7/8": "⅞",
}  # fmt: skip
_SEPARATORS = frozenset(" ,;/⁄")
_ROOTS = {"": "√", "2": "√", "3": "∛", "4": "∜"}
_ALPHABETS: dict[Variant, tuple[int, int, int]] = {  # where capitals, small letters and digits begin
    "bold": (0x1D400, 0x1D41A, 0x1D7CE), "double": (0x1D538, 0x1D552, 0x1D7D8), "script": (0x1D49C, 0x1D4B6, 0),
    "fraktur": (0x1D504, 0x1D51E, 0), "sans": (0x1D5A0, 0x1D5BA, 0x1D7E2), "mono": (0x1D670, 0x1D68A, 0x1D7F6),
}  # fmt: skip
_EARLIER = {
    "doubleC": "ℂ", "doubleH": "ℍ", "doubleN": "ℕ", "doubleP": "ℙ", "doubleQ": "ℚ", "doubleR": "ℝ", "doubleZ": "ℤ",
    "scriptB": "ℬ", "scriptE": "ℰ", "scriptF": "ℱ", "scriptH": "ℋ", "scriptI": "ℐ", "scriptL": "ℒ", "scriptM": "ℳ",
    "scriptR": "ℛ", "scripte": "ℯ", "scriptg": "ℊ", "scripto": "ℴ", "frakturC": "ℭ", "frakturH": "ℌ", "frakturI": "ℑ",
    "frakturR": "ℜ", "frakturZ": "ℨ",
}  # fmt: skip


@lru_cache(maxsize=1 << 12)
def text(source: str) -> str:
    """What the formula between the dollars reads as."""
    return " ".join(of_tree(read(source).tree).split())


_SLANTED = re.compile("[A-Za-zα-ω]")


@lru_cache(maxsize=1 << 12)
def slanted(source: str) -> tuple[tuple[str, bool], ...]:
    """The same line in pieces, and whether each is in italics: variables are, words, names and elements are not."""
    line = text(source)
    upright = sorted({*_upright(read(source).tree)}, key=lambda word: (-len(word), word))
    words = "|".join(map(re.escape, upright)) or "(?!)"
    pieces: list[tuple[str, bool]] = []
    for found in re.finditer(f"(?:{words})|.", line):
        slants = len(found[0]) == 1 and found[0] not in upright and _SLANTED.match(found[0]) is not None
        if pieces and pieces[-1][1] is slants:
            pieces[-1] = pieces[-1][0] + found[0], slants
        else:
            pieces.append((found[0], slants))
    return tuple(pieces)


def _upright(node: Node) -> Iterator[str]:
    """Words of a formula that are not in italics."""
    match node:
        case Symbol(letters, _, variant):
            if variant and any(map(str.isalpha, letters)):
                yield " ".join(letters.split())
        case Row(kids):
            for kid in kids:
                yield from _upright(kid)
        case Fraction(one, other) | Scripts(sub=one, sup=other) | Arrow(above=one, below=other):
            yield from (*_upright(one), *_upright(other))
            if isinstance(node, Scripts):
                yield from _upright(node.base)
        case Root(body, degree):
            yield from (*_upright(body), *_upright(degree))
        case Fenced(body=body) | Accent(body=body) | Line(body=body) | Brace(body):
            yield from _upright(body)
        case Table(rows):
            for row in rows:
                for cell in row:
                    yield from _upright(cell)
        case Space() | Big():
            return
        case _:
            assert_never(node)


def of_tree(node: Node) -> str:
    match node:
        case Symbol(letters, kind, variant):
            shown = as_read(letters, variant)
            if kind in ("bin", "rel"):
                return f" {shown} "
            return f"{shown} " if kind == "punct" or (kind == "op" and len(letters) > 1) else shown
        case Row(kids):
            return _row(kids)
        case Space(em):
            return " " if em > 0.1 else ""
        case Fraction(over, under, ruled):
            return _fraction(over, under) if ruled else f"{_inner(over)} ¦ {_inner(under)}"
        case Root(body, degree):
            sign = _ROOTS.get(_inner(degree))
            return (sign or (_raised(degree) or f"[{_inner(degree)}]") + "√") + _closed(body)
        case Scripts(base, sub, sup, stacked):
            return _scripted(base, sub, sup, stacked)
        case Fenced(left, Row((Table(left="", right="") as table,)), right):
            return of_tree(replace(table, left=left, right=right))
        case Fenced(left, body, right):
            return f"{left}{_inner(body)}{right}"
        case Big(letters):
            return letters
        case Accent(mark, body):
            inner = _inner(body)
            return inner[:1] + mark + inner[1:] if len(inner) == 1 else "".join(letter + mark for letter in inner)
        case Line(where, body):
            return _lined(where, _inner(body))
        case Brace(body, over):
            return f"{'⏞' if over else '⏟'}({_inner(body)})"
        case Arrow(letters, above, below):
            raised = f"[{_inner(above)}]" if above.kids and _inner(above) else ""
            return f" {letters}{raised}{f'[{_inner(below)}]' if below.kids else ''} "
        case Table(rows, joined=joined, left=left, right=right):
            lines = "; ".join((" " if joined else " , ").join(map(_inner, row)) for row in rows)
            return f"{left or '['}{lines}{right or ('' if left else ']')}"
        case _:
            assert_never(node)


def styled(letters: str, variant: Variant) -> str:
    """Letters of an alphabet that Unicode has for mathematics; italic and upright ones are plain."""
    return "".join(_styled(letter, variant) for letter in letters) if variant in _ALPHABETS else letters


def as_read(letters: str, variant: Variant) -> str:
    """The same where old and new readers know them (ℝ, ℒ); the letters themselves where not."""
    return "".join(
        drawn if ord(drawn) <= 0xFFFF else plain for plain, drawn in zip(letters, styled(letters, variant), strict=True)
    )


def _styled(letter: str, variant: Variant) -> str:
    if found := _EARLIER.get(f"{variant}{letter}"):
        return found
    capitals, small, digits = _ALPHABETS[variant]
    if "A" <= letter <= "Z":
        return chr(capitals + ord(letter) - ord("A"))
    if "a" <= letter <= "z":
        return chr(small + ord(letter) - ord("a"))
    return chr(digits + int(letter)) if digits and letter in "0123456789" else letter


def _inner(row: Node) -> str:
    return " ".join(of_tree(row).split())


def _row(kids: tuple[Node, ...]) -> str:
    """A sign that has nothing to join stands close to what follows: −3, not − 3."""
    pieces: list[str] = []
    free = True
    for kid in kids:
        piece = of_tree(kid)
        if isinstance(kid, Symbol) and kid.kind == "bin" and free:
            piece = piece.strip()
        if isinstance(kid, Symbol) and kid.kind == "op" and len(kid.text) > 1 and pieces and not free:
            piece = " " + piece
        pieces.append(piece)
        if not isinstance(kid, Space):
            free = isinstance(kid, Symbol) and kid.kind in ("bin", "rel", "open", "punct")
    return "".join(pieces)


def _fraction(over: Row, under: Row) -> str:
    one, other = _inner(over), _inner(under)
    if (one + other).isdecimal():
        plain = f"{one}/{other}"
        return _VULGAR.get(plain) or f"{_letters_in(one, _SUPERS)}⁄{_letters_in(other, _SUBS)}"
    return f"{_closed(over)}/{_closed(under)}"


def _closed(row: Row) -> str:
    """With brackets, unless it is one thing."""
    inner = _inner(row)
    if len(row.kids) == 1 and isinstance(only := row.kids[0], Row):
        return _closed(only)
    one = len(row.kids) == 1 and isinstance(row.kids[0], Symbol | Fenced | Accent)
    return inner if one and not _SEPARATORS.intersection(inner) else f"({inner})"


def _scripted(base: Node, sub: Row, sup: Row, stacked: bool) -> str:
    while isinstance(base, Row) and len(base.kids) == 1:
        (base,) = base.kids
    shown = of_tree(base)
    below = above = ""
    if sub.kids:
        below = (not stacked and _letters_in(_tight(sub), _SUBS)) or f"_{_closed(sub)}"
    if sup.kids:
        above = (not stacked and _raised(sup)) or f"^{_closed(sup)}"
    end = " " if shown.endswith(" ") else ""
    if isinstance(base, Row) and len(base.kids) > 1:
        shown = f"({shown.strip()})"
    return f"{' ' if shown.startswith(' ') else ''}{shown.strip()}{below}{above}{end}"


def _raised(row: Row) -> str:
    if _inner(row) in ("∘", "°"):
        return "°"
    return _letters_in(_tight(row), _SUPERS)


def _tight(row: Row) -> str:
    return "".join(of_tree(row).split()) if all(isinstance(kid, Symbol) for kid in row.kids) else "\0"


def _letters_in(letters: str, alphabet: dict[str, str]) -> str:
    """All letters raised or lowered, or nothing where one has no such form."""
    made = [alphabet.get(letter, "") for letter in letters]
    return "".join(made) if all(made) else ""


def _lined(where: str, inner: str) -> str:
    mark = {"over": "\u0305", "under": "\u0332", "cancel": "\u0338", "bcancel": "\u20e5", "xcancel": "\u20e6"}.get(
        where
    )
    if mark is None:
        return f"⟦{inner}⟧"
    return unicodedata.normalize("NFC", "".join(letter + mark if not letter.isspace() else letter for letter in inner))
