"""The workbook behind a chart, which PowerPoint opens to change its numbers: one sheet of texts and numbers.

Texts are inline strings, so that none of them is ever a formula, whatever it begins with.
"""

from __future__ import annotations

from fractions import Fraction
from io import BytesIO

from generator.document.charts import Chart
from generator.exporters.pptx.write_text import escape
from generator.exporters.pptx.write_zip import Zip

SHEET = "Sheet1"

_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_PARTS = {
    "[Content_Types].xml": (
        f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPE}.sheet.main+xml"/>'
        f'<Override PartName="/xl/styles.xml" ContentType="{_TYPE}.styles+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_TYPE}.worksheet+xml"/></Types>'
    ),
    "_rels/.rels": (
        f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" '
        f'Type="{_RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
    ),
    "xl/workbook.xml": (
        f'<workbook xmlns="{_MAIN}" xmlns:r="{_RELATIONS}"><sheets><sheet name="{SHEET}" sheetId="1" r:id="rId1"/>'
        "</sheets></workbook>"
    ),
    "xl/_rels/workbook.xml.rels": (
        f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{_RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/>'
        f'<Relationship Id="rId2" Type="{_RELATIONS}/styles" Target="styles.xml"/></Relationships>'
    ),
    "xl/styles.xml": (
        f'<styleSheet xmlns="{_MAIN}"><fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts>'
        '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/>'
        '</fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
        '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
        '<cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs>'
        '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
    ),
}


def workbook(chart: Chart) -> bytes:
    """Categories in the first column, a column for each series, their names in the first row."""
    made, package = BytesIO(), Zip()
    for name, part in _PARTS.items():
        package.add(name, _DECLARATION + part)
    package.add("xl/worksheets/sheet1.xml", _DECLARATION + _sheet(chart))
    package.write(made)
    return made.getvalue()


def _sheet(chart: Chart) -> str:
    rows: list[list[str | Fraction | None]] = [["", *(one.name for one in chart.series)]]
    for at, category in enumerate(chart.categories):
        rows.append([chart.places[at] if chart.places else category, *(one.values[at] for one in chart.series)])
    spelt = "".join(
        f'<row r="{number}">{"".join(_cell(cell, f"{column(at)}{number}") for at, cell in enumerate(row))}</row>'
        for number, row in enumerate(rows, 1)
    )
    return f'<worksheet xmlns="{_MAIN}"><sheetData>{spelt}</sheetData></worksheet>'


def column(at: int) -> str:
    """A chart has few series, so that one letter is enough."""
    return chr(ord("A") + at)


def _cell(value: str | Fraction | None, place: str) -> str:
    if isinstance(value, Fraction):
        return f'<c r="{place}"><v>{decimal(value)}</v></c>'
    if not value:
        return ""
    return f'<c r="{place}" t="inlineStr"><is><t xml:space="preserve">{escape(value)}</t></is></c>'


def decimal(value: Fraction) -> str:
    """All digits of a number that was written as a decimal."""
    places = 0
    while (value * 10**places).denominator != 1:
        places += 1
    digits = f"{abs(value * 10**places).numerator:0{places + 1}d}"
    return ("-" if value < 0 else "") + (f"{digits[:-places]}.{digits[-places:]}" if places else digits)
