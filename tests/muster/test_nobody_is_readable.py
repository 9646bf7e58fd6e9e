"""No citizen number, telephone or full name of the sample county can be read in what Muster keeps and publishes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from catalogue.paths import Home
from ingestion.values.identifiers import id_number_fault
from muster.snapshots import snapshot_ids
from sample_county.county import build

pytestmark = pytest.mark.slow
LANDLINE = re.compile(r"(?<![0-9A-Za-z])0500-?21\d{5}(?!\d)")
HASH = re.compile(r"[0-9a-f]{24}|[0-9a-f]{64}")
"""A keyed hash or a sha256. One in some hundred thousand holds eleven digits that look like somebody's number."""
LONG_RUN = re.compile(r"\d[\d \-]{9,}")
MOBILE = re.compile(r"(?<!\d)1[3-9]\d{9}(?!\d)")


@pytest.fixture(scope="module")
def secrets() -> tuple[set[str], set[str]]:
    """Every citizen number and every telephone that the generator gave to a member, a leader or an expert."""
    county = build()
    members = [member for roster in county.rosters.values() for member in roster]
    leaders = [team.leader for teams in county.teams.values() for team in teams]
    numbers = {m.person.id_number for m in members} | {p.id_number for p in leaders}
    phones = {m.phone for m in members} | {m.person.phone for m in members} | {p.phone for p in leaders}
    assert len(numbers) > 500
    return numbers, {re.sub(r"\D", "", phone) for phone in phones if phone}


def readable(texts: Iterator[str], secrets: tuple[set[str], set[str]]) -> list[str]:
    """What of the secrets, or of anything shaped like one, stands in the texts."""
    numbers, phones = secrets
    found: set[str] = set()
    for text in texts:
        if not LONG_RUN.search(text) or HASH.fullmatch(text):
            continue
        runs = re.findall(r"\d{11,}[Xx]?", re.sub(r"(?<=\d)[ \-](?=\d)", "", text))
        for run in runs:
            found |= {run} & (numbers | phones)
            found |= {number for number in numbers if len(run) > 18 and number in run}
        found |= {run for run in runs if len(run) == 18 and id_number_fault(run.upper()) is None}
        found |= set(LANDLINE.findall(text))
        found |= {mobile for mobile in MOBILE.findall(text) if mobile.startswith("19900")}
    return sorted(found)[:5]


def varchars(path: Path) -> Iterator[str]:
    """Every distinct text of every column of a database that holds text."""
    with duckdb.connect(str(path), read_only=True) as connection:
        columns = connection.execute(
            """select table_schema, table_name, column_name, data_type from information_schema.columns
               where data_type in ('VARCHAR', 'JSON') or data_type like 'VARCHAR[%' or data_type like 'STRUCT%'"""
        ).fetchall()
        assert columns
        for schema, table, column, _ in columns:
            sql = (
                f'select distinct "{column}"::varchar from "{schema}"."{table}" where "{column}" is not null'
            )
            for (text,) in connection.execute(sql).fetchall():
                yield text


def test_in_the_warehouse(sample_home: Path, secrets: tuple[set[str], set[str]]) -> None:
    assert readable(varchars(Home(sample_home).build), secrets) == []


def test_in_the_snapshot(sample_home: Path, secrets: tuple[set[str], set[str]]) -> None:
    home = Home(sample_home)
    for name in snapshot_ids(home):
        assert readable(varchars(home.snapshot(name)), secrets) == []


def test_as_numbers(sample_home: Path, secrets: tuple[set[str], set[str]]) -> None:
    phones = {int(phone) for phone in secrets[1]}
    with duckdb.connect(str(Home(sample_home).build), read_only=True) as connection:
        columns = connection.execute(
            """select table_schema, table_name, column_name from information_schema.columns
               where data_type in ('DOUBLE', 'BIGINT', 'HUGEINT') and table_schema in ('raw', 'staging', 'marts')"""
        ).fetchall()
        for schema, table, column in columns:
            sql = f'select distinct "{column}" from "{schema}"."{table}" where "{column}" >= 1e10'
            assert not [v for (v,) in connection.execute(sql).fetchall() if int(v) in phones], (table, column)


def test_in_receipts_logs_and_what_was_printed(sample_home: Path, secrets: tuple[set[str], set[str]]) -> None:
    home = Home(sample_home)
    files = [p for folder in (home.receipts, home.logs) for p in folder.rglob("*") if p.is_file()]
    files += [sample_home / "refresh.out"]
    assert any(path.suffix == ".json" for path in files)
    assert readable((path.read_text(encoding="utf-8", errors="replace") for path in files), secrets) == []


def test_full_names_are_in_no_mart(sample_home: Path) -> None:
    county = build()
    names = {m.person.name for roster in county.rosters.values() for m in roster if len(m.person.name) > 2}
    home = Home(sample_home)
    for text in varchars(home.snapshot(snapshot_ids(home)[-1])):
        assert text not in names


def test_originals_and_the_key_may_be_read_by_their_owner_only(sample_home: Path) -> None:
    home = Home(sample_home)
    kept = [path for path in home.originals.rglob("*") if path.is_file()] + [sample_home / "key"]
    assert len(kept) > 30
    assert {path.stat().st_mode & 0o777 for path in kept} == {0o600}
