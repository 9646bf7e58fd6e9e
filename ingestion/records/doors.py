"""The three doors: which rows are accepted, doubtful or rejected, and what is said of which cell."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from catalogue.models import Table
from ingestion.coded import Coded, Mask, Rows, all_but, spread
from ingestion.columnwise import MASKS, joined, keys_of, may_be_personal
from ingestion.privacy import scrub
from ingestion.recognising.headings import Match
from ingestion.records.columns import ColumnReading, blank_rows
from ingestion.records.copies import Seen, copies
from ingestion.records.texthash import text_hashes
from ingestion.textbytes import byte_lengths

DOUBTFUL, REJECTED, WARNING = "doubtful", "rejected", "warning"
_BETWEEN_PARTS = "\x1f"
"""What stands between the parts of a natural key; no part holds it."""


def shown(match: Match | None, text: str) -> str:
    """A cell's text as it may be shown: personal data masked."""
    return MASKS.get(match.column.type, scrub)(text) if match else scrub(text)


@dataclass
class Issues:
    """What is said of cells (`rows`, as raw.cell_issues) and which records it makes doubtful or rejected.

    `numbers`: row of the file per record.
    """

    numbers: Rows
    sheet: str = ""
    rows: list[dict[str, Any]] = field(default_factory=list)
    doubtful: set[int] = field(default_factory=set)
    rejected: set[int] = field(default_factory=set)

    def add(self, index: int, match: Match | None, value: str, severity: str, reason: str, code: str) -> None:
        """Say something of a cell (of the whole row without a match); personal data is masked."""
        self.say(int(self.numbers[index]), match, value, severity, reason, code, index)

    def say(
        self,
        row_number: int,
        match: Match | None,
        value: str,
        severity: str,
        reason: str,
        code: str,
        index: int | None = None,
    ) -> None:
        """Say something of a cell in any row of the file, a record's or not."""
        self.rows.append(
            {
                "index": index,
                "row_number": row_number,
                "column_name": match.column.name if match else "",
                "column_zh": scrub(match.heading) if match else "",
                "value": shown(match, value)[:200],
                "severity": severity,
                "reason_zh": scrub(reason),
                "issue_code": code,
            }
        )

    def reject(self, index: int, match: Match | None, value: str, reason: str, code: str) -> None:
        """The row cannot be a record."""
        self.rejected.add(index)
        self.add(index, match, value, REJECTED, reason, code)

    def doubt(self, index: int, match: Match | None, value: str, reason: str, code: str) -> None:
        """The row is a record, to be believed with care."""
        self.doubtful.add(index)
        self.add(index, match, value, DOUBTFUL, reason, code)


@dataclass(frozen=True)
class Body:
    """The data rows of a table: cell texts by column position and their readings by column name."""

    table: Table
    matches: list[Match]
    texts: dict[int, Coded]
    readings: dict[str, ColumnReading]
    count: int


def sort_rows(
    body: Body, issues: Issues, shifted: Mapping[int, str], seen: Seen, kind: tuple[str, ...]
) -> pa.Array:
    """Send every row through its door; the natural key of each row ('' parts where a key column is absent).

    `shifted`: rows one column off and why: nothing else is said of them. `seen`: rows met earlier in the delivery;
    this table's are added. `kind`: export, table and moment stated: only rows of one kind can be copies.
    """
    _cells(body, issues, shifted)
    _incomplete(body, issues, shifted)
    for index, reason in shifted.items():
        issues.reject(index, None, "", reason, "shifted")
    for index, where in copies(
        body.matches, body.texts, issues.numbers, issues.rejected, seen, kind, issues.sheet
    ):
        issues.reject(index, None, "", f"重复行：与{where}完全相同", "duplicate")
    keys = _natural_keys(body)
    _conflicts(keys, issues)
    return keys


def _cells(body: Body, issues: Issues, shifted: Collection[int]) -> None:
    """An unreadable cell costs a required column its row, another column only the cell: the record stays, doubtful."""
    for match in body.matches:
        required = match.column.required and match.column.blank_is == REJECTED
        texts = body.texts[match.position]
        for index, (severity, reason, code) in body.readings[match.column.name].row_issues().items():
            if index in shifted:
                continue
            issues.add(index, match, texts.text(index), severity, reason, code)
            if severity == REJECTED and required:
                issues.rejected.add(index)
            elif severity != WARNING:
                issues.doubtful.add(index)


def _incomplete(body: Body, issues: Issues, shifted: Collection[int]) -> None:
    for match in body.matches:
        if not match.column.required or match.column.from_title:
            continue
        turn_back = issues.reject if match.column.blank_is == REJECTED else issues.doubt
        texts = body.texts[match.position]
        for index in np.setdiff1d(blank_rows(texts), list(shifted)).tolist():
            reason = f"“{match.column.zh}”为必填项，此处为空"
            turn_back(index, match, texts.text(index), reason, "required_blank")


def may_name_people(body: Body, keys: pa.Array) -> Mask:
    """Rows in whose natural key (`keys`) a person's name, or what may be somebody's number, stands.

    A key has lost its spaces: a number may be told in the key and not in the text, and the other way round.
    """
    named = may_be_personal(keys).copy()
    for match in body.matches:
        if match.column.name not in body.table.key:
            continue
        if match.column.type in MASKS:
            return np.ones(body.count, np.bool_)
        texts = body.texts[match.position]
        named |= may_be_personal(texts.texts)[texts.codes]
    return named


def _natural_keys(body: Body) -> pa.Array:
    present = {match.column.name: match for match in body.matches}
    parts = [_key_part(body, present[name]) for name in body.table.key if name in present]
    if not parts:
        return pa.array([""] * body.count, pa.string())
    return joined(*parts, between=_BETWEEN_PARTS)


def _key_part(body: Body, match: Match) -> pa.Array:
    """The day of a date, else the text without spaces and punctuation."""
    texts, name = body.texts[match.position], match.column.name
    keys = spread(keys_of(texts.texts), texts.codes)
    reading = body.readings[name]
    if f"{name}_from" not in reading.values:
        return keys
    return pc.coalesce(pc.cast(reading.rows(f"{name}_from"), pa.string()), keys)


def _conflicts(keys: pa.Array, issues: Issues) -> None:
    """The same natural key with different content: both stay, and say so."""
    hashes = np.sort(text_hashes(keys))
    if not (hashes[1:] == hashes[:-1]).any():
        return
    encoded = keys.dictionary_encode()
    codes = encoded.indices.to_numpy()
    kept = all_but(len(codes), issues.rejected)
    first = np.full(len(encoded.dictionary), -1)
    first[codes[kept][::-1]] = kept[::-1]
    repeated = np.flatnonzero(np.bincount(codes[kept]) > 1) if len(kept) else np.array([], np.int64)
    nothing = np.isin(codes[kept], repeated[say_nothing(encoded.dictionary.take(pa.array(repeated)))])
    for index in kept[(first[codes[kept]] != kept) & ~nothing].tolist():
        reason = f"与第{issues.numbers[first[codes[index]]]}行编号或名称相同而内容不同，请核对"
        issues.doubt(index, None, "", reason, "conflicting_key")


def say_nothing(keys: pa.Array) -> Mask:
    """Which natural keys of one table say nothing: all have as many parts, these only what stands between parts."""
    between = keys[0].as_py().count(_BETWEEN_PARTS) if len(keys) else 0
    nothing: Mask = byte_lengths(keys) == between
    return nothing
