"""python-pptx as its guide teaches it: add a slide, fill its placeholders, write its notes.

`python -m benchmarks.rivals.plain_pptx SLIDES OUT`
"""

from __future__ import annotations

import sys
from pathlib import Path

from pptx import Presentation

from benchmarks.decks import slides

TITLE_AND_CONTENT = 1


def main() -> None:
    count, folder = sys.argv[1:3]
    deck = Presentation()
    layout = deck.slide_layouts[TITLE_AND_CONTENT]
    for one in slides(int(count)):
        slide = deck.slides.add_slide(layout)
        slide.shapes.title.text = one.title
        slide.placeholders[1].text_frame.text = "\n".join(one.lines)
        if one.notes:
            slide.notes_slide.notes_text_frame.text = one.notes
    deck.save(str(Path(folder) / "slides.pptx"))


if __name__ == "__main__":
    main()
