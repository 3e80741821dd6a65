"""Class lists for tests: read from bytes, and a workbook with nothing in it but what the format asks for."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import escape

from generator.diagnostics import Diagnostic
from generator.readers.roster import read_roster
from generator.roster import Roster, Student

_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELS = f'<Relationships xmlns="{_PACKAGE}">%s</Relationships>'
REL = f'<Relationship Id="%s" Type="{_OFFICE}/%s" Target="%s"/>'
SHEET = f'<worksheet xmlns="{_MAIN}"><sheetData>%s</sheetData></worksheet>'


@dataclass(frozen=True, slots=True)
class Read:
    roster: Roster | None
    found: tuple[Diagnostic, ...]

    @property
    def students(self) -> list[tuple[str, str, str]]:
        return [(one.name, one.class_name, one.id) for one in self.roster.students] if self.roster else []

    @property
    def codes(self) -> list[str]:
        return [one.code for one in self.found]

    @property
    def places(self) -> list[str]:
        return [f"{one.at.line}:{one.at.column} {one.code}" for one in self.found]


def read(data: str | bytes, folder: Path, encoding: str = "utf-8") -> Read:
    path = folder / "kelas.csv"
    path.write_bytes(data.encode(encoding) if isinstance(data, str) else data)
    return Read(*read_roster(path, lambda _: True))


def cell(text: str, shared: list[str] | None = None) -> str:
    """A cell that holds a text: in itself, or by its number among `shared` ones, to which it is added."""
    if shared is None:
        return f'<c t="inlineStr"><is><t xml:space="preserve">{escape(text)}</t></is></c>'
    shared.append(text)
    return f'<c t="s"><v>{len(shared) - 1}</v></c>'


def rows(table: Sequence[Sequence[str]], shared: list[str] | None = None) -> str:
    return "".join(f"<row>{''.join(cell(text, shared) for text in row)}</row>" for row in table)


def parts(sheet_data: str, shared: Sequence[str] = ()) -> dict[str, str]:
    """The parts of a workbook with one sheet."""
    strings = "".join(f'<si><t xml:space="preserve">{escape(text)}</t></si>' for text in shared)
    return {
        "_rels/.rels": RELS % (REL % ("r1", "officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>'
        '<sheet name="Kelas" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": RELS
        % (REL % ("r1", "worksheet", "worksheets/sheet1.xml") + REL % ("r2", "sharedStrings", "sharedStrings.xml")),
        "xl/worksheets/sheet1.xml": SHEET % sheet_data,
        "xl/sharedStrings.xml": f'<sst xmlns="{_MAIN}">{strings}</sst>',
    }


def zipped(members: Mapping[str, str | bytes]) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return data.getvalue()


def workbook(sheet_data: str, shared: Sequence[str] = ()) -> bytes:
    return zipped(parts(sheet_data, shared))


def table(students: Sequence[Student]) -> list[list[str]]:
    return [["Nama", "Kelas", "NIS"], *([one.name, one.class_name, one.id] for one in students)]
