"""dbt's unit tests run apart from the build: a refresh makes figures, it does not try the models."""

from __future__ import annotations

import json
import re
from pathlib import Path

from catalogue.paths import DBT_PROJECT
from tests.dbt_project.running import run_dbt

DECLARED = re.compile(r"^  - name: ", re.MULTILINE)


def declared_tests() -> int:
    """How many unit tests the project's files declare."""
    files = sorted((DBT_PROJECT / "models").rglob("*unit_tests.yml"))
    return sum(len(DECLARED.findall(path.read_text(encoding="utf-8"))) for path in files)


def test_every_model_gives_what_its_unit_tests_expect(warehouse: Path, scratch: Path) -> None:
    done = run_dbt(warehouse, scratch, "test", "--select", "test_type:unit")
    assert done.returncode == 0, done.stdout[-6000:] + done.stderr[-2000:]
    assert re.search(r"PASS=\d+ WARN=0 ERROR=0 SKIP=0", done.stdout)
    ran = re.search(r"(\d+) unit tests", done.stdout)
    assert ran is not None and int(ran.group(1)) == declared_tests() > 100


def test_a_threshold_that_settings_name_stands_in_the_model_in_place_of_the_declared_one(
    warehouse: Path, tmp_path: Path
) -> None:
    model = "rule_headcount_differs_from_roster"
    given = json.dumps({"thresholds": {"R02.tolerated_people": 7}})
    done = run_dbt(warehouse, tmp_path, "compile", "--select", model, "--vars", given)
    assert done.returncode == 0, done.stdout[-2000:]
    compiled = next((tmp_path / "target" / "compiled").rglob(f"{model}.sql")).read_text(encoding="utf-8")
    assert "difference >= 7" in compiled and "difference >= 0.05 * headcount_high" in compiled
