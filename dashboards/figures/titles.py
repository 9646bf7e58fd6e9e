"""Conclusions in words, generated from the same frames as the charts that they stand above."""

from __future__ import annotations

from collections import Counter
from typing import Any

from dashboards import formatting as fmt
from dashboards.words import clauses, listed, t

MOVEMENTS = ("better", "worse", "same", "moved")
Rows = list[dict[str, Any]]


def names(rows: Rows, most: int = 3) -> str:
    """The subjects of some rows: 甲镇、乙乡、丙镇等5个."""
    said = listed([fmt.subject_name(row) for row in rows[:most]])
    return t("list.more", names=said, count=len(rows)) if len(rows) > most else said


def is_settled(row: dict[str, Any]) -> bool:
    """Whether a change from the previous value is larger than the two intervals leave open."""
    if row["value"] is None or row["previous"] is None:
        return False
    bounds = [row["interval_low"], row["interval_high"], row["previous_low"], row["previous_high"]]
    if any(bound is None for bound in bounds):
        return bool(round(row["value"], 1) != round(row["previous"], 1))
    return bool(row["interval_low"] > row["previous_high"] or row["interval_high"] < row["previous_low"])


def movement(row: dict[str, Any]) -> str:
    """better, worse, moved (no direction is better), same (to one decimal), unknown."""
    value, previous = row["value"], row["previous"]
    if value is None or previous is None:
        return "unknown"
    difference = round(value - previous, 1)
    if difference == 0:
        return "same"
    if row["direction"] == "band":
        return "moved"
    return "better" if (difference > 0) == (row["direction"] == "up") else "worse"


def trend(rows: Rows, indicator: dict[str, Any]) -> str:
    """Rows of one subject over time, oldest first → one sentence."""
    name, unit = fmt.name_of(indicator), indicator["unit"]
    measured = [row for row in rows if row["status"] == "measured"]
    if not rows or not measured:
        return t("trend.nothing", name=name)
    last, newest = rows[-1], measured[-1]
    now = fmt.measure(newest["value"], unit)
    if last["status"] != "measured":
        return t(
            "trend.absent", name=name, month=fmt.month(last["as_of"]), word=fmt.verdict(last).word,
            newest_month=fmt.month(newest["as_of"]), value=now,
        )  # fmt: skip
    if len(measured) == 1:
        return t("trend.first", name=name, value=now, standing=standing(newest))
    first = _comparator(measured)
    before = fmt.measure(first["value"], unit)
    way = "flat" if before == now else "up" if newest["value"] > first["value"] else "down"
    return t(
        f"trend.{way}", name=name, value=now, before=before, month=fmt.month(first["as_of"]), standing=standing(newest)
    )  # fmt: skip


def _comparator(measured: Rows) -> dict[str, Any]:
    """The same month a year before, so that windows are equally full; else the earliest value."""
    newest = measured[-1]["as_of"]
    same = [
        row for row in measured if (row["as_of"].year + 1, row["as_of"].month) == (newest.year, newest.month)
    ]
    return same[-1] if same else measured[0]


def standing(row: dict[str, Any]) -> str:
    """How a measured value stands to its target, in words that fit after a comma."""
    return t(f"standing.{fmt.verdict(row).key}", target=fmt.target(row))


def comparison(rows: Rows, kind: str) -> str:
    """Rows of one indicator beside each other (`kind`: township or department) → one sentence."""
    noun = t(f"noun.{kind}")
    if not rows:
        return t("comparison.nothing", noun=noun)
    by_key: dict[str, Rows] = {}
    for row in rows:
        by_key.setdefault(fmt.verdict(row).key, []).append(row)
    measured = [row for row in rows if row["status"] == "measured"]
    absent = listed(
        [
            t("comparison.absent", names=names(by_key[key]), word=fmt.VERDICTS[key].word)
            for key in fmt.UNJUDGED
            if key in by_key
        ]
    )
    if not measured:
        return t("comparison.none_measured", count=len(rows), noun=noun, absent=absent)
    met, short = len(by_key.get("met", [])), len(by_key.get("short", []))
    head = "no_target" if "no_target" in by_key else "met" if met else "none_met"
    said = t(f"comparison.{head}", count=len(measured), noun=noun, met=met)
    if short:
        said += t("comparison.short", count=short)
    return clauses([said, _extreme(measured), absent])


def _extreme(measured: Rows) -> str:
    unit, direction = measured[0]["unit"], measured[0]["direction"]
    values = [row["value"] for row in measured]
    if len(set(values)) == 1:
        return t("comparison.all_same", value=fmt.measure(values[0], unit)) if len(values) > 1 else ""
    worst = max(values) if direction == "down" else min(values)
    end = "highest" if direction == "down" else "lowest"
    who = names([row for row in measured if row["value"] == worst])
    return t(f"comparison.{end}", names=who, value=fmt.measure(worst, unit))


def changes(rows: Rows, since: str) -> str:
    """Rows with `previous` → how many went which way since e.g. 上年同期."""
    known = [row for row in rows if movement(row) != "unknown"]
    if not known:
        return t("changes.nothing", since=since)
    counts = Counter(movement(row) for row in known)
    moved = listed([t(f"changes.{key}", count=counts[key]) for key in MOVEMENTS if counts[key]])
    settled = sum(is_settled(row) for row in known)
    return t("changes.said", since=since, known=len(known), moved=moved, settled=settled)


def heat(rows: Rows, kind: str) -> str:
    """Rows of several indicators × subjects → who is short on most of them."""
    noun = t(f"noun.{kind}")
    if not rows:
        return t("comparison.nothing", noun=noun)
    short = [row for row in rows if fmt.verdict(row).key == "short"]
    missing = sum(row["status"] == "not_delivered" for row in rows)
    absent = t("heat.absent", count=missing) if missing else ""
    measured = sum(row["status"] == "measured" for row in rows)
    if not measured:
        return t("heat.nothing", noun=noun, absent=absent)
    if not short:
        return t("heat.none_short", measured=measured, absent=absent)
    per_subject = Counter(fmt.subject_name(row) for row in short)
    most = max(per_subject.values())
    leading = [{"subject_name": name} for name, count in per_subject.items() if count == most]
    form = "each_one" if most == 1 else "most_each" if len(leading) > 1 else "most"
    return t(
        f"heat.{form}", measured=measured, short=len(short), who=names(leading), count=most, absent=absent
    )


def composite(rows: Rows) -> str:
    """Rows of scores.composite → who may be first and who last, as ranges allow; never a league table."""
    ranked = [row for row in rows if row["subject_kind"] == "township" and row["rank_low"] is not None]
    if not ranked:
        return t("score.no_ranks")
    last = max(row["rank_high"] for row in ranked)
    ahead = [row for row in ranked if row["rank_low"] == 1]
    behind = [row for row in ranked if row["rank_high"] == last]
    if len(ahead) == len(ranked) or len(behind) == len(ranked):
        return t("score.all_tied", count=len(ranked))
    return t(
        "score.title", count=len(ranked), ahead=names(ahead), ahead_count=len(ahead), behind=names(behind),
        behind_count=len(behind),
    )  # fmt: skip
