"""Pictures of a PDF by the colours they show, whatever they are packed in."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256
from io import BytesIO
from typing import TYPE_CHECKING

from generator.audit.pdf_filters import as_list, unpacked
from generator.audit.pdf_objects import PdfObjects
from generator.audit.pdf_tokens import Unreadable
from generator.audit.pdf_values import Entries, Stream, Thing
from generator.audit.pdf_vectors import MIME_BEGINS
from generator.printed import JPEG_QUALITY

if TYPE_CHECKING:
    from PIL.Image import Image

_MODES = {("DeviceRGB", 8): "RGB", ("DeviceGray", 8): "L", ("DeviceGray", 1): "1", ("DeviceCMYK", 8): "CMYK"}


class PictureCase:
    """Digests of pictures that were seen before. `originals` are the lesson's pictures: one that shows what an original
    shows when it is made smaller has the digest of that original."""

    def __init__(self, originals: Iterable[bytes] = ()) -> None:
        self._known: dict[bytes, str] = {}
        self._originals = tuple(data for data in originals if not data.startswith(MIME_BEGINS))
        self._smaller: dict[tuple[int, int], dict[str, str]] = {}

    def digest(self, objects: PdfObjects, image: Stream) -> str:
        """Raises Unreadable."""
        space = objects.get(image.entries.get("ColorSpace"))
        look = [image.entries.get(name) for name in ("Width", "Height", "BitsPerComponent", "Filter", "DecodeParms")]
        key = sha256(repr((look, space)).encode("utf-8", "replace") + image.raw).digest()
        digest = self._known.get(key)
        if digest is None:
            opened = _opened(image, space)
            digest = picture_digest(opened)
            digest = self._known[key] = self._made_smaller(opened.size).get(digest, digest)
        return digest

    def _made_smaller(self, size: tuple[int, int]) -> dict[str, str]:
        """Digests of originals by those of what they show at that size."""
        from PIL import Image as Pillow

        found = self._smaller.get(size)
        if found is None:
            found = self._smaller[size] = {}
            for data in self._originals:
                with Pillow.open(BytesIO(data)) as original:
                    if (
                        original.width > size[0]
                        and max(1, round(original.height * size[0] / original.width)) == size[1]
                    ):
                        found[_digest_at(original, size)] = picture_digest(original)
        return found


def picture_digest(image: Image) -> str:
    """Of the colours a picture shows."""
    shown = image.convert("RGB")
    return sha256(f"{shown.width} {shown.height} ".encode() + shown.tobytes()).hexdigest()


def _digest_at(original: Image, size: tuple[int, int]) -> str:
    """What a picture shows at a smaller size; a photo is packed once more."""
    from PIL import Image as Pillow

    smaller = original.resize(size, Pillow.Resampling.LANCZOS)
    if original.format != "JPEG":
        return picture_digest(smaller)
    sink = BytesIO()
    smaller.save(sink, "JPEG", quality=JPEG_QUALITY, subsampling=0)
    with Pillow.open(sink) as packed:
        return picture_digest(packed)


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
