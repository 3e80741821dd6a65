"""Outlines as pixels, for programs that show no SVG."""

from __future__ import annotations

import ctypes
from functools import lru_cache
from io import BytesIO

from generator.vectors import operators, spelt, vector_of

LONGEST = 1600


@lru_cache(maxsize=64)
def as_png(data: bytes) -> bytes:
    """A picture that `vectors.svg_of` spelt, on white, `LONGEST` pixels on its longer side."""
    import pypdfium2_raw as pdfium  # type: ignore[import-untyped]
    from PIL import Image

    vector = vector_of(data)
    scale = LONGEST / max(vector.width, vector.height)
    width, height = max(1, round(vector.width * scale)), max(1, round(vector.height * scale))
    paper = _page(operators(vector), vector.width, vector.height, 1000 / max(vector.width, vector.height))
    pdfium.FPDF_InitLibrary()
    document = pdfium.FPDF_LoadMemDocument64(paper, len(paper), None)
    page = pdfium.FPDF_LoadPage(document, 0)
    sheet = pdfium.FPDFBitmap_Create(width, height, 0)
    try:
        pdfium.FPDFBitmap_FillRect(sheet, 0, 0, width, height, 0xFFFFFFFF)
        pdfium.FPDF_RenderPageBitmap(sheet, page, 0, 0, width, height, 0, 0)
        stride = pdfium.FPDFBitmap_GetStride(sheet)
        pixels = ctypes.string_at(pdfium.FPDFBitmap_GetBuffer(sheet), stride * height)
    finally:
        pdfium.FPDFBitmap_Destroy(sheet)
        pdfium.FPDF_ClosePage(page)
        pdfium.FPDF_CloseDocument(document)
    sink = BytesIO()
    image = Image.frombuffer("RGB", (width, height), pixels, "raw", "BGRX", stride, 1)
    image.save(sink, "PNG", compress_level=9)
    return sink.getvalue()


def _page(drawn: bytes, width: float, height: float, scale: float) -> bytes:
    """A PDF of one page that shows the outlines, a thousand points long."""
    w, h = spelt(width * scale), spelt(height * scale)
    content = f"{scale:.9f} 0 0 {-scale:.9f} 0 {h} cm\n".encode("ascii") + drawn
    bodies = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count 1/Kids[3 0 R]>>",
        f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {w} {h}]/Resources<<>>/Contents 4 0 R>>".encode("ascii"),
        b"<</Length %d>>\nstream\n%b\nendstream" % (len(content), content),
    )
    file, places = bytearray(b"%PDF-1.7\n"), []
    for number, body in enumerate(bodies, 1):
        places.append(len(file))
        file += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    table = len(file)
    file += b"xref\n0 5\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % place for place in places)
    return bytes(file + b"trailer\n<</Size 5/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % table)
