"""An installed wheel finds its templates: what works in a checkout works after `pip install`."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel's content in a folder by itself, as pip would lay it into site-packages."""
    made = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(made), str(ROOT)],
        check=True,
        capture_output=True,
    )
    wheels = list(made.glob("*.whl"))
    assert len(wheels) == 1
    site = made / "site"
    with zipfile.ZipFile(wheels[0]) as wheel:
        wheel.extractall(site)
    return site


def lembar(site: Path, folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Runs the installed command outside the checkout. Isolated mode keeps the checkout off the path."""
    code = f"import sys; sys.path.insert(0, {str(site)!r}); from generator.cli import main; main()"
    command = [sys.executable, "-I", "-c", code, *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False)


def test_templates_and_licences_are_inside(installed: Path) -> None:
    assert list(installed.glob("generator/templates/messages/en.toml"))
    fonts = {path.name.split("-")[0] for path in installed.glob("generator/templates/fonts/*.ttf")}
    licences = {path.name.split("-")[0] for path in installed.glob("generator/templates/fonts/*.txt")}
    assert fonts
    assert fonts <= licences
    assert list(installed.glob("*.dist-info/licenses/LICENSE"))


def test_the_installed_package_is_the_one_that_runs(installed: Path, tmp_path: Path) -> None:
    code = f"import sys; sys.path.insert(0, {str(installed)!r}); import generator.resources as r; print(r.TEMPLATES)"
    done = subprocess.run([sys.executable, "-I", "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert Path(done.stdout.strip()) == installed / "generator" / "templates"


def test_an_installed_lembar_starts_checks_and_builds_a_lesson(installed: Path, tmp_path: Path) -> None:
    assert lembar(installed, tmp_path, "--version").returncode == 0
    made = lembar(installed, tmp_path, "new", "siklus", "--language", "id")
    assert made.returncode == 0, made.stderr
    checked = lembar(installed, tmp_path, "check", "--strict", "siklus")
    assert checked.returncode == 0, checked.stdout + checked.stderr
    built = lembar(installed, tmp_path, "build", "siklus")
    assert built.returncode == 0, built.stderr
    assert (tmp_path / "output" / "siklus" / "worksheet-B.pdf").exists()
