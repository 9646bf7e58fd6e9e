"""dbt's unit tests run apart from the build: a refresh makes figures, it does not try the models."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from catalogue.paths import DBT_PROJECT, Home

DECLARED = re.compile(r"^  - name: ", re.MULTILINE)


def declared_tests() -> int:
    """How many unit tests the project's files declare."""
    files = sorted((DBT_PROJECT / "models").rglob("*unit_tests.yml"))
    return sum(len(DECLARED.findall(path.read_text(encoding="utf-8"))) for path in files)


def run_unit_tests(warehouse: Path, scratch: Path) -> subprocess.CompletedProcess[str]:
    """`dbt test --select test_type:unit` on a warehouse that has every model."""
    command = [sys.executable, "-m", "dbt.cli.main", "--no-use-colors", "test", "--select", "test_type:unit"]
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


def test_every_model_gives_what_its_unit_tests_expect(sample_home: Path, tmp_path: Path) -> None:
    warehouse = tmp_path / "build.duckdb"
    shutil.copyfile(Home(sample_home).build, warehouse)
    done = run_unit_tests(warehouse, tmp_path)
    assert done.returncode == 0, done.stdout[-6000:] + done.stderr[-2000:]
    passed = re.search(r"PASS=(\d+) WARN=0 ERROR=0 SKIP=0", done.stdout)
    assert passed is not None and int(passed.group(1)) == declared_tests() > 100
