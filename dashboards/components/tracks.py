"""Bars drawn with plain elements: light enough for the first page, and every one is a link that keyboards reach."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dash import html

from dashboards import formatting as fmt
from dashboards.components.aria import aria
from dashboards.figures.theme import round_end
from dashboards.figures.titles import movement
from dashboards.words import t


def scale_of(row: dict[str, Any]) -> float:
    """The end of a row's own scale: the first round number that holds value, interval, target and previous value."""
    keys = ("value", "interval_high", "target", "target_high", "previous")
    return round_end([row[key] for key in keys])


def bullet(row: dict[str, Any]) -> html.Div:
    """Value bar from zero, interval whisker, target tick; hatched when there is no value."""
    verdict = fmt.verdict(row)
    if row["status"] != "measured":
        return _hatched(verdict.word)
    end = scale_of(row)
    marks = [html.Div(className=f"track-bar bar-{verdict.key}", style={"width": _percent(row["value"], end)})]
    if row["interval_low"] is not None:
        left, right = min(row["interval_low"], end), min(row["interval_high"], end)
        marks.append(
            html.Div(
                className="track-whisker",
                style={"left": _percent(left, end), "width": _percent(right - left, end)},
            )
        )
    if row["direction"] == "band" and row["target_low"] is not None:
        width = _percent(row["target_high"] - row["target_low"], end)
        marks.insert(
            0,
            html.Div(
                className="track-band", style={"left": _percent(row["target_low"], end), "width": width}
            ),
        )
    elif row["target"] is not None:
        marks.append(
            html.Div(className="track-target", style={"left": _percent(min(row["target"], end), end)})
        )
    said = t(
        "track.bullet", value=fmt.measure(row["value"], row["unit"]), target=fmt.target(row), word=verdict.word
    )  # fmt: skip
    return html.Div(marks, className="track", role="img", **aria(said))


def dumbbell(row: dict[str, Any], since: str) -> html.Div:
    """Hollow dot for the previous value, filled dot for the present one."""
    kind = movement(row)
    if kind == "unknown":
        return html.Div(
            t("track.no_previous") if row["status"] == "measured" else "—", className="track-none"
        )
    end = scale_of(row)
    low, high = sorted((row["previous"], row["value"]))
    before, now = (fmt.measure(row[key], row["unit"]) for key in ("previous", "value"))
    said = t("track.dumbbell", since=since, before=before, now=now)
    return html.Div(
        [
            html.Div(
                className=f"dumb-line move-{kind}",
                style={"left": _percent(low, end), "width": _percent(high - low, end)},
            ),
            html.Div(className=f"dumb-then move-{kind}", style={"left": _percent(row["previous"], end)}),
            html.Div(className=f"dumb-now move-{kind}", style={"left": _percent(row["value"], end)}),
        ],
        className="track track-dumb",
        role="img",
        **aria(said),
    )


def score_track(row: dict[str, Any], peers: Sequence[float] = (), county: float | None = None) -> html.Div:
    """A score from 0 to 100 with its range, the scores of its peers and the county's; hatched when there is none."""
    if row["score"] is None:
        return _hatched(t("score.none"))
    low, high = row["score_low"], row["score_high"]
    marks = [html.Div(className="track-bar bar-score", style={"width": _percent(row["score"], 100)})]
    if low is not None:
        width = _percent(high - low, 100)
        marks.append(html.Div(className="track-whisker", style={"left": _percent(low, 100), "width": width}))
    marks += [html.Div(className="track-peer", style={"left": _percent(peer, 100)}) for peer in peers]
    if county is not None:
        marks.append(html.Div(className="track-county", style={"left": _percent(county, 100)}))
    said = t("score.said", score=fmt.number(row["score"]), low=fmt.number(low), high=fmt.number(high))
    return html.Div(marks, className="track", role="img", **aria(said))


def span(
    value: float,
    low: float | None,
    high: float | None,
    other: float | None,
    ends: list[float | None],
    said: str,
) -> html.Div:
    """A value as a dot with its interval, and a tick at `other`; the scale is the one that `ends` need."""
    end = round_end(ends)
    marks = [html.Div(className="dumb-now move-same", style={"left": _percent(value, end)})]
    if low is not None and high is not None:
        width = _percent(high - low, end)
        marks.insert(
            0, html.Div(className="track-whisker", style={"left": _percent(low, end), "width": width})
        )
    if other is not None:
        marks.insert(0, html.Div(className="track-target", style={"left": _percent(other, end)}))
    return html.Div(marks, className="track", role="img", **aria(said))


def _hatched(word: str) -> html.Div:
    return html.Div(html.Span(word), className="track track-hatched", role="img", **aria(word))


def _percent(value: float, end: float) -> str:
    return f"{100 * value / end:.2f}%"
