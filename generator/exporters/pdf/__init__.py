"""Paper: `engine.PaperEngine(theme, assets, words, paper).write(document, sink)` gives a tagged PDF.

Blocks are typeset once into boxes (`typeset` and the modules of each block), boxes are placed on pages over known
heights (`flow`, `columns`, `pages`), and pages are written as a stream of objects (`write`).
"""

from __future__ import annotations
