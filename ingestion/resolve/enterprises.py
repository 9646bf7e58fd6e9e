"""Enterprise names to codes through the delivered list of enterprises (F14): with or without legal form and county."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from ingestion.resolve.nearest import MOST, is_slip
from ingestion.resolve.spelling import name_key

_BRACKETS = re.compile(r"[()\[\]〔〕【】《》<>“”\"'‘’·.,，。、\-—_]")
_REMARK = re.compile(r"\((?:原|曾用名|已停产|停产|在建|个体|重点|公章|盖章)[^()]*\)$")
_LEGAL_FORM = re.compile(r"(?:\(集团\))?(?:集团)?(?:股份|有限责任|有限)*(?:公司|责任公司)$|集团$")
_PLACE_BEFORE = re.compile(r"^[^省市县区]{2,4}(?:省|市|县|(?<!小)区)")
_SHORTEST = 4


@dataclass
class EnterpriseNames:
    """The enterprises of the register. `names`: code → name; `keys`: what tells a name from others → codes.

    `exact`: every registered name → code. Empty without a delivered register.
    """

    names: dict[str, str] = field(default_factory=dict)
    exact: dict[str, str] = field(default_factory=dict)
    keys: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    by_part: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))


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
    for key in known.keys:
        for part in _parts(key):
            known.by_part[part].add(key)
    return known


def enterprise_key(plain: str, county_name: str) -> str:
    """青岚县宏丰矿业（集团）有限责任公司 → 宏丰矿业. A branch (分公司) keeps its whole name behind the county."""
    bare = _REMARK.sub("", plain)
    if county_name and bare.startswith(county_name):
        bare = bare[len(county_name) :]
    else:
        while (place := _PLACE_BEFORE.match(bare)) and len(bare) - place.end() >= _SHORTEST:
            bare = bare[place.end() :]
    core = county_name[:-1]
    if len(core) >= 2 and bare.startswith(core) and len(bare) - len(core) >= _SHORTEST + 2:
        bare = bare[len(core) :]
    if not bare.endswith(("分公司", "子公司")):
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
    candidates = {other for part in _parts(key) for other in known.by_part.get(part, ())}
    near = sorted(other for other in candidates if is_slip(key, other) or _has_part(key, other))
    return _shown({code for other in near for code in known.keys[other]}, known)


def _has_part(key: str, other: str) -> bool:
    """One is the other with a part missing at its end; branches and what is nearly as long again are other bodies."""
    short, long = sorted((key, other), key=len)
    rest = long[len(short) :]
    if len(short) < _SHORTEST or not long.startswith(short) or not 2 <= len(rest) <= 4:
        return False
    return not rest.endswith(("公司", "店", "部", "厂", "站", "库", "矿", "队", "校"))


def _parts(key: str) -> set[str]:
    """Pairs of neighbouring characters: two names that are near each other share one."""
    return {key[at : at + 2] for at in range(len(key) - 1)} or {key}


def _shown(codes: Iterable[str], known: EnterpriseNames) -> list[str]:
    return [known.names[code] for code in sorted(codes)][:MOST]
