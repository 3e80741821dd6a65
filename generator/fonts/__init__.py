"""Faces, coverage, shaping and measuring, shared by paper and slides.

`measure.measure(text, face, size_pt)` is a width in pt, `coverage.covers(char)` tells whether paper can show a letter,
`shaping.shape(text, face)` gives glyph runs, `faces.face(name)` a face with its metrics. Faces are named in
`templates/fonts/fonts.toml`; `extra.extra_face(file)` makes one known that a school brings, for `faces.with_extras`.
`levels` is the bidirectional algorithm, `breaks` and `hyphens` tell where words may be parted.
"""

from __future__ import annotations
