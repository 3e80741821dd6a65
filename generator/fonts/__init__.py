"""Faces, coverage, shaping and measuring, shared by paper and slides.

`measure.measure(text, face, size_pt)` is a width in pt, `coverage.covers(char)` tells whether paper can show a letter,
`shaping.shape(text, face)` gives glyph runs, `faces.face(name)` a face with its metrics. Faces are named in
`templates/fonts/fonts.toml`.
"""

from __future__ import annotations
