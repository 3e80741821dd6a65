"""What is wrong with a formula, with what may have been meant."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from generator.formulas import macros, read
from generator.markup.near import nearest

_VALUE = re.compile(r"\{\{[^{}]*\}\}")


def formula_problems(source: str, values: bool = False) -> Iterator[tuple[str, int, int, Mapping[str, object]]]:
    """Code, start, end and values of each problem of what stands between dollars; with `values`, `{{ … }}` is one."""
    if values:
        source = _VALUE.sub(lambda found: "{" + "0" * (len(found[0]) - 2) + "}", source)
    for code, start, end, told in read(source).troubles:
        near = _near(code, str(told.get("name", "")))
        yield code, start, end, {**told, "near": near} if near else told


def _near(code: str, name: str) -> str:
    if code == "formula-environment":
        return nearest(name, macros.ENVIRONMENTS) or "matrix"
    if code == "formula-unknown-macro":
        found = "ne" if name == "\\not" else nearest(name.removeprefix("\\"), macros.ALL)
        return f"`\\{found or 'text{…}'}`"
    return ""
