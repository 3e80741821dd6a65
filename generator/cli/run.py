"""The one place where failures become sentences and exit codes (`docs/interface.md` lists them)."""

from __future__ import annotations

import contextlib
import gc
import io
import os
import sys
from collections.abc import Sequence

from generator import __version__
from generator.cli.terminal import shown
from generator.errors import AuditError, LembarError

INTERRUPTED = 130
# What a command makes lives as long as the command, and little of it refers to itself in a circle: looking for such
# circles at Python's own pace (every 700 things made) takes a seventh of a build.
_MADE_BETWEEN_LOOKS = 100_000


def run(arguments: Sequence[str]) -> int:
    """Runs one command line and returns its exit code."""
    _never_fail_on_a_letter()
    gc.set_threshold(_MADE_BETWEEN_LOOKS)
    try:
        from generator.cli.app import app

        app(args=list(arguments), prog_name="lembar")
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else LembarError.exit_code
    except KeyboardInterrupt:
        return INTERRUPTED
    except LembarError as error:
        _say(sentence(error))
        return error.exit_code
    except Exception as bug:
        _say(_apology(bug))
        return LembarError.exit_code
    finally:
        _flush()
    return 0


def sentence(error: LembarError) -> str:
    """What to tell the user of a failure, safe for a terminal."""
    text = "\n".join(map(shown, str(error).split("\n")))
    if isinstance(error, AuditError):
        return f"The audit refused what was built, and nothing was left in place:\n{text}"
    return f"lembar: {text}"


def _apology(bug: Exception) -> str:
    import platform
    import traceback

    where = f"lembar {__version__}, Python {platform.python_version()}, {platform.system()} {platform.machine()}"
    if os.environ.get("LEMBAR_DEBUG") == "1":
        return f"{''.join(traceback.format_exception(bug))}{where}"
    return (
        f"This is a bug of lembar, not of your lesson: {type(bug).__name__}: {shown(str(bug))[:300]}\n"
        f"({where})\n"
        "Please report it: run the same command with the environment variable LEMBAR_DEBUG=1 and send what it prints\n"
        "to the makers of lembar, with the lesson if you may."
    )


def _never_fail_on_a_letter() -> None:
    """Consoles of old code pages (cp1252) have not every letter: a question mark is better than no message."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def _say(text: str) -> None:
    print(text, file=sys.stderr)


def _flush() -> None:
    """A reader that went away (`lembar explain | head`) is no failure, also not at the interpreter's own last flush."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except BrokenPipeError:
            with contextlib.suppress(OSError):
                os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
