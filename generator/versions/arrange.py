"""A document as one version shows it: items in order and numbered, slots filled, everything else the same objects."""

from __future__ import annotations

from collections.abc import Mapping

from generator.document.blocks import Document
from generator.document.filling import fill
from generator.frozen import replace
from generator.plan import VersionPlan, placing


def arrange(document: Document, version: VersionPlan, slots: Mapping[str, str]) -> Document:
    """Raises KeyError for a slot that has no value; `page` and `pages` stay slots."""
    return replace(document, blocks=fill(document.blocks, slots, placing(version)))
