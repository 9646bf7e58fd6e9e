"""The nearest known names to one that no register knows: offered to a person, never put in its place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from rapidfuzz.distance import Levenshtein

from ingestion.resolve.regions import RegionNames, township_core, village_spellings
from ingestion.resolve.spelling import name_key

MOST = 3
_FLOOR = 0.5
_ORDINALS = set("0123456789一二三四五六七八九十东南西北上中下前后新老大小")
_VILLAGE_END = re.compile(r"(村|社区|居委会|村委会)$")


def nearest(text: str, known: Mapping[str, str], floor: float = _FLOOR) -> list[str]:
    """Up to three names, nearest first. `known`: name as shown → the part of it that tells it from the others.

    Nearness is 1 − edits ÷ length of the longer part; what lies below the floor is not near.
    """
    scored = [
        (Levenshtein.normalized_similarity(text, part, score_cutoff=floor), name)
        for name, part in known.items()
    ]
    ranked = sorted(((score, name) for score, name in scored if score >= floor), key=lambda s: (-s[0], s[1]))
    return [name for _, name in ranked[:MOST]]


def nearest_townships(text: str, names: RegionNames) -> list[str]:
    """Up to three townships that an unresolved text may have meant; those that share the name come first, all named."""
    plain = name_key(text)
    shared = names.shared.get(plain) or names.shared.get(township_core(plain))
    if shared:
        return [names.official[code] for code in sorted(shared)][:MOST]
    known = {name: township_core(name) for code, name in names.official.items() if len(code) == 9}
    return nearest(township_core(plain), known)


def nearest_villages(text: str, names: RegionNames, township: str | None) -> list[str]:
    """Up to three villages, with their township, that a text may have meant: in the township where it is known."""
    plain = name_key(text)
    bare = village_spellings(plain)[0]
    alike = {bare, bare + "村", bare + "社区"}
    shared = sorted({code for spelling in alike for code in names.village_codes.get(spelling, ())})
    if shared and not township:
        return [_with_township(code, names) for code in shared][:MOST]
    listed = [code for code in names.official if len(code) == 12 and code.startswith(township or "")]
    known = {_with_township(code, names): _village_core(names.official[code]) for code in listed}
    return nearest(_village_core(plain), known) or [_with_township(code, names) for code in shared][:MOST]


def _village_core(name: str) -> str:
    return _VILLAGE_END.sub("", village_spellings(name)[0])


def _with_township(code: str, names: RegionNames) -> str:
    return names.official.get(code[:9], "") + names.official[code]


def is_slip(one: str, other: str) -> bool:
    """True when one name is the other with one character changed, left out, put in or swapped with its neighbour.

    Names that differ in a number or a direction only (一号, 二号; 东, 西) are two names and no slip.
    """
    if one == other or abs(len(one) - len(other)) > 1 or min(len(one), len(other)) < 3:
        return False
    if len(one) == len(other) and Levenshtein.distance(one, other) == 1:
        return (
            not {a for pair in zip(one, other, strict=True) if len(set(pair)) == 2 for a in pair} <= _ORDINALS
        )
    if len(one) != len(other):
        long, short = (one, other) if len(one) > len(other) else (other, one)
        left_out = [at for at in range(len(long)) if long[:at] + long[at + 1 :] == short]
        return bool(left_out) and long[left_out[0]] not in _ORDINALS
    return len(one) == len(other) and sorted(one) == sorted(other) and _one_swap(one, other)


def _one_swap(one: str, other: str) -> bool:
    differing = [place for place, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
    return len(differing) == 2 and differing[1] - differing[0] == 1


def slips(text: str, known: Iterable[str]) -> list[str]:
    """Those of the known names that the text is one slip away from, at most three."""
    return [name for name in known if is_slip(text, name)][:MOST]
