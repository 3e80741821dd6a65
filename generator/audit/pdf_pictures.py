"""Pictures of a PDF by the colours they show, whatever they are packed in."""

from __future__ import annotations

from hashlib import sha256
from io import BytesIO
from typing import TYPE_CHECKING

from generator.audit.pdf_filters import as_list, unpacked
from generator.audit.pdf_objects import PdfObjects
from generator.audit.pdf_tokens import Unreadable
from generator.audit.pdf_values import Entries, Stream, Thing

if TYPE_CHECKING:
    from PIL.Image import Image

_MODES = {("DeviceRGB", 8): "RGB", ("DeviceGray", 8): "L", ("DeviceGray", 1): "1", ("DeviceCMYK", 8): "CMYK"}


class PictureCase:
    """Digests of pictures that were seen before."""

    def __init__(self) -> None:
        self._known: dict[bytes, str] = {}

    def digest(self, objects: PdfObjects, image: Stream) -> str:
        """Raises Unreadable."""
        space = objects.get(image.entries.get("ColorSpace"))
        look = [image.entries.get(name) for name in ("Width", "Height", "BitsPerComponent", "Filter", "DecodeParms")]
        key = sha256(repr((look, space)).encode("utf-8", "replace") + image.raw).digest()
        digest = self._known.get(key)
        if digest is None:
            digest = self._known[key] = picture_digest(_opened(image, space))
        return digest


def picture_digest(image: Image) -> str:
    """Of the colours a picture shows."""
    shown = image.convert("RGB")
    return sha256(f"{shown.width} {shown.height} ".encode() + shown.tobytes()).hexdigest()


def _opened(image: Stream, space: Thing) -> Image:
    from PIL import Image as Pillow

    entries, raw = image.entries, image.raw
    filters = as_list(entries.get("Filter"))
    try:
        if filters[-1:] == ["DCTDecode"]:
            packed: Entries = {**entries, "Filter": filters[:-1]}
            return Pillow.open(BytesIO(unpacked(packed, raw)), formats=("JPEG",))
        width, height, bits = (entries.get(name) for name in ("Width", "Height", "BitsPerComponent"))
        mode = _MODES.get((str(space), bits if isinstance(bits, int) else 0))
        if not isinstance(width, int) or not isinstance(height, int) or mode is None or entries.get("Decode"):
            raise Unreadable("a picture of it is kept in a way that is not known")
        return Pillow.frombytes(mode, (width, height), unpacked(entries, raw))
    except (OSError, ValueError, SyntaxError) as error:
        raise Unreadable(f"a picture of it cannot be read ({error})") from error
