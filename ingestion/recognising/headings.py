"""Headings against contracts: which column each heading names, how surely, and which table the whole heading is."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from functools import cache

from catalogue.loader import contracts
from catalogue.models import Column, Table
from ingestion.recognising.headingwords import (
    ASK_FLOOR,
    NEAR_FLOOR,
    clutter,
    is_general,
    nearness,
    own_words,
    plain_form,
    plain_forms,
    signs_of_others,
)
from ingestion.recognising.layouts import IGNORE, Headings, fingerprint, named_headings, table_of
from ingestion.recognising.recognition import NOTHING_GIVEN, Asked, Given
from ingestion.recognising.recognition import Match as Match
from ingestion.recognising.recognition import Recognition as Recognition
from ingestion.text import heading_key, heading_unit, heading_without_brackets, squeeze

FLOOR = 0.55
SURE = 0.62
CLEAR_MARGIN = 0.04
LIKELY = 4
LIKELY_SCORE = 0.38
TITLE_BONUS = 0.06
_TOO_GENERAL = {"单位", "名称", "编号", "类型", "时间", "人数", "情况", "地点"}
Candidates = tuple[tuple[str, float], ...]


@dataclass(frozen=True)
class _Spellings:
    """Every accepted spelling of a table by its key, and by its plain form the columns that have it."""

    exact: dict[str, str]
    plain: dict[str, tuple[str, ...]]


@cache
def _spellings(export: str, table_name: str) -> _Spellings:
    """An earlier column keeps a spelling that two claim; a plain form that two claim belongs to both."""
    exact: dict[str, str] = {}
    table = next(t for t in contracts()[export].tables if t.table == table_name)
    for rank in range(2):
        for column in table.columns:
            for heading in column.headings[:1] if rank == 0 else column.headings[1:]:
                exact.setdefault(heading_key(heading), column.name)
    plain: dict[str, tuple[str, ...]] = {}
    for key, name in exact.items():
        form = plain_form(key)
        plain[form] = tuple(dict.fromkeys((*plain.get(form, ()), name)))
    return _Spellings(exact, plain)


@cache
def known_headings() -> frozenset[str]:
    """Every spelling of every contract, as it is and in its plain form."""
    spellings = [_spellings(c.export, table.table) for c in contracts().values() for table in c.tables]
    return frozenset(key for found in spellings for key in (*found.exact, *found.plain)) | (clutter() - {""})


@cache
def is_known_heading(text: str) -> bool:
    """True when the text is a spelling of any contract, with or without its brackets. 填报日期： is a label."""
    keys = (heading_key(text), heading_without_brackets(text))
    if squeeze(text).endswith(":") and keys[0] in clutter():
        return False
    return any(key in known_headings() or plain_form(key) in known_headings() for key in keys if key)


def _forms(parts: tuple[str, ...]) -> list[tuple[str, float]]:
    """The texts under which a heading of one or more levels may be known, surest first.

    Upper levels may only group (基本情况), so each run of lower levels counts too, the less surely the shorter.
    """
    forms = []
    for skipped in range(len(parts)):
        lower = parts[skipped:]
        quality = 1.0 if not skipped else 0.97 - 0.02 * skipped
        bare = "".join(heading_without_brackets(part) for part in lower)
        less = 0.0 if all(_brackets_a_unit_only(part) for part in lower) else 0.02
        forms += [(heading_key("".join(lower)), quality), (bare, quality - less)]
    return [(form, quality) for form, quality in forms if form]


def _brackets_a_unit_only(part: str) -> bool:
    """True when nothing but a unit, or nothing, is left out without the brackets: 参演人数（人次）."""
    return heading_key(part) == heading_without_brackets(part) + heading_key(heading_unit(part) or "")


@cache
def _exact_candidates(export: str, table_name: str, parts: tuple[str, ...]) -> Candidates:
    """Columns of which the heading is an accepted spelling, else those whose spelling means the same."""
    spellings = _spellings(export, table_name)
    found: dict[str, float] = {}
    for form, quality in _forms(parts):
        if name := spellings.exact.get(form):
            found[name] = max(found.get(name, 0.0), quality)
    for form, quality in _forms(parts) if not found else []:
        for plain in plain_forms(form):
            for name in spellings.plain.get(plain, ()):
                found[name] = max(found.get(name, 0.0), quality - 0.06)
    return tuple(found.items())


@cache
def _near_candidates(export: str, table_name: str, parts: tuple[str, ...]) -> Candidates:
    """Columns that a heading is nearly a spelling of, nearest first; none below the floor of asking."""
    spellings = _spellings(export, table_name)
    form = plain_form(heading_without_brackets(parts[-1]) or heading_key(parts[-1]))
    for word in own_words(export, table_name):
        rest = form.removeprefix(word)
        if rest != form and rest not in _TOO_GENERAL and len(names := spellings.plain.get(rest, ())) == 1:
            return ((names[0], 0.9),)
    near: dict[str, float] = {}
    for spelling, names in spellings.plain.items():
        ratio = nearness(form, spelling)
        is_stem = len(form) > 1 and spelling.startswith(form)
        for name in names if ratio >= ASK_FLOOR or is_stem else ():
            near[name] = max(near.get(name, 0.0), ratio, ASK_FLOOR)
    ranked = sorted(near.items(), key=lambda item: -item[1])
    return tuple((name, round(ratio / 100 * 0.9, 4)) for name, ratio in ranked)


def _is_sure(candidates: Candidates) -> bool:
    """True when the nearest column is near enough and clearly nearer than the next."""
    if not candidates or candidates[0][1] < NEAR_FLOOR / 100 * 0.9:
        return False
    return len(candidates) == 1 or candidates[0][1] - candidates[1][1] >= CLEAR_MARGIN


def match_table(
    export: str, table: Table, headings: Headings, given: Given = NOTHING_GIVEN, with_near: bool = True
) -> Recognition:
    """Match headings (position → levels from top to bottom) with one table, best pairs first.

    `with_near`: also spellings that are nearly right.
    """
    pairs: list[tuple[float, int, str]] = []
    open_to: dict[int, Candidates] = {}
    for position, parts in headings.items():
        found = _exact_candidates(export, table.table, parts)
        near = _near_candidates(export, table.table, parts) if with_near and not found else ()
        if len(found) > 1 and len({quality for _, quality in found}) < len(found) and found[0][1] < 0.97:
            found, near = (), found
        if _is_sure(near):
            found = near[:1]
        elif near:
            open_to[position] = near
        pairs += [(quality, position, name) for name, quality in found]
    matches: dict[int, Match] = {}
    taken: set[str] = set()
    for quality, position, name in sorted(pairs, key=lambda pair: (-pair[0], pair[1])):
        if position not in matches and name not in taken:
            whole, unit = "".join(headings[position]), _stated_unit(headings[position])
            matches[position] = Match(position, whole, table.column(name), quality, unit)
            taken.add(name)
    asked = _asked(table, headings, open_to, taken)
    return _recognition(export, table, headings, given, matches, asked)


def _asked(
    table: Table, headings: Headings, open_to: Mapping[int, Candidates], taken: set[str]
) -> list[Asked]:
    """Headings left open, with the columns that are still free for them."""
    asked = []
    for position, candidates in sorted(open_to.items()):
        free = [(table.column(name).zh, quality) for name, quality in candidates[:3] if name not in taken]
        if free:
            asked.append((position, "".join(headings[position]), free))
    return asked


def _recognition(
    export: str,
    table: Table,
    headings: Headings,
    given: Given,
    matches: dict[int, Match],
    asked: list[Asked],
) -> Recognition:
    taken = {match.column.name for match in matches.values()}
    wholes = {position: "".join(parts) for position, parts in headings.items()}
    counted = {p for p, parts in headings.items() if p in matches or not _is_clutter(parts)}
    real = [match for match in matches.values() if match.column.type != "serial"]
    serials = len(matches) - len(real)
    needed = sum(column.required for column in table.columns)
    missing = missing_columns(table, taken, given)
    precision = sum(match.quality for match in real) / max(1, len(counted) - serials)
    required_share = 1 - len(missing) / needed if needed else 1.0
    score = 0.65 * precision + 0.2 * required_share + 0.15 * min(1.0, len(real) / 6)
    return Recognition(
        export,
        table,
        sorted(matches.values(), key=lambda m: m.position),
        [(p, wholes[p]) for p in sorted(counted) if p not in matches],
        missing,
        round(min(1.0, score), 4),
        asked,
        headings,
    )


def _is_clutter(parts: tuple[str, ...]) -> bool:
    """A column that any list may have, under a parent or not."""
    return any(heading_key("".join(parts[skipped:])) in clutter() for skipped in range(len(parts)))


def missing_columns(table: Table, taken: Collection[str], given: Given = NOTHING_GIVEN) -> list[Column]:
    """Required columns that no heading is, no title supplies and no other column stands in for."""
    return [
        column
        for column in table.columns
        if column.required
        and column.name not in taken
        and not (column.from_title and column.name in given.columns)
        and not any(name in taken for name in column.or_else)
    ]


def _stated_unit(parts: tuple[str, ...]) -> str | None:
    for part in reversed(parts):
        unit = heading_unit(part)
        if unit:
            return unit
    return None


def confirmed(headings: Headings, given: Given) -> Recognition | None:
    """These headings as a person confirmed them; None when nobody did, or for a table that is no more."""
    layout = given.layouts.get(fingerprint(headings)) if given.layouts else None
    table = table_of(layout) if layout else None
    if layout is None or table is None:
        return None
    columns = {column.name: column for column in table.columns}
    matches, unmapped = [], []
    for position, key in named_headings(headings).items():
        whole, name = "".join(headings[position]), layout.columns.get(key, IGNORE)
        if name in columns:
            matches.append(Match(position, whole, columns[name], 1.0, _stated_unit(headings[position])))
        elif key not in clutter():
            unmapped.append((position, whole))
    missing = missing_columns(table, {match.column.name for match in matches}, given)
    return Recognition(
        layout.export, table, matches, unmapped, missing, 1.0, headings=headings, layout=layout.stamp
    )


def recognise(headings: Headings, given: Given = NOTHING_GIVEN) -> list[Recognition]:
    """Every table with its score for these headings, best first; complete ones before ones that miss a column.

    A layout that a person confirmed comes alone. Nearly right spellings are looked for only where exact ones already
    make a table likely. Words of the title tell tables apart that headings leave open, and lists of other matters.
    """
    known = confirmed(headings, given)
    if known:
        return [known]
    exact = [
        match_table(contract.export, table, headings, given, with_near=False)
        for contract in contracts().values()
        for table in contract.tables
    ]
    ranked = sorted(exact, key=lambda found: (-found.score, len(found.missing)))
    if ranked[0].unmapped or ranked[0].missing:
        ranked[:LIKELY] = [
            match_table(found.export, found.table, headings, given) for found in ranked[:LIKELY]
        ]
    return sorted(with_titles(ranked, given), key=lambda found: (-found.score, len(found.missing)))


def with_titles(ranked: list[Recognition], given: Given) -> list[Recognition]:
    """Scores raised for the tables that the places name most exactly, and what speaks against each table."""
    said = "".join(map(heading_key, given.places))
    named = [next((len(w) for w in own_words(f.export, f.table.table) if w in said), 0) for f in ranked]
    told = []
    for found, length in zip(ranked, named, strict=True):
        bonus = TITLE_BONUS if length and length == max(named) else 0.0
        doubts = signs_of_others(said, found.headings, length)
        if not length and all(is_general(match.heading) for match in found.matches):
            doubts = (*doubts, "表头只有各种名册都有的列")
        if any(n > length > 0 and r.score >= LIKELY_SCORE for r, n in zip(ranked, named, strict=True)):
            doubts = (*doubts, "标题写的又是另一种台账")
        told.append(replace(found, score=round(min(1.0, found.score + bonus), 4), doubted=doubts))
    return told
