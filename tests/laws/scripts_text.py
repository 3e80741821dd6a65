"""Random text of many scripts, and a small reader of finished files that shares no code with the writer."""

from __future__ import annotations

import io
import re
import sys
import unicodedata
from pathlib import Path

import pikepdf
from hypothesis import strategies as st

sys.path.append(str(Path(__file__).parents[1] / "unit" / "exporters" / "pdf"))

from pdf_papers import document, engine, pdf

__all__ = (
    "ALPHABETS",
    "MIXED",
    "PLAIN_SIGNS",
    "collapsed",
    "document",
    "engine",
    "pdf",
    "read",
    "sentences",
    "without_loose_marks",
)

ALPHABETS = {
    "latin": "abcdefgiklmnoprstuvwxyzABCDEFGTVWéñçḥṣṭāīūﬁ\u0301\u0323œßıżαβγδπΩЖдия",
    "arabic": "ابتثجحخدذرزسشصضطظعغفقكلمنهويءآأؤإئةىپچژگی\u064b\u064e\u064f\u0650\u0651\u0652\u0670\u200c",
    "hebrew": "אבגדהוזחטיכלמנסעפצקרשתךםןףץ\u05b0\u05b4\u05b7\u05b8\u05bc\u05c1\u05c2",
    "devanagari": "अआइकखगघचछजटडणतथदधनपबभमयरलवशषसहािीुूेैोौं़्।",
    "tamil": "அஆஇஈஉஎஐஒகஙசஞடணதநனபமயரறலளழவஶஷஸஹாிீுூெேைொோௌ்",
    "thai": "กขคงจฉชซญดตถทนบปผพภมยรลวสหอฮะาิีึืุูเแโใไ็่้๊๋์ํ",
    "javanese": "ꦲꦤꦕꦫꦏꦢꦠꦱꦮꦭꦥꦝꦗꦪꦚꦩꦒꦧꦛꦔ\ua9c0\ua9b6\ua9b8\ua9ba\ua9bc\ua9b4\ua983\ua9bd",
    "balinese": "ᬅᬓᬔᬕᬖᬗᬘᬚᬜᬡᬢᬤᬥᬦᬧᬩᬪᬫᬬᬭᬮᬯᬱᬲᬳ\u1b35\u1b36\u1b38\u1b3e\u1b44",
}
PLAIN_SIGNS = "0123456789.,:;!?()[]+%=<>«»“”'\"°"
SIGNS = "0123456789.,:;!?()[]-–—/%+=<>«»“”'\"…°℃①→²½\u00a0\u00ad\u200b٣٤"


def words(alphabet: str, signs: str = SIGNS) -> st.SearchStrategy[str]:
    letters = st.text(st.sampled_from(alphabet), min_size=1, max_size=9)
    if not signs:
        return letters
    some = st.text(st.sampled_from(signs), min_size=1, max_size=3)
    return st.lists(st.one_of(letters, letters, some), min_size=1, max_size=3).map("".join)


def sentences(*scripts: str, signs: str = SIGNS) -> st.SearchStrategy[str]:
    every = st.one_of([words(ALPHABETS[script], signs) for script in scripts])
    return st.lists(every, min_size=1, max_size=14).map(" ".join)


MIXED = sentences(*ALPHABETS)


def without_loose_marks(text: str) -> str:
    """Accents only where Unicode has the accented letter: PDFium puts others before their letter."""
    return "".join(char for char in unicodedata.normalize("NFC", text) if not unicodedata.combining(char))


def collapsed(text: str) -> str:
    """White space as one space; letters that are never seen (soft hyphens, joiners) do not count."""
    return " ".join("".join(char for char in text if unicodedata.category(char) != "Cf").split())


def read(data: bytes) -> str:
    """Every text of a file in the order of its operators: ToUnicode of the glyphs, or the ActualText around them."""
    found: list[str] = []
    with pikepdf.open(io.BytesIO(data)) as file:
        for page in file.pages:
            fonts = {str(name): _letters(font) for name, font in page.Resources.Font.items()}
            _read_page(page, fonts, found)
    return "".join(found)


def _read_page(page: pikepdf.Page, fonts: dict[str, dict[bytes, str]], found: list[str]) -> None:
    font: dict[bytes, str] = {}
    marks: list[bool] = []
    for operands, operator in pikepdf.parse_content_stream(page):
        match str(operator):
            case "Tf":
                font = fonts[str(operands[0])]
            case "BDC" | "BMC":
                actual = operands[1].get("/ActualText") if len(operands) > 1 else None
                if actual is not None and not any(marks):
                    found.append(str(actual))
                marks.append(actual is not None or str(operands[0]) == "/Artifact")
            case "EMC":
                marks.pop()
            case "Tj" | "TJ" if not any(marks):
                array = operands[0] if str(operator) == "TJ" else [operands[0]]
                for piece in array:
                    if isinstance(piece, pikepdf.String):
                        raw = bytes(piece)
                        found += [font[raw[at : at + 2]] for at in range(0, len(raw), 2)]


_PAIR = re.compile(rb"<([0-9A-F]{4})> <([0-9A-F]+)>")


def _letters(font: pikepdf.Object) -> dict[bytes, str]:
    source = font.ToUnicode.read_bytes()
    return {
        bytes.fromhex(code.decode()): bytes.fromhex(text.decode()).decode("utf-16-be")
        for code, text in _PAIR.findall(source.partition(b"endcodespacerange")[2])
    }
