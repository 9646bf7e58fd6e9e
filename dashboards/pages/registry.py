"""Every page once: its address, its place in the navigation, what renders it and what can be taken away from it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from dash.development.base_component import Component

from dashboards.pages import (
    catalogue,
    changes,
    county_map,
    data,
    family,
    findings,
    indicator,
    overview,
    portrait,
    records,
    reports,
)
from dashboards.sheets import Sheet


@dataclass(frozen=True)
class Page:
    """`address` may hold <variables>; `links` are its entries in the navigation; some pages need figures to show.

    A page is lasting when it shows its snapshot and nothing else (kept.py). Titles and labels are keys of the
    messages. `sheets` gives every table of the page for downloads.
    """

    name: str
    address: str
    title: str
    render: Callable[..., list[Component]]
    sheets: Callable[..., list[Sheet]]
    links: tuple[tuple[str, str], ...] = ()
    needs_figures: bool = True
    is_lasting: bool = True

    def path(self, parameters: dict[str, Any]) -> str:
        """The address with its variables filled in."""
        filled = self.address
        for name, value in parameters.items():
            filled = filled.replace(f"<{name}>", str(value))
        return filled


PAGES = (
    Page("overview", "/", "page.overview", overview.render, overview.sheets, (("/", "page.overview"),)),
    Page("portrait", "/portrait", "page.portrait", portrait.render, portrait.sheets, (("/portrait", "nav.portrait"),)),
    Page("findings", "/findings", "page.findings", findings.render, findings.sheets, (("/findings", "page.findings"),)),
    Page("changes", "/changes", "page.changes", changes.render, changes.sheets, (("/changes", "page.changes"),)),
    Page("map", "/map", "page.map", county_map.render, county_map.sheets, (("/map", "page.map"),)),
    Page(
        "family", "/family/<family>", "page.family", family.render, family.sheets,
        tuple((f"/family/{key}", f"family.{key}") for key in family.FACTS),
    ),
    Page("records", "/records/<family>", "page.records", records.render, records.sheets),
    Page("indicator", "/indicator/<code>", "page.indicator", indicator.render, indicator.sheets),
    Page("data", "/data", "page.data", data.render, data.sheets, (("/data", "page.data"),), needs_figures=False),
    Page(
        "reports", "/reports", "page.reports", reports.render, reports.sheets, (("/reports", "page.reports"),),
        needs_figures=False, is_lasting=False,
    ),
    Page(
        "catalogue", "/catalogue", "page.catalogue", catalogue.render, catalogue.sheets,
        (("/catalogue", "page.catalogue"),), needs_figures=False,
    ),
)  # fmt: skip
NAVIGATION = [link for page in PAGES for link in page.links]


def page_at(path: str) -> tuple[Page, dict[str, str]] | None:
    """The page of an address with the values of its variables; None where there is none."""
    for page in PAGES:
        found = re.fullmatch(re.sub(r"<(\w+)>", r"(?P<\1>[^/]+)", page.address), path)
        if found:
            return page, found.groupdict()
    return None
