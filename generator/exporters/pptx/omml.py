"""A formula's tree as Office has it: OMML, which PowerPoint shows natively and lets be edited."""

from __future__ import annotations

from collections.abc import Sequence
from typing import assert_never
from xml.sax.saxutils import escape

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

MATH = "http://schemas.openxmlformats.org/officeDocument/2006/math"
_SPACES = ((0.9, "\u2003"), (0.4, "\u2002"), (0.2, "\u2005"), (0.01, "\u2009"))
_LOOKS = {"bold": '<m:sty m:val="b"/>', "double": '<m:scr m:val="double-struck"/>', "script": '<m:scr m:val="script"/>',
          "fraktur": '<m:scr m:val="fraktur"/>', "sans": '<m:scr m:val="sans-serif"/>',
          "mono": '<m:scr m:val="monospace"/>', "upright": '<m:sty m:val="p"/>', "text": "<m:nor/>"}  # fmt: skip


def paragraph(tree: Row, align: str = "center") -> str:
    """Size, colour and face are those of the text around it."""
    inner = _Writing().row(tree)
    side = "" if align == "center" else f'<m:oMathParaPr><m:jc m:val="{align}"/></m:oMathParaPr>'
    return f'<m:oMathPara xmlns:m="{MATH}">{side}<m:oMath>{inner}</m:oMath></m:oMathPara>'


class _Writing:
    def row(self, row: Row) -> str:
        """A sum takes what follows it as its own."""
        kids = list(row.kids)
        pieces: list[str] = []
        while kids:
            kid = kids.pop(0)
            large = _large(kid)
            if large is None:
                pieces.append(self._node(kid))
                continue
            body = next((at for at, other in enumerate(kids) if _ends_sum(other)), len(kids))
            pieces.append(self._sum(large, kid, Row(tuple(kids[:body]))))
            del kids[:body]
        return "".join(pieces)

    def _node(self, node: Node) -> str:
        match node:
            case Symbol(text, _, variant):
                return self._run(text, variant)
            case Row():
                return self.row(node)
            case Space(em):
                found = next((space for least, space in _SPACES if em > least), "")
                return self._run(found, "text") if found else ""
            case Fraction(over, under, ruled):
                kind = "" if ruled else '<m:fPr><m:type m:val="noBar"/></m:fPr>'
                return f"<m:f>{kind}{self._part('num', over)}{self._part('den', under)}</m:f>"
            case Root(body, degree):
                hidden = "" if degree.kids else '<m:radPr><m:degHide m:val="1"/></m:radPr>'
                return f"<m:rad>{hidden}{self._part('deg', degree)}{self._part('e', body)}</m:rad>"
            case Scripts():
                return self._scripts(node)
            case Fenced(left, body, right):
                return self._fenced(left, self.row(body), right)
            case Big(text):
                return self._run(text, "upright")
            case Accent(mark, body):
                return f'<m:acc><m:accPr><m:chr m:val="{mark}"/></m:accPr>{self._part("e", body)}</m:acc>'
            case Line():
                return self._line(node)
            case Brace(body, over):
                place = "top" if over else "bot"
                sign, align = ("⏞", "bot") if over else ("⏟", "top")
                return (
                    f'<m:groupChr><m:groupChrPr><m:chr m:val="{sign}"/><m:pos m:val="{place}"/>'
                    f'<m:vertJc m:val="{align}"/></m:groupChrPr>{self._part("e", body)}</m:groupChr>'
                )
            case Arrow(text, above, below):
                made = f"<m:e>{self._run(text, 'upright')}</m:e>"
                made = f"<m:limUpp>{made}{self._part('lim', above)}</m:limUpp>" if above.kids else made
                if not below.kids:
                    return made if above.kids else self._run(text, "upright")
                inner = f"<m:e>{made}</m:e>" if above.kids else made
                return f"<m:limLow>{inner}{self._part('lim', below)}</m:limLow>"
            case Table():
                return self._table(node)
            case _:
                assert_never(node)

    def _run(self, text: str, variant: str) -> str:
        look = _LOOKS.get(variant, "")
        properties = f"<m:rPr>{look}</m:rPr>" if look else ""
        return f'<m:r>{properties}<m:t xml:space="preserve">{escape(text)}</m:t></m:r>'

    def _part(self, tag: str, row: Row) -> str:
        return f"<m:{tag}>{self.row(row)}</m:{tag}>"

    def _scripts(self, node: Scripts) -> str:
        base, sub, sup = node.base, node.sub, node.sup
        stacked = node.stacked or (isinstance(base, Symbol) and base.limits)
        if stacked:
            own = isinstance(base, Symbol) and base.kind == "op" and node.stacked
            inside = own or isinstance(base, Scripts | Arrow)  # whose own limits are not to be mixed up with these
            made = f"<m:box><m:e>{self._node(base)}</m:e></m:box>" if inside else self._node(base)
            if sub.kids:
                made = f"<m:limLow><m:e>{made}</m:e>{self._part('lim', sub)}</m:limLow>"
            return f"<m:limUpp><m:e>{made}</m:e>{self._part('lim', sup)}</m:limUpp>" if sup.kids else made
        inner = f"<m:e>{self._node(base)}</m:e>"
        if sub.kids and sup.kids:
            return f"<m:sSubSup>{inner}{self._part('sub', sub)}{self._part('sup', sup)}</m:sSubSup>"
        if sub.kids:
            return f"<m:sSub>{inner}{self._part('sub', sub)}</m:sSub>"
        return f"<m:sSup>{inner}{self._part('sup', sup)}</m:sSup>"

    def _sum(self, sign: Symbol, node: Node, body: Row) -> str:
        sub, sup = (node.sub, node.sup) if isinstance(node, Scripts) else (Row(), Row())
        place = "undOvr" if sign.limits else "subSup"
        hidden = ("" if sub.kids else '<m:subHide m:val="1"/>') + ("" if sup.kids else '<m:supHide m:val="1"/>')
        properties = f'<m:naryPr><m:chr m:val="{sign.text}"/><m:limLoc m:val="{place}"/>{hidden}</m:naryPr>'
        return f"<m:nary>{properties}{self._part('sub', sub)}{self._part('sup', sup)}{self._part('e', body)}</m:nary>"

    def _fenced(self, left: str, inner: str, right: str) -> str:
        signs = f'<m:begChr m:val="{escape(left)}"/><m:endChr m:val="{escape(right)}"/>'
        return f"<m:d><m:dPr>{signs}</m:dPr><m:e>{inner}</m:e></m:d>"

    def _line(self, node: Line) -> str:
        body = self._part("e", node.body)
        match node.where:
            case "over" | "under":
                place = "top" if node.where == "over" else "bot"
                return f'<m:bar><m:barPr><m:pos m:val="{place}"/></m:barPr>{body}</m:bar>'
            case "box":
                return f"<m:borderBox>{body}</m:borderBox>"
            case "cancel" | "bcancel" | "xcancel":
                hidden = "".join(f'<m:hide{side} m:val="1"/>' for side in ("Top", "Bot", "Left", "Right"))
                falls = '<m:strikeTLBR m:val="1"/>' if node.where != "cancel" else ""
                rises = '<m:strikeBLTR m:val="1"/>' if node.where != "bcancel" else ""
                return f"<m:borderBox><m:borderBoxPr>{hidden}{rises}{falls}</m:borderBoxPr>{body}</m:borderBox>"
            case _:
                assert_never(node.where)

    def _table(self, node: Table) -> str:
        rows = "".join(f"<m:mr>{self._cells(row)}</m:mr>" for row in node.rows)
        kinds = {"l": "left", "c": "center", "r": "right"}
        columns = "".join(
            f'<m:mc><m:mcPr><m:count m:val="1"/><m:mcJc m:val="{kinds[align]}"/></m:mcPr></m:mc>'
            for align in node.aligns
        )
        gap = '<m:cGpRule m:val="3"/><m:cGp m:val="0"/>' if node.joined else ""
        table = f"<m:m><m:mPr>{gap}<m:mcs>{columns}</m:mcs></m:mPr>{rows}</m:m>"
        return self._fenced(node.left, table, node.right) if node.left or node.right else table

    def _cells(self, row: Sequence[Row]) -> str:
        return "".join(self._part("e", cell) for cell in row)


def _large(node: Node) -> Symbol | None:
    base = node.base if isinstance(node, Scripts) and not node.stacked else node
    return base if isinstance(base, Symbol) and base.large else None


def _ends_sum(node: Node) -> bool:
    return isinstance(node, Symbol) and node.kind == "rel"
