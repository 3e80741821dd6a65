"""Pictures: only those of the lesson's folder, decoded within bounds, without anything but their pixels."""

from __future__ import annotations

import hashlib
import io
import os
import struct
import zlib
from pathlib import Path

import pytest
from PIL import Image
from readings import HEAD, Read, read

from generator.document.blocks import Figure
from generator.document.transforms import captioned, plain
from generator.lesson import Asset


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A lesson's folder, with a picture inside and one beside it."""
    inside = tmp_path / "lesson"
    (inside / "img").mkdir(parents=True)
    Image.new("RGB", (4, 2), "red").save(inside / "img" / "a b.png")
    Image.new("RGB", (4, 2)).save(tmp_path / "secret.png")
    return inside


def show(target: str, folder: Path, attributes: str = "") -> Read:
    return read(f"{HEAD}![alt](<{target}>){attributes}", folder)


def figure(result: Read) -> Figure:
    assert result.lesson
    (found,) = result.lesson.sections[0].blocks
    assert isinstance(found, Figure)
    return found


def asset(result: Read) -> Asset:
    assert result.lesson
    assert result.codes == []
    return result.lesson.assets[figure(result).asset]


@pytest.mark.parametrize(
    "target", ["img/a b.png", "img/a%20b.png", "./img/a b.png", "img\\a b.png", "img/../img/a b.png"]
)
def test_a_picture_of_the_folder_is_found(target: str, folder: Path) -> None:
    result = show(target, folder, "{width=60%}")
    assert (asset(result).width_px, asset(result).height_px) == (4, 2)
    assert (figure(result).alt, figure(result).width) == ("alt", 0.6)
    assert result.lesson
    path = folder / "img" / "a b.png"
    assert (path.as_posix(), hashlib.sha256(path.read_bytes()).hexdigest()) in result.lesson.inputs


@pytest.mark.parametrize(
    ("target", "code"),
    [
        ("tidak.png", "picture-missing"),
        ("img", "picture-missing"),
        ("../secret.png", "picture-outside"),
        ("%2e%2e/secret.png", "picture-outside"),
        ("..%2fsecret.png", "picture-outside"),
        ("img/../../secret.png", "picture-outside"),
        ("..\\secret.png", "picture-outside"),
        ("/etc/passwd", "picture-path"),
        ("%2Fetc/passwd", "picture-path"),
        ("file:///etc/passwd", "picture-path"),
        ("http://localhost/a.png", "picture-path"),
        ("data:image/png;base64,AAAA", "picture-path"),
        ("C:\\a.png", "picture-path"),
        ("\\\\server\\share\\a.png", "picture-path"),
        ("//server/share/a.png", "picture-path"),
        ("~/a.png", "picture-path"),
        ("a%00.png", "picture-path"),
        ("", "picture-path"),
    ],
)
def test_nothing_else_is_reached(target: str, code: str, folder: Path) -> None:
    assert show(target, folder).places == [f"5:1 {code}"]


def test_a_link_that_leads_out_is_not_followed(folder: Path) -> None:
    (folder / "a.png").symlink_to(folder.parent / "secret.png")
    (folder / "out").symlink_to(folder.parent)
    assert show("a.png", folder).codes == ["picture-outside"]
    assert show("out/secret.png", folder).codes == ["picture-outside"]


def test_a_named_pipe_is_not_waited_for(folder: Path) -> None:
    os.mkfifo(folder / "a.png")
    assert show("a.png", folder).codes == ["picture-missing"]


def png(width: int, height: int, data: bytes = b"") -> bytes:
    """A PNG that claims a size; its pixels may be missing."""

    def chunk(name: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", data) + chunk(b"IEND", b"")


def jpeg(**save: object) -> bytes:
    sink = io.BytesIO()
    Image.effect_noise((200, 100), 60).convert("RGB").save(sink, "JPEG", **save)
    return sink.getvalue()


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (png(60_000, 60_000), "picture-too-large"),
        (png(9_000, 9_000), "picture-too-large"),
        (png(20, 20, zlib.compress(b"x")), "picture-broken"),
        (jpeg()[:2000], "picture-broken"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "picture-broken"),
        (b"", "picture-format"),
        (b"GIF89a", "picture-format"),
    ],
    ids=["60000", "9000", "short png", "short jpeg", "svg", "empty", "gif head"],
)
def test_a_picture_that_cannot_be_used_is_told(data: bytes, code: str, folder: Path) -> None:
    (folder / "a.png").write_bytes(data)
    assert show("a.png", folder).codes == [code]


def test_a_photo_is_turned_upright_and_loses_what_the_camera_wrote(folder: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # turn by 90°
    exif[0x010F] = "Kamera Rahasia"
    (folder / "a.jpg").write_bytes(jpeg(exif=exif, comment=b"Rahasia"))
    made = asset(show("a.jpg", folder))
    assert (made.mime, made.width_px, made.height_px) == ("image/jpeg", 100, 200)
    assert b"Rahasia" not in made.data
    assert not Image.open(io.BytesIO(made.data)).getexif()


def test_a_large_picture_is_made_smaller_and_the_same_bytes_each_time(folder: Path) -> None:
    Image.new("L", (5000, 100), 90).save(folder / "a.png")
    made = asset(show("a.png", folder))
    assert (made.width_px, made.height_px) == (2400, 48)
    assert made == asset(show("a.png", folder))


@pytest.mark.parametrize(
    ("mode", "name", "mime", "kept"),
    [
        ("P", "a.gif", "image/png", "RGB"),
        ("RGBA", "a.png", "image/png", "RGBA"),
        ("RGBA", "a.webp", "image/png", "RGBA"),
        ("RGB", "a.webp", "image/jpeg", "RGB"),
        ("CMYK", "a.jpg", "image/jpeg", "RGB"),
        ("L", "a.jpg", "image/jpeg", "L"),
        ("1", "a.bmp", "image/png", "L"),
        ("I;16", "a.png", "image/png", "L"),
    ],
)
def test_pictures_become_png_or_jpeg(mode: str, name: str, mime: str, kept: str, folder: Path) -> None:
    picture = Image.new("RGB", (6, 3), "red").convert(mode) if kept == "RGB" else Image.new(mode, (6, 3))
    picture.save(folder / name)
    made = asset(show(name, folder))
    assert made.mime == mime
    assert Image.open(io.BytesIO(made.data)).mode == kept


def noise(*size: int) -> Image.Image:
    """Colours as many as a photo has."""
    return Image.merge("RGB", [Image.effect_noise(size, 90) for _ in range(3)])


def test_a_photo_saved_as_png_is_packed_as_a_photo_and_a_drawing_is_not(folder: Path) -> None:
    noise(400, 300).save(folder / "foto.png")
    Image.radial_gradient("L").convert("RGB").quantize(200).save(folder / "gambar.png")
    assert asset(show("foto.png", folder)).mime == "image/jpeg"
    assert asset(show("gambar.png", folder)).mime == "image/png"


def test_a_grey_picture_is_kept_grey_and_an_opaque_one_without_transparency(folder: Path) -> None:
    Image.radial_gradient("L").convert("RGBA").save(folder / "a.png")
    made = asset(show("a.png", folder))
    assert Image.open(io.BytesIO(made.data)).mode == "L"


@pytest.mark.parametrize(
    ("attributes", "share", "mm"),
    [("{width=40%}", 0.4, None), ("{width=6cm}", None, 60.0), ("{width=35mm}", None, 35.0), ("", None, None)],
)
def test_a_width_is_a_share_or_a_length(attributes: str, share: float | None, mm: float | None, folder: Path) -> None:
    found = figure(show("img/a b.png", folder, attributes))
    assert (found.width, found.width_mm) == (share, mm)


@pytest.mark.parametrize("width", ["0%", "101%", "6 inch", "0cm", "999cm", "6"])
def test_another_width_is_told(width: str, folder: Path) -> None:
    assert show("img/a b.png", folder, f'{{width="{width}"}}').codes == ["attribute-value"]


def test_a_credit_is_kept_beside_the_caption(folder: Path) -> None:
    found = figure(read(f'{HEAD}![alt](<img/a b.png> "Peta"){{credit="BIG, 2024"}}', folder))
    assert (plain(found.caption), plain(found.credit)) == ("Peta", "BIG, 2024")
    assert plain(captioned(found)) == "Peta · BIG, 2024"


def test_an_ornament_needs_no_words(folder: Path) -> None:
    result = read(f"{HEAD}![](<img/a b.png>){{.decorative}}", folder)
    assert (result.codes, figure(result).decorative) == ([], True)
    result = read(f"{HEAD}![daun](<img/a b.png>){{.decorative}}", folder)
    assert (result.codes, figure(result).alt) == (["picture-decorative-words"], "")


def test_the_same_file_is_read_once_and_told_at_every_place(folder: Path) -> None:
    (folder / "a.png").write_bytes(b"")
    assert read(f"{HEAD}![a](a.png)\n\n![b](a.png)", folder).places == [
        "5:1 picture-format",
        "7:1 picture-unusable-again",
    ]


def test_a_picture_without_words_is_an_error(folder: Path) -> None:
    assert read(f"{HEAD}![](<img/a b.png>)", folder).codes == ["picture-without-words"]
