"""dbt's unit tests run apart from the build: a refresh makes figures, it does not try the models."""

from __future__ import annotations

import json
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


def test_every_model_gives_what_its_unit_tests_expect(sample_home: Path, tmp_path: Path) -> None:
    warehouse = tmp_path / "build.duckdb"
    shutil.copyfile(Home(sample_home).build, warehouse)
    done = run_dbt(warehouse, tmp_path, "test", "--select", "test_type:unit")
    assert done.returncode == 0, done.stdout[-6000:] + done.stderr[-2000:]
    assert re.search(r"PASS=\d+ WARN=0 ERROR=0 SKIP=0", done.stdout)
    ran = re.search(r"(\d+) unit tests", done.stdout)
    assert ran is not None and int(ran.group(1)) == declared_tests() > 100


def test_a_threshold_that_settings_name_stands_in_the_model_in_place_of_the_declared_one(
    sample_home: Path, tmp_path: Path
) -> None:
    warehouse = tmp_path / "build.duckdb"
    shutil.copyfile(Home(sample_home).build, warehouse)
    model = "rule_headcount_differs_from_roster"
    given = json.dumps({"thresholds": {"R02.tolerated_people": 7}})
    done = run_dbt(warehouse, tmp_path, "compile", "--select", model, "--vars", given)
    assert done.returncode == 0, done.stdout[-2000:]
    compiled = next((tmp_path / "target" / "compiled").rglob(f"{model}.sql")).read_text(encoding="utf-8")
    assert "difference >= 7" in compiled and "difference >= 0.05 * headcount_high" in compiled
