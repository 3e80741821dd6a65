"""The parts of a package that tie the others together: content types, relationships, the presentation itself."""

from __future__ import annotations

from collections.abc import Iterable

from generator.exporters.pptx.master import Master
from generator.exporters.pptx.slides import Deck
from generator.exporters.pptx.write_text import address, escape

_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "application/vnd.openxmlformats-officedocument.presentationml"
_CHART = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
_TYPES = {
    "ppt/slideMasters/": f"{_OFFICE}.slideMaster+xml",
    "ppt/slideLayouts/": f"{_OFFICE}.slideLayout+xml",
    "ppt/notesMasters/": f"{_OFFICE}.notesMaster+xml",
    "ppt/theme/": "application/vnd.openxmlformats-officedocument.theme+xml",
    "ppt/presProps": f"{_OFFICE}.presProps+xml",
    "ppt/viewProps": f"{_OFFICE}.viewProps+xml",
    "ppt/tableStyles": f"{_OFFICE}.tableStyles+xml",
}
_FIXED = (
    ("slideMaster", "slideMasters/slideMaster1.xml"),
    ("notesMaster", "notesMasters/notesMaster1.xml"),
    ("presProps", "presProps.xml"),
    ("viewProps", "viewProps.xml"),
    ("theme", "theme/theme1.xml"),
    ("tableStyles", "tableStyles.xml"),
)
_FIRST_SLIDE_ID = 256
_MASTER_ID = 2147483648


class Relations:
    """Relationships of one part; asking twice for one target gives one id."""

    def __init__(self) -> None:
        self._ids: dict[tuple[str, str, bool], str] = {}

    def add(self, kind: str, target: str, outside: bool = False) -> str:
        return self._ids.setdefault((kind, target, outside), f"rId{len(self._ids) + 1}")

    def link(self, url: str) -> str:
        return self.add("hyperlink", address(url), outside=True)

    def xml(self) -> str:
        return _relations((number, kind, target, outside) for (kind, target, outside), number in self._ids.items())


def _relations(rows: Iterable[tuple[str, str, str, bool]]) -> str:
    inner = "".join(
        f'<Relationship Id="{number}" Type="{RELATIONS}{kind}" Target="{escape(target)}"'
        + (' TargetMode="External"/>' if outside else "/>")
        for number, kind, target, outside in rows
    )
    return f'{_DECLARATION}<Relationships xmlns="{_PACKAGE}/relationships">{inner}</Relationships>'


def package_relations() -> str:
    office = f'<Relationship Id="rId1" Type="{RELATIONS}officeDocument" Target="ppt/presentation.xml"/>'
    core = (
        f'<Relationship Id="rId2" Type="{_PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/>'
    )
    return f'{_DECLARATION}<Relationships xmlns="{_PACKAGE}/relationships">{office}{core}</Relationships>'


def presentation_relations(slides: int) -> str:
    rows = [(f"rId{at}", kind, target, False) for at, (kind, target) in enumerate(_FIXED, 1)]
    rows += [(_slide_relation(at), "slide", f"slides/slide{at}.xml", False) for at in range(1, slides + 1)]
    return _relations(rows)


def _slide_relation(number: int) -> str:
    return f"rId{len(_FIXED) + number}"


def content_types(master: Master, slides: int, noted: tuple[int, ...], charts: int, outlined: bool) -> str:
    defaults = "".join(
        f'<Default Extension="{suffix}" ContentType="{kind}"/>'
        for suffix, kind in (
            ("jpeg", "image/jpeg"),
            ("png", "image/png"),
            ("rels", "application/vnd.openxmlformats-package.relationships+xml"),
            *((("svg", "image/svg+xml"),) if outlined else ()),
            ("xml", "application/xml"),
            *((("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),) if charts else ()),
        )
    )
    names = [("ppt/presentation.xml", f"{_OFFICE}.presentation.main+xml")]
    names += [("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml")]
    for name in master.parts:
        if name.endswith(".xml"):
            names += [(name, kind) for prefix, kind in _TYPES.items() if name.startswith(prefix)]
    names += [(f"ppt/slides/slide{at}.xml", f"{_OFFICE}.slide+xml") for at in range(1, slides + 1)]
    names += [(f"ppt/notesSlides/notesSlide{at}.xml", f"{_OFFICE}.notesSlide+xml") for at in noted]
    names += [(f"ppt/charts/chart{at}.xml", _CHART) for at in range(1, charts + 1)]
    overrides = "".join(f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in names)
    return f'{_DECLARATION}<Types xmlns="{_PACKAGE}/content-types">{defaults}{overrides}</Types>'


def core_properties(deck: Deck) -> str:
    """Title, subject and language only: who made the deck, when and with what is nobody's business."""
    subject = f"<dc:subject>{escape(deck.subject)}</dc:subject>" if deck.subject else ""
    return (
        f'{_DECLARATION}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        f'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{escape(deck.title)}</dc:title>{subject}'
        f"<dc:language>{escape(deck.language)}</dc:language></cp:coreProperties>"
    )


def presentation(deck: Deck) -> str:
    slides = "".join(
        f'<p:sldId id="{_FIRST_SLIDE_ID + at}" r:id="{_slide_relation(at)}"/>' for at in range(1, len(deck.slides) + 1)
    )
    rtl = ' rtl="1"' if deck.rtl else ""
    levels = "".join(
        f'<a:lvl{level}pPr marL="0" algn="l" defTabSz="914400"><a:defRPr lang="{escape(deck.language)}" sz="1800">'
        '<a:solidFill><a:schemeClr val="tx1"/></a:solidFill><a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/>'
        f'<a:cs typeface="+mn-cs"/></a:defRPr></a:lvl{level}pPr>'
        for level in range(1, 10)
    )
    return (
        f'{_DECLARATION}<p:presentation xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
        'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
        f'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"{rtl} saveSubsetFonts="1">'
        f'<p:sldMasterIdLst><p:sldMasterId id="{_MASTER_ID}" r:id="rId1"/></p:sldMasterIdLst>'
        '<p:notesMasterIdLst><p:notesMasterId r:id="rId2"/></p:notesMasterIdLst>'
        f'<p:sldIdLst>{slides}</p:sldIdLst><p:sldSz cx="12192000" cy="6858000"/><p:notesSz cx="6858000" cy="9144000"/>'
        f"<p:defaultTextStyle>{levels}</p:defaultTextStyle></p:presentation>"
    )
