from __future__ import annotations

import io

from generator.cli.progress import ProgressLine


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_work_that_is_done_at_once_shows_nothing() -> None:
    terminal = Terminal()
    with ProgressLine(terminal, patience=60) as progress:
        progress("writing")
    assert terminal.getvalue() == ""


def test_a_longer_work_shows_what_it_does_and_clears_its_line() -> None:
    terminal = Terminal()
    with ProgressLine(terminal, patience=60) as progress:
        progress("checking")
        progress._appear()
        progress("writing\x1b[2J worksheets")
    drawn = terminal.getvalue().split("\r")
    assert drawn[1] == "checking …"
    assert drawn[2].startswith("writing\ufffd[2J worksheets …")
    assert drawn[3].strip() == ""
    assert drawn[-1] == ""


def test_the_line_never_wraps() -> None:
    terminal = Terminal()
    with ProgressLine(terminal, patience=60) as progress:
        progress("x" * 1000)
        progress._appear()
    assert len(terminal.getvalue().split("\r")[1]) < 200


def test_nothing_shows_where_there_is_no_terminal() -> None:
    stream = io.StringIO()
    with ProgressLine(stream, patience=0) as progress:
        progress("writing")
        progress._appear()
    assert stream.getvalue() == ""
