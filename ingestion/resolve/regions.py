"""Township and village names in any text to region codes, through the delivered register of regions (F18)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from rapidfuzz import process

from ingestion.text import squeeze

_COMMITTEE = re.compile(r"(村民|居民|社区居民)?(委员会|委会)$|村委$|居委$")
_TOWNSHIP_END = re.compile(r"(镇|乡|街道|办事处|街道办事处|街道办|民族乡|苏木)$")
_GOVERNMENT = re.compile(r"(人民政府|政府|党委|街道办事处|办事处)$")
_PEOPLES = re.compile(
    "(?:(?:蒙古|回|藏|维吾尔|苗|彝|壮|布依|朝鲜|满|侗|瑶|白|土家|哈尼|哈萨克|傣|黎|傈僳|佤|畲|高山|拉祜|水|东乡|纳西|景颇|"
    "柯尔克孜|土|达斡尔|仫佬|羌|布朗|撒拉|毛南|仡佬|锡伯|阿昌|普米|塔吉克|怒|乌孜别克|俄罗斯|鄂温克|德昂|保安|裕固|京|"
    "塔塔尔|独龙|鄂伦春|赫哲|门巴|珞巴|基诺)族)+$|民族$"
)
_COUNTY_LEVEL = {
    "县本级",
    "县级",
    "全县",
    "本县",
    "县城",
    "县直",
    "县",
    "县属",
    "县级部门",
    "本级",
    "县政府",
    "县人民政府",
}


@dataclass(frozen=True)
class Region:
    """One region of the register. `code`: county 6, township 9, village 12 digits."""

    code: str
    name: str
    former: tuple[str, ...] = ()


@dataclass
class RegionNames:
    """All names by which the county's townships and villages are known."""

    county_code: str
    county_name: str
    townships: dict[str, str] = field(default_factory=dict)
    cores: dict[str, str] = field(default_factory=dict)
    official: list[str] = field(default_factory=list)
    village_codes: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    by_township: dict[str, dict[str, str]] = field(default_factory=lambda: defaultdict(dict))
    township_pattern: re.Pattern[str] | None = None
    village_pattern: re.Pattern[str] | None = None


@dataclass(frozen=True)
class Place:
    """Where a text says that something is. Both codes None when it names no known region."""

    township: str | None = None
    village: str | None = None
    is_county: bool = False


def township_spellings(name: str) -> list[str]:
    """青石镇人民政府 → 青石镇 …: with 乡 and 镇 changed for each other, and without the name of a people."""
    plain = _GOVERNMENT.sub("", squeeze(name))
    cores = {township_core(plain), _TOWNSHIP_END.sub("", plain)}
    ends = ["镇", "乡", "街道", "办事处", "街道办", "街道办事处"]
    return list(
        dict.fromkeys([plain, *(core + end for core in sorted(cores) if len(core) >= 2 for end in ends)])
    )


def township_core(name: str) -> str:
    """大坪苗族乡 → 大坪: what people say for short."""
    bare = _TOWNSHIP_END.sub("", _GOVERNMENT.sub("", squeeze(name)))
    core = _PEOPLES.sub("", bare)
    return core if len(core) >= 2 else bare


def village_spellings(name: str) -> list[str]:
    """柳树村村民委员会 → 柳树村; a name without 村 or 社区 keeps what its committee says it is."""
    plain = squeeze(name)
    bare = _COMMITTEE.sub("", plain)
    if bare != plain and not bare.endswith(("村", "社区")):
        bare += "社区" if "居" in plain[len(bare) :] else "村"
    spellings = [bare, plain]
    if bare.endswith("社区"):
        spellings.append(bare.removesuffix("社区") + "居委会")
    elif bare.endswith("村"):
        spellings.append(bare + "委会")
    return list(dict.fromkeys(spellings))


def region_names(regions: Iterable[Region], county_code: str, county_name: str) -> RegionNames:
    """Index of names. Former names (变更) count as names of the region that took them over."""
    names = RegionNames(county_code, county_name)
    listed = list(regions)
    exact = {squeeze(r.name) for r in listed if len(r.code) == 9}
    for region in listed:
        if len(region.code) == 9:
            names.official.append(squeeze(region.name))
            names.cores[township_core(region.name)] = region.code
            for spelling in [s for known in (region.name, *region.former) for s in township_spellings(known)]:
                if spelling not in exact or spelling == _GOVERNMENT.sub("", squeeze(region.name)):
                    names.townships.setdefault(spelling, region.code)
        elif len(region.code) == 12:
            for spelling in [s for known in (region.name, *region.former) for s in village_spellings(known)]:
                names.village_codes[spelling].add(region.code)
                names.by_township[region.code[:9]].setdefault(spelling, region.code)
    names.township_pattern = _longest_first(names.townships)
    names.village_pattern = _longest_first(names.village_codes)
    return names


def _longest_first(spellings: Iterable[str]) -> re.Pattern[str] | None:
    ordered = sorted({s for s in spellings if len(s) >= 2}, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, ordered))) if ordered else None


def township_named(text: str, names: RegionNames) -> str | None:
    """The one township that a title, sheet name or sender names by its own name; None for none or several."""
    plain = squeeze(text).removeprefix(names.county_name)
    if short := names.townships.get(plain) or names.cores.get(plain):
        return short
    found = set(names.township_pattern.findall(plain)) if names.township_pattern else set()
    codes = {names.townships[spelling] for spelling in found}
    return codes.pop() if len(codes) == 1 else None


def locate(text: str | None, names: RegionNames, township: str | None = None) -> Place:
    """The township and village that a text names. `township`: where the record already is, for names that two share."""
    plain = squeeze(text or "")
    if not plain:
        return Place(township)
    if plain in _COUNTY_LEVEL or plain == names.county_name:
        return Place(is_county=township is None, township=township)
    whole = names.townships.get(plain) or names.cores.get(plain)
    if whole and township is None:
        return Place(whole)
    rest = plain.removeprefix(names.county_name)
    found = names.township_pattern.search(rest) if names.township_pattern else None
    named = names.townships[found.group()] if found else None
    if found:
        rest = rest[found.end() :]
    within = named or township
    village = _village(rest, names, within)
    if village is None and within is None:
        return Place()
    return Place(within or (village or "")[:9] or None, village)


def _village(text: str, names: RegionNames, township: str | None) -> str | None:
    """The one village that the text names inside the township, or in the county when only one bears the name."""
    if not text or names.village_pattern is None:
        return None
    for candidate in (text, text + "村", text + "社区"):
        codes = _codes(candidate, names, township)
        if len(codes) == 1:
            return codes.pop()
    for found in names.village_pattern.finditer(text):
        codes = _codes(found.group(), names, township)
        if len(codes) == 1:
            return codes.pop()
    return None


def _codes(spelling: str, names: RegionNames, township: str | None) -> set[str]:
    if township:
        code = names.by_township.get(township, {}).get(spelling)
        return {code} if code else set()
    return set(names.village_codes.get(spelling, set()))


def nearest_townships(text: str, names: RegionNames) -> list[str]:
    """Up to three township names that an unresolved text may have meant, nearest first."""
    return [
        str(match[0]) for match in process.extract(squeeze(text), names.official, limit=3, score_cutoff=40)
    ]
