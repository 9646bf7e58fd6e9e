"""Section one: what the county has, every figure with the source that it was counted from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from dashboards.formatting import day
from reports.blocks import Block, Heading, Notes, Paragraph
from reports.figures import Figure
from reports.wording import figure, full_width, list_zh, number_zh

Facts = dict[str, dict[str, Any]]
"""Rows of section_one_facts by fact."""

ABSENT_ZH = {"not_delivered": "缺报", "needs_review": "不能回溯"}


@dataclass(frozen=True)
class Situation:
    """What section one is written from. `county`: county figures with a value, by indicator code."""

    facts: Facts
    year_before: Facts
    county: dict[str, Figure]
    as_of: date
    since: date | None
    notes: Notes

    def value(self, fact: str) -> float | None:
        value: float | None = self.facts[fact]["value"]
        return value

    def parts(self, fact: str) -> dict[str, int]:
        """Items with their records; empty when there are too many to name, or no value."""
        parts: dict[str, int] = self.facts[fact]["parts"]
        return parts

    def said(self, fact: str, noun: str) -> str:
        """`登记工作机制7项[注1]`, or `登记工作机制（缺报）[注1]` when there is no value."""
        row = self.facts[fact]
        marker = self.notes.marker(note_zh(row, self.as_of))
        if row["value"] is None:
            return f"{noun}（{ABSENT_ZH[row['status']]}）{marker}"
        return f"{noun}{number_zh(row['value'])}{full_width(row['unit'])}{marker}"

    def named(self, fact: str, lead: str) -> str:
        """The items of a figure by name; '' when they are not listed."""
        return f"，{lead}{list_zh(sorted(self.parts(fact)))}" if self.parts(fact) else ""


def note_zh(row: dict[str, Any], as_of: date) -> str:
    """The source note of one figure: exports, files, records, date, how it was counted, what to beware of."""
    parts = [f"{full_width(row['name_zh'])}：{row['source_zh']}·截至{day(as_of)}", row["definition_zh"]]
    if row["doubtful_records"]:
        parts.append(f"含存疑记录{row['doubtful_records']}条")
    if row["imprecise_records"]:
        parts.append(f"含约数{row['imprecise_records']}条，按登记的数计入")
    return "；".join(parts) + "。"


def section_one(situation: Situation) -> list[Block]:
    """The four paragraphs of section one under their headings."""
    return [
        Heading(1, "一、基本情况"),
        Heading(2, "（一）指挥机制"),
        Paragraph(mechanisms(situation)),
        Heading(2, "（二）救援队伍"),
        Paragraph(teams(situation)),
        Heading(2, "（三）预案和演练"),
        Paragraph(plans_and_drills(situation)),
        Heading(2, "（四）平台、执法和计量监控"),
        Paragraph(enforcement(situation)),
    ]


def mechanisms(situation: Situation) -> str:
    text = (
        f"清单列明{situation.said('mechanisms_named', '工作机制')}"
        f"{situation.named('mechanisms_named', '分别为')}；"
        f"{situation.said('lead_bodies', '设有领导机构')}{situation.named('lead_bodies', '即')}。"
        "清单说明设置了什么，不说明运行得怎样，后者以使用记录为准。"
    )
    live = situation.county.get("I01")
    if live and live.value is not None:
        text += f"近12个月既有文件又有使用记录的机制占{figure(live.value, live.unit)}。"
    return text


def teams(situation: Situation) -> str:
    text = (
        f"台账登记{situation.said('comprehensive_teams', '县乡综合救援队伍')}，"
        f"{situation.said('comprehensive_team_members', '花名册在队')}；"
        f"{situation.said('grassroots_teams', '乡镇基层综合救援队伍')}，"
        f"{situation.said('grassroots_team_members', '花名册在队')}。"
        f"{without_duplicates(situation)}"
        f"{situation.said('force_categories', '已登记的应急力量共')}"
        f"{situation.named('force_categories', '包括')}；"
        f"{situation.said('fire_special_squads', '消防部门主管的专业分队')}。"
    )
    strength = situation.county.get("I10")
    if strength and strength.value is not None:
        text += f"全部队伍按人去重后，每万常住人口有队员{number_zh(strength.value)}人。"
    return text


def without_duplicates(situation: Situation) -> str:
    """How many persons stand behind the memberships, where the two differ."""
    said = []
    for fact, name in (("comprehensive_team_members", "县乡综合"), ("grassroots_team_members", "基层")):
        row = situation.facts[fact]
        if row["value"] is not None and row["distinct_items"] < row["value"]:
            said.append(f"{name}队伍为{row['distinct_items']}人")
    if not said:
        return ""
    return f"同一人在同类队伍中只计一次，{'、'.join(said)}，登记数不等于可同时出动的人数。"


def plans_and_drills(situation: Situation) -> str:
    levels = situation.parts("grassroots_plans")
    split = f"（乡镇{levels.get('township', 0)}个、村（社区）{levels.get('village', 0)}个）" if levels else ""
    return (
        f"统计时点有效的{situation.said('special_plans', '县级专项预案')}、"
        f"{situation.said('department_plans', '部门预案')}、"
        f"{situation.said('grassroots_plans', '乡镇和村（社区）预案')}{split}。"
        f"此前12个月，{situation.said('drills', '共登记转移避险类演练')}，"
        f"{situation.said('drill_participations', '累计参演')}"
        f"{drills_a_year_before(situation)}。人次逐场累加，不等于人数。"
    )


def drills_a_year_before(situation: Situation) -> str:
    """`多`, `少` or `持平` against the same twelve months a year earlier; '' when those had none."""
    now: float | None = situation.value("drills")
    before: float | None = situation.year_before["drills"]["value"]
    if now is None or not before:
        return ""
    if now == before:
        return f"，场次与上年同期（{number_zh(before)}场次）持平"
    word = "多" if now > before else "少"
    return f"，比上年同期（{number_zh(before)}场次）{word}{number_zh(abs(now - before))}场次"


def enforcement(situation: Situation) -> str:
    start = f"{day(situation.since)}以来，" if situation.since else ""
    return (
        f"{start}{situation.said('platform_violations', '平台累计发现问题')}，"
        f"{situation.said('platform_rectified', '其中登记已整改')}。{rectification_rates(situation)}"
        f"累计{situation.said('cases_filed', '立案查处')}。"
        f"计量监控日报涉及{situation.said('monitored_enterprises', '企业')}，"
        f"{situation.said('metered_vehicles', '累计计量运输车辆')}。辆次为过磅次数，不等于车辆数。"
    )


def rectification_rates(situation: Situation) -> str:
    """The claimed rate beside the verified one, because the first alone says little."""
    found, closed = situation.value("platform_violations"), situation.value("platform_rectified")
    if not found or closed is None:
        return ""
    verified = situation.parts("platform_rectified").get("verified", 0)
    return (
        f"整改率{figure(closed / found * 100, '%')}为申报口径；有复查日期和复查人、验收销号的{verified}条，"
        f"占发现数的{figure(verified / found * 100, '%')}。"
    )
