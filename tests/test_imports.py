"""Who may import whom is written in pyproject.toml and held here."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]


def test_every_import_goes_where_it_may() -> None:
    code = "from importlinter.cli import lint_imports; import sys; sys.exit(lint_imports(no_cache=True))"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_heavy_libraries_stay_in_their_folder() -> None:
    """`pptx` and `reportlab` are each known to one exporter; the audit reads with other libraries than wrote."""
    allowed = {
        "import pptx": ("generator/exporters/pptx/",),
        "from pptx": ("generator/exporters/pptx/",),
        "import reportlab": ("generator/exporters/pdf/",),
        "from reportlab": ("generator/exporters/pdf/",),
    }
    strays = [
        f"{path.relative_to(ROOT)}:{number}: {line.strip()}"
        for path in sorted((ROOT / "generator").rglob("*.py"))
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        for start, folders in allowed.items()
        if line.strip().startswith(start) and not path.relative_to(ROOT).as_posix().startswith(folders)
    ]
    assert strays == []
