"""Files as sent: whole and private, sealed when so set, verified whenever read, deleted when their time is over."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

import duckdb
import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as tried
from hypothesis import strategies as st

from catalogue.paths import Home
from ingestion.loading.insert import insert_rows
from ingestion.loading.raw_schema import ensure_raw
from ingestion.originals import originals, sealed
from ingestion.originals.countykey import county_key, originals_key
from ingestion.originals.originals import (
    forget_leftovers,
    keep_original,
    kept_originals,
    original,
    plain_path,
    read_original,
    sealed_path,
)
from ingestion.originals.retention import needs_settling, removal_marks, settle_originals
from ingestion.receiving.inbox import ChangedWhileRead
from ingestion.refused import Refused

TODAY = date(2025, 6, 1)


@pytest.fixture
def warehouse() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as connection:
        ensure_raw(connection)
        yield connection


def sent(folder: Path, content: bytes) -> tuple[Path, str]:
    path = folder / "sent"
    path.write_bytes(content)
    return path, hashlib.sha256(content).hexdigest()


def kept(home: Home, folder: Path, content: bytes, key: bytes | None = None) -> str:
    path, sha256 = sent(folder, content)
    keep_original(home, path, sha256, originals_key(key) if key else None)
    return sha256


def modes(home: Home) -> set[int]:
    return {path.stat().st_mode & 0o777 for path in home.originals.rglob("*") if path.is_file()}


def folder_modes(home: Home) -> set[int]:
    folders = [home.originals, *(path for path in home.originals.rglob("*") if path.is_dir())]
    return {folder.stat().st_mode & 0o777 for folder in folders}


def test_an_original_is_for_its_owner_only(tmp_path: Path, warehouse: duckdb.DuckDBPyConnection) -> None:
    home = Home(tmp_path / "home")
    home.originals.mkdir(parents=True, mode=0o755)
    key = county_key(warehouse, home)
    assert read_original(home, kept(home, tmp_path, b"one")) == b"one"
    assert read_original(home, kept(home, tmp_path, b"two", key)) == b"two"
    assert modes(home) == {0o600} and folder_modes(home) == {0o700}


@pytest.mark.parametrize("size", [0, 1, 63, 64, 65, 128, 1000])
def test_a_sealed_original_comes_back_whatever_its_size(
    tmp_path: Path, warehouse: duckdb.DuckDBPyConnection, monkeypatch: pytest.MonkeyPatch, size: int
) -> None:
    monkeypatch.setattr(sealed, "BLOCK", 64)
    home = Home(tmp_path)
    content = bytes(number % 251 for number in range(size))
    sha256 = kept(home, tmp_path, content, county_key(warehouse, home))
    assert read_original(home, sha256) == content and not plain_path(home, sha256).exists()
    with original(home, sha256) as path:
        assert path.read_bytes() == content and path.stat().st_mode & 0o777 == 0o600
    assert not path.exists()


def test_nothing_of_a_sealed_original_can_be_read(
    tmp_path: Path, warehouse: duckdb.DuckDBPyConnection
) -> None:
    home = Home(tmp_path)
    sha256 = kept(home, tmp_path, "张三丰 510999198703140275".encode() * 50, county_key(warehouse, home))
    assert b"510999" not in sealed_path(home, sha256).read_bytes()


@tried(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(place=st.integers(0, 10_000), flip=st.integers(1, 255))
def test_a_sealed_original_with_any_byte_changed_is_refused(
    tmp_path: Path, warehouse: duckdb.DuckDBPyConnection, place: int, flip: int
) -> None:
    home = Home(tmp_path)
    sha256 = kept(home, tmp_path, b"a" * 300, county_key(warehouse, home))
    path = sealed_path(home, sha256)
    whole = path.read_bytes()
    changed = bytearray(whole)
    changed[place % len(whole)] ^= flip
    path.write_bytes(bytes(changed))
    with pytest.raises(Refused):
        read_original(home, sha256)
    path.write_bytes(whole)


def test_blocks_cannot_be_swapped_cut_off_or_put_in_another_file(
    tmp_path: Path, warehouse: duckdb.DuckDBPyConnection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sealed, "BLOCK", 64)
    home = Home(tmp_path)
    key = county_key(warehouse, home)
    one, other = kept(home, tmp_path, b"a" * 192, key), kept(home, tmp_path, b"b" * 192, key)
    path, step = sealed_path(home, one), 64 + 16
    whole, head = path.read_bytes(), sealed.HEAD
    blocks = [whole[head + n * step : head + (n + 1) * step] for n in range(3)]
    for forged in (
        whole[:head] + blocks[1] + blocks[0] + blocks[2],
        whole[: head + 2 * step],
        whole[:head],
        b"",
        sealed_path(home, other).read_bytes(),
    ):
        path.write_bytes(forged)
        with pytest.raises(Refused):
            read_original(home, one)


def test_a_plain_original_that_was_changed_is_refused(tmp_path: Path) -> None:
    home = Home(tmp_path)
    sha256 = kept(home, tmp_path, b"as sent")
    plain_path(home, sha256).write_bytes(b"changed")
    with pytest.raises(Refused, match="原件"):
        read_original(home, sha256)


def test_a_file_that_changes_while_it_is_received_is_not_kept(tmp_path: Path) -> None:
    home = Home(tmp_path)
    path, sha256 = sent(tmp_path, b"first")
    path.write_bytes(b"second")
    with pytest.raises(ChangedWhileRead):
        keep_original(home, path, sha256, None)
    assert kept_originals(home) == [] and modes(home) == set()


@pytest.mark.parametrize("sealing", [True, False])
def test_a_full_disk_leaves_no_half_original(
    tmp_path: Path,
    warehouse: duckdb.DuckDBPyConnection,
    monkeypatch: pytest.MonkeyPatch,
    sealing: bool,
) -> None:
    home = Home(tmp_path)
    key = county_key(warehouse, home) if sealing else None

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("ingestion.originals.atomic.os.fsync", full)
    with pytest.raises(OSError):
        kept(home, tmp_path, b"content", key)
    assert [path for path in home.originals.rglob("*") if path.is_file()] == []


def test_switching_encryption_on_seals_what_is_there_and_off_opens_it_again(
    tmp_path: Path, warehouse: duckdb.DuckDBPyConnection
) -> None:
    home = Home(tmp_path)
    county_key(warehouse, home)
    hashes = [kept(home, tmp_path, f"file {number}".encode()) for number in range(3)]
    settle_originals(warehouse, home, True, 0, TODAY)
    assert {path.suffix for path in kept_originals(home)} == {".enc"} and modes(home) == {0o600}
    assert [read_original(home, sha256) for sha256 in hashes] == [b"file 0", b"file 1", b"file 2"]
    settle_originals(warehouse, home, False, 0, TODAY)
    assert {path.suffix for path in kept_originals(home)} == {""} and modes(home) == {0o600}
    assert [read_original(home, sha256) for sha256 in hashes] == [b"file 0", b"file 1", b"file 2"]


@pytest.mark.parametrize("broken_at", ["_write", "overwrite_and_remove"])
def test_a_switch_that_is_broken_off_loses_nothing_and_is_finished_later(
    tmp_path: Path,
    warehouse: duckdb.DuckDBPyConnection,
    monkeypatch: pytest.MonkeyPatch,
    broken_at: str,
) -> None:
    home = Home(tmp_path)
    county_key(warehouse, home)
    hashes = [kept(home, tmp_path, f"file {number}".encode()) for number in range(3)]
    whole, calls = getattr(originals, broken_at), []

    def second_fails(*given: object) -> None:
        calls.append(given)
        if len(calls) == 2:
            raise OSError(28, "No space left on device")
        whole(*given)

    with monkeypatch.context() as broken:
        broken.setattr(originals, broken_at, second_fails)
        with pytest.raises(OSError):
            settle_originals(warehouse, home, True, 0, TODAY)
    assert [read_original(home, sha256) for sha256 in hashes] == [b"file 0", b"file 1", b"file 2"]
    settle_originals(warehouse, home, True, 0, TODAY)
    assert {path.suffix for path in kept_originals(home)} == {".enc"}
    assert [read_original(home, sha256) for sha256 in hashes] == [b"file 0", b"file 1", b"file 2"]


def test_decrypted_copies_of_a_process_that_died_are_removed(
    tmp_path: Path, warehouse: duckdb.DuckDBPyConnection
) -> None:
    home = Home(tmp_path)
    kept(home, tmp_path, b"one")
    left = home.originals / ".open" / "999999999-ab"
    left.parent.mkdir()
    left.write_bytes(b"plain")
    half = next(home.originals.glob("??")) / ".part-x"
    half.write_bytes(b"half")
    assert needs_settling(home, False, 0)
    forget_leftovers(home)
    assert not needs_settling(home, False, 0)
    assert not left.exists() and not half.exists() and len(kept_originals(home)) == 1


def delivered(warehouse: duckdb.DuckDBPyConnection, sha256: str, days_ago: int) -> None:
    moment = datetime.combine(TODAY, datetime.min.time()) - timedelta(days=days_ago)
    row = {
        "delivery_id": f"d{sha256[:12]}",
        "file_name": "演练.xlsx",
        "sha256": sha256,
        "received_at": moment,
    }
    # a file that came late in the sense of the department is kept as long as any other
    insert_rows(warehouse, "deliveries", [{**row, "received_on": date(2021, 1, 1)}])


def test_an_original_goes_when_its_days_are_over_and_the_delivery_stays(
    tmp_path: Path, warehouse: duckdb.DuckDBPyConnection
) -> None:
    home = Home(tmp_path)
    key = county_key(warehouse, home)
    old, young, sealed_old = (
        kept(home, tmp_path, b"old"),
        kept(home, tmp_path, b"young"),
        kept(home, tmp_path, b"sealed", key),
    )
    for sha256, days in ((old, 31), (young, 30), (sealed_old, 400)):
        delivered(warehouse, sha256, days)
    assert settle_originals(warehouse, home, False, 30, TODAY) == 2
    assert [path.name for path in kept_originals(home)] == [young]
    assert warehouse.execute("select count(*) from raw.deliveries").fetchall() == [(3,)]
    removed = warehouse.execute("select sha256, removed_on from raw.originals_removed order by 1").fetchall()
    assert removed == sorted([(old, TODAY), (sealed_old, TODAY)])
    assert len(removal_marks(warehouse)) == 2
    assert settle_originals(warehouse, home, False, 30, TODAY + timedelta(days=1)) == 1


def test_without_a_limit_originals_are_kept_for_ever(
    tmp_path: Path, warehouse: duckdb.DuckDBPyConnection
) -> None:
    home = Home(tmp_path)
    delivered(warehouse, kept(home, tmp_path, b"old"), 20_000)
    assert settle_originals(warehouse, home, False, 0, TODAY) == 0 and len(kept_originals(home)) == 1


def test_a_deleted_original_is_noted_before_it_goes(
    tmp_path: Path, warehouse: duckdb.DuckDBPyConnection, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = Home(tmp_path)
    delivered(warehouse, kept(home, tmp_path, b"old"), 100)

    def cannot(*_: object, **__: object) -> None:
        raise OSError(30, "Read-only file system")

    with monkeypatch.context() as broken:
        broken.setattr(Path, "unlink", cannot)
        with pytest.raises(OSError):
            settle_originals(warehouse, home, False, 30, TODAY)
    assert len(removal_marks(warehouse)) == 1
    settle_originals(warehouse, home, False, 30, TODAY)
    assert len(removal_marks(warehouse)) == 1 and kept_originals(home) == []
