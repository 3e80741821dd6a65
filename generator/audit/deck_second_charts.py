"""A native chart as python-pptx reads it."""

from __future__ import annotations

from typing import Any

from generator.audit.told_charts import ReadChart

_KINDS = {"BarPlot": "bar", "LinePlot": "line", "PiePlot": "pie", "XyPlot": "scatter"}


def second_chart(chart: Any) -> ReadChart:
    """Raises KeyError for a kind that no lesson has, ValueError for a chart that is several."""
    (plot,) = chart.plots
    kind = _KINDS[type(plot).__name__]
    title = chart.chart_title.text_frame.text if chart.has_title else ""
    axes = ("", "") if kind == "pie" else tuple(map(_named, (chart.category_axis, chart.value_axis)))
    series = tuple((one.name, tuple(one.values)) for one in plot.series)
    if kind == "scatter":
        first = plot.series[0]._element.xpath("c:xVal//c:pt/c:v")
        categories: Any = tuple(float(one.text) for one in first)
    else:
        categories = tuple(map(str, plot.categories))
    printed = [one.get("val", "1") for one in chart._chartSpace.xpath(".//c:showVal")]
    return ReadChart(kind, title, axes[0], axes[1], categories, series, "1" in printed)


def _named(axis: Any) -> str:
    return str(axis.axis_title.text_frame.text) if axis.has_title else ""
