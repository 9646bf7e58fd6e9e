"""A county's own GeoJSON: matched with the register, refused in one clear line, measured and made light to draw."""

from __future__ import annotations

import json
import math
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogue.paths import Home
from ingestion.resolve.regions import Region, region_names
from muster.boundaries.geometry import area_km2, label_point, lighter
from muster.boundaries.shapes import Shapes, boundaries_mark, read_shapes

COUNTY, QING, BAI = "519921", "519921100", "519921101"
EAST, WEST, TWIN = QING + "200", QING + "201", BAI + "200"
NAMES = region_names(
    [
        Region(COUNTY, "清溪县"), Region(QING, "青石镇"), Region(BAI, "白沙乡", ("白沙坝乡",)),
        Region(EAST, "东村"), Region(WEST, "西村"), Region(TWIN, "东村"),
    ],
    COUNTY,
    "清溪县",
)  # fmt: skip
PRESENT = {COUNTY, QING, BAI, EAST, WEST, TWIN}


def square(x: float, y: float, side: float = 0.1) -> list[list[float]]:
    """A closed ring from its south-west corner, in degrees."""
    return [[x, y], [x + side, y], [x + side, y + side], [x, y + side], [x, y]]


def feature(properties: dict[str, Any], *rings: list[list[float]], kind: str = "Polygon") -> dict[str, Any]:
    return {
        "type": "Feature",
        "properties": properties,
        "geometry": {"type": kind, "coordinates": list(rings)},
    }


def read(tmp_path: Path, *features: Any, setting: str = "", **more: Any) -> Shapes:
    whole = {"type": "FeatureCollection", "features": list(features), **more}
    (tmp_path / "boundaries.geojson").write_text(json.dumps(whole, ensure_ascii=False), encoding="utf-8")
    return read_shapes(Home(tmp_path), setting, NAMES, PRESENT)


def read_bytes(tmp_path: Path, content: bytes) -> Shapes:
    (tmp_path / "boundaries.geojson").write_bytes(content)
    return read_shapes(Home(tmp_path), "", NAMES, PRESENT)


@pytest.mark.parametrize(
    ("properties", "code"),
    [
        ({"code": QING}, QING),
        ({"区划代码": 519921100000}, QING),
        ({"XZQDM": "519921100000", "name": "白沙乡"}, QING),
        ({"adcode": 519921}, COUNTY),
        ({"Name": "清溪县"}, COUNTY),
        ({"name": "清溪县青石镇"}, QING),
        ({"name": "青石"}, QING),
        ({"name": "白沙坝乡"}, BAI),
        ({"name": "西村村民委员会"}, WEST),
        ({"name": "东村", "township": "白沙乡"}, TWIN),
        ({"name": "东村", "乡镇": "青石镇"}, EAST),
        ({"name": "青石镇东村"}, EAST),
        ({"乡镇": "青石镇"}, QING),
    ],
)
def test_a_feature_is_matched_by_its_code_else_by_its_name(
    tmp_path: Path, properties: dict[str, Any], code: str
) -> None:
    rows = read(tmp_path, feature(properties, square(103, 30))).rows
    assert [row["region_code"] for row in rows if not row["is_composed"]] == [code]


@pytest.mark.parametrize(
    "properties",
    [{"name": "东村"}, {"name": "青石镇无名村"}, {"name": "邻县镇"}, {"code": "519999"}, {}, {"name": None}],
)
def test_what_the_register_does_not_know_is_named_and_never_guessed(
    tmp_path: Path, properties: dict[str, Any]
) -> None:
    shapes = read(tmp_path, feature({"code": BAI}, square(103, 30)), feature(properties, square(104, 30)))
    assert [row["region_code"] for row in shapes.rows] == [BAI]
    said = str(properties.get("name") or "第2个图形")
    assert f"1个图形对不上本县区划，没有采用（{said}）" in shapes.notices[0]["message_zh"]


def test_several_features_of_one_region_are_one_shape(tmp_path: Path) -> None:
    parts = [feature({"code": QING}, square(103 + part, 30)) for part in range(2)]
    (row,) = read(tmp_path, *parts).rows
    assert len(json.loads(row["geometry"])["coordinates"]) == 2


def test_a_township_without_its_own_area_is_put_together_from_its_villages(tmp_path: Path) -> None:
    villages = [feature({"code": code}, square(103 + at / 10, 30)) for at, code in enumerate((EAST, WEST))]
    rows = {row["region_code"]: row for row in read(tmp_path, *villages).rows}
    assert rows[QING]["is_composed"] and not rows[EAST]["is_composed"]
    assert rows[QING]["area_km2"] == pytest.approx(rows[EAST]["area_km2"] + rows[WEST]["area_km2"], abs=0.01)
    (first, *_) = read(tmp_path, villages[0]).rows
    assert first["region_code"] == EAST, "half of the villages are no township"


def test_regions_without_borders_are_named(tmp_path: Path) -> None:
    lines = [row["message_zh"] for row in read(tmp_path, feature({"code": QING}, square(103, 30))).notices]
    assert lines == [
        "边界文件 boundaries.geojson：1个乡镇没有边界，地图上不画（白沙乡）。",
        "边界文件 boundaries.geojson：3个村（社区）没有边界，地图上不画（东村、西村、东村）。",
    ]


def test_points_and_lines_are_left_out_and_counted(tmp_path: Path) -> None:
    line = {
        "type": "Feature",
        "properties": {"code": BAI},
        "geometry": {"type": "Point", "coordinates": [103, 30]},
    }
    shapes = read(tmp_path, line, feature({"code": QING}, square(103, 30)))
    assert shapes.notices[0]["message_zh"] == "边界文件 boundaries.geojson：1个图形不是面，没有采用。"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "JSON"),
        (b"[1, 2", "JSON"),
        (b"[" * 100_000, "JSON"),
        (b"[1]", "不是 GeoJSON"),
        ("名".encode("gb18030"), "UTF-8"),
        (b'{"type": "FeatureCollection", "features": []}', "没有图形"),
        (b'{"type": "FeatureCollection", "features": 3}', "没有图形"),
        (b'{"type": "FeatureCollection", "features": [{"geometry": {"type": "Point"}}]}', "没有面状的边界"),
    ],
)
def test_a_file_that_gives_no_borders_is_refused_in_one_line(
    tmp_path: Path, content: bytes, words: str
) -> None:
    shapes = read_bytes(tmp_path, content)
    (notice,) = shapes.notices
    assert shapes.rows == [] and notice["kind"] == "unusable"
    assert words in notice["message_zh"] and "\n" not in notice["message_zh"]


@pytest.mark.parametrize(
    ("x", "y", "words"),
    [
        (30.0, 103.0, "经纬度写反了"),
        (35_500_000.0, 3_350_000.0, "转换为 CGCS2000"),
        (0.0, 0.0, "不是我国范围内"),
    ],
)
def test_coordinates_that_are_no_longitude_and_latitude_are_refused(
    tmp_path: Path, x: float, y: float, words: str
) -> None:
    shapes = read(tmp_path, feature({"code": QING}, square(x, y)))
    assert shapes.rows == [] and words in shapes.notices[0]["message_zh"]
    mixed = read(tmp_path, feature({"code": QING}, square(x, y)), feature({"code": BAI}, square(103, 30)))
    assert [row["region_code"] for row in mixed.rows] == [BAI]
    assert words in mixed.notices[0]["message_zh"]


@pytest.mark.parametrize(
    ("name", "is_known"),
    [
        ("urn:ogc:def:crs:OGC:1.3:CRS84", True),
        ("urn:ogc:def:crs:EPSG::4490", True),
        ("EPSG:4326", True),
        ("urn:ogc:def:crs:EPSG::4523", False),
        ("EPSG:3857", False),
    ],
)
def test_a_named_reference_system_must_be_longitude_and_latitude(
    tmp_path: Path, name: str, is_known: bool
) -> None:
    crs = {"type": "name", "properties": {"name": name}}
    shapes = read(tmp_path, feature({"code": QING}, square(103, 30)), crs=crs)
    assert bool(shapes.rows) == is_known
    assert is_known or name in shapes.notices[0]["message_zh"]


def test_without_a_file_there_is_nothing_to_say_and_a_file_asked_for_in_vain_is_said(tmp_path: Path) -> None:
    home = Home(tmp_path)
    assert read_shapes(home, "", NAMES, PRESENT) == Shapes()
    (notice,) = read_shapes(home, "maps/nowhere.geojson", NAMES, PRESENT).notices
    assert notice["kind"] == "unusable" and "nowhere.geojson" in notice["message_zh"]


def test_the_setting_names_a_file_beside_the_data_and_other_borders_are_something_new(tmp_path: Path) -> None:
    (tmp_path / "maps").mkdir()
    read(tmp_path, feature({"code": BAI}, square(103, 30)))
    (tmp_path / "boundaries.geojson").rename(tmp_path / "maps" / "own.geojson")
    home = Home(tmp_path)
    (row,) = read_shapes(home, "maps/own.geojson", NAMES, PRESENT).rows
    assert row["source_file"] == "own.geojson"
    before = boundaries_mark(home, "maps/own.geojson")
    (tmp_path / "maps" / "own.geojson").write_text("{}", encoding="utf-8")
    assert len({before, boundaries_mark(home, "maps/own.geojson"), boundaries_mark(home, "")}) == 3


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=6),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(["type", "geometry", "coordinates", "properties", "features", "crs", "name"]),
            inner,
        )
    ),
    max_leaves=12,
)
KINDS = st.sampled_from(["Polygon", "MultiPolygon", "GeometryCollection", "Point", 3, None])
GEOMETRIES = st.fixed_dictionaries({"type": KINDS, "coordinates": JSON, "geometries": JSON})
FEATURES = st.fixed_dictionaries({"properties": JSON, "geometry": GEOMETRIES | JSON})


@given(
    st.binary(max_size=200)
    | FEATURES.map(lambda each: json.dumps({"type": "FeatureCollection", "features": [each]}).encode())
    | JSON.map(lambda each: json.dumps(each).encode())
)
def test_whatever_the_file_holds_reading_it_never_raises(
    tmp_path_factory: pytest.TempPathFactory, content: bytes
) -> None:
    shapes = read_bytes(tmp_path_factory.mktemp("geo", numbered=True), content)
    assert shapes.rows == [] and [row["kind"] for row in shapes.notices] == ["unusable"]


NUMBERS = st.floats(103, 104, allow_nan=False) | st.sampled_from([103.0, 103.5])
LATITUDES = st.floats(30, 31, allow_nan=False) | st.sampled_from([30.0, 30.5])
RINGS = st.lists(st.tuples(NUMBERS, LATITUDES).map(list), min_size=3, max_size=12)


@given(RINGS)
def test_any_ring_in_the_county_gives_a_shape_that_can_be_drawn(
    tmp_path_factory: pytest.TempPathFactory, ring: list[list[float]]
) -> None:
    shapes = read(tmp_path_factory.mktemp("ring", numbered=True), feature({"code": QING}, ring))
    if len({tuple(point) for point in ring}) < 3:
        assert shapes.rows == []
        return
    (row,) = shapes.rows
    for polygon in json.loads(row["geometry"])["coordinates"]:
        assert all(part[0] == part[-1] and len(part) >= 4 for part in polygon)
    assert 103 <= row["label_longitude"] <= 104 and 30 <= row["label_latitude"] <= 31
    assert row["area_km2"] >= 0


def test_the_area_of_a_square_degree_is_that_of_the_sphere() -> None:
    ring = [(x, y) for x, y in square(103, 30, 1.0)]
    sphere = math.radians(1) * (math.sin(math.radians(31)) - math.sin(math.radians(30))) * 6371.0072**2
    assert area_km2([[ring]]) == pytest.approx(sphere)
    hole = [(x, y) for x, y in square(103.25, 30.25, 0.5)]
    assert area_km2([[ring, hole]]) == pytest.approx(sphere - area_km2([[hole]]))


def test_a_label_stands_inside_a_horseshoe_and_beside_a_hole() -> None:
    shoe = [(0, 0), (10, 0), (10, 10), (8, 10), (8, 2), (2, 2), (2, 10), (0, 10), (0, 0)]
    x, y = label_point([[[(103 + a / 100, 30 + b / 100) for a, b in shoe]]])
    assert not (103.02 < x < 103.08 and y > 30.02) and 103 < x < 103.1 and 30 < y < 30.1
    ring = [[(103.0, 30.0), (104.0, 30.0), (104.0, 31.0), (103.0, 31.0), (103.0, 30.0)]]
    hole = [(103.3, 30.3), (103.7, 30.3), (103.7, 30.7), (103.3, 30.7), (103.3, 30.3)]
    x, y = label_point([[*ring, hole]])
    assert not (103.3 <= x <= 103.7 and 30.3 <= y <= 30.7)


@given(st.integers(20, 400), st.integers(16, 60))
def test_a_lighter_border_has_few_corners_and_nearly_the_same_area(corners: int, most: int) -> None:
    turns = [2 * math.pi * at / corners for at in range(corners)]
    ring = [(103.5 + 0.2 * math.cos(turn), 30.5 + 0.2 * math.sin(turn)) for turn in turns]
    made = lighter([[[*ring, ring[0]]]], most)
    assert sum(len(part) for polygon in made for part in polygon) <= most
    assert area_km2(made) == pytest.approx(area_km2([[[*ring, ring[0]]]]), rel=0.1)
