"""Native charts: what two readers find in them, and that none of their parts can be changed unseen."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from real_set import RealSet, build_set

Change = Callable[[bytes], bytes]

CASES = Path(__file__).parents[2] / "cases"
CHART, BOOK, SHEET = "ppt/charts/chart2.xml", "ppt/embeddings/chart2.xlsx", "xl/worksheets/sheet1.xml"


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> RealSet:
    return build_set(tmp_path_factory.mktemp("charts"), CASES / "charts")


def changed(data: bytes, name: str, change: Change) -> bytes:
    """A zip file with one member altered."""
    out = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(out, "w", ZIP_DEFLATED) as new:
        for one in old.namelist():
            content = old.read(one)
            altered = change(content) if one == name else content
            assert one != name or altered != content
            new.writestr(one, altered)
    return out.getvalue()


def swap(old: str, new: str) -> Change:
    return lambda data: data.replace(old.encode(), new.encode(), 1)


def in_book(change: Change) -> Change:
    return lambda book: changed(book, SHEET, change)


def found(real: RealSet, folder: Path, *changes: tuple[str, Change]) -> str:
    paper = real.paper("slides.pptx")
    data = paper.path.read_bytes()
    for name, change in changes:
        data = changed(data, name, change)
    return audited(real, folder, data)


def audited(real: RealSet, folder: Path, data: bytes) -> str:
    from generator.frozen import replace

    path = folder / "slides.pptx"
    path.write_bytes(data)
    return real.found(replace(real.paper("slides.pptx"), path=path), only="pptx")


def test_charts_as_they_were_written_are_proven(real: RealSet, tmp_path: Path) -> None:
    assert not found(real, tmp_path)


@pytest.mark.parametrize(
    ("name", "change"),
    [
        (CHART, swap("<c:v>28</c:v>", "<c:v>29</c:v>")),
        (BOOK, in_book(swap("<v>28</v>", "<v>29</v>"))),
        (BOOK, in_book(swap("<v>28</v>", "<f>27+1</f><v>28</v>"))),
        (BOOK, in_book(swap("</sheetData>", '<row r="9"><c r="A9"><v>5</v></c></row></sheetData>'))),
        (CHART, swap("$B$2:$B$4", "$A$2:$A$4")),
        (CHART, swap('<c:showVal val="1"/>', '<c:showVal val="0"/>')),
        (CHART, swap("<a:t>Kelas</a:t>", "<a:t>Kelas 5</a:t>")),
    ],
)
def test_a_chart_that_was_changed_is_refused(real: RealSet, tmp_path: Path, name: str, change: Change) -> None:
    assert "chart" in found(real, tmp_path, (name, change))


def test_a_chart_whose_workbook_was_changed_with_it_is_refused(real: RealSet, tmp_path: Path) -> None:
    one = (CHART, swap("<c:v>28</c:v>", "<c:v>29</c:v>"))
    assert "not the lesson's" in found(real, tmp_path, one, (BOOK, in_book(swap("<v>28</v>", "<v>29</v>"))))


def test_texts_that_begin_like_formulas_stay_texts() -> None:
    from fractions import Fraction

    from generator.document.charts import Chart, Series
    from generator.exporters.pptx.write_workbook import workbook

    chart = Chart("bar", "", "", "", ("=1+1",), (Series("=A1", (Fraction(1, 4),), ("0,25",)),))
    book = workbook(chart)
    sheet = ZipFile(BytesIO(book)).read(SHEET).decode()
    assert book == workbook(chart) and "<f>" not in sheet
    assert '<c r="A2" t="inlineStr"><is><t xml:space="preserve">=1+1</t></is></c>' in sheet and "<v>0.25</v>" in sheet
