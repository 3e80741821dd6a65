"""Word puzzles as plain grids: words with their clues in, crosswords and word searches out. Nothing here draws.

All draws come from a name, so that equal lessons give equal puzzles; the time that is spent depends on the words alone.
"""
