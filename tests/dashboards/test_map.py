"""The map's numbers, places, tiles and sentences, without a browser."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogue.paths import Home
from dashboards import view
from dashboards.figures import layers as over
from dashboards.figures import map_titles
from dashboards.figures.borders import contains, extent, settled
from dashboards.figures.county_map import county_map
from dashboards.figures.tiles import tiles
from dashboards.pages import county_map as page
from dashboards.queries import facts, places
from dashboards.queries.pool import Pool, Snapshot, rows_of
from dashboards.view import View
from dashboards.words import speaking
from tests.dashboards.fixture_snapshot import publish

DAY = date(2024, 9, 30)
SQUARE = """
{"type": "MultiPolygon", "coordinates": [[
    [[103, 30], [104, 30], [104, 31], [103, 31], [103, 30]],
    [[103.4, 30.4], [103.6, 30.4], [103.6, 30.6], [103.4, 30.4]]
]]}"""


@pytest.fixture(scope="module")
def pool(filled_home: Home) -> Pool:
    return Pool(filled_home)


def seen(pool: Pool, **chosen: str) -> View:
    return view.read(pool, chosen, "/map")


def placed(snapshot: Snapshot, township: str | None = None) -> dict[str, dict[str, Any]]:
    shapes = rows_of(places.shapes(snapshot))
    return {row["record_id"]: row for row in settled(rows_of(places.items(snapshot, DAY, township)), shapes)}


def sheet(pool: Pool, name: str, **chosen: str) -> Any:
    return {sheet.name: sheet for sheet in page.sheets(seen(pool, **chosen))}[name]


@pytest.mark.parametrize(
    ("record", "way"),
    [
        ("L1", "coordinates"),
        ("L3", "elsewhere"),
        ("L4", "outside"),
        ("L5", "no_border"),
        ("T1", "nowhere"),
        ("T2", "village"),
        ("T3", "township"),
    ],
)
def test_everything_says_how_it_is_placed(snapshot: Snapshot, record: str, way: str) -> None:
    assert placed(snapshot)[record]["placed_by"] == way


def test_what_has_no_coordinates_stands_at_the_label_point_of_its_village_or_township(
    snapshot: Snapshot,
) -> None:
    rows = placed(snapshot)
    assert (rows["T2"]["longitude"], rows["T2"]["latitude"]) == pytest.approx((103.075, 30.05))
    assert (rows["T3"]["longitude"], rows["T3"]["latitude"]) == pytest.approx((103.15, 30.05))


def test_the_map_counts_what_the_pages_of_the_families_count(snapshot: Snapshot) -> None:
    counted = {row["layer"]: 0 for row in placed(snapshot).values()}
    for row in placed(snapshot).values():
        counted[row["layer"]] += 1
    of_families = {
        family: int(facts.of_family(snapshot, family, DAY, None)["records"].sum())
        for family in ("monitoring", "teams", "supplies")
    }
    assert counted["risk"] + counted["stations"] == of_families["monitoring"]
    assert counted["teams"] == of_families["teams"]
    assert counted["stocks"] + counted["shelters"] == of_families["supplies"]


def test_a_shelter_that_opens_later_is_not_on_the_map(snapshot: Snapshot) -> None:
    assert "A1" in placed(snapshot) and "A2" not in placed(snapshot)


def test_a_township_s_map_has_its_own_things_only(snapshot: Snapshot) -> None:
    assert {row["township_code"] for row in placed(snapshot, "519921101").values()} == {"519921101"}


def test_a_hole_is_outside() -> None:
    assert contains(SQUARE, 103.1, 30.1)
    assert not contains(SQUARE, 103.5, 30.45)
    assert not contains(SQUARE, 102.9, 30.1)


def test_rows_of_the_table_add_up_to_what_is_listed(pool: Pool) -> None:
    layers = ",".join(places.LAYERS)
    table = sheet(pool, "map", layers=layers)
    listed = sheet(pool, "places", layers=layers).rows
    for key in places.LAYERS:
        assert sum(row[key] for row in table.rows) == sum(row["layer"] == key for row in listed)


def test_label_points_are_not_given_away_as_coordinates(pool: Pool) -> None:
    rows = {row["record_id"]: row for row in sheet(pool, "places").rows}
    assert (rows["L4"]["east"], rows["L4"]["north"]) == (104.0, 30.05)
    assert (rows["T3"]["east"], rows["T3"]["north"]) == (None, None)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_title_does_not_contradict_what_it_stands_above(pool: Pool, language: str) -> None:
    with speaking(language):
        rows = sheet(pool, "places", layers="risk,teams").rows
        title = sheet(pool, "map", layers="risk,teams").title
        risk = [row["township"] for row in rows if row["layer"] == "risk"]
        most = max(set(risk), key=risk.count)
        assert str(len(risk)) in title and str(len(rows) - len(risk)) in title
        assert most in title and str(risk.count(most)) in title
        assert all(other not in title for other in set(risk) - {most})


def items(
    *townships: str | None, layer: str = "risk", placed_by: str = "coordinates"
) -> list[dict[str, Any]]:
    return [
        {"layer": layer, "township_code": code, "township": code and f"{code}镇", "placed_by": placed_by}
        for code in townships
    ]


def test_where_most_are_is_not_said_where_all_have_as_many_or_only_one_has_any() -> None:
    def said(*townships: str | None) -> str:
        return map_titles.over_the_map(items(*townships), ("risk",), is_county=True)

    assert said("甲", "乙") == said("丙", "丁") == "风险隐患点2处"
    assert said("甲", "甲") == "风险隐患点2处"
    assert said("甲", "甲", "乙") == "风险隐患点3处；风险隐患点最多的乡镇有2处（甲镇）"
    assert said("甲", "甲", "乙", None, None, None) == "风险隐患点6处；风险隐患点最多的乡镇有2处（甲镇）"
    assert said("甲", "乙", "丙", "甲", "乙") == "风险隐患点5处；风险隐患点最多的乡镇有2处（乙镇、甲镇）"


def test_a_title_of_a_layer_without_anything_says_none() -> None:
    assert map_titles.over_the_map([], ("teams",), is_county=True) == "应急队伍0支"
    assert "没有选任何图层" in map_titles.over_the_map([], (), is_county=True)


@pytest.mark.parametrize(
    ("way", "words"),
    [
        ("village", "空心标记"), ("township", "空心标记"), ("elsewhere", "不在所填乡镇"), ("outside", "县域之外"),
        ("nowhere", "县本级"), ("no_border", "没有边界"),
    ],
)  # fmt: skip
def test_what_is_not_placed_exactly_is_counted_and_never_dropped(way: str, words: str) -> None:
    (line,) = map_titles.placing(items("甲", "乙", placed_by=way), ("risk",))
    assert words in line and "2" in line
    assert map_titles.placing(items("甲", placed_by=way), ("teams",)) == []
    assert map_titles.placing(items("甲"), ("risk",)) == []


@pytest.mark.parametrize("asked", [None, "none", "risk", "risk,stations", "risk,teams,stocks,shelters"])
def test_an_address_of_layers_is_read_as_it_was_written(asked: str | None) -> None:
    shown = over.chosen(asked)
    assert over.chosen(over.asking(shown)) == shown


def test_an_unknown_layer_is_no_layer() -> None:
    assert over.chosen("rivers,teams") == ("teams",)


def drawn(pool: Pool, **chosen: str) -> Any:
    _, asked = page._asked(seen(pool, **chosen))
    assert asked is not None
    return county_map(
        asked.shapes, asked.towns, asked.over_it, asked.township, page._links(seen(pool), asked)
    )


def test_what_was_not_measured_is_hatched_and_in_no_colour_of_a_verdict(pool: Pool) -> None:
    areas = {trace.name: trace for trace in drawn(pool, indicator="I17").data if trace.fill == "toself"}
    missing = areas["云台乡"]
    assert missing.fillpattern.shape == "/"
    assert missing.fillcolor not in {areas[name].fillcolor for name in areas if name != "云台乡"}
    assert areas["城关镇"].fillpattern.shape is None


def test_every_mark_of_the_map_leads_somewhere(pool: Pool) -> None:
    marks = [trace for trace in drawn(pool).data if "markers" in (trace.mode or "")]
    assert marks
    assert all(target.startswith(("#record=", "/map?")) for trace in marks for target in trace.customdata)


def test_open_marks_count_what_they_stand_for(pool: Pool) -> None:
    marks = [trace for trace in drawn(pool, layers="stocks").data if "markers" in (trace.mode or "")]
    assert [(trace.marker.symbol, trace.text[0].strip()) for trace in marks] == [("star-open", "24")]
    assert "subject=519921101" in marks[0].customdata[0] and "layers=stocks" in marks[0].customdata[0]


def test_things_outside_the_county_are_not_drawn_at_its_edge(pool: Pool) -> None:
    box = extent(rows_of(places.shapes(seen(pool).snapshot)))
    assert box is not None
    xs = [x for trace in drawn(pool).data if trace.mode == "markers" for x in trace.x]
    assert xs and max(xs) <= box.east


def test_a_township_fills_its_own_picture_with_its_villages(pool: Pool) -> None:
    figure = drawn(pool, subject="519921100")
    low, high = figure.layout.xaxis.range
    assert 103.0 > low > 102.9 and 103.1 < high < 103.2
    assert {"东村", "西村"} <= {text for trace in figure.data for text in trace.text or ()}


def test_without_borders_nothing_is_drawn_and_the_page_says_how_to_bring_them(
    pool: Pool, tmp_path_factory: pytest.TempPathFactory
) -> None:
    home = Home(tmp_path_factory.mktemp("old"))
    publish(home, "20240101-000000-old", is_old=True)
    older = Pool(home)
    rows = {sheet.name: sheet.rows for sheet in page.sheets(seen(older))}
    assert len(rows["tiles"]) == 7
    assert {row["placed_by"] for row in rows["places"]} <= {"coordinates", "no_border", "nowhere"}
    assert "由较早的版本发布" in str(page.render(seen(older)))


PLACES = st.tuples(st.floats(73, 136), st.floats(3, 54))


@given(st.lists(st.one_of(st.none(), PLACES), max_size=24))
def test_no_two_tiles_lie_on_each_other_and_the_same_places_give_the_same_tiles(found: list[Any]) -> None:
    made = tiles(found)
    assert len(set(made)) == len(found)
    assert all(row >= 0 and column >= 0 for row, column in made)
    assert made == tiles(found)


@given(st.integers(2, 5))
def test_townships_on_a_grid_keep_their_order(side: int) -> None:
    found = [(104 + column, 31.0 - row) for row in range(side) for column in range(side)]
    placed_at = dict(zip(found, tiles(list(found)), strict=True))
    rows = [[placed_at[(104 + column, 31.0 - row)] for column in range(side)] for row in range(side)]
    assert all(left[1] < right[1] for row in rows for left, right in pairwise(row))
    assert all(above[0] < below[0] for column in zip(*rows, strict=True) for above, below in pairwise(column))
