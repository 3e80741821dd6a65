"""Each shape becomes the response of its kind, with points, places and answers; what does not fit is told."""

from __future__ import annotations

from fractions import Fraction

import pytest
from readings import HEAD, read, read_part

from generator.document.blocks import Choices, Grid, InStem, Lines, Match, Ordering, Response, Sorting, Verdict
from generator.document.inlines import Inlines, Text
from generator.document.transforms import plain, plain_blocks


def response(text: str) -> Response:
    result = read_part(text)
    assert result.codes == []
    return result.item.response


def t(text: str) -> Inlines:
    return (Text(text),)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("1. a\n   - [x] b\n   - [ ] c\n", "single-choice"),
        ("1. a\n   - [x] b\n   - [x] c\n", "multiple-choice"),
        ("1. a {.multiple}\n   - [x] b\n   - [ ] c\n", "multiple-choice"),
        ("1. a {.statements}\n   - [x] b\n   - [x] c\n", "statements"),
        ("1. a {.statements}\n   - [ ] b\n   - [ ] c\n", "statements"),
        ("1. a {.true}\n", "true-false"),
        ("1. a {.false}\n   = b\n", "true-false"),
        ("1. a\n   = b\n", "short-answer"),
        ("1. a\n   = 3,5 m\n", "numeric"),
        ("1. a\n   = 3\n   = 4\n", "short-answer"),
        ("1. a {.survey}\n   - [ ] b\n   - [ ] c\n   - [ ] d\n   - [ ] e\n", "single-choice"),
        ("1. a {.survey .multiple}\n   - [ ] b\n   - [ ] c\n   - [ ] d\n   - [ ] e\n", "multiple-choice"),
        ("1. a [[b]]\n", "blank"),
        ("1. a {.match}\n\n   | b | c |\n   |---|---|\n   | d | e |\n   | f | g |\n", "matching"),
        ("1. a\n", "essay"),
    ],
)
def test_the_shape_decides_the_kind(text: str, kind: str) -> None:
    result = read_part(text)
    assert (result.codes, result.item.kind) == ([], kind)


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("1. a\n   - [ ] b\n   - [ ] c\n", ["1:4 no-right-option"]),
        ("1. a {.multiple}\n   - [ ] b\n   - [ ] c\n", ["1:4 no-right-option"]),
        ("1. a {.multiple}\n", ["1:4 no-options"]),
        ("1. a {.statements}\n", ["1:4 no-statements"]),
        ("1. a {.match}\n", ["1:4 match-without-table"]),
        ("1. a {.sort}\n", ["1:4 sort-without-table"]),
        ("1. a {.sort}\n\n   | b | b |\n   |---|---|\n   | c | d |\n", ["1:4 sort-heads"]),
        ("1. a {.sort}\n\n   | b | |\n   |---|---|\n   | c | d |\n", ["1:4 sort-heads"]),
        ("1. a {.sort}\n\n   | b | c |\n   |---|---|\n   | d | |\n   | e | |\n", ["1:4 sort-too-few"]),
        ("1. a {.sort}\n\n   | b | c |\n   |---|---|\n   | d | e |\n   | | d |\n", ["6:4 sort-equal-members"]),
        ("1. a {.order}\n", ["1:4 order-without-list"]),
        ("1. a {.order}\n   1. b\n", ["1:4 order-without-list"]),
        ("1. a {.order}\n   - b\n   - c\n", ["1:4 order-without-list"]),
        ("1. a {.order}\n   1. b\n   2. c\n   3. b\n", ["4:7 order-equal-steps"]),
        ("1. a {.order}\n   1. b\n      - c\n   2. d\n", ["3:7 order-step-form"]),
        ("1. a {.order}\n   1. b\n   2. c\n\n   d\n", ["5:4 text-after-response"]),
        ("1. a {.order}\n   1. b\n   2. c\n   = d\n", ["1:4 two-responses"]),
        ("1. a {.order shuffle-options=no}\n   1. b\n   2. c\n", ["1:4 attribute-without-effect"]),
        ("1. a\n   - [x] b\n", ["1:4 one-option"]),
        ("1. a {.true .false}\n", ["1:4 true-and-false"]),
        ("1. a {.survey}\n   - [x] b\n   - [ ] c\n", ["2:4 survey-with-right"]),
        ("1. a {.survey points=2}\n   - [ ] b\n   - [ ] c\n", ["1:4 attribute-without-effect"]),
        ("1. a {.survey}\n   = b\n", ["1:4 attribute-without-effect"]),
        ("1. a {.true}\n   = b\n", ["2:6 correction-place"]),
        ("1. a {.false}\n   = b\n   = c\n", ["3:6 correction-place"]),
        ("1. a {.true}\n   - [x] b\n   - [ ] c\n", ["1:4 kind-unclear"]),
        ("1. a {.multiple}\n   = b\n", ["1:4 kind-unclear"]),
        ("1. a {.match}\n   = b\n", ["1:4 kind-unclear"]),
        ("1. a {.match}\n\n   | b |\n   |---|\n   | c |\n", ["3:4 match-columns"]),
        ("1. a {.match}\n\n   | b | c |\n   |---|---|\n   | d | |\n   | e | f |\n", ["5:4 match-half-row"]),
        ("1. a {.match}\n\n   | b | c |\n   |---|---|\n   | e | f |\n", ["1:4 match-too-few"]),
        ("1. a\n   - [x] b {.first .pin}\n   - [ ] c\n", ["2:4 option-placed-twice"]),
        ("1. a {points=3}\n   ::: rubric\n   - b {points=1}\n   :::\n", ["1:4 rubric-sum"]),
        ("1. a [[b]]\n   ::: rubric\n   - b {points=1}\n   :::\n", ["1:4 essay-only"]),
        ("1. a {.grid}\n   = b\n", ["1:4 attribute-without-effect"]),
        ("1. a {lines=3}\n   - [x] b\n   - [ ] c\n", ["1:4 attribute-without-effect"]),
        ("1. a {lines=3 space=4cm}\n", ["1:4 attribute-without-effect"]),
    ],
)
def test_what_does_not_fit_is_told_at_its_place(text: str, places: list[str]) -> None:
    assert read_part(text).places == places


# ---- points


@pytest.mark.parametrize(
    ("part", "question", "points"),
    [
        ("", "1. a", Fraction(1)),
        (" points=2", "1. a", Fraction(2)),
        (" points=2", "1. a {points=0,5}", Fraction(1, 2)),
        (" points=2", "1. a\n   ::: rubric\n   - b {points=1}\n   - c {points=1.5}\n   :::", Fraction(5, 2)),
        (" points=2", "1. a {points=3}\n   ::: rubric\n   - b {points=3}\n   :::", Fraction(3)),
    ],
)
def test_points_are_the_questions_then_its_rubrics_then_its_parts(part: str, question: str, points: Fraction) -> None:
    result = read(f"{HEAD}## S {{.questions{part}}}\n{question}\n")
    assert (result.codes, result.item.points) == ([], points)


# ---- choices


def choices(text: str) -> Choices:
    result = read_part(text)
    assert isinstance(result.item.response, Choices)
    return result.item.response


def options(*texts: str) -> str:
    return "1. a\n" + "".join(f"   - [{' x'[index == 0]}] {text}\n" for index, text in enumerate(texts))


def test_attributes_and_anchors_give_options_their_places() -> None:
    made = choices(
        options("b", "c {.first}", "d {.last}", "e {.pin}", "Semua jawaban benar.", "none of the above {.pin}")
    )
    assert [option.place for option in made.options] == ["free", "first", "last", "pinned", "last", "pinned"]
    assert [plain_blocks(option.blocks) for option in made.options[1:4]] == ["c", "d", "e"]
    assert made.shuffle


def test_an_option_that_names_letters_keeps_all_in_order_with_a_warning() -> None:
    result = read_part(options("b", "c", "A dan B benar"))
    assert result.places == ["4:4 option-names-letters"]
    assert isinstance(result.item.response, Choices)
    assert not result.item.response.shuffle


@pytest.mark.parametrize("texts", [("antigen A dan B", "antigen A", "antigen O"), ("A dan B", "A dan C", "B dan C")])
def test_letters_that_name_something_else_are_left_alone(texts: tuple[str, ...]) -> None:
    assert choices(options(*texts)).shuffle


@pytest.mark.parametrize(
    ("texts", "shuffle"),
    [
        (("1", "2", "10"), False),
        (("Rp2.500", "Rp1.000", "Rp900"), False),
        (("3,5 cm", "4 cm", "4,25 cm"), False),
        (("1945", "1950", "1967", "semua benar"), False),
        (("17 Agustus 1945", "18 Agustus 1945", "1 Juni 1946"), False),
        (("8 August 1967", "1 January 1995"), False),
        (("5", "3", "9"), True),
        (("2 jam", "30 menit"), True),
        (("10^2^", "10^3^"), True),
        (("1, 2", "1, 3", "2, 3"), True),
        (("satu", "dua"), True),
    ],
)
def test_numbers_and_dates_in_order_stay_in_order(texts: tuple[str, ...], shuffle: bool) -> None:
    assert choices(options(*texts)).shuffle is shuffle


@pytest.mark.parametrize(
    ("part", "question", "shuffle"),
    [
        ("", " {shuffle-options=no}", False),
        (" shuffle-options=no", "", False),
        (" shuffle-options=no", " {shuffle-options=yes}", True),
    ],
)
def test_a_question_says_more_than_its_part(part: str, question: str, shuffle: bool) -> None:
    result = read(f"{HEAD}## S {{.questions{part} columns=2}}\n1. a{question}\n   - [x] b\n   - [ ] c\n")
    assert isinstance(result.item.response, Choices)
    assert (result.item.response.shuffle, result.item.response.columns) == (shuffle, 2)


# ---- the others


def test_statements_have_their_columns_and_labels() -> None:
    made = response('1. a {.statements labels="Ya, Tidak"}\n   - [x] b\n   > d\n   - [ ] c\n')
    assert isinstance(made, Grid)
    assert made.labels == (t("Ya"), t("Tidak"))
    assert [(plain(row.kids), row.column, plain_blocks(row.feedback)) for row in made.rows] == [
        ("b", 0, "d"),
        ("c", 1, ""),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1. a {.true}\n", Verdict((t("Benar"), t("Salah")), 0)),
        ("1. a {.false}\n   = b\n", Verdict((t("Benar"), t("Salah")), 1, t("b"))),
        ("1. a [[b|c]] d [[e]]\n", InStem()),
        ("1. a\n   = b | c\n   = d\n", Lines(2, accepted=((t("b"), t("c")), (t("d"),)))),
        ("1. a\n", Lines(5)),
        ("1. a {lines=8}\n", Lines(8)),
        ("1. a {space=6cm}\n", Lines(5, 60.0)),
        ("1. a {space=45mm .box}\n", Lines(5, 45.0, boxed=True)),
        ("1. a {.box}\n", Lines(5, 40.0, boxed=True)),
        ("1. a {.grid}\n", Lines(5, 40.0, squared=True)),
        ("1. a {.grid lines=8}\n", Lines(8, squared=True)),
        ("1. a {.grid space=6cm}\n", Lines(5, 60.0, squared=True)),
        ("1. a {lines=3}\n   = b\n", Lines(3, accepted=((t("b"),),))),
        ("1. a {lines=1}\n   = b\n   = c\n", Lines(2, accepted=((t("b"),), (t("c"),)))),
    ],
)
def test_responses_hold_their_answers(text: str, expected: Response) -> None:
    assert response(text) == expected


def test_equal_right_cells_are_one_target_and_a_row_without_left_is_surplus() -> None:
    made = response(
        "1. a {.match}\n\n   | b | c |\n   |---|---|\n   | d | x |\n   | e | y |\n   | f | x |\n   | | z |\n"
    )
    assert made == Match((t("b"), t("c")), (t("d"), t("e"), t("f")), (t("x"), t("y"), t("z")), (0, 1, 0))


def test_an_item_carries_what_its_key_and_plan_need() -> None:
    item = read_part("1. a {#x level=C4 .pin}\n   - [x] b\n   - [ ] c\n   ::: notes\n   d\n   :::\n   > e\n").item
    assert (item.id, item.level, item.pinned) == ("x", "C4", True)
    assert (plain_blocks(item.notes), plain_blocks(item.explanation)) == ("d", "e")


@pytest.mark.parametrize(
    "text",
    [
        "1. a {.order}\n   1. b\n   2. c\n      d\n   > e\n",
        "1. a {.order}\n\n   5) b\n\n   5) c\n      d\n\n   > e\n",
        "1. a {.order}\n      1. b\n       2. c\n   d\n   > e\n",
    ],
)
def test_steps_are_in_the_order_of_their_list(text: str) -> None:
    item = read_part(text).item
    assert item.response == Ordering((t("b"), t("c d")), (0, 1))
    assert plain_blocks(item.explanation) == "e"


def test_members_are_the_cells_row_by_row() -> None:
    made = response("1. a {.sort}\n\n   | b | c |\n   |---|---|\n   | d | e |\n   | | f |\n   | g | |\n   > h\n")
    assert made == Sorting((t("b"), t("c")), (t("d"), t("e"), t("f"), t("g")), (0, 1, 1, 0))
