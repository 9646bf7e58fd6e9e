"""Borders that cannot be used stop nothing; usable ones are published, and other ones are something new."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from catalogue.paths import Home
from muster.receipt_lines import receipt_lines
from muster.refresh import Refreshed, refresh
from muster.snapshots import connect
from tests.counties.delivering_county import COUNTY, HEDONG, HEXI, write_county

pytestmark = pytest.mark.slow


def run(home: Home, minute: int) -> Refreshed:
    return refresh(home, [], lambda step, name: None, now=datetime(2025, 11, 1, 9, minute))


def shapes_of(home: Home, done: Refreshed) -> tuple[list[tuple[Any, ...]], list[tuple[Any, ...]], int]:
    """Codes and levels of the shapes, notices, and how many figures there are."""
    with connect(home, done.snapshot_id) as snapshot:
        return (
            snapshot.execute("select region_code, level from marts.dim_region_shapes order by 1").fetchall(),
            snapshot.execute("select kind, message_zh from marts.boundary_notices").fetchall(),
            snapshot.execute("select count(*) from marts.fct_indicator_values").fetchall()[0][0],
        )


def square(code: str, x: float) -> dict[str, Any]:
    ring = [[x, 30], [x + 0.1, 30], [x + 0.1, 30.1], [x, 30.1], [x, 30]]
    geometry = {"type": "Polygon", "coordinates": [ring]}
    return {"type": "Feature", "properties": {"code": code}, "geometry": geometry}


def test_borders_come_with_the_snapshot_and_broken_ones_stop_nothing(tmp_path: Path) -> None:
    home = Home(tmp_path)
    write_county(home.inbox)
    home.boundaries.write_text("{broken", encoding="utf-8")

    first = run(home, 0)
    shapes, notices, figures = shapes_of(home, first)
    assert first.published and first.has_rejects and figures > 0
    assert shapes == [] and [kind for kind, _ in notices] == ["unusable"]
    assert notices[0][1] in receipt_lines(first.receipt)
    assert first.receipt_path is not None
    assert notices[0][1] in first.receipt_path.with_suffix(".html").read_text(encoding="utf-8")

    features = [square(HEDONG, 103.0), square(HEXI + "000", 103.1), square(COUNTY, 103.0)]
    whole = {"type": "FeatureCollection", "features": features}
    home.boundaries.write_text(json.dumps(whole), encoding="utf-8")
    second = run(home, 1)
    shapes, notices, again = shapes_of(home, second)
    assert second.published and not second.has_rejects and again == figures
    assert shapes == [(COUNTY, "county"), (HEDONG, "township"), (HEXI, "township")]
    assert [kind for kind, _ in notices] == ["note"], "villages without borders are said"

    assert not run(home, 2).published
    assert shapes_of(home, first)[0] == []
