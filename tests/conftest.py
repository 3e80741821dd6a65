"""`pytest --accept` writes what the golden cases expect anew. Hypothesis never judges by the clock."""

from __future__ import annotations

import pytest
from hypothesis import settings

# The same examples in every run, so that a red build is the change's own. `--hypothesis-profile=search` looks further.
settings.register_profile("lembar", deadline=None, max_examples=60, derandomize=True)
settings.register_profile("search", deadline=None, max_examples=500)
settings.load_profile("lembar")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--accept", action="store_true", help="take what the golden cases print now as what they expect")


@pytest.fixture
def accept(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--accept"))


@pytest.fixture(autouse=True)
def _plain_environment(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    """No test depends on how the terminal or the shell of the one who runs it is set, or on what was built before."""
    nowhere = tmp_path_factory.getbasetemp() / "no-cache"
    nowhere.touch()
    monkeypatch.setenv("LEMBAR_CACHE", str(nowhere / "below a file"))
    for name in ("NO_COLOR", "LEMBAR_DEBUG"):
        monkeypatch.delenv(name, raising=False)
