"""A small published snapshot written by hand: three townships, two exports missing."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import duckdb
import pytest

from catalogue.paths import Home
from dashboards.queries.pool import Snapshot
from muster import snapshots
from reports.asked import current_snapshot


@pytest.fixture(scope="session")
def as_of() -> date:
    return date(2025, 6, 30)


NOTHING_DELIVERED = """
    update dim_exports set delivered = false, newest_received_on = null;
    update fct_indicator_values set status = 'not_delivered', value = null, numerator = null, denominator = null,
        interval_low = null, interval_high = null, previous_value = null, note_zh = null;
    delete from deliveries; delete from rejected_cells; delete from source_rows; delete from fct_indicator_evidence;
    delete from fct_mechanisms; delete from fct_lead_bodies; delete from fct_teams; delete from fct_team_members;
    delete from fct_experts; delete from fct_plans; delete from fct_drills; delete from fct_hazards;
"""


def published(root: Path, change: str = "") -> Home:
    """The county's snapshot in a new HOME, changed by some SQL."""
    staged = root / "staged.duckdb"
    with duckdb.connect(str(staged)) as connection:
        connection.execute((Path(__file__).parent / "snapshot.sql").read_text(encoding="utf-8"))
        connection.execute(f"use marts; {change}")
    snapshots.publish_file(Home(root), staged, "sn1")
    return Home(root)


@pytest.fixture(scope="session")
def county_home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    return published(tmp_path_factory.mktemp("county"))


@pytest.fixture(scope="session")
def silent_home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """A county of which no department delivered anything."""
    return published(tmp_path_factory.mktemp("silent"), NOTHING_DELIVERED)


@pytest.fixture(scope="session")
def since_home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """The county with a first day set for cumulative figures."""
    since = """update snapshot_info set settings_changed = '{"assessment": {"since": "2024-01-01"}}'"""
    return published(tmp_path_factory.mktemp("since"), since)


@pytest.fixture
def snapshot(county_home: Home) -> Iterator[Snapshot]:
    with current_snapshot(county_home) as opened:
        yield opened
