"""Declared rules and their models name each other, in both directions, and ask instead of accusing."""

from __future__ import annotations

import re

from catalogue.loader import contracts, rules
from catalogue.paths import DBT_PROJECT

MODELS = DBT_PROJECT / "models"
PLACES = {"records", "bodies", "amount", "named"}
ACCUSING = (
    "违法",
    "造假",
    "虚假",
    "弄虚作假",
    "瞒报",
    "骗取",
    "illegal",
    "fake",
    "false",
    "fabricat",
    "fraud",
    "conceal",
)


def rule_models() -> set[str]:
    """Names of the rule_ models of the project."""
    return {path.stem for path in MODELS.rglob("rule_*.sql")}


def test_every_declared_rule_has_its_model_and_every_model_its_declaration() -> None:
    declared = [rule.model for rule in rules().values()]
    assert len(declared) == len(set(declared))
    assert set(declared) == rule_models()
    assert [rule.code for rule in rules().values() if rule.model != f"rule_{rule.rule}"] == []


def test_the_union_of_hits_gives_each_model_the_code_of_its_declaration() -> None:
    union = (MODELS / "findings" / "int_rule_hits.sql").read_text(encoding="utf-8")
    pairs = re.findall(r"'(R\d{2})' as rule_code,\s+\*\s+from \{\{ ref\('(rule_\w+)'\) \}\}", union)
    assert sorted(pairs) == sorted((rule.code, rule.model) for rule in rules().values())


def test_a_rule_looks_at_declared_exports_and_its_wording_has_known_places() -> None:
    for rule in rules().values():
        assert set(rule.exports) <= set(contracts()), rule.code
        assert set(re.findall(r"\{(\w+)\}", rule.message_zh)) <= PLACES, rule.code


def test_a_rule_asks_and_does_not_accuse() -> None:
    said = [
        (rule.code, text)
        for rule in rules().values()
        for text in (rule.name_zh, rule.message_zh, rule.ask_zh, rule.message_en, rule.ask_en)
    ]
    assert [(code, text) for code, text in said if any(word in text for word in ACCUSING)] == []


def test_every_rule_has_a_unit_test_of_its_model() -> None:
    tested = {
        model
        for path in (MODELS / "findings").rglob("*unit_tests.yml")
        for model in re.findall(r"model: (rule_\w+)", path.read_text(encoding="utf-8"))
    }
    assert tested == rule_models()


def test_models_use_every_declared_threshold_and_no_other_and_a_rule_only_its_own() -> None:
    called = re.compile(r"threshold\('(R\d{2})', '(\w+)'\)")
    used = {
        path.stem: set(called.findall(path.read_text(encoding="utf-8"))) for path in MODELS.rglob("*.sql")
    }
    declared = {(rule.code, threshold.name) for rule in rules().values() for threshold in rule.thresholds}
    assert set().union(*used.values()) == declared
    own = {rule.model: rule.code for rule in rules().values()}
    assert [model for model, code in own.items() if {of for of, _ in used[model]} - {code}] == []


def test_words_about_a_rule_name_declared_thresholds_only_and_these_lie_in_their_range() -> None:
    for rule in rules().values():
        known = {threshold.name for threshold in rule.thresholds}
        for text in (rule.logic_zh, rule.ask_zh, *rule.guards_zh):
            assert set(re.findall(r"\{(\w+)\}", text)) <= known, rule.code
        assert all(threshold.min <= threshold.value <= threshold.max for threshold in rule.thresholds), (
            rule.code
        )
