"""The nearest known names to one that no register knows: offered to a person, never put in its place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from ingestion.resolve.regions import RegionNames, township_core, village_core, village_spellings
from ingestion.resolve.spelling import name_key

MOST = 3
_FLOOR = 0.5
_ORDINALS = set("0123456789一二三四五六七八九十东南西北上中下前后新老大小")


def nearest(text: str, told_apart: Mapping[str, str]) -> list[str]:
    """Codes of up to three regions, nearest first. `told_apart`: code → the part that tells its name from the others.

    Nearness is 1 − edits ÷ length of the longer part; what lies below the floor is not near.
    """
    found = process.extract(
        text, told_apart, scorer=Levenshtein.normalized_similarity, score_cutoff=_FLOOR, limit=None
    )
    ranked = sorted((-score, code) for _, score, code in found)
    return [code for _, code in ranked[:MOST]]


def nearest_townships(text: str, names: RegionNames) -> list[str]:
    """Up to three townships that an unresolved text may have meant; those that share the name are all named."""
    plain = name_key(text)
    shared = names.shared.get(plain) or names.shared.get(township_core(plain))
    if shared:
        return [names.official[code] for code in sorted(shared)][:MOST]
    known = {code: core for code, core in names.told_apart.items() if len(code) == 9}
    return [names.official[code] for code in nearest(township_core(plain), known)]


def nearest_villages(text: str, names: RegionNames, township: str | None) -> list[str]:
    """Up to three villages, with their township, that a text may have meant: in the township where it is known."""
    plain = name_key(text)
    bare = village_spellings(plain)[0]
    alike = {bare, bare + "村", bare + "社区"}
    shared = sorted({code for spelling in alike for code in names.village_codes.get(spelling, ())})
    if township or not shared:
        inside = township or ""
        known = {c: core for c, core in names.told_apart.items() if len(c) == 12 and c.startswith(inside)}
        shared = nearest(village_core(plain), known) or shared
    return [names.official.get(code[:9], "") + names.official[code] for code in shared[:MOST]]


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


def slip_index(known: Iterable[str]) -> dict[str, set[str]]:
    """Every known name under itself and under each text that it becomes without one of its characters."""
    index: dict[str, set[str]] = {}
    for name in known:
        for shorter in _shortened(name):
            index.setdefault(shorter, set()).add(name)
    return index


def slips(text: str, index: Mapping[str, set[str]]) -> list[str]:
    """Those names of a slip_index that the text is one slip from: two such texts have a shortened form in common."""
    met = {name for shorter in _shortened(text) for name in index.get(shorter, ())}
    return sorted(name for name in met if is_slip(text, name))


def _shortened(text: str) -> set[str]:
    return {text} | {text[:at] + text[at + 1 :] for at in range(len(text))}
