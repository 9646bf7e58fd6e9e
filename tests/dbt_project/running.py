"""dbt as a developer runs it, on a warehouse of the test's own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from catalogue.paths import DBT_PROJECT


def run_dbt(warehouse: Path, scratch: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """A dbt command on a warehouse that has every model."""
    command = [sys.executable, "-m", "dbt.cli.main", "--no-use-colors", *words]
    places = {
        "--project-dir": DBT_PROJECT,
        "--profiles-dir": DBT_PROJECT,
        "--target-path": scratch / "target",
        "--log-path": scratch / "logs",
    }
    for option, place in places.items():
        command += [option, str(place)]
    environment = {**os.environ, "MUSTER_WAREHOUSE": str(warehouse)}
    return subprocess.run(command, capture_output=True, text=True, timeout=600, env=environment)
