"""The invented ground: villages share out the county, and what is reported in a place lies there."""

from __future__ import annotations

import random
from pathlib import Path

import duckdb
import pytest

from muster.boundaries.geometry import area_km2
from sample_county.boundaries import features, write_boundaries
from sample_county.ground import Ring, merged, place_in, village_ring
from sample_county.places import TOWNSHIPS, make_villages

VILLAGES = make_villages()
RINGS = {village.code: village_ring(village.code) for village in VILLAGES}


def contains(ring: Ring, x: float, y: float) -> bool:
    crossed = 0
    for (ax, ay), (bx, by) in zip(ring, ring[1:] + ring[:1], strict=True):
        crossed += (ay > y) != (by > y) and x < ax + (y - ay) * (bx - ax) / (by - ay)
    return crossed % 2 == 1


def area(rings: list[Ring]) -> float:
    return area_km2([[[*ring, ring[0]]] for ring in rings])


def test_villages_cover_the_county_once() -> None:
    assert area(merged(RINGS.values())) == pytest.approx(
        sum(area([ring]) for ring in RINGS.values()), rel=1e-9
    )
    chance = random.Random(1)
    (outline,) = merged(RINGS.values())
    for _ in range(400):
        x, y = chance.uniform(104.0, 104.6), chance.uniform(30.05, 30.55)
        assert sum(contains(ring, x, y) for ring in RINGS.values()) == contains(outline, x, y)


def test_every_township_is_one_piece() -> None:
    for township in TOWNSHIPS:
        own = [RINGS[village.code] for village in VILLAGES if village.township == township.name]
        assert len(merged(own)) == 1, township.name


def test_a_place_in_a_village_lies_in_it() -> None:
    chance = random.Random(2)
    for village in VILLAGES:
        for _ in range(30):
            assert contains(RINGS[village.code], *place_in(village.code, chance.random(), chance.random()))


def test_the_same_borders_are_written_each_time_and_ones_own_are_left(tmp_path: Path) -> None:
    first = write_boundaries(tmp_path / "a").read_bytes()
    assert write_boundaries(tmp_path / "b").read_bytes() == first
    assert len(features()) == 1 + 7 + 158
    (tmp_path / "a" / "boundaries.geojson").write_text("{}", encoding="utf-8")
    assert write_boundaries(tmp_path / "a").read_text(encoding="utf-8") == "{}"


def test_the_snapshot_has_the_border_of_every_region_and_nothing_to_say_of_them(
    snapshot: duckdb.DuckDBPyConnection,
) -> None:
    levels = snapshot.execute("""
        select level, count(shape.region_code), count(*) from marts.dim_regions
        left join marts.dim_region_shapes as shape using (region_code, level)
        group by level order by level
    """).fetchall()
    assert levels == [("county", 1, 1), ("township", 7, 7), ("village", 158, 158)]
    assert snapshot.execute("select * from marts.boundary_notices").fetchall() == []


def test_every_point_of_the_registers_lies_in_the_township_that_it_names(
    snapshot: duckdb.DuckDBPyConnection,
) -> None:
    rings = {
        township.code: merged([RINGS[v.code] for v in VILLAGES if v.township == township.name])[0]
        for township in TOWNSHIPS
    }
    points = snapshot.execute(
        "select region_code, longitude, latitude from marts.fct_risk_points where longitude is not null"
    ).fetchall()
    assert len(points) == 86 + 17 + 48
    assert [point for point in points if not contains(rings[point[0]], *point[1:])] == []
