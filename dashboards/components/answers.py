"""The three answers of 总览 in sentences, generated from the values."""

from __future__ import annotations

from collections import Counter
from typing import Any

from dashboards import formatting as fmt
from dashboards.figures.titles import movement, names
from dashboards.words import clauses, listed, t

Rows = list[dict[str, Any]]


def _parts(counts: Counter[str], keys: tuple[str, ...]) -> str:
    return listed(
        [
            t("answer.part", count=counts[key], word=fmt.VERDICTS[key].word.lower())
            for key in keys
            if counts[key]
        ]
    )


def how_it_stands(rows: Rows) -> str:
    """Rows of one subject at one date → counts per verdict."""
    counts = Counter(fmt.verdict(row).key for row in rows)
    measured = sum(row["status"] == "measured" for row in rows)
    stood, lacking = _parts(counts, fmt.JUDGED), _parts(counts, fmt.UNJUDGED)
    if not measured:
        return t("answer.none_measured", count=len(rows), lacking=lacking)
    form = "answer.stands_lacking" if lacking else "answer.stands"
    return t(form, count=len(rows), measured=measured, stood=stood, lacking=lacking)


def what_changed(rows: Rows, since: str) -> str:
    """Rows with `previous` → how many moved, and the largest move each way."""
    moved = {way: [row for row in rows if movement(row) == way] for way in ("better", "worse")}
    known = sum(movement(row) != "unknown" for row in rows)
    if not known:
        return t("answer.no_change_known", since=since)
    counts = [t(f"changes.{way}", count=len(found)) for way, found in moved.items() if found]
    parts = [t("answer.changed", since=since, known=known, moved=listed(counts) or t("answer.unmoved"))]
    for way, found in moved.items():
        shares = [row for row in found if row["unit"] == "%"]
        shares = [row for row in shares if not fmt.is_small(row)] or shares
        if shares:
            most = max(shares, key=lambda row: abs(row["value"] - row["previous"]))
            change = fmt.change(most["value"], most["previous"], "%")
            parts.append(t(f"answer.most_{way}", name=fmt.name_of(most), change=change))
    return t("answer.end", text=clauses(parts))


def where_short(rows: Rows) -> str:
    """Rows of one subject → which families hold the figures that are short of target."""
    short = Counter(row["family"] for row in rows if fmt.verdict(row).key == "short")
    if not short:
        return t("answer.none_short", count=sum(row["status"] == "measured" for row in rows))
    told = [
        t("answer.short_family", name=fmt.family(family), count=count)
        for family, count in short.most_common()
    ]
    return t("answer.short", count=short.total(), families=listed(told))


def whom_to_ask(short: Rows, absent_exports: Rows, findings: Rows, owed: Rows) -> str:
    """Rows short of target at townships and departments, exports missing or late, findings → whom to ask first.

    `owed`: per owner how many deliveries of the past year were late and missing.
    """
    per_subject = Counter(fmt.subject_name(row) for row in short)
    parts = [t("answer.nobody_short")]
    if per_subject:
        most = max(per_subject.values())
        who = names([{"subject_name": name} for name, count in per_subject.items() if count == most])
        form = "answer.subjects_short" if len(per_subject) > 1 else "answer.subject_short"
        parts = [t(form, count=len(per_subject), who=who, most=most)]
    if findings:
        high = sum(row["severity"] == "high" for row in findings)
        parts.append(t("answer.findings", count=len(findings), high=high))
    states = Counter(row["state"] for row in absent_exports)
    if states["missing"]:
        parts.append(t("answer.exports_missing", count=states["missing"]))
    if states["late"]:
        parts.append(t("answer.exports_late", count=states["late"]))
    if not absent_exports:
        parts.append(t("answer.exports_fine"))
    late, missing = (sum(row[state] for row in owed) for state in ("late", "missing"))
    if late or missing:
        parts.append(t("answer.year_behind", late=late, missing=missing))
    return t("answer.end", text=clauses(parts))
