"""What is wrong with a formula, with what may have been meant."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.formulas import macros, read
from generator.markup.near import nearest


def formula_problems(source: str) -> Iterator[tuple[str, int, int, Mapping[str, object]]]:
    """Code, start, end and values of each problem of what stands between the dollars."""
    for code, start, end, values in read(source).troubles:
        near = _near(code, str(values.get("name", "")))
        yield code, start, end, {**values, "near": near} if near else values


def _near(code: str, name: str) -> str:
    if code == "formula-environment":
        return nearest(name, macros.ENVIRONMENTS) or "matrix"
    if code == "formula-unknown-macro":
        found = "ne" if name == "\\not" else nearest(name.removeprefix("\\"), macros.ALL)
        return f"`\\{found or 'text{…}'}`"
    return ""
