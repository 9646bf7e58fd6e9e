"""muster.toml: every setting has a default, every mistake gets one clear line."""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Mapping
from datetime import date
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from catalogue.loader import composite_dimensions, contracts, indicators, measures, reconciliations, rules
from catalogue.paths import Home
from catalogue.targets import target_fault
from ingestion.loading.exclusions import Excluded
from muster.commitments import Commitments, commitment_mistake
from muster.excluded import ExcludedSetting, resolved


class SettingsError(Exception):
    """muster.toml cannot be used; the message says which line of it and why."""


class _Section(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class County(_Section):
    """The county's name and six-digit code, where F18 does not give them."""

    name: str = ""
    code: str = Field(default="", pattern=r"^(\d{6})?$")


class Assessment(_Section):
    """More as-of dates, the start of cumulative figures, teaching months, the reading of I19, the minutes of I16."""

    as_of: list[date] = []
    since: date | None = None
    teaching_months: list[Annotated[int, Field(ge=1, le=12)]] = [3, 4, 5, 6, 9, 10, 11, 12]
    enterprise_drill_reading: Literal["frequency", "every_plan"] = "frequency"
    arrival_minutes: int = Field(default=30, ge=1, le=1440, strict=True)


class Plans(_Section):
    """Who must have a plan: names of special plans, names of departments."""

    required_special: list[str] = []
    required_departments: list[str] = []


class Map(_Section):
    """Where the county's own GeoJSON of borders is, relative to HOME; else HOME/boundaries.geojson if it is there."""

    boundaries: str = ""


Exact = Annotated[float, Field(strict=True)]


class TargetSetting(_Section):
    """A local target for one indicator or supporting figure, replacing the declared one."""

    target: Exact | None = None
    low: Exact | None = None
    high: Exact | None = None


Days = Annotated[int, Field(ge=0, le=366, strict=True)]


class Originals(_Section):
    """How the files sent are kept: encrypted or as they are, and for how many days (0: for ever)."""

    encrypt: bool = Field(default=False, strict=True)
    keep_days: int = Field(default=0, ge=0, le=36500, strict=True)


Weight = Annotated[float, Field(gt=0, le=1000, strict=True)]
Comparison = Annotated[float, Field(gt=0, le=9, strict=True)]


class Weights(_Section):
    """Weights of the composite, 1 where nothing is said; judgements: person → pairwise matrix of D1 to D8 (AHP)."""

    dimensions: dict[str, Weight] = {}
    indicators: dict[str, Weight] = {}
    judgements: dict[str, list[list[Comparison]]] = {}


class Scores(_Section):
    """Whether an open major hazard past its deadline holds D6 down to 59 (the red line)."""

    red_lines: bool = Field(default=True, strict=True)


Number = Annotated[float, Field(ge=0, strict=True)]


class ToleranceSetting(_Section):
    """From which difference between two tables on one asks; what is not given stays as declared."""

    amount: float | None = Field(default=None, gt=0, strict=True, allow_inf_nan=False)
    percent: float | None = Field(default=None, ge=0, le=100, strict=True)


class Settings(_Section):
    """All settings of one instance."""

    county: County = County()
    assessment: Assessment = Assessment()
    plans: Plans = Plans()
    originals: Originals = Originals()
    map: Map = Map()
    targets: dict[str, TargetSetting] = {}
    deadlines: dict[str, Days] = {}
    weights: Weights = Weights()
    scores: Scores = Scores()
    tolerances: dict[str, ToleranceSetting] = {}
    rules: dict[str, dict[str, Number]] = {}
    excluded: list[ExcludedSetting] = []
    commitments: Commitments = Commitments()


def excluded_fields(settings: Settings) -> list[Excluded]:
    """Columns that are not kept, as ingestion takes them. Raises ValueError for one that cannot be."""
    return [resolved(field) for field in settings.excluded]


_PROBLEMS_ZH = {
    "extra_forbidden": "没有这一项设置",
    "string_pattern_mismatch": "格式不符（县代码应为6位数字）",
    "date_from_datetime_parsing": '应为日期，如 "2025-06-30"',
    "date_parsing": '应为日期，如 "2025-06-30"',
    "int_parsing": "应为整数",
    "int_type": "应为整数（不加引号）",
    "bool_type": "应为 true 或 false（不加引号）",
    "list_type": '应为列表，如 ["…"]',
    "string_type": "应为文字，请加引号",
    "literal_error": "不是可选的值",
    "float_parsing": "应为数字",
    "float_type": "应为数字（不加引号）",
    "finite_number": "应为数字",
    "greater_than": "超出可用范围",
    "greater_than_equal": "超出可用范围",
    "less_than_equal": "超出可用范围",
    "missing": "缺少这一项",
    "string_too_short": "不能空着",
    "date_type": '应为日期，如 "2025-06-30"',
}


def _check_targets(path: Path, given: Mapping[str, TargetSetting]) -> None:
    """Raises SettingsError for a target that the figure cannot be held against."""
    for code, setting in given.items():
        indicator = indicators().get(code)
        direction, unit = (
            (indicator.direction, indicator.unit) if indicator else (measures()[code].direction, "%")
        )
        worst = indicator.target.worst if indicator else None
        fault = target_fault(direction, unit, setting.target, setting.low, setting.high, worst)
        if fault:
            raise SettingsError(f"{path.name} 的 [targets.{code}]：{fault}。请对照 docs/settings.md 修改。")


def _check_weights(path: Path, weights: Weights) -> None:
    """Raises SettingsError for an unknown code and for a matrix that is no pairwise comparison."""
    composite = composite_dimensions()
    unknown = sorted({*weights.dimensions} - {*composite}) + sorted({*weights.indicators} - {*indicators()})
    if unknown:
        raise SettingsError(
            f"{path.name} 的 [weights] 中没有 {unknown[0]}。维度写 D1～D8，指标编号见 docs/indicators.md。"
        )
    for person, matrix in weights.judgements.items():
        size = len(composite)
        if len(matrix) != size or any(len(row) != size for row in matrix):
            raise SettingsError(
                f"{path.name} 的 [weights.judgements] 中“{person}”应为 {size} 行 {size} 列（D1～D8 两两比较）。"
            )
        wrong = [
            (row, column)
            for row in range(size)
            for column in range(size)
            if abs(matrix[row][column] * matrix[column][row] - 1) > 0.02
        ]
        if wrong:
            row, column = wrong[0]
            raise SettingsError(
                f"{path.name} 的 [weights.judgements] 中“{person}”第{row + 1}行第{column + 1}列与第{column + 1}行"
                f"第{row + 1}列应互为倒数。"
            )


def _check_thresholds(path: Path, given: dict[str, dict[str, float]]) -> None:
    """Raises SettingsError for an unknown rule or threshold and for a number outside its range."""
    _refuse_unknown(path, "[rules] 中没有规则", given, rules(), "docs/findings.md")
    for code, numbers in given.items():
        known = {threshold.name: threshold for threshold in rules()[code].thresholds}
        for name, number in numbers.items():
            if name not in known:
                can = "、".join(known) or "这条规则没有可以设置的"
                raise SettingsError(f"{path.name} 的 [rules.{code}] 中没有 {name}。可用的：{can}。")
            if not known[name].min <= number <= known[name].max:
                raise SettingsError(
                    f"{path.name} 的 rules.{code}.{name}：应在 {known[name].min:g} 到 {known[name].max:g} 之间。"
                )


def read_settings(home: Home) -> Settings:
    """Settings of a HOME; defaults when there is no muster.toml. Raises SettingsError."""
    path = home.settings
    if not path.exists():
        return Settings()
    try:
        document = tomllib.loads(path.read_text(encoding="utf-8-sig"))
        settings = Settings.model_validate(document)
    except UnicodeDecodeError as error:
        raise SettingsError(f"{path.name} 不是 UTF-8 文本。请用 UTF-8 编码另存。") from error
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"{path.name} 写法有误：{error}。请对照 docs/settings.md 修改。") from error
    except ValidationError as error:
        raise SettingsError(_first_problem(path, error)) from error
    figures = {*indicators(), *measures()}
    _refuse_unknown(
        path, "[targets] 中没有指标", settings.targets, figures, "docs/indicators.md、docs/problems.md"
    )
    _check_targets(path, settings.targets)
    _check_weights(path, settings.weights)
    _check_thresholds(path, settings.rules)
    try:
        excluded_fields(settings)
    except ValueError as error:
        raise SettingsError(f"{path.name} 的 [[excluded]]：{error}。") from error
    if mistake := commitment_mistake(settings.commitments, settings.targets):
        raise SettingsError(f"{path.name} 的 {mistake}")
    _refuse_unknown(path, "[deadlines] 中没有报表", settings.deadlines, contracts(), "docs/exports.md")
    known = reconciliations()
    _refuse_unknown(path, "[tolerances] 中没有核对项", settings.tolerances, known, "docs/reconciliations.md")
    return settings


def _refuse_unknown(
    path: Path, missing_zh: str, given: Collection[str], known: Collection[str], page: str
) -> None:
    """Raises SettingsError for the first code that is not known, with the page that lists those that are."""
    unknown = sorted(set(given) - set(known))
    if unknown:
        raise SettingsError(f"{path.name} 的 {missing_zh} {unknown[0]}。可用的编号见 {page}。")


def _first_problem(path: Path, error: ValidationError) -> str:
    first: Any = error.errors()[0]
    where = ".".join(str(part) for part in first["loc"])
    said = str(first["ctx"]["error"]) if first["type"] == "value_error" else _PROBLEMS_ZH.get(first["type"])
    if first["type"] in {"dict_type", "model_type"}:
        said = f"应为一节，写作 [{where}{'.编号' if first['type'] == 'dict_type' else ''}]"
    return f"{path.name} 的 {where}：{said or '值不能使用'}。请对照 docs/settings.md 修改。"
