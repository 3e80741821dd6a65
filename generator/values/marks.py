r"""`{{ expression }}` in texts; of three braces, as in `\frac{{{ a }}}{{{ b }}}`, the inner two count."""

from __future__ import annotations

import re
from collections.abc import Callable

OPEN, CLOSE = "{{", "}}"
MARK = re.compile(r"(?<!\\)\{\{(?!\{)(.*?)\}\}", re.DOTALL)


def filled(text: str, value_of: Callable[[str], str]) -> str:
    """The text with every mark replaced."""
    return MARK.sub(lambda found: value_of(found[1].strip()), text) if OPEN in text else text
