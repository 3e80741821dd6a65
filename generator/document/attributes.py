"""What a final `{…}` says about the heading, question, option or container that it stands on."""

from __future__ import annotations

from generator.frozen import frozen


@frozen
class Attributes:
    """A final `{…}`: id, classes and key=value pairs as written, each known to the grammar."""

    id: str = ""
    classes: tuple[str, ...] = ()
    values: tuple[tuple[str, str], ...] = ()

    def get(self, key: str, default: str = "") -> str:
        return next((value for name, value in self.values if name == key), default)
