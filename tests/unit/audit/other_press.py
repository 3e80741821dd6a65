"""A press of our own for tests: reportlab's canvas prints papers, knowing nothing of the product's exporters.

Papers are lists of pieces, so that a test can change one piece of a finished page: a letter, an accent, an answer.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from generator.audit import Paper
from generator.diagnostics import At
from generator.document.blocks import Blocks, Paragraph, RubricStep
from generator.document.inlines import Blank, Gap, Inline, Inlines, Text
from generator.lesson import (
    AnswerLine,
    AnswerLines,
    Attributes,
    Entry,
    Gaps,
    GroupTable,
    Lesson,
    Member,
    Nothing,
    PairRow,
    PairTable,
    Part,
    Question,
    Shape,
    Step,
    StepList,
    Subpart,
    TaskList,
)
from generator.resources import TEMPLATES
from generator.words import Words, load_words

RUN = "K7F2QX"
WORDS: Words = load_words("id")
NOWHERE = At("lesson.md", 1)

# ---- lessons


def line(text: str) -> Inlines:
    """`___` is a blank, `[[a|b]]` a gap."""
    kids: list[Inline] = []
    for index, piece in enumerate(text.replace("]]", "[[").split("[[")):
        if index % 2:
            kids.append(Gap(tuple((Text(answer),) for answer in piece.split("|"))))
        else:
            for at, plain in enumerate(piece.split("___")):
                kids += [Blank()] if at else []
                kids += [Text(plain)] if plain else []
    return tuple(kids)


def prose(text: str) -> Blocks:
    return (Paragraph(line(text)),) if text else ()


def question(id_: str, stem: str, shape: Shape, *classes: str, explanation: str = "", **more: Any) -> Question:
    values = tuple((name, str(value)) for name, value in more.pop("values", {}).items())
    return Question(id_, NOWHERE, prose(stem), shape, Attributes(id_, classes, values), prose(explanation), **more)


def tasks(*options: str, feedback: str = "") -> TaskList:
    """Options that begin with `*` are right."""
    return TaskList(
        tuple(
            Entry(prose(text.removeprefix("*")), text.startswith("*"), Attributes(), NOWHERE, prose(feedback))
            for text in options
        )
    )


def answers(*lines: str) -> AnswerLines:
    return AnswerLines(
        tuple(AnswerLine(tuple(line(one.strip()) for one in raw.split("|")), raw, NOWHERE) for raw in lines)
    )


def pairs(*rows: tuple[str, str]) -> PairTable:
    return PairTable(
        (line("Kegiatan"), line("Bidang")), tuple(PairRow(line(left), line(right), NOWHERE) for left, right in rows)
    )


def ordered(*texts: str) -> StepList:
    return StepList(tuple(Step(line(text), NOWHERE) for text in texts))


def grouped(**groups: str) -> GroupTable:
    """Each head with its members between commas."""
    members = [
        Member(line(text.strip()), place, NOWHERE)
        for place, texts in enumerate(groups.values())
        for text in texts.split(",")
    ]
    return GroupTable(tuple(map(line, groups)), tuple(members))


def steps(*texts: str) -> tuple[RubricStep, ...]:
    return tuple(RubricStep(line(text), Fraction(1)) for text in texts)


def lesson_of(*questions: Question, title: str = "Kerja Sama Internasional", **more: Any) -> Lesson:
    part = Part("p", NOWHERE, 2, line("Latihan"), prose("Kerjakan dengan teliti!"), (Subpart((), questions),))
    return Lesson("kerja-sama", "lesson.md", "", line(title), "id", (part,), subject="PPKn", **more)


EVERY_KIND = lesson_of(
    question(
        "bentuk", "Hubungan kerja sama antara dua negara disebut ....",
        tasks(
            "*bilateral", "régional", "multilateral", "bilateral terbatas",
            feedback="Awalan itu menunjukkan jumlah.",
        ),
        explanation="Bilateral berarti dua pihak yang saling mengikat janji.",
    ),
    question(
        "sosial", "Contoh kerja sama sosial budaya adalah ....",
        tasks("*pertukaran pelajar", "ekspor karet", "*pentas seni", "latihan perang"),
        explanation="Pelajar dan seniman mewakili kebudayaan bangsanya.",
    ),
    question(
        "tabel", "Perhatikan pernyataan berikut!",
        tasks("*Indonesia anggota G20.", "NATO mengurus dagang.", "*PBB beranggotakan banyak negara."), "statements",
        explanation="Pakta pertahanan tidak mengurus perdagangan dunia.",
    ),
    question(
        "benar", "Pakta Warsawa masih ada sampai sekarang.", answers("Pakta Warsawa bubar pada tahun 1991."), "false",
        explanation="Aliansi itu berakhir bersama Perang Dingin.",
    ),
    question("tahun", "Kelompok G8 kembali menjadi G7 sejak 2014.", Nothing(), "true"),
    question("kota", "Konferensi itu berlangsung di kota [[Bandung|Kota Bandung]] pada 1955.", Gaps()),
    question("pbb", "Apa kepanjangan PBB?", answers("Perserikatan Bangsa-Bangsa | Perserikatan Bangsa Bangsa")),
    question(
        "jodoh", "Jodohkan kegiatan dengan bidangnya.",
        pairs(
            ("Menjual rempah", "ekonomi"), ("Festival film", "sosial budaya"), ("Patroli laut", "pertahanan"),
            ("", "hukum"),
        ),
    ),
    question(
        "uraian", "Jelaskan alasan negara bekerja sama!", Nothing(),
        model=prose("Karena sumber daya setiap negara terbatas."),
        rubric=steps("Menyebutkan alasan yang masuk akal", "Memberi contoh yang cocok"),
        notes=prose("Terimalah jawaban lain yang wajar dari siswa."),
    ),
)  # fmt: skip

# ---- plans


def record_of(lesson: Lesson, versions: int = 2, seed: int = 1) -> dict[str, Any]:
    """A plan by a random order of its own, with the answers worked out from the lesson once more."""
    draw = random.Random(seed)
    codes = [chr(65 + index) for index in range(versions)]
    return {
        "format": 1, "seed": seed, "run": RUN, "generator": "lembar 0.1.0",
        "versions": [_version(lesson, code, draw) for code in codes], "slides": _version(lesson, "slides", draw, False),
    }  # fmt: skip


def _version(lesson: Lesson, code: str, draw: random.Random, shuffle: bool = True) -> dict[str, Any]:
    items = []
    number = 0
    for part in lesson.parts:
        questions = list(part.questions)
        if shuffle:
            draw.shuffle(questions)
        for one in questions:
            number += 1
            items.append(_item(one, str(number), draw))
    return {"code": code, "student": None, "items": items}


def _item(one: Question, number: str, draw: random.Random) -> dict[str, Any]:
    item: dict[str, Any] = {"number": number, "id": one.id, "kind": kind_of(one), "points": 1}
    if one.rubric:
        item["points"] = len(one.rubric)
    match one.shape:
        case TaskList(entries):
            item["options"] = draw.sample(range(len(entries)), len(entries))
            marked = [entries[index].marked for index in item["options"]]
            right = [chr(65 + place) for place, mark in enumerate(marked) if mark]
            kind = item["kind"]
            item["answer"] = marked if kind == "statements" else right if kind == "multiple-choice" else right[0]
        case PairTable():
            lefts, rights, belongs = sides(one.shape)
            item["options"] = draw.sample(range(len(rights)), len(rights))
            item["rows"] = draw.sample(range(len(lefts)), len(lefts))
            item["answer"] = [chr(65 + item["options"].index(belongs[row])) for row in item["rows"]]
        case StepList(written):
            item["options"] = draw.sample(range(len(written)), len(written))
            while len(written) > 2 and item["options"] == sorted(item["options"]):
                draw.shuffle(item["options"])
            item["answer"] = [chr(65 + item["options"].index(step)) for step in range(len(written))]
        case GroupTable(heads, members):
            item["options"] = draw.sample(range(len(members)), len(members))
            while len(members) > 2 and _in_groups(one.shape, item["options"]):
                draw.shuffle(item["options"])
            item["answer"] = {
                said(head): [
                    chr(65 + place) for place, index in enumerate(item["options"]) if members[index].group == group
                ]
                for group, head in enumerate(heads)
            }
        case AnswerLines(lines) if item["kind"] == "short-answer":
            item["answer"] = [[said(wording) for wording in one_line.alternatives] for one_line in lines]
        case Gaps():
            item["answer"] = [[said(wording) for wording in gap.answers] for gap in _gaps(one)]
        case _:
            item["answer"] = None if item["kind"] == "essay" else "true" in one.attributes.classes
    return item


def _in_groups(table: GroupTable, order: Sequence[int]) -> bool:
    groups = [table.members[index].group for index in order]
    return groups == sorted(groups)


def kind_of(one: Question) -> str:
    classes = one.attributes.classes
    match one.shape:
        case TaskList(entries):
            several = sum(entry.marked for entry in entries) > 1
            return "statements" if "statements" in classes else "multiple-choice" if several else "single-choice"
        case PairTable():
            return "matching"
        case StepList():
            return "ordering"
        case GroupTable():
            return "sorting"
        case Gaps():
            return "blank"
        case _ if "true" in classes or "false" in classes:
            return "true-false"
        case AnswerLines():
            return "short-answer"
        case _:
            return "essay"


def sides(table: PairTable) -> tuple[list[str], list[str], list[int]]:
    lefts, rights, belongs = [], [], []
    for row in table.rows:
        left, right = said(row.left), said(row.right)
        if right not in rights:
            rights.append(right)
        if left:
            lefts.append(left)
            belongs.append(rights.index(right))
    return lefts, rights, belongs


def _gaps(one: Question) -> list[Gap]:
    return [kid for block in one.stem for kid in block.kids if isinstance(kid, Gap)]  # type: ignore[union-attr]


def said(kids: Inlines, teacher: bool = False) -> str:
    out = ""
    for kid in kids:
        match kid:
            case Text(text):
                out += text
            case Gap(wordings):
                out += " / ".join(map(said, wordings)) if teacher else "      "
            case _:
                out += "      "
    return out


def told(blocks: Blocks, teacher: bool = False) -> str:
    return " ".join(said(block.kids, teacher) for block in blocks)  # type: ignore[union-attr]


# ---- pieces


@dataclass(frozen=True)
class Piece:
    """Text at `x`, `down` below the piece before it (0: on its line). `what` is for tests to find it by."""

    what: str
    text: str
    x: float = 60
    down: float = 0
    color: str = "#000000"
    number: str = ""
    keep: bool = False


def sheet(lesson: Lesson, version: Mapping[str, Any], words: Words = WORDS) -> list[Piece]:
    """A worksheet: head, then each question with what it offers."""
    pieces = [
        Piece("head", said(lesson.title), 60, 0), Piece("head", f"{words.fixed['version']} {version['code']}", 400, 0),
        Piece("head", f"{words.fixed['name']}:", 60, 20), Piece("head", f"{len(version['items'])} soal", 400, 0),
        Piece("head", "I", 60, 24), Piece("head", said(lesson.parts[0].title), 80, 0),
        Piece("head", told(lesson.parts[0].instruction), 80, 14),
    ]  # fmt: skip
    for item, one in _placed(lesson, version):
        pieces += [replace(piece, number=item["number"]) for piece in _question(item, one, words, teacher=False)]
    return pieces


def _placed(lesson: Lesson, version: Mapping[str, Any]) -> Iterator[tuple[Mapping[str, Any], Question]]:
    by_id = {one.id: one for part in lesson.parts for one in part.questions}
    for item in version["items"]:
        yield item, by_id[item["id"]]


def _question(item: Mapping[str, Any], one: Question, words: Words, teacher: bool) -> Iterator[Piece]:
    yield Piece("number", item["number"], 60, 24, keep=True)
    yield from _wrapped("stem", told(one.stem, teacher), 80, 0)
    match one.shape:
        case TaskList(entries):
            statements = item["kind"] == "statements"
            if statements:
                yield Piece("head", words.fixed["statement"], 80, 16)
                yield Piece("label", words.fixed["true"], 400, 0)
                yield Piece("label", words.fixed["false"], 460, 0)
            for place, index in enumerate(item["options"]):
                entry = entries[index]
                if statements:
                    yield from _wrapped("option", told(entry.blocks), 80, 15)
                    if teacher:
                        yield Piece("tick", "✓", 405 if entry.marked else 465, 0)
                    continue
                column = place % 2 if len(entries) == 4 else 0
                if teacher and entry.marked:
                    yield Piece("tick", "✓", 66 + 200 * column, 0 if column else 15)
                down = 0 if column or (teacher and entry.marked) else 15
                yield Piece("letter", chr(65 + place), 80 + 200 * column, down)
                yield Piece("option", told(entry.blocks), 95 + 200 * column, 0)
                if teacher and entry.feedback:
                    yield Piece("told", told(entry.feedback), 95, 12)
        case PairTable():
            lefts, rights, belongs = sides(one.shape)
            if teacher:
                yield from _answered(item, lefts, rights, belongs, words)
                return
            for place in range(max(len(lefts), len(rights))):
                down = 16.0
                if place < len(lefts):
                    yield Piece("left", lefts[item["rows"][place]], 110, down)
                    down = 0
                yield Piece("letter", chr(65 + place), 300, down)
                yield Piece("right", rights[item["options"][place]], 320, 0)
        case StepList(written):
            for place in range(len(written)):
                letter = item["answer"][place] if teacher else chr(65 + place)
                text = written[place if teacher else item["options"][place]].kids
                yield Piece("letter", letter, 80, 15)
                yield Piece("option", said(text), 95, 0)
            if not teacher:
                yield Piece("label", words.fixed["in_order"] + ":", 80, 20)
        case GroupTable(heads, members):
            names = {index: chr(65 + place) for place, index in enumerate(item["options"])}
            for index in () if teacher else item["options"]:
                yield Piece("letter", names[index], 80, 15)
                yield Piece("option", said(members[index].kids), 95, 0)
            for group, head in enumerate(heads):
                yield Piece("label", said(head), 80, 18)
                for index in item["options"] if teacher else ():
                    if members[index].group == group:
                        yield Piece("letter", names[index], 80, 15)
                        yield Piece("option", said(members[index].kids), 95, 0)
        case _ if item["kind"] == "true-false":
            right = "true" in one.attributes.classes
            for index, name in enumerate(("true", "false")):
                if teacher and right != bool(index):
                    yield Piece("tick", "✓", 80 + 100 * index, 0 if index else 15)
                yield Piece("label", words.fixed[name], 95 + 100 * index, 0 if index or (teacher and right) else 15)
        case _:
            return


def _answered(
    item: Mapping[str, Any], lefts: list[str], rights: list[str], belongs: list[int], words: Words
) -> Iterator[Piece]:
    for row in item["rows"]:
        yield Piece("letter", chr(65 + item["options"].index(belongs[row])), 80, 15)
        yield Piece("left", lefts[row], 100, 0)
        yield Piece("right", rights[belongs[row]], 300, 0)
    left = [(place, index) for place, index in enumerate(item["options"]) if index not in belongs]
    if left:
        named = "; ".join(f"{chr(65 + place)} {rights[index]}" for place, index in left)
        yield Piece("told", f"{words.fixed['surplus']}: {named}.", 80, 15)


def key(lesson: Lesson, record: Mapping[str, Any], words: Words = WORDS) -> list[Piece]:
    """The table of all versions, then every question once, in the order of the first version."""
    versions = record["versions"]
    pieces = [Piece("head", said(lesson.title)), Piece("head", words.fixed["key_by_version"], 60, 20)]
    pieces += _grid(versions, words)
    pieces.append(Piece("head", words.fixed["explanations"], 60, 24))
    for item, one in _placed(lesson, versions[0]):
        made = [*_question(item, one, words, teacher=True)]
        lines = [*one.explanation, *one.model, *one.notes]
        made += [Piece("told", told((block,)), 80, 14) for block in lines]
        made += [
            piece
            for step in one.rubric
            for piece in (Piece("told", said(step.kids), 80, 14), Piece("told", "1", 100, 13))
        ]
        if isinstance(one.shape, AnswerLines):
            made += [Piece("told", " / ".join(map(said, answer.alternatives)), 80, 14) for answer in one.shape.lines]
        places = [
            f"{version['code']} {other['number']}"
            for version in versions
            for other in version["items"]
            if other["id"] == one.id
        ]
        made.append(Piece("places", " · ".join(places), 80, 13))
        pieces += [replace(piece, number=item["number"]) for piece in made]
    return pieces


def _grid(versions: Sequence[Mapping[str, Any]], words: Words) -> Iterator[Piece]:
    numbers = [item["number"] for item in versions[0]["items"]]
    marks = {(version["code"], item["number"]): mark(item, words) for version in versions for item in version["items"]}
    if len(versions) > 8:
        yield Piece("head", words.fixed["version"], 60, 20)
        yield from (Piece("head", number, 110 + 30 * at) for at, number in enumerate(numbers))
        for version in versions:
            yield Piece("code", version["code"], 60, 14)
            for at, number in enumerate(numbers):
                if marks[version["code"], number]:
                    yield Piece("mark", marks[version["code"], number], 110 + 30 * at, number=number)
        return
    yield Piece("head", words.fixed["number"], 60, 20)
    yield from (Piece("head", version["code"], 110 + 70 * at) for at, version in enumerate(versions))
    for number in numbers:
        if any(marks[version["code"], number] for version in versions):
            yield Piece("code", number, 60, 14)
            for at, version in enumerate(versions):
                if marks[version["code"], number]:
                    yield Piece("mark", marks[version["code"], number], 110 + 70 * at, number=number)


def mark(item: Mapping[str, Any], words: Words) -> str:
    short = {True: words.fixed["true_short"], False: words.fixed["false_short"]}
    match item["kind"]:
        case "single-choice":
            return str(item["answer"])
        case "multiple-choice":
            return "".join(item["answer"])
        case "matching" | "ordering":
            return " ".join(item["answer"])
        case "sorting":
            return " / ".join("".join(names) or "–" for names in item["answer"].values())
        case "statements":
            return " ".join(short[one] for one in item["answer"])
        case "true-false":
            return short[item["answer"]]
        case _:
            return ""


def _wrapped(what: str, text: str, x: float, down: float, width: int = 60) -> Iterator[Piece]:
    """Lines of at most `width` letters, broken at spaces."""
    current = ""
    for word in text.split(" "):
        if current and len(current) + len(word) >= width:
            yield Piece(what, current, x, down)
            current, down = word, 14
        else:
            current = f"{current} {word}" if current else word
    yield Piece(what, current, x, down)


# ---- printing

Footer = Callable[[int, int], Sequence[str]]


@dataclass(frozen=True)
class Printed:
    """What else goes into the file."""

    title: str = "Kerja Sama Internasional"
    outline: tuple[str, ...] = ()
    keywords: str = ""
    hidden: str = ""
    extra_letters: str = ""


def footer(code: str, run: str = RUN) -> Footer:
    return lambda page, pages: ("PPKn · Kerja Sama Internasional", f"Paket {code} · {run}", f"{page} / {pages}")


def print_pdf(path: Path, pieces: Sequence[Piece], foot: Footer, more: Printed | None = None) -> Path:
    more = more or Printed()
    _fonts()
    pages = _pages(pieces)
    canvas = Canvas(str(path), invariant=1, pageCompression=1, initialFontName="Body")
    canvas.setTitle(more.title)
    canvas.setKeywords(more.keywords)
    for number, page in enumerate(pages, 1):
        for title in more.outline if number == 1 else ():
            canvas.bookmarkPage(title)
            canvas.addOutlineEntry(title, title)
        for y, piece in page:
            canvas.setFillColor(piece.color)
            canvas.setFont("Signs" if piece.text == "✓" else "Body", 10.5)
            canvas.drawString(piece.x, y, piece.text)
        if more.hidden:
            text = canvas.beginText(60, 60)
            text.setTextRenderMode(3)
            text.setFont("Body", 8)
            text.textOut(more.hidden)
            canvas.drawText(text)
        canvas.setFillColor("#444444")
        canvas.setFont("Body", 8)
        for index, text in enumerate(foot(number, len(pages))):
            canvas.drawString(60 + 180 * index, 30, text)
        canvas.showPage()
    canvas.save()
    return path


def _pages(pieces: Sequence[Piece]) -> list[list[tuple[float, Piece]]]:
    pages: list[list[tuple[float, Piece]]] = [[]]
    y = 780.0
    for piece in pieces:
        y -= piece.down
        if y < (140 if piece.keep else 70) and piece.down:
            pages.append([])
            y = 780.0
        pages[-1].append((y, piece))
    return pages


@cache
def _fonts() -> None:
    for name, file in (("Body", "AtkinsonHyperlegibleNext-400.ttf"), ("Signs", "NotoSansSymbols2-400.ttf")):
        pdfmetrics.registerFont(TTFont(name, str(TEMPLATES / "fonts" / file), asciiReadable=False))


def print_set(folder: Path, lesson: Lesson, record: Mapping[str, Any], words: Words = WORDS) -> list[Paper]:
    """A clean set: a worksheet a version and the key."""
    papers = [print_sheet(folder, sheet(lesson, version, words), version["code"]) for version in record["versions"]]
    return [*papers, print_key(folder, key(lesson, record, words), record)]


def print_sheet(folder: Path, pieces: Sequence[Piece], code: str, more: Printed | None = None) -> Paper:
    name = f"worksheet-{code}.pdf"
    return Paper(print_pdf(folder / name, pieces, footer(code), more), name, "worksheet", "student", "pdf", code)


def print_key(folder: Path, pieces: Sequence[Piece], record: Mapping[str, Any]) -> Paper:
    codes = [version["code"] for version in record["versions"]]
    span = codes[0] if len(codes) == 1 else f"{codes[0]}–{codes[-1]}"
    path = print_pdf(folder / "answer-key.pdf", pieces, footer(span))
    return Paper(path, path.name, "key", "teacher", "pdf", "")
