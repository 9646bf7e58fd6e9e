"""Longitudes and latitudes in decimal degrees or degrees, minutes and seconds."""

from __future__ import annotations

import re

from ingestion.text import squeeze

_DMS = re.compile(
    r"[东西南北EWNS经纬]*(\d{1,3})[°度]\s*(?:(\d{1,2}(?:\.\d+)?)[′'’分]\s*)?(?:(\d{1,2}(?:\.\d+)?)(?:[″\"”秒]|''|′′|’’))?[EWNS东西南北]?"
)
_DECIMAL = re.compile(r"[东西南北EWNS经纬]*(\d{1,3}(?:\.\d+)?)[°度]?[EWNS东西南北]?")
_BOUNDS = {"longitude": (73.0, 136.0), "latitude": (3.0, 54.0)}


def read_coordinate(text: str) -> float | None:
    """Decimal degrees of a coordinate as written; None when it is none."""
    squeezed = squeeze(text.replace("º", "°").replace("˚", "°"))
    if found := _DECIMAL.fullmatch(squeezed):
        return float(found[1])
    found = _DMS.fullmatch(squeezed)
    if not found or float(found[2] or 0) >= 60 or float(found[3] or 0) >= 60:
        return None
    return int(found[1]) + float(found[2] or 0) / 60 + float(found[3] or 0) / 3600


def coordinate_fault(value: float, axis: str | None) -> str | None:
    """A reason when the value lies outside China's range for its axis (commonly two swapped columns)."""
    low, high = _BOUNDS.get(axis or "", (-180.0, 180.0))
    return None if low <= value <= high else f"坐标应在{low:g}到{high:g}度之间，可能经纬度填反"
