"""What a contract declares can be carried out: keys, dates, units and owners exist."""

from __future__ import annotations

import pytest
import yaml
from pydantic import ValidationError

from catalogue.loader import HERE, code_lists, contracts
from catalogue.models import Contract
from ingestion.text import UNITS

TABLES = [(c.export, t) for c in contracts().values() for t in c.tables]


def test_there_is_one_contract_for_every_export_and_its_file_bears_its_code() -> None:
    assert {f"F{number:02d}" for number in range(1, 22)} <= set(contracts())
    assert {path.stem for path in (HERE / "contracts").glob("*.yml")} == set(contracts())


def test_a_key_an_event_date_and_a_term_name_columns_of_their_own_table() -> None:
    wrong = []
    for export, table in TABLES:
        names = {column.name: column for column in table.columns}
        wrong += [f"{export} key {name}" for name in table.key if name not in names]
        wrong += [
            f"{export} {c.name} term_from" for c in table.columns if c.term_from and c.term_from not in names
        ]
        if table.event_date and names[table.event_date].type not in {"date", "datetime"}:
            wrong.append(f"{export} event_date {table.event_date}")
    assert wrong == []


def test_a_log_has_an_event_date_and_a_register_has_none() -> None:
    assert [e for e, table in TABLES if (table.states == "events") != bool(table.event_date)] == []


def test_every_owner_is_a_department() -> None:
    departments = {entry.code for entry in code_lists()["departments"].entries}
    assert {contract.owner for contract in contracts().values()} <= departments


def test_every_declared_unit_is_one_that_values_are_converted_to() -> None:
    assert {c.unit for _, table in TABLES for c in table.columns if c.unit} <= set(UNITS)


def test_every_table_says_what_a_record_cannot_do_without() -> None:
    assert [e for e, table in TABLES if not any(column.required for column in table.columns)] == []


def test_numbers_of_people_are_declared_as_such() -> None:
    words = {"身份证": "id_number", "电话": "phone", "手机": "phone"}
    wrong = [
        f"{export} {column.zh}"
        for export, table in TABLES
        for column in table.columns
        for word, kind in words.items()
        if word in column.zh and column.type != kind
    ]
    assert wrong == []


def test_a_key_that_nobody_reads_does_not_load() -> None:
    document = yaml.safe_load((HERE / "contracts" / "F04.yml").read_text(encoding="utf-8"))
    with pytest.raises(ValidationError):
        Contract.model_validate({**document, "colour": "red"})
