"""Township and village names in any text to region codes, through the delivered register of regions (F18)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from ingestion.resolve.spelling import Finder, finder, name_key, occurrences

_COMMITTEE = re.compile(r"(?<=村)村委会?$|(?<=社区)居委会?$|(村民|居民|社区居民)?(委员会|委会)$|村委$|居委$")
_VILLAGE_END = re.compile(r"(村|社区|居委会|村委会)$")
_TOWNSHIP_END = re.compile(r"(镇|乡|街道|办事处|街道办事处|街道办|民族乡|苏木)$")
_GOVERNMENT = re.compile(r"(人民政府|政府|党委|街道办事处|办事处|管委会|管理委员会)$")
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
    """All names by which the county's townships and villages are known.

    `official`: code → name as the register has it; `told_apart`: code → the name without 镇, 村 and the like.
    `shared`: what several townships could mean → their codes.
    """

    county_code: str
    county_name: str
    townships: dict[str, str] = field(default_factory=dict)
    cores: dict[str, str] = field(default_factory=dict)
    official: dict[str, str] = field(default_factory=dict)
    village_codes: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    by_township: dict[str, dict[str, str]] = field(default_factory=lambda: defaultdict(dict))
    shared: dict[str, set[str]] = field(default_factory=dict)
    told_apart: dict[str, str] = field(default_factory=dict)
    township_finder: Finder = None
    village_finder: Finder = None
    seats: dict[str, Place] = field(default_factory=dict)


@dataclass(frozen=True)
class Place:
    """Where a text says that something is. Both codes None when it names no known region."""

    township: str | None = None
    village: str | None = None
    is_county: bool = False


def township_spellings(name: str) -> list[str]:
    """青石镇人民政府 → 青石镇 …: with 乡 and 镇 changed for each other, and without the name of a people."""
    plain = _GOVERNMENT.sub("", name_key(name))
    cores = {township_core(plain), _TOWNSHIP_END.sub("", plain)}
    ends = ["镇", "乡", "街道", "办事处", "街道办", "街道办事处"]
    return list(
        dict.fromkeys([plain, *(core + end for core in sorted(cores) if len(core) >= 2 for end in ends)])
    )


def township_core(name: str) -> str:
    """大坪苗族乡 → 大坪: what people say for short."""
    bare = _TOWNSHIP_END.sub("", _GOVERNMENT.sub("", name_key(name)))
    core = _PEOPLES.sub("", bare)
    return core if len(core) >= 2 else bare


def village_spellings(name: str) -> list[str]:
    """柳树村村民委员会 → 柳树村; a name without 村 or 社区 keeps what its committee says it is."""
    plain = name_key(name)
    bare = _COMMITTEE.sub("", plain)
    if bare != plain and not bare.endswith(("村", "社区")):
        bare += "社区" if "居" in plain[len(bare) :] else "村"
    spellings = [bare, plain]
    if bare.endswith("社区"):
        spellings.append(bare.removesuffix("社区") + "居委会")
    elif bare.endswith("村"):
        spellings.append(bare + "委会")
    return list(dict.fromkeys(spellings))


def village_core(name: str) -> str:
    """柳树村村民委员会 → 柳树."""
    return _VILLAGE_END.sub("", village_spellings(name)[0])


def region_core(name: str, level: int) -> str:
    """What tells a region's name from others of its level (9 township, 12 village digits)."""
    return village_core(name) if level == 12 else township_core(name)


def region_names(regions: Iterable[Region], county_code: str, county_name: str) -> RegionNames:
    """Index of names. Former names (变更) count as names of the region that took them over.

    A spelling that two townships could mean (大坪镇 and 大坪乡 both exist: 大坪街道) means neither, unless it is the
    official name of one.
    """
    names = RegionNames(county_code, county_name)
    listed = sorted(regions, key=lambda region: region.code)
    spelled: dict[str, set[str]] = defaultdict(set)
    cores: dict[str, set[str]] = defaultdict(set)
    exact: dict[str, set[str]] = defaultdict(set)
    for region in listed:
        names.official.setdefault(region.code, name_key(region.name))
        names.told_apart.setdefault(region.code, region_core(region.name, len(region.code)))
        if len(region.code) == 9:
            exact[_GOVERNMENT.sub("", name_key(region.name))].add(region.code)
            cores[township_core(region.name)].add(region.code)
            for known in (region.name, *region.former):
                for spelling in township_spellings(known):
                    spelled[spelling].add(region.code)
        elif len(region.code) == 12:
            for spelling in [s for known in (region.name, *region.former) for s in village_spellings(known)]:
                names.village_codes[spelling].add(region.code)
                names.by_township[region.code[:9]].setdefault(spelling, region.code)
    for spelling, codes in (spelled | exact).items():
        if len(codes) == 1:
            names.townships[spelling] = next(iter(codes))
        else:
            names.shared[spelling] = codes
    for core, codes in cores.items():
        if len(codes) == 1:
            names.cores[core] = next(iter(codes))
        else:
            names.shared[core] = codes
    names.township_finder = finder(names.townships)
    names.village_finder = finder(names.village_codes)
    return names


def without_county(plain: str, names: RegionNames) -> str:
    """A name without the county's own (and the province's and city's) in front: 某省某市青岚县柳河镇 → 柳河镇."""
    at = plain.find(names.county_name)
    if at < 0 or at > 16 or (at and plain[at - 1] not in "省市州盟区"):
        return plain
    return plain[at + len(names.county_name) :]


def township_named(text: str, names: RegionNames) -> str | None:
    """The one township that a title, sheet name or sender names by its own name; None for none or several."""
    plain = without_county(name_key(text), names)
    if short := names.townships.get(plain) or names.cores.get(plain):
        return short
    codes = townships_in(plain, names)
    return codes[0] if len(codes) == 1 else None


def townships_in(plain: str, names: RegionNames) -> list[str]:
    """Codes of all townships that a text names with their endings, each once, left to right."""
    found = (names.townships[spelling] for _, spelling in occurrences(plain, names.township_finder))
    return list(dict.fromkeys(found))


def locate(text: str | None, names: RegionNames, township: str | None = None) -> Place:
    """The township and village that a text names. `township`: where the record already is, for names that two share."""
    plain = name_key(text) if text else ""
    if not plain:
        return Place(township)
    if plain in _COUNTY_LEVEL or plain == names.county_name:
        return Place(is_county=township is None, township=township)
    whole = names.townships.get(plain) or names.cores.get(plain)
    if whole and township is None:
        return Place(whole)
    rest = without_county(plain, names)
    if rest != plain and township is None and (short := names.cores.get(rest)):
        return Place(short)
    found = next(occurrences(rest, names.township_finder), None)
    named = names.townships[found[1]] if found else None
    if found:
        rest = rest[found[0] + len(found[1]) :]
    within = named or township
    village = _village(rest, names, within)
    if village is None and within is None:
        return Place()
    return Place(within or (village or "")[:9] or None, village)


def _village(text: str, names: RegionNames, township: str | None) -> str | None:
    """The one village that the text names inside the township, or in the county when only one bears the name."""
    if not text or not names.village_finder:
        return None
    for candidate in (text, text + "村", text + "社区"):
        codes = village_codes(candidate, names, township)
        if len(codes) == 1:
            return codes[0]
    for _, spelling in occurrences(text, names.village_finder):
        codes = village_codes(spelling, names, township)
        if len(codes) == 1:
            return codes[0]
    return None


def village_codes(spelling: str, names: RegionNames, township: str | None) -> list[str]:
    """Codes of the villages of that spelling, in the township where one is given."""
    if township:
        code = names.by_township.get(township, {}).get(spelling)
        return [code] if code else []
    return sorted(names.village_codes.get(spelling, ()))
