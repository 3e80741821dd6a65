"""A chart as PowerPoint's own: which way its bars run, and how large its letters are in the room that it gets."""

from __future__ import annotations

from generator.document.charts import Chart
from generator.document.drawings import Drawing
from generator.exporters.pptx.slides import PT, Area, ChartFrame
from generator.exporters.pptx.stage import Stage
from generator.fonts.measure import measure
from generator.frozen import replace

_ALONE, _BESIDE = (22.0, 20.0, 18.0), (18.0, 16.0, 14.0)
_DENSE = (16.0, 14.0, 12.0, 10.0)
"""Of bars so many that larger names would not stand beside one another."""
_LINE = 1.25
_PLOT_WIDE, _PLOT_HIGH = 0.86, 0.72
"""The share of the room that is left of it beside numbers, names of axes and the legend."""
_NAMES = 0.22
"""The share that names at the side of bars get: programs break longer ones into two lines, and leave some out."""
_SLACK = 1.1


def chart_frame(drawing: Drawing, chart: Chart, room: Area, stage: Stage, beside: bool = False) -> ChartFrame:
    """Bars lie down when their names cannot stand side by side."""
    sizes = _BESIDE if beside else _ALONE
    lying = replace(chart, kind="horizontal") if chart.kind == "bar" else chart
    ways = [(way, size) for way in dict.fromkeys((chart, lying)) for size in sizes]
    found = next((one for one in ways if _fits(*one, room, stage)), None)
    way, size = found or (lying, _high_enough(lying, (sizes[-1], *(one for one in _DENSE if one < sizes[-1])), room))
    return ChartFrame("Chart", room, way, drawing.alt, size)


def _fits(chart: Chart, size: float, room: Area, stage: Stage) -> bool:
    count, rows = len(chart.categories), len(chart.series) if chart.values else 1
    if chart.kind == "horizontal":
        longest = _widest([*chart.categories], size, stage)
        return _stand_apart(chart, size, room) and longest <= room.w / PT * _NAMES
    if chart.kind == "bar":
        words = [word for name in chart.categories for word in name.split()]
        texts = [text for one in chart.series for text in one.texts] if chart.values else []
        needed = max(_widest(words, size, stage), rows * _widest(texts, size, stage))
        return (needed + size / 2) * count <= room.w / PT * _PLOT_WIDE
    return True


def _stand_apart(chart: Chart, size: float, room: Area) -> bool:
    """Whether bars that lie have a line of letters each."""
    lines = len(chart.categories) * (len(chart.series) if chart.values else 1)
    return size * _LINE * lines <= room.h / PT * _PLOT_HIGH


def _high_enough(chart: Chart, sizes: tuple[float, ...], room: Area) -> float:
    """Names that are too long are broken into lines; only bars that are too many have smaller letters."""
    return next((size for size in sizes if _stand_apart(chart, size, room)), sizes[-1])


def _widest(texts: list[str], size: float, stage: Stage) -> float:
    face = stage.look.faces["body"]
    return max((measure(text, face.regular, size) * _SLACK for text in texts), default=0.0)
