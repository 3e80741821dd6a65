"""What a command loads before and while it works: a short build is half start-up."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.bank import bank
from benchmarks.lesson import paper

ROOT = Path(__file__).parents[3]
BUILD = "build bank.md --only worksheet,key --versions 1 --seed 1 --quiet"
HEAVY = """
    PIL asyncio concurrent.futures email html.parser http lxml multiprocessing pikepdf pptx pydantic pypdfium2 pyphen
    reportlab rich secrets socket ssl unittest urllib.request xml.etree xml.sax zipfile
    generator.cluster generator.exporters.pptx generator.audit.deck generator.readers.roster
"""
ALSO_HEAVY_FROM_A_CACHE = """
    yaml markdown_it jinja2 uharfbuzz pypdfium2_raw generator.pipeline generator.audit generator.exporters
"""
# Prints the modules that are loaded, and those classes of ours that became real dataclasses at a library's request.
_LOOK = """
import atexit, json, sys
def look():
    ours = [kind for name, module in list(sys.modules.items()) if name.startswith("generator")
            for kind in vars(module).values() if isinstance(kind, type) and kind.__module__ == name]
    made = [kind.__qualname__ for kind in ours if isinstance(vars(kind).get("__dataclass_fields__"), dict)
            and "__dataclass_params__" not in vars(kind)]
    print(json.dumps([list(sys.modules), made, gc.get_freeze_count()]))
import gc
atexit.register(look)
from generator.cli import main
main()
"""


def _started(folder: Path, command: str) -> tuple[set[str], list[str], int]:
    done = subprocess.run(
        [sys.executable, "-c", _LOOK, *command.split()],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(ROOT), "LEMBAR_CACHE": str(folder / "cache")},
        capture_output=True,
        text=True,
        check=True,
    )
    loaded, made, frozen = json.loads(done.stdout.splitlines()[-1])
    return set(loaded), made, frozen


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("start")
    (folder / "bank.md").write_text(paper(bank()), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def first(folder: Path) -> tuple[set[str], list[str], int]:
    return _started(folder, BUILD)


def test_a_build_of_papers_loads_nothing_that_it_does_not_use(first: tuple[set[str], list[str], int]) -> None:
    loaded = first[0]
    assert "generator.audit.pdf_second" in loaded  # it did read the papers back
    assert not set(HEAVY.split()) & loaded


def test_a_build_of_slides_loads_no_reader_or_writer_of_papers(folder: Path) -> None:
    loaded, made, _ = _started(folder, "build bank.md --only slides --versions 1 --seed 1 --quiet")
    assert "generator.audit.deck_second" in loaded
    assert not {"generator.audit.prints", "generator.audit.pdf_file", "generator.exporters.pdf", "pypdfium2"} & loaded
    assert made == []


def test_a_build_makes_no_dataclass_of_plain_data(first: tuple[set[str], list[str], int]) -> None:
    """Each would cost half a millisecond: `generator.frozen.replace` and `__match_args__` do without."""
    assert first[1] == []


def test_a_command_ends_without_a_last_look_for_circles(first: tuple[set[str], list[str], int]) -> None:
    assert first[2] > 10_000


@pytest.mark.usefixtures("first")
def test_a_set_from_the_cache_loads_neither_readers_nor_exporters(folder: Path) -> None:
    loaded, made, _ = _started(folder, BUILD)
    assert not {*HEAVY.split(), *ALSO_HEAVY_FROM_A_CACHE.split()} & loaded
    assert made == []
