"""Whatever reading a file does to its process, the next file is read; limits grow with the file, and end."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from ingestion.opening.grid import UnreadableFile
from ingestion.processes.children import Child, ask, reading_child
from ingestion.processes.limits import GIB, MIB, cpu_seconds_for, memory_for
from tests.ingestion.hostile import work


@pytest.fixture(scope="module")
def child() -> Iterator[Child]:
    with reading_child() as started:
        yield started


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "a.csv"
    path.write_bytes(b"12345")
    return path


def test_readers_give_way_to_the_process_that_asks_them(child: Child) -> None:
    assert ask(child, os.nice, 0) > os.nice(0)


@pytest.mark.parametrize(
    ("does", "code", "words"),
    [
        (work.spin, "too_slow", "超时"),
        (work.hoard, "too_large", "内存"),
        (work.abort, "corrupt", "中断"),
        (work.be_killed, "corrupt", "中断"),
        (work.fill_the_disk, "failed", "其余文件不受影响"),
        (work.open_everything, "failed", "其余文件不受影响"),
        (work.refuse, "corrupt", "坏"),
    ],
)
def test_what_harms_the_reading_process_gets_a_line_and_the_next_file_is_read(
    child: Child, file: Path, does: Callable[[Path], Any], code: str, words: str
) -> None:
    with pytest.raises(UnreadableFile) as told:
        ask(child, does, file)
    assert told.value.code == code and words in told.value.message_zh
    assert ask(child, work.size, file) == 5


def test_a_reading_that_stands_still_is_ended_by_the_clock(
    child: Child, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ingestion.processes.children.seconds_for", lambda size: 0.3)
    with pytest.raises(UnreadableFile, match="超时"):
        ask(child, work.sleep, file)
    monkeypatch.undo()
    assert ask(child, work.size, file) == 5


def test_a_file_that_is_gone_gets_a_line(child: Child, tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile) as told:
        ask(child, work.size, tmp_path / "gone.csv")
    assert told.value.code == "failed"


def test_no_core_few_files_and_hardly_a_byte_may_be_written(child: Child, file: Path) -> None:
    found = ask(child, work.limits, file)
    assert found["RLIMIT_CORE"] == 0
    assert found["RLIMIT_NOFILE"] <= 256 and found["RLIMIT_FSIZE"] <= MIB


def test_a_marked_copy_may_be_written_and_no_more(child: Child) -> None:
    assert ask(child, work.limits, b"content")["RLIMIT_FSIZE"] == 256 * MIB


def test_memory_and_time_grow_with_the_file_and_are_given_anew_for_each(child: Child, tmp_path: Path) -> None:
    large, small = tmp_path / "large.csv", tmp_path / "small.csv"
    large.write_bytes(b"1" * (16 * MIB))
    small.write_bytes(b"1")
    much, little = ask(child, work.limits, large), ask(child, work.limits, small)
    assert much["RLIMIT_AS"] - little["RLIMIT_AS"] == memory_for(16 * MIB) - memory_for(1)
    assert little["RLIMIT_CPU"] <= little["used"] + 1 + cpu_seconds_for(1)
    assert much["RLIMIT_CPU"] > little["RLIMIT_CPU"]


def test_no_file_may_take_more_than_the_most() -> None:
    assert memory_for(10 * 1024 * MIB) == 6 * GIB
    assert cpu_seconds_for(10 * 1024 * MIB) == 600
