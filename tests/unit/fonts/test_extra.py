"""Fonts that a school brings."""

from __future__ import annotations

from pathlib import Path

import pytest
from font_files import font, tables, with_licence
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.errors import LembarError
from generator.fonts.coverage import covers
from generator.fonts.extra import MOST_BYTES, FontError, extra_face
from generator.fonts.faces import face, fallbacks, italic_of, with_extras
from generator.fonts.shaping import shape

CHINESE = font(tables("中文字"))


def saved(folder: Path, data: bytes, name: str = "sekolah.ttf") -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def test_a_further_face_prints_what_no_face_that_ships_has(tmp_path: Path) -> None:
    assert not covers("中")
    name = extra_face(saved(tmp_path, CHINESE))
    assert covers("中", (name,))
    (run,) = shape("中文", with_extras("atkinson-400", (name,)))
    assert run.face.name == name
    assert all(glyph.id for glyph in run.glyphs)
    assert not covers("中")


def test_a_further_face_changes_nothing_that_faces_that_ship_can_draw(tmp_path: Path) -> None:
    name = extra_face(saved(tmp_path, font(tables("aا→"))))
    chosen = with_extras("atkinson-400", (name,))
    assert [run.face.name for run in shape("a ا →", chosen)] == [
        run.face.name for run in shape("a ا →", "atkinson-400")
    ]
    assert face(chosen) is face("atkinson-400")
    assert fallbacks(chosen)[-1].name == name
    assert italic_of(chosen) == with_extras("atkinson-400-italic", (name,))


def test_a_face_is_known_by_what_is_in_its_file_not_by_what_it_calls_itself(tmp_path: Path) -> None:
    one = extra_face(saved(tmp_path, CHINESE, "satu.ttf"))
    same = extra_face(saved(tmp_path, CHINESE, "dua.ttf"))
    other = extra_face(saved(tmp_path, font(tables("中日")), "satu.ttf"))
    assert one == same != other
    assert face(one).hb_face.get_name(6) == face(other).hb_face.get_name(6)


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "no TrueType font"),
        (b"%PDF-1.7 and so on", "no TrueType font"),
        (b"OTTO" + CHINESE[4:], "PostScript outlines"),
        (b"ttcf" + CHINESE[4:], "collection"),
        (b"wOF2" + CHINESE[4:], "packed for the web"),
        (CHINESE[:60], "cut off"),
        (CHINESE[:-900], "cut off"),
        (font({tag: data for tag, data in tables().items() if tag not in ("glyf", "loca")}), "glyf, loca"),
        (font(with_licence(tables(), 0x0002)), "may not be embedded"),
        (font(with_licence(tables(), 0x0100)), "only be embedded whole"),
        (font({**tables(), "cmap": b"\0\0\0\0"}), "no letters"),
        (font({**tables(), "head": b"\0" * 54}), ""),
        (font({**tables(), "maxp": b""}), ""),
    ],
)
def test_a_file_that_cannot_be_used_is_refused_in_a_sentence(tmp_path: Path, data: bytes, why: str) -> None:
    with pytest.raises(FontError, match=f"“sekolah.ttf” .*{why}"):
        extra_face(saved(tmp_path, data))


@pytest.mark.parametrize("bits", [0x0000, 0x0004, 0x0008])
def test_a_font_that_may_be_embedded_is_taken(tmp_path: Path, bits: int) -> None:
    assert extra_face(saved(tmp_path, font(with_licence(tables(), bits))))


def test_a_file_that_is_missing_or_too_large_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FontError, match="cannot be read"):
        extra_face(tmp_path / "tidak-ada.ttf")
    huge = tmp_path / "besar.ttf"
    with huge.open("wb") as file:
        file.truncate(MOST_BYTES + 1)
    with pytest.raises(FontError, match="MiB"):
        extra_face(huge)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.integers(0, len(CHINESE) - 1), st.integers(0, 255)), min_size=1, max_size=12))
def test_a_spoilt_font_is_refused_or_works_and_never_crashes(tmp_path: Path, changes: list[tuple[int, int]]) -> None:
    data = bytearray(CHINESE)
    for at, value in changes:
        data[at] = value
    try:
        name = extra_face(saved(tmp_path, bytes(data)))
        shape("中文", with_extras("atkinson-400", (name,)))
    except LembarError:
        pass
