"""Who may import whom is written in pyproject.toml and held here."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

ROOT = Path(__file__).parents[1]
OURS = {"generator", "_typeshed", "msvcrt"}
HOMES = {
    "jinja2": "compose/",
    "distributed": "cluster.py",
    "lxml": "audit/",
    "markdown_it": "markup/",
    "mdit_py_plugins": "markup/",
    "pikepdf": "audit/",
    "pptx": "audit/",
    "pypdfium2": "audit/",
    "reportlab": "exporters/pdf/",
    "typer": "cli/",
    "yaml": "readers/",
}


def test_every_import_goes_where_it_may() -> None:
    code = "from importlinter.cli import lint_imports; import sys; sys.exit(lint_imports(no_cache=True))"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def imported() -> Iterator[tuple[str, str]]:
    """Each library that a file of the program imports, with the file's path below generator/."""
    for path in sorted((ROOT / "generator").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            names: list[str] = []
            if isinstance(node, ast.Import):
                names = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom) and node.module:
                names = [node.module]
            for name in {name.split(".")[0] for name in names} - set(sys.stdlib_module_names) - OURS:
                yield name, path.relative_to(ROOT / "generator").as_posix()


def test_a_library_is_known_to_one_folder() -> None:
    assert [f"{path}: {name}" for name, path in imported() if not path.startswith(HOMES.get(name, ""))] == []


def test_the_audit_reads_with_other_libraries_than_wrote() -> None:
    exporters = {name for name, path in imported() if path.startswith("exporters/")}
    audit = {name for name, path in imported() if path.startswith("audit/")}
    assert exporters & audit <= {"PIL"}, "pixels are pixels; all else would share its mistakes"


def test_every_library_that_is_imported_is_installed_with_lembar() -> None:
    """The tests' own environment has more than a user's: what only it has would fail on a fresh machine."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    declared = {re.split(r"[^\w.-]", requirement)[0].lower() for requirement in project["dependencies"]}
    owners = packages_distributions()
    extras = {"cluster.py": project["optional-dependencies"]["cluster"]}
    optional = {re.split(r"[^\w.-]", requirement)[0].lower() for path in extras for requirement in extras[path]}
    names = {name for name, path in imported() if not (path in extras and name in optional)}
    assert {name for name in names if not declared & {owner.lower() for owner in owners.get(name, ())}} == set()


def test_no_two_test_files_have_one_name() -> None:
    """pytest reads test files without packages, so a second file of one name stops the whole run."""
    names = [path.name for path in Path(__file__).parent.rglob("test_*.py")]
    assert sorted(name for name in set(names) if names.count(name) > 1) == []
