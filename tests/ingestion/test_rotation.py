"""A new key for the county: everybody keyed anew from the originals, or, whatever fails, everything as it was."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import duckdb
import pytest

from catalogue.paths import Home
from ingestion.ingest import ingest
from ingestion.originals import rotation
from ingestion.originals.countykey import key_path, next_key_path, originals_key, read_key, stored_mark
from ingestion.originals.originals import SEALED, kept_originals, read_original
from ingestion.originals.retention import needs_settling
from ingestion.originals.rotation import rotate_key
from ingestion.privacy import person_key
from ingestion.refused import Refused
from tests.ingestion.books import DRILL_HEADINGS, drill, write_book
from tests.ingestion.people import id_number

pytestmark = pytest.mark.slow
NOW = datetime(2025, 6, 1, 9)
HEADINGS = ["序号", "姓名", "性别", "身份证号", "所在队伍", "入队时间"]
PEOPLE = [id_number(date(1980 + number, 3, 14), 17 * number) for number in range(6)]
FOLDERS = {"a": PEOPLE[:4], "b": PEOPLE[3:]}


def write_deliveries(folder: Path) -> None:
    """Two rosters that share one person, and a drill log."""
    for name, people in FOLDERS.items():
        rows = [[n, "张三丰", "男", number, f"{name}救援队", "2020.1"] for n, number in enumerate(people, 1)]
        write_book(folder / f"{name}队花名册.xlsx", {"名册": [HEADINGS, *rows]})
    write_book(folder / "演练.xlsx", {"演练": [DRILL_HEADINGS, *[drill(n) for n in range(1, 5)]]})


def take_in(home: Home, folder: Path, encrypt: bool = False) -> None:
    with duckdb.connect(str(home.build)) as connection:
        ingest(connection, home, [folder], NOW, ("", ""), lambda _: None, encrypt)


@pytest.fixture
def home(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Home]:
    """A HOME into which three files were taken, their originals encrypted unless a test asks for plain ones."""
    sent, place = tmp_path / "sent", Home(tmp_path / "home")
    sent.mkdir()
    place.warehouse.mkdir(parents=True)
    write_deliveries(sent)
    take_in(place, sent, getattr(request, "param", True))
    yield place


def rotate(home: Home, drop_unlinkable: bool = False) -> None:
    with duckdb.connect(str(home.build)) as connection:
        rotate_key(connection, home, NOW, ("", ""), lambda _: None, drop_unlinkable)


def keys_held(home: Home) -> set[str]:
    return {key for (key,) in rows(home, "select distinct person_key from raw.f02_team_members")}


def rows(home: Home, sql: str) -> list[tuple[object, ...]]:
    with duckdb.connect(str(home.build), read_only=True) as connection:
        return connection.execute(sql).fetchall()


def everything(home: Home) -> list[list[tuple[object, ...]]]:
    """All that the warehouse holds of records and deliveries."""
    tables = (
        "f02_team_members",
        "f04_drills",
        "source_records",
        "deliveries",
        "delivery_tables",
        "cell_issues",
    )
    return [rows(home, f"select * from raw.{table} order by all") for table in tables]


def unkeyed(home: Home) -> list[list[tuple[object, ...]]]:
    """The same without keys."""
    return [
        rows(
            home,
            "select * exclude (person_key, phone_key, natural_key) from raw.f02_team_members order by all",
        ),
        rows(home, "select * exclude (natural_key) from raw.source_records order by all"),
        rows(home, "select * from raw.deliveries order by all"),
        rows(home, "select * exclude (decided_because) from raw.delivery_tables order by all"),
    ]


def expected(key: bytes) -> set[str]:
    return {person_key(key, "id", number) for number in PEOPLE}


def assert_as_before(home: Home, key: bytes, before: list[list[tuple[object, ...]]]) -> None:
    """The old key and the old rows are there and usable, and nothing is left of the attempt."""
    assert everything(home) == before
    with duckdb.connect(str(home.build)) as connection:
        ingest(connection, home, [], NOW, ("", ""), lambda _: None)
    assert read_key(key_path(home)) == key and keys_held(home) == expected(key)
    assert_usable(home)


def assert_usable(home: Home) -> None:
    assert not next_key_path(home).exists() and not list(home.originals.rglob("*.next"))
    for path in kept_originals(home):
        assert len(read_original(home, path.name.removesuffix(SEALED))) > 1000


def assert_keyed_anew(home: Home, old: bytes) -> None:
    key = read_key(key_path(home))
    assert key != old and keys_held(home) == expected(key)
    assert_usable(home)
    with duckdb.connect(str(home.build), read_only=True) as connection:
        assert stored_mark(connection) is not None
    for path in home.root.rglob("*"):
        content = path.read_bytes() if path.is_file() else b""
        assert old.hex().encode() not in content and old not in content and originals_key(old) not in content


@pytest.mark.parametrize("home", [False, True], ids=["plain", "encrypted"], indirect=True)
def test_everybody_is_keyed_anew_and_nothing_else_changes(home: Home) -> None:
    old, before, natural = read_key(key_path(home)), unkeyed(home), everything(home)[2]
    assert keys_held(home) == expected(old)
    rotate(home)
    assert_keyed_anew(home, old)
    assert unkeyed(home) == before and everything(home)[2] != natural
    assert key_path(home).stat().st_mode & 0o777 == 0o600


def test_a_delivery_after_a_rotation_joins_those_before_it(home: Home, tmp_path: Path) -> None:
    rotate(home)
    row = [1, "张三丰", "男", PEOPLE[0], "丙救援队", "2021.1"]
    path = write_book(tmp_path / "丙.xlsx", {"名册": [HEADINGS, row]})
    with duckdb.connect(str(home.build)) as connection:
        ingest(connection, home, [path], NOW, ("", ""), lambda _: None)
    assert len(keys_held(home)) == len(PEOPLE)


def test_a_missing_original_stops_the_rotation_and_is_named(home: Home) -> None:
    key, before = read_key(key_path(home)), everything(home)
    lose_roster(home, "a队花名册.xlsx")
    with pytest.raises(Refused, match=r"a队花名册.*--drop-unlinkable"):
        rotate(home)
    assert_as_before(home, key, before)


def lose_roster(home: Home, name: str) -> None:
    ((sha256,),) = rows(home, f"select sha256 from raw.deliveries where file_name = '{name}'")
    for path in kept_originals(home):
        if path.name.startswith(str(sha256)):
            path.unlink()


def test_records_without_an_original_leave_when_that_is_asked_and_the_delivery_says_so(home: Home) -> None:
    old = read_key(key_path(home))
    lose_roster(home, "a队花名册.xlsx")
    rotate(home, drop_unlinkable=True)
    key = read_key(key_path(home))
    assert keys_held(home) == {person_key(key, "id", number) for number in FOLDERS["b"]} and key != old
    assert len(rows(home, "select * from raw.deliveries")) == 3
    ((code, name),) = rows(home, "select code, file_name from raw.delivery_problems")
    assert (code, name) == ("unlinkable", "a队花名册.xlsx")


def test_a_damaged_original_stops_the_rotation(home: Home) -> None:
    key, before = read_key(key_path(home)), everything(home)
    path = kept_originals(home)[1]
    whole = path.read_bytes()
    path.write_bytes(whole[:-1] + b"?")
    with pytest.raises(Refused):
        rotate(home)
    path.write_bytes(whole)
    assert_as_before(home, key, before)


@pytest.mark.parametrize("step", ["make_key", "take_in", "seal_anew", "store_mark"])
def test_a_full_disk_at_any_step_leaves_everything_as_it_was(
    home: Home, step: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    key, before = read_key(key_path(home)), everything(home)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as broken:
        broken.setattr(rotation, step, full)
        with pytest.raises(OSError):
            rotate(home)
    assert_as_before(home, key, before)


KILLED = """
import os, sys
import duckdb
from datetime import datetime
from catalogue.paths import Home
from ingestion.originals import rotation
from ingestion.originals import keychange
from pathlib import Path

module, name, count = sys.argv[2], sys.argv[3], int(sys.argv[4])
owner = {"rotation": rotation, "keychange": keychange}[module]
whole, calls = getattr(owner, name), []

def dies(*given):
    calls.append(given)
    if len(calls) == count:
        os._exit(9)
    return whole(*given)

setattr(owner, name, dies)
home = Home(Path(sys.argv[1]))
with duckdb.connect(str(home.build)) as connection:
    rotation.rotate_key(connection, home, datetime(2025, 6, 1, 9), ("", ""), lambda _: None)
"""


def killed_at(home: Home, module: str, name: str, count: int) -> None:
    """A rotation whose process dies at the count-th call of a function."""
    command = [sys.executable, "-c", KILLED, str(home.root), module, name, str(count)]
    assert subprocess.run(command, timeout=120, check=False).returncode == 9


@pytest.mark.parametrize("step", ["take_in", "seal_anew", "store_mark"])
def test_a_process_killed_before_the_end_leaves_everything_as_it_was(home: Home, step: str) -> None:
    key, before = read_key(key_path(home)), everything(home)
    killed_at(home, "rotation", step, 1)
    assert_as_before(home, key, before)


@pytest.mark.parametrize(
    ("module", "name", "count"),
    [
        ("rotation", "finish_rotation", 2),
        ("keychange", "overwrite_and_remove", 1),
        ("keychange", "sync_folder", 1),
    ],
)
def test_a_process_killed_after_the_warehouse_has_the_new_key_is_finished_by_the_next_one(
    home: Home, module: str, name: str, count: int
) -> None:
    old = read_key(key_path(home))
    killed_at(home, module, name, count)
    # a refresh that finds nothing new is to finish it too
    assert needs_settling(home, True, 0)
    with duckdb.connect(str(home.build)) as connection:
        ingest(connection, home, [], NOW, ("", ""), lambda _: None)
    assert_keyed_anew(home, old)
