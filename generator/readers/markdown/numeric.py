"""`= 3,14 ± 0,01 g/mol`: an answer line that asks for a number."""

from __future__ import annotations

import re

_NUMBER = r"[-−+]?(?:\d{1,3}(?:[.  ]\d{3})+|\d+)(?:[.,]\d+)?(?:[eE][-−+]?\d+)?"
_UNIT = r"(?:\s*[^\W\d_][^\s|]*|\s*[%°‰µΩ€£$][^\s|]*)?"
_NUMERIC = re.compile(rf"{_NUMBER}(?:\s*(?:±|\+/?-)\s*{_NUMBER}\s*%?|\s*\.\.\s*{_NUMBER})?{_UNIT}", re.IGNORECASE)


def is_numeric(text: str) -> bool:
    """True for a number, with a tolerance or as a range if need be, and one word behind it as its unit."""
    return _NUMERIC.fullmatch(text.strip()) is not None
