"""The text of a cell as it is printed: one line, without letters that nobody sees, in the normal form NFC."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from generator.markup.letters import BIDI, CONTROLS, HIDDEN

_LINE_BREAK = re.compile(r"[\r\n]")
# Beside what no lesson may hold: a mark of direction, marks of annotations, tags, halves of letters.
_UNSEEN = re.compile(
    f"{CONTROLS.pattern}|{BIDI.pattern}|{HIDDEN.pattern}|[\u061c\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f]"
)


def clean(text: str) -> str:
    """White space is collapsed and trimmed; a control character separates words, any other unseen letter goes."""
    if not text.isprintable():
        text = _UNSEEN.sub(lambda found: " " if CONTROLS.match(found[0]) else "", text)
    return unicodedata.normalize("NFC", " ".join(text.split()))


def unseen_letters(text: str) -> Iterator[str]:
    """Each kind of letter that `clean` takes out because nobody sees it, once."""
    if not text.isprintable():
        yield from dict.fromkeys(_UNSEEN.findall(text))


def breaks_line(text: str) -> bool:
    return not text.isprintable() and _LINE_BREAK.search(text.strip()) is not None
