"""`lembar.toml`: what is true of the whole school, found in the lesson's folder or above it."""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path

from generator.diagnostics import At, Diagnostic, problem
from generator.errors import FileError
from generator.frozen import frozen, replace
from generator.lesson import School
from generator.markup.letters import BIDI, CONTROLS
from generator.markup.lines import Line, make_line, split_lines
from generator.markup.near import suggestion
from generator.readers.files import read_bytes, shown
from generator.readers.front_matter import PAPERS
from generator.theme import available as available_themes

NAME = "lembar.toml"
SIZE_LIMIT = 100_000
MOST_FONTS = 8
TEXTS = ("name", "address", "logo", "teacher", "head_teacher", "paper", "theme", "language")
LISTS = ("identity", "fonts")
KEYS = (*TEXTS, *LISTS)

Report = Callable[[Diagnostic], None]


@frozen
class SchoolFile:
    """The file as it was read. `logo` and `fonts` are still paths beside it; `logo_at` and `fonts_at` tell where they
    are written."""

    path: Path
    data: bytes
    school: School
    logo_at: At
    fonts: tuple[str, ...] = ()
    fonts_at: At = At("")


def find_school(folder: Path) -> Path | None:
    """The nearest `lembar.toml`. Folders above the user's home, and folders of another owner, are not looked into."""
    return next((path for above in _upwards(folder) if (path := above / NAME).is_file()), None)


def _upwards(folder: Path) -> Iterator[Path]:
    folder = folder.resolve()
    owner, home = _owner(folder), _home()
    for above in (folder, *folder.parents):
        if _owner(above) != owner:
            return
        yield above
        if above == home:
            return


def _owner(folder: Path) -> int:
    return folder.stat().st_uid


def _home() -> Path | None:
    try:
        return Path.home().resolve()
    except (RuntimeError, OSError):
        return None


def read_school(path: Path, report: Report) -> SchoolFile:
    """The school's facts; what cannot be used is reported and left out."""
    name = shown(path)
    nothing = SchoolFile(path, b"", School(), At(name))
    try:
        if not path.resolve().is_relative_to(path.parent.resolve()):
            raise FileError(f"{name} leads to another folder")
        data = read_bytes(path, SIZE_LIMIT)
    except FileError as error:
        report(problem("school-unreadable", At(name), reason=str(error)))
        return nothing
    if len(data) > SIZE_LIMIT:
        report(problem("school-unreadable", At(name), reason=f"more than {SIZE_LIMIT // 1000} kB"))
        return nothing
    try:
        text = data.decode("utf-8-sig")
        table = tomllib.loads(text)
    except UnicodeDecodeError:
        report(problem("not-utf-8", At(name), letter=NAME))
        return replace(nothing, data=data)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        report(problem("school-syntax", _error_place(str(error), data, name), reason=_reason(str(error))))
        return replace(nothing, data=data)
    lines = split_lines(text, name)
    values = {key: table[key] for key in table if _is_right(key, table[key], lines, report)}
    identity = tuple(values.pop("identity", ()))
    fonts = tuple(values.pop("fonts", ()))
    school = School(**values, identity=identity)
    return SchoolFile(path, data, school, _key_place("logo", lines), fonts, _key_place("fonts", lines))


def read_fonts(file: SchoolFile, report: Report) -> dict[str, tuple[str, str]]:
    """The school's own faces: for the name of each, its path as shown and the sha256 of its file."""
    from generator.fonts.extra import FontError, extra_face
    from generator.fonts.faces import face

    found: dict[str, tuple[str, str]] = {}
    folder = file.path.parent.resolve()
    for written in file.fonts[:MOST_FONTS]:
        path = folder / written
        try:
            if not path.resolve().is_relative_to(folder):
                raise FontError(path, "stands outside the folder of lembar.toml")
            name = extra_face(path)
            found[name] = shown(path), hashlib.sha256(face(name).data or b"").hexdigest()
        except FontError as error:
            report(problem("school-font", file.fonts_at, reason=str(error)))
    if len(file.fonts) > MOST_FONTS:
        report(problem("school-font", file.fonts_at, reason=f"there are more than {MOST_FONTS} fonts"))
    return found


def _is_right(key: str, value: object, lines: tuple[Line, ...], report: Report) -> bool:
    at = _key_place(key, lines)
    if key not in KEYS:
        report(problem("unknown-key", at, key=key, near=suggestion(key, KEYS)))
        return False
    texts = value if isinstance(value, list) and key in LISTS else [value]
    if not all(isinstance(text, str) for text in texts) or (key in LISTS and not isinstance(value, list)):
        wanted = '["…", "…"]' if key in LISTS else '"…"'
        report(problem("front-matter-type", at, key=key, wanted=f"{key} = {wanted}"))
        return False
    if any(CONTROLS.search(str(text)) or BIDI.search(str(text)) for text in texts):
        report(problem("control-character", at, letter=key))
        return False
    known = {"paper": PAPERS, "theme": available_themes()}.get(key)
    if known and value not in known:
        report(problem("front-matter-value", at, key=key, value=value, wanted=", ".join(known)))
        return False
    return True


def _key_place(key: str, lines: tuple[Line, ...]) -> At:
    pattern = re.compile(rf"[\"']?{re.escape(key)}[\"']?\s*[=\].]|\[\s*{re.escape(key)}\s*\]")
    return next((line.at(0, len(key)) for line in lines if pattern.match(line.text)), At(lines[0].path))


def _error_place(message: str, data: bytes, name: str) -> At:
    found = re.search(r"at line (\d+), column (\d+)", message)
    lines = data.decode("utf-8-sig").split("\n")
    if not found:
        return At(name, len(lines), 1, 1, lines[-1])
    number = min(int(found[1]), len(lines))
    line = make_line(name, number, lines[number - 1].rstrip("\r"))
    return At(name, number, int(found[2]), 1, line.source)


def _reason(message: str) -> str:
    return re.sub(r"\s*\(at .*\)$", "", message)
