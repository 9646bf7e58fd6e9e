"""Which delivery replaces which: a later file of the same export is a new version, or it adds.

Decided anew for everything ever delivered, in the order of receipt, so that what a person decides, a file that turns
up late and a rule that changed all take effect in the same way.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date

import duckdb
import pyarrow as pa

from ingestion.loading.raw_rows import arrow_columns
from ingestion.versions.decisions import Decision, standing_decisions
from ingestion.versions.stated_period import tell_stated_periods
from ingestion.versions.version_units import Unit, keys_again, units_of

_SAID_OF_A_TABLE = [
    ("delivery_id", "varchar"),
    ("sheet", "varchar"),
    ("table_no", "integer"),
    ("in_force_to", "date"),
    ("replaced_by", "varchar"),
    ("decided_because", "varchar"),
]


@dataclass
class _Verdicts:
    """unit → the unit that replaced it and why; unit → what is said of it."""

    replaced: dict[int, tuple[int, str]] = field(default_factory=dict)
    said: dict[int, list[str]] = field(default_factory=lambda: defaultdict(list))


def decide_versions(connection: duckdb.DuckDBPyConnection) -> int:
    """Put in and out of force what the deliveries and the people who looked at them say; how many tables went out.

    A later file replaces an earlier one of the same export when it says so (更正, 修订, 更新, or `replaces`) or when
    at least half of the earlier one's natural keys come again for the same period; 补报 and 补充 add, and so do
    files of other senders, townships and years. A person's decision goes before all of this.
    """
    tell_stated_periods(connection)
    decisions = standing_decisions(connection)
    units = _in_decided_order(units_of(connection), decisions)
    verdicts = _judge(units, *keys_again(connection, units), decisions)
    return _write(connection, units, verdicts)


def _in_decided_order(units: list[Unit], decisions: dict[tuple[str, str], Decision]) -> list[Unit]:
    """Of two files of one day, the one that a person calls the later comes after the other."""
    for later_id, earlier_id in decisions:
        days = {unit.received_on for unit in units if unit.delivery_id in {later_id, earlier_id}}
        if len(days) == 1:
            last = max(place for place, unit in enumerate(units) if unit.received_on in days)
            moved = [unit for unit in units if unit.delivery_id == later_id]
            before = [unit for unit in units[: last + 1] if unit.delivery_id != later_id]
            units = [*before, *moved, *units[last + 1 :]]
    return units


def _judge(
    units: list[Unit],
    shared: dict[tuple[int, int], int],
    totals: dict[int, int],
    decisions: dict[tuple[str, str], Decision],
) -> _Verdicts:
    verdicts = _Verdicts()
    earlier_of_kind: dict[tuple[str, str], list[int]] = defaultdict(list)
    for place, later in enumerate(units):
        for before in earlier_of_kind[later.kind]:
            earlier = units[before]
            if before in verdicts.replaced or earlier.delivery_id == later.delivery_id:
                continue
            decision = decisions.get((later.delivery_id, earlier.delivery_id))
            if decision and decision.kind == "adds":
                verdicts.said[place].append(f"不替换“{earlier.file_name}”，并存：{decision.words}")
                continue
            because = (
                decision.words
                if decision
                else _replaces_because(earlier, later, shared.get((before, place), 0), totals.get(before, 0))
            )
            if because:
                verdicts.replaced[before] = (place, because)
                verdicts.said[place].append(f"替换“{earlier.file_name}”：{because}")
        earlier_of_kind[later.kind].append(place)
    return verdicts


def _replaces_because(earlier: Unit, later: Unit, shared: int, total: int) -> str | None:
    if later.replaces and later.replaces in {earlier.file_name, earlier.file_name.rsplit("/", 1)[-1]}:
        return f"送达登记写明替换“{earlier.file_name}”"
    is_named_alike = later.corrects and earlier.bare == later.bare
    if _is_another(earlier, later) or not _is_same_period(earlier, later, is_named_alike):
        return None
    if later.adds and not (is_named_alike and earlier.adds):
        return None
    if later.corrects and (shared or is_named_alike) and not _is_narrower(earlier, later):
        return f"文件写明为更正或修订，与“{earlier.file_name}”有{shared}条相同"
    if total and shared * 2 >= total:
        return f"“{earlier.file_name}”的{total}条中有{shared}条再次报送"
    return None


def _is_another(earlier: Unit, later: Unit) -> bool:
    """Of another sender or another township."""
    senders, townships = {earlier.sender, later.sender} - {""}, {earlier.township, later.township} - {None}
    return len(senders) > 1 or len(townships) > 1


def _is_same_period(earlier: Unit, later: Unit, is_named_alike: bool) -> bool:
    """Registers: the same moment. Logs: no stated years without one in common, and events of months that overlap.

    Of a correction that bears the file's own name, events of one year are enough.
    """
    if earlier.statement_on != later.statement_on:
        return False
    if (
        earlier.stated
        and later.stated
        and not _overlap(_whole_years(earlier.stated), _whole_years(later.stated))
    ):
        return False
    if not (earlier.events and later.events):
        return True
    widened = _whole_years if is_named_alike else _whole_months
    return _overlap(widened(earlier.events), widened(later.events))


def _is_narrower(earlier: Unit, later: Unit) -> bool:
    """A correction of one quarter or one township is no new version of the year's or the county's file."""
    if later.township and earlier.township != later.township:
        return True
    whole = earlier.stated or earlier.events
    if not (later.stated and whole) or later.statement_on:
        return False
    return whole != later.stated and not (later.stated[0] <= whole[0] and whole[1] <= later.stated[1])


def _whole_years(span: tuple[date, date]) -> tuple[date, date]:
    return date(span[0].year, 1, 1), date(span[1].year, 12, 31)


def _whole_months(span: tuple[date, date]) -> tuple[date, date]:
    """The first of the first month to the first of the last: enough to see whether two spans share a month."""
    return span[0].replace(day=1), span[1].replace(day=1)


def _overlap(one: tuple[date, date], other: tuple[date, date]) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]


def _write(connection: duckdb.DuckDBPyConnection, units: list[Unit], verdicts: _Verdicts) -> int:
    """Write what changed into raw.delivery_tables; how many tables went out of force."""
    connection.register("verdicts", _said_of_tables(units, verdicts))
    same_table = "v.delivery_id = t.delivery_id and v.sheet = t.sheet and v.table_no = t.table_no"
    went_out = connection.execute(f"""
        select count(distinct (t.delivery_id, t.export_code, t.table_name, t.statement_on))
        from raw.delivery_tables t join verdicts v on {same_table}
        where v.in_force_to is not null and t.in_force_to is null
    """).fetchall()[0][0]
    connection.execute(f"""
        update raw.delivery_tables t
        set in_force_to = v.in_force_to, replaced_by = v.replaced_by, decided_because = v.decided_because
        from verdicts v
        where {same_table} and (t.in_force_to, t.replaced_by, t.decided_because)
            is distinct from (v.in_force_to, v.replaced_by, v.decided_because)
    """)
    connection.unregister("verdicts")
    return int(went_out)


def _said_of_tables(units: list[Unit], verdicts: _Verdicts) -> pa.Table:
    columns: dict[str, list[object]] = {name: [] for name, _ in _SAID_OF_A_TABLE}
    for place, unit in enumerate(units):
        said = list(dict.fromkeys(verdicts.said.get(place, [])))
        by = verdicts.replaced.get(place)
        replacer = units[by[0]] if by else None
        if replacer and by:
            said.append(f"由“{replacer.file_name}”替换：{by[1]}")
        for sheet, table_no in unit.places:
            row = (
                unit.delivery_id,
                sheet,
                table_no,
                replacer.received_on if replacer else None,
                replacer.delivery_id if replacer else None,
                "；".join(said) or "新增",
            )
            for name, value in zip(columns, row, strict=True):
                columns[name].append(value)
    return arrow_columns(_SAID_OF_A_TABLE, columns)
