from __future__ import annotations

import pytest

from generator import messages
from generator.cli.run import run


@pytest.mark.parametrize("code", messages.codes())
def test_every_code_is_explained_with_example_and_mend(code: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["explain", code]) == 0
    printed = capsys.readouterr().out
    assert f"{messages.entry(code)['severity']} {code}: " in printed
    shown = [title for title in ("example", "mend") if f"\n{title}:\n" in printed]
    assert shown == (["example", "mend"] if messages.entry(code)["example"] else [])


def test_without_a_code_all_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["explain"]) == 0
    assert [line.split(":")[0] for line in capsys.readouterr().out.splitlines()] == list(messages.codes())


def test_a_slip_in_a_code_is_met_with_the_nearest(capsys: pytest.CaptureFixture[str]) -> None:
    code = messages.codes()[0]
    assert run(["explain", code[:-1]]) == 2
    assert f"did you mean {code}" in capsys.readouterr().err
