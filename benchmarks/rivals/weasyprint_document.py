"""WeasyPrint: one HTML page with all versions, and one with the key."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from weasyprint import HTML

from benchmarks.papers import LETTERS, Paper, Question, row
from benchmarks.rivals.task import BOLD, REGULAR, Task, task

STYLE = f"""
@font-face {{ font-family: Body; src: url({REGULAR.as_uri()}) }}
@font-face {{ font-family: Body; font-weight: bold; src: url({BOLD.as_uri()}) }}
@page {{ size: A4; margin: 16mm }}
body {{ font: 11pt/13pt Body; margin: 0 }}
h1 {{ font-size: 16pt; line-height: 20pt; margin: 0 0 6pt; break-before: page }}
h2 {{ font-size: 13pt; line-height: 16pt; margin: 8pt 0 4pt; break-after: avoid }}
p {{ margin: 0 0 6pt }}
.item {{ break-inside: avoid; margin: 0 0 6pt; padding-left: 8mm; position: relative }}
.number {{ position: absolute; left: 0 }}
ol {{ list-style: upper-alpha; margin: 2pt 0 0; padding-left: 7mm }}
.line {{ border-bottom: 0.5pt solid; width: 70mm; height: 13pt }}
table {{ border-collapse: collapse; font-size: 6.5pt; line-height: 8pt }}
td, th {{ border: 0.25pt solid; padding: 0 1.5pt; font-weight: normal }}
"""


def question(number: int, asked: Question) -> str:
    match asked.options:
        case ():
            under = '<div class="line"></div>'
        case (true, false):
            under = f"( ) {true} &nbsp; ( ) {false}"
        case options:
            under = f"<ol>{''.join(f'<li>{escape(option)}</li>' for option in options[: len(LETTERS)])}</ol>"
    return f'<div class="item"><span class="number">{number}.</span>{escape(asked.stem)}<div>{under}</div></div>'


def worksheet(title: str, paper: Paper) -> Iterator[str]:
    yield f"<h1>{escape(title)}</h1><p>Nama: {'_' * 30} Kelas: {'_' * 8} Paket: {paper.code}</p>"
    number = 1
    for part in paper.parts:
        yield f"<h2>{escape(part.heading)}</h2><p>{escape(part.instruction)}</p>"
        for asked in part.questions:
            yield question(number, asked)
            number += 1


def key(asked: Task) -> Iterator[str]:
    yield f"<h1>Kunci: {escape(asked.bank.title)}</h1><table><thead><tr><th>Paket</th>"
    yield from (f"<th>{number}</th>" for number in range(1, 36))
    yield "<th>36–40</th></tr></thead>"
    for paper in asked.papers:
        yield f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row(paper))}</tr>"
    yield "</table>"


def page(body: str) -> str:
    return f'<html lang="id"><style>{STYLE}</style><body>{body}</body></html>'


def main() -> None:
    asked = task()
    papers = "".join(piece for paper in asked.papers for piece in worksheet(asked.bank.title, paper))
    HTML(string=page(papers)).write_pdf(asked.worksheets)
    HTML(string=page("".join(key(asked)))).write_pdf(asked.key)


if __name__ == "__main__":
    main()
