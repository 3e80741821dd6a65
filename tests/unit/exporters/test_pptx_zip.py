"""The zip files that decks are, read by Python's own reader."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

from generator.exporters.pptx.write_zip import Zip

PARTS = {"ppt/b.xml": "é" * 500, "[Content_Types].xml": "<Types/>", "ppt/a.xml": "", "ppt/ä.xml": "<a/>"}


def written(names: list[str]) -> bytes:
    package = Zip()
    for name in names:
        package.add(name, PARTS[name])
    package.add("ppt/media/image1.png", b"\x89PNG" * 9, packed=False)
    sink = BytesIO()
    package.write(sink)
    return sink.getvalue()


def test_every_member_reads_back_as_it_was_added() -> None:
    with ZipFile(BytesIO(written(list(PARTS)))) as package:
        assert package.testzip() is None
        assert {name: package.read(name).decode() for name in PARTS} == PARTS
        assert package.read("ppt/media/image1.png") == b"\x89PNG" * 9
        assert package.getinfo("ppt/media/image1.png").compress_type == ZIP_STORED
        assert package.getinfo("ppt/b.xml").compress_type == ZIP_DEFLATED


def test_content_types_come_first_and_the_rest_by_name_with_the_first_date() -> None:
    with ZipFile(BytesIO(written(list(PARTS)))) as package:
        names = package.namelist()
        assert names[0] == "[Content_Types].xml" and names[1:] == sorted(names[1:])
        assert {info.date_time for info in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_the_order_in_which_parts_come_changes_no_byte() -> None:
    assert written(list(PARTS)) == written(list(reversed(PARTS)))
