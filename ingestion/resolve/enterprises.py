"""Enterprise names to codes through the delivered list of enterprises (F14): with or without legal form and county."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from ingestion.resolve.nearest import MOST, slip_index, slips
from ingestion.resolve.spelling import name_key

_BRACKETS = re.compile(r"[()\[\]〔〕【】《》<>“”\"'‘’·.,，。、\-—_]")
_REMARK = re.compile(r"\((?:原|曾用名|已停产|停产|在建|个体|重点|公章|盖章)[^()]*\)$")
_LEGAL_FORM = re.compile(r"(?:\(集团\))?(?:集团)?(?:股份|有限责任|有限)*(?:公司|责任公司)$|集团$")
_PLACE_BEFORE = re.compile(r"^[^省市县区]{2,4}(?:省|市|县|(?<!小)区)")
_SHORTEST = 4
_PART = (2, 3, 4)
_OTHER_BODY = ("公司", "店", "部", "厂", "站", "库", "矿", "队", "校")


@dataclass
class EnterpriseNames:
    """The enterprises of the register. `names`: code → name; `keys`: what tells a name from others → codes.

    `exact`: every registered name → code. Empty without a delivered register.
    """

    names: dict[str, str] = field(default_factory=dict)
    exact: dict[str, str] = field(default_factory=dict)
    keys: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    slips: dict[str, set[str]] = field(default_factory=dict)
    beginnings: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))


def enterprise_names(listed: Iterable[tuple[str, str | None]], county_name: str) -> EnterpriseNames:
    """Index of the register's (name, credit code) rows; an enterprise without a code has its name for one.

    A name that the register gives two codes means neither.
    """
    known = EnterpriseNames()
    spelled: dict[str, set[str]] = defaultdict(set)
    for name, code in listed:
        plain = name_key(name)
        spelled[plain].add(code or plain)
        known.names.setdefault(code or plain, name)
    for plain, codes in spelled.items():
        # the rows without a code are the same enterprise as those with one
        with_code = codes - {plain} or codes
        if len(with_code) == 1:
            known.exact[plain] = next(iter(with_code))
        known.keys[enterprise_key(plain, county_name)] |= with_code
    known.slips = slip_index(known.keys)
    for key in known.keys:
        for missing in _PART:
            known.beginnings[key[:-missing]].add(key)
    return known


@lru_cache(maxsize=1 << 16)
def enterprise_key(plain: str, county_name: str) -> str:
    """青岚县宏丰矿业（集团）有限责任公司 → 宏丰矿业. A branch (分公司) keeps its whole name behind the county."""
    bare = _REMARK.sub("", plain) if plain.endswith(")") else plain
    if county_name and bare.startswith(county_name):
        bare = bare[len(county_name) :]
    else:
        while (place := _PLACE_BEFORE.match(bare)) and len(bare) - place.end() >= _SHORTEST:
            bare = bare[place.end() :]
    core = county_name[:-1]
    if len(core) >= 2 and bare.startswith(core) and len(bare) - len(core) >= _SHORTEST + 2:
        bare = bare[len(core) :]
    if bare.endswith(("公司", "集团")) and not bare.endswith(("分公司", "子公司")):
        bare = _LEGAL_FORM.sub("", bare)
    return _BRACKETS.sub("", bare)


def enterprise_code(plain: str, known: EnterpriseNames, county_name: str) -> str | None:
    """The code of the one enterprise that a name_key means; None when none or several could be meant."""
    if not known.exact:
        return None
    if plain in known.exact:
        return known.exact[plain]
    key = enterprise_key(plain, county_name)
    codes = known.keys.get(key, ()) if len(key) >= _SHORTEST else ()
    return next(iter(codes)) if len(codes) == 1 else None


def near_enterprises(plain: str, known: EnterpriseNames, county_name: str) -> list[str]:
    """Registered names that an unresolved one nearly is: one slip away, a part missing or too much, or shared by two.

    At most three. Empty for a name near nothing: an ordinary enterprise that is not on the list.
    """
    key = enterprise_key(plain, county_name)
    if len(key) < _SHORTEST - 1:
        return []
    if key in known.keys:
        return _shown(known.keys[key], known)
    with_more = {other for other in known.beginnings.get(key, ()) if _is_part(key, other)}
    with_less = {
        key[:-extra] for extra in _PART if key[:-extra] in known.keys and _is_part(key[:-extra], key)
    }
    near = {*slips(key, known.slips), *with_more, *with_less}
    return _shown({code for other in near for code in known.keys[other]}, known)


def _is_part(short: str, long: str) -> bool:
    """True when the short name is the long one with a part missing at its end; a branch or a shop is another body."""
    return len(short) >= _SHORTEST and not long.endswith(_OTHER_BODY)


def _shown(codes: Iterable[str], known: EnterpriseNames) -> list[str]:
    return [known.names[code] for code in sorted(codes)][:MOST]
