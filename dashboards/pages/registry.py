"""Every page once: its address, its place in the navigation, what renders it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from dash.development.base_component import Component

from dashboards import formatting as fmt
from dashboards.pages import catalogue, data, family, indicator, overview, records


@dataclass(frozen=True)
class Page:
    """`address` may hold <variables>; `links` are its entries in the navigation; some pages need figures to show."""

    name: str
    address: str
    title: str
    render: Callable[..., list[Component]]
    links: tuple[tuple[str, str], ...] = ()
    needs_figures: bool = True


PAGES = (
    Page("overview", "/", "总览", overview.render, (("/", "总览"),)),
    Page(
        "family",
        "/family/<family>",
        "指标族",
        family.render,
        tuple((f"/family/{key}", fmt.FAMILIES[key]) for key in family.FACT_NOUNS),
    ),
    Page("records", "/records/<family>", "记录", records.render),
    Page("indicator", "/indicator/<code>", "指标", indicator.render),
    Page("data", "/data", "数据与报送", data.render, (("/data", "数据与报送"),), needs_figures=False),
    Page(
        "catalogue",
        "/catalogue",
        "指标口径",
        catalogue.render,
        (("/catalogue", "指标口径"),),
        needs_figures=False,
    ),
)
NAVIGATION = [link for page in PAGES for link in page.links]
