"""What was built before and has not changed: the files of a set, kept in the user's cache with their digests.

A set is recalled when everything that decided it is the same, byte for byte: lesson, pictures, class list, school file,
options, seed, and the program with its templates and fonts. What was kept is never trusted: an entry whose digests do
not hold is thrown away, and the set is built anew. The cache may be deleted at any time, by anybody.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import Any

from generator import __version__
from generator.built import Built, BuiltSet, Checked, PaperUse
from generator.clock import Clock
from generator.diagnostics import At, Diagnostic
from generator.frozen import by_name, frozen, replace
from generator.options import Options
from generator.resources import TEMPLATES
from generator.store import commit, open_set, unsealed

MOST_OF_A_SET = 8 << 20
"""Bytes; larger sets are print runs, which nobody builds again and again."""
MOST_OF_ALL = 256 << 20
_SUFFIX = ".set"
_SCHOOL = "lembar.toml"
_LESSON = "lesson.md"
_PROGRAM = Path(__file__).resolve().parent


def build(paths: Sequence[Path], options: Options, progress: Callable[[str], None] = lambda _: None) -> Built:
    """`pipeline.build`, or the same from what was kept. Raises what `pipeline.build` raises."""
    if options.seed is None:  # the next build would draw another
        return _build(paths, options, progress)
    clock = Clock(progress)
    with clock.phase("recall"):
        keys = [_key(path, options) for path in paths]
        kept = [_read(key) for key in keys]
    if all(kept):
        return _put_in_place([one for one in kept if one], options, clock)
    built = _build(paths, options, progress)
    for key, made, checked in zip(keys, built.sets, built.checked, strict=False):
        if key and checked.lesson:
            listed = [one for one in built.checked if one.lesson is None]
            _keep(key, made, [checked, *listed], [name for name, _ in checked.lesson.inputs])
    return built


def _build(paths: Sequence[Path], options: Options, progress: Callable[[str], None]) -> Built:
    from generator import pipeline

    return pipeline.build(paths, options, progress)


# ---- what decides a set


def _key(path: Path, options: Options) -> str:
    """A digest of all that decides a set but the files that the lesson names; "" for a lesson that cannot be read."""
    facts: dict[str, Any] = {
        "program": _program(),
        "lesson": str(path.resolve()),
        "options": repr(replace(options, output=Path(), force=False, jobs=1, cluster="")),
        "here": str(Path.cwd()),
    }
    file = path / _LESSON if path.is_dir() else path
    roster = options.run.roster
    try:
        facts["files"] = [_digest(one) for one in (file, *([roster] if roster else []))]
    except OSError:
        return ""
    folder = file.resolve().parent
    facts["school"] = [_digest_or_nothing(above / _SCHOOL) for above in (folder, *folder.parents)]
    return hashlib.sha256(json.dumps(facts, sort_keys=True).encode()).hexdigest()


def _program() -> str:
    """The version, the interpreter, and for every file of the program and its data the size and the time of change."""
    told = [__version__, sys.version]
    for root in (_PROGRAM, TEMPLATES):
        told += [f"{name}:{size}:{changed}" for name, size, changed in sorted(_files(str(root)))]
    return hashlib.sha256("\0".join(told).encode()).hexdigest()


def _files(folder: str) -> Iterator[tuple[str, int, int]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                if entry.name != "__pycache__":
                    yield from _files(entry.path)
            else:
                about = entry.stat()
                yield entry.path, about.st_size, about.st_mtime_ns


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _digest_or_nothing(path: Path) -> str:
    try:
        return _digest(path)
    except OSError:
        return ""


# ---- what was kept


@frozen
class _Kept:
    """A set as it was left: its files with their bytes, and what was told of it."""

    told: Mapping[str, Any]
    files: Mapping[str, bytes]


def folder() -> Path:
    """`LEMBAR_CACHE`, else where the system keeps such things."""
    if chosen := os.environ.get("LEMBAR_CACHE"):
        return Path(chosen)
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local") / "lembar" / "cache"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "lembar"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "lembar"


def _read(key: str) -> _Kept | None:
    """The entry, if there is one, its digests hold and the files that its lesson named are as they were."""
    if not key:
        return None
    path = folder() / f"{key}{_SUFFIX}"
    try:
        data = path.read_bytes()
    except OSError:
        return None
    kept = _opened(data)
    if kept is None:
        with suppress(OSError):
            path.unlink()
        return None
    if any(_digest_or_nothing(Path(name)) != digest for name, digest in kept.told["inputs"].items()):
        return None
    with suppress(OSError):
        os.utime(path)
    return kept


def _opened(data: bytes) -> _Kept | None:
    """Digest of the head, head, files one after another; None when anything is not as the head says."""
    digest, _, rest = data.partition(b"\n")
    head, _, bodies = rest.partition(b"\n")
    if hashlib.sha256(head).hexdigest().encode() != digest:
        return None
    told = json.loads(head)
    files = {}
    at = 0
    for name, size, sum_ in told["files"]:
        body = bodies[at : at + size]
        if hashlib.sha256(body).hexdigest() != sum_:
            return None
        files[name] = body
        at += size
    return _Kept(told, files) if at == len(bodies) else None


def _keep(key: str, made: BuiltSet, checked: Sequence[Checked], inputs: Sequence[str]) -> None:
    """Writes an entry, and makes room. A cache that cannot be written to is none: everything is built each time."""
    sizes = [(made.folder / name).stat().st_size for name in made.files]
    if sum(sizes) > MOST_OF_A_SET:
        return
    bodies = [(made.folder / name).read_bytes() for name in made.files]
    told = {
        "files": [
            (name, len(body), hashlib.sha256(body).hexdigest()) for name, body in zip(made.files, bodies, strict=True)
        ],
        "inputs": {name: _digest_or_nothing(Path(name)) for name in inputs},
        "name": made.folder.name,
        "seed": made.seed,
        "run": made.run,
        "versions": made.versions,
        "paper": [by_name(used) for used in made.paper],
        "checked": [
            {
                "path": str(one.path),
                "language": one.language,
                "diagnostics": [
                    {"code": found.code, "at": by_name(found.at), "values": found.values} for found in one.diagnostics
                ],
            }
            for one in checked
        ],
    }
    head = json.dumps(told).encode()
    data = b"\n".join((hashlib.sha256(head).hexdigest().encode(), head, b"".join(bodies)))
    with suppress(OSError):
        place = folder()
        place.mkdir(parents=True, exist_ok=True)
        _make_room(place, len(data))
        draft = place / f"{key}.{os.getpid()}.new"
        draft.write_bytes(data)
        draft.replace(place / f"{key}{_SUFFIX}")


def _make_room(place: Path, size: int) -> None:
    """Deletes what was not asked for the longest until there is room; drafts of builds that were killed go too."""
    entries = sorted((path.stat().st_mtime, path.stat().st_size, path) for path in place.iterdir() if path.is_file())
    total = sum(each for _, each, _ in entries) + size
    for _, each, path in entries:
        if total <= MOST_OF_ALL:
            return
        path.unlink(missing_ok=True)
        total -= each


def _put_in_place(kept: Sequence[_Kept], options: Options, clock: Clock) -> Built:
    checked: dict[str, Checked] = {}
    for one in kept:
        for told in one.told["checked"]:
            checked[told["path"]] = Checked(
                Path(told["path"]),
                None,
                {},
                tuple(
                    Diagnostic(found["code"], At(**found["at"]), tuple(map(tuple, found["values"])))
                    for found in told["diagnostics"]
                ),
                told["language"],
            )
    with ExitStack() as stack:
        staged = []
        for one in kept:
            target = stack.enter_context(open_set(options.output / one.told["name"], force=options.force))
            for name, body in one.files.items():
                with target.create(name) as sink:
                    sink.write(unsealed(body) if name == "plan.json" else body)
            staged.append(target)
        with clock.phase("save"):
            stayed = commit(staged)
    sets = tuple(
        BuiltSet(
            target.folder,
            tuple(one.files),
            one.told["seed"],
            one.told["run"],
            one.told["versions"],
            tuple(PaperUse(**used) for used in one.told["paper"]),
        )
        for one, target in zip(kept, staged, strict=True)
    )
    return Built(tuple(checked.values()), sets, clock.timings, stayed)
