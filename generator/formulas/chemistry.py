"""`\\ce{…}`: the common part of mhchem, translated to TeX.

Numbers behind an element or a bracket are subscripts, in front of a formula they are amounts; `^2+`, `^{2+}` and a last
`+` or `-` are charges; `(s)`, `(l)`, `(g)`, `(aq)` are states; `->`, `<-`, `<->`, `<=>`, `->[above][below]` arrows;
`^{14}_{6}C` isotopes; `=` and `#` between elements bonds; `*` or `.` joins crystal water; `v` and `^` alone are what
falls and what rises.
"""

from __future__ import annotations

import re

_ARROWS = {"->": "→", "<-": "←", "<->": "↔", "<=>": "⇌", "→": "→", "⇌": "⇌"}
_ARROW_MACROS = {"→": "xrightarrow", "←": "xleftarrow", "↔": "xleftrightarrow", "⇌": "xrightleftharpoons"}
_PIECE = re.compile(
    r"(?P<space>\s+)"
    r"|(?P<arrow><=>|<->|->|<-|→|⇌)(?P<above>\[[^\[\]]*\])?(?P<below>\[[^\[\]]*\])?"
    r"|(?P<state>\((?:s|l|g|aq|cr|padat|cair|gas)\))"
    r"|(?P<falls>(?<=\s)v(?=\s|$))"
    r"|(?P<element>[A-Z][a-z]?)"
    r"|(?P<number>\d+(?:[.,/]\d+)?)"
    r"|(?P<sup>\^(?:\{[^{}]*\}|\d*[+−-]?|[A-Za-z]))"
    r"|(?P<sub>_(?:\{[^{}]*\}|\d+|[A-Za-z]))"
    r"|(?P<open>[(\[])|(?P<close>[)\]])"
    r"|(?P<join>[*.·])"
    r"|(?P<bond>[=#])"
    r"|(?P<sign>[+−-])"
    r"|(?P<letter>[a-zA-ZΔα-ω])"
    r"|(?P<macro>\\(?:alpha|beta|gamma|Delta|nu))"
)


def translated(source: str) -> str | None:
    """TeX; None for what is no chemistry."""
    out: list[str] = []
    at = 0
    last = "space"
    while at < len(source):
        found = _PIECE.match(source, at)
        if not found:
            return None
        kind = found.lastgroup or ""
        if kind in ("above", "below"):
            kind = "arrow"
        out.append(_piece(kind, found, last, source))
        at = found.end()
        last = kind
    made = "".join(out)
    return made if made.strip() else None


def _piece(kind: str, found: re.Match[str], last: str, source: str) -> str:
    text = found[0]
    before, behind = last == "space", found.end() == len(source) or source[found.end()].isspace()
    match kind:
        case "space":
            return " "
        case "arrow":
            return _arrow(found)
        case "element" | "letter":
            return f"\\mathrm{{{text}}}"
        case "number":
            if last in ("element", "close", "letter"):
                return f"_{{{text}}}"
            return _amount(text)
        case "sup":
            inner = text[1:].strip("{}")
            if not inner:
                return "\\uparrow "
            return ("{}" if before else "") + f"^{{{_charge(inner)}}}"
        case "falls":
            return "\\downarrow "
        case "sub":
            inner = text[1:].strip("{}")
            return ("{}" if before else "") + f"_{{{_inner(inner)}}}"
        case "sign":
            if before:
                return " + " if text == "+" else " - "
            return f"^{{{_charge(text)}}}" if behind or source[found.end()] in ")](" else "-"
        case "state":
            return "\\,\\text{" + text + "}"
        case "join":
            return "\\cdot "
        case "bond":
            return "{=}" if text == "=" else "{\\equiv}"
        case _:
            return text + " "


def _amount(text: str) -> str:
    over, slash, under = text.partition("/")
    return f"\\tfrac{{{over}}}{{{under}}}\\," if slash else f"{text}\\,"


def _arrow(found: re.Match[str]) -> str:
    name = _ARROW_MACROS[_ARROWS[found["arrow"]]]
    above, below = ((found[side] or "[]")[1:-1] for side in ("above", "below"))
    return f"\\{name}[{_inner(below)}]{{{_inner(above) or chr(92) + 'quad'}}}"


def _charge(text: str) -> str:
    return text.replace("-", "−")


def _inner(text: str) -> str:
    """Words above an arrow, or an index."""
    made = translated(text) if re.fullmatch(r"[A-Z][A-Za-z0-9()]*", text) else None
    if made:
        return made
    return f"\\text{{{text}}}" if re.search("[a-zA-Z]", text) else text
