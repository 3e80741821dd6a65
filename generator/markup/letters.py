"""Letters that no text may hold: they cannot be printed, or turn the order of what is printed round."""

from __future__ import annotations

import re
import unicodedata

CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff\ufdd0-\ufdef]")
BIDI = re.compile("[\u202a-\u202e\u2066-\u2069]")
# Letters without width. Within words some languages need them; among marks they hide what the marks mean.
HIDDEN = re.compile("[\u00ad\u200b\u200e\u200f\u2060\ufeff]")
REPLACEMENT = "\ufffd"


def letter_name(letter: str) -> str:
    """`U+202E RIGHT-TO-LEFT OVERRIDE`"""
    return f"U+{ord(letter):04X} {unicodedata.name(letter, '')}".rstrip()
