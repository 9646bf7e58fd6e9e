"""A county in which nothing is planted gives no cause to ask that weighs heavily."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from catalogue.paths import Home
from muster.snapshots import connect
from sample_county.write import write_inbox, write_settings

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def clean_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A HOME with the clean county published."""
    root = tmp_path_factory.mktemp("clean_county")
    write_inbox(Home(root).inbox, clean=True)
    write_settings(root, clean=True)
    command = [sys.executable, "-m", "muster.cli", "refresh", "--home", str(root)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=600)
    assert done.returncode in {0, 3}, done.stdout[-2000:] + done.stderr[-2000:]
    return root


def test_a_clean_county_has_no_finding_of_high_severity(clean_home: Path) -> None:
    connection = connect(Home(clean_home))
    found = connection.execute(
        """
        select distinct rule_code, as_of, message_zh from marts.fct_findings
        where severity = 'high' and subject_kind = 'county'
        order by all
        """
    ).fetchall()
    connection.close()
    assert found == []
