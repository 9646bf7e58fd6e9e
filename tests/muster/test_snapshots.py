"""A snapshot is written once and never changed; `current` always names a whole one."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from catalogue.paths import Home
from muster.snapshots import NoSnapshot, connect, current_id, publish_file, snapshot_ids, snapshot_path
from tests.muster.hand_made import publish


def test_before_the_first_publication_the_user_is_told_what_to_do(tmp_path: Path) -> None:
    home = Home(tmp_path)
    assert (current_id(home), snapshot_ids(home)) == (None, [])
    with pytest.raises(NoSnapshot, match="muster refresh"):
        connect(home)


def test_the_newest_publication_is_current_and_the_earlier_one_stays_as_it_was(tmp_path: Path) -> None:
    home = Home(tmp_path)
    first = publish(home, "s1", 1)
    before = first.read_bytes()
    publish(home, "s2", 2)
    assert (current_id(home), snapshot_ids(home)) == ("s2", ["s1", "s2"])
    assert first.read_bytes() == before
    with connect(home, "s1") as old, connect(home) as new:
        sql = "select max(value) from marts.fct_things"
        assert old.execute(sql).fetchall() + new.execute(sql).fetchall() == [(1,), (2,)]


def test_a_reader_of_the_earlier_snapshot_is_not_disturbed_by_a_publication(tmp_path: Path) -> None:
    home = Home(tmp_path)
    publish(home, "s1", 1)
    with connect(home) as reader:
        publish(home, "s2", 2)
        assert reader.execute("select max(value) from marts.fct_things").fetchall() == [(1,)]


def test_a_published_file_may_be_written_by_nobody(tmp_path: Path) -> None:
    path = publish(Home(tmp_path), "s1")
    assert path.stat().st_mode & 0o222 == 0


def test_a_connection_can_neither_write_nor_reach_files(tmp_path: Path) -> None:
    home = Home(tmp_path)
    publish(home, "s1")
    with connect(home) as reader:
        for sql in ("create table t (a int)", "insert into marts.fct_things values ('x', 1, null)"):
            with pytest.raises(duckdb.Error):
                reader.execute(sql)
        with pytest.raises(duckdb.Error):
            reader.execute("select * from read_csv('deliveries.csv')")


@pytest.mark.parametrize("name", ["s9", "../build", "/etc/passwd", ""])
def test_an_unknown_name_is_refused_and_leads_nowhere_else(tmp_path: Path, name: str) -> None:
    home = Home(tmp_path)
    publish(home, "s1")
    (home.warehouse / "build.duckdb").write_bytes(b"x")
    if name:
        with pytest.raises(NoSnapshot, match="snapshots list"):
            snapshot_path(home, name)
    else:
        assert snapshot_path(home, name) == home.snapshot("s1")


def test_a_publication_that_breaks_off_leaves_the_last_one_current(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = Home(tmp_path)
    publish(home, "s1")
    with pytest.raises(OSError):
        publish_file(home, home.warehouse / "never-written.staged", "s2")
    assert (current_id(home), snapshot_ids(home)) == ("s1", ["s1"])


def test_the_pointer_is_replaced_and_never_rewritten_in_place(tmp_path: Path) -> None:
    home = Home(tmp_path)
    publish(home, "s1")
    with home.current.open() as held:
        publish(home, "s2")
        assert held.read() == "s1\n"
    assert home.current.read_text() == "s2\n"


def test_a_snapshot_is_never_published_twice_under_one_name(tmp_path: Path) -> None:
    home = Home(tmp_path)
    before = publish(home, "s1", 1).read_bytes()
    with pytest.raises(OSError):
        publish(home, "s1", 2)
    assert home.snapshot("s1").read_bytes() == before
