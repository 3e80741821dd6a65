"""Papers that the product printed and another tool changed: what no pupil may get is refused wherever it is hidden."""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf, String
from real_set import RealSet, build_set

TOLD = "Setiap negara mempunyai kelebihan dan kekurangan."
Spoil = Callable[[Pdf], object]


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> RealSet:
    return build_set(tmp_path_factory.mktemp("printed"))


def test_untouched_papers_pass(printed: RealSet) -> None:
    assert printed.found(only="") == ""


def test_a_file_that_was_only_saved_again_passes(printed: RealSet, tmp_path: Path) -> None:
    assert printed.spoiled(tmp_path, lambda pdf: None) == ""


# ---- leaks


def in_metadata(pdf: Pdf) -> None:
    with pdf.open_metadata() as metadata:
        metadata["dc:description"] = TOLD


def in_a_comment_of_metadata(pdf: Pdf) -> None:
    whole = pdf.Root.Metadata.read_bytes()
    spoken = whole.replace(b"<rdf:RDF", b"<!-- " + TOLD.encode() + b" --><rdf:RDF", 1)
    pdf.Root.Metadata = pdf.make_stream(spoken, Type=Name.Metadata, Subtype=Name.XML)


def in_the_outline(pdf: Pdf) -> None:
    with pdf.open_outline() as outline:
        outline.root.append(pikepdf.OutlineItem("Jawaban: DKI Jakarta", 0))


def in_a_description(pdf: Pdf) -> None:
    pdf.Root.StructTreeRoot.K = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.P, Alt=String(TOLD)))


def in_an_attachment(pdf: Pdf) -> None:
    pdf.attachments["catatan.txt"] = pikepdf.AttachedFileSpec(pdf, b"halo", filename="catatan.txt")


def in_a_note(pdf: Pdf) -> None:
    note = Dictionary(Type=Name.Annot, Subtype=Name.Text, Rect=Array([0, 0, 9, 9]), Contents=String("Jakarta"))
    pdf.pages[0].obj.Annots = Array([pdf.make_indirect(note)])


def in_the_look_of_a_stamp(pdf: Pdf) -> None:
    look = pdf.make_stream(b"0 0 9 9 re f", Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 9, 9]))
    stamp = Dictionary(Type=Name.Annot, Subtype=Name.Stamp, Rect=Array([0, 0, 9, 9]), AP=Dictionary(N=look))
    pdf.pages[0].obj.Annots = Array([pdf.make_indirect(stamp)])


def in_packed_data(pdf: Pdf) -> None:
    pdf.Root.AF = Array([pdf.make_stream(zlib.compress(TOLD.encode()), Type=Name.EmbeddedFile)])


def in_a_font_that_is_none(pdf: Pdf) -> None:
    pdf.Root.Spare = pdf.make_stream(b"begincmap " + TOLD.encode())


def in_a_name(pdf: Pdf) -> None:
    pdf.Root["/Setiap negara mempunyai kelebihan"] = 1


def in_a_page_number(pdf: Pdf) -> None:
    pdf.Root.PageLabels = Dictionary(Nums=Array([0, Dictionary(P=String("Jakarta "))]))


def in_a_script(pdf: Pdf) -> None:
    pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String("app.alert('DKI Jakarta')"))


def in_a_comment_of_a_page(pdf: Pdf) -> None:
    pdf.pages[0].contents_add(b"% " + TOLD.encode(), prepend=False)


def read_aloud(pdf: Pdf) -> None:
    pdf.pages[0].contents_add(b"/Span<</ActualText(" + TOLD.encode() + b")>>BDC EMC", prepend=False)


def with_a_picture_more(pdf: Pdf) -> None:
    picture = pdf.make_stream(
        b"\xff\0\0", Type=Name.XObject, Subtype=Name.Image, Width=1, Height=1, ColorSpace=Name.DeviceRGB,
        BitsPerComponent=8,
    )  # fmt: skip
    name = pdf.pages[0].add_resource(picture, Name.XObject)
    pdf.pages[0].contents_add(b"q 90 0 0 90 200 20 cm " + str(name).encode() + b" Do Q", prepend=False)


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda pdf: pdf.docinfo.update({"/Keywords": TOLD}), "the properties of the file tells the model answer"),
        (lambda pdf: pdf.docinfo.update({"/Subject": "DKI Jakarta"}), "the properties of the file tells the answer"),
        (
            lambda pdf: pdf.docinfo.update({"/Subject": "1C 2C 3D"}),
            "the properties of the file looks like the letters of a key",
        ),
        (in_metadata, "the properties of the file tells the model answer"),
        (in_a_comment_of_metadata, "the properties of the file tells the model answer"),
        (in_the_outline, "a title tells the answer: “DKI Jakarta”"),
        (in_a_description, "a description tells the model answer"),
        (in_an_attachment, "a file is attached to it: “catatan.txt”"),
        (in_a_note, "a note tells the answer: “Jakarta”"),
        (in_the_look_of_a_stamp, "page 1 holds a note or a field that is no link"),
        (in_packed_data, "it carries data that no page shows"),
        (in_a_font_that_is_none, "it carries data that no page shows"),
        (in_a_name, "an inner name tells the model answer"),
        (in_a_page_number, "the number of a page tells the answer"),
        (in_a_script, "a script tells the answer"),
        (in_a_comment_of_a_page, "a page holds words between its drawing that never show"),
        (read_aloud, "a text read aloud tells the model answer"),
        (with_a_picture_more, "it shows a picture that the lesson does not have"),
    ],
)
def test_an_answer_that_is_hidden_in_a_file_is_refused(
    printed: RealSet, tmp_path: Path, spoil: Spoil, said: str
) -> None:
    assert f"worksheet-A.pdf: {said}" in printed.spoiled(tmp_path, spoil)


def test_letters_that_stand_in_a_row_in_the_key_are_refused(printed: RealSet, tmp_path: Path) -> None:
    lettered = ("single-choice", "multiple-choice")
    items = [item for item in printed.record["versions"][0]["items"] if item["kind"] in lettered]
    spelled = "".join(letter for item in items for letter in item["answer"])
    told = printed.spoiled(tmp_path, lambda pdf: pdf.docinfo.update({"/Subject": spelled[:5]}))
    assert "worksheet-A.pdf: the properties of the file looks like the letters of a key" in told


@pytest.mark.parametrize(
    ("alter", "said"),
    [
        (lambda whole: whole + b"\n% jawaban\n", "bytes before its beginning or behind its end"),
        (lambda whole: b"kunci\n" + whole, "bytes before its beginning or behind its end"),
        (lambda whole: whole + b"\nstartxref\n0\n%%EOF\n", "it holds an earlier state of itself"),
    ],
)
def test_bytes_beside_the_file_itself_are_refused(
    printed: RealSet, tmp_path: Path, alter: Callable[[bytes], bytes], said: str
) -> None:
    path = tmp_path / "worksheet-A.pdf"
    path.write_bytes(alter(printed.paper("worksheet-A.pdf").path.read_bytes()))
    assert said in printed.found(replace(printed.paper("worksheet-A.pdf"), path=path))


def test_a_file_name_that_tells_an_answer_is_refused(printed: RealSet) -> None:
    named = replace(printed.paper("worksheet-A.pdf"), name="worksheet-A-Jakarta.pdf")
    papers = replace(printed, papers=(named, *printed.papers[1:]))
    assert "its name tells the answer: “Jakarta”" in papers.found()


# ---- pages


def swapped(pdf: Pdf) -> None:
    pdf.pages.append(pdf.pages[0])
    del pdf.pages[0]


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda pdf: pdf.pages.remove(p=2), "is not there"),
        (lambda pdf: pdf.pages.append(pdf.pages[1]), "stands on page 3 once more"),
        (swapped, "is not under its number in its turn"),
    ],
)
def test_pages_that_are_lost_doubled_or_out_of_order_are_refused(
    printed: RealSet, tmp_path: Path, spoil: Spoil, said: str
) -> None:
    assert said in printed.spoiled(tmp_path, spoil)


def test_a_page_of_another_version_is_refused(printed: RealSet, tmp_path: Path) -> None:
    with pikepdf.open(printed.paper("worksheet-B.pdf").path) as other:
        told = printed.spoiled(tmp_path, lambda pdf: pdf.pages.__setitem__(1, other.pages[1]))
    assert "worksheet-A.pdf: page 2 does not carry the version A" in told


def test_the_papers_of_two_versions_that_changed_names_are_refused(printed: RealSet) -> None:
    one, other = printed.paper("worksheet-A.pdf"), printed.paper("worksheet-B.pdf")
    told = printed.found(replace(one, path=other.path), replace(other, path=one.path))
    assert "worksheet-A.pdf: page 1 does not carry the version A" in told
    assert "worksheet-B.pdf: question " in told


def test_a_letter_that_reads_as_another_is_refused(printed: RealSet, tmp_path: Path) -> None:
    """The page looks as it did; what a search or a reader aloud finds is another letter."""

    def spoil(pdf: Pdf) -> None:
        for font in (entry for entry in pdf.objects if isinstance(entry, Dictionary) and "/ToUnicode" in entry):
            known = font.ToUnicode.read_bytes()
            font.ToUnicode = pdf.make_stream(re.sub(rb"<0062>", b"<0064>", known))

    assert "worksheet-A.pdf: question " in printed.spoiled(tmp_path, spoil)


# ---- damage


@pytest.mark.parametrize("name", ["worksheet-A.pdf", "answer-key.pdf", "slides.pptx"])
@pytest.mark.parametrize("share", [0.0, 0.3, 0.6, 0.95])
def test_a_file_that_was_cut_off_is_a_finding(printed: RealSet, tmp_path: Path, name: str, share: float) -> None:
    paper = printed.paper(name)
    whole = paper.path.read_bytes()
    path = tmp_path / name
    path.write_bytes(whole[: int(len(whole) * share)])
    only = "pptx" if name.endswith("pptx") else "pdf"
    assert f"{name}: " in printed.found(replace(paper, path=path), only=only)


def test_bytes_that_were_changed_in_a_deck_are_a_finding(printed: RealSet, tmp_path: Path) -> None:
    paper = printed.paper("slides.pptx")
    whole = bytearray(paper.path.read_bytes())
    whole[len(whole) // 3 : len(whole) // 3 + 40] = bytes(40)
    path = tmp_path / "slides.pptx"
    path.write_bytes(whole)
    assert "slides.pptx: it cannot be opened as a presentation" in printed.found(replace(paper, path=path), only="pptx")
