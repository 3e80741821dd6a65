"""Pictures as image objects: a JPEG goes in as it is, a PNG as its pixels with its transparency beside them."""

from __future__ import annotations

import io
from typing import Protocol

from generator.exporters.pdf.objects import Objects


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


def embed_image(objects: Objects, asset: PaperAsset) -> int:
    """Writes the picture and returns its object number."""
    from PIL import Image

    number = objects.reserve()
    size = b"/Type/XObject/Subtype/Image/Width %d/Height %d/BitsPerComponent 8" % (asset.width_px, asset.height_px)
    with Image.open(io.BytesIO(asset.data)) as image:
        if asset.mime == "image/jpeg" and image.mode in ("L", "RGB"):
            space = b"/ColorSpace/DeviceGray" if image.mode == "L" else b"/ColorSpace/DeviceRGB"
            objects.stream(number, asset.data, size + space + b"/Filter/DCTDecode", filtered=True)
            return number
        entries = size + b"/ColorSpace/DeviceRGB"
        if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info:
            mask = objects.reserve()
            objects.stream(mask, image.convert("RGBA").getchannel("A").tobytes(), size + b"/ColorSpace/DeviceGray")
            entries += b"/SMask %d 0 R" % mask
        objects.stream(number, image.convert("RGB").tobytes(), entries)
    return number
