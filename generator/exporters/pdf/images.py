"""Pictures as image objects: a JPEG goes in as JPEG, a PNG as its pixels with its transparency beside them."""

from __future__ import annotations

from typing import Protocol

from generator.exporters.pdf.objects import Objects
from generator.printed import as_jpeg, pixels_for, resized
from generator.vectors import MIME, Vector, operators, spelt, vector_of


class PaperAsset(Protocol):
    """A picture, already checked and without metadata."""

    @property
    def data(self) -> bytes: ...
    @property
    def mime(self) -> str: ...
    @property
    def width_px(self) -> int: ...
    @property
    def height_px(self) -> int: ...


def embed_image(objects: Objects, asset: PaperAsset, width_pt: float) -> int:
    """Writes the picture as it is printed no wider than `width_pt`, and returns its object number."""
    number = objects.reserve()
    if asset.mime == MIME:
        objects.stream(number, *_form(vector_of(asset.data)))
        return number
    width = pixels_for(asset.width_px, width_pt)
    image = resized(asset.data, width)
    size = b"/Type/XObject/Subtype/Image/Width %d/Height %d/BitsPerComponent 8" % image.size
    if asset.mime == "image/jpeg" and image.mode in ("L", "RGB"):
        entries = size + _space(image.mode) + b"/Filter/DCTDecode"
        objects.stream(number, as_jpeg(asset.data, width), entries, filtered=True)
        return number
    entries = size
    if image.has_transparency_data:
        mask = objects.reserve()
        objects.stream(mask, image.convert("RGBA").getchannel("A").tobytes(), size + _space("L"))
        entries += b"/SMask %d 0 R" % mask
    mode = "L" if image.mode in ("L", "LA", "1") else "RGB"
    objects.stream(number, image.convert(mode).tobytes(), entries + _space(mode))
    return number


def _form(vector: Vector) -> tuple[bytes, bytes]:
    """The operators and entries of outlines that fill the same square as an image does."""
    w, h = vector.width, vector.height
    entries = b"/Type/XObject/Subtype/Form/BBox[0 0 %b %b]/Matrix[%.9f 0 0 %.9f 0 1]/Resources<<>>" % (
        spelt(w).encode("ascii"),
        spelt(h).encode("ascii"),
        1 / w,
        -1 / h,
    )
    return operators(vector), entries


def _space(mode: str) -> bytes:
    return b"/ColorSpace/DeviceGray" if mode == "L" else b"/ColorSpace/DeviceRGB"
