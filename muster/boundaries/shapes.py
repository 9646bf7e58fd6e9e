"""What a county's own GeoJSON gives: one shape per region, and what is to be said about it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from catalogue.paths import Home
from ingestion.privacy import scrub
from ingestion.resolve.regions import RegionNames
from muster.boundaries.geojson import Unusable, read_features
from muster.boundaries.geometry import Polygon, area_km2, label_point, lighter
from muster.boundaries.matching import Matched, match

CORNERS = {6: 1500, 9: 600, 12: 160}
NAMED_AT_MOST = 5


@dataclass
class Shapes:
    """`rows` of raw.region_shapes and `notices` of raw.boundary_notices (kind: unusable, note)."""

    rows: list[dict[str, Any]] = field(default_factory=list)
    notices: list[dict[str, str]] = field(default_factory=list)


def boundaries_file(home: Home, setting: str) -> Path | None:
    """The file that a setting names (relative to HOME), else HOME/boundaries.geojson where there is one."""
    if setting:
        return home.root / Path(setting).expanduser()
    return home.boundaries if home.boundaries.exists() else None


def boundaries_mark(home: Home, setting: str) -> str:
    """Changes when other borders would be published."""
    path = boundaries_file(home, setting)
    try:
        return f"boundaries {hashlib.sha256(path.read_bytes()).hexdigest()}" if path else "boundaries none"
    except OSError:
        return "boundaries unreadable"


def read_shapes(home: Home, setting: str, names: RegionNames, present: set[str]) -> Shapes:
    """The shapes of the regions that `names` knows; `present` are the codes of those there are now.

    Whatever is wrong with the file becomes a notice.
    """
    path = boundaries_file(home, setting)
    if path is None:
        return Shapes()
    said = scrub(path.name)
    try:
        content = path.read_bytes()
        features, others, faults = read_features(content)
    except OSError:
        return _unusable(f"边界文件 {said} 找不到或打不开。请核对 muster.toml 的 [map] boundaries。")
    except Unusable as reason:
        return _unusable(f"边界文件 {said} 未采用：{reason}")
    matched = match(features, names)
    if not matched.polygons:
        shown = _listed(matched.strangers)
        return _unusable(f"边界文件 {said} 未采用：没有一个图形对应本县区划（如{shown}）。请核对代码或名称。")
    source = {"source_file": said, "sha256": hashlib.sha256(content).hexdigest()}
    composed = _composed(matched.polygons, present)
    rows = [
        {**_row(code, polygons), "is_composed": False, **source}
        for code, polygons in matched.polygons.items()
    ]
    rows += [{**_row(code, polygons), "is_composed": True, **source} for code, polygons in composed.items()]
    lacking = {code: names.official[code] for code in sorted(present - {*matched.polygons, *composed})}
    lines = _lines(said, matched, others, faults, len(composed), lacking)
    return Shapes(
        sorted(rows, key=lambda row: str(row["region_code"])), [_notice("note", line) for line in lines]
    )


def _unusable(line: str) -> Shapes:
    return Shapes(notices=[_notice("unusable", line)])


def _notice(kind: str, line: str) -> dict[str, str]:
    return {"kind": kind, "message_zh": line}


def _row(code: str, polygons: list[Polygon]) -> dict[str, Any]:
    drawn = lighter(polygons, CORNERS[len(code)])
    longitude, latitude = label_point(drawn)
    geometry = {"type": "MultiPolygon", "coordinates": drawn}
    return {
        "region_code": code,
        "geometry": json.dumps(geometry, separators=(",", ":")),
        "label_longitude": longitude,
        "label_latitude": latitude,
        "area_km2": round(area_km2(polygons), 3),
    }


def _composed(polygons: dict[str, list[Polygon]], present: set[str]) -> dict[str, list[Polygon]]:
    """Townships without a feature of their own whose villages all have one."""
    found = {}
    for township in sorted(code for code in present if len(code) == 9):
        villages = sorted(code for code in present if len(code) == 12 and code.startswith(township))
        if township not in polygons and villages and all(code in polygons for code in villages):
            found[township] = [polygon for code in villages for polygon in polygons[code]]
    return found


def _lines(
    said: str, matched: Matched, others: int, faults: list[str], composed: int, lacking: dict[str, str]
) -> Iterator[str]:
    """What was left out and what is missing (`lacking`: code → name), a line each."""
    if others:
        yield f"边界文件 {said}：{others}个图形不是面，没有采用。"
    if faults:
        yield f"边界文件 {said}：{len(faults)}个图形的坐标不能使用，没有采用：{faults[0]}"
    if strangers := matched.strangers:
        yield f"边界文件 {said}：{len(strangers)}个图形对不上本县区划，没有采用（{_listed(strangers)}）。"
    if composed:
        yield f"边界文件 {said}：{composed}个乡镇没有自己的图形，由所辖村（社区）拼成。"
    for digits, noun in ((9, "乡镇"), (12, "村（社区）")):
        if missing := [name for code, name in lacking.items() if len(code) == digits]:
            yield f"边界文件 {said}：{len(missing)}个{noun}没有边界，地图上不画（{_listed(missing)}）。"


def _listed(names: list[str]) -> str:
    shown = "、".join(scrub(name[:20]) for name in names[:NAMED_AT_MOST])
    return f"{shown}等" if len(names) > NAMED_AT_MOST else shown
