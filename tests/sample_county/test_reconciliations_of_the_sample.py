"""What two tables of the sample county state of one fact: what was planted between them is found, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from catalogue.paths import Home
from dashboards.queries.pool import Pool, Snapshot
from dashboards.queries.reconciliations import reconciled_items, reconciliation_records, reconciliations
from sample_county.facts import AS_OF
from sample_county.plants import PLANTS
from tests.counties.figures import query

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def opened(sample_home: Path) -> Iterator[Snapshot]:
    pool = Pool(Home(sample_home))
    snapshot = pool.snapshot()
    yield snapshot
    snapshot.close()


def asked(opened: Snapshot, code: str) -> list[str]:
    """Names of the items of a reconciliation that give cause to ask, at the date of the survey."""
    items = reconciled_items(opened, code, AS_OF)
    return sorted(items[items["is_asked"]]["item_name"])


@pytest.mark.parametrize(
    ("code", "plant"),
    [("X01", "headcount_gap"), ("X03", "dispatch_oversized"), ("X04", "key_units_uninspected")],
)
def test_what_was_planted_between_two_tables_is_found(opened: Snapshot, code: str, plant: str) -> None:
    assert len(asked(opened, code)) == PLANTS[plant].number


@pytest.mark.parametrize("code", ["X05", "X06", "X07", "X08"])
def test_nothing_was_planted_between_the_others(opened: Snapshot, code: str) -> None:
    assert asked(opened, code) == []


def test_both_numbers_are_those_of_their_tables(sample_home: Path, opened: Snapshot) -> None:
    home = Home(sample_home)
    listed = query(home, "select sum(headcount) as people from marts.fct_teams")
    told = reconciliations(opened, AS_OF, "county", county_code(home)).set_index("reconciliation_code")
    assert told.loc["X01", "first_value"] == listed[0]["people"]
    assert told.loc["X08", "first_value"] == told.loc["X08", "second_value"] == 54


def test_every_item_is_traced_to_rows_of_both_tables(opened: Snapshot) -> None:
    item = reconciled_items(opened, "X01", AS_OF).iloc[0]
    records = reconciliation_records(opened, "X01", AS_OF, item["item_key"])
    sums = records.groupby("side")["amount"].sum()
    assert (sums["first"], sums["second"]) == (item["first_value"], item["second_value"])
    assert records["row_number"].notna().all()


def county_code(home: Home) -> str:
    """The code of the sample county."""
    return str(query(home, "select county_code from marts.snapshot_info")[0]["county_code"])
