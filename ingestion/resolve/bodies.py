"""Organisations named in a cell: department, township, village, enterprise, school, social, military, fire."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from catalogue.loader import code_lists
from ingestion.resolve.enterprises import EnterpriseNames, enterprise_code
from ingestion.resolve.regions import Place, RegionNames, locate, without_county
from ingestion.resolve.spelling import name_key

_SPLIT = re.compile(r"[、,，;；\n/|]+|(?<=[局委办镇乡村队所院校司])(?:及|和|与)(?=.{2,})")
_TRAILING = re.compile(r"(等.{0,8}(单位|部门|人员|人)?|有关部门|相关部门|各相关单位)$")
_LEVEL = re.compile(r"^(县|区|市)(?!场|监)")
_OWN_REMARK = re.compile(
    r"^原(?=.{3,}[局委办部]$)|\((?:原|曾|盖章|公章|牵头|主办)[^()]*\)$|(?:机关|本级|\(盖章\))$"
)
_TOWNSHIP = re.compile(r"(.{1,8}?(?:镇|乡|街道))(?:党委|人民政府|政府|办事处)?")
_VILLAGE = re.compile(
    r"(.{1,8}?(?:镇|乡|街道))?.{1,8}(?:村|社区)(?:两委|村民委员会|居民委员会|村委会|居委会|委员会|委会)?"
)
NO_ONE_VILLAGE = re.compile(
    r"各|全(?:县|镇|乡|村|体|部)|所有|有关|相关|所辖|部分|辖区|[\d两几多一二三四五六七八九十]个|个村|农村$"
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
            known[name_key(spelling)] = (entry.code, entry.zh, entry.kind or "department")
    return known


@cache
def department_codes() -> frozenset[str]:
    """Codes of the listed departments and of the institutions' departments."""
    institutions = (entry.code for entry in code_lists()["institutions"].entries)
    return frozenset(entry.code for entry in code_lists()["departments"].entries) | frozenset(institutions)


@cache
def department_names() -> dict[str, str]:
    """Every accepted spelling of a department → its name in full."""
    return {spelling: name for spelling, (_, name, _) in _departments().items() if len(spelling) >= 3}


def is_department(text: str, names: RegionNames) -> bool:
    """True when the text is a listed department's name, in full or short."""
    plain = name_key(text)
    own = without_county(plain, names)
    return _listed_department(plain, own, _LEVEL.sub("", own), names) is not None


@cache
def _department_pattern() -> re.Pattern[str]:
    ordered = sorted((name for name in _departments() if len(name) >= 3), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, ordered)))


def resolve_body(
    text: str, names: RegionNames, enterprises: EnterpriseNames, township: str | None = None
) -> Body:
    """What one organisation is. An unknown one keeps its name as its code.

    `township`: where the record is, for villages of one name.
    """
    plain = name_key(text)
    own = without_county(plain, names)
    bare = _OWN_REMARK.sub("", _LEVEL.sub("", own))
    if code := enterprise_code(plain, enterprises, names.county_name):
        return Body(text, "enterprise", code, text, code)
    if known := _listed_department(plain, own, bare, names):
        code, name, kind = known
        return _government(text, names) if kind == "government" else Body(text, _kind(kind), code, name, code)
    if "公司" not in plain:
        place = _located(plain, names, township)
        if place.village:
            return Body(text, "village", place.village, text, place.township or place.village)
        if place.township and not _is_institution(plain, *_NOT_THE_TOWNSHIPS):
            return _of_township(text, plain, place.township, names)
        if place.is_county:
            return _government(text, names)
    return _by_words(text, plain, bare, names)


def _listed_department(plain: str, own: str, bare: str, names: RegionNames) -> tuple[str, str, str] | None:
    """Code, name and kind of the department that is named in full or by an accepted short form."""
    short = plain.removeprefix(names.county_name[:-1]) if len(names.county_name) >= 3 else plain
    for candidate in (plain, own, bare, "县" + own, short):
        if candidate in _departments():
            return _departments()[candidate]
    return None


def _of_township(text: str, plain: str, township: str, names: RegionNames) -> Body:
    """A township's own body; one that calls itself a village of it, which the register does not know, is unplaced."""
    found = _VILLAGE.fullmatch(without_county(plain, names))
    registered = names.by_township.get(township)
    if registered and found and found[1] and not NO_ONE_VILLAGE.search(plain):
        return Body(text, "village", plain, text, township)
    return Body(text, "township", township, text, township)


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
