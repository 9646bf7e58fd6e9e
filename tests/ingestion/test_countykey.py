"""The county's key: one per HOME, for its owner only, and never silently another one."""

from __future__ import annotations

import subprocess
import sys
import threading
from pathlib import Path

import duckdb
import pytest

from catalogue.paths import Home
from ingestion.loading.raw_schema import ensure_raw
from ingestion.originals.countykey import county_key, key_mark, key_path, make_key, originals_key, read_key
from ingestion.refused import Refused


@pytest.fixture
def warehouse() -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect()
    ensure_raw(connection)
    return connection


def keyed(warehouse: duckdb.DuckDBPyConnection) -> duckdb.DuckDBPyConnection:
    warehouse.execute("insert into raw.f06_hazards (table_id, row_number, natural_key) values ('t', 1, 'k')")
    return warehouse


def assert_one_clear_line(told: pytest.ExceptionInfo[Refused]) -> None:
    assert "\n" not in str(told.value) and "请" in str(told.value)


def test_a_key_is_made_once_and_only_its_owner_may_read_it(
    tmp_path: Path, warehouse: duckdb.DuckDBPyConnection
) -> None:
    home = Home(tmp_path / "home")
    key = county_key(warehouse, home)
    assert county_key(warehouse, home) == key and len(key) == 32
    assert key_path(home).stat().st_mode & 0o777 == 0o600
    assert county_key(duckdb_of_another(), Home(tmp_path / "other")) != key
    assert [path.name for path in home.root.iterdir()] == ["key"]


def duckdb_of_another() -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect()
    ensure_raw(connection)
    return connection


def test_many_at_once_make_one_key(tmp_path: Path) -> None:
    start, made = threading.Barrier(8), []

    def make() -> None:
        start.wait()
        made.append(make_key(tmp_path / "key"))

    threads = [threading.Thread(target=make) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(made) == 8 and set(made) == {read_key(tmp_path / "key")}
    assert [path.name for path in tmp_path.iterdir()] == ["key"]


def test_processes_at_once_make_one_key(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from ingestion.originals.countykey import make_key; "
        "print(make_key(Path(sys.argv[1])).hex())"
    )
    command = [sys.executable, "-c", code, str(tmp_path / "key")]
    running = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(4)]
    made = {process.communicate(timeout=60)[0].strip() for process in running}
    assert made == {(tmp_path / "key").read_text().strip()}


def test_permissions_that_let_others_read_are_taken_away(tmp_path: Path) -> None:
    make_key(tmp_path / "key")
    (tmp_path / "key").chmod(0o644)
    read_key(tmp_path / "key")
    assert (tmp_path / "key").stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize(
    "content", [b"", b"\n", b"ab" * 31, b"ab" * 33, b"zz" * 32, b"\xff" * 64, b"\0" * 64]
)
def test_a_damaged_key_is_one_clear_line_and_stays_as_it_is(
    tmp_path: Path, warehouse: duckdb.DuckDBPyConnection, content: bytes
) -> None:
    home = Home(tmp_path)
    key_path(home).write_bytes(content)
    with pytest.raises(Refused) as told:
        county_key(warehouse, home)
    assert_one_clear_line(told)
    assert key_path(home).read_bytes() == content


def test_a_key_that_is_a_folder_is_one_clear_line(
    tmp_path: Path, warehouse: duckdb.DuckDBPyConnection
) -> None:
    key_path(Home(tmp_path)).mkdir()
    with pytest.raises(Refused) as told:
        county_key(warehouse, Home(tmp_path))
    assert_one_clear_line(told)


def test_a_lost_key_is_not_replaced_where_records_are_keyed(
    tmp_path: Path, warehouse: duckdb.DuckDBPyConnection
) -> None:
    home = Home(tmp_path)
    county_key(warehouse, home)
    keyed(warehouse)
    key_path(home).unlink()
    with pytest.raises(Refused) as told:
        county_key(warehouse, home)
    assert_one_clear_line(told)
    assert not key_path(home).exists()


def test_a_warehouse_of_an_older_muster_without_its_key_gets_no_new_one(
    tmp_path: Path, warehouse: duckdb.DuckDBPyConnection
) -> None:
    with pytest.raises(Refused):
        county_key(keyed(warehouse), Home(tmp_path))
    assert not key_path(Home(tmp_path)).exists()


def test_another_key_is_noticed(tmp_path: Path, warehouse: duckdb.DuckDBPyConnection) -> None:
    home = Home(tmp_path)
    county_key(warehouse, home)
    key_path(home).unlink()
    make_key(key_path(home))
    with pytest.raises(Refused) as told:
        county_key(warehouse, home)
    assert_one_clear_line(told)


def test_the_mark_of_a_key_tells_nothing_of_it() -> None:
    key = bytes(range(32))
    assert key.hex()[:8] not in key_mark(key) and key_mark(key) != key_mark(key[::-1])
    assert originals_key(key) != key and len(originals_key(key)) == 32
