"""The rules as they are in force: declared wording, with thresholds from settings in place of the declared ones."""

from __future__ import annotations

from typing import Any

from catalogue.loader import rules
from catalogue.rule_models import Rule
from muster.settings import Settings


def rule_rows(settings: Settings) -> list[dict[str, Any]]:
    """Rows of raw.catalogue_rules, one per rule."""
    return [_row(rule, settings.rules.get(rule.code, {})) for rule in rules().values()]


def phrase_rows() -> list[dict[str, Any]]:
    """Rows of raw.catalogue_rule_phrases: words of {named} as a pattern with their English, in order of `place`."""
    return [
        {"code": rule.code, "place": place, "pattern": phrase.pattern(), "english": phrase.replacement()}
        for rule in rules().values()
        for place, phrase in enumerate(rule.phrases)
    ]


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
    said = {
        "logic_zh": rule.logic_zh,
        "logic_en": rule.logic_en,
        "ask_zh": rule.ask_zh,
        "ask_en": rule.ask_en,
        "guards_zh": "；".join(rule.guards_zh),
        "guards_en": "\n".join(rule.guards_en),
    }
    return {
        **rule.model_dump(exclude={"exports", "thresholds", "phrases", *said}),
        **{name: text.format_map(numbers) for name, text in said.items()},
        "thresholds_are_set": bool(given),
    }
