"""What a page draws, in drawing order: stretches of text with their place, and pictures.

The page is not laid out again: every string stands where its operators put it, in the order in which they stand in the
file, which is the reading order that the paper promises. A text object is taken apart once for its bytes and the state
it starts in; in a set of versions nearly all of them recur.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from generator.audit import pdf_drawings
from generator.audit.drawn_formulas import Bar, Drawing, LessonFormulas, Sign
from generator.audit.pdf_drawings import Paths
from generator.audit.pdf_fonts import Font
from generator.audit.pdf_marks import PAINTS, Effects
from generator.audit.pdf_state import (
    FILLS,
    SILENT,
    STATE_OPERATORS,
    UPRIGHT,
    Edges,
    Matrix,
    Resources,
    Run,
    State,
    actual_text,
    changed,
    color_of,
    matrix_of,
    moved,
    spoken_in,
    times,
)
from generator.audit.pdf_text import TextObject, TextReading
from generator.audit.pdf_tokens import LITERAL, Operand, Unreadable, as_name, as_number, operations
from generator.frozen import fresh, record, replace

_TEXT_OBJECT = re.compile(
    rb"(?<![^\s>\])])BT(?=[\s/(<\[])"
    rb"((?:[^()E]++|(?<![\s>\])])E|E(?!T(?:\s|\Z))|" + LITERAL + rb")*+)ET(?!\S)",
    re.S,
)
_TEXT_BEGINS = b"BT"
# A text object that may have been taken apart before: only whole ones are kept, so that a wrong end is never found.
_BEFORE = re.compile(rb"BT (-?[\d.]+) (-?[\d.]+) Td([^\n]*?) ET(?=[\s]|\Z)", re.S)
_ENDS = (b"", b"\n", b" ")
_PLACED = re.compile(rb"\s*(?:1 0 0 1 (-?[\d.]+) (-?[\d.]+) Tm|(-?[\d.]+) (-?[\d.]+) Td)(?=[\s/\[(<])")
# Far more texts than one version has; those of a font that each version has for itself do not come again.
_MOST_KEPT = 4_000
# A text that begins by choosing font and colour is the same whatever stood before it.
_SETS_ALL = re.compile(rb"\s*/\S+ [\d.]+ Tf [\d.]+ [\d.]+ [\d.]+ rg(?=\s)")
_FONT_NAME = re.compile(rb"/([^\s()<>\[\]{}/%]+)\s+[-\d.]+\s+Tf\b")


_BARE = State(font="", size=0.0, color=b"")


class Memory:
    """Text objects that were taken apart before, and the effects of what stands between them."""

    def __init__(self) -> None:
        self.effects = Effects()
        self.formulas = LessonFormulas()
        self.bare: dict[State, State] = {}
        self.objects: dict[tuple[bytes, State, tuple[int, ...]], TextObject] = {}
        # Of texts that choose font and colour themselves, in a state with nothing else in it: `plain` are such states.
        self.begun: dict[tuple[bytes, Callable[[str], Font]], TextObject] = {}
        self.plain: dict[int, State] = {}

    def forget(self) -> None:
        self.objects.clear()
        self.begun.clear()
        self.plain.clear()


@record
class Drawn:
    """All that a page draws. `spoken` are texts for readers aloud, `shown` the strings that its fonts were used for.

    `closed` says that it leaves the state of the page as it was.
    """

    runs: list[Run]
    spoken: set[str]
    shown: set[str]
    closed: bool = False


def read_content(content: bytes, resources: Resources, memory: Memory) -> Drawn:
    """Raises Unreadable."""
    drawn = Drawn([], set(), set())
    page = _Page(drawn, memory)
    drawn.closed = page.read(content, resources, UPRIGHT, State()) and not page.marks
    return drawn


@record
class _OpenFormula:
    """A mark around what reads as one text: where it begins, and the lines that it draws."""

    text: str
    matrix: Matrix
    first: int
    paints: int
    marks: int
    bars: list[Bar] = fresh(factory=list)
    strokes: list[Bar] = fresh(factory=list)


class _Page:
    def __init__(self, drawn: Drawn, memory: Memory) -> None:
        self._drawn, self._memory = drawn, memory
        self._paints = 0
        self._artifacts: list[bool] = []
        self._formula: _OpenFormula | None = None
        self._deep = 0
        self._paths: Paths | None = None

    @property
    def marks(self) -> int:
        return len(self._artifacts)

    def read(self, content: bytes, resources: Resources, matrix: Matrix, state: State) -> bool:
        """Whether all that was saved of the state is restored."""
        self._deep += 1
        if self._deep > 8:
            raise Unreadable("forms inside forms go too deep")
        stack: list[tuple[Matrix, State]] = []
        at = 0
        spot = content.find(_TEXT_BEGINS)
        while spot >= 0:
            again = _BEFORE.match(content, spot) if id(state) in self._memory.plain else None
            made = self._memory.begun.get((again[3], resources.font)) if again else None
            if again is not None and made is not None and content[spot - 1 : spot] in _ENDS:
                matrix, state = self._graphics(content[at:spot], resources, matrix, state, stack)
                place = (1.0, 0.0, 0.0, 1.0, float(again[1]), float(again[2]))
                state = self._take(made, times(place, matrix) if matrix is not UPRIGHT else place)
                at = again.end()
                spot = content.find(_TEXT_BEGINS, at)
                continue
            found = _TEXT_OBJECT.match(content, spot)
            if found is None:
                spot = content.find(_TEXT_BEGINS, spot + 1)
                continue
            matrix, state = self._graphics(content[at:spot], resources, matrix, state, stack)
            state = self._text(found[1], resources, matrix, state)
            at = found.end()
            spot = content.find(_TEXT_BEGINS, at)
        self._graphics(content[at:], resources, matrix, state, stack)
        self._deep -= 1
        return not stack

    def _graphics(
        self, content: bytes, resources: Resources, matrix: Matrix, state: State, stack: list[tuple[Matrix, State]]
    ) -> tuple[Matrix, State]:
        effect = self._memory.effects.of(content) if self._formula is None else None
        if effect is not None:
            self._paints += effect.paints
            for _ in range(effect.closes):
                self._close()
            inside = bool(self._artifacts and self._artifacts[-1])
            self._artifacts.extend(inside or artifact for artifact in effect.opens)
            return matrix, state
        start: tuple[float, float] = (0.0, 0.0)
        for operator, operands in operations(content):
            if self._paths is not None and operator != b"EMC":
                self._paths.take(operator, operands)
                continue
            if self._formula is not None and operator in (b"re", b"m", b"l"):
                start = self._line_of(self._formula, operator, operands, matrix, start)
            if operator in SILENT:
                continue
            if operator in PAINTS:
                self._paints += 1
            elif operator == b"q":
                stack.append((matrix, state))
            elif operator == b"Q":
                if not stack:
                    raise Unreadable("a page restores a state that it never saved")
                matrix, state = stack.pop()
            elif operator == b"cm":
                matrix = times(matrix_of(operands), matrix)
            elif operator in FILLS:
                state = replace(state, color=color_of(operator, operands))
            elif operator == b"Do":
                self._draw(as_name(operands[0]), resources, matrix, state)
            elif operator in (b"BMC", b"BDC"):
                self._open(operands, resources, matrix)
            elif operator == b"EMC":
                self._close(matrix)
            elif operator in STATE_OPERATORS:
                state = changed(state, operator, operands)
            else:
                raise Unreadable(f"a page holds “{operator[:12].decode('latin-1')}”, which is not known")
        if self._paths is not None:
            raise Unreadable("a drawing of it does not end")
        return matrix, state

    def _line_of(
        self,
        formula: _OpenFormula,
        operator: bytes,
        operands: list[Operand],
        matrix: Matrix,
        start: tuple[float, float],
    ) -> tuple[float, float]:
        """Keeps the lines of a formula, from the left end of its baseline. Where the pen is."""
        numbers = [as_number(value) for value in operands]
        x, y = _seen(numbers[0], numbers[1], matrix, formula.matrix)
        if operator == b"re":
            right, top = _seen(numbers[0] + numbers[2], numbers[1] + numbers[3], matrix, formula.matrix)
            formula.bars.append(Bar(x, y, right, top))
        elif operator == b"l":
            formula.strokes.append(Bar(*start, x, y))
        return x, y

    def _open(self, operands: list[Operand], resources: Resources, matrix: Matrix) -> None:
        if as_name(operands[0]) == pdf_drawings.MARK:
            self._paths = Paths()
        self._artifacts.append(as_name(operands[0]) == "Artifact" or bool(self._artifacts and self._artifacts[-1]))
        self._drawn.spoken.update(spoken_in(operands, resources, but="ActualText"))
        text = actual_text(operands, resources)
        if text is not None:
            if self._formula is not None:
                raise Unreadable("a page has a text inside another that is read as one")
            self._formula = _OpenFormula(text, matrix, len(self._drawn.runs), self._paints, len(self._artifacts))

    def _close(self, matrix: Matrix = UPRIGHT) -> None:
        if not self._artifacts:
            raise Unreadable("marked content ends that never began")
        if self._formula is not None and len(self._artifacts) == self._formula.marks:
            self._end_formula(self._formula)
            self._formula = None
        artifact = self._artifacts.pop()
        if self._paths is not None:
            self._drawn.runs.append(self._paths.run(matrix, artifact)._replace(paints=self._paints))
            self._paths, self._paints = None, 0

    def _end_formula(self, formula: _OpenFormula) -> None:
        """What it draws must be what a formula of the lesson draws that reads so."""
        covered = self._drawn.runs[formula.first :]
        x, y = formula.matrix[4], formula.matrix[5]
        signs = tuple(
            Sign(run.text, round(run.x - x, 2), round(run.y - y, 2), round(run.right - x, 2), round(run.size, 3))
            for run in covered
            if run.text.strip()
        )
        drawing = Drawing(signs, tuple(formula.bars), tuple(formula.strokes))
        if not covered:  # it is heard alone
            self._drawn.spoken.add(formula.text)
            return
        if not all(run.seen and not run.picture for run in covered):
            raise Unreadable(f"a page says that it reads “{formula.text}” where it draws nothing of it")
        if not self._memory.formulas.draws(formula.text, drawing):
            raise Unreadable(f"a page draws a formula otherwise than it reads: “{formula.text}”")
        edges = [run.right_edge for run in covered] + [x + bar.right for bar in formula.bars]
        first = covered[0]
        whole = first._replace(text=formula.text, x=x, y=y, right=max(edges), size=max(run.size for run in covered))
        self._drawn.runs[formula.first :] = [whole._replace(paints=formula.paints)]
        self._paints = 0

    def _draw(self, name: str, resources: Resources, matrix: Matrix, state: State) -> None:
        form = resources.form(name)
        if not isinstance(form, str):
            runs = self._drawn.runs
            first, matrix = len(runs), times(form.matrix, matrix)
            self.read(form.content, form.resources, matrix, state)
            edges = _moved_edges(form.edges, matrix)
            if not all(is_within(run, edges) for run in runs[first:]):
                raise Unreadable("a form of it is cut off")
            return
        left, right = sorted((matrix[4], matrix[4] + matrix[0] + matrix[2]))
        low, high = sorted((matrix[5], matrix[5] + matrix[1] + matrix[3]))
        self._add(Run("", left, low, right, high - low, b"", "", True, False, 0, form))

    def _add(self, run: Run) -> None:
        artifact = bool(self._artifacts and self._artifacts[-1])
        self._drawn.runs.append(run._replace(artifact=artifact, paints=self._paints))
        self._paints = 0

    def _text(self, body: bytes, resources: Resources, matrix: Matrix, state: State) -> State:
        head = _PLACED.match(body)
        memory = self._memory
        if head:
            begun = body[head.end() :]
            made = memory.begun.get((begun, resources.font)) if id(state) in memory.plain else None
            if made is None and b"Tm" not in begun:  # which counts from the page's corner
                made = self._made(begun, resources, state)
            if made is not None:
                x, y = float(head[1] or head[3]), float(head[2] or head[4])
                return self._take(made, times((1.0, 0.0, 0.0, 1.0, x, y), matrix))
        return self._take(self._made(body, resources, state), matrix)

    def _made(self, body: bytes, resources: Resources, state: State) -> TextObject:
        """A text object, from a text matrix at the origin."""
        memory = self._memory
        sets_all = _SETS_ALL.match(body) is not None
        if sets_all:
            bare = memory.bare.get(state)
            if bare is None:
                bare = memory.bare[state] = replace(state, font="", size=0.0, color=b"")
            if bare == _BARE:
                memory.plain[id(state)] = state
            state = bare
        fonts = _FONT_NAME.findall(body)
        names = {name.decode("latin-1") for name in fonts} | ({state.font} if state.font else set())
        key = (body, state, tuple(sorted(id(resources.font(name)) for name in names)))
        made = memory.objects.get(key)
        if made is None:
            if len(memory.objects) > _MOST_KEPT:
                memory.forget()
            made = memory.objects[key] = TextReading(resources, state).read(body)
        if sets_all and state == _BARE and b"Tm" not in body:
            memory.begun[body, resources.font] = made
        return made

    def _take(self, made: TextObject, matrix: Matrix) -> State:
        a, b, c, d, e, f = matrix
        if (a, b, c, d) != (1.0, 0.0, 0.0, 1.0):
            for run in made.runs:
                self._add(moved(run, matrix))
        else:
            artifact, paints = bool(self._artifacts and self._artifacts[-1]), self._paints
            for text, x, y, right, size, color, font, seen, _, _, picture in made.runs:
                run = Run(text, x + e, y + f, right + e, size, color, font, seen, artifact, paints, picture)
                self._drawn.runs.append(run)
                paints = 0
            self._paints = paints
        self._drawn.shown.update(made.shown)
        self._drawn.spoken.update(made.spoken)
        return made.end


def _seen(x: float, y: float, matrix: Matrix, corner: Matrix) -> tuple[float, float]:
    """A point from the corner of a formula; two decimals, so that a formula is the same wherever it stands."""
    a, b, c, d, e, f = matrix
    return round(a * x + c * y + e - corner[4], 2), round(b * x + d * y + f - corner[5], 2)


def is_within(run: Run, edges: Edges) -> bool:
    """Whether a form of these edges shows all of what it draws."""
    left, low, right, high = edges
    return left <= run.left_edge and run.right_edge <= right and low <= run.y <= high


def _moved_edges(edges: Edges, matrix: Matrix) -> Edges:
    """The upright rectangle around the moved one."""
    left, low, right, high = edges
    a, b, c, d, e, f = matrix
    corners = [(a * x + c * y + e, b * x + d * y + f) for x in (left, right) for y in (low, high)]
    return (
        min(x for x, _ in corners),
        min(y for _, y in corners),
        max(x for x, _ in corners),
        max(y for _, y in corners),
    )
