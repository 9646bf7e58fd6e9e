"""Every spelling that a contract accepts is recognised, in its own table and as its own column."""

from __future__ import annotations

import pytest

from catalogue.loader import contracts
from catalogue.models import Table
from ingestion.recognising.headings import is_known_heading, match_table, recognise

TABLES = [(c.export, t) for c in contracts().values() for t in c.tables]
NAMES = [f"{export}-{table.table}" for export, table in TABLES]


@pytest.mark.parametrize(("export", "table"), TABLES, ids=NAMES)
def test_every_alias_names_its_own_column_in_its_own_table(export: str, table: Table) -> None:
    wrong = []
    owners: dict[str, list[str]] = {}
    for column in table.columns:
        for heading in column.headings:
            owners.setdefault(heading, []).append(column.name)
            found = match_table(export, table, {0: (heading,)})
            named = [match.column.name for match in found.matches]
            if named not in [[owner] for owner in owners[heading]]:
                wrong.append(f"{heading} → {named}, not {column.name}")
    assert wrong == []


@pytest.mark.parametrize(("export", "table"), TABLES, ids=NAMES)
def test_no_heading_is_promised_to_two_columns_of_one_table(export: str, table: Table) -> None:
    headings = [heading for column in table.columns for heading in column.headings]
    assert [heading for heading in set(headings) if headings.count(heading) > 1] == []


@pytest.mark.parametrize(("export", "table"), TABLES, ids=NAMES)
def test_every_heading_is_known_as_one(export: str, table: Table) -> None:
    assert [h for column in table.columns for h in column.headings if not is_known_heading(h)] == []


@pytest.mark.parametrize(("export", "table"), TABLES, ids=NAMES)
def test_a_whole_table_is_recognised_under_its_first_names_and_under_any_alias(
    export: str, table: Table
) -> None:
    deepest = max(len(column.headings) for column in table.columns)
    for rank in range(deepest):
        headings: dict[int, tuple[str, ...]] = {
            i: (column.headings[rank % len(column.headings)],) for i, column in enumerate(table.columns)
        }
        best = recognise(headings)[0]
        assert (best.export, best.table.table, best.missing) == (export, table.table, []), headings


@pytest.mark.parametrize(("export", "table"), TABLES, ids=NAMES)
def test_a_table_with_its_required_and_two_more_columns_is_not_taken_for_another(
    export: str, table: Table
) -> None:
    others = [column for column in table.columns if not column.required and column.type != "serial"][:4]
    columns = [column for column in table.columns if column.required] + others
    best = recognise({i: (column.zh,) for i, column in enumerate(columns)})[0]
    assert (best.export, best.table.table) == (export, table.table)
