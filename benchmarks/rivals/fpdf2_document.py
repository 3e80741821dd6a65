"""fpdf2: cells and wrapped cells, a question kept together by asking whether it still fits."""

from __future__ import annotations

from fpdf import FPDF

from benchmarks.papers import LETTERS, Paper, Question, row
from benchmarks.rivals.task import BOLD, REGULAR, Task, task

LINE = 4.6
"""Millimetres: 13 pt."""


def blank() -> FPDF:
    pdf = FPDF(format="A4")
    pdf.set_margin(16)
    pdf.set_auto_page_break(True, 16)
    pdf.add_font("Body", fname=REGULAR)
    pdf.add_font("Body", "B", fname=BOLD)
    return pdf


def question(pdf: FPDF, number: int, asked: Question) -> None:
    height = LINE * (2 + max(1, len(asked.options))) + 3
    if pdf.will_page_break(height):
        pdf.add_page()
    pdf.cell(8, LINE, f"{number}.")
    pdf.multi_cell(0, LINE, asked.stem, align="L", new_x="LMARGIN", new_y="NEXT")
    match asked.options:
        case ():
            pdf.cell(15)
            pdf.cell(0, LINE, "_" * 40, new_x="LMARGIN", new_y="NEXT")
        case (true, false):
            pdf.cell(15)
            pdf.cell(0, LINE, f"( ) {true}   ( ) {false}", new_x="LMARGIN", new_y="NEXT")
        case options:
            for letter, text in zip(LETTERS, options, strict=True):
                pdf.cell(8)
                pdf.cell(7, LINE, f"{letter}.")
                pdf.multi_cell(0, LINE, text, align="L", new_x="LMARGIN", new_y="NEXT")
    pdf.ln(2)


def worksheet(pdf: FPDF, title: str, paper: Paper) -> None:
    pdf.add_page()
    pdf.set_font("Body", "B", 16)
    pdf.multi_cell(0, 7, title, new_x="LMARGIN", new_y="NEXT")
    pdf.set_font("Body", "", 11)
    pdf.cell(0, 7, f"Nama: {'_' * 30} Kelas: {'_' * 8} Paket: {paper.code}", new_x="LMARGIN", new_y="NEXT")
    number = 1
    for part in paper.parts:
        pdf.set_font("Body", "B", 13)
        pdf.cell(0, 8, part.heading, new_x="LMARGIN", new_y="NEXT")
        pdf.set_font("Body", "", 11)
        pdf.cell(0, 7, part.instruction, new_x="LMARGIN", new_y="NEXT")
        for asked in part.questions:
            question(pdf, number, asked)
            number += 1


def key(pdf: FPDF, asked: Task) -> None:
    pdf.add_page()
    pdf.set_font("Body", "B", 16)
    pdf.cell(0, 8, f"Kunci: {asked.bank.title}", new_x="LMARGIN", new_y="NEXT")
    pdf.set_font("Body", "", 6.5)
    widths = (9.0, *[3.6] * 35, 43.0)
    head = ("Paket", *(str(number) for number in range(1, 36)), "36–40")
    for cells in (head, *(row(paper) for paper in asked.papers)):
        for width, cell in zip(widths, cells, strict=True):
            pdf.cell(width, 3.4, cell, border=1)
        pdf.ln()


def main() -> None:
    asked = task()
    papers, keys = blank(), blank()
    for paper in asked.papers:
        worksheet(papers, asked.bank.title, paper)
    papers.output(str(asked.worksheets))
    key(keys, asked)
    keys.output(str(asked.key))


if __name__ == "__main__":
    main()
