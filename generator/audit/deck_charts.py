"""Native charts of a deck as what they say: what PowerPoint shows, and the workbook that it takes changed data from.

Both must say the same, cell by cell, and nothing else may stand in either. A chart reads as a letter of its own that
belongs to all of its data, words and numbers, so that another chart in its place is one that nothing knows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from io import BytesIO
from xml.etree.ElementTree import Element
from zipfile import BadZipFile, ZipFile

from generator.audit.deck_package import Package
from generator.audit.deck_xml import parsed
from generator.audit.told_charts import ReadChart, Values

_CHARTS = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_LETTERS = "{http://schemas.openxmlformats.org/drawingml/2006/main}t"
_SHEETS = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_SHEET = "xl/worksheets/sheet1.xml"
_MEMBERS = frozenset(
    ("[Content_Types].xml", "_rels/.rels", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml", _SHEET)
)
_LARGEST = 1 << 20
_PLACES = re.compile(r"Sheet1!\$([A-Z])\$(\d+)(?::\$([A-Z])\$(\d+))?")
_KINDS = {"barChart": "bar", "lineChart": "line", "pieChart": "pie", "scatterChart": "scatter"}

_Cell = str | float
_Cells = Mapping[tuple[str, int], _Cell]


def read_chart(package: Package, name: str) -> ReadChart:
    """Raises ValueError for one that is spelt in a way that proves nothing, or whose workbook says something else."""
    books = [one.target for one in package.relations(name) if one.kind == "package"]
    if len(books) != 1:
        raise ValueError("a chart without its workbook")
    return _Reading(parsed(package.read(name)), _cells(package.read(books[0]))).chart()


class _Reading:
    """The sheet is read along the chart's own references; what none of them leads to must not be there."""

    def __init__(self, root: Element, cells: _Cells) -> None:
        self._cells, self._seen = cells, set[tuple[str, int]]()
        area = root.find(f"{_CHARTS}chart/{_CHARTS}plotArea")
        plots = [] if area is None else [one for one in area if one.tag.removeprefix(_CHARTS) in _KINDS]
        if area is None or len(plots) != 1 or sum(one.tag.endswith("Chart") for one in area) != 1:
            raise ValueError("a chart of more than one kind, or of none")
        self._root, self._area, self._plot = root, area, plots[0]

    def chart(self) -> ReadChart:
        kind = _KINDS[self._plot.tag.removeprefix(_CHARTS)]
        rows = self._plot.findall(f"{_CHARTS}ser")
        firsts = {self._data(row, "xVal" if kind == "scatter" else "cat") for row in rows}
        if len(firsts) != 1:
            raise ValueError("a chart whose series have not the same categories")
        series = tuple((self._name(row), self._values(row, "yVal" if kind == "scatter" else "val")) for row in rows)
        axes = [one for one in self._area if one.tag in (f"{_CHARTS}catAx", f"{_CHARTS}valAx")]
        title, *named = (_words(one) for one in (self._root.find(f"{_CHARTS}chart"), *axes) if one is not None)
        x, y = named or ("", "")
        if sorted(filter(None, (title, x, y))) != sorted(filter(None, (one.text for one in self._root.iter(_LETTERS)))):
            raise ValueError("a chart with words of its own")
        if set(self._cells) != self._seen:
            raise ValueError("a chart whose workbook holds more than the chart shows")
        return ReadChart(kind, title, x, y, _of_one_kind(firsts.pop()), series, self._printed())

    def _printed(self) -> bool:
        shown = {one.get("val", "1") for one in self._root.iter(f"{_CHARTS}showVal")} or {"0"}
        if shown not in ({"0"}, {"1"}):
            raise ValueError("a chart that prints some of its numbers")
        return shown == {"1"}

    def _name(self, row: Element) -> str:
        (name,) = self._data(row, "tx")
        return str(name)

    def _values(self, row: Element, tag: str) -> Values:
        values = self._data(row, tag)
        return tuple(None if value is None else float(value) for value in values)

    def _data(self, row: Element, tag: str) -> tuple[_Cell | None, ...]:
        """What is shown, which is what stands in the workbook."""
        holder = row.find(f"{_CHARTS}{tag}")
        reference = None if holder is None or len(holder) != 1 else holder[0]
        if reference is None or reference.tag not in (f"{_CHARTS}strRef", f"{_CHARTS}numRef"):
            raise ValueError("a chart whose data have no place in its workbook")
        text = reference.tag == f"{_CHARTS}strRef"
        cache = reference.find(f"{_CHARTS}{'strCache' if text else 'numCache'}")
        count = None if cache is None else cache.find(f"{_CHARTS}ptCount")
        if cache is None or count is None:
            raise ValueError("a chart without data")
        shown: dict[int, _Cell] = {}
        for point in cache.findall(f"{_CHARTS}pt"):
            said = point.findtext(f"{_CHARTS}v", "")
            shown[int(point.get("idx", "-1"))] = said if text else float(said)
        places = list(_places(reference.findtext(f"{_CHARTS}f", "")))
        self._seen.update(place for place in places if place in self._cells)
        data = tuple(self._cells.get(place, "" if text else None) for place in places)
        empty = "" if text else None
        if int(count.get("val", "-1")) != len(places) or data != tuple(
            shown.get(at, empty) for at in range(len(places))
        ):
            raise ValueError("a chart that shows something else than its workbook has")
        return data


def _of_one_kind(data: tuple[_Cell | None, ...]) -> tuple[str, ...] | Values:
    texts = tuple(one for one in data if isinstance(one, str))
    return texts if len(texts) == len(data) else tuple(None if one is None else float(one) for one in data)


def _words(holder: Element) -> str:
    """Of its title."""
    title = holder.find(f"{_CHARTS}title")
    return "" if title is None else "".join(one.text or "" for one in title.iter(_LETTERS))


def _places(reference: str) -> Iterator[tuple[str, int]]:
    found = _PLACES.fullmatch(reference)
    if found is None or found[3] not in (None, found[1]):
        raise ValueError("a chart whose data have no place in its workbook")
    first, last = int(found[2]), int(found[4] or found[2])
    if last - first > _LARGEST:
        raise ValueError("a chart of too many places")
    return ((found[1], row) for row in range(first, last + 1))


def _cells(book: bytes) -> _Cells:
    """Texts and numbers of its one sheet, by column and row. A formula is no cell that can be trusted."""
    try:
        with ZipFile(BytesIO(book)) as package:
            if frozenset(package.namelist()) != _MEMBERS or package.getinfo(_SHEET).file_size > _LARGEST:
                raise ValueError("a chart whose workbook has other parts than a sheet")
            root = parsed(package.read(_SHEET))
    except BadZipFile as error:
        raise ValueError("a chart whose workbook cannot be opened") from error
    cells: dict[tuple[str, int], _Cell] = {}
    for cell in root.iter(f"{_SHEETS}c"):
        place = re.fullmatch(r"([A-Z])(\d+)", cell.get("r", ""))
        value, text = cell.findtext(f"{_SHEETS}v"), cell.findtext(f"{_SHEETS}is/{_SHEETS}t")
        if place is None or cell.find(f"{_SHEETS}f") is not None or (value is None) == (text is None):
            raise ValueError("a chart whose workbook has a cell that is neither text nor number")
        spot = (place[1], int(place[2]))
        if spot in cells or (text is None) != (cell.get("t", "n") == "n"):
            raise ValueError("a chart whose workbook has a cell that is neither text nor number")
        cells[spot] = float(value) if value is not None else str(text)
    return cells
