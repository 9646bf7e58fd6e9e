"""The county's borders as one GeoJSON: the outline, its townships and villages, longitude before latitude."""

import json
from collections.abc import Iterable
from pathlib import Path

from sample_county.facts import COUNTY, COUNTY_CODE
from sample_county.ground import Ring, merged, village_ring
from sample_county.places import TOWNSHIPS, make_villages


def write_boundaries(home: Path) -> Path:
    """Writes HOME/boundaries.geojson, unless there is one; its path. Raises OSError when it cannot be written."""
    path = home / "boundaries.geojson"
    if path.exists():
        return path
    home.mkdir(parents=True, exist_ok=True)
    whole = {"type": "FeatureCollection", "features": features()}
    path.write_text(json.dumps(whole, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")
    return path


def features() -> list[dict[str, object]]:
    """One feature per region, told by its code or, for villages, by its name and its township's."""
    villages = make_villages()
    rings = {village.code: village_ring(village.code) for village in villages}
    found = [_feature({"code": COUNTY_CODE, "name": COUNTY}, merged(rings.values()))]
    for township in TOWNSHIPS:
        own = [rings[village.code] for village in villages if village.township == township.name]
        found.append(_feature({"code": township.code, "name": township.name}, merged(own)))
    for village in villages:
        named = {"name": village.name, "township": village.township}
        found.append(_feature(named, [rings[village.code]]))
    return found


def _feature(properties: dict[str, str], rings: Iterable[Ring]) -> dict[str, object]:
    closed = [[list(point) for point in (*ring, ring[0])] for ring in rings]
    return {
        "type": "Feature",
        "properties": properties,
        "geometry": {"type": "MultiPolygon", "coordinates": [[ring] for ring in closed]},
    }
