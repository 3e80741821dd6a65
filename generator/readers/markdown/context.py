"""What every step of reading a lesson's body needs: where problems go, and how each kind of text is read."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Literal, cast

from generator.diagnostics import At, Diagnostic, problem
from generator.document.attributes import Attributes
from generator.document.blocks import Audience, Blocks, Figure
from generator.document.inlines import Text
from generator.frozen import frozen
from generator.markup import Dialect, Line, Picture
from generator.markup.attributes import checked_attributes
from generator.markup.near import suggestion
from generator.readers.charts import is_chart, read_chart
from generator.readers.drawings import is_drawing, read_drawing
from generator.readers.markdown.values import share, space_mm
from generator.readers.markdown.vocabulary import PICTURE
from generator.words import decimal_mark

AUDIENCES = ("slide", "handout", "notes", "key")
# Those that pupils see.
SHOWN = ("slide", "handout")
OF_QUESTIONS = ("answer", "rubric")

Report = Callable[[Diagnostic], None]
# The key of a picture in the lesson's assets, by target and place; empty when it cannot be used.
LoadPicture = Callable[[str, At], str]


@frozen
class Context:
    """`values` says that `{{ … }}` stands for a value: in questions with parameters."""

    report: Report
    load_picture: LoadPicture
    language: str = "en"
    values: bool = False

    @property
    def decimal_mark(self) -> str:
        return decimal_mark(self.language)

    def say(self, code: str, at: At, **values: object) -> None:
        self.report(problem(code, at, **values))

    @property
    def material(self) -> Dialect:
        """Teaching material: audiences, and nothing that is marked."""
        return Dialect(self.report, self._audience, self._picture, fence=self._drawing)

    @property
    def stem(self) -> Dialect:
        """A question's own text, where `[[…]]` asks."""
        return Dialect(
            self.report, self._nested, self._picture, gaps="ask", values=self.values, fence=self._asking_drawing
        )

    @property
    def aside(self) -> Dialect:
        """Options, feedback, explanations, model answers: text of a question in which nothing is asked."""
        return Dialect(self.report, self._nested, self._picture, values=self.values, fence=self._drawing)

    def _drawing(self, info: str, lines: Sequence[Line], asks: bool = False) -> Blocks | None:
        if is_chart(info):
            chart = read_chart(info, lines[0], lines[1:-1], self.language, self.report)
            return (chart,) if chart else ()
        if not is_drawing(info):
            return None
        drawing = read_drawing(info, lines[0], lines[1:-1], asks, self.language, self.report)
        return (drawing,) if drawing else ()

    def _asking_drawing(self, info: str, lines: Sequence[Line]) -> Blocks | None:
        return self._drawing(info, lines, asks=True)

    def _audience(self, name: str, attributes: Attributes, blocks: Blocks, at: At) -> Blocks:
        return self.audience(name, attributes, blocks, at)

    def audience(self, name: str, attributes: Attributes, blocks: Blocks, at: At) -> Blocks:
        if not self.is_container(name, attributes, at):
            return ()
        if name in OF_QUESTIONS:
            self.say("container-place", at, name=name)
            return ()
        return (Audience(cast(Literal["slide", "handout", "notes", "key"], name), blocks),)

    def is_container(self, name: str, attributes: Attributes, at: At) -> bool:
        """True for a name of the grammar without anything else on its line."""
        known = (*AUDIENCES, *OF_QUESTIONS)
        if name not in known:
            self.say("unknown-container", at, name=name, near=suggestion(name, known))
        elif attributes != Attributes():
            self.say("container-form", at)
        return name in known

    def _nested(self, name: str, attributes: Attributes, blocks: Blocks, at: At) -> Blocks:
        if self.is_container(name, attributes, at):
            self.say("container-place", at, name=name)
        return ()

    def _picture(self, picture: Picture) -> Blocks:
        attributes = checked_attributes(picture.pieces, PICTURE, self.report)
        alt, decorative = picture.alt.strip(), "decorative" in attributes.classes
        if decorative and alt:
            self.say("picture-decorative-words", picture.at, words=alt)
        elif not decorative and not alt:
            self.say("picture-without-words", picture.at, target=picture.target)
        asset = self.load_picture(picture.target, picture.at)
        width = attributes.get("width")
        credit = attributes.get("credit")
        # A picture that cannot be used was reported; its place is kept, so that an option does not also seem empty.
        return (
            Figure(
                asset,
                "" if decorative else alt,
                picture.caption,
                share(width) if width.endswith("%") else None,
                space_mm(width) if width.endswith("m") else None,
                (Text(credit),) if credit else (),
            ),
        )
