"""What is declared of a column is asked together when a run ends, or each by its own test."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import duckdb

from tests.dbt_project.running import run_dbt

TOGETHER = ("--exclude", "test_type:generic")
NOT_SO = {
    "dim_judges": (
        "insert into raw.settings_judges values ('甲', 0.1), ('甲', 0.2), (null, 0.1)",
        "dim_judges.person record_key 2",
    ),
    "dim_indicator_exports": (
        "update raw.catalogue_indicator_exports set export_code = null where code = 'I05'",
        "dim_indicator_exports.export_code not_null 2",
    ),
    "fct_commitments": (
        "delete from marts.dim_commitments where commitment_code = 'S01'",
        "fct_commitments.commitment_code relationships ",
    ),
    "fct_warnings": (
        "update raw.f10_warnings set level_code = 'violet'",
        "fct_warnings.level code_of 1",
    ),
    "dim_regions": (
        "update intermediate.int_regions_at set level = 'hamlet'",
        "dim_regions.level accepted_values 1",
    ),
}


def test_what_is_declared_of_a_column_and_is_not_so_fails_the_run_and_is_named(
    warehouse: Path, scratch: Path
) -> None:
    with duckdb.connect(str(warehouse)) as connection:
        for change, _ in NOT_SO.values():
            connection.execute(change)
    done = run_dbt(warehouse, scratch, "build", "--select", *NOT_SO, *TOGETHER)
    assert done.returncode != 0
    said = done.stdout.partition("declared and not so: ")[2].partition("\n")[0].split(", ")
    assert len(said) == len(NOT_SO)
    for _, told in NOT_SO.values():
        assert [one for one in said if one.startswith(told)], (told, said)


def test_what_holds_lets_the_run_end(warehouse: Path, scratch: Path) -> None:
    done = run_dbt(warehouse, scratch, "build", "--select", "dim_judges", "dim_commitment_bodies", *TOGETHER)
    assert done.returncode == 0, done.stdout[-3000:]


def test_by_hand_each_test_runs_and_is_not_asked_again(warehouse: Path, scratch: Path) -> None:
    with duckdb.connect(str(warehouse)) as connection:
        connection.execute(NOT_SO["dim_judges"][0])
    done = run_dbt(warehouse, scratch, "build", "--select", "dim_judges")
    assert done.returncode != 0 and "Failure in test record_key_dim_judges_" in done.stdout
    assert "declared and not so" not in done.stdout


def test_every_declared_test_is_one_that_can_be_asked_when_a_run_ends(warehouse: Path, scratch: Path) -> None:
    """Of a model that stands in the warehouse, with nothing configured that the one statement does not know of."""
    assert run_dbt(warehouse, scratch, "parse").returncode == 0
    nodes = json.loads((scratch / "target" / "manifest.json").read_text(encoding="utf-8"))["nodes"]
    declared = [node for node in nodes.values() if node.get("test_metadata")]
    assert len(declared) > 100
    assert [node["name"] for node in declared if not _can_be_asked(node, nodes)] == []


def _can_be_asked(test: Mapping[str, Any], nodes: Mapping[str, Any]) -> bool:
    model, said, configured = nodes.get(test["attached_node"]), test["test_metadata"], test["config"]
    refers = [word for word, value in said["kwargs"].items() if "ref(" in str(value)]
    return (
        model is not None
        and model["config"]["materialized"] in {"table", "view"}
        and set(refers) <= {"model", "to"}
        and said["namespace"] is None
        and configured["severity"].lower() == "error"
        and (configured["fail_calc"], configured["error_if"]) == ("count(*)", "!= 0")
        and configured["where"] is None
        and configured["limit"] is None
    )
