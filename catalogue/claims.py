"""The shapes of what was claimed, and of the comparisons by which the data answers it."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from catalogue.models import Bilingual

SURVEY = "专题调研报告（2024年9月）"
SURVEY_EN = "Special survey report (September 2024)"
FIGURE = r"^[IMR]\d{2}$"


class Comparison(Bilingual):
    """One figure held against a number: an indicator (I20), a supporting measure (M05), or the records of a rule (R23).

    `compare`: misses and meets hold the figure against its target, the others against `than`; None shows the figure
    and settles nothing. `line`: a local reference line where neither catalogue nor settings give a target.
    `over`: the county's figure, or the figure of the township that is farthest behind.
    `awaits_zh` instead of a figure: the column that no export has yet, which would tell; `exports` would carry it.
    """

    figure: str | None = Field(default=None, pattern=FIGURE)
    compare: Literal["misses", "meets", "below", "at_most", "above", "at_least"] | None = None
    than: float | Literal["baseline"] | None = None
    line: float | None = None
    line_zh: str = ""
    line_en: str = ""
    over: Literal["county", "every_township"] = "county"
    awaits_zh: str = ""
    awaits_en: str = ""
    exports: list[str] = Field(default_factory=list)

    @model_validator(mode="after")
    def _can_be_carried_out(self) -> Self:
        if (self.figure is None) != bool(self.awaits_zh) or bool(self.awaits_zh) != bool(self.exports):
            raise ValueError("检验要么写指标，要么写缺少哪一栏（awaits_zh）和哪张表（exports）")
        against_target = self.compare in {"misses", "meets"}
        if (self.compare is None or against_target) != (self.than is None):
            raise ValueError("与目标比较的不写 than，与数值比较的要写 than")
        if self.line is not None and not (against_target and self.line_zh):
            raise ValueError("参考线只用于与目标比较的检验，并要写明理由（line_zh）")
        return self


class Problem(Bilingual):
    """One problem that a survey names beside what the same survey claims, and the comparisons that settle it.

    A comparison that holds supports the problem. `claim_zh` ('' where section one is silent) and `problem_zh` are
    in our words.
    """

    code: str = Field(pattern=r"^P\d{2}$")
    name_zh: str
    name_en: str
    claim_zh: str = ""
    claim_en: str = ""
    problem_zh: str
    problem_en: str
    tests: list[Comparison] = Field(min_length=1)
    source_zh: str = SURVEY
    source_en: str = SURVEY_EN


class ClaimPair(Bilingual):
    """A claim and its counter-claim in the same survey. A comparison that holds supports the counter-claim."""

    code: str = Field(pattern=r"^C\d{2}$")
    name_zh: str
    name_en: str
    claim_zh: str
    claim_en: str
    counter_zh: str
    counter_en: str
    problems: list[str]
    tests: list[Comparison] = Field(min_length=1)
    source_zh: str = SURVEY
    source_en: str = SURVEY_EN


class Commitment(Bilingual):
    """One recommendation as a commitment. All its comparisons must hold; without any it rests on papers alone.

    `words`: an opinion that has every word of one of these groups, or of each alternative 甲|乙 one, is about it.
    """

    code: str = Field(pattern=r"^S\d{2}$")
    name_zh: str
    name_en: str
    text_zh: str
    text_en: str
    problems: list[str] = Field(default_factory=list)
    words: list[Annotated[list[str], Field(min_length=1)]] = Field(min_length=1)
    tests: list[Comparison] = Field(default_factory=list)
    evidence_zh: str = ""
    evidence_en: str = ""
    source_zh: str = SURVEY
    source_en: str = SURVEY_EN

    @model_validator(mode="after")
    def _is_tested_or_shown(self) -> Self:
        if not self.tests and not self.evidence_zh:
            raise ValueError("没有数据检验的事项要写明需要什么材料（evidence_zh）")
        return self


class Measure(Bilingual):
    """A supporting figure of the shape of an indicator, for questions that no indicator puts.

    `beside`: the indicator whose exports it rests on; it is delivered where that one is.
    `counts`: numerator and denominator are counts of records, not sums.
    """

    code: str = Field(pattern=r"^M\d{2}$")
    measure: str
    model: str
    name_zh: str
    name_en: str
    beside: str = Field(pattern=r"^I\d{2}$")
    direction: Literal["up", "down"]
    numerator_zh: str
    numerator_en: str
    denominator_zh: str
    denominator_en: str
    exclusions_zh: str = ""
    exclusions_en: str = ""
    counts: bool = True
    caveats_zh: list[str] = Field(default_factory=list)
    caveats_en: list[str] = Field(default_factory=list)
