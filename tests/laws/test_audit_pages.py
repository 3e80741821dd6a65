"""No text of a question can be lost, doubled, moved or changed on a printed page without a finding."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pikepdf
from hypothesis import assume, given, settings
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).parents[1] / "unit" / "audit"))

from real_set import RealSet, build_set

LESSON = """---
title: Ulangan Harian
language: id
---

## Soal {.questions}

1. Hubungan kerja sama antara dua negara disebut ….
   - [x] bilateral
   - [ ] régional
   - [ ] multilateral
   - [ ] bilateral terbatas
   > Bi berarti dua.

2. Manakah anggota ASEAN? {.multiple}
   - [x] Malaysia
   - [ ] Brasil
   - [x] Vietnam
   - [ ] Peru

3. Multilateral berarti antara dua negara. {.false}

4. Kantor pusat ASEAN ada di kota [[Jakarta]], di pulau [[Jawa]].

5. Jodohkan bidang dengan contohnya! {.match}

   | Bidang | Contoh |
   |---|---|
   | Ekonomi | ekspor dan impor |
   | Pertahanan | latihan bersama |
   |  | kampanye pemilu |

6. Organisasi negara Asia Tenggara disebut ….
   = ASEAN

7. Jelaskan mengapa negara-negara di dunia saling bekerja sama dan sebutkan contohnya dari surat kabar!
"""

Instructions = list[bytes]


class Shown(NamedTuple):
    """A string of a question: where it is drawn among the instructions, from where to where its text object goes.

    `origin` is how far above the foot of the page its text object counts from.
    """

    at: int
    start: int
    end: int
    origin: float
    font: str
    codes: tuple[bytes, ...]


@cache
def printed() -> RealSet:
    folder = Path(tempfile.mkdtemp(prefix="lembar-audit-"))
    (folder / "ulangan").mkdir()
    (folder / "ulangan" / "lesson.md").write_text(LESSON, "utf-8")
    made = build_set(folder, folder / "ulangan", versions=1)
    assert made.found() == ""
    return made


@cache
def page() -> tuple[Instructions, tuple[Shown, ...]]:
    """The worksheet's one page, and what it shows from the first label on, which is the number 1: all its questions."""
    with pikepdf.open(printed().paper("worksheet-A.pdf").path) as pdf:
        assert len(pdf.pages) == 1
        fonts = pdf.pages[0].resources.Font
        widths = {name: 2 if fonts[name].Subtype == pikepdf.Name.Type0 else 1 for name in fonts.keys()}  # noqa: SIM118
        read = pikepdf.parse_content_stream(pdf.pages[0])
        return [pikepdf.unparse_content_stream([one]) for one in read], tuple(_shown(read, widths))


def _shown(read: Sequence[Any], widths: dict[str, int]) -> Iterator[Shown]:
    tag, font, start, labelled = "", "", 0, False
    origins = [0.0]
    operators = [str(one.operator) for one in read]
    for at, (one, operator) in enumerate(zip(read, operators, strict=True)):
        match operator:
            case "BMC" | "BDC":
                tag = str(one.operands[0])
                labelled = labelled or tag == "/Lbl"
            case "BT":
                start = at
            case "q":
                origins.append(origins[-1])
            case "cm":
                origins[-1] += float(one.operands[5])
            case "Q":
                origins.pop()
            case "Tf":
                font = str(one.operands[0])
            case "TJ" if labelled and tag != "/Artifact":
                raw = b"".join(bytes(piece) for piece in one.operands[0] if isinstance(piece, pikepdf.String))
                codes = tuple(raw[place : place + widths[font]] for place in range(0, len(raw), widths[font]))
                yield Shown(at, start, operators.index("ET", at) + 1, origins[-1], font, codes)


def showing(codes: tuple[bytes, ...]) -> bytes:
    return b"[<" + b"".join(codes).hex().encode() + b">] TJ"


@st.composite
def corrupted(draw: st.DrawFn) -> tuple[str, Instructions]:
    """What was done to the page, and its instructions."""
    clean, texts = page()
    content = list(clean)
    text = draw(st.sampled_from(texts))
    alike = [other for other in texts if other.font == text.font]
    what = draw(st.sampled_from(["gone", "twice", "letter", "swap", "moved"]))
    match what:
        case "gone":
            del content[text.start : text.end]
        case "twice":
            content[text.end : text.end] = content[text.start : text.end]
        case "letter":
            place = draw(st.integers(0, len(text.codes) - 1))
            known = sorted({code for other in alike for code in other.codes} - {text.codes[place]})
            assume(known)
            new = draw(st.sampled_from(known))
            content[text.at] = showing((*text.codes[:place], new, *text.codes[place + 1 :]))
        case "swap":
            others = [other for other in alike if other.codes != text.codes]
            assume(others)
            other = draw(st.sampled_from(others))
            content[text.at], content[other.at] = content[other.at], content[text.at]
        case _:
            at = next(at for at in range(text.start, text.end) if content[at].endswith(b" Td"))
            x, y, operator = content[at].split()
            away = float(y) + (300 if text.origin + float(y) < 400 else -300)
            content[at] = b" ".join((x, b"%.2f" % away, operator))
    return f"{what}: {text}", content


def drawing(content: Instructions) -> Callable[[pikepdf.Pdf], None]:
    def change(pdf: pikepdf.Pdf) -> None:
        pdf.pages[0].obj.Contents = pdf.make_stream(b"\n".join(content))

    return change


def test_the_same_page_written_by_another_tool_passes(tmp_path: Path) -> None:
    assert printed().spoiled(tmp_path, drawing(page()[0])) == ""


@settings(max_examples=120)
@given(corrupted())
def test_no_corruption_of_a_printed_page_passes(change: tuple[str, Instructions]) -> None:
    what, content = change
    with tempfile.TemporaryDirectory() as folder:
        assert printed().spoiled(Path(folder), drawing(content)) != "", what
