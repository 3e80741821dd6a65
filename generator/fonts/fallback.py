"""Splits text into stretches that one face can draw, along a chain of faces."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from generator.fonts.coverage import UncoveredLetter, is_shapeless
from generator.fonts.faces import Face, fallbacks
from generator.fonts.standins import spelling

_WORDS = re.compile(r"\s+|\S+")


def stretches(text: str, face_name: str) -> list[tuple[Face, str]]:
    """Faces and the text each draws, in order; joined, the texts are `text`.

    A word with a letter that its face lacks goes whole to the first face that has all of it, so that no word is set in
    two designs; a sign (an arrow, a tick) goes alone. Raises UncoveredLetter.
    """
    chain = fallbacks(face_name)
    if all(chain[0].covers(char) for char in text):
        return [(chain[0], text)]
    merged: list[tuple[Face, str]] = []
    for word in _WORDS.findall(text):
        for member, piece in _of_word(word, chain, text):
            if merged and (merged[-1][0] is member or not piece.strip()):
                merged[-1] = (merged[-1][0], merged[-1][1] + piece)
            else:
                merged.append((member, piece))
    return merged


def _of_word(word: str, chain: tuple[Face, ...], text: str) -> Iterator[tuple[Face, str]]:
    missing = [char for char in word if not chain[0].covers(char) and not is_shapeless(char)]
    if not missing:
        yield chain[0], word
        return
    if any(unicodedata.category(char)[0] in "LM" for char in missing):
        for member in chain[1:]:
            if _has_all(member, word):
                yield member, word
                return
    for cluster in _clusters(word):
        whole = next((member for member in chain if _has_all(member, cluster)), None)
        if whole:
            yield whole, cluster
        else:
            yield from _of_cluster(cluster, chain, text)


def _of_cluster(cluster: str, chain: tuple[Face, ...], text: str) -> Iterator[tuple[Face, str]]:
    """What no face has as it stands: a sign that is spelt out, or a mark on a letter of another face."""
    last = chain[0]
    for char in cluster:
        if not is_shapeless(char) or last.covers(char):
            found = next((member for member in (last, *chain) if _draws(member, char)), None)
            if found is None:
                raise UncoveredLetter(char, text)
            last = found
        yield last, char


def _draws(member: Face, char: str) -> bool:
    spelt = spelling(char)
    return member.covers(char) or is_shapeless(char) or bool(spelt and all(map(member.covers, spelt)))


def _has_all(member: Face, text: str) -> bool:
    return all(member.covers(char) or is_shapeless(char) for char in text)


def _clusters(word: str) -> list[str]:
    """Letters with the marks that sit on them."""
    clusters: list[str] = []
    for char in word:
        if clusters and (unicodedata.category(char)[0] == "M" or is_shapeless(char) or clusters[-1][-1] == "\u200d"):
            clusters[-1] += char
        else:
            clusters.append(char)
    return clusters
