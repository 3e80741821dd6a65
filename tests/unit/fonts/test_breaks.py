"""Where words without spaces may be parted."""

from __future__ import annotations

from itertools import pairwise

import pytest

from generator.fonts.breaks import breaks
from generator.fonts.hyphens import hyphenator


def parted(text: str) -> str:
    ends = [0, *breaks(text), len(text)]
    return "|".join(text[start:end] for start, end in pairwise(ends))


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("中文字", "中|文|字"),
        ("我们，你们。", "我|们，|你|们。"),
        ("说：“好！”他", "说：|“好！”|他"),
        ("《快乐》（一）", "《快|乐》|（一）"),
        ("那么……对", "那|么……|对"),
        ("東京タワーと", "東|京|タ|ワー|と"),
        ("ちょっと", "ちょっ|と"),
        ("人々", "人々"),
        ("ABC中12文", "ABC|中|12|文"),
        ("100％です", "100％|で|す"),
        ("中\u2060文", "中\u2060文"),
        ("か\u3099き", "か\u3099|き"),
        ("a\u200bb", "a\u200b|b"),
        ("ꦲꦏ꧀ꦱꦫ", "ꦲ|ꦏ꧀ꦱ|ꦫ"),
        ("ᬅᬓ᭄ᬱᬭ", "ᬅ|ᬓ᭄ᬱ|ᬭ"),
        ("ภาษาไทย", "ภาษาไทย"),
        ("kata-kata", "kata-kata"),
    ],
)
def test_lines_end_between_ideographs_and_syllables_but_not_where_it_would_look_wrong(text: str, wanted: str) -> None:
    assert parted(text) == wanted


def test_a_language_without_patterns_has_no_hyphens() -> None:
    assert hyphenator("xx") is None
    assert hyphenator("ar") is None


def test_short_words_and_capitals_stay_whole() -> None:
    positions = hyphenator("id")
    assert positions is not None
    assert positions("perpustakaan") == (3, 6, 8)
    assert positions("rumah") == positions("INDONESIA") == ()


def test_a_language_with_a_country_has_the_hyphens_of_the_language() -> None:
    one, other = hyphenator("id-ID"), hyphenator("id")
    assert one is not None
    assert other is not None
    assert one("memperjuangkan") == other("memperjuangkan")
