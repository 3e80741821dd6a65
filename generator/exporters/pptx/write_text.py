"""Text as DrawingML. Letters are escaped here and nowhere else; nothing is decided, only spelt out."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable
from functools import cache
from typing import NamedTuple
from urllib.parse import quote

from generator.exporters.pptx.look import Look
from generator.exporters.pptx.master import Level, Master, Slot
from generator.exporters.pptx.runs import clean
from generator.exporters.pptx.slides import Anchor, Body, Insets, Para, Run, Runs, Style

_ESCAPES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"}
_NEEDS_ESCAPE = re.compile('[&<>"]')
_ANCHORS: dict[Anchor, str] = {"top": "t", "middle": "ctr", "bottom": "b"}
_ALIGNS = {"left": "l", "center": "ctr", "right": "r"}
_MIRRORED = {"left": "r", "center": "ctr", "right": "l"}
_SHIFTS = {"": "", "sub": ' baseline="-25000"', "super": ' baseline="30000"'}
_NUMBER_FIELD = "{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}"
_URL_SAFE = "!#$%&'()*+,/:;=?@[]~"


Link = Callable[[str], str]


def escape(text: str) -> str:
    """Text as XML content or attribute, without letters that XML forbids."""
    if not text.isprintable():
        text = clean(text)
    return _NEEDS_ESCAPE.sub(lambda found: _ESCAPES[found.group()], text) if _NEEDS_ESCAPE.search(text) else text


# What a paragraph of a drawn shape inherits, and one of speaker notes in the notes master's own size.
_DRAWN, _NOTE = Level(Style(18), 0, 0, "", 0), Level(Style(12), 0, 0, "", 0)


class _Frame(NamedTuple):
    """What stands round the letters of paragraphs that look alike; `looks` is what stands before those of a run."""

    opening: str
    end: str
    size: str
    letters: tuple[str, str]
    looks: dict[tuple[bool, bool, bool, str, bool, str], str]


class Pen:
    """What every piece of text needs to know: colours, language, direction. What it spelt once it knows by heart."""

    def __init__(self, look: Look, master: Master, language: str, rtl: bool) -> None:
        self.look, self.master, self.language, self.rtl = look, master, language, rtl
        self.fill = cache(self._fill)
        self._frames: dict[Hashable, _Frame] = {}
        self._boxes: dict[Hashable, str] = {}
        self.outlines: dict[Hashable, tuple[str, str]] = {}

    def _fill(self, role: str) -> str:
        """A colour of the scheme where the master has it, so that another colour scheme recolours the deck."""
        rgb = self.look.colors[role]
        place = self.master.scheme.get(rgb)
        color = f'<a:schemeClr val="{place}"/>' if place else f'<a:srgbClr val="{rgb}"/>'
        return f"<a:solidFill>{color}</a:solidFill>"

    # ---- bodies

    def body(self, body: Body, link: Link) -> str:
        """Text of a drawn shape."""
        insets = body.insets
        key = (insets.left, insets.top, insets.right, insets.bottom, body.anchor)
        box = self._boxes.get(key)
        if box is None:
            properties = f'<a:bodyPr wrap="square"{_insets(insets, None)} anchor="{_ANCHORS[body.anchor]}">'
            box = self._boxes[key] = f"<p:txBody>{properties}<a:noAutofit/></a:bodyPr><a:lstStyle/>"
        inner = "".join([self.para(para, None, link) for para in body.paras])
        return f"{box}{inner}</p:txBody>"

    def placeholder(self, body: Body, slot: Slot, link: Link) -> str:
        """Text in a placeholder: only what differs from the layout is written, so that “Reset slide” has its say."""
        insets = "" if body.insets is slot.insets else _insets(body.insets, slot.insets)
        anchor = "" if body.anchor == slot.anchor else f' anchor="{_ANCHORS[body.anchor]}"'
        levels = slot.levels
        inner = "".join([self.para(para, levels[min(para.level, len(levels) - 1)], link) for para in body.paras])
        return f"<p:txBody><a:bodyPr{insets}{anchor}/><a:lstStyle/>{inner}</p:txBody>"

    def cell(self, body: Body, link: Link) -> str:
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

    def note(self, runs: Runs, link: Link) -> str:
        """A paragraph of speaker notes, in the notes master's own size."""
        return self.para(Para(runs, _NOTE.style), _NOTE, link)

    # ---- paragraphs

    def para(self, para: Para, level: Level | None, link: Link, plain: bool = False) -> str:
        """One paragraph. `level` is what a placeholder gives by itself; `plain` leaves colours to a table style."""
        style = para.style
        look = (style.size, style.bold, style.face, style.color, style.line)
        place = (para.level, para.left, para.hanging, para.mark, para.number, para.after, para.align)
        key = (look, place, id(level), plain)  # levels live as long as the master, which the pen holds
        frame = self._frames.get(key)
        if frame is None:
            frame = self._frames[key] = self._frame(para, level, plain)
        if not para.runs:
            return f"{frame.opening}{frame.end}</a:p>"
        runs = "".join([self._run(run, style, level, frame, link) for run in para.runs])
        return f"{frame.opening}{runs}</a:p>"

    def _frame(self, para: Para, level: Level | None, plain: bool) -> _Frame:
        style = para.style
        size = "" if level is not None and style.size == level.style.size else f' sz="{round(style.size * 100)}"'
        end = f'<a:endParaRPr lang="{self.language}"{size}/>'
        return _Frame(f"<a:p>{self._properties(para, level)}", end, size, self._letters(style, level, plain), {})

    def _letters(self, style: Style, level: Level | None, plain: bool) -> tuple[str, str]:
        """Colour and face of a paragraph's letters, as far as they are not inherited."""
        color = self.fill(style.color) if style.color else "" if level is not None or plain else self.fill("ink")
        inherited = level.style.face if level is not None else "body"
        face = (
            "" if style.face == inherited else f'<a:latin typeface="+{"mj" if style.face == "heading" else "mn"}-lt"/>'
        )
        return color, face

    def _run(self, run: Run, style: Style, level: Level | None, frame: _Frame, link: Link) -> str:
        if run.text == "\n":
            return f'<a:br><a:rPr lang="{self.language}"{frame.size}/></a:br>'
        if run.link or run.number:
            jump = f'<a:hlinkClick r:id="{link(run.link)}"/>' if run.link else ""
            properties = self._run_properties(run, style, level, frame, jump)
            text = f"{properties}<a:t>{escape(run.text)}</a:t>"
            return f'<a:fld id="{_NUMBER_FIELD}" type="slidenum">{text}</a:fld>' if run.number else f"<a:r>{text}</a:r>"
        key = (run.bold, run.italic, run.underline, run.shift, run.code, run.color)
        look = frame.looks.get(key)
        if look is None:
            look = frame.looks[key] = f"<a:r>{self._run_properties(run, style, level, frame, '')}<a:t>"
        return f"{look}{escape(run.text)}</a:t></a:r>"

    def _run_properties(self, run: Run, style: Style, level: Level | None, frame: _Frame, jump: str) -> str:
        bold = run.bold or style.bold
        inherited = level.style.bold if level is not None else False
        weight = "" if bold == inherited else f' b="{int(bold)}"'
        slant = ' i="1"' if run.italic else ""
        under = ' u="sng"' if run.underline else ""
        color = self.fill(run.color) if run.color else frame.letters[0]
        face = f'<a:latin typeface="{self.look.faces["code"].name}"/>' if run.code else frame.letters[1]
        inside = color + face + jump
        attributes = f' lang="{self.language}"{frame.size}{weight}{slant}{under}{_SHIFTS[run.shift]} dirty="0"'
        return f"<a:rPr{attributes}>{inside}</a:rPr>" if inside else f"<a:rPr{attributes}/>"

    def _properties(self, para: Para, level: Level | None) -> str:
        attributes = f' lvl="{para.level}"' if para.level and level is not None else ""
        own = level if level is not None else _DRAWN
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
