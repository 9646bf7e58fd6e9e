"""Links that open the drawer: the trace of a figure, a finding, or one record. The address keeps what is open."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qsl, urlencode

from dash import html

from dashboards import formatting as fmt
from dashboards.components.aria import aria
from dashboards.words import t

OPENABLE = ("figure", "finding", "score", "reconciled", "measure", "record")
OUTER = OPENABLE[:-1]


def figure_fragment(row: dict[str, Any]) -> str:
    """The fragment that opens the trace of a row of the values query: indicator, subject, date."""
    return "#" + urlencode({"figure": f"{row['indicator_code']}.{row['subject_code']}.{row['as_of']}"})


def finding_fragment(finding_id: str) -> str:
    """The fragment that opens a finding."""
    return "#" + urlencode({"finding": finding_id})


def score_fragment(subject_code: str) -> str:
    """The fragment that opens a subject's composite."""
    return "#" + urlencode({"score": subject_code})


def reconciled_fragment(code: str, subject_code: str) -> str:
    """The fragment that opens both numbers of a reconciliation about a subject."""
    return "#" + urlencode({"reconciled": f"{code}.{subject_code}"})


def measure_fragment(code: str, subject_code: str) -> str:
    """The fragment that opens a supporting figure of a subject."""
    return "#" + urlencode({"measure": f"{code}.{subject_code}"})


def record_fragment(record_id: str, opened: dict[str, str]) -> str:
    """The fragment that opens a record inside what is open already."""
    return "#" + urlencode({**{key: opened[key] for key in OUTER if key in opened}, "record": record_id})


def opened_by(fragment: str | None) -> dict[str, str]:
    """What a fragment opens: figure, finding, score, reconciled, measure, record."""
    told = dict(parse_qsl((fragment or "").lstrip("#")))
    return {key: told[key] for key in OPENABLE if key in told}


def figure_link(row: dict[str, Any], shown: Any = None, *, styled: str = "") -> html.A:
    """A figure that opens its own trace: formula with its numbers, records, file and row."""
    value = fmt.measure(row["value"], row["unit"]) if row["status"] == "measured" else fmt.verdict(row).word
    said = t("trace.open", subject=fmt.subject_name(row), name=fmt.name_of(row), value=value)
    return html.A(
        value if shown is None else shown,
        href=figure_fragment(row),
        className=f"traced {styled}".strip(),
        title=said,
        **aria(said),
    )
