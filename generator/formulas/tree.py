"""What a formula is made of, whatever it was written in. `kind` is TeX's class of an atom, which decides on spaces."""

from __future__ import annotations

from typing import Literal

from generator.frozen import frozen

Kind = Literal["ord", "op", "bin", "rel", "open", "close", "punct", "inner"]
Variant = Literal["", "upright", "text", "bold", "double", "script", "fraktur", "sans", "mono"]


@frozen
class Symbol:
    """Letters, a number, a sign or the name of a function. Without a variant single letters are italic.

    `large` ones (∑, ∫) grow where a formula stands alone; `limits` have their scripts above and below there.
    """

    text: str
    kind: Kind = "ord"
    variant: Variant = ""
    large: bool = False
    limits: bool = False


@frozen
class Row:
    kids: tuple[Node, ...] = ()


@frozen
class Space:
    em: float


@frozen
class Fraction:
    """`ruled` is false for one over the other without a line; `display` says that it is set large or small anyway."""

    over: Row
    under: Row
    ruled: bool = True
    display: bool | None = None


@frozen
class Root:
    body: Row
    degree: Row = Row()


@frozen
class Scripts:
    """`stacked`: above and below the base, wherever it stands."""

    base: Node
    sub: Row = Row()
    sup: Row = Row()
    stacked: bool = False


@frozen
class Fenced:
    """A body between signs as high as it is; "" is none."""

    left: str
    body: Row
    right: str


@frozen
class Big:
    """A sign of a chosen height, in em."""

    text: str
    kind: Kind
    height: float


@frozen
class Accent:
    """A mark over a body. `wide` ones are as wide as it is."""

    mark: str
    body: Row
    wide: bool = False


@frozen
class Line:
    """`where`: over or under a body, around it (box), or through it (cancel, bcancel, xcancel)."""

    where: Literal["over", "under", "box", "cancel", "bcancel", "xcancel"]
    body: Row


@frozen
class Brace:
    body: Row
    over: bool


@frozen
class Arrow:
    """An arrow as long as what stands above and below it."""

    text: str
    above: Row
    below: Row = Row()


@frozen
class Table:
    """Rows of cells; `aligns` are those of its columns (l, c, r); of a `joined` one each two columns are one."""

    rows: tuple[tuple[Row, ...], ...]
    aligns: str = "c"
    joined: bool = False
    left: str = ""
    right: str = ""
    display: bool = False


Node = Symbol | Row | Space | Fraction | Root | Scripts | Fenced | Big | Accent | Line | Brace | Arrow | Table
