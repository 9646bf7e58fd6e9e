"""Which region of the register each feature is: by a code among its properties, else by its name."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from ingestion.resolve.regions import RegionNames, locate, township_named, without_county
from ingestion.resolve.spelling import name_key
from muster.boundaries.geojson import Feature
from muster.boundaries.geometry import Polygon

CODE_KEYS = (
    "code", "region_code", "区划代码", "行政区划代码", "代码", "adcode", "xzqdm", "xzqhdm", "zldwdm", "qsdwdm", "gb",
    "pac", "id",
)  # fmt: skip
NAME_KEYS = (
    "name",
    "region_name",
    "名称",
    "区划名称",
    "行政区划名称",
    "xzqmc",
    "zldwmc",
    "村名",
    "村",
    "乡镇名",
    "乡镇",
)
TOWNSHIP_KEYS = ("township", "town", "乡镇", "所属乡镇", "所在乡镇", "xzmc", "乡镇名称", "parent")
_CODE = re.compile(r"\d{6,19}")


@dataclass
class Matched:
    """Region code → its polygons; names of features that no region is."""

    polygons: dict[str, list[Polygon]] = field(default_factory=dict)
    strangers: list[str] = field(default_factory=list)


def match(features: list[Feature], names: RegionNames) -> Matched:
    """Every feature as a region of the county. A region of several features has the polygons of all of them."""
    matched = Matched()
    for number, feature in enumerate(features, start=1):
        code = _coded(feature.properties, names) or _named(feature.properties, names)
        if code:
            matched.polygons.setdefault(code, []).extend(feature.polygons)
        else:
            matched.strangers.append(_first(feature.properties, NAME_KEYS) or f"第{number}个图形")
    return matched


def _first(properties: dict[str, str], keys: tuple[str, ...]) -> str:
    return next((properties[key] for key in keys if properties.get(key)), "")


def _coded(properties: dict[str, str], names: RegionNames) -> str | None:
    """The region of the first code; 599921100000 is the township 599921100."""
    written = next((properties[key] for key in CODE_KEYS if _CODE.fullmatch(properties.get(key, ""))), "")
    code = written[:12]
    known = {*names.official, names.county_code}
    for shorter in (code, code.removesuffix("000"), code.removesuffix("000000")):
        if shorter in known:
            return shorter
    return None


def _named(properties: dict[str, str], names: RegionNames) -> str | None:
    """The region of the first name; a village's in the township that another property names."""
    name = _first(properties, NAME_KEYS)
    if not name:
        return None
    if name_key(name) == names.county_name:
        return names.county_code
    plain = without_county(name_key(name), names)
    within = township_named(_first(properties, TOWNSHIP_KEYS), names)
    whole = names.townships.get(plain) or (names.cores.get(plain) if within is None else None)
    return whole or locate(name, names, within).village
