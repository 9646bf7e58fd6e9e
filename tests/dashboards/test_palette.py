"""Colours: the same in the stylesheet and in charts, and readable in the light and in the dark."""

from __future__ import annotations

import re
from dataclasses import asdict

import pytest

from catalogue.paths import ROOT
from dashboards import formatting as fmt
from dashboards.figures.titles import MOVEMENTS
from dashboards.palette import DARK, LIGHT, ROLES, Palette, colours, lit

STYLE = (ROOT / "dashboards" / "assets" / "10-roles.css").read_text(encoding="utf-8")
ON_CARD = [
    "ink",
    "soft",
    "accent",
    "comparator",
    "target",
    "met",
    "near",
    "short",
    "aside",
    "plain",
    "review",
]
WASHED = ["met", "near", "short", "aside", "plain", "review"]


def declared(scheme: str) -> dict[str, str]:
    """Variables of a scheme in the stylesheet."""
    block = re.search(rf'\[data-theme="{scheme}"\] \{{(.*?)\}}', STYLE, re.DOTALL)
    assert block
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", block.group(1)))


def contrast(one: str, other: str) -> float:
    """WCAG 2.2 contrast ratio of two colours."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    """Relative luminance of #rrggbb."""
    parts = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize(("scheme", "palette"), [("light", LIGHT), ("dark", DARK)])
def test_charts_and_stylesheet_have_the_same_colours(scheme: str, palette: Palette) -> None:
    style = declared(scheme)
    names = {name: "hatch-line" if name == "hatch" else name.replace("_", "-") for name in asdict(palette)}
    assert {name: style.get(names[name]) for name in names} == asdict(palette)


@pytest.mark.parametrize("palette", [LIGHT, DARK])
def test_text_can_be_read(palette: Palette) -> None:
    told = asdict(palette)
    faint = [name for name in ON_CARD if contrast(told[name], told["card"]) < 4.5]
    washed = [name for name in WASHED if contrast(told[name], told[f"{name}_wash"]) < 4.5]
    assert (faint, washed) == ([], [])


def test_every_verdict_and_movement_has_a_colour() -> None:
    assert set(ROLES) == {*fmt.VERDICTS, *MOVEMENTS}


def test_the_dark_ends_where_it_began() -> None:
    with lit("dark"):
        assert colours() is DARK
    assert colours() is LIGHT
