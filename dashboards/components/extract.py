"""A department's sheet around one row, as it was sent: row numbers, headings, the row and its cells marked."""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise
from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboards import formatting as fmt
from dashboards.components.evidence import cells_of
from dashboards.words import t

REACH = 3


def extract(row: dict[str, Any], around: list[dict[str, Any]], doubted: dict[str, str]) -> html.Div:
    """The rows within REACH of a record's own in its table; rows that are no records (titles, totals) are gaps.

    Marked are the row, the cells that its date was read from, and the cells that are doubted, with the reason.
    """
    stands = int(row["row_number"])
    by_row = {int(other["row_number"]): cells_of(other["cells"]) for other in around}
    by_row[stands] = cells_of(row["cells"])
    headings = list(by_row[stands])
    headings += [key for cells in by_row.values() for key in cells if key not in headings]
    headings = list(dict.fromkeys(headings))
    head = html.Thead(
        html.Tr([html.Th(t("extract.row"), scope="col"), *[html.Th(key, scope="col") for key in headings]])
    )
    first, last = min(by_row), max(by_row)
    body = [
        _row(number, by_row[number], headings, row if number == stands else None, doubted)
        if number in by_row
        else _gap(number, len(headings))
        for number in range(first, last + 1)
    ]
    name = row["sheet"] or t("extract.no_sheet")
    return html.Div(
        [
            html.P(
                [html.B(row["file_name"]), html.Span(str(name), className="tab")], className="extract-name"
            ),
            html.Div(html.Table([head, html.Tbody(body)]), className="scroll-x", tabIndex=0),
        ],
        className="extract",
    )


def _row(
    number: int, cells: dict[str, str], headings: list[str], own: dict[str, Any] | None, doubted: dict[str, str]
) -> html.Tr:  # fmt: skip
    made: list[Component] = [html.Th(str(number), scope="row")]
    for heading in headings:
        text = cells.get(heading, "")
        is_doubted = own is not None and heading in doubted
        is_dated = own is not None and states_day(text, own["happened_on"])
        marks = [name for name, is_so in (("cell-doubted", is_doubted), ("cell-dated", is_dated)) if is_so]
        shown: list[Any] = [text]
        if is_doubted:
            shown.append(html.Small(t("extract.doubted", why=doubted[heading])))
        elif is_dated:
            shown.append(html.Small(t("extract.dated")))
        made.append(html.Td(shown, className=" ".join(marks)))
    return html.Tr(made, className="row-marked" if own is not None else "")


def _gap(number: int, width: int) -> html.Tr:
    return html.Tr(
        [html.Th(str(number), scope="row"), html.Td(t("extract.gap"), colSpan=width, className="gap")]
    )


def states_day(text: str, day: date | None) -> bool:
    """Whether a cell's text writes a day: 2024.6.5, 6月5日, 20240605, or the spreadsheet's number of that day."""
    if day is None or not text:
        return False
    if text.strip() in (f"{day:%Y%m%d}", str((day - date(1899, 12, 30)).days)):
        return True
    numbers = [int(found) for found in re.findall(r"\d+", text)]
    return any(
        pair == (day.month, day.day) and (at == 0 or numbers[at - 1] % 100 == day.year % 100)
        for at, pair in enumerate(pairwise(numbers))
    )


def facts(row: dict[str, Any]) -> html.Dl:
    """Where a record stands: export, file, sheet, row, delivery, fingerprint."""
    stands = [
        ("export", f"{row['export_code']} {row['export_zh'] or ''}"),
        ("file", row["file_name"]),
        ("sheet", row["sheet"] or t("extract.no_sheet")),
        ("row", t("place.row", row=row["row_number"])),
        ("received", fmt.day(row["received_on"])),
        ("delivery", row["delivery_id"]),
        ("sha256", row["sha256"]),
        ("doubts", row["doubts"] or t("word.none")),
    ]
    return html.Dl(
        [
            part
            for name, text in stands
            for part in (
                html.Dt(t(f"column.{name}")),
                html.Dd(text, className="code" if name == "sha256" else ""),
            )
        ],
        className="facts",
    )


def as_sent(row: dict[str, Any]) -> html.Dl:
    """Every cell of the row under its heading, blank ones too."""
    return html.Dl(
        [
            part
            for name, text in cells_of(row["cells"]).items()
            for part in (html.Dt(name), html.Dd(text or t("extract.blank"), className="" if text else "blank"))
        ],
        className="facts cells",
    )  # fmt: skip
