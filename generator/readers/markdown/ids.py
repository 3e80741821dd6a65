"""Every id of a lesson stands once. A question without one gets one from what it says, never from where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterable
from hashlib import blake2b

from generator.diagnostics import At
from generator.document.transforms import letter
from generator.markup.lines import Line
from generator.readers.markdown.context import Context
from generator.readers.markdown.drafts import Draft

_WORD = re.compile(r"[^\W_]+")


class Ids:
    """The ids that were given out so far, and where those that the teacher wrote stand."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._written: dict[str, At] = {}
        self._made: set[str] = set()
        self._same: dict[str, int] = {}
        self._count: dict[str, int] = {}

    def write(self, id_: str, at: At) -> str:
        """An id from the lesson; one that stands twice is reported and numbered."""
        if id_ in self._written:
            self._context.say("id-twice", at, id=id_, line=self._written[id_].line)
            return self._free(id_)
        self._written[id_] = at
        self._made.add(id_)
        return id_

    def of_question(self, draft: Draft) -> str:
        """An id from a hash of the whole question as written; equal questions are reported and numbered."""
        text = "\n".join(line.text for line in draft.lines() if line.text)
        id_ = "q-" + blake2b(text.encode(), digest_size=5).hexdigest()
        if id_ in self._same:
            self._context.say("equal-questions", draft.line.at(), line=self._same[id_])
        self._same.setdefault(id_, draft.line.number)
        return self._free(id_)

    def of_subquestion(self, written: str, whole: str, index: int, at: At) -> str:
        """Its own id, else that of its question and its letter."""
        return self.write(written, at) if written else self._free(f"{whole}-{letter(index).lower()}")

    def of_part(self, title: str) -> str:
        return self._free("-".join(_WORD.findall(title.lower())[:6]) or "part")

    def of_group(self, lines: Iterable[Line]) -> str:
        """From a hash of its heading and stimulus as written."""
        text = "\n".join(line.text for line in lines if line.text)
        return self._free("g-" + blake2b(text.encode(), digest_size=5).hexdigest())

    def _free(self, id_: str) -> str:
        """The id, or with the first number from 2 on that nobody has."""
        free = id_
        while free in self._made:
            self._count[id_] = self._count.get(id_, 1) + 1
            free = f"{id_}-{self._count[id_]}"
        self._made.add(free)
        return free
