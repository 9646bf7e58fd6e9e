"""Conclusions of a portrait in words, from the frames that its charts are drawn from."""

from __future__ import annotations

from collections import Counter
from typing import Any

from dashboards import formatting as fmt
from dashboards.figures.titles import movement
from dashboards.words import clauses, listed, t

Rows = list[dict[str, Any]]
LEAST_PEERS = 2
WALL = ("on_time", "late", "missing", "returned")


def dimensions(rows: Rows) -> str:
    """Rows of scores.dimensions of one subject → the weakest dimension, and how many have no score."""
    scored = [row for row in rows if row["score"] is not None]
    if not scored:
        return t("portrait.no_dimensions")
    weakest = min(scored, key=lambda row: (row["score"], row["dimension_code"]))
    parts = [
        t("portrait.weakest", name=weakest["dimension_zh"], score=fmt.measure_score(weakest["score"])),
    ]
    if len(scored) < len(rows):
        parts.append(t("portrait.unscored", count=len(rows) - len(scored)))
    return clauses(parts)


def placing(row: dict[str, Any]) -> str:
    """How a value lies to the middle of its peers, its interval counted: ahead, behind, even, or alone.

    `row` has value, its interval, direction, peers and peer_median. Even: the interval holds the middle, or, without
    an interval, both are the same to one decimal. Alone: no value, too few peers, or no direction is better.
    """
    if row["value"] is None or row["peer_median"] is None or (row["peers"] or 0) < LEAST_PEERS:
        return "alone"
    if row["direction"] == "band":
        return "alone"
    low, high, middle = row["interval_low"], row["interval_high"], row["peer_median"]
    if low is None or high is None:
        low = high = round(row["value"], 1)
        middle = round(middle, 1)
    if low <= middle <= high:
        return "even"
    return "ahead" if (low > middle) == (row["direction"] == "up") else "behind"


def peers(rows: Rows, kind: str) -> str:
    """Rows with peers and peer_median → on how many figures it is better or worse than its peers, and on which."""
    counts = Counter(placing(row) for row in rows)
    noun = t(f"noun.{kind}")
    compared = counts["ahead"] + counts["behind"] + counts["even"]
    if not compared:
        return t("portrait.no_peers", noun=noun)
    said = t(
        "portrait.peers", compared=compared, noun=noun, ahead=counts["ahead"], behind=counts["behind"],
        even=counts["even"],
    )  # fmt: skip
    behind = [row for row in rows if placing(row) == "behind"]
    if not behind:
        return said
    names = listed([fmt.name_of(row) for row in behind[:3]])
    form = "portrait.peers_behind" if len(behind) <= 3 else "portrait.peers_behind_more"
    return clauses([said, t(form, names=names)])


def delivered(rows: Rows) -> str:
    """Rows of deliveries.submissions → how many were owed, on time, late, missing, returned."""
    counts = Counter(row["state"] for row in rows)
    owed = sum(counts[state] for state in WALL)
    if not owed:
        return t("portrait.nothing_owed")
    parts = [t(f"portrait.wall_{state}", count=counts[state]) for state in WALL if counts[state]]
    return t("portrait.delivered", owed=owed, parts=listed(parts))


def moved_most(rows: Rows, most: int) -> Rows:
    """The shares that moved furthest, half of them worse ones and half better ones where there are so many of each.

    Those of few records are shown only where there are no others. The furthest come first.
    """
    moving = [row for row in rows if movement(row) in ("better", "worse") and row["unit"] == "%"]
    moving = [row for row in moving if not fmt.is_small(row)] or moving
    moving.sort(key=lambda row: (-_distance(row), row["indicator_code"]))
    ways = [[row for row in moving if movement(row) == way] for way in ("worse", "better")]
    kept = [max(most // 2, most - len(ways[1])), max(most // 2, most - len(ways[0]))]
    shown = [row for way, count in zip(ways, kept, strict=True) for row in way[:count]]
    return sorted(shown, key=lambda row: (-_distance(row), row["indicator_code"]))


def _distance(row: dict[str, Any]) -> float:
    return float(abs(round(row["value"] - row["previous"], 1)))


def to_ask(findings: Rows, reconciliations: Rows, overdue: int, problems: int) -> str:
    """What there is to ask of one subject, counted; nothing is said too."""
    high = sum(row["severity"] == "high" for row in findings)
    parts = []
    if findings:
        parts.append(t("answer.findings", count=len(findings), high=high))
    if reconciliations:
        parts.append(t("portrait.ask_reconciliations", count=len(reconciliations)))
    if overdue:
        parts.append(t("portrait.ask_overdue", count=overdue))
    if problems:
        parts.append(t("portrait.ask_problems", count=problems))
    return clauses(parts) or t("portrait.ask_nothing")
