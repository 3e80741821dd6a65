"""Native charts: the part that PowerPoint draws and lets a teacher change, and the workbook that has its data.

A theme's accent marks the first series; the others are told apart by hatching, by the form of their points and by
dashes, which a printer without colours keeps.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from typing import assert_never

from generator.document.charts import Chart, Series
from generator.exporters.pptx.slides import PT, ChartFrame
from generator.exporters.pptx.write_package import Relations
from generator.exporters.pptx.write_text import Pen, escape
from generator.exporters.pptx.write_workbook import SHEET, column, decimal, workbook

_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_SPACES = (
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
_ACROSS, _UP = 111111111, 222222222
_GAP = 48
_THICK, _EDGE, _RULE = round(2.5 * PT), round(1.25 * PT), round(0.5 * PT)
_MARKS = ("circle", "square", "diamond", "triangle")
_DASHES = ("solid", "dash", "sysDot", "lgDashDot")
_MARKED_AS = {",": "[$-421]", ".": "[$-409]"}
"""Languages whose decimal marks these are, as codes of numbers name them; PowerPoint keeps to its own settings."""
_LITERAL_BELOW = 10**9


def chart_parts(frames: Sequence[ChartFrame], pen: Pen) -> Iterator[tuple[str, str | bytes]]:
    """Parts by name, numbered as slides name them."""
    for number, frame in enumerate(frames, 1):
        relations = Relations()
        book = relations.add("package", f"../embeddings/chart{number}.xlsx")
        yield f"ppt/charts/chart{number}.xml", _Writing(frame, pen).xml(book)
        yield f"ppt/charts/_rels/chart{number}.xml.rels", relations.xml()
        yield f"ppt/embeddings/chart{number}.xlsx", workbook(frame.chart)


class _Writing:
    def __init__(self, frame: ChartFrame, pen: Pen) -> None:
        self._chart, self._size, self._pen = frame.chart, frame.size, pen
        self._many = len(frame.chart.series) > 1

    def xml(self, book: str) -> str:
        chart = self._chart
        title = self._title(chart.title, self._size + 2, bold=True) if chart.title else ""
        legend = f'<c:legend><c:legendPos val="b"/><c:overlay val="0"/>{self._letters()}</c:legend>'
        return (
            f'{_DECLARATION}<c:chartSpace {_SPACES}><c:date1904 val="0"/><c:roundedCorners val="0"/><c:chart>{title}'
            f'<c:autoTitleDeleted val="{0 if title else 1}"/><c:plotArea><c:layout/>{self._plot()}'
            f"<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr></c:plotArea>{legend if self._many else ''}"
            f'<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
            f"<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>{self._letters()}"
            f'<c:externalData r:id="{book}"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>'
        )

    def _plot(self) -> str:
        chart = self._chart
        axes = f'<c:axId val="{_ACROSS}"/><c:axId val="{_UP}"/>'
        match chart.kind:
            case "bar" | "horizontal":
                way = "col" if chart.kind == "bar" else "bar"
                return (
                    f'<c:barChart><c:barDir val="{way}"/><c:grouping val="clustered"/><c:varyColors val="0"/>'
                    f'{self._series(self._bars)}<c:gapWidth val="{_GAP}"/>{axes}</c:barChart>{self._axes()}'
                )
            case "line":
                return (
                    f'<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>{self._series(self._line)}'
                    f'<c:marker val="1"/>{axes}</c:lineChart>{self._axes()}'
                )
            case "scatter":
                return (
                    f'<c:scatterChart><c:scatterStyle val="lineMarker"/><c:varyColors val="0"/>'
                    f"{self._series(self._points)}{axes}</c:scatterChart>{self._axes()}"
                )
            case "pie":
                return (
                    f'<c:pieChart><c:varyColors val="1"/>{self._series(self._slices)}<c:firstSliceAng val="0"/>'
                    f"</c:pieChart>"
                )
            case _:
                assert_never(chart.kind)

    # ---- series

    def _series(self, looks: Callable[[int], str]) -> str:
        return "".join(self._one(at, one, looks) for at, one in enumerate(self._chart.series))

    def _one(self, at: int, one: Series, looks: Callable[[int], str]) -> str:
        chart = self._chart
        letter, last = column(at + 1), len(chart.categories) + 1
        name = _texts(f"{SHEET}!${letter}$1", [one.name])
        values = _numbers(f"{SHEET}!${letter}$2:${letter}${last}", one.values)
        first = f"{SHEET}!$A$2:$A${last}"
        if chart.kind == "scatter":
            data = f"<c:xVal>{_numbers(first, chart.places)}</c:xVal><c:yVal>{values}</c:yVal>"
        else:
            data = f"<c:cat>{_texts(first, chart.categories)}</c:cat><c:val>{values}</c:val>"
        smooth = '<c:smooth val="0"/>' if chart.kind in ("line", "scatter") else ""
        return (
            f'<c:ser><c:idx val="{at}"/><c:order val="{at}"/><c:tx>{name}</c:tx>{looks(at)}{self._labels(one)}'
            f"{data}{smooth}</c:ser>"
        )

    def _bars(self, at: int) -> str:
        return f'{self._ground(at)}<c:invertIfNegative val="0"/>'

    def _line(self, at: int) -> str:
        line = f'<a:ln w="{_THICK}" cap="rnd">{self._color(at)}<a:prstDash val="{_DASHES[at]}"/><a:round/></a:ln>'
        return f"<c:spPr>{line}</c:spPr>{self._mark(at)}"

    def _points(self, at: int) -> str:
        return f"<c:spPr><a:ln><a:noFill/></a:ln></c:spPr>{self._mark(at)}"

    def _slices(self, at: int) -> str:
        shown = ""
        for slice_ in range(len(self._chart.categories)):
            look = slice_ % 4
            if slice_ == len(self._chart.categories) - 1 and slice_ and not look:
                look = 1  # it lies beside the first
            shown += f'<c:dPt><c:idx val="{slice_}"/><c:bubble3D val="0"/>{self._ground(look)}</c:dPt>'
        return shown

    def _ground(self, at: int) -> str:
        ink, quiet, ground = (self._pen.fill(role) for role in ("ink", "quiet", "ground"))
        fills = (
            self._pen.fill("accent"),
            ground,
            _pattern("wdUpDiag", quiet, ground),
            _pattern("pct25", quiet, ground),
        )
        return f'<c:spPr>{fills[at]}<a:ln w="{_EDGE}">{ink}</a:ln></c:spPr>'

    def _color(self, at: int) -> str:
        return self._pen.fill("quiet" if at else "accent")

    def _mark(self, at: int) -> str:
        color = self._color(at)
        fill = color if at < 2 else self._pen.fill("ground")
        return (
            f'<c:marker><c:symbol val="{_MARKS[at]}"/><c:size val="{round(self._size / 2)}"/><c:spPr>{fill}'
            f'<a:ln w="{_EDGE}">{color}</a:ln></c:spPr></c:marker>'
        )

    # ---- words

    def _letters(self, size: float = 0.0, bold: bool = False, turn: str = "", role: str = "ink") -> str:
        look = f'sz="{round((size or self._size) * 100)}" b="{int(bold)}"'
        return (
            f"<c:txPr><a:bodyPr{turn}/><a:lstStyle/><a:p><a:pPr><a:defRPr {look}>{self._pen.fill(role)}"
            f'<a:latin typeface="+mn-lt"/></a:defRPr></a:pPr><a:endParaRPr lang="{escape(self._pen.language)}"/></a:p>'
            f"</c:txPr>"
        )

    def _title(self, text: str, size: float, bold: bool = False, turned: bool = False) -> str:
        look = f'sz="{round(size * 100)}" b="{int(bold)}"'
        letters = f'{self._pen.fill("ink")}<a:latin typeface="+mn-lt"/>'
        turn = ' rot="-5400000" vert="horz"' if turned else ' rot="0" vert="horz"'
        return (
            f"<c:title><c:tx><c:rich><a:bodyPr{turn}/><a:lstStyle/><a:p><a:pPr><a:defRPr {look}>{letters}</a:defRPr>"
            f'</a:pPr><a:r><a:rPr lang="{escape(self._pen.language)}" {look}>{letters}</a:rPr>'
            f'<a:t>{escape(text)}</a:t></a:r></a:p></c:rich></c:tx><c:overlay val="0"/></c:title>'
        )

    def _labels(self, one: Series) -> str:
        """Numbers as the lesson writes them: those with fewer places than the others say so themselves.

        LibreOffice passes over what a single one says, so that all have places enough.
        """
        chart = self._chart
        if chart.kind != "pie" and not chart.values:
            return ""
        pie = chart.kind == "pie"
        place = {"bar": "outEnd", "horizontal": "outEnd", "pie": "outEnd", "line": "t", "scatter": "t"}[chart.kind]
        shows = "".join(
            f'<c:{name} val="{int(on)}"/>'
            for name, on in (
                ("showLegendKey", False),
                ("showVal", chart.values),
                ("showCatName", pie),
                ("showSerName", False),
                ("showPercent", False),
                ("showBubbleSize", False),
            )
        )
        between = "<c:separator>: </c:separator>" if pie and chart.values else ""
        look = f'<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>{self._letters()}<c:dLblPos val="{place}"/>{shows}'
        formats = [
            None if value is None else self._format(text, value)
            for text, value in zip(one.texts, one.values, strict=True)
        ]
        usual = self._longest(one)
        others = "".join(
            f'<c:dLbl><c:idx val="{at}"/>{_number_format(format_)}{look}{between}</c:dLbl>'
            for at, format_ in enumerate(formats)
            if format_ and format_ != usual
        )
        leaders = '<c:showLeaderLines val="1"/>' if pie else ""
        return f"<c:dLbls>{others}{_number_format(usual)}{look}{between}{leaders}</c:dLbls>"

    def _format(self, text: str, value: Fraction) -> str:
        return self._code(self._places(text), self._grouped(text), [value])

    def _longest(self, one: Series) -> str:
        values = [value for value in one.values if value is not None]
        return self._code(max(map(self._places, one.texts)), any(map(self._grouped, one.texts)), values)

    def _places(self, text: str) -> int:
        return len(text.rpartition(self._chart.mark)[2]) if self._chart.mark in text else 0

    def _grouped(self, text: str) -> bool:
        return bool(re.search(r"[0-9][.,\s][0-9]{3}(?![0-9])", text.partition(self._chart.mark)[0]))

    def _code(self, places: int, grouped: bool, values: Sequence[Fraction]) -> str:
        """Marks between thousands are letters of the code itself: those of a computer's settings may be others."""
        tag = _MARKED_AS[self._chart.mark]
        if grouped and not places and all(0 <= value < _LITERAL_BELOW for value in values):
            mark = '"."' if self._chart.mark == "," else '","'
            return f"[>=1000000]0{mark}000{mark}000;[>=1000]0{mark}000;0"
        return f"{tag}{'#,##0' if grouped else '0'}" + ("." + "0" * places if places else "")

    # ---- axes

    def _axes(self) -> str:
        chart = self._chart
        lying = chart.kind == "horizontal"
        sides = ("l", "b") if lying else ("b", "l")
        if chart.kind == "scatter":
            across = self._scale(_ACROSS, _UP, sides[0], chart.x, chart.along, rules=True)
        else:
            order = "maxMin" if lying else "minMax"
            skip = "" if chart.kind == "line" else '<c:tickLblSkip val="1"/>'
            across = (
                f'<c:catAx><c:axId val="{_ACROSS}"/><c:scaling><c:orientation val="{order}"/></c:scaling>'
                f'<c:delete val="0"/><c:axPos val="{sides[0]}"/>{self._named(chart.x, lying)}'
                f'<c:numFmt formatCode="General" sourceLinked="0"/>{self._ticks()}'
                f'<c:crossAx val="{_UP}"/><c:crosses val="autoZero"/><c:auto val="0"/><c:lblAlgn val="ctr"/>'
                f'<c:lblOffset val="100"/>{skip}<c:noMultiLvlLbl val="1"/></c:catAx>'
            )
        return across + self._scale(_UP, _ACROSS, sides[1], chart.y, chart.ticks, rules=True, last=lying)

    def _scale(
        self, own: int, other: int, side: str, name: str, ticks: Sequence[Fraction], rules: bool, last: bool = False
    ) -> str:
        light = f'<a:ln w="{_RULE}">{self._pen.fill("receded_edge")}</a:ln>'
        lines = f"<c:majorGridlines><c:spPr>{light}</c:spPr></c:majorGridlines>" if rules else ""
        return (
            f'<c:valAx><c:axId val="{own}"/><c:scaling><c:orientation val="minMax"/><c:min val="{decimal(ticks[0])}"/>'
            f'</c:scaling><c:delete val="0"/><c:axPos val="{side}"/>{lines}{self._named(name, side == "l")}'
            f"{_number_format(self._tick_format(ticks))}{self._ticks('nextTo' if last else 'low')}"
            f'<c:crossAx val="{other}"/><c:crosses val="{"max" if last else "autoZero"}"/>'
            f'<c:crossBetween val="{"midCat" if self._chart.kind == "scatter" else "between"}"/>'
            f'<c:majorUnit val="{decimal(ticks[1] - ticks[0])}"/></c:valAx>'
        )

    def _tick_format(self, ticks: Sequence[Fraction]) -> str:
        places = max(len(decimal(tick).partition(".")[2]) for tick in ticks)
        return self._code(places, groups(self._chart, ticks), ticks)

    def _named(self, name: str, turned: bool) -> str:
        return self._title(name, self._size, turned=turned) if name else ""

    def _ticks(self, place: str = "low") -> str:
        return (
            '<c:majorTickMark val="none"/><c:minorTickMark val="none"/>'
            f'<c:tickLblPos val="{place}"/>'
            f'<c:spPr><a:ln w="{_EDGE}">{self._pen.fill("quiet")}</a:ln></c:spPr>{self._letters()}'
        )


def groups(chart: Chart, ticks: Sequence[Fraction]) -> bool:
    return any(abs(tick) >= 1000 for tick in ticks)


def _number_format(code: str) -> str:
    return f'<c:numFmt formatCode="{escape(code)}" sourceLinked="0"/>'


def _pattern(name: str, front: str, back: str) -> str:
    fore, ground = (color.removeprefix("<a:solidFill>").removesuffix("</a:solidFill>") for color in (front, back))
    return f'<a:pattFill prst="{name}"><a:fgClr>{fore}</a:fgClr><a:bgClr>{ground}</a:bgClr></a:pattFill>'


def _texts(place: str, texts: Sequence[str]) -> str:
    points = "".join(f'<c:pt idx="{at}"><c:v>{escape(text)}</c:v></c:pt>' for at, text in enumerate(texts))
    return f'<c:strRef><c:f>{place}</c:f><c:strCache><c:ptCount val="{len(texts)}"/>{points}</c:strCache></c:strRef>'


def _numbers(place: str, values: Sequence[Fraction | None]) -> str:
    points = "".join(
        f'<c:pt idx="{at}"><c:v>{decimal(value)}</c:v></c:pt>' for at, value in enumerate(values) if value is not None
    )
    cache = f'<c:formatCode>General</c:formatCode><c:ptCount val="{len(values)}"/>{points}'
    return f"<c:numRef><c:f>{place}</c:f><c:numCache>{cache}</c:numCache></c:numRef>"
