"""Annex 4: scores and how sure they are, what other tables say, rules without a verdict, commitments."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from catalogue.paths import Home
from dashboards.queries.pool import Snapshot
from reports.asked import current_snapshot
from reports.blocks import Block, Note, Table
from reports.verification import verification_annex
from sample_county.facts import AS_OF
from tests.counties.figures import query

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def opened(sample_home: Path) -> Iterator[Snapshot]:
    with current_snapshot(Home(sample_home)) as snapshot:
        yield snapshot


@pytest.fixture(scope="module")
def blocks(sample_home: Path, opened: Snapshot) -> list[Block]:
    county = query(Home(sample_home), "select county_code from marts.snapshot_info")[0]["county_code"]
    return verification_annex(opened, AS_OF, str(county))


def table(blocks: list[Block], number: int) -> Table:
    """The table of that number."""
    found = [
        block for block in blocks if isinstance(block, Table) and block.caption.startswith(f"表{number}　")
    ]
    assert len(found) == 1
    return found[0]


def text_of(blocks: list[Block]) -> str:
    """Everything that the annex says."""
    said = [block.text for block in blocks if isinstance(block, Note)]
    return "\n".join(
        [*said, *(cell for block in blocks if isinstance(block, Table) for row in block.rows for cell in row)]
    )


def test_every_score_has_its_range_and_every_rank_is_a_range_of_townships(blocks: list[Block]) -> None:
    rows = table(blocks, 7).rows
    assert len(rows) == 8 and rows[0][3] == "—"
    for row in rows:
        low, high = (float(end) for end in row[2].split("～"))
        assert low <= float(row[1]) <= high
    assert all(row[4] in {"优", "良", "中", "差", "并列"} for row in rows)


def test_a_finding_that_nobody_confirmed_is_counted_and_not_quoted(
    sample_home: Path, blocks: list[Block]
) -> None:
    home = Home(sample_home)
    asked = query(
        home,
        f"select message_zh, records from marts.fct_findings where as_of = '{AS_OF}' and subject_kind = 'county' "
        "and status = 'to_verify'",
    )
    rows = table(blocks, 10).rows
    assert sorted(int(row[2]) for row in rows) == sorted(int(row["records"]) for row in asked)
    said = text_of(blocks)
    assert [row["message_zh"] for row in asked if row["message_zh"] in said] == []
    assert "尚未经人核实" in said and "未发现需要核实的记录" in said


def test_what_the_department_says_stands_beside_what_the_data_says(blocks: list[Block]) -> None:
    told = table(blocks, 12)
    assert told.header[3:5] == ["部门报告", "数据印证"]
    assert {row[3] for row in told.rows} == {"已报办结", "未报办结"}
    assert ("已报办结", "数据未印证") in {(row[3], row[4]) for row in told.rows}


def test_what_was_found_on_site_stands_beside_what_is_reported(blocks: list[Block]) -> None:
    county = table(blocks, 11).rows[0]
    low, high = (float(end) for end in county[5].split("～"))
    assert county[0].startswith("I27") and low < float(county[4].rstrip("%")) < high
    checked, drawn = (int(number) for number in county[3].split("/"))
    assert checked + int(county[6]) == drawn


def test_problems_and_other_tables_are_answered_with_their_figures(blocks: list[Block]) -> None:
    answers = {row[0]: row[2] for row in table(blocks, 8).rows}
    assert len(answers) == 25 and set(answers.values()) <= {"数据支持", "数据不支持", "无法判断"}
    assert any("花名册" in row[2] for row in table(blocks, 9).rows)


def test_settings_that_decided_figures_are_listed_with_what_they_replace(blocks: list[Block]) -> None:
    assert ["应编专项预案", "清单9个", "没有清单", "I05"] in [list(row) for row in table(blocks, 13).rows]


def test_every_table_fits_the_page(blocks: list[Block]) -> None:
    for block in blocks:
        if isinstance(block, Table):
            assert sum(block.widths_mm) <= 225
            assert all(len(row) == len(block.header) == len(block.widths_mm) for row in block.rows)


def test_a_snapshot_from_before_there_were_scores_and_rules_has_no_such_annex(county_home: Home) -> None:
    with current_snapshot(county_home) as snapshot:
        assert verification_annex(snapshot, AS_OF, "599001") == []
