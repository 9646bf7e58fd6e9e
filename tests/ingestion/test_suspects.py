"""No row that is something else than a record escapes the cheap tests on whole columns."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingestion.recognising.rowkinds import row_kind
from ingestion.recognising.suspects import heading_rows, suspect_rows
from ingestion.text import heading_key
from tests.ingestion.books import DRILL_HEADINGS, drill, grid

WORDS = [
    "合　计",
    "小\u2003计",
    "小计：",
    "总计",
    "全县",
    "其中：专职",
    "示例",
    "注：",
    "备　注：略",
    "填表人：张三",
    "（签字）",
    "第1页",
]
WORDS += [
    "负责人：",
    "县级合计",
    "总 数",
    "单位：人",
    "数据来源：台账",
    "审核",
    "以上数据属实",
    "一、县级",
    "柳河镇",
    "累计",
    "共计12人",
]
CELLS = st.sampled_from(["", " ", "　", "12", "柳树村", "2024.3.1", *WORDS])
ROWS = st.lists(st.lists(CELLS, min_size=8, max_size=8), min_size=1, max_size=4)


@given(ROWS, st.integers(0, 30))
def test_every_row_that_would_be_explained_is_looked_at(odd: list[list[str]], place: int) -> None:
    rows = [DRILL_HEADINGS, *map(drill, range(1, 41))]
    rows[8 + place : 8 + place] = odd
    sheet = grid(rows)
    texts = [{heading, heading_key(heading)} for heading in DRILL_HEADINGS]
    keys = [{heading_key(heading)} for heading in DRILL_HEADINGS]
    headings = heading_rows(sheet.columns, len(rows))
    looked_at = suspect_rows(sheet.columns, texts, headings, 1, len(rows), True)
    explained = [row for row in range(1, len(rows)) if row_kind(sheet.rows[row], keys, 0, False)]
    assert set(explained) <= set(looked_at.tolist())


@pytest.mark.parametrize("again", [DRILL_HEADINGS, [*DRILL_HEADINGS[:5], "", "", ""]])
def test_a_repeated_heading_and_the_row_below_it_are_looked_at(again: list[str]) -> None:
    rows = [DRILL_HEADINGS, *map(drill, range(1, 20)), again, *map(drill, range(20, 40))]
    sheet = grid(rows)
    texts = [{heading} for heading in DRILL_HEADINGS]
    looked_at = suspect_rows(sheet.columns, texts, np.array([], np.int64), 1, len(rows), True)
    assert {20, 21} <= set(looked_at.tolist())


def test_few_rows_of_a_clean_table_are_looked_at() -> None:
    sheet = grid([DRILL_HEADINGS, *(drill(n, 组织单位="柳河镇") for n in range(1, 200))])
    texts = [{heading} for heading in DRILL_HEADINGS]
    assert len(suspect_rows(sheet.columns, texts, np.array([0]), 1, 200, True)) < 20
