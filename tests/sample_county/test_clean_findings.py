"""In a county without planted problems no rule asks with high severity."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from catalogue.paths import Home
from muster.snapshots import connect
from sample_county.write import write_inbox, write_settings

pytestmark = pytest.mark.slow

RULES = ("R15", "R16", "R17", "R18", "R19", "R20", "R22", "R23", "R24", "R25", "R26", "R27", "R28")


def test_a_clean_county_gives_no_cause_to_ask_with_high_severity(tmp_path: Path) -> None:
    home = Home(tmp_path)
    write_inbox(home.inbox, clean=True)
    write_settings(home.root, clean=True)
    command = [sys.executable, "-m", "muster.cli", "refresh", "--home", str(home.root)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=600)
    assert done.returncode in {0, 3}, done.stdout[-2000:] + done.stderr[-2000:]
    connection = connect(home)
    rows = connection.execute(
        """
        select rule_code, as_of, subject_code, message_zh from marts.fct_findings
        where severity = 'high' and list_contains(?, rule_code)
        """,
        [list(RULES)],
    ).fetchall()
    connection.close()
    assert rows == []
