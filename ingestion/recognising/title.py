"""Columns that a sheet's title, name or file name supplies for all its rows, when no heading does."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingestion.recognising.period import stated_year
from ingestion.text import squeeze

_TEAM_LINE = re.compile(r"(?:队伍名称|救援队名称|队伍|所在队伍)[:：]\s*([^\s:：,，;；()（）]{2,40})")
_TEAM_TITLE = re.compile(
    r"(?:(?:19|20)\d{2}年?(?:度|\d{1,2}月)?)?([\u4e00-\u9fff]{2,30}?(?:大队|中队|分队|队))(?!伍)"
    r"(?:应急|救援|全体|在册)*(?:队员|人员|成员)?(?:基本)?(?:信息|情况)?(?:花名册|名册|名单|名录|登记表|一览表)"
)
_TEAM_SHEET = re.compile(r"[\u4e00-\u9fff]{1,30}(?:大队|中队|分队|队)")
_MONTH = re.compile(r"((?:19|20)\d{2})\s*年\s*(\d{1,2})\s*月|((?:19|20)\d{2})[-.](\d{1,2})(?![-.\d])")


def supplied_by_title(places: Sequence[str]) -> dict[str, str]:
    """Column name → text: year, month and team_name, as far as the first place to name one names just one."""
    supplied: dict[str, str] = {}
    year = stated_year(places)
    if year:
        supplied["year"] = str(year)
    month = _named_month(places)
    if month:
        supplied["month"] = month
    team = _named_team(places)
    if team:
        supplied["team_name"] = team
    return supplied


def _named_month(places: Sequence[str]) -> str | None:
    for place in places:
        months = {f"{a or c}年{int(b or d)}月" for a, b, c, d in _MONTH.findall(place)}
        if months:
            return months.pop() if len(months) == 1 else None
    return None


def _named_team(places: Sequence[str]) -> str | None:
    """From a 队伍名称： line, else a title that calls itself the roster of a team, else a sheet named like a team."""
    for pattern in (_TEAM_LINE, _TEAM_TITLE):
        for place in places:
            found = pattern.search(squeeze(place) if pattern is _TEAM_TITLE else place)
            if found:
                return found.group(1)
    return next((squeeze(place) for place in places if _TEAM_SHEET.fullmatch(squeeze(place))), None)
