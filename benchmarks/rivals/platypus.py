"""reportlab's Platypus as its guide teaches it: one story, each version's paragraphs made and wrapped anew.

Fair settings: no ASCII85, which costs time and a fifth of the bytes and is for printers of the past.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reportlab import rl_config
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Flowable, KeepTogether, PageBreak, Paragraph, SimpleDocTemplate, Spacer, Table

from benchmarks.papers import LETTERS, Paper, Part, Question, row
from benchmarks.rivals.task import BOLD, REGULAR, Task, task

BODY = ParagraphStyle("body", fontName="Body", fontSize=11, leading=13)
STEM = ParagraphStyle("stem", BODY, leftIndent=8 * mm, bulletIndent=0, spaceAfter=2)
OPTION = ParagraphStyle("option", BODY, leftIndent=15 * mm, bulletIndent=8 * mm)
TITLE = ParagraphStyle("title", BODY, fontName="Bold", fontSize=16, leading=20, spaceAfter=6)
HEADING = ParagraphStyle("heading", BODY, fontName="Bold", fontSize=13, leading=16, spaceBefore=8, spaceAfter=4)
GRID = [
    ("FONT", (0, 0), (-1, -1), "Body", 6.5),
    ("GRID", (0, 0), (-1, -1), 0.25, "black"),
    ("LEFTPADDING", (0, 0), (-1, -1), 1.5),
    ("RIGHTPADDING", (0, 0), (-1, -1), 1.5),
    ("TOPPADDING", (0, 0), (-1, -1), 1),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 2),
]
ROWS = 60


def question(number: int, asked: Question) -> KeepTogether:
    parts: list[Flowable] = [Paragraph(asked.stem, STEM, bulletText=f"{number}.")]
    match asked.options:
        case ():
            parts.append(Paragraph("_" * 40, OPTION))
        case (true, false):
            parts.append(Paragraph(f"( ) {true} &nbsp; &nbsp; ( ) {false}", OPTION))
        case options:
            parts += (
                Paragraph(text, OPTION, bulletText=f"{letter}.") for letter, text in zip(LETTERS, options, strict=True)
            )
    return KeepTogether([*parts, Spacer(0, 6)])


def section(part: Part, first: int) -> Iterator[Flowable]:
    yield Paragraph(part.heading, HEADING)
    yield Paragraph(part.instruction, BODY)
    yield Spacer(0, 6)
    for number, asked in enumerate(part.questions, first):
        yield question(number, asked)


def worksheet(title: str, paper: Paper) -> Iterator[Flowable]:
    yield Paragraph(title, TITLE)
    yield Paragraph(f"Nama: {'_' * 30} Kelas: {'_' * 8} Paket: {paper.code}", BODY)
    first = 1
    for part in paper.parts:
        yield from section(part, first)
        first += len(part.questions)
    yield PageBreak()


def document(path: str, story: Iterable[Flowable]) -> None:
    margins = dict.fromkeys(("leftMargin", "rightMargin", "topMargin", "bottomMargin"), 16 * mm)
    SimpleDocTemplate(path, pagesize=A4, **margins).build(list(story))


def key(asked: Task) -> Iterator[Flowable]:
    """Tables of 60 rows: one table of a thousand rows would cost the tool many times more to split."""
    yield Paragraph(f"Kunci: {asked.bank.title}", TITLE)
    rows = [row(paper) for paper in asked.papers]
    head = ("Paket", *(str(number) for number in range(1, 36)), "36–40")
    widths = [9 * mm, *[3.6 * mm] * 35, 44 * mm]
    for start in range(0, len(rows), ROWS):
        yield Table([head, *rows[start : start + ROWS]], colWidths=widths, style=GRID)
        yield Spacer(0, 6)


def main() -> None:
    rl_config.useA85 = 0
    pdfmetrics.registerFont(TTFont("Body", REGULAR))
    pdfmetrics.registerFont(TTFont("Bold", BOLD))
    asked = task()
    document(str(asked.worksheets), (piece for paper in asked.papers for piece in worksheet(asked.bank.title, paper)))
    document(str(asked.key), key(asked))


if __name__ == "__main__":
    main()
