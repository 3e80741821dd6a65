"""A run on other machines is the run made here, byte for byte, also when one of them is lost on the way."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import distributed
import pytest

from generator import pipeline
from generator.errors import FileError
from generator.options import Options, RunOptions

LESSON = Path(__file__).parents[2] / "content" / "water-cycle"


@pytest.fixture(scope="module")
def cluster() -> Iterator[object]:
    with distributed.LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as made:
        yield made


def build(output: Path, versions: int, **more: object) -> dict[str, bytes]:
    asked = Options(
        output=output,
        versions=versions,
        seed=11,
        only=("worksheet", "key"),
        audit="off",
        run=RunOptions(print_run="one"),
        **more,  # type: ignore[arg-type]
    )
    (made,) = pipeline.build([LESSON], asked).sets
    return {name: (made.folder / name).read_bytes() for name in made.files}


def test_a_cluster_gives_the_same_bytes(tmp_path: Path, cluster: object) -> None:
    there = build(tmp_path / "there", 90, cluster=cluster.scheduler_address)  # type: ignore[attr-defined]
    assert there == build(tmp_path / "here", 90)


def test_a_lost_worker_only_delays(tmp_path: Path, cluster: object) -> None:
    address: str = cluster.scheduler_address  # type: ignore[attr-defined]
    with distributed.Client(address) as client:
        victim = next(iter(client.run(os.getpid).values()))
    heard: list[str] = []

    def progress(doing: str) -> None:
        heard.append(doing)
        if doing.endswith(": 60 of 600"):
            os.kill(victim, signal.SIGKILL)

    asked = Options(
        output=tmp_path / "there",
        versions=600,
        seed=11,
        only=("worksheet",),
        audit="off",
        run=RunOptions(print_run="one"),
        cluster=address,
    )
    (made,) = pipeline.build([LESSON], asked, progress).sets
    assert any(doing.endswith(": 60 of 600") for doing in heard)
    alone = Options(
        output=tmp_path / "here",
        versions=600,
        seed=11,
        only=("worksheet",),
        audit="off",
        run=RunOptions(print_run="one"),
    )
    (same,) = pipeline.build([LESSON], alone).sets
    assert (made.folder / "worksheets.pdf").read_bytes() == (same.folder / "worksheets.pdf").read_bytes()


def test_an_address_where_nobody_answers_is_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from generator import cluster

    monkeypatch.setattr(cluster, "_PATIENCE", 1.0)
    with pytest.raises(FileError, match="no Dask scheduler answers"):
        build(tmp_path, 2, cluster="tcp://127.0.0.1:9")
