"""Numbers as languages write them."""

from fractions import Fraction

import pytest

from generator.document.figures import before_mark, is_figure, number_of


@pytest.mark.parametrize(
    ("text", "mark", "value"),
    [
        ("28", ",", Fraction(28)),
        ("3,25", ",", Fraction(13, 4)),
        ("1.500", ",", Fraction(1500)),
        ("2.444.160,5", ",", Fraction(4888321, 2)),
        ("1,500", ".", Fraction(1500)),
        ("−26,4", ",", Fraction(-132, 5)),
        ("10 000", ".", Fraction(10000)),
        ("3.25", ",", None),
        ("12.34", ",", None),
        ("nan", ".", None),
        ("1e9", ".", None),
        ("", ".", None),
        ("9" * 50, ".", None),
    ],
)
def test_what_a_number_is_worth(text: str, mark: str, value: Fraction | None) -> None:
    assert number_of(text, mark) == value


def test_where_the_decimal_mark_stands() -> None:
    assert before_mark("2.444,16", ",") == 5
    assert before_mark("25 %", ",") == 2
    assert is_figure("Rp 12.500,00", ",") and is_figure("25%", ",")
    assert not is_figure("12 siswa", ",") and not is_figure("2024-05-01", ",")
