"""Formulas: what is written between dollars, read into a tree, and the tree in letters.

`read(source)` gives the tree and the problems of a formula; `linear.text` is what it reads as on one line. How it looks
is `fonts.mathset`; how Office has it is `exporters.pptx.omml`. Nothing here knows of pages.
"""

from __future__ import annotations

from generator.formulas.reading import Trouble, read

__all__ = ["Trouble", "read"]
