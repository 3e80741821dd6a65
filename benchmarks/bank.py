"""The bank of questions that every tool of the bench prints: pure data, the same for the same seed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from benchmarks import words

CHOICES, STATEMENTS, GAPS = 30, 5, 5
OPTIONS = 4


@dataclass(frozen=True, slots=True)
class Choice:
    id: str
    stem: str
    options: tuple[str, ...]
    right: int


@dataclass(frozen=True, slots=True)
class Statement:
    id: str
    stem: str
    right: bool


@dataclass(frozen=True, slots=True)
class Gap:
    id: str
    stem: str
    right: str


Item = Choice | Statement | Gap


@dataclass(frozen=True, slots=True)
class Bank:
    """What one lesson asks, in its three parts. The first option of no choice is right by habit."""

    title: str
    choices: tuple[Choice, ...]
    statements: tuple[Statement, ...]
    gaps: tuple[Gap, ...]

    def __iter__(self) -> Iterator[Item]:
        yield from self.choices
        yield from self.statements
        yield from self.gaps


def bank(seed: int = 3) -> Bank:
    """30 choice questions with four options, 5 statements and 5 short answers about 5 pages of A4 long."""
    random = Random(seed)  # noqa: S311 -- a bank that anyone can make again, not a secret
    return Bank(
        title="Ulangan Pengamatan dan Pengolahan Data",
        choices=tuple(_choices(random, CHOICES, words.TELLING)),
        statements=tuple(
            Statement(f"b{number + 1}", _filled(random, claim), number % 2 == 0)
            for number, claim in enumerate(words.CLAIMS)
        ),
        gaps=tuple(
            Gap(f"s{number + 1}", _filled(random, stem), right) for number, (stem, right) in enumerate(words.GAPS)
        ),
    )


def choices(count: int, seed: int = 3) -> tuple[Choice, ...]:
    """Choice questions for a deck of slides, each short enough for one slide."""
    random = Random(seed)  # noqa: S311
    return tuple(_choices(random, count, words.SHORT))


def _choices(random: Random, count: int, patterns: tuple[str, ...]) -> Iterator[Choice]:
    """Questions of which no two have the same stem; the patterns take turns."""
    told: set[str] = set()
    for number in range(count):
        stem = _filled(random, patterns[number % len(patterns)])
        while stem in told:
            stem = _filled(random, patterns[number % len(patterns)])
        told.add(stem)
        yield _choice(random, number, stem)


def _choice(random: Random, number: int, stem: str) -> Choice:
    manners = random.sample(words.MANNER, OPTIONS)
    options = tuple(
        f"{doing} {data} {manner}"
        for doing, data, manner in zip(
            random.sample(words.DOING, OPTIONS), random.sample(words.DATA, OPTIONS), manners, strict=True
        )
    )
    return Choice(f"p{number + 1}", stem, options, _modest(random, options))


def _modest(random: Random, options: tuple[str, ...]) -> int:
    """The place of a right option that its length does not give away: any but the longest."""
    longest = max(range(len(options)), key=lambda place: len(options[place]))
    return random.choice([place for place in range(len(options)) if place != longest])


def _filled(random: Random, pattern: str) -> str:
    pupil, friend = random.sample(words.PUPILS, 2)
    thing, place = random.choice(words.SCENES)
    return pattern.format(pupil=pupil, friend=friend, place=place, thing=thing, days=random.randint(4, 14))
