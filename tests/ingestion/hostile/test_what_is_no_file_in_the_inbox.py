"""What lies in the inbox and is no file, cannot be read or does not stay: a line each, and the rest is received."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from catalogue.paths import Home
from ingestion.originals import originals
from ingestion.receiving import archives, receive
from ingestion.receiving.receive import all_known
from tests.ingestion.books import RECEIVED


@pytest.fixture
def home(tmp_path: Path) -> Home:
    made = Home(tmp_path / "home")
    made.inbox.mkdir(parents=True)
    (made.inbox / "好.csv").write_bytes(b"good")
    return made


def take(home: Home) -> tuple[list[str], list[str]]:
    """Names received and lines told."""
    received, _, told = receive.receive(home, [home.inbox], RECEIVED, set())
    return [item.file_name for item in received], told


def only_line(home: Home, *words: str) -> None:
    """The good file is received and one line holds these words."""
    names, told = take(home)
    assert names == ["好.csv"]
    assert len(told) == 1 and all(word in told[0] for word in words), told
    assert told[0].endswith("。") and "\n" not in told[0]


def test_a_pipe_is_not_waited_for(home: Home) -> None:
    os.mkfifo(home.inbox / "管道.csv")
    only_line(home, "管道.csv", "不是普通文件")


def test_a_folder_called_like_a_workbook_is_said(home: Home) -> None:
    (home.inbox / "演练.xlsx").mkdir()
    only_line(home, "演练.xlsx", "文件夹")


def test_links_to_files_and_folders_are_said(home: Home, tmp_path: Path) -> None:
    (home.inbox / "链接.csv").symlink_to(tmp_path / "nowhere.csv")
    only_line(home, "链接.csv", "链接")
    (home.inbox / "链接.csv").unlink()
    (home.inbox / "夹").symlink_to(tmp_path, target_is_directory=True)
    only_line(home, "夹", "链接")


@pytest.mark.parametrize("error", [PermissionError, FileNotFoundError])
def test_a_file_without_permission_or_gone_meanwhile_is_said(
    home: Home, monkeypatch: pytest.MonkeyPatch, error: type[OSError]
) -> None:
    (home.inbox / "坏.csv").write_bytes(b"bad")
    kind_of = archives.file_kind

    def refuse(path: Path) -> str:
        if path.name == "坏.csv":
            raise error(13, "no", str(path))
        return kind_of(path)

    monkeypatch.setattr(archives, "file_kind", refuse)
    only_line(home, "坏.csv", "权限" if error is PermissionError else "不在原处")


def test_a_file_that_is_still_being_written_is_said_and_not_kept(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    (home.inbox / "坏.csv").write_bytes(b"bad")
    digest_of = originals.digest_of

    def digest_then_change(path: Path) -> str:
        digest = digest_of(path)
        if path.name == "坏.csv":
            path.write_bytes(b"worse")
        return digest

    monkeypatch.setattr(receive, "digest_of", digest_then_change)
    only_line(home, "坏.csv", "正在被改写")
    assert len([path for path in home.originals.rglob("*") if path.is_file()]) == 1


def test_names_in_gbk_or_with_control_characters_can_be_shown(home: Home) -> None:
    folder = os.fsencode(home.inbox)
    for name in ("演练台账.csv".encode("gbk"), b"a\nb\x1b[31m.csv", b"\xff\xfe.csv"):
        Path(os.fsdecode(folder + b"/" + name)).write_bytes(name)
    names, told = take(home)
    assert "演练台账.csv" in names and len(names) == 4 and not told
    for name in names:
        assert name.isprintable() and name.encode()


def test_what_is_told_is_told_again_when_nothing_is_new(home: Home) -> None:
    os.mkfifo(home.inbox / "管道.csv")
    received, _, told = receive.receive(home, [home.inbox], RECEIVED, set())
    assert all_known([home.inbox], {item.sha256 for item in received}) == (1, told)


def test_a_list_of_deliveries_that_cannot_be_read_stops_nothing(home: Home) -> None:
    (home.inbox / "deliveries.csv").write_bytes(b"\x00\xff" * 100)
    only_line(home, "deliveries.csv")


def test_members_that_cannot_be_taken_get_a_line_each_even_under_one_name(home: Home) -> None:
    from tests.ingestion.hostile.archives import zipped

    (home.inbox / "a.zip").write_bytes(zipped({"../演练.csv": b"1", "/演练.csv": b"2", "好.csv": b"3"}))
    received, _, _ = receive.receive(home, [home.inbox], RECEIVED, set())
    told: list[Any] = [(item.file_name, item.problem and item.problem.code) for item in received]
    assert sorted(told, key=str) == [
        ("a.zip/好.csv", None),
        ("a.zip/演练.csv", "unsafe_path"),
        ("a.zip/演练.csv", "unsafe_path"),
        ("好.csv", None),
    ]
