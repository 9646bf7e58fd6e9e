"""Conclusions in words, generated from the same frames as the charts that they stand above."""

from __future__ import annotations

from typing import Any

from dashboards import formatting as fmt

STANDINGS = {
    "met": "达到标准",
    "near": "接近标准",
    "short": "未达标准",
    "band_low": "低于区间",
    "band_high": "高于区间",
}
Rows = list[dict[str, Any]]


def names(rows: Rows, most: int = 3) -> str:
    """The subjects of some rows: 甲镇、乙乡、丙镇等5个."""
    listed = "、".join(str(row["subject_name"]) for row in rows[:most])
    return f"{listed}等{len(rows)}个" if len(rows) > most else listed


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
    name, unit = indicator["name_zh"], indicator["unit"]
    measured = [row for row in rows if row["status"] == "measured"]
    if not rows or not measured:
        return f"{name}：各期都没有可用的数字"
    last, newest = rows[-1], measured[-1]
    if last["status"] != "measured":
        word = fmt.verdict(last)
        return (
            f"{fmt.month(last['as_of'])}{name}{word.word}，"
            f"最近一次有据为{fmt.month(newest['as_of'])}的{fmt.measure(newest['value'], unit)}"
        )
    now = fmt.measure(newest["value"], unit)
    if len(measured) == 1:
        return f"{name}为{now}，{standing(newest)}；此前没有可比的数字"
    first = _comparator(measured)
    before = fmt.measure(first["value"], unit)
    if before == now:
        return f"{name}为{now}，与{fmt.month(first['as_of'])}持平，{standing(newest)}"
    verb = "升至" if newest["value"] > first["value"] else "降至"
    return f"{name}由{fmt.month(first['as_of'])}的{before}{verb}{now}，{standing(newest)}"


def _comparator(measured: Rows) -> dict[str, Any]:
    """The same month a year before, so that windows are equally full; else the earliest value."""
    newest = measured[-1]["as_of"]
    same = [
        row for row in measured if (row["as_of"].year + 1, row["as_of"].month) == (newest.year, newest.month)
    ]
    return same[-1] if same else measured[0]


def standing(row: dict[str, Any]) -> str:
    """How a measured value stands to its target, in words that fit after a comma."""
    key = fmt.verdict(row).key
    wanted = fmt.target(row)
    if key == "no_target":
        return "没有可比的标准"
    return STANDINGS[key] + f"（{wanted}）"


def comparison(rows: Rows, noun: str) -> str:
    """Rows of one indicator beside each other (`noun`: 乡镇, 部门) → one sentence."""
    if not rows:
        return f"没有按{noun}的数字"
    by_key: dict[str, Rows] = {}
    for row in rows:
        by_key.setdefault(fmt.verdict(row).key, []).append(row)
    measured = [row for row in rows if row["status"] == "measured"]
    absent = "，".join(
        f"{names(by_key[key])}{fmt.VERDICTS[key].word}" for key in fmt.UNJUDGED if key in by_key
    )
    if not measured:
        return f"{len(rows)}个{noun}都没有可用的数字：{absent}"
    if "no_target" in by_key:
        head = f"{len(measured)}个{noun}有据，没有可比的标准"
    else:
        met = f"{len(by_key['met'])}个达标" if "met" in by_key else "没有达标的"
        head = f"{len(measured)}个有据的{noun}中{met}"
        head += f"、{len(by_key['short'])}个不足" if "short" in by_key else ""
    parts = [head, _extreme(measured), absent]
    return "；".join(part for part in parts if part)


def _extreme(measured: Rows) -> str:
    unit, direction = measured[0]["unit"], measured[0]["direction"]
    values = [row["value"] for row in measured]
    if len(set(values)) == 1:
        return f"均为{fmt.measure(values[0], unit)}" if len(values) > 1 else ""
    worst = max(values) if direction == "down" else min(values)
    word = "最高" if direction == "down" else "最低"
    return f"{names([row for row in measured if row['value'] == worst])}{word}（{fmt.measure(worst, unit)}）"


def changes(rows: Rows, since: str) -> str:
    """Rows with `previous` → how many went which way since e.g. 上年同期."""
    known = [row for row in rows if movement(row) != "unknown"]
    if not known:
        return f"与{since}相比：没有两期都有据的指标"
    counts = {key: sum(movement(row) == key for row in known) for key in ("better", "worse", "same", "moved")}
    words = {"better": "向好", "worse": "变差", "same": "持平", "moved": "有变动（不以升降论好坏）"}
    said = "、".join(f"{counts[key]}项{words[key]}" for key in words if counts[key])
    settled = sum(is_settled(row) for row in known)
    return f"与{since}相比，{len(known)}项可比：{said}；其中{settled}项的变化超出误差区间"


def heat(rows: Rows, noun: str) -> str:
    """Rows of several indicators × subjects → who is short on most of them."""
    if not rows:
        return f"没有按{noun}的数字"
    short = [row for row in rows if fmt.verdict(row).key == "short"]
    absent = [row for row in rows if row["status"] == "not_delivered"]
    tail = f"；{len(absent)}格缺报" if absent else ""
    measured = sum(row["status"] == "measured" for row in rows)
    if not measured:
        return f"各{noun}都没有可用的数字{tail}"
    if not short:
        return f"{measured}格有据，没有不足的{tail}"
    per_subject: dict[str, int] = {}
    for row in short:
        per_subject[str(row["subject_name"])] = per_subject.get(str(row["subject_name"]), 0) + 1
    most = max(per_subject.values())
    who = names([{"subject_name": name} for name, count in per_subject.items() if count == most])
    each = f"最多（{'各' if '、' in who else ''}{most}项）" if most > 1 else "各1项"
    return f"{measured}格有据，其中{len(short)}格不足，{who}{each}{tail}"
