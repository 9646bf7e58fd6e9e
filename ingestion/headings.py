"""Headings against contracts: which column each heading names, how surely, and which table the whole heading is."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from rapidfuzz import fuzz

from catalogue.loader import contracts
from catalogue.models import Column, Table
from ingestion.text import heading_key, heading_unit, heading_without_brackets

FLOOR = 0.55
FUZZY_FLOOR = 83.0
CLEAR_MARGIN = 0.04
LIKELY = 4
IGNORED = {"", "备注", "说明", "附注", "备考", "序号", "序", "其他", "序列"}


@dataclass(frozen=True)
class Match:
    """One heading matched to one contract column. `quality` 1 = an accepted spelling."""

    position: int
    heading: str
    column: Column
    quality: float
    unit: str | None


@dataclass(frozen=True)
class Recognition:
    """What a heading row was taken for. `unmapped`: (position, text). `missing`: required columns without a heading."""

    export: str
    table: Table
    matches: list[Match]
    unmapped: list[tuple[int, str]]
    missing: list[Column]
    score: float


@cache
def _spellings(export: str, table_name: str) -> dict[str, Column]:
    """Every accepted spelling of a table's columns; an earlier column keeps a spelling that two claim."""
    spellings: dict[str, Column] = {}
    table = next(t for t in contracts()[export].tables if t.table == table_name)
    for rank in range(2):
        for column in table.columns:
            for heading in column.headings[:1] if rank == 0 else column.headings[1:]:
                spellings.setdefault(heading_key(heading), column)
    return spellings


@cache
def known_headings() -> frozenset[str]:
    """Every spelling of every contract: a cheap test of what may be a heading row."""
    return frozenset(
        key
        for contract in contracts().values()
        for table in contract.tables
        for key in _spellings(contract.export, table.table)
    ) | frozenset(IGNORED - {""})


def is_known_heading(text: str) -> bool:
    """True when the text is a spelling of any contract, with or without its brackets."""
    return heading_key(text) in known_headings() or heading_without_brackets(text) in known_headings()


def _forms(parts: tuple[str, ...]) -> list[tuple[str, float]]:
    """The texts under which a heading of one or more levels may be known, surest first.

    Upper levels may only group (基本情况), so each run of lower levels counts too, the less surely the shorter.
    """
    forms = []
    for skipped in range(len(parts)):
        lower = parts[skipped:]
        quality = 1.0 if not skipped else 0.97 - 0.02 * skipped
        bare = "".join(heading_without_brackets(part) for part in lower)
        forms += [(heading_key("".join(lower)), quality), (bare, quality - 0.02)]
    return [(form, quality) for form, quality in forms if form]


@cache
def _exact_candidates(export: str, table_name: str, parts: tuple[str, ...]) -> tuple[tuple[str, float], ...]:
    """Column names of which the heading is an accepted spelling, with quality."""
    spellings = _spellings(export, table_name)
    found: dict[str, float] = {}
    for form, quality in _forms(parts):
        if form in spellings:
            name = spellings[form].name
            found[name] = max(found.get(name, 0.0), quality)
    return tuple(found.items())


@cache
def _near_candidates(export: str, table_name: str, parts: tuple[str, ...]) -> tuple[tuple[str, float], ...]:
    """The column that a heading is nearly a spelling of, when one is clearly the nearest; else nothing."""
    spellings = _spellings(export, table_name)
    form = heading_without_brackets(parts[-1]) or heading_key(parts[-1])
    near: dict[str, float] = {}
    for spelling, column in spellings.items():
        if len(spelling) >= 3 and len(form) >= 3:
            ratio = fuzz.ratio(form, spelling)
            if len(spelling) >= 4 and form.endswith(spelling):
                ratio = max(ratio, 90.0)
            near[column.name] = max(near.get(column.name, 0.0), ratio)
    ranked = sorted(near.items(), key=lambda item: -item[1])
    if not ranked or ranked[0][1] < FUZZY_FLOOR:
        return ()
    if len(ranked) > 1 and ranked[0][1] - ranked[1][1] < 100 * CLEAR_MARGIN:
        return ()
    return ((ranked[0][0], ranked[0][1] / 100 * 0.9),)


def match_table(
    export: str,
    table: Table,
    headings: dict[int, tuple[str, ...]],
    given: frozenset[str],
    with_near: bool = True,
) -> Recognition:
    """Match headings (position → levels from top to bottom) with one table, best pairs first.

    `given`: columns that title or sheet name supply, so that no heading has to.
    `with_near`: also spellings that are nearly right.
    """
    pairs = []
    for position, parts in headings.items():
        found = _exact_candidates(export, table.table, parts)
        if not found and with_near:
            found = _near_candidates(export, table.table, parts)
        pairs += [(quality, position, name) for name, quality in found]
    matches: dict[int, Match] = {}
    taken: set[str] = set()
    for quality, position, name in sorted(pairs, key=lambda pair: (-pair[0], pair[1])):
        if position not in matches and name not in taken:
            whole = "".join(headings[position])
            matches[position] = Match(
                position, whole, table.column(name), quality, _stated_unit(headings[position])
            )
            taken.add(name)
    counted = {p: parts for p, parts in headings.items() if heading_key("".join(parts)) not in IGNORED}
    real = [match for match in matches.values() if match.column.type != "serial"]
    needed = [c for c in table.columns if c.required]
    missing = [
        c
        for c in needed
        if c.name not in taken and not (c.from_title and c.name in given) and not taken & set(c.or_else)
    ]
    precision = sum(match.quality for match in real) / len(counted) if counted else 0.0
    required_share = 1 - len(missing) / len(needed) if needed else 1.0
    score = 0.65 * precision + 0.2 * required_share + 0.15 * min(1.0, len(real) / 6)
    unmapped = [(p, "".join(parts)) for p, parts in counted.items() if p not in matches]
    return Recognition(
        export, table, sorted(matches.values(), key=lambda m: m.position), unmapped, missing, round(score, 4)
    )


def _stated_unit(parts: tuple[str, ...]) -> str | None:
    for part in reversed(parts):
        unit = heading_unit(part)
        if unit:
            return unit
    return None


def recognise(headings: dict[int, tuple[str, ...]], given: frozenset[str] = frozenset()) -> list[Recognition]:
    """Every table with its score for these headings, best first; complete ones before ones that miss a column.

    Nearly right spellings are looked for only where exact ones already make a table likely.
    """
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
    return sorted(ranked, key=lambda found: (-found.score, len(found.missing)))
