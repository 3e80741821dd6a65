"""The theme's paper table is read strictly."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from generator.errors import UsageError
from generator.exporters.pdf.style import MM, Types, read_style
from generator.theme import Theme, load_theme


def changed(where: tuple[str, ...], value: object) -> Theme:
    theme = load_theme("nusantara")
    paper = _copied(theme.paper)
    table = paper
    for key in where[:-1]:
        table = table[key]
    if value is None:
        del table[where[-1]]
    else:
        table[where[-1]] = value
    return replace(theme, paper=paper)


def _copied(table: Any) -> dict[str, Any]:
    return {key: _copied(value) if isinstance(value, dict) else value for key, value in table.items()}


def test_lengths_in_millimetres_are_read_as_points() -> None:
    style = read_style(load_theme("nusantara"))
    assert style.left == pytest.approx(20 * MM)
    assert style.type.text.color == "1A1A2E"


def test_the_shape_of_an_option_sits_half_a_point_below_its_line_top() -> None:
    style = read_style(load_theme("nusantara"))
    assert style.type.text.cap_centre - style.shape / 2 == pytest.approx(0.5)


@pytest.mark.parametrize(
    ("where", "value", "said"),
    [
        (("left_mm",), None, "paper.left is missing"),
        (("lefft_mm",), 3, "paper.lefft is not known"),
        (("left_mm",), "20", "paper.left_mm must be a number"),
        (("wash",), 1, "paper.wash must be true or false"),
        (("gaps", "item"), None, "paper.gaps.item is missing"),
        (("gaps",), None, "gaps is missing"),
        (("type", "texxt"), {}, "paper.type.texxt is not known"),
        (("type", "text"), None, "text is missing"),
        (("type", "text", "size"), None, "paper.type.text.size is missing"),
        (("type", "text", "weight"), 3, "paper.type.text.weight is not known"),
        (("type", "text", "face"), "comic", "names no face that ships: “comic”"),
        (("type", "text", "strong"), "comic", "names no face that ships: “comic”"),
        (("type", "text", "color"), "pink", "names no colour of the theme: “pink”"),
    ],
)
def test_a_wrong_theme_fails_with_its_name_and_the_key(where: tuple[str, ...], value: object, said: str) -> None:
    with pytest.raises(UsageError) as failure:
        read_style(changed(where, value))
    assert "nusantara" in str(failure.value) and said in str(failure.value)


def test_a_theme_takes_what_it_does_not_say_from_the_theme_it_is_based_on() -> None:
    ceria, nusantara = load_theme("ceria"), load_theme("nusantara")
    style = read_style(ceria)
    assert (style.type.text.face, style.type.text.size) == ("andika-400", 14)
    assert style.right == read_style(nusantara).right
    assert ceria.colors == nusantara.colors
    assert ceria.slides["grid"] == nusantara.slides["grid"]
    assert ceria.masters[:-1] == nusantara.masters


def test_young_readers_find_nothing_small_on_their_papers() -> None:
    types = read_style(load_theme("ceria")).type
    read = (types.text, types.match, types.part_instruction, types.part_title, types.number, types.bank)
    assert all(style.size >= 14 and style.leading >= 20 for style in read)


def test_large_print_has_nothing_smaller_that_a_pupil_reads() -> None:
    """18 pt is what associations for the blind ask of large print."""
    style = read_style(load_theme("kontras"))
    for_teachers = {"key_title", "part_note", "band", "band_aside", "places", "feedback"}
    kept = [name for name in Types.__match_args__ if name not in for_teachers and not name.startswith(("note", "grid"))]
    assert {name: getattr(style.type, name).size for name in kept if getattr(style.type, name).size < 18} == {}
    assert style.rule_width >= 0.75


def test_rules_are_dark_enough_for_a_copier() -> None:
    colors = load_theme("nusantara").colors
    red, green, blue = (int(colors["line"][at : at + 2], 16) for at in (0, 2, 4))
    assert 0.299 * red + 0.587 * green + 0.114 * blue < 0x40
