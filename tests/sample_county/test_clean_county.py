"""A county in which nothing is planted gives no cause to ask that weighs heavily."""

from __future__ import annotations

from pathlib import Path

import pytest

from catalogue.paths import Home
from muster.snapshots import connect
from sample_county.write import write_inbox, write_settings
from tests.muster.command import muster

pytestmark = pytest.mark.slow


def test_a_clean_county_has_no_finding_of_high_severity(tmp_path: Path) -> None:
    home = Home(tmp_path)
    write_inbox(home.inbox, clean=True)
    write_settings(home.root, clean=True)
    done = muster("refresh", home=home.root)
    assert done.returncode in {0, 3}, done.stdout[-2000:] + done.stderr[-2000:]
    with connect(home) as connection:
        asked = connection.execute("select count(distinct rule_code) from marts.fct_findings").fetchall()
        found = connection.execute(
            "select distinct rule_code, as_of, subject_code, message_zh from marts.fct_findings "
            "where severity = 'high' order by all"
        ).fetchall()
        apart = connection.execute(
            "select distinct reconciliation_code, as_of, item_name from marts.fct_reconciled_items "
            "where state = 'differs' order by all"
        ).fetchall()
    assert asked[0][0] > 20 and found == []
    assert apart == []
