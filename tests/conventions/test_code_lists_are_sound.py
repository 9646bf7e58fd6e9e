"""Code lists are used, exist where they are named, and no word means two codes."""

from __future__ import annotations

import pytest

from catalogue.loader import code_lists, contracts
from ingestion.values.codes import read_code

# Read by their own name: owners of exports, bodies named in texts, and what models answer.
USED_BY_NAME = {"departments", "institutions", "problem_answer", "commitment_state"}


def test_every_code_list_that_a_contract_names_exists_and_every_list_is_used() -> None:
    named = {
        column.code_list
        for contract in contracts().values()
        for table in contract.tables
        for column in table.columns
        if column.code_list
    }
    assert named | USED_BY_NAME == set(code_lists())


def test_every_code_column_names_its_list_and_no_other_column_does() -> None:
    wrong = [
        f"{contract.export} {column.name}"
        for contract in contracts().values()
        for table in contract.tables
        for column in table.columns
        if (column.type == "code") != (column.code_list is not None)
    ]
    assert wrong == []


@pytest.mark.parametrize("name", sorted(code_lists()))
def test_every_accepted_word_is_read_as_its_own_code(name: str) -> None:
    misread = [
        f"{spelling} → {read_code(spelling, name)}, not {entry.code}"
        for entry in code_lists()[name].entries
        for spelling in (entry.zh, entry.code, *entry.variants)
        if read_code(spelling, name) != entry.code
    ]
    assert misread == []


@pytest.mark.parametrize("name", sorted(code_lists()))
def test_a_code_stands_once_in_its_list_and_a_mark_belongs_to_one_code(name: str) -> None:
    entries = code_lists()[name].entries
    codes = [entry.code for entry in entries]
    marks = [mark for entry in entries for mark in set(entry.contains)]
    assert len(codes) == len(set(codes))
    assert [mark for mark in set(marks) if marks.count(mark) > 1] == []
