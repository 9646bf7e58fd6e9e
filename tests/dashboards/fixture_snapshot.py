"""A published snapshot made by hand: the promised tables and columns with small, plausible, invented contents."""

from __future__ import annotations

from pathlib import Path

import duckdb

from catalogue.paths import Home
from muster import snapshots

FIRST = "20241015-080000-aaaa"
SCHEMA = Path(__file__).with_name("fixture_schema.sql")
CONTENTS = [Path(__file__).with_name(f"fixture_{part}.sql") for part in ("contents", "claims", "map")]


LATER = (
    "fct_scores", "dim_weights", "fct_findings", "fct_finding_evidence", "dim_rules", "fct_changed_figures",
    "fct_changed_records", "fct_reconciliations", "fct_reconciled_items", "dim_reconciliations",
    "dim_commitments", "dim_commitment_states", "fct_commitments", "fct_commitment_tests", "dim_problems",
    "dim_claim_pairs", "fct_problems", "fct_claim_pairs", "fct_problem_tests", "fct_three_values",
    "fct_verified_rates", "fct_field_checks", "dim_settings", "dim_region_shapes", "boundary_notices",
    "dim_commitment_bodies", "submissions", "fct_reconciliation_evidence", "dim_measures", "fct_measure_values",
    "fct_measure_evidence",
)  # fmt: skip
ENGLISH = {
    "dim_indicators": (
        "question", "target_note", "basis", "formula", "numerator", "denominator", "exclusions", "caveats",
    ),
    "dim_rules": ("logic", "message", "guards", "ask"),
    "fct_findings": ("message",),
    "dim_reconciliations": ("fact", "first", "first_unit", "second", "second_unit", "ask", "caveats"),
    "fct_reconciliations": ("message",),
    "dim_measures": ("name", "numerator", "denominator", "caveats"),
    "fct_measure_values": ("note",),
    "dim_problems": ("name", "claim", "problem", "source"),
    "dim_claim_pairs": ("name", "claim", "counter", "source"),
    "fct_problems": ("answer", "figures", "would_tell"),
    "fct_claim_pairs": ("answer", "figures", "would_tell"),
    "fct_problem_tests": ("words",),
    "dim_commitments": ("name", "text", "evidence", "source", "link"),
    "dim_commitment_states": ("state",),
    "fct_commitments": ("state", "figures", "would_tell"),
    "fct_commitment_tests": ("words",),
    "fct_field_checks": ("standing",),
}  # fmt: skip


def publish(
    home: Home,
    snapshot_id: str,
    *,
    filled: bool = True,
    scores_shift: int = 0,
    is_old: bool = False,
    in_english: bool = True,
    changed: str = "",
) -> Path:
    """Publish a snapshot and point `current` at it.

    `filled` false leaves every table but the subjects and indicators empty; `scores_shift` moves every share up
    by that many per cent so that two snapshots differ visibly; `is_old` leaves out the tables that came LATER; without
    `in_english`, as in an old one, wording is there in Chinese only; `changed` is SQL that comes last.
    """
    home.warehouse.mkdir(parents=True, exist_ok=True)
    staged = home.warehouse / f"{snapshot_id}.staged"
    with duckdb.connect(str(staged)) as connection:
        connection.execute(SCHEMA.read_text(encoding="utf-8"))
        if filled:
            contents = "\n".join(path.read_text(encoding="utf-8") for path in CONTENTS)
            connection.execute("set variable shift = ?", [scores_shift])
            connection.execute(f"set variable snapshot_id = '{snapshot_id}'")
            connection.execute(contents)
        for table, stems in ENGLISH.items() if is_old or not in_english else ():
            for stem in stems:
                connection.execute(f"alter table {table} drop column {stem}_en")
        for table in LATER if is_old else ():
            connection.execute(f"drop table {table}")
        connection.execute(changed)
    snapshots.publish_file(home, staged, snapshot_id)
    return home.snapshot(snapshot_id)
