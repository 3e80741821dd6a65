"""Boxes read line by line: most lines are alike but for where they stand, and are taken apart once.

A box of another form than lines that say by themselves how they look is read as a whole.
"""

from __future__ import annotations

import re
from itertools import repeat

from generator.audit.likeness import Likeness, Skeleton, taken_apart
from generator.audit.pdf_content import Drawn, Memory, is_within, read_content
from generator.audit.pdf_state import UPRIGHT, Resources, Run
from generator.audit.pdf_tokens import Unreadable

_TEXT, _SETS_PLACE = b"BT ", b"Td"
# A text that chooses font and colour first, and changes nothing else that the next one would find changed.
_SETS_ALL = re.compile(rb"/\S+ [\d.]+ Tf [\d.]+ [\d.]+ [\d.]+ rg ")
_LASTS = re.compile(rb"\b(?:T[cwzLsrmD]|BI|Do)\b|['\"*]")
# Nothing that would move or turn the text comes before it.
_MARK = re.compile(rb"(?:/[A-Za-z0-9]+<</MCID 0>>BDC )?")
_MOST_KEPT = 4_000
_FORM = re.compile(rb"/(\w+) Do")


_UNKNOWN = Drawn([], set(), set())


class Lines:
    """Lines of one file's boxes, whose names are those of `resources`."""

    def __init__(self, resources: Resources, memory: Memory) -> None:
        self._resources, self._memory = resources, memory
        self._known: dict[tuple[bytes, bytes], Drawn | None] = {}
        self._likes: dict[tuple[bytes, Skeleton], Likeness] = {}
        self._of_forms: dict[int, tuple[Resources, Lines]] = {}

    def read(self, body: bytes, at: tuple[float, float] = (0.0, 0.0), artifact: bool = False) -> Drawn | None:
        """What a box draws that leaves the state of its page as it was; None for one that cannot be read so.

        Its corner stands `at` a place in pt, and `artifact` says that the page calls it furniture.
        """
        form = _FORM.fullmatch(body)
        return self._box(body, at, artifact) if form is None else self._form(form[1].decode("ascii"), at, artifact)

    def _form(self, name: str, at: tuple[float, float], artifact: bool) -> Drawn | None:
        """A box that is a form: its lines, if they are all seen."""
        try:
            form = self._resources.form(name)
        except Unreadable:
            return None
        if isinstance(form, str) or form.matrix != UPRIGHT:
            return None
        _, lines = self._of_forms.setdefault(id(form.resources), (form.resources, Lines(form.resources, self._memory)))
        drawn = lines._box(form.content, at, artifact)
        left, low, right, high = form.edges
        edges = (left + at[0], low + at[1], right + at[0], high + at[1])
        if drawn is None or not all(map(is_within, drawn.runs, repeat(edges))):
            return None
        return drawn

    def _box(self, body: bytes, at: tuple[float, float], artifact: bool) -> Drawn | None:
        drawn = Drawn([], set(), set(), closed=True)
        left, top = at
        paints = 0
        for line in body.split(b"\n"):
            start = line.find(_TEXT)
            if start < 0:
                try:
                    effect = self._memory.effects.of(line)
                except Unreadable:
                    return None
                if effect is None or effect.closes or effect.opens:
                    return None
                paints += effect.paints
                continue
            pieces = line[start + len(_TEXT) :].split(b" ", 3)
            if len(pieces) < 4 or pieces[2] != _SETS_PLACE:
                return None
            made = self._known.get((line[:start], pieces[3]), _UNKNOWN)
            if made is _UNKNOWN:
                made = self._line(line[:start], pieces[3])
            if made is None:
                return None
            try:
                dx, dy = left + float(pieces[0]), top + float(pieces[1])
            except ValueError:
                return None
            for text, x, y, right, size, color, font, seen, marked, own, _ in made.runs:
                drawn.runs.append(
                    Run(text, x + dx, y + dy, right + dx, size, color, font, seen, artifact or marked, own + paints)
                )
                paints = 0
            drawn.shown.update(made.shown)
            if made.spoken:
                drawn.spoken.update(made.spoken)
        return drawn

    def _line(self, before: bytes, rest: bytes) -> Drawn | None:
        """A line as if it stood at the corner of its box."""
        if len(self._known) >= _MOST_KEPT:
            self._known.clear()
            self._likes.clear()
        skeleton, strings = taken_apart(rest)
        like = self._likes.get((before, skeleton))
        if like is not None:
            runs = like.runs(strings)
            made: Drawn | None = Drawn(runs, set(), {run.text for run in runs})
        else:
            made = self._read(before, rest)
            if made is not None and not made.spoken:
                like = Likeness(skeleton, strings, made.runs, self._resources)
                if like.fits:
                    self._likes[before, skeleton] = like
        self._known[before, rest] = made
        return made

    def _read(self, before: bytes, rest: bytes) -> Drawn | None:
        if not _MARK.fullmatch(before) or _SETS_ALL.match(rest) is None or _LASTS.search(_strings_out(rest)):
            return None
        try:
            drawn = read_content(before + b"BT 0 0 Td " + rest, self._resources, self._memory)
        except Unreadable:
            return None
        return drawn if drawn.closed and drawn.runs else None


_STRING = re.compile(rb"\((?:[^()\\]|\\.)*+\)", re.S)


def _strings_out(rest: bytes) -> bytes:
    return _STRING.sub(b"()", rest)
