"""What a build is asked for: by the command line, by the tests, by programs that use this package."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from generator.frozen import frozen


@frozen
class RunOptions:
    """How papers are handed out. `print_run` None is one file where there is a class list, copies or spare papers,
    and a file each otherwise."""

    roster: Path | None = None
    copies: int = 1
    spares: int = 0
    print_run: Literal["one", "each"] | None = None
    double_sided: bool = True
    separators: Literal["none", "blank", "colour"] = "none"
    impose: str = ""

    @property
    def together(self) -> bool:
        if self.print_run:
            return self.print_run == "one"
        return self.wanted

    @property
    def wanted(self) -> bool:
        """Whether more is asked for than a file for each version."""
        plain = RunOptions(double_sided=self.double_sided)
        return self != plain


@frozen
class Options:
    """What the command line asks for; None and empty leave the choice to the lesson, then to the school."""

    output: Path = Path("output")
    versions: int | None = None
    seed: int | None = None
    only: tuple[str, ...] = ()
    theme: str = ""
    paper: str = ""
    strict: bool = False
    force: bool = False
    audit: Literal["full", "fast", "off"] | None = None
    tags: bool = True
    run: RunOptions = RunOptions()
    jobs: int = 1
    cluster: str = ""
