"""Questions as a teacher writes them: what belongs to which question, and where each slip is told."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image
from readings import HEAD, PART, Read, read, read_part

from generator.document.blocks import Audience, Between, Figure, Heading, List, Near, Paragraph, Quantity, Quote, Table
from generator.document.inlines import Slot, Text
from generator.document.transforms import plain, plain_blocks
from generator.lesson import AnswerLines, Gaps, Nothing, PairTable, TaskList

CHOICE = "1. a\n   - [x] b\n   - [ ] c\n"


def marks(result: Read) -> str:
    shape = result.question.shape
    assert isinstance(shape, TaskList)
    return " ".join(f"{'+' if entry.marked else '-'}{plain_blocks(entry.blocks)}" for entry in shape.entries)


@pytest.mark.parametrize(
    "text",
    [
        "1. a\n   - [x] b\n   - [ ] c\n",
        "1. a\n- [x] b\n- [ ] c\n",
        "1. a\n\n      - [x] b\n\n - [ ] c\n",
        "1) a\n   * [X] b\n   + [] c\n",
        "   7. a\n   1. [v] b\n   2. [ ] c\n",
        "1. a\n1. [✓] b\n2. [] c\n",
        "1.\ta\n\t- [x] b\n\t- [ ] c\n",
        "1. a\n   - [ x ] b\n   - [  ] c\n",
        "1. a <!-- ya -->\n   - [x] b\n<!-- - [ ] x\n -->\n   - [ ] c\n",
    ],
)
def test_options_are_read_whatever_their_marks_and_indentation(text: str) -> None:
    result = read_part(text)
    assert result.places == []
    assert marks(result) == "+b -c"
    assert plain_blocks(result.question.stem) == "a"


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("1. a\n   -[x] b\n   - [ ] c\n", ["2:4 option-form"]),
        ("1. a\n   - [x] b\n   - [y] c\n", ["3:4 option-form"]),
        ("1. a\n   • [x] b\n   - [ ] c\n", ["2:4 option-form"]),
        ("1. a\n   A. [x] b\n   B. [ ] c\n", ["2:4 option-form", "3:4 option-form"]),
        ("1. a\n   [x] b\n   [ ] c\n", ["2:4 option-form", "3:4 option-form"]),
        ("1. a\n   - [x] b\n   - c\n", ["1:4 one-option", "3:4 option-without-mark"]),
        ("1. a\n   A. b\n   B. c\n", ["2:4 mark-inside-paragraph"]),
        ("1. a\n   - (x) b\n   - ( ) c\n", ["2:4 option-form", "3:4 option-form"]),
        ("1. a\n   a. (x) b\n   b. ( ) c\n", ["2:4 option-form", "3:4 option-form"]),
        ("1. a\n   ☑ b\n   ☐ c\n", ["2:4 option-form", "3:4 option-form"]),
        ("1. a\n   - ✓ b\n   - c\n   - [ ] d\n", ["2:4 option-form", "3:4 option-without-mark"]),
        ("1. a [x] b [ ] c\n", ["1:6 option-inside-line", "1:12 option-inside-line"]),
        ("1. a\n   - [x] b - [ ] c\n   - [ ] d\n", ["2:14 option-inside-line"]),
        ("1. a\n\n   | b | c |\n   |---|---|\n   | d | [x] |\n", ["5:10 option-inside-line"]),
        ("1. a\n   - [\u200bx] b\n   - [ ] c\n", ["2:7 control-character"]),
        ("1. a\n   - [x] b\n   - [ ] c\nlagi\n", ["4:1 option-continued-at-margin"]),
        ("1. a\n   - [x] b\n   - [ ] c\n\n   lagi\n", ["5:4 text-after-response"]),
        (
            "1. a\n   - [x] b\n   - [ ] c\n\n   | d | e |\n   |---|---|\n",
            ["5:4 text-after-response"],
        ),
        ("1. a\n   - [x] b\n   - [ ] c\n   ```\n   d\n   ```\n", ["4:4 text-after-response"]),
        ("1. a\n   = b\n   c\n", ["3:4 text-after-response"]),
        ("1. a\n   =b\n", ["2:4 answer-form"]),
        ("1. a\n   == b\n", ["2:4 answer-form"]),
        ("1. a\n   => b\n", ["2:4 answer-form"]),
        ("1. a\n   =\n", ["2:5 answer-empty"]),
        ("1. a\n   = b || c\n", ["2:6 answer-empty"]),
        ("1. a\n\nb\n", ["3:1 paragraph-at-margin"]),
        ("1. a\n   > b\n   c\n", ["2:4 quote-under-essay", "3:4 quote-without-mark"]),
        ("1. a\n   > b\n", ["2:4 quote-under-essay"]),
        ("1. a\n   - [x] b\n   - [ ] c\n   lagi\n", ["4:4 option-continued-at-margin"]),
        ("1. a\n   - [x] b\n     lagi\n   - [ ] c\n", []),
        ("1. a\n   - [x] b\n   - [ ] c\n     Pembahasan karena d\n", ["4:6 answer-in-text"]),
        ("1. Hasil 5\n   - 3 = 2\n", ["2:4 mark-inside-paragraph"]),
        ("1. Hasil 5\n   + 3 adalah\n   - [x] b\n   - [ ] c\n", ["2:4 mark-inside-paragraph", "2:4 plain-bullets"]),
        ("1. a\n   - b\n   - c\n", []),
        ("5. Tanggal\n17. Agustus\n", ["2:1 mark-inside-paragraph"]),
        ("5. Tanggal\n\n17. Agustus\n", []),
        ("5. a\n   = b\n17. c\n", []),
        ("5. a\n7. c\n1. d\n", ["3:1 numbering-restarts"]),
        ("1. a\n2.b\n", ["2:1 number-without-space"]),
        ("1. a\n2.) b\n", ["2:1 number-without-space"]),
        ("1. a\n2 . b\n", ["2:1 number-without-space"]),
        ("1. a\n**2.** b\n", ["2:1 number-without-space"]),
        ("No. 1: a\n\n2. b\n", ["1:1 number-without-space"]),
        ("(1) a\n\n2. b\n", ["1:1 number-without-space"]),
        ("1. a\n   (1) b\n", ["2:4 mark-inside-paragraph"]),
        ("1. a\n\n   (1) b\n\n   (2) c\n", []),
        ("1. a {.true}\n\n   b\n", ["3:4 text-after-response"]),
        ("1. a `x [[b]] y`\n", ["1:9 gap-in-code"]),
        ("1. a\n   ```\n   x = [[1, 2], [3, 4]]\n   x [[b]]\n   ```\n", ["4:6 gap-in-code"]),
        ("1. 2*3*4\n", ["1:5 stars-inside-word"]),
        ("1. ke*indah*an\n", []),
        ("1. a {benar}\n", ["1:6 attributes-near-miss"]),
        ("1. a\n1945. b\n", ["2:1 mark-inside-paragraph"]),
        ("1. a\n   2. b\n", ["2:4 mark-inside-paragraph"]),
        ("1. a\n\n   2. b\n\n   c\n", ["3:4 list-numbers"]),
        ("3. a\n1. b\n2. c\n", ["2:1 numbering-restarts"]),
        ("1. a\n   1. b\n   2. c\n", []),
        ("1. a\n   1. b\n", ["2:4 list-numbers", "2:4 subquestion-alone"]),
        ("1.\n   - [x] b\n   - [ ] c\n", ["1:1 stem-empty"]),
        ("8. - [x] b\n   - [ ] c\n", ["1:4 stem-empty"]),
        ("1. a [[b]]\n   = c\n", ["1:4 two-responses"]),
        ("1. a\n   - [x] b\n   - [ ] c\n   = d\n", ["1:4 two-responses"]),
        ("1. a\n   - [x] b [[d]]\n   - [ ] c\n", ["2:12 gap-outside"]),
        ("1. a\n   - [x] b\n   - [ ] c\n   > [[d]]\n", ["4:6 gap-outside"]),
        ("1. a [[b\n", ["1:6 gap-unclosed"]),
        ("1. a [b]]\n", ["1:8 gap-unclosed"]),
        ("1. a\n   - [x] b\n   - [ ]\n", ["3:4 empty-option"]),
        ("1. a\n   ::: answer\n   b\n", ["2:4 unclosed-container"]),
        ("1. a\n   ```\n   b\n", ["2:4 unclosed-fence"]),
        ("1. a\n   :::\n", ["2:4 stray-close"]),
        ("1. a\n   ::: jawaban\n   b\n   :::\n", ["2:4 unknown-container"]),
        ("1. a\n   ::: answer kunci\n   b\n   :::\n", ["2:4 container-form"]),
        ("1. a <b>c</b>\n", ["1:6 raw-html", "1:10 raw-html"]),
        ("1. a <!-- b\n2. c\n", ["1:6 unclosed-comment"]),
        ("1. a\n   - x\n   - [x] b\n   - [ ] c\n", ["2:4 plain-bullets"]),
        ("1. a {.pin\n", ["1:6 attributes-near-miss"]),
        ("1. a {.true} b\n", ["1:6 attributes-near-miss"]),
        ("1. a\n   lines=10\n", ["2:4 attributes-near-miss"]),
        ("1. a {.tru}\n", ["1:7 unknown-attribute"]),
        ("1. a {points=2 pointz=3}\n", ["1:16 unknown-attribute"]),
        ("1. a {.last}\n", ["1:7 attribute-place"]),
        ("1. a {points=0}\n", ["1:7 attribute-value"]),
        ("1. a {#x}\n2. b {#x}\n", ["2:4 id-twice"]),
        ("1. a\n2. a\n", ["2:1 equal-questions"]),
    ],
)
def test_slips_are_told_at_their_place(text: str, places: list[str]) -> None:
    assert read_part(text).places == places


@pytest.mark.parametrize(
    "line",
    [
        "Kunci: B",
        "kunci jawaban : B",
        "**Jawaban:** B",
        "Pembahasan: karena",
        "Answer: B",
        "Explanation: because",
        "- Kunci: B",
        "Kunci:",
        "Kunci = B",
        "Jawaban - bilateral",
        "Jawaban B",
        "**Kunci Jawaban** : B",
        "Jwb: B",
    ],
)
@pytest.mark.parametrize("indent", ["", "   ", "      "])
def test_a_line_that_gives_the_answer_away_is_an_error(line: str, indent: str) -> None:
    assert read_part(f"{CHOICE}\n{indent}{line}\n2. d\n").codes == ["answer-in-text"]


@pytest.mark.parametrize(
    "text",
    [
        "1. a\n   Jawab: ........\n\n   Jawab: ____\n",
        "1. a\n\n   Jawab:\n\n   ____\n",
        "1. a Jawab:\n2. b (jawaban: ____)\n",
        "1. a\n   Jawaban:\n   - [x] b\n   - [ ] c\n",
        "1. Jawaban singkat memakai sebuah\n   kunci\n   inggris\n",
        "1. a Kunci\\: b\n",
    ],
)
def test_room_for_the_answer_gives_nothing_away(text: str) -> None:
    assert read_part(text).codes == []


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("1. a\n\n   Jawaban:\n\n   b\n", "3:4"),
        ("1. a\n\n   **Pembahasan**\n\n   b\n", "3:4"),
        ("1. a\n   Jawab:\n   ```\n   b\n   ```\n", "2:4"),
        ("1. a …. (Jawaban: b)\n", "1:4"),
        ("1. a …. Jawaban: b\n", "1:4"),
        ("1. a\n2. Kunci: b\n", "2:4"),
        ("1. a\n   > Kunci: b\n   - [x] b\n   - [ ] c\n", "2:6"),
        ("1. a\n   ::: slide\n   Kunci: b\n   :::\n", "3:4"),
        ("> Kunci: b\n\n1. a\n", "1:1"),
        ("::: handout\nKunci: b\n:::\n\n1. a\n", "2:1"),
        ("1. a\n### Kunci Jawaban\n1. b\n", "2:1"),
        ("1. a\n## Kunci jawaban pilihan ganda\n1. b\n", "2:1"),
        ("1. a\n## Penutup\nJawaban: B\n", "3:1"),
    ],
)
def test_an_answer_is_told_wherever_pupils_would_read_it(text: str, place: str) -> None:
    assert read_part(text).places == [f"{place} answer-in-text"]


@pytest.mark.parametrize("text", ["## Kunci keberhasilan ASEAN\na\n", "## Contoh\nJawaban: 4\n", "## Penjelasan\na\n"])
def test_material_may_speak_of_keys_and_answers(text: str) -> None:
    assert read(HEAD + text).codes == []


@pytest.mark.parametrize("white", ["\u00a0", "\u3000", "\u2003\t", "\ufeff", " \u200b "])
def test_white_space_of_every_kind_may_stand_before_a_mark(white: str) -> None:
    result = read_part(f"1.\u00a0a\n{white}- [x] b\n{white}-\u00a0[ ]\u00a0c\n{white}> d\n")
    assert (result.places, marks(result)) == ([], "+b -c")
    assert read_part(f"1. a\n{white}=\u00a0b\n").places == [f"2:{len(white) + 1} answer-form"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("1. a {.example}\n", ".example"),
        ("1. a\n   - [x] b {points=1}\n   - [ ] c\n", "points="),
    ],
)
def test_what_is_not_read_yet_says_so(text: str, name: str) -> None:
    (found,) = read_part(text).found
    assert (found.code, dict(found.values)["name"]) == ("not-yet", name)


def accepts(line: str, language: str = "id") -> tuple[list[str], str, str]:
    """What a reader says of an answer line, which numbers are right, and the unit behind the blank."""
    whole = read(f"---\ntitle: a\nlanguage: {language}\n---\n## B {{.questions}}\n1. a\n   = {line}\n")
    quantity = whole.item.response
    assert isinstance(quantity, Quantity)
    match quantity.accepts:
        case Near(value, tolerance):
            right = f"{float(value):g}" + (f" ± {float(tolerance):g}" if tolerance else "")
        case Between(least, most):
            right = f"{float(least):g} … {float(most):g}"
        case None:
            right = ""
    return whole.codes, right, plain(quantity.unit)


@pytest.mark.parametrize(
    ("line", "right", "unit"),
    [
        ("39", "39", ""),
        ("3,14", "3.14", ""),
        ("3,14 ± 0,01", "3.14 ± 0.01", ""),
        ("3,14+-0,01", "3.14 ± 0.01", ""),
        ("200 +/- 1%", "200 ± 2", ""),
        ("-50 ± 2 % °C", "-50 ± 1", "°C"),
        ("3..4", "3 … 4", ""),
        ("-2,5 .. 1,5 m", "-2.5 … 1.5", "m"),
        ("18 g/mol", "18", "g/mol"),
        ("18 ± 0,5 g/mol", "18 ± 0.5", "g/mol"),
        ("60 ± 1 km per jam", "60 ± 1", "km per jam"),
        ("−5 °C", "-5", "°C"),
        ("1e-14", "1e-14", ""),
        ("25%", "25", "%"),
        ("5cm", "5", "cm"),
        ("9 cm^2^", "9", "cm2"),
        ("1 500", "1500", ""),
        ("1.500,75", "1500.75", ""),
        ("1.234.567", "1.23457e+06", ""),
        ("1,500", "1.5", ""),
    ],
)
def test_a_number_says_which_numbers_are_right(line: str, right: str, unit: str) -> None:
    assert accepts(line) == ([], right, unit)


@pytest.mark.parametrize(
    ("line", "language", "codes", "right"),
    [
        ("1.500", "id", ["number-doubtful"], "1500"),
        ("1,500", "en", ["number-doubtful"], "1500"),
        ("1.500", "en", [], "1.5"),
        ("3.14", "id", ["number-mark"], "3.14"),
        ("0.500", "id", ["number-mark"], "0.5"),
        ("12345.678", "id", ["number-mark"], "12345.7"),
        ("3,14", "en", ["number-mark"], "3.14"),
        ("1,500.75", "id", ["number-mark"], "1500.75"),
        ("3 ± 0.5", "id", ["number-mark"], "3 ± 0.5"),
    ],
)
def test_a_number_of_another_language_is_warned_of(line: str, language: str, codes: list[str], right: str) -> None:
    assert accepts(line, language) == (codes, right, "")


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("1. a\n   = 3 ± 1\n   = 4\n", ["2:6 number-among-answers"]),
        ("1. a\n   = 3..4 | 5\n", ["2:6 number-among-answers"]),
        ("1. a\n   = 4..3 m\n", ["2:9 range-backwards"]),
        ("1. a\n   = 4 ± -1\n", ["2:10 tolerance-negative"]),
        ("1. a {.false}\n   = 4 ± 1\n", []),
    ],
)
def test_a_number_that_cannot_be_is_told(text: str, places: list[str]) -> None:
    assert read_part(text).places == places


@pytest.mark.parametrize(
    "line",
    [
        "17 Agustus 1945",
        "17 Agustus",
        "Rp6.500",
        "5 | lima",
        "ASEAN",
        "2x + 3",
        "2x",
        "6A",
        "1/2",
        "12:30",
        "3.4.5",
        "60 km per jam",
    ],
)
def test_answers_that_only_begin_with_a_number_are_words(line: str) -> None:
    result = read_part(f"1. a\n   = {line}\n")
    assert (result.codes, result.item.kind) == ([], "short-answer")


def test_variables_that_cannot_be_read_hide_no_other_question() -> None:
    result = read_part("1. {{ a }}\n   ```vars\n   a: 2..1\n   ```\n   = {{ a }}\n2. b\n   - [ ] c\n   - [ ] d\n")
    assert result.places == ["3:7 vars-range", "6:4 no-right-option"]


def test_braces_of_variables_are_text_without_them() -> None:
    result = read_part("1. {{ 7*7 }} {{ x }}\n")
    assert plain_blocks(result.question.stem) == "{{ 7*7 }} {{ x }}"


# ---- quotes


def test_a_quote_under_the_options_explains() -> None:
    question = read_part(f"{CHOICE}   > d\n   > e\n\n> f\n").question
    assert plain_blocks(question.explanation) == "d e f"


def test_a_quote_with_stem_or_the_response_below_it_is_stem() -> None:
    question = read_part("1. a\n   > puisi\n\n   b\n\n   > sumber\n   - [x] c\n   - [ ] d\n   > e\n").question
    assert [type(block) for block in question.stem] == [Paragraph, Quote, Paragraph, Quote]
    assert plain_blocks(question.explanation) == "e"


def test_a_quote_between_options_is_feedback_and_does_not_end_them() -> None:
    result = read_part("1. a\n   - [x] b\n   > satu\n   - [ ] c\n   - [ ] d\n   > e\n")
    assert isinstance(result.question.shape, TaskList)
    assert [plain_blocks(entry.feedback) for entry in result.question.shape.entries] == ["satu", "", ""]
    assert plain_blocks(result.question.explanation) == "e"


def test_where_every_option_has_feedback_the_last_one_has_it_too() -> None:
    result = read_part("1. a\n   - [x] b\n     > satu\n   - [ ] c\n     > dua\n\n   > e\n")
    assert isinstance(result.question.shape, TaskList)
    assert [plain_blocks(entry.feedback) for entry in result.question.shape.entries] == ["satu", "dua"]
    assert plain_blocks(result.question.explanation) == "e"


# ---- stems and containers


def test_lists_tables_code_and_pictures_above_the_response_are_stem() -> None:
    result = read_part(
        "1. a\n   1. b\n   2. c\n\n   | d | e |\n   |---|---|\n   | f | g |\n\n   h\n   - [x] 1\n   - [ ] 2\n"
    )
    assert [type(block) for block in result.question.stem] == [Paragraph, List, Table, Paragraph]
    assert result.codes == []


def test_lists_that_an_empty_line_parts_are_one_list() -> None:
    result = read_part("1. a\n   1. b\n\n   2. c\n\n   d\n")
    (_, numbered, _) = result.question.stem
    assert isinstance(numbered, List)
    assert len(numbered.items) == 2
    assert result.codes == []


def test_a_sum_behind_the_number_is_no_list_and_an_option_may_begin_with_any_mark() -> None:
    result = read_part("1. - 5 + 3 = ….\n   - [ ] > 5\n   - [x] - 2\n   - [ ] # 3\n   - [ ] 1. satu\n")
    assert plain_blocks(result.question.stem) == "- 5 + 3 = …."
    assert marks(result) == "-> 5 +- 2 -# 3 -1. satu"
    assert result.codes == []


def test_containers_of_a_question_go_where_they_belong() -> None:
    question = read_part(
        "1. a\n   ::: slide\n   b\n   :::\n\n   ::: answer\n   c\n   :::\n   ::: rubric\n   - d {points=1}\n   - e\n"
        "     f {points=0,5}\n   :::\n   ::: notes\n   g\n   :::\n   ::: key\n   h\n   :::\n   > i\n"
    ).question
    assert isinstance(question.stem[1], Audience)
    assert plain_blocks(question.model) == "c"
    assert [(plain(step.kids), float(step.points)) for step in question.rubric] == [("d", 1), ("e f", 0.5)]
    assert plain_blocks(question.notes) == "g h"
    assert plain_blocks(question.explanation) == "i"


@pytest.mark.parametrize(
    ("text", "shape"),
    [
        ("1. a\n   = b\n", AnswerLines),
        ("1. a\n   | b | c |\n   |---|---|\n   | d | [[e]] |\n", Gaps),
        ("1. a {.match}\n   | b | c |\n|---|---|\n      | d | e |\n | f | g |\n", PairTable),
        ("1. a\n", Nothing),
    ],
)
def test_the_shape_is_what_stands_under_the_stem(text: str, shape: type) -> None:
    assert isinstance(read_part(text).question.shape, shape)


def test_attributes_may_stand_at_the_end_of_any_paragraph_of_the_stem() -> None:
    attributes = read_part(
        "1. a {#x points=2}\n\n   b {.pin labels=“Fakta, Opini”} \n   ::: notes\n   c\n   :::\n"
    ).question.attributes
    assert attributes.id == "x"
    assert attributes.classes == ("pin",)
    assert attributes.values == (("points", "2"), ("labels", "Fakta, Opini"))


# ---- ids


def test_an_id_comes_from_what_the_question_says_and_not_from_where_it_stands() -> None:
    one = read_part("1. a\n   - [x] b\n   - [ ] c\n2. d\n")
    other = read_part("9. d\n\n10. a\n      - [x] b\n - [ ] c\n")
    assert {question.id for question in one.questions} == {question.id for question in other.questions}
    changed = read_part("1. a\n   - [ ] b\n   - [x] c\n2. d\n")
    assert changed.questions[0].id != one.questions[0].id
    assert changed.questions[1].id == one.questions[1].id


def test_equal_questions_get_numbers() -> None:
    ids = [question.id for question in read_part("1. a\n2. a\n3. a\n").questions]
    assert ids == [ids[0], f"{ids[0]}-2", f"{ids[0]}-3"]


# ---- parts


def test_a_part_has_an_instruction_subheadings_and_page_breaks() -> None:
    lesson = read(
        "---\ntitle: t\nlanguage: id\n---\n"
        "## Soal *satu* {.questions #s points=2 columns=2 shuffle=no shuffle-options=no on=paper}\n"
        "Kerjakan!\n\n> 1. Baca.\n\n1. a\n### Dua\n1. b\n---\n1. c\n---\n"
    ).lesson
    assert lesson
    (part,) = lesson.parts
    assert (part.id, plain(part.title), plain_blocks(part.instruction)) == ("s", "Soal satu", "Kerjakan! Baca.")
    assert (part.points, part.columns, part.shuffle, part.shuffle_options, part.on) == (2, 2, False, False, "paper")
    told = [
        (plain(sub.title), [plain_blocks(question.stem) for question in sub.questions], sub.page_break)
        for sub in part.subparts
    ]
    assert told == [("", ["a"], False), ("Dua", ["b"], False), ("", ["c"], True), ("", [], True)]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("## A {.questions}\n", ["1:1 part-without-questions"]),
        ("## A {.questions}\n1. b\n### C\n", ["3:1 part-without-questions"]),
        ("## A {.questions draw=3}\n1. b\n", ["1:18 draw-too-large"]),
        ('## A {.questions draw="x:1 y:1"}\n1. b {tags=x}\n', ["1:18 draw-stratum-too-large"]),
        ('## A {.questions draw="x:1 2"}\n1. b {tags=x}\n', ["1:18 attribute-value"]),
        ("## A {.questions draw=0}\n1. b\n", ["1:18 attribute-value"]),
        ("## A {.questions draw=1}\n### B\n1. b\n2. c\n", ["1:18 draw-with-subheadings"]),
        ("## A {.questions draw=1}\n1. b\n---\n2. c\n", ["1:18 draw-with-subheadings"]),
        ('## A {.questions draw="easy:1"}\n1. b {difficulty=easy}\n2. c\n', ["3:4 draw-never"]),
        ('## A {.questions draw="x:1 y:1"}\n1. b {tags="y, x"}\n2. c {tags=y}\n', ["2:4 draw-twice"]),
        ("## A {.questions draw=1}\n1. b\n2. c {points=2}\n3. d\n", ["3:4 draw-points"]),
        ('## A {.questions draw="x:1 y:1"}\n1. b {tags=x}\n2. c {points=2 tags=y}\n3. d {points=2 tags=y}\n', []),
        ("## A {.questions draw=2}\n1. b\n2. c {points=2}\n", []),
        ("## A {.questions draw=2}\n1. b\n2. c {on=paper}\n", ["1:18 draw-too-large"]),
        ("## A {.questions}\n### B {.group}\nc\n\n1. d\n", []),
        ("## A {.questions}\n### B {.group}\nc\n", ["1:1 part-without-questions", "2:1 part-without-questions"]),
        ("## A {.questions}\n### B {.group}\n1. c\n\n---\n2. d\n", ["6:1 group-page-break"]),
        ("## A {.questions draw=1}\n### B {.group}\n1. c\n2. d\n", ["1:18 draw-groups"]),
        ("## A {.questions draw=2}\n### B {.group}\n1. c\n2. d\n### C {.group}\n1. e\n", []),
        ("## A {.questions draw=1}\n### B {.group}\n1. c\n2. d {on=paper}\n3. e\n", ["2:1 draw-mixed-group"]),
        ('## A {.questions draw="x:1"}\n### B {.group tags=x}\n1. c\n', []),
        ("## A {.questions}\n### B {.group lines=3}\n1. c\n   - [x] d\n   - [ ] e\n", []),
        ("## A {.questions}\n1. b\n### C\nd\n\n1. e\n", ["4:1 text-before-questions"]),
        ("## A {.question}\n- [x] b\n", ["1:7 unknown-attribute", "2:3 options-outside"]),
        ("## A {points=2}\nb\n", ["1:7 part-without-mark"]),
        ("## {.questions}\n1. b\n", ["1:1 heading-empty"]),
        ("## A {.questions}\n= b\n\n1. c\n", ["2:1 options-outside"]),
        ("## A {.questions}\n::: slide\n1. b\n:::\n", ["1:1 part-without-questions"]),
        ("::: slide\n## A {.questions}\n1. b\n:::\n", ["1:1 unclosed-container", "4:1 stray-close"]),
        ("## A {.questions}\n1. b\n## C\n- [x] d\n", ["4:3 options-outside"]),
        ("# A\n[[b]]\n", ["2:1 gap-outside"]),
        ("# A {#x}\n## B {.questions #x}\n1. c\n", ["2:18 id-twice"]),
    ],
)
def test_slips_of_parts_are_told_at_their_place(text: str, places: list[str]) -> None:
    above = "---\ntitle: t\nlanguage: id\n---\n"
    assert [f"{one.at.line - 4}:{one.at.column} {one.code}" for one in read(above + text).found] == places


def test_one_broken_question_hides_no_other() -> None:
    text = "1. a\n   ::: answer\n2. b\n   - [ ] c\n   - [ ] d\n3. e [[\n4. f {level=X}\n\nlepas\n"
    text += "5. g\n   - [x] h\n   - [x] h\n"
    assert read_part(text).places == [
        "2:4 unclosed-container",
        "3:4 no-right-option",
        "6:6 gap-unclosed",
        "7:7 attribute-value",
        "9:1 paragraph-at-margin",
        "12:4 equal-options",
    ]


def test_a_picture_in_the_stem_is_its_text(tmp_path: Path) -> None:
    Image.new("RGB", (3, 2)).save(tmp_path / "a.png")
    result = read(HEAD + PART + "1. ![ayam](a.png)\n   - [x] ![ayam](a.png)\n   - [ ] b\n", tmp_path)
    assert result.codes == []
    assert isinstance(result.question.stem[0], Figure)


def test_a_group_has_its_stimulus_and_gives_its_attributes_to_its_questions() -> None:
    lesson = read(
        HEAD
        + "## A {.questions}\n1. a\n### Teks {range} {.group #g points=2 .pin}\nb {range}\n\n1. c\n2. d {points=3}\n"
        "#### Dua {.group}\n1. e\n### Sub\n1. f\n#### Tiga {.group}\n1. g\n"
    ).lesson
    first, second = lesson.parts[0].subparts
    assert [type(unit).__name__ for unit in first.units] == ["Question", "Group", "Group"]
    assert [type(unit).__name__ for unit in second.units] == ["Question", "Group"]
    group = first.groups[0]
    assert (group.id, "pin" in group.attributes.classes) == ("g", True)
    assert [question.attributes.get("points") for question in group.questions] == ["2", "3"]
    assert group.stimulus == (Heading(3, (Text("Teks "), Slot("range"))), Paragraph((Text("b "), Slot("range"))))
