"""The docstring of a kind is its manual page, and its example is a question of that kind."""

from __future__ import annotations

import inspect
import re
from pathlib import Path
from typing import get_args

import pytest
from readings import read_part

from generator import questions
from generator.document.blocks import Kind
from generator.questions.kind import QuestionKind

_EXAMPLE = re.compile(r"```markdown\n(.*?)```", re.DOTALL)


@pytest.mark.parametrize("kind", questions.KINDS, ids=lambda kind: kind.NAME)
def test_the_example_in_the_manual_page_is_of_its_kind(kind: QuestionKind) -> None:
    examples = _EXAMPLE.findall(inspect.getdoc(kind) or "")
    assert examples
    for example in examples:
        result = read_part(example)
        assert result.codes == []
        assert {item.kind for item in result.items.values()} == {kind.NAME}


def test_every_kind_of_the_waist_has_its_file_and_its_line() -> None:
    assert sorted(kind.NAME for kind in questions.KINDS) == sorted(get_args(Kind))
    files = {path.stem for path in Path(questions.__file__).parent.glob("*.py")}
    assert {kind.NAME.replace("-", "_") for kind in questions.KINDS} <= files
