"""A key whose table goes on over pages is proven with and without tags."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator import pipeline
from generator.options import Options, RunOptions

CASES = Path(__file__).parents[2] / "cases"


@pytest.mark.parametrize("tags", [True, False])
def test_a_table_of_seventy_versions_is_read_to_its_end(tmp_path: Path, tags: bool) -> None:
    options = Options(output=tmp_path, seed=1, versions=70, tags=tags, run=RunOptions(print_run="one"))
    (built,) = pipeline.build([CASES / "one-version"], options).sets
    assert built.versions == 70 and "answer-key.pdf" in built.files
