"""No answer is anywhere in what a pupil gets: pages, properties, outline, descriptions, attachments, fonts, names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from generator.audit.flat import UNKNOWN_PICTURE
from generator.audit.guard import Guard
from generator.audit.letters import quoted
from generator.audit.papers import Paper
from generator.audit.pdf_carried import Carried
from generator.audit.pdf_fonts import UNKNOWN, Font
from generator.audit.pdf_paper import Parts, PdfPaper
from generator.audit.phrases import Phrases, Secret, is_single_letter, words_of
from generator.frozen import frozen

# Inside a file short words have many meanings; in names of its parts only long ones tell anything.
LEAST_CARRIED, _LEAST_NAMED = 4, 18
_INNER = ("an inner name", "an inner entry")
_TITLES = ("a title", "the title of a part")
_DATE = "D:"
_LETTERS_OF_A_KEY = 4
_NUMBERED_LETTERS = 3
_NUMBERED = re.compile("[0-9]+[^\\W\\d_]")
_WORDS_OF_A_SENTENCE = 3


def file_leaks(paper: Paper, parts: Parts, guard: Guard, names: Phrases | None = None) -> Iterator[str]:
    """What a pupil's file carries beside its pages. Sentences without the paper's name."""
    yield from name_leaks(paper, guard)
    for name in parts.attachments:
        yield f"a file is attached to it: {quoted(name)}"
    yield from parts.strange
    yield from carried_leaks(paper, parts.carried, guard, names)


def carried_leaks(paper: Paper, texts: Iterable[Carried], guard: Guard, names: Phrases | None = None) -> Iterator[str]:
    """`names` are words that may stand in titles besides, those of students."""
    for carried in texts:
        if carried.text.startswith(_DATE):
            continue
        least = _LEAST_NAMED if carried.where in _INNER else LEAST_CARRIED
        known = names if carried.where in _TITLES else None
        yield from _told(carried.where, carried.text, paper, guard, least, known)


def drawn_leaks(read: PdfPaper, guard: Guard) -> Iterator[str]:
    """What the pages of a pupil's paper show beside words."""
    flats = (read.body, *read.furniture.values())
    if any(UNKNOWN_PICTURE in flat.text for flat in flats):
        yield "it shows a picture that the lesson does not have"
    if any(sign in flat.text for flat in flats for sign in guard.secret_signs):
        yield "it shows a picture that only teachers may see"
    for flat in flats:
        for _, standing in flat.ticks:
            yield f"page {standing.page} holds a tick that marks an answer"
    for standing in read.unseen:
        yield f"page {standing.page} holds text that does not show: {quoted(standing.run.text)}"


def name_leaks(paper: Paper, guard: Guard) -> Iterator[str]:
    yield from _told("its name", paper.name.rpartition(".")[0], paper, guard, LEAST_CARRIED)


def _told(where: str, text: str, paper: Paper, guard: Guard, least: int, names: Phrases | None = None) -> Iterator[str]:
    words: Sequence[str] = words_of(text)
    if names is not None:
        words = names.left_over(words)
    allowed = guard.carried(paper.fixed)
    secret = find_secret(words, allowed, guard, least)
    if secret is not None:
        yield f"{where} tells {secret.what}: {quoted(secret.words)}"
    elif least == LEAST_CARRIED and text.isprintable() and looks_like_key(allowed.left_over(words), guard):
        yield f"{where} looks like the letters of a key: {quoted(text)}"


def page_leaks(read: PdfPaper, guard: Guard) -> Iterator[str]:
    """Answers on the pages of a paper whose questions stand in an order of their own."""
    allowed = guard.anything(read.paper.fixed)
    for page, flat in ((0, read.body), *read.furniture.items()):
        words = words_of(flat.words(0, len(flat.text)))
        yield from spoken_leaks(words, allowed, guard, PageNumbers(read.pages, page))


def spoken_leaks(words: Sequence[str], allowed: Phrases, guard: Guard, numbers: PageNumbers) -> Iterator[str]:
    """What words on a page tell that no phrase accounts for."""
    secret = find_secret(words, allowed, guard, numbers=numbers)
    left = numbers.without(allowed.left_over(words))
    if secret is not None:
        yield f"it shows {secret.what}: {quoted(secret.words)}"
    elif looks_like_key(left, guard):
        yield f"it shows what looks like the letters of a key: {quoted(' '.join(left))}"


def find_secret(
    words: Sequence[str], allowed: Phrases, guard: Guard, least: int = 1, numbers: PageNumbers | None = None
) -> Secret | None:
    """Short secrets among the words that nothing accounts for; in long ones single known words may stand."""
    numbers = numbers or PageNumbers(0)
    return guard.secret(numbers.without(allowed.left_over(words)), least) or guard.secret(
        numbers.without(allowed.left_over(words, _WORDS_OF_A_SENTENCE)), _LEAST_NAMED
    )


def looks_like_key(words: Sequence[str], guard: Guard) -> bool:
    """Single letters in a row as no sentence has them, letters behind numbers, or those of a key in one word."""
    if guard.spells_key(words) or _numbered(words) >= _NUMBERED_LETTERS:
        return True
    run = 0
    for word in words:
        run = run + 1 if is_single_letter(word) else run if not word or word.isdecimal() else 0
        if run >= _LETTERS_OF_A_KEY:
            return True
    return False


def _numbered(words: Sequence[str]) -> int:
    """How many numbers have a single letter behind them, with a gap or without one."""
    apart = sum(one.isdecimal() and is_single_letter(other) for one, other in pairwise(words))
    return apart + sum(bool(_NUMBERED.fullmatch(word)) for word in words)


@frozen
class PageNumbers:
    """“x / y” of one page or (0) of any. It is looked for last: a title may hold the same numbers."""

    pages: int
    page: int = 0

    def without(self, left: Sequence[str]) -> tuple[str, ...]:
        """Words that nothing accounts for without those; "" stands in their place."""
        numbers = {str(self.page)} if self.page else {str(number) for number in range(1, self.pages + 1)}
        kept: list[str] = []
        for word in left:
            if word == str(self.pages) and kept and kept[-1] in numbers:
                kept[-1] = ""
            else:
                kept.append(word)
        return tuple(kept)


@frozen
class DrawnLetters:
    """What is kept of a pupil's file when it was read: its name, its fonts and the letters that it draws."""

    name: str
    fonts: tuple[Font, ...]
    letters: frozenset[str]


def drawn_letters(read: PdfPaper, parts: Parts) -> DrawnLetters:
    return DrawnLetters(read.paper.name, parts.fonts, frozenset(letter for text in read.shown for letter in text))


def font_leaks(files: Sequence[DrawnLetters]) -> Iterator[str]:
    """Letters that a pupil's file can draw and that no pupil's file draws: they tell what a key needed."""
    drawn = {letter for file in files for letter in file.letters} | {" ", "\u00a0", UNKNOWN}
    for file in files:
        for font in file.fonts:
            brought = {letter for text in font.letters.values() for letter in text if letter.isprintable()}
            spare = sorted(brought - drawn)
            if font.embedded and spare:
                signs = quoted("".join(spare))
                yield f"{file.name}: its font {font.name} brings letters that no pupil's paper shows: {signs}"
