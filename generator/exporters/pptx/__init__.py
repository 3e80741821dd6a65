"""PowerPoint decks from documents."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, BinaryIO

from generator.document.blocks import Document
from generator.theme import Theme

if TYPE_CHECKING:
    from generator.exporters.pptx.write import Asset


def write_deck(
    document: Document, theme: Theme, assets: Mapping[str, Asset], words: Mapping[str, str], sink: BinaryIO
) -> int:
    """Writes the document as a .pptx package and returns the number of its slides.

    `words` are the fixed words of the document's language. Raises UsageError for a theme whose slides are incomplete,
    KeyError for a word or a picture that is not there.
    """
    from generator.exporters.pptx.deck import make_deck
    from generator.exporters.pptx.look import read_look
    from generator.exporters.pptx.master import read_master
    from generator.exporters.pptx.write import write

    look, master = read_look(theme), read_master(*theme.masters)
    pictures = {digest: (asset.width_px, asset.height_px) for digest, asset in assets.items()}
    deck = make_deck(document, look, master, pictures, words)
    write(deck, look, master, assets, sink)
    return len(deck.slides)
