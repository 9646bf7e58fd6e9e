"""The county as lines and areas of its own, without tiles and without asking anybody for a map."""

from __future__ import annotations

from typing import Any

import plotly.graph_objects as go

from dashboards import formatting as fmt
from dashboards.figures import theme
from dashboards.figures.borders import Extent, extent, line
from dashboards.figures.labels import clear_places
from dashboards.figures.layers import DRAWN, ROUGHLY, SHOWN, item_name, placed_word, where_said
from dashboards.palette import colours, veil, wash_of
from dashboards.words import t

Row = dict[str, Any]
Point = tuple[float, float]
Rows = list[Row]
HEIGHT = 620
MARGIN = 0.05
HEADROOM = 0.16
APART = 0.07
TOWNSHIP_BLOCK, VILLAGE_NAME = (0.2, 0.12), (0.09, 0.035)
"""What names take of the picture, in shares of its longer side."""
KILOMETRES = (50, 20, 10, 5, 2, 1)
NAMED_IN_HOVER = 6


def county_map(
    shapes: Rows, values: Rows, items: Rows, township: str | None, links: dict[tuple[str, str], str]
) -> go.Figure | None:
    """Townships in the colour of one indicator's verdict, with the items of some layers over them; north is up.

    `shapes` as places.shapes, `values` one row per township, `items` as borders.settled; a fragment `opens` each of
    these two. With a `township` only it
    fills the picture, with its villages. What several items of a layer share (a label point) is one open mark with
    their number; `links` are where it leads, per layer and township. None without any border to draw.
    """
    towns = [row for row in shapes if row["level"] == "township"]
    framed = [row for row in towns if row["region_code"] == township] or towns
    box = extent(framed) or extent(shapes)
    if box is None:
        return None
    is_near = township in {row["region_code"] for row in towns}
    figure = go.Figure()
    by_code = {str(row["subject_code"]): row for row in values}
    for row in towns:
        _add_township(figure, row, by_code.get(row["region_code"]), is_faded=is_near and row not in framed)
    villages = [row for row in shapes if is_near and row["parent_code"] == township]
    for row in villages:
        _add_line(figure, row, veil(colours().hatch, 0.7), 0.8)
    for row in shapes:
        if row["level"] == "county":
            _add_line(figure, row, colours().ink, 1.8)
    drawn = [item for item in items if item["placed_by"] in DRAWN]
    _add_exact(figure, drawn)
    marks = [(item["longitude"], item["latitude"]) for item in drawn if item["placed_by"] not in ROUGHLY]
    if is_near:
        anchors = clear_places(villages, marks, box, *VILLAGE_NAME)
        _add_village_names(figure, villages, anchors)
        _add_heading(figure, framed[0], by_code.get(str(township)), box)
        _add_above(figure, [item for item in drawn if item["placed_by"] == "township"], box, links)
        drawn = [item for item in drawn if item["placed_by"] != "township"]
    else:
        anchors = clear_places(towns, marks, box, *TOWNSHIP_BLOCK)
        _add_names(figure, towns, by_code, anchors)
    _add_rough(figure, drawn, box, anchors, links)
    _add_scale(figure, box)
    return _finished(figure, box, HEADROOM if is_near else MARGIN)


def _add_township(figure: go.Figure, shape: Row, value: Row | None, *, is_faded: bool) -> None:
    """Its area in the wash of its verdict; hatched where nothing was measured."""
    xs, ys = line(shape["geometry"])
    is_measured = value is not None and value["status"] == "measured"
    filling: dict[str, Any] = {"fillcolor": colours().faint}
    if not is_faded and value is not None and is_measured:
        filling = {"fillcolor": wash_of(fmt.verdict(value).key)}
    elif not is_faded:
        filling = {"fillpattern": {**theme.hatch(), "size": 7}, "fillcolor": colours().faint}
    figure.add_scatter(
        x=xs, y=ys, mode="lines", fill="toself", **filling, hoverinfo="skip", name=shape["region_name"],
        line={"color": colours().hatch, "width": 0 if shape["is_composed"] else 1.2},
    )  # fmt: skip


def _add_village_names(figure: go.Figure, villages: Rows, anchors: dict[str, Point]) -> None:
    figure.add_scatter(
        x=[anchors[row["region_code"]][0] for row in villages],
        y=[anchors[row["region_code"]][1] for row in villages], mode="text",
        text=[row["region_name"] for row in villages], hoverinfo="skip",
        textfont={"size": theme.size(12), "color": colours().ink, "shadow": _halo()},
    )  # fmt: skip


def _halo() -> str:
    """Names stay legible over marks and borders."""
    return ", ".join([f"0px 0px 3px {colours().card}"] * 3)


def _add_line(figure: go.Figure, shape: Row, colour: str, width: float) -> None:
    xs, ys = line(shape["geometry"])
    figure.add_scatter(x=xs, y=ys, mode="lines", line={"color": colour, "width": width}, hoverinfo="skip")


def _add_exact(figure: go.Figure, items: Rows) -> None:
    """One filled mark per item that has coordinates; it opens its record."""
    for key, layer in SHOWN.items():
        own = [item for item in items if item["layer"] == key and item["placed_by"] not in ROUGHLY]
        if own:
            figure.add_scatter(
                x=[item["longitude"] for item in own], y=[item["latitude"] for item in own], mode="markers",
                name=layer.word, customdata=[item["opens"] for item in own],
                marker={"symbol": layer.symbol, "size": theme.size(9), "color": layer.ink,
                        "line": {"color": colours().card, "width": 1}},
                hovertext=[_hover(item) for item in own], hoverinfo="text",
            )  # fmt: skip


def _hover(item: Row) -> str:
    kind = f"{SHOWN[item['layer']].word} · {item['kind']}" if item["kind"] else SHOWN[item["layer"]].word
    return "<br>".join([item_name(item), kind, where_said(item), placed_word(item)])


def _add_rough(
    figure: go.Figure, items: Rows, box: Extent, anchors: dict[str, Point], links: dict[tuple[str, str], str]
) -> None:
    """One open mark per layer and region, side by side below the region's name, with how many items it stands for."""
    groups: dict[tuple[str, Point], dict[str, Rows]] = {}
    for item in items:
        if item["placed_by"] in ROUGHLY:
            code = str(item[f"{item['placed_by']}_code"])
            place = anchors.get(code, (item["longitude"], item["latitude"]))
            groups.setdefault((code, place), {}).setdefault(item["layer"], []).append(item)
    for (_, (longitude, latitude)), layers in sorted(groups.items()):
        present = [key for key in SHOWN if key in layers]
        for at, key in enumerate(present):
            off = (at - (len(present) - 1) / 2) * APART - 0.015
            place = (longitude + off * box.step, latitude - 0.028 * box.step * box.shrink)
            _add_group(figure, layers[key], place, links)


def _add_above(figure: go.Figure, items: Rows, box: Extent, links: dict[tuple[str, str], str]) -> None:
    """The same above a single township, for what is placed by it: nowhere in the picture is its place."""
    high = box.north + 0.03 * (box.north - box.south)
    present = [key for key in SHOWN if any(item["layer"] == key for item in items)]
    for at, key in enumerate(present):
        own = [item for item in items if item["layer"] == key]
        _add_group(figure, own, (box.west + (at * APART + 0.015) * box.step, high), links)
    if present:
        figure.add_annotation(
            x=box.west + len(present) * APART * box.step, y=high, xanchor="left", showarrow=False,
            text=t("map.by_township"), font={"size": theme.size(12), "color": colours().soft},
        )  # fmt: skip


def _add_group(figure: go.Figure, own: Rows, place: Point, links: dict[tuple[str, str], str]) -> None:
    key = own[0]["layer"]
    layer = SHOWN[key]
    opens = own[0]["opens"] if len(own) == 1 else links.get((key, own[0]["township_code"]), "")
    figure.add_scatter(
        x=[place[0]], y=[place[1]], mode="markers+text", name=layer.word, text=[f" {len(own)}"],
        marker={"symbol": f"{layer.symbol}-open", "size": theme.size(10), "color": layer.ink, "line": {"width": 1.8}},
        textposition="middle right", textfont={"size": theme.size(12), "color": layer.ink}, customdata=[opens],
        hovertext=[_hover_all(own)], hoverinfo="text",
    )  # fmt: skip


def _hover_all(own: Rows) -> str:
    told = [SHOWN[own[0]["layer"]].counted(len(own)) + f" · {where_said(own[0])}"]
    told += [item_name(item) for item in own[:NAMED_IN_HOVER]]
    if len(own) > NAMED_IN_HOVER:
        told.append(t("map.more", count=len(own) - NAMED_IN_HOVER))
    return "<br>".join([*told, placed_word(own[0])])


def _add_names(figure: go.Figure, towns: Rows, by_code: dict[str, Row], anchors: dict[str, Point]) -> None:
    """Name and figure of each township; a click opens the figure's trace."""
    figure.add_scatter(
        x=[anchors[row["region_code"]][0] for row in towns],
        y=[anchors[row["region_code"]][1] for row in towns], mode="text",
        text=[_label(row["region_name"], by_code.get(row["region_code"])) for row in towns], textposition="top center",
        textfont={"size": theme.size(13), "color": colours().ink, "shadow": _halo()},
        customdata=[by_code.get(row["region_code"], {}).get("opens", "") for row in towns], hoverinfo="none",
    )  # fmt: skip


def _add_heading(figure: go.Figure, town: Row, value: Row | None, box: Extent) -> None:
    """Name and figure of a single township, on ground cleared of its neighbours."""
    west, east, south = box.west - box.step, box.east + box.step, box.north + 0.005 * (box.north - box.south)
    north = south + box.step
    figure.add_scatter(
        x=[west, east, east, west, west], y=[south, south, north, north, south], mode="lines", line={"width": 0},
        fill="toself", fillcolor=colours().card, hoverinfo="skip",
    )  # fmt: skip
    figure.add_annotation(
        x=box.west, y=box.north + 0.1 * (box.north - box.south), xanchor="left", showarrow=False, align="left",
        text=_label(town["region_name"], value).replace("<br>", "　"),
        font={"size": theme.size(15), "color": colours().ink},
    )  # fmt: skip


def _label(name: str, value: Row | None) -> str:
    if value is None:
        return f"<b>{name}</b>"
    verdict = fmt.verdict(value)
    is_measured = value["status"] == "measured"
    said = fmt.measure(value["value"], "%") if value["unit"] == "%" else fmt.number(value["value"])
    return f"<b>{name}</b><br>{verdict.shape} {said if is_measured else verdict.word}"


def _add_scale(figure: go.Figure, box: Extent) -> None:
    """A bar of whole kilometres in the corner, and which way is north."""
    kilometres = next((each for each in KILOMETRES if each <= box.width_km / 4), KILOMETRES[-1])
    long = kilometres / (box.width_km or 1.0) * (box.east - box.west)
    y = box.south - (box.north - box.south) * MARGIN * 0.6
    figure.add_scatter(
        x=[box.west, box.west + long], y=[y, y], mode="lines", line={"color": colours().soft, "width": 3},
        hoverinfo="skip",
    )  # fmt: skip
    figure.add_annotation(
        x=box.west + long, y=y, text=t("map.scale", count=kilometres), showarrow=False, xanchor="left", xshift=6,
        font={"size": theme.size(12), "color": colours().soft},
    )  # fmt: skip


def _finished(figure: go.Figure, box: Extent, above: float) -> go.Figure:
    theme.finish(
        figure, HEIGHT, showlegend=False, hovermode="closest", margin={"l": 0, "r": 0, "t": 0, "b": 0}
    )
    wide, high = (box.east - box.west) * MARGIN, (box.north - box.south) * MARGIN
    figure.update_xaxes(visible=False, constrain="domain", range=[box.west - wide, box.east + wide])
    figure.update_yaxes(
        visible=False,
        constrain="domain",
        range=[box.south - 1.6 * high, box.north + above * (box.north - box.south)],
        scaleanchor="x",
        scaleratio=1 / box.shrink,
    )
    return figure
