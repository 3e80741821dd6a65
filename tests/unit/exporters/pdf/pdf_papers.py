"""Small documents for paper, and what can be read back from a finished file."""

from __future__ import annotations

import io
from dataclasses import dataclass
from fractions import Fraction

import pikepdf
import pypdfium2

from generator.document.blocks import (
    Block,
    Box,
    Choices,
    Columns,
    Document,
    Grid,
    Heading,
    InStem,
    Item,
    Lines,
    Match,
    Option,
    Ordering,
    Paragraph,
    Placed,
    Response,
    RubricStep,
    Running,
    Sorting,
    Statement,
    Verdict,
)
from generator.document.inlines import Gap, Inlines, Slot, Text
from generator.exporters.pdf.engine import PaperEngine
from generator.theme import load_theme
from generator.words import load_words


@dataclass(frozen=True)
class Picture:
    data: bytes
    mime: str
    width_px: int
    height_px: int


def words(text: str) -> Inlines:
    return (Text(text),)


def paragraph(text: str) -> Paragraph:
    return Paragraph(words(text))


def choice(number: int, stem: str, *options: str, right: tuple[int, ...] = (0,), explanation: str = "") -> Item:
    return Item(
        f"q{number}",
        "single-choice",
        Fraction(1),
        (paragraph(stem),),
        Choices(
            tuple(Option((paragraph(text),), index in right) for index, text in enumerate(options)), len(right) > 1
        ),
        (paragraph(explanation),) if explanation else (),
        "L1",
    )


def item(response: Response, stem: str = "Soal ini.", **more: object) -> Item:
    return Item("q1", "essay", Fraction(1), (paragraph(stem),), response, **more)  # type: ignore[arg-type]


def one_of_each_kind() -> tuple[Item, ...]:
    """Every response with its right answers."""
    statements = (Statement(words("Bumi bulat."), 0), Statement(words("Bulan kotak."), 1))
    labels = (words("Benar"), words("Salah"))
    cells = (words("satu"), words("dua"), words("sisa"))
    sentence = Paragraph((Text("Ibu kota "), Gap((words("Jakarta"),)), Text(".")))
    rubric = (RubricStep(words("Langkah satu"), Fraction(3, 2)),)
    return (
        choice(1, "Pilih ....", "benar sekali", "salah satu", "salah dua", "salah lain", explanation="Sebab begitu."),
        choice(2, "Pilih beberapa ....", "tepat", "keliru", "pas", right=(0, 2)),
        item(Grid(labels, statements)),
        item(Verdict(labels, 1, words("Seharusnya lain.")), "Matahari dingin."),
        item(Match((words("a"), words("b")), (words("kiri"), words("tengah")), cells, (1, 0))),
        item(Sorting((words("darat"), words("laut")), (words("kuda"), words("paus"), words("sapi")), (0, 1, 0))),
        item(Ordering((words("mula"), words("lalu"), words("akhir")), (0, 1, 2))),
        item(Lines(2, accepted=((words("ASEAN"), words("Asean")),))),
        Item("q7", "blank", Fraction(1), (sentence,), InStem()),
        item(Lines(3, model=(paragraph("Jawaban panjang."),), rubric=rubric)),
    )


def placed(items: tuple[Item, ...], codes: str = "") -> tuple[Placed, ...]:
    return tuple(
        Placed(one, str(index + 1), places=tuple((code, str(index + 1)) for code in codes))
        for index, one in enumerate(items)
    )


def document(*blocks: Block, audience: str = "student", language: str = "id") -> Document:
    return Document("worksheet", "Judul (uji)", audience, language, blocks)  # type: ignore[arg-type]


def footer() -> Running:
    return Running("footer", (words("kaki"), (Slot("page"), Text(" / "), Slot("pages"))))


def part(title: str, *blocks: Block, label: str = "I") -> tuple[Block, ...]:
    return Box("part", (Heading(2, words(title)),), words(label), words("2 poin")), Columns(2, blocks)


def engine(assets: dict[str, Picture] | None = None, paper: str = "A4") -> PaperEngine:
    return PaperEngine(load_theme("nusantara"), assets or {}, load_words("id"), paper)


def pdf(paper: Document, using: PaperEngine | None = None) -> bytes:
    sink = io.BytesIO()
    (using or engine()).write(paper, sink)
    return sink.getvalue()


def pages_text(data: bytes) -> list[str]:
    """Each page's letters as another library reads them, line ends as spaces."""
    with pypdfium2.PdfDocument(data) as file:
        return [" ".join(page.get_textpage().get_text_range().split()) for page in file]


def text(data: bytes) -> str:
    return " ".join(pages_text(data))


def faults_of_tags(data: bytes) -> list[str]:
    """What is wrong between marked content, the structure tree and the parent tree; validators miss some of it."""
    file = pikepdf.open(io.BytesIO(data))
    root = file.Root.StructTreeRoot
    rows = [entry for leaf in root.ParentTree.Kids for entry in leaf.Nums]
    parents = {int(key): value for key, value in zip(rows[::2], rows[1::2], strict=True)}
    faults: list[str] = []
    owner: dict[tuple[object, int], object] = {}
    order: list[tuple[object, int]] = []

    def own(page: object, mark: int, element: pikepdf.Dictionary) -> None:
        if (page, mark) in owner:
            faults.append(f"{(page, mark)} is owned twice")
        owner[page, mark] = element.objgen
        order.append((page, mark))

    def walk(element: pikepdf.Dictionary) -> None:
        for kid in element.get("/K", []):
            if not isinstance(kid, pikepdf.Object):
                own(element.Pg.objgen, int(kid), element)
            elif kid.get("/Type") == "/MCR":
                own(kid.Pg.objgen, int(kid.MCID), element)
            elif kid.get("/Type") == "/OBJR":
                if parents[int(kid.Obj.StructParent)].objgen != element.objgen:
                    faults.append("a link has another parent in the parent tree")
            else:
                if kid.P.objgen != element.objgen:
                    faults.append("a wrong /P")
                walk(kid)

    walk(root.K)
    for page in file.pages:
        seen = []
        row = parents[int(page.StructParents)]
        for operands, _ in pikepdf.parse_content_stream(page, "BDC"):
            if "/MCID" in operands[1]:
                content = int(operands[1].MCID)
                seen.append((page.objgen, content))
                if row[content].objgen != owner.get((page.objgen, content)):
                    faults.append(f"the parent tree is wrong for {content}")
        if [key for key in order if key[0] == page.objgen] != seen:
            faults.append("structure order differs from content order")
    return faults


def picture_of(width: int, height: int, kind: str = "PNG") -> Picture:
    """A red picture."""
    from PIL import Image

    sink = io.BytesIO()
    mode = kind if kind in ("RGBA", "L") else "RGB"
    color = {"RGBA": (220, 30, 30, 255), "L": 120, "RGB": (220, 30, 30)}[mode]
    Image.new(mode, (width, height), color).save(sink, "JPEG" if kind == "JPEG" else "PNG")
    return Picture(sink.getvalue(), "image/jpeg" if kind == "JPEG" else "image/png", width, height)
