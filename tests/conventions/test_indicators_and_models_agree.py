"""Declared indicators and their models name each other, in both directions."""

from __future__ import annotations

import re

from catalogue.loader import contracts, dimensions, indicators, norms
from catalogue.paths import DBT_PROJECT

MODELS = DBT_PROJECT / "models"


def indicator_models() -> set[str]:
    """Names of the ind_ models of the project."""
    return {path.stem for path in MODELS.rglob("ind_*.sql")}


def test_every_declared_indicator_has_its_model_and_every_model_its_declaration() -> None:
    declared = [indicator.model for indicator in indicators().values() if indicator.model]
    assert len(declared) == len(set(declared))
    assert set(declared) == indicator_models()


def test_the_union_of_evidence_names_every_indicator_and_no_other() -> None:
    union = (MODELS / "intermediate" / "assessment" / "int_indicator_records.sql").read_text(encoding="utf-8")
    assert set(re.findall(r"\bind_\w+\b", union)) == indicator_models()


def test_the_union_gives_each_model_the_code_of_its_declaration() -> None:
    union = (MODELS / "intermediate" / "assessment" / "int_indicator_records.sql").read_text(encoding="utf-8")
    computed = {code for code, indicator in indicators().items() if indicator.model}
    assert set(re.findall(r"\bI\d{2}\b", union)) == computed


def test_only_what_awaits_a_survey_has_neither_model_nor_exports() -> None:
    awaited = {code: indicator for code, indicator in indicators().items() if not indicator.model}
    assert set(awaited) == {"I38"}
    assert all(indicator.awaits_zh and not indicator.exports for indicator in awaited.values())


def test_a_model_is_named_after_its_indicator_and_unit() -> None:
    wrong = [
        indicator.code
        for indicator in indicators().values()
        if indicator.model
        and not (indicator.model.startswith("ind_") and indicator.model.endswith(f"_{indicator.unit_slug}"))
    ]
    assert wrong == []


def test_an_indicator_rests_on_declared_exports_dimensions_and_norms() -> None:
    for indicator in indicators().values():
        assert set(indicator.exports) <= set(contracts()), indicator.code
        assert indicator.dimension_code in dimensions(), indicator.code
        assert {basis.norm for basis in indicator.basis} <= set(norms()), indicator.code
