"""Pictures of a lesson: found inside its folder only, decoded within bounds, encoded anew without metadata."""

from __future__ import annotations

import hashlib
import io
import re
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

from generator.diagnostics import At, Diagnostic, problem
from generator.errors import FileError
from generator.lesson import Asset
from generator.readers.files import read_bytes, shown

if TYPE_CHECKING:
    from PIL.Image import Image

FORMATS = ("PNG", "JPEG", "GIF", "WEBP", "BMP")
FILE_LIMIT = 40_000_000
# Decoding takes four bytes a pixel; a scan of A4 at 600 dpi has 35 million. Photos are decoded at a smaller scale.
PIXEL_LIMIT = 50_000_000
PHOTO_PIXEL_LIMIT = 120_000_000
# At 300 dpi this is 20 cm, the width of a page.
SIDE_LIMIT = 2400
JPEG_QUALITY = 90
# A drawing with soft edges and shades has some thousand colours, a photo of this many pixels has most of them.
_SAMPLE, _MOST_OF_A_DRAWING = 256, 8_000

# A unit of SVG is 1/96 inch, a picture is printed at 144 pixels an inch.
VECTOR_PIXELS_A_UNIT = 1.5

_SVG = re.compile(rb"(?:\xef\xbb\xbf)?\s{0,99}<(?:\?xml|!--|!DOCTYPE svg|svg|svg:svg)[\s>]")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")

Report = Callable[[Diagnostic], None]


class Pictures:
    """The pictures that a lesson has asked for: each file is read and encoded once."""

    def __init__(self, report: Report) -> None:
        self.assets: dict[str, Asset] = {}
        self.inputs: list[tuple[str, str]] = []
        self._report = report
        self._read: dict[Path, str] = {}

    def load(self, target: str, folder: Path, at: At) -> str:
        """The key in `assets` of the picture at `target`; nothing, with a diagnostic, when it cannot be used."""
        path = self._path(target, folder, at)
        if path is None:
            return ""
        if path not in self._read:
            self._read[path] = self._load(path, target, at)
        elif not self._read[path]:
            self._report(problem("picture-unusable-again", at, target=target))
        return self._read[path]

    def _path(self, target: str, folder: Path, at: At) -> Path | None:
        """The file, if the lesson may read it. Nothing on disk is touched before the rules hold."""
        name = unquote(target).replace("\\", "/").strip()
        parts = name.split("/")
        if not name or _SCHEME.match(name) or name.startswith(("/", "~")) or "\0" in name:
            self._report(problem("picture-path", at, target=target))
            return None
        if _leaves(parts):
            self._report(problem("picture-outside", at, target=target))
            return None
        try:
            path = folder.joinpath(*parts).resolve(strict=True)
        except (OSError, ValueError, RuntimeError):
            self._report(problem("picture-missing", at, target=target))
            return None
        if not path.is_relative_to(folder.resolve()):
            self._report(problem("picture-outside", at, target=target))
            return None
        if not path.is_file():
            self._report(problem("picture-missing", at, target=target))
            return None
        return path

    def _load(self, path: Path, target: str, at: At) -> str:
        try:
            data = read_bytes(path, FILE_LIMIT)
        except FileError:
            self._report(problem("picture-unreadable", at, target=target))
            return ""
        self.inputs.append((shown(path), hashlib.sha256(data).hexdigest()))
        if len(data) > FILE_LIMIT:
            self._report(problem("picture-too-large", at, target=target, size=f"{FILE_LIMIT // 1_000_000} MB"))
            return ""
        read = self._vector if _SVG.match(data) else self._decoded
        asset = read(data, target, at)
        if asset is None:
            return ""
        key = hashlib.sha256(asset.data).hexdigest()
        self.assets[key] = asset
        return key

    def _vector(self, data: bytes, target: str, at: At) -> Asset | None:
        from generator.readers.svg import Refused, read_svg
        from generator.vectors import svg_of

        try:
            vector = read_svg(data)
        except Refused as refused:
            self._report(problem(refused.code, at, target=target, what=refused.what))
            return None
        # As many pixels as a place takes for which nothing else is said; outlines are sharp in any.
        scale = min(VECTOR_PIXELS_A_UNIT, SIDE_LIMIT / max(vector.width, vector.height))
        width, height = (max(round(side * scale), 1) for side in (vector.width, vector.height))
        return Asset(svg_of(vector), "image/svg+xml", width, height)

    def _decoded(self, data: bytes, target: str, at: At) -> Asset | None:
        from PIL import Image, ImageOps, UnidentifiedImageError

        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore", Image.DecompressionBombWarning)
                picture = Image.open(io.BytesIO(data), formats=FORMATS)
            width, height = picture.size
            if width * height > (PHOTO_PIXEL_LIMIT if picture.format == "JPEG" else PIXEL_LIMIT):
                self._report(problem("picture-too-large", at, target=target, size=f"{width} × {height}"))
                return None
            photo = picture.format == "JPEG" or (picture.format == "WEBP" and not _is_clear(picture))
            picture.draft("RGB", (SIDE_LIMIT, SIDE_LIMIT))
            upright = ImageOps.exif_transpose(picture)
        except Image.DecompressionBombError:
            self._report(problem("picture-too-large", at, target=target, size="> 170 000 000"))
        except UnidentifiedImageError:
            self._report(problem("picture-format", at, target=target, known=", ".join((*FORMATS, "SVG"))))
        except Exception:  # decoders of damaged files raise whatever they meet
            self._report(problem("picture-broken", at, target=target))
        else:
            return encode(upright, photo)
        return None


def _leaves(parts: list[str]) -> bool:
    """True if a path goes above its start on the way."""
    depth = 0
    for part in parts:
        depth += {"..": -1, ".": 0, "": 0}.get(part, 1)
        if depth < 0:
            return True
    return False


def encode(picture: Image, photo: bool) -> Asset:
    """The picture at most `SIDE_LIMIT` wide and high, as JPEG (a photo) or PNG, with nothing but its pixels."""
    from PIL import Image

    picture = _plainest(picture)
    clear = _is_clear(picture)
    grey = picture.mode in ("1", "L") or picture.mode.startswith("I")
    if picture.mode.startswith("I"):
        picture = picture.point(lambda value: value / 256)
    picture = picture.convert("RGBA" if clear else "L" if grey else "RGB")
    picture.thumbnail((SIDE_LIMIT, SIDE_LIMIT), Image.Resampling.LANCZOS)
    picture.info.clear()
    sink = io.BytesIO()
    if not clear and (photo or _is_photo(picture)):
        picture.save(sink, "JPEG", quality=JPEG_QUALITY, subsampling=0)
        return Asset(sink.getvalue(), "image/jpeg", *picture.size)
    picture.save(sink, "PNG", compress_level=9)
    return Asset(sink.getvalue(), "image/png", *picture.size)


def _plainest(picture: Image) -> Image:
    """The picture without a transparency that hides nothing, and without colours if it is all grey."""
    if _is_clear(picture):
        picture = picture.convert("RGBA")
        if picture.getchannel("A").getextrema() != (255, 255):
            return picture
        picture = picture.convert("RGB")
    if picture.mode == "P":
        picture = picture.convert("RGB")
    if picture.mode == "RGB":
        red, green, blue = (channel.tobytes() for channel in picture.split())
        if red == green == blue:
            return picture.getchannel("R")
    return picture


def _is_photo(picture: Image) -> bool:
    """More colours than any drawing has, in a sample of it."""
    sample = picture.convert("RGB").resize((_SAMPLE, _SAMPLE), 0)
    return sample.getcolors(_MOST_OF_A_DRAWING) is None


def _is_clear(picture: Image) -> bool:
    return picture.mode in ("LA", "PA", "RGBA", "RGBa", "La") or "transparency" in picture.info
