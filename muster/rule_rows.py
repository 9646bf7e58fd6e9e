"""The rules as they are in force: declared wording, with thresholds from settings in place of the declared ones."""

from __future__ import annotations

from typing import Any

from catalogue.loader import rules
from catalogue.rule_models import Rule
from muster.settings import Settings


def rule_rows(settings: Settings) -> list[dict[str, Any]]:
    """Rows of raw.catalogue_rules, one per rule."""
    return [_row(rule, settings.rules.get(rule.code, {})) for rule in rules().values()]


def set_thresholds(settings: Settings) -> dict[str, float]:
    """Thresholds that settings name, as dbt takes them: "R02.tolerated_people" → number in SQL."""
    return {
        f"{rule.code}.{threshold.name}": threshold.in_sql(settings.rules[rule.code][threshold.name])
        for rule in rules().values()
        for threshold in rule.thresholds
        if threshold.name in settings.rules.get(rule.code, {})
    }


def _row(rule: Rule, given: dict[str, float]) -> dict[str, Any]:
    numbers = {t.name: t.in_words(given.get(t.name, t.value)) for t in rule.thresholds}
    return {
        **rule.model_dump(exclude={"exports", "guards_zh", "thresholds", "logic_zh", "ask_zh"}),
        "logic_zh": rule.logic_zh.format_map(numbers),
        "ask_zh": rule.ask_zh.format_map(numbers),
        "guards_zh": "；".join(rule.guards_zh).format_map(numbers),
        "thresholds_are_set": bool(given),
    }
