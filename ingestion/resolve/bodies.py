"""Organisations named in a cell: department, township, village, enterprise, school, social, military, fire."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from catalogue.loader import code_lists
from ingestion.resolve.regions import Place, RegionNames, locate
from ingestion.text import squeeze

_SPLIT = re.compile(r"[、,，;；\n/|]+|(?<=[局委办镇乡村队所院校司])(?:及|和|与)(?=.{2,})")
_TRAILING = re.compile(r"(等.{0,8}(单位|部门|人员|人)?|有关部门|相关部门|各相关单位)$")
_LEVEL = re.compile(r"^(县|区|市)(?!场|监)")
_TOWNSHIP = re.compile(r"(.{1,8}?(?:镇|乡|街道))(?:党委|人民政府|政府|办事处)?")
_VILLAGE = re.compile(
    r"(.{1,8}?(?:镇|乡|街道))?.{1,8}(?:村|社区)(?:村民委员会|居民委员会|村委会|居委会|委员会|委会)?"
)
_NOT_THE_TOWNSHIPS = (
    "school",
    "enterprise",
    "health",
    "public_security",
    "forestry",
    "transport",
    "water",
    "education",
)
_DEPARTMENT_END = (
    "局",
    "委",
    "办",
    "部",
    "中心",
    "委员会",
    "办公室",
    "大队",
    "站",
    "所",
    "联社",
    "总队",
    "支队",
)


@dataclass(frozen=True)
class Body:
    """One organisation. `owner_code`: the department, township or body that it counts as."""

    text: str
    kind: str
    code: str
    name: str
    owner_code: str


def split_bodies(text: str) -> list[str]:
    """The organisations listed in one cell."""
    parts = [_TRAILING.sub("", part.strip(" 　。.（）()")) for part in _SPLIT.split(text)]
    return [part for part in parts if part]


@cache
def _departments() -> dict[str, tuple[str, str, str]]:
    known = {}
    for entry in code_lists()["departments"].entries:
        for spelling in (entry.zh, *entry.variants):
            known[squeeze(spelling)] = (entry.code, entry.zh, entry.kind or "department")
    return known


@cache
def _department_pattern() -> re.Pattern[str]:
    ordered = sorted((name for name in _departments() if len(name) >= 3), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, ordered)))


def resolve_body(
    text: str, names: RegionNames, enterprises: dict[str, str], township: str | None = None
) -> Body:
    """What one organisation is. An unknown one keeps its name as its code.

    `enterprises`: squeezed name → code. `township`: where the record is, for villages of one name.
    """
    plain = squeeze(text)
    own = plain.removeprefix(names.county_name)
    bare = _LEVEL.sub("", own)
    if plain in enterprises:
        return Body(text, "enterprise", enterprises[plain], text, enterprises[plain])
    for candidate in (plain, own, bare, "县" + own):
        if candidate in _departments():
            code, name, kind = _departments()[candidate]
            return (
                _government(text, names)
                if kind == "government"
                else Body(text, _kind(kind), code, name, code)
            )
    if "公司" not in plain:
        place = _located(plain, names, township)
        if place.village:
            return Body(text, "village", place.village, text, place.township or place.village)
        if place.township and not _is_institution(plain, *_NOT_THE_TOWNSHIPS):
            return Body(text, "township", place.township, text, place.township)
        if place.is_county:
            return _government(text, names)
    return _by_words(text, plain, bare, names)


def _located(plain: str, names: RegionNames, township: str | None) -> Place:
    """Where the name itself points; a village's name that two townships share points where the record is."""
    place = locate(plain, names)
    if place.township or not township:
        return place
    near = locate(plain, names, township)
    return near if near.village else place


def _government(text: str, names: RegionNames) -> Body:
    return Body(text, "county", names.county_code, names.county_name, names.county_code)


def _kind(kind: str) -> str:
    return kind if kind in {"fire", "military"} else "department"


def _is_institution(text: str, *codes: str) -> bool:
    return any(
        mark in text
        for entry in code_lists()["institutions"].entries
        if entry.code in codes
        for mark in entry.contains
    )


def _by_words(text: str, plain: str, bare: str, names: RegionNames) -> Body:
    """By the words in the name: an enterprise before a department, a department's institution before an unknown one."""
    if plain.endswith(("公司", "集团", "厂", "矿", "加油站")) or (
        _is_institution(plain, "enterprise") and "公司" in plain
    ):
        return Body(text, "enterprise", plain, text, plain)
    if plain.endswith(("指挥部", "委员会")) and _is_institution(plain, "county"):
        return _government(text, names)
    found = _department_pattern().match(bare)
    if found:
        code, name, kind = _departments()[found.group()]
        return Body(text, _kind(kind), code, text if bare != found.group() else name, code)
    for entry in code_lists()["institutions"].entries:
        if any(mark in plain for mark in entry.contains):
            if entry.kind == "county":
                return _government(text, names)
            if entry.kind in {"department", "fire", "military"}:
                return Body(text, entry.kind, entry.code, text, entry.code)
            return Body(text, entry.kind or "other", plain, text, plain)
    if township := _TOWNSHIP.fullmatch(bare):
        return Body(text, "township", township[1], text, township[1])
    if village := _VILLAGE.fullmatch(bare):
        return Body(text, "village", bare, text, village[1] or bare)
    if plain.endswith(_DEPARTMENT_END) and 3 <= len(bare) <= 20:
        return Body(text, "department", bare, text, bare)
    return Body(text, "other", plain, text, plain)
