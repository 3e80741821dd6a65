"""Dictionaries of pages as most files of many pages write them, read at once instead of word by word."""

from __future__ import annotations

import re
from functools import lru_cache

from generator.audit.pdf_values import Name, Ref, Value, read_value

_PAGE = re.compile(
    rb"<</Type/Page/Parent (\d+) 0 R/MediaBox(\[[-\d. ]+\])/Resources (\d+) 0 R/Contents (\d+) 0 R"
    rb"(/Tabs/S/StructParents \d+)?>>(?=\n|\Z)"
)
_NODE = re.compile(rb"<</Type/Pages/Parent (\d+) 0 R/Count (\d+)/Kids\[(\d+ 0 R(?: \d+ 0 R)*)\]>>(?=\n|\Z)")
_IS_PAGE, _IS_NODE = Name("Page"), Name("Pages")


def page_value(data: bytes, at: int) -> Value:
    """The dictionary of a page or of a node of their tree; None for anything else, or in another form."""
    page = _PAGE.match(data, at)
    if page is not None:
        parent, box, resources, contents, _ = page.groups()
        return {
            "Type": _IS_PAGE,
            "Parent": Ref(int(parent), 0),
            "MediaBox": _box(box),
            "Resources": Ref(int(resources), 0),
            "Contents": Ref(int(contents), 0),
        }
    node = _NODE.match(data, at)
    if node is not None:
        kids: list[Value] = [Ref(int(number), 0) for number in node[3].split()[::3]]
        return {"Type": _IS_NODE, "Parent": Ref(int(node[1]), 0), "Count": int(node[2]), "Kids": kids}
    return None


@lru_cache(maxsize=64)
def _box(raw: bytes) -> Value:
    return read_value(raw)[0]
