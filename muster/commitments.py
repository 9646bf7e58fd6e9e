"""The [commitments] of muster.toml: when what was given to whom, the county's own ones, and which opinion is which."""

from __future__ import annotations

import re
from collections.abc import Collection
from datetime import date
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from catalogue.claims import Comparison
from catalogue.loader import commitments, indicators, measures, rules

GOVERNMENT = "县人民政府"
_FORM = re.compile(
    r"^(?P<figure>[IMR]\d{2})\s*(?:(?P<meets>达标)|(?P<sign>>=|<=|≥|≤|>|<)\s*(?P<than>基准|-?\d+(?:\.\d+)?))$"
)
_SIGNS = {">=": "at_least", "≥": "at_least", "<=": "at_most", "≤": "at_most", ">": "above", "<": "below"}
_OWN_CODE = re.compile(r"^[A-Z]\d{2}$")


def comparison_of(text: Any) -> Comparison:
    """A test as settings write it: I26 达标, I30 <= 5, I39 >= 基准. Raises ValueError in Chinese."""
    if not isinstance(text, str):
        raise ValueError("检验应为文字，请加引号")
    found = _FORM.match(text.strip())
    if not found:
        raise ValueError(f"检验“{text}”看不懂，应写成“I26 达标”“I30 <= 5”或“I39 >= 基准”")
    code = found["figure"]
    if code not in {*indicators(), *measures(), *rules()}:
        raise ValueError(f"检验“{text}”中的 {code} 没有这个编号，见 docs/indicators.md、docs/problems.md")
    if found["meets"]:
        if code[0] == "R":
            raise ValueError(f"检验“{text}”：核查规则没有目标，应写成“{code} <= 0”")
        return Comparison(figure=code, compare="meets")
    than = "baseline" if found["than"] == "基准" else float(found["than"])
    return Comparison.model_validate({"figure": code, "compare": _SIGNS[found["sign"]], "than": than})


class _Section(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


Months = Annotated[int, Field(ge=1, le=60, strict=True)]
Test = Annotated[Comparison, BeforeValidator(comparison_of)]


class Given(_Section):
    """When something was given, until when, and to whom. `due_on` goes before `due_months`; blank: not said here."""

    given_on: date | None = None
    due_on: date | None = None
    due_months: Months | None = None
    responsible: str = ""


class Own(Given):
    """A commitment of the county's own: what it says and the tests that must all hold; none: papers only."""

    text: str = Field(min_length=1)
    tests: list[Test] = []


class Commitments(Given):
    """Defaults for all; `each`: S01 to S16; `own`: the county's own; `opinions`: number of an opinion → code."""

    each: dict[str, Given] = {}
    own: dict[str, Own] = {}
    opinions: dict[str, str] = {}


def commitment_mistake(section: Commitments, with_target: Collection[str]) -> str:
    """What is wrong with codes, dates and targets, in one Chinese line; '' when nothing is.

    `with_target`: codes of figures that settings give a target.
    """
    for code in section.each:
        if code not in commitments():
            return f"[commitments.each] 中没有 {code}。可用的编号见 docs/commitments.md。"
    for code in section.own:
        if not _OWN_CODE.match(code) or code[0] in "PCSIMR":
            return (
                f"[commitments.own] 的编号 {code} 应为一个大写字母加两位数字，如 H01，不用 P、C、S、I、M、R。"
            )
        for test in section.own[code].tests:
            if test.compare == "meets" and not (test.figure in with_target or _has_target(test.figure)):
                return (
                    f"[commitments.own.{code}]：{test.figure} 没有目标，请在 [targets.{test.figure}] 写明。"
                )
    for number, code in section.opinions.items():
        if code not in {*commitments(), *section.own}:
            return f"[commitments.opinions] 把“{number}”关联到 {code}，没有这个编号。可用的编号见 docs/commitments.md。"
    for code, given in {"": section, **section.each, **section.own}.items():
        told = told_of(section, given)
        if told.due_on and told.given_on and told.due_on < told.given_on:
            return f"[commitments] {code}的办理期限早于交办日期。"
    return ""


def _has_target(figure: str | None) -> bool:
    if figure not in indicators():
        return False
    target = indicators()[figure].target
    return target.value is not None or target.low is not None


def told_of(section: Commitments, own: Given | None = None) -> Given:
    """What holds for one commitment: its own settings before those for all; six months where nothing is said.

    A deadline goes with where it is said: a commitment's own date or months go before those for all.
    """
    own = own or Given()
    nearer = own if own.due_on or own.due_months else section
    return Given(
        given_on=own.given_on or section.given_on,
        due_on=nearer.due_on,
        due_months=nearer.due_months or 6,
        responsible=own.responsible or section.responsible or GOVERNMENT,
    )
