"""The three doors: which rows are accepted, doubtful or rejected, and what is said of which cell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from catalogue.models import Table
from ingestion.columns import ColumnReading
from ingestion.headings import Match
from ingestion.privacy import mask_id, mask_name, mask_phone, scrub
from ingestion.text import heading_key, is_blank

DOUBTFUL, REJECTED, WARNING = "doubtful", "rejected", "warning"
MASKS: dict[str, Callable[[str], str]] = {"person": mask_name, "phone": mask_phone, "id_number": mask_id}
Seen = dict[tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]], tuple[str, int]]
_PLACES = {
    "township",
    "place",
    "village",
    "team_name",
    "store",
    "school_name",
    "enterprise_name",
    "body_name",
}
_TYPED = {"number", "date", "datetime", "code", "percent", "id_number"}
_UNREAD = {"unreadable", "unknown_code"}


@dataclass
class Issues:
    """What is said of cells (`rows`, as raw.cell_issues) and which records it makes doubtful or rejected."""

    numbers: list[int]
    sheet: str = ""
    rows: list[dict[str, Any]] = field(default_factory=list)
    doubtful: set[int] = field(default_factory=set)
    rejected: set[int] = field(default_factory=set)

    def add(self, index: int, match: Match | None, value: str, severity: str, reason: str, code: str) -> None:
        """Say something of a cell (of the whole row without a match); personal data is masked."""
        mask = MASKS.get(match.column.type, scrub) if match else scrub
        self.rows.append(
            {
                "index": index,
                "row_number": self.numbers[index],
                "column_name": match.column.name if match else "",
                "column_zh": match.heading if match else "",
                "value": mask(value)[:200],
                "severity": severity,
                "reason_zh": reason,
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
    texts: dict[int, list[str]]
    readings: dict[str, ColumnReading]
    year: int | None


def sort_rows(body: Body, issues: Issues, seen: Seen, kind: tuple[str, ...]) -> list[str]:
    """Send every row through its door; the natural key of each row ('' parts where a key column is absent).

    `seen`: rows met earlier in the delivery; this table's are added. `kind`: export, table and moment stated:
    only rows of one kind can be copies of each other.
    """
    _cells(body, issues)
    _incomplete(body, issues)
    _shifted(body, issues)
    _copies(body, issues, seen, kind)
    keys = _natural_keys(body)
    _conflicts(keys, issues)
    return keys


def _cells(body: Body, issues: Issues) -> None:
    """An unreadable cell costs a required column its row, another column only the cell: the record stays, doubtful."""
    for match in body.matches:
        required = match.column.required and match.column.blank_is == REJECTED
        for index, (severity, reason, code) in body.readings[match.column.name].issues.items():
            issues.add(index, match, body.texts[match.position][index], severity, reason, code)
            if severity == REJECTED and required:
                issues.rejected.add(index)
            elif severity != WARNING:
                issues.doubtful.add(index)


def _incomplete(body: Body, issues: Issues) -> None:
    for match in body.matches:
        if not match.column.required or match.column.from_title:
            continue
        turn_back = issues.reject if match.column.blank_is == REJECTED else issues.doubt
        for index, text in enumerate(body.texts[match.position]):
            if is_blank(text):
                turn_back(index, match, text, f"“{match.column.zh}”为必填项，此处为空", "required_blank")


def _shifted(body: Body, issues: Issues) -> None:
    """Values one column off: at least three, and most, of a row's typed cells cannot be read in their columns."""
    typed = [match for match in body.matches if match.column.type in _TYPED]
    unread: Counter[int] = Counter()
    for match in typed:
        found = body.readings[match.column.name].issues
        unread.update(index for index, issue in found.items() if issue[2] in _UNREAD)
    for index, count in unread.items():
        filled = sum(not is_blank(body.texts[match.position][index]) for match in typed)
        if count >= 3 and count * 2 >= filled:
            issues.reject(
                index, None, "", "多个单元格与所在列的类型不符，疑似整行错列，请核对后重报", "shifted"
            )


def _copies(body: Body, issues: Issues, seen: Seen, kind: tuple[str, ...]) -> None:
    """Exact copies (all columns but the serial number) in one delivery: one loads, the others are rejected.

    Rows that name no place or body of their own belong to their sheet: an equal row of another sheet is no copy.
    """
    matches = sorted((m for m in body.matches if m.column.type != "serial"), key=lambda m: m.column.name)
    names = tuple(match.column.name for match in matches)
    columns = [body.texts[match.position] for match in matches]
    placed = [body.texts[m.position] for m in matches if m.column.resolve or m.column.name in _PLACES]
    for index, row in enumerate(zip(*columns, strict=True)):
        if index in issues.rejected:
            continue
        sheet = "" if any(texts[index] for texts in placed) else issues.sheet
        first = seen.setdefault(((*kind, sheet), names, row), (issues.sheet, issues.numbers[index]))
        if first != (issues.sheet, issues.numbers[index]):
            where = f"第{first[1]}行" if first[0] == issues.sheet else f"工作表“{first[0]}”第{first[1]}行"
            issues.reject(index, None, "", f"重复行：与{where}完全相同", "duplicate")


def _natural_keys(body: Body) -> list[str]:
    present = {match.column.name: match for match in body.matches}
    count = len(next(iter(body.texts.values()), []))
    parts: list[list[str]] = []
    for name in body.table.key:
        if name in present:
            texts = body.texts[present[name].position]
            days = body.readings[name].values.get(f"{name}_from") or [None] * count
            parts.append(
                [str(day) if day else heading_key(text) for day, text in zip(days, texts, strict=True)]
            )
    return ["\x1f".join(row) for row in zip(*parts, strict=True)] if parts else [""] * count


def _conflicts(keys: list[str], issues: Issues) -> None:
    """The same natural key with different content: both stay, and say so."""
    seen: dict[str, int] = {}
    for index, key in enumerate(keys):
        if index in issues.rejected or not key.replace("\x1f", ""):
            continue
        first = seen.setdefault(key, index)
        if first != index:
            reason = f"与第{issues.numbers[first]}行编号或名称相同而内容不同，请核对"
            issues.doubt(index, None, "", reason, "conflicting_key")
