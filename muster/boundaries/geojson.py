"""A GeoJSON of areas, whoever wrote it: its features' properties and polygons, or one line saying why not."""

from __future__ import annotations

import json
import math
import re
from dataclasses import dataclass
from typing import Any

from ingestion.values.coordinates import coordinate_fault
from muster.boundaries.geometry import Polygon, Ring

LARGEST_MB = 48
_LONGITUDE_LATITUDE = re.compile(r"CRS84|CRS:84|EPSG:{1,2}(4326|4490|4258)$|CGCS2000$|WGS84$", re.IGNORECASE)


class Unusable(Exception):
    """A file that gives no borders at all; the message says in Chinese why and what to do."""


@dataclass(frozen=True)
class Feature:
    """One feature with an area. `properties`: lower-case name → text."""

    properties: dict[str, str]
    polygons: list[Polygon]


def read_features(content: bytes) -> tuple[list[Feature], int, list[str]]:
    """Areas in degrees, how many features are none, and what is wrong with the coordinates of others.

    Raises Unusable when nothing is left.
    """
    document = _document(content)
    _check_reference(document)
    listed = document.get("features") if document.get("type") == "FeatureCollection" else [document]
    if not isinstance(listed, list) or not listed:
        raise Unusable("里面没有图形（应为 GeoJSON 的 FeatureCollection）。请从制图软件重新导出。")
    found, others, faults = [], 0, []
    for feature in listed:
        polygons = _polygons(feature.get("geometry")) if isinstance(feature, dict) else []
        if not polygons:
            others += 1
        elif fault := _fault(polygons):
            faults.append(fault)
        else:
            found.append(Feature(_properties(feature.get("properties")), polygons))
    if faults and not found:
        raise Unusable(f"坐标{faults[0]}")
    if not found:
        raise Unusable("里面没有面状的边界（Polygon、MultiPolygon）。请导出行政区划的面图层。")
    return found, others, faults


def _document(content: bytes) -> dict[str, Any]:
    if len(content) > LARGEST_MB * 1024 * 1024:
        raise Unusable(f"超过{LARGEST_MB}MB。请先在制图软件中简化边界再导出。")
    try:
        document = json.loads(content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise Unusable("不是 UTF-8 文本。请用 UTF-8 编码导出 GeoJSON。") from error
    except (ValueError, RecursionError) as error:
        raise Unusable("不是完整的 JSON。请从制图软件重新导出 GeoJSON。") from error
    if not isinstance(document, dict):
        raise Unusable("不是 GeoJSON。请从制图软件重新导出。")
    return document


def _check_reference(document: dict[str, Any]) -> None:
    """Raises Unusable for a named reference system (GeoJSON 2008) other than longitude and latitude."""
    crs = document.get("crs")
    named = crs.get("properties") if isinstance(crs, dict) else None
    name = named.get("name") if isinstance(named, dict) else None
    if isinstance(name, str) and not _LONGITUDE_LATITUDE.search(name.strip()):
        raise Unusable(f"坐标系是 {name[:40]}，不是经纬度。请转换为 CGCS2000（或 WGS 84）经纬度再导出。")


def _properties(given: Any) -> dict[str, str]:
    if not isinstance(given, dict):
        return {}
    plain = {str(name).strip().lower(): value for name, value in given.items()}
    return {name: str(value).strip() for name, value in plain.items() if isinstance(value, str | int)}


def _polygons(geometry: Any) -> list[Polygon]:
    """The polygons of a geometry; none for one that is no area or whose rings cannot be read."""
    kind = geometry.get("type") if isinstance(geometry, dict) else None
    if kind == "GeometryCollection":
        members = geometry.get("geometries")
        return [p for member in members if isinstance(member, dict) and member.get("type") != kind
                for p in _polygons(member)] if isinstance(members, list) else []  # fmt: skip
    given = geometry.get("coordinates") if kind in ("Polygon", "MultiPolygon") else None
    listed = [given] if kind == "Polygon" else given
    if not isinstance(listed, list):
        return []
    made = [
        [ring for part in polygon if (ring := _ring(part))] for polygon in listed if isinstance(polygon, list)
    ]
    return [polygon for polygon in made if polygon]


def _ring(given: Any) -> Ring:
    """A closed ring of at least three different corners, [] where it is none."""
    if not isinstance(given, list):
        return []
    ring: Ring = []
    for point in given:
        if not isinstance(point, list) or len(point) < 2 or not all(_is_number(part) for part in point[:2]):
            return []
        ring.append((float(point[0]), float(point[1])))
    if ring and ring[0] != ring[-1]:
        ring.append(ring[0])
    return ring if len(set(ring)) >= 3 else []


def _is_number(part: Any) -> bool:
    return (
        isinstance(part, int | float)
        and not isinstance(part, bool)
        and abs(part) < 1e12
        and math.isfinite(part)
    )


def _fault(polygons: list[Polygon]) -> str | None:
    """Why coordinates are no longitudes and latitudes in China."""
    points = [point for polygon in polygons for ring in polygon for point in ring]
    if not any(coordinate_fault(x, "longitude") or coordinate_fault(y, "latitude") for x, y in points):
        return None
    x, y = points[0]
    if not coordinate_fault(y, "longitude") and not coordinate_fault(x, "latitude"):
        return f"经纬度写反了（{x:g}, {y:g}），GeoJSON 应先写经度。"
    return f"（{x:g}, {y:g}）不是我国范围内的经纬度。请转换为 CGCS2000（或 WGS 84）经纬度再导出。"
