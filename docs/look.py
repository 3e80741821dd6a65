"""`make look`: every page and slide of the shipped lessons on one picture sheet a lesson, in look/.

Slides are drawn by LibreOffice; where there is none, the sheet holds the papers only and the command says so.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
from PIL import Image, ImageDraw

ROOT = Path(__file__).resolve().parents[1]
LOOK = ROOT / "look"
SEED = 2026
CELL, GAP, LABEL = 480, 16, 28
ACROSS = 6


def main() -> None:
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        print("LibreOffice is not here, so the sheets hold no slides; install it to see them.")
    lessons = sorted(path.parent for path in (ROOT / "content").glob("*/lesson.md"))
    command = [sys.executable, "-m", "generator", "build", *map(str, lessons), "--seed", str(SEED), "-o", str(LOOK)]
    subprocess.run(command, cwd=ROOT, check=True)
    for lesson in lessons:
        target = LOOK / f"{lesson.name}.png"
        sheet([(file.name, pictures(file, office)) for file in files(LOOK / lesson.name)]).save(target)
        print(target.relative_to(ROOT))


def files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.iterdir() if path.suffix in (".pdf", ".pptx"))


def pictures(file: Path, office: str | None) -> list[Image.Image]:
    if file.suffix == ".pdf":
        return list(_pages(file))
    if office is None:
        return []
    with tempfile.TemporaryDirectory() as folder:
        profile = f"-env:UserInstallation={Path(folder, 'profile').as_uri()}"
        command = [office, profile, "--headless", "--convert-to", "pdf", "--outdir", folder, str(file)]
        subprocess.run(command, check=True, capture_output=True)
        return list(_pages(Path(folder, file.stem + ".pdf")))


def _pages(file: Path) -> Iterator[Image.Image]:
    document = pypdfium2.PdfDocument(file)
    try:
        for page in document:
            yield page.render(scale=CELL / page.get_width()).to_pil().convert("RGB")
    finally:
        document.close()


def sheet(rows: list[tuple[str, list[Image.Image]]]) -> Image.Image:
    """Each file's pages in rows of `ACROSS`, under its name."""
    places: list[tuple[int, int, Image.Image]] = []
    labels: list[tuple[int, str]] = []
    y = GAP
    for name, pages in rows:
        labels.append((y, f"{name} ({len(pages)})"))
        y += LABEL
        for start in range(0, len(pages), ACROSS):
            row = pages[start : start + ACROSS]
            places += [(GAP + spot * (CELL + GAP), y, page) for spot, page in enumerate(row)]
            y += max(page.height for page in row) + GAP
    picture = Image.new("RGB", (GAP + ACROSS * (CELL + GAP), y), "#8A8F98")
    draw = ImageDraw.Draw(picture)
    for top, text in labels:
        draw.text((GAP, top), text, fill="white", font_size=18)
    for left, top, page in places:
        picture.paste(page, (left, top))
    return picture


if __name__ == "__main__":
    main()
