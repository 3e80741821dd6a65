"""Pictures at the resolution that paper shows: 300 pixels an inch of the widest place that a file has for them."""

from __future__ import annotations

from functools import lru_cache
from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image

DPI = 300
JPEG_QUALITY = 85
# A picture that is hardly larger than it need be is left as it is: to make it anew would cost more than it gives.
_NEAR = 0.8


def pixels_for(width_px: int, width_pt: float) -> int:
    """How many pixels wide a picture of `width_px` is kept for a place `width_pt` wide."""
    wanted = round(width_pt * DPI / 72)
    return wanted if 0 < wanted < width_px * _NEAR else width_px


@lru_cache(maxsize=16)
def resized(data: bytes, width: int) -> Image:
    """The picture `width` pixels wide. Not to be changed: it is kept."""
    from PIL import Image

    picture: Image.Image = Image.open(BytesIO(data))
    picture.load()
    if picture.width == width:
        return picture
    if picture.mode not in ("L", "LA", "RGB", "RGBA"):
        picture = picture.convert("RGBA" if picture.has_transparency_data else "RGB")
    size = width, max(1, round(picture.height * width / picture.width))
    return picture.resize(size, Image.Resampling.LANCZOS)


@lru_cache(maxsize=16)
def as_jpeg(data: bytes, width: int) -> bytes:
    """A photo of that width, which is its own bytes where nothing is to be changed."""
    picture = resized(data, width)
    if getattr(picture, "format", None) == "JPEG":
        return data
    sink = BytesIO()
    picture.save(sink, "JPEG", quality=JPEG_QUALITY, subsampling=0)
    return sink.getvalue()
