"""A PDF paper read back: its body in reading order, what its pages repeat, and what else the file carries."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import takewhile

from generator.audit.flat import TICKS, Flat, Standing, flatten
from generator.audit.letters import letters
from generator.audit.papers import Paper
from generator.audit.pdf_carried import Carried, attachments, carried_texts
from generator.audit.pdf_file import Library, Page, PdfFile
from generator.audit.pdf_fonts import UNKNOWN, Font
from generator.audit.pdf_parts import strange_parts
from generator.frozen import frozen


@frozen
class PdfPaper:
    """`furniture` are texts by page (counted from 1) outside the reading order.

    `unseen` are texts that are drawn without showing, `unknown` those with letters that cannot be read; `texts` are all
    letters by page, for a second reader; `shown` the texts that its fonts were used for; `strange` sentences on parts
    that a paper has no use for.
    """

    paper: Paper
    pages: int
    body: Flat
    furniture: Mapping[int, Flat]
    unseen: tuple[Standing, ...]
    unknown: tuple[Standing, ...]
    texts: tuple[str, ...]
    carried: tuple[Carried, ...]
    attachments: tuple[str, ...]
    fonts: tuple[Font, ...]
    shown: frozenset[str]
    strange: tuple[str, ...]


def read_pdf(paper: Paper, library: Library, signs: Mapping[str, str]) -> PdfPaper:
    """`signs` are letters for pictures by the digest of their pixels. Raises Unreadable."""
    with PdfFile(paper.path, library) as file:
        pages = list(file.pages())
        spoken = sorted({text for page in pages for text in page.drawn.spoken})
        carried = (*carried_texts(file.objects), *(Carried("a text read aloud", text) for text in spoken))
        attached = attachments(file.objects)
        drawn = frozenset(place for page in pages for place in page.objects)
        strange = tuple(dict.fromkeys(strange_parts(file.objects, paper.path.read_bytes(), drawn)))
    standings = [
        [Standing(number, run) for run in page.drawn.runs if run.picture or run.text.strip()]
        for number, page in enumerate(pages, 1)
    ]
    pictures = {
        (number, name): signs[digest]
        for number, page in enumerate(pages, 1)
        for name, digest in page.pictures.items()
        if digest in signs
    }
    everything = [standing for page in standings for standing in page]
    body, furniture = _parted(standings)
    return PdfPaper(
        paper=paper,
        pages=len(pages),
        body=flatten(body, pictures),
        furniture={page: flatten(some, pictures) for page, some in furniture.items()},
        unseen=tuple(one for one in everything if not one.run.seen and set(letters(one.run.text)) - TICKS),
        unknown=tuple(one for one in everything if UNKNOWN in one.run.text),
        texts=tuple(" ".join(run.text for run in page.drawn.runs) for page in pages),
        carried=carried,
        attachments=attached,
        fonts=_fonts(pages),
        shown=_shown(pages),
        strange=strange,
    )


def _fonts(pages: Sequence[Page]) -> tuple[Font, ...]:
    found = {id(font): font for page in pages for font in page.fonts.values()}
    return tuple(found.values())


def _shown(pages: Sequence[Page]) -> frozenset[str]:
    return frozenset(page.fonts[name].show(raw).text for page in pages for name, raw in page.drawn.shown)


def _parted(pages: Sequence[Sequence[Standing]]) -> tuple[list[Standing], dict[int, list[Standing]]]:
    """Body and furniture: what the file itself calls an artifact, else what all pages begin or end with alike."""
    if any(standing.run.artifact for page in pages for standing in page):
        body = [standing for page in pages for standing in page if not standing.run.artifact]
        return body, {
            number: [standing for standing in page if standing.run.artifact] for number, page in enumerate(pages, 1)
        }
    first = _alike(pages)
    last = _alike([tuple(reversed(page[first:])) for page in pages])
    body, furniture = [], {}
    for number, page in enumerate(pages, 1):
        end = len(page) - last
        body.extend(page[first:end])
        furniture[number] = [*page[:first], *page[end:]]
    return body, furniture


def _alike(pages: Sequence[Sequence[Standing]]) -> int:
    """How many runs all pages begin with, at the same places; the numbers of the pages themselves may differ."""
    if len(pages) < 2:
        return 0
    keys = [[_key(standing) for standing in page] for page in pages]
    return sum(1 for _ in takewhile(lambda same: len(set(same)) == 1, zip(*keys, strict=False)))


def _key(standing: Standing) -> tuple[int, str]:
    words = standing.run.text.split()
    if str(standing.page) in words:
        words[words.index(str(standing.page))] = "#"
    return round(standing.run.y), " ".join(words)
