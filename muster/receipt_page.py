"""The receipt as one page for the department: self-contained, A4, everything from outside escaped."""

from __future__ import annotations

from datetime import datetime
from functools import cache
from typing import Any
from urllib.parse import quote

from jinja2 import Environment, StrictUndefined, Template

from catalogue.paths import ROOT
from ingestion.handback.order import SEVERITIES_ZH
from muster.changes import figure_zh
from muster.difference import difference_zh

LISTED_AT_MOST = 100
ROWS_LISTED_AT_MOST = 50
COUNTS = ("rows_read", "rows_accepted", "rows_doubtful", "rows_rejected", "rows_explained")


def receipt_page(receipt: dict[str, Any], made: datetime) -> str:
    """The receipt as HTML. `receipt` as `receipt_of` and `complete` give it."""
    return _template().render(
        made=f"{made:%Y年%m月%d日 %H:%M}",
        totals=receipt["totals"],
        repeated=receipt["repeated_files"],
        list_problems=receipt["list_problems"],
        boundaries=receipt["boundaries"],
        figures=receipt["figures"],
        files=[_file(file) for file in receipt["files"]],
        count_names=COUNTS,
        severities=SEVERITIES_ZH,
        listed=LISTED_AT_MOST,
        listed_rows=ROWS_LISTED_AT_MOST,
        figure_zh=figure_zh,
        difference_zh=difference_zh,
    )


@cache
def _template() -> Template:
    source = (ROOT / "muster" / "receipt.html.jinja").read_text(encoding="utf-8")
    return Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    ).from_string(source)


def _file(file: dict[str, Any]) -> dict[str, Any]:
    """A file of the receipt with what the page shows of it: a link to its hand-back, issues the gravest first."""
    told = {(difference["export"], difference["table"]) for difference in file["differences"]}
    handback = file["handback"] or ""
    return {
        **file,
        "handback_link": f"../{quote(handback)}",
        "handback_name": handback.rsplit("/", 1)[-1],
        "tables": [
            {**table, "issues_shown": [] if (table["export"], table["table"]) in told else _sorted(table)}
            for table in file["tables"]
        ],
    }


def _sorted(table: dict[str, Any]) -> list[dict[str, Any]]:
    order = list(SEVERITIES_ZH)
    return sorted(table["issues"], key=lambda issue: (order.index(issue["severity"]), issue["row"]))
