"""What of muster.toml decides figures, in words: a value that came from a setting says so on screen and paper."""

from __future__ import annotations

from collections.abc import Iterator

from catalogue.loader import contracts, indicators, measures, reconciliations, rules
from muster.excluded import excluded_zh
from muster.settings import Assessment, Settings, TargetSetting

Said = dict[str, str]
READINGS_ZH = {"frequency": "只看频次", "every_plan": "每项现场处置方案"}
CUMULATIVE = ("I27", "I28", "I29", "I30", "I31")
WHOLE = "ALL"


def settings_said(settings: Settings) -> list[Said]:
    """Rows of raw.settings_said: key, name_zh, value_zh, default_zh, applied_code; one per setting and what it decides.

    Only what differs from its default. `applied_code`: an indicator, supporting figure, rule, reconciliation, export
    or dimension, or ALL for the composite.
    """
    declared = Settings()
    rows = [*_assessment(settings, declared), *_targets(settings), *_weights(settings), *_rules(settings)]
    rows += [*_tolerances(settings), *_deadlines(settings), *_excluded(settings)]
    if settings.scores != declared.scores:
        rows.append(_said("scores.red_lines", "红线封顶", "关闭", "开启", "D6"))
    return rows


def _said(key: str, name: str, value: str, default: str, code: str) -> Said:
    return {"key": key, "name_zh": name, "value_zh": value, "default_zh": default, "applied_code": code}


def _assessment(settings: Settings, declared: Settings) -> Iterator[Said]:
    given, usual = settings.assessment, declared.assessment
    if given.since != usual.since and given.since:
        for code in CUMULATIVE:
            yield _said("assessment.since", "累计起算日", given.since.isoformat(), "第一条记录", code)
    if given.teaching_months != usual.teaching_months:
        yield _said("assessment.teaching_months", "教学月份", _months(given), _months(usual), "I44")
    if given.enterprise_drill_reading != usual.enterprise_drill_reading:
        reading, other = (READINGS_ZH[each.enterprise_drill_reading] for each in (given, usual))
        yield _said("assessment.enterprise_drill_reading", "重点企业半年演练的解释", reading, other, "I19")
    if given.arrival_minutes != usual.arrival_minutes:
        minutes, other = (f"{each.arrival_minutes}分钟" for each in (given, usual))
        yield _said("assessment.arrival_minutes", "到场时限", minutes, other, "I16")
    for name, units in (
        ("应编专项预案", settings.plans.required_special),
        ("应编预案的部门", settings.plans.required_departments),
    ):
        if units:
            yield _said("plans", name, f"清单{len(units)}个", "没有清单", "I05")


def _months(assessment: Assessment) -> str:
    return "、".join(f"{month}月" for month in assessment.teaching_months)


def _target_zh(target: TargetSetting, unit: str) -> str:
    if target.target is not None:
        return f"{target.target:g}{unit}"
    low, high = (f"{end:g}{unit}" if end is not None else "不限" for end in (target.low, target.high))
    return f"{low}～{high}"


def _targets(settings: Settings) -> Iterator[Said]:
    for code, target in settings.targets.items():
        if code in measures():
            yield _said(f"targets.{code}", "目标值", _target_zh(target, "%"), "没有目标", code)
            continue
        indicator = indicators()[code]
        usual = TargetSetting(
            target=indicator.target.value, low=indicator.target.low, high=indicator.target.high
        )
        is_declared = usual != TargetSetting()
        default = _target_zh(usual, indicator.unit) if is_declared else "没有目标"
        yield _said(f"targets.{code}", "目标值", _target_zh(target, indicator.unit), default, code)


def _weights(settings: Settings) -> Iterator[Said]:
    weights = settings.weights
    for code, weight in {**weights.dimensions, **weights.indicators}.items():
        yield _said(f"weights.{code}", "权重", f"{weight:g}", "1", code)
    if weights.dimensions or weights.indicators:
        yield _said("weights", "权重", "由设置给出", "相等", WHOLE)
    if weights.judgements:
        yield _said("weights.judgements", "维度权重", f"{len(weights.judgements)}人两两比较", "相等", WHOLE)


def _rules(settings: Settings) -> Iterator[Said]:
    for code, given in settings.rules.items():
        for threshold in rules()[code].thresholds:
            if threshold.name in given:
                value, usual = (
                    f"{number:g}{threshold.unit}" for number in (given[threshold.name], threshold.value)
                )
                yield _said(f"rules.{code}.{threshold.name}", threshold.meaning_zh, value, usual, code)


def _tolerances(settings: Settings) -> Iterator[Said]:
    for code, given in settings.tolerances.items():
        item = reconciliations()[code]
        for name, unit, value, usual in (
            ("amount", item.first.unit, given.amount, item.tolerance.amount),
            ("percent", "%", given.percent, item.tolerance.percent),
        ):
            if value is not None:
                yield _said(f"tolerances.{code}.{name}", "容差", f"{value:g}{unit}", f"{usual:g}{unit}", code)


def _deadlines(settings: Settings) -> Iterator[Said]:
    for code, days in settings.deadlines.items():
        usual = contracts()[code].due_days
        yield _said(f"deadlines.{code}", "报送时限", f"期末后{days}日", f"期末后{usual}日", code)


def _excluded(settings: Settings) -> Iterator[Said]:
    for field in settings.excluded:
        key = f"excluded.{field.export}.{field.column}"
        yield _said(key, "不收的栏目", excluded_zh(field), "全部收取", field.export)
