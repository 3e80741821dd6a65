"""Text as DrawingML. Letters are escaped here and nowhere else; nothing is decided, only spelt out."""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import quote

from generator.exporters.pptx.look import Look
from generator.exporters.pptx.master import Level, Master, Slot
from generator.exporters.pptx.runs import clean
from generator.exporters.pptx.slides import Anchor, Body, Insets, Para, Run, Runs, Style
from generator.frozen import frozen

_ESCAPES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"}
_NEEDS_ESCAPE = re.compile('[&<>"]')
_ANCHORS: dict[Anchor, str] = {"top": "t", "middle": "ctr", "bottom": "b"}
_ALIGNS = {"left": "l", "center": "ctr", "right": "r"}
_MIRRORED = {"left": "r", "center": "ctr", "right": "l"}
_SHIFTS = {"": "", "sub": ' baseline="-25000"', "super": ' baseline="30000"'}
_NUMBER_FIELD = "{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}"
_URL_SAFE = "!#$%&'()*+,/:;=?@[]~"


def escape(text: str) -> str:
    """Text as XML content or attribute, without letters that XML forbids."""
    return _NEEDS_ESCAPE.sub(lambda found: _ESCAPES[found.group()], clean(text))


@frozen
class Pen:
    """What every piece of text needs to know: colours, language, direction."""

    look: Look
    master: Master
    language: str
    rtl: bool

    def fill(self, role: str) -> str:
        """A colour of the scheme where the master has it, so that another colour scheme recolours the deck."""
        rgb = self.look.colors[role]
        place = self.master.scheme.get(rgb)
        color = f'<a:schemeClr val="{place}"/>' if place else f'<a:srgbClr val="{rgb}"/>'
        return f"<a:solidFill>{color}</a:solidFill>"

    # ---- bodies

    def body(self, body: Body, link: Callable[[str], str], tag: str = "p:txBody") -> str:
        """Text of a drawn shape."""
        inner = "".join(self.para(para, None, link) for para in body.paras)
        properties = f'<a:bodyPr wrap="square"{_insets(body.insets, None)} anchor="{_ANCHORS[body.anchor]}">'
        return f"<{tag}>{properties}<a:noAutofit/></a:bodyPr><a:lstStyle/>{inner}</{tag}>"

    def placeholder(self, body: Body, slot: Slot, link: Callable[[str], str]) -> str:
        """Text in a placeholder: only what differs from the layout is written, so that “Reset slide” has its say."""
        anchor = "" if body.anchor == slot.anchor else f' anchor="{_ANCHORS[body.anchor]}"'
        inner = "".join(
            self.para(para, slot.levels[min(para.level, len(slot.levels) - 1)], link) for para in body.paras
        )
        return f"<p:txBody><a:bodyPr{_insets(body.insets, slot.insets)}{anchor}/><a:lstStyle/>{inner}</p:txBody>"

    def cell(self, body: Body, link: Callable[[str], str]) -> str:
        """Text of a table cell; its colour and weight come from the table's style unless they are set."""
        inner = "".join(self.para(para, None, link, plain=True) for para in body.paras)
        sides = "".join(
            f' {name}="{value}"'
            for name, value in (
                ("marL", body.insets.left),
                ("marR", body.insets.right),
                ("marT", body.insets.top),
                ("marB", body.insets.bottom),
            )
        )
        text = f"<a:txBody><a:bodyPr/><a:lstStyle/>{inner}</a:txBody>"
        return f'<a:tc>{text}<a:tcPr{sides} anchor="{_ANCHORS[body.anchor]}"/></a:tc>'

    def note(self, runs: Runs, link: Callable[[str], str]) -> str:
        """A paragraph of speaker notes, in the notes master's own size."""
        note = Level(Style(12), 0, 0, "", 0)
        return self.para(Para(runs, note.style), note, link)

    # ---- paragraphs

    def para(self, para: Para, level: Level | None, link: Callable[[str], str], plain: bool = False) -> str:
        """One paragraph. `level` is what a placeholder gives by itself; `plain` leaves colours to a table style."""
        style = para.style
        size = "" if level is not None and style.size == level.style.size else f' sz="{round(style.size * 100)}"'
        look = self._letters(style, level, plain)
        runs = "".join(self._run(run, style, level, size, look, link, plain) for run in para.runs)
        end = f'<a:endParaRPr lang="{self.language}"{size}/>' if not para.runs else ""
        return f"<a:p>{self._properties(para, level)}{runs}{end}</a:p>"

    def _letters(self, style: Style, level: Level | None, plain: bool) -> tuple[str, str]:
        """Colour and face of a paragraph's letters, as far as they are not inherited."""
        color = self.fill(style.color) if style.color else "" if level is not None or plain else self.fill("ink")
        inherited = level.style.face if level is not None else "body"
        face = (
            "" if style.face == inherited else f'<a:latin typeface="+{"mj" if style.face == "heading" else "mn"}-lt"/>'
        )
        return color, face

    def _run(
        self,
        run: Run,
        style: Style,
        level: Level | None,
        size: str,
        look: tuple[str, str],
        link: Callable[[str], str],
        plain: bool,
    ) -> str:
        if run.text == "\n":
            return f'<a:br><a:rPr lang="{self.language}"{size}/></a:br>'
        bold = run.bold or style.bold
        inherited = level.style.bold if level is not None else False
        weight = "" if bold == inherited else f' b="{int(bold)}"'
        slant = ' i="1"' if run.italic else ""
        under = ' u="sng"' if run.underline else ""
        color = self.fill(run.color) if run.color else look[0]
        face = f'<a:latin typeface="{self.look.faces["code"].name}"/>' if run.code else look[1]
        jump = f'<a:hlinkClick r:id="{link(run.link)}"/>' if run.link else ""
        inside = color + face + jump
        attributes = f' lang="{self.language}"{size}{weight}{slant}{under}{_SHIFTS[run.shift]} dirty="0"'
        properties = f"<a:rPr{attributes}>{inside}</a:rPr>" if inside else f"<a:rPr{attributes}/>"
        if run.number:
            return f'<a:fld id="{_NUMBER_FIELD}" type="slidenum">{properties}<a:t>{escape(run.text)}</a:t></a:fld>'
        return f"<a:r>{properties}<a:t>{escape(run.text)}</a:t></a:r>"

    def _properties(self, para: Para, level: Level | None) -> str:
        attributes = f' lvl="{para.level}"' if para.level and level is not None else ""
        own = level if level is not None else Level(Style(18), 0, 0, "", 0)
        if self.rtl or (para.left, para.hanging) != (own.left, own.hanging):
            side = "marR" if self.rtl else "marL"
            other = ' marL="0"' if self.rtl else ""
            attributes += f'{other} {side}="{para.left}" indent="{-para.hanging}"'
        align = (_MIRRORED if self.rtl else _ALIGNS)[para.align]
        if align != "l":
            attributes += f' algn="{align}"'
        if self.rtl:
            attributes += ' rtl="1"'
        inside = ""
        if para.style.line != own.style.line:
            inside += f'<a:lnSpc><a:spcPct val="{para.style.line * 1000}"/></a:lnSpc>'
        if para.after != own.after:
            inside += f'<a:spcAft><a:spcPts val="{round(para.after * 100)}"/></a:spcAft>'
        inside += self._mark(para, own)
        return f"<a:pPr{attributes}>{inside}</a:pPr>" if inside else f"<a:pPr{attributes}/>" if attributes else ""

    def _mark(self, para: Para, own: Level) -> str:
        start = f' startAt="{para.number}"' if para.number != 1 else ""
        if para.mark == own.mark and not (para.mark == "number" and start):
            return ""
        tint = self.fill("answer" if para.mark == "tick" else "accent").replace("solidFill", "buClr")
        match para.mark:
            case "":
                return "<a:buNone/>"
            case "number":
                kind = f'<a:buAutoNum type="arabicPlain"{start}/>'
                return f'{tint}<a:buSzPct val="100000"/><a:buFont typeface="+mn-lt"/>{kind}'
            case "dash":
                return f'{tint}<a:buSzPct val="100000"/><a:buFont typeface="{self._body}"/><a:buChar char="–"/>'
            case "dot":
                return f'{tint}<a:buSzPct val="100000"/><a:buFont typeface="Wingdings"/><a:buChar char="§"/>'
            case "tick":
                return f'{tint}<a:buSzPct val="100000"/><a:buFont typeface="Wingdings"/><a:buChar char="ü"/>'

    @property
    def _body(self) -> str:
        return self.look.faces["body"].name


def _insets(insets: Insets, own: Insets | None) -> str:
    return "".join(
        f' {name}="{value}"'
        for name, value, inherited in (
            ("lIns", insets.left, own and own.left),
            ("tIns", insets.top, own and own.top),
            ("rIns", insets.right, own and own.right),
            ("bIns", insets.bottom, own and own.bottom),
        )
        if value != inherited
    )


def address(url: str) -> str:
    """A link's target as a relationship takes it: percent-encoded, nothing else changed."""
    return quote(clean(url), safe=_URL_SAFE)
