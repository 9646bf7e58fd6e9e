"""Facts that two tables state: declarations and models name each other, and each model has its unit test."""

from __future__ import annotations

import re

from catalogue.loader import contracts, reconciliations
from catalogue.paths import DBT_PROJECT

FOLDER = DBT_PROJECT / "models" / "reconciliations"


def models() -> set[str]:
    """Names of the rec_ models of the project."""
    return {path.stem for path in FOLDER.glob("rec_*.sql")}


def test_every_declared_reconciliation_has_its_model_and_every_model_its_declaration() -> None:
    declared = [item.model for item in reconciliations().values()]
    assert len(declared) == len(set(declared))
    assert set(declared) == models()
    assert [
        item.code for item in reconciliations().values() if item.model != f"rec_{item.reconciliation}"
    ] == []


def test_the_union_gives_each_model_the_code_of_its_declaration() -> None:
    union = (FOLDER / "int_reconciled_records.sql").read_text(encoding="utf-8")
    pairs = re.findall(r"'(X\d{2})' as reconciliation_code,\s+\*\s+from \{\{ ref\('(rec_\w+)'\) \}\}", union)
    assert sorted(pairs) == sorted((item.code, item.model) for item in reconciliations().values())


def test_both_sides_of_a_reconciliation_are_declared_exports() -> None:
    sides = {item.code: {item.first.export, item.second.export} for item in reconciliations().values()}
    assert {
        code: exports - set(contracts()) for code, exports in sides.items() if exports - set(contracts())
    } == {}


def test_every_reconciliation_has_a_unit_test_of_its_model() -> None:
    text = (FOLDER / "_reconciliations__unit_tests.yml").read_text(encoding="utf-8")
    assert set(re.findall(r"model: (rec_\w+)", text)) == models()
