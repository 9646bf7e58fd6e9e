"""一张图: one indicator on the county's own map with what stands where, tiles of equal size beside it, tables below."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboards import formatting as fmt
from dashboards.components import messages
from dashboards.components.applied import settings_beside
from dashboards.components.aria import aria
from dashboards.components.grids import grid
from dashboards.components.heat_table import legend
from dashboards.components.map_choices import indicator_choice, layer_switches
from dashboards.components.opening import figure_fragment, record_fragment
from dashboards.components.panels import chart, panel, source_line, table, taken_away, values_sheet
from dashboards.components.tile_grid import tile_grid
from dashboards.figures import layers as over
from dashboards.figures import map_titles, titles
from dashboards.figures.borders import settled
from dashboards.figures.county_map import county_map
from dashboards.queries import context, evidence, places, values
from dashboards.queries.pool import rows_of
from dashboards.sheets import Column, Sheet
from dashboards.view import View
from dashboards.words import listed, pick, t

Row = dict[str, Any]
Rows = list[Row]
EXPORTS = {
    "risk": ("F09", "F11"),
    "teams": ("F01",),
    "stocks": ("F05",),
    "shelters": ("F20",),
    "stations": ("F11",),
}


@dataclass(frozen=True)
class Seen:
    """What an address of the map asks for: values of one indicator per township, borders, everything in its place."""

    indicator: Row
    towns: Rows
    shapes: Rows
    items: Rows
    layers: tuple[str, ...]
    township: str | None

    @property
    def over_it(self) -> Rows:
        """Items of the layers shown."""
        return over.of_layers(self.items, self.layers)


def _asked(view: View) -> tuple[Rows, Seen | None]:
    """Indicators that townships have, and what is seen of the one asked for."""
    every = [
        row
        for row in rows_of(values.at(view.snapshot, view.day, view.previous_on, view.compare))
        if row["subject_kind"] == "township"
    ]
    kept = {row["indicator_code"] for row in every}
    known = [row for row in rows_of(context.indicators(view.snapshot)) if row["indicator_code"] in kept]
    if not known:
        return [], None
    wanted = view.choices.get("indicator")
    indicator = next((row for row in known if row["indicator_code"] == wanted), _usual(known, every))
    towns = [
        {**row, "opens": figure_fragment(row)}
        for row in every
        if row["indicator_code"] == indicator["indicator_code"]
    ]
    township = str(view.subject["subject_code"]) if view.subject["subject_kind"] == "township" else None
    shapes = rows_of(places.shapes(view.snapshot))
    found = rows_of(places.items(view.snapshot, view.day, township))
    items = [
        {**item, "opens": record_fragment(str(item["record_id"]), {})} for item in settled(found, shapes)
    ]
    return known, Seen(indicator, towns, shapes, items, over.chosen(view.choices.get("layers")), township)


def _usual(known: Rows, every: Rows) -> Row:
    """The indicator that tells townships apart and that most of them are short on; the first of several."""
    verdicts: dict[str, Counter[str]] = {row["indicator_code"]: Counter() for row in known}
    for row in every:
        if row["indicator_code"] in verdicts:
            verdicts[row["indicator_code"]][fmt.verdict(row).key] += 1
    return max(known, key=lambda row: (len(found := verdicts[row["indicator_code"]]) > 1, found["short"]))


def sheets(view: View, **_: str) -> list[Sheet]:
    """Townships with the indicator and how much of each layer they have; the tiles; every item in its place."""
    _known, seen = _asked(view)
    return [_map_sheet(view, seen), _tiles_sheet(view, seen), _places_sheet(view, seen)] if seen else []


def _source(view: View, seen: Seen) -> str:
    behind = evidence.exports_behind(view.snapshot).get(str(seen.indicator["indicator_code"]), "")
    exports = {part for part in behind.split("、") if part}
    exports |= {*places.registers(view.snapshot, {code for layer in seen.layers for code in EXPORTS[layer]})}
    return source_line(view, listed(sorted(exports)))


def _map_sheet(view: View, seen: Seen) -> Sheet:
    """One row per township, one for what names none, one for all."""
    counts = Counter((item["township_code"], item["layer"]) for item in seen.items)
    areas = {row["region_code"]: row["area_km2"] for row in seen.shapes}
    people = {row["region_code"]: row["resident_population"] for row in rows_of(places.people(view.snapshot))}
    shown = [row for row in seen.towns if seen.township in (None, row["subject_code"])]
    rows = [
        {**row, "verdict": f"{fmt.verdict(row).shape} {fmt.verdict(row).word}", "area": areas.get(row["subject_code"]),
         "people": people.get(row["subject_code"]), **_counted(counts, row["subject_code"])}
        for row in shown
    ]  # fmt: skip
    named = {row["subject_code"] for row in shown}
    beyond = Counter({key: count for (code, key), count in counts.items() if code not in named})
    if beyond:
        rows.append({"subject_name": t("placed.county"), **{key: beyond[key] for key in places.LAYERS}})
    columns = (
        Column("subject_name", t("column.subject")), Column("value", _value_heading(seen.indicator), "measure"),
        Column("verdict", t("column.verdict")),
        *(Column(key, over.SHOWN[key].word, "whole") for key in places.LAYERS),
        Column("people", t("map.people"), "whole"), Column("area", t("map.area"), "number"),
    )  # fmt: skip
    title = map_titles.over_the_map(seen.over_it, seen.layers, is_county=seen.township is None)
    definition = pick(seen.indicator, "formula")
    return Sheet("map", title, columns, rows, definition=definition, source=_source(view, seen))


def _counted(counts: Counter[tuple[Any, str]], code: Any) -> dict[str, int]:
    return {key: counts[(code, key)] for key in places.LAYERS}


def _value_heading(indicator: Row) -> str:
    return f"{indicator['indicator_code']} {fmt.name_of(indicator)}"


def _tiles_sheet(view: View, seen: Seen) -> Sheet:
    source = source_line(
        view, evidence.exports_behind(view.snapshot).get(str(seen.indicator["indicator_code"]))
    )
    title = titles.comparison(seen.towns, "township")
    return values_sheet(
        view, "tiles", title, seen.towns, source=source, definition=pick(seen.indicator, "formula")
    )


def _places_sheet(view: View, seen: Seen) -> Sheet:
    rows = [
        {**item, "layer_word": over.SHOWN[item["layer"]].word, "name": over.item_name(item),
         "placed": over.placed_word(item), **_stated(item)}
        for item in seen.over_it
    ]  # fmt: skip
    columns = (
        Column("layer_word", t("column.layer")), Column("name", t("column.name")), Column("kind", t("column.kind")),
        Column("township", t("column.township")), Column("village", t("column.village")),
        Column("placed", t("column.placed")), Column("east", t("column.longitude"), "number"),
        Column("north", t("column.latitude"), "number"), Column("record_id", t("column.record")),
    )  # fmt: skip
    return Sheet("places", t("map.places", count=len(rows)), columns, rows, source=_source(view, seen))


def _stated(item: Row) -> dict[str, float | None]:
    """The coordinates that the item's own record gives; label points are no coordinates of it."""
    is_own = item["placed_by"] in ("coordinates", "elsewhere", "outside")
    return {"east": item["longitude"] if is_own else None, "north": item["latitude"] if is_own else None}


def render(view: View, **_: str) -> list[Component]:
    """Choices, map and tiles beside each other, then everything in its place."""
    known, seen = _asked(view)
    if seen is None:
        return [html.H1(t("page.map")), messages.absent("map")]
    of_map, of_tiles, of_places = _map_sheet(view, seen), _tiles_sheet(view, seen), _places_sheet(view, seen)
    where = view.subject if seen.township else view.county
    return [
        html.H1(t("map.heading", subject=fmt.subject_name(where), day=fmt.day(view.as_of))),
        html.Div(
            [
                indicator_choice(known, str(seen.indicator["indicator_code"])),
                layer_switches(view, seen.items, seen.layers),
            ],
            className="map-choices",
        ),
        html.Div([_map(view, seen, of_map), _tiles(view, seen, of_tiles)], className="columns map-columns"),
        _places(view, of_places),
    ]


def _map(view: View, seen: Seen, sheet: Sheet) -> Component:
    figure = county_map(seen.shapes, seen.towns, seen.over_it, seen.township, _links(view, seen))
    eyebrow = _value_heading(seen.indicator)
    told = _told(view, seen, has_map=figure is not None)
    if figure is None:
        shown = html.Div(table(sheet), className="scroll-x", tabIndex=0)
        absent = messages.absent("borders" if view.snapshot.has("dim_region_shapes") else "older")
        return panel(
            sheet.title, [absent, *told, shown], eyebrow=eyebrow, source=sheet.source, takeaway=taken_away(view, sheet)
        )  # fmt: skip

    def movable(picture: Component) -> list[Component]:
        swipe = html.P(t("map.swipe"), className="source map-swipe")
        return [swipe, html.Div(picture, className="scroll-x map-scroll", tabIndex=0, **aria(sheet.title))]

    return chart(view, sheet.title, figure, sheet, eyebrow=eyebrow, told=told, framed=movable)


def _links(view: View, seen: Seen) -> dict[tuple[str, str], str]:
    """Where a mark of several items leads: the township's items of that layer."""
    pairs = {(item["layer"], item["township_code"]) for item in seen.over_it if item["township_code"]}
    return {(key, code): view.here(subject=code, layers=key) + "#places" for key, code in pairs}


def _told(view: View, seen: Seen, *, has_map: bool) -> list[Component]:
    """How marks are placed, what is not drawn, what there is to say about the borders."""
    lines: list[Any] = (
        [html.Li(line) for line in map_titles.placing(seen.items, seen.layers)] if has_map else []
    )
    lines += [html.Li(row["message_zh"], lang="zh-CN") for row in rows_of(places.notices(view.snapshot))]
    if has_map:
        source = ", ".join(sorted({row["source_file"] for row in seen.shapes}))
        lines.append(html.Li(t("map.borders_from", file=source)))
    return [html.Ul(lines, className="bullets map-told")] if lines else []


def _tiles(view: View, seen: Seen, sheet: Sheet) -> html.Section:
    points = {str(row["region_code"]): (row["label_longitude"], row["label_latitude"]) for row in seen.shapes}
    code, name = str(seen.indicator["indicator_code"]), _value_heading(seen.indicator)
    note = t("map.tiles_placed" if points else "map.tiles_listed")
    return panel(
        sheet.title,
        [
            html.Div(tile_grid(view, seen.towns, dict(points)), className="scroll-x", tabIndex=0),
            legend(),
            html.P(note, className="source"),
            *settings_beside(view, [(code, name)]),
        ],
        eyebrow=t("map.tiles_eyebrow", indicator=name),
        source=sheet.source,
        takeaway=taken_away(view, sheet),
    )


def _places(view: View, sheet: Sheet) -> html.Section:
    columns = [
        {"field": "layer_word", "headerName": "layer", "minWidth": 120, "flex": 2},
        {"field": "name", "headerName": "name", "minWidth": 200, "flex": 5},
        {"field": "kind", "headerName": "kind", "minWidth": 110, "flex": 2},
        {"field": "township", "headerName": "township", "minWidth": 110, "flex": 2},
        {"field": "village", "headerName": "village", "minWidth": 110, "flex": 2},
        {"field": "placed", "headerName": "placed", "minWidth": 170, "flex": 3},
    ]
    keys = {"record_id", "opens", *(str(column["field"]) for column in columns)}
    rows = [{key: value for key, value in row.items() if key in keys} for row in sheet.rows]
    return panel(
        sheet.title,
        [html.P(t("map.places_hint"), className="source"), grid("places", rows, columns, row_id="record_id")],
        eyebrow=t("map.places_eyebrow"),
        source=sheet.source,
        anchor="places",
        takeaway=taken_away(view, sheet),
    )
