"""What can be laid over the map, each told by shape, colour and word; and how exactly it is placed."""

from __future__ import annotations

from typing import Any, NamedTuple

from dashboards import words
from dashboards.palette import colours
from dashboards.queries.places import LAYERS
from dashboards.words import t

USUAL = ("risk", "teams", "stocks", "shelters")
DRAWN = ("coordinates", "elsewhere", "village", "township")
ROUGHLY = ("village", "township")
NOT_DRAWN = ("outside", "no_border", "nowhere")
Rows = list[dict[str, Any]]


class Layer(NamedTuple):
    """One kind of thing: its mark in text and in plotly's words, the role of its colour."""

    key: str
    shape: str
    symbol: str
    role: str

    @property
    def word(self) -> str:
        """风险隐患点, 应急队伍 …"""
        return t(f"layer.{self.key}")

    @property
    def ink(self) -> str:
        """Colour of its marks."""
        return str(getattr(colours(), self.role))

    def counted(self, count: int) -> str:
        """风险隐患点103处."""
        return t(f"layer.count_{self.key}", count=count)


SHOWN = {
    layer.key: layer
    for layer in (
        Layer("risk", "▲", "triangle-up", "ink"),
        Layer("teams", "■", "square", "accent"),
        Layer("stocks", "★", "star", "review"),
        Layer("shelters", "✚", "cross", "aside"),
        Layer("stations", "✖", "x", "soft"),
    )
}


def chosen(asked: str | None) -> tuple[str, ...]:
    """The layers that an address asks for, in their order: the usual ones without a word, none for `none`."""
    if not asked:
        return USUAL
    wanted = asked.split(",")
    return tuple(layer for layer in LAYERS if layer in wanted)


def asking(layers: tuple[str, ...]) -> str | None:
    """What an address says for some layers; None for the usual ones."""
    return None if layers == USUAL else ",".join(layers) or "none"


def of_layers(items: Rows, layers: tuple[str, ...]) -> Rows:
    """The items of some layers."""
    return [item for item in items if item["layer"] in layers]


def placed_word(item: dict[str, Any]) -> str:
    """How an item is placed, in words."""
    return t(f"placed.{item['placed_by']}")


def item_name(item: dict[str, Any]) -> str:
    """What an item is called; its layer where its register names it not."""
    return str(item["name"] or SHOWN[item["layer"]].word)


def where_said(item: dict[str, Any]) -> str:
    """石鼓坪镇柳湾村; the whole county where no township is named."""
    parts = [str(item[key]) for key in ("township", "village") if item[key]]
    return ("" if words.language() == words.DEFAULT else " ").join(parts) or t("placed.county")
