"""A row that is no record is told apart from a record by what it says, wherever it stands."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingestion.recognising.rowkinds import EXPLANATIONS_ZH, row_kind
from ingestion.text import heading_key
from tests.ingestion.books import DRILL_HEADINGS, drill

KEYS = [heading_key(heading) for heading in DRILL_HEADINGS]
BLANK = [""] * len(KEYS)


def kind(*cells: Any, after_heading: bool = False) -> str | None:
    texts = [str(cell) for cell in cells]
    return row_kind(texts + [""] * (len(KEYS) - len(texts)), [{key} for key in KEYS], 0, after_heading)


@pytest.mark.parametrize("cells", [(), (" ", "　"), ("\u00a0",)])
def test_a_row_of_spaces_is_blank(cells: tuple[str, ...]) -> None:
    assert kind(*cells) == "blank"


@pytest.mark.parametrize(
    "cells",
    [
        ("小计", "", "", "", "", "", 120, 80),
        ("", "合计", "", "", "", "", 120, 80),
        ("合　计", "", "", "", "", "", 120),
        ("总计", "", "", "", "", "", "=SUM(G4:G9)"),
        ("共计", "", "", "", "", "", 120),
        ("合计：", "", "", "", "", "", 120),
        ("", "柳河镇小计", "", "", "", "", 120),
        ("全县合计", "", "", "", "", "", 120),
        ("全县", "", "", "", "", "", 120),
        ("本页小计", "", "", "", "", "", 120),
        ("合计12场次", "", "", "", "", "", 120),
    ],
)
def test_a_total_is_no_record(cells: tuple[Any, ...]) -> None:
    assert kind(*cells) == "subtotal"


def test_a_row_that_says_of_which_is_no_record() -> None:
    assert kind("其中：群众", "", "", "", "", "", 80) == "of_which"


@pytest.mark.parametrize(
    "cells",
    [
        ("注：本表按季度报送。",),
        ("备注：参演人数为人次",),
        ("填表说明：1．演练类型按实际填写",),
        ("填表人：", "", "", "审核人：", "", "", "填表日期：2024年10月8日"),
        ("单位负责人（签字）：", "", "", "", "填表人："),
        ("联系电话：0500-2100001",),
        ("", "", "", "", "", "（盖章）"),
        ("第1页 共3页",),
        ("数据来源：县应急管理局",),
    ],
)
def test_notes_and_signatures_below_the_table_are_no_records(cells: tuple[str, ...]) -> None:
    assert kind(*cells) == "note"


def test_a_heading_repeated_after_a_page_break_is_no_record() -> None:
    assert kind(*DRILL_HEADINGS) == "repeated_header"


def test_a_blank_form_with_serial_numbers_holds_no_records() -> None:
    assert kind(7) == "empty_form"


def test_a_section_line_is_no_record() -> None:
    assert kind("（一）县级演练") == "section"


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (("", "", "", "", "", "", "人次", "人次"), "units"),
        (("", "", "", "", "", "", "（人次）", "（人次）"), "units"),
        (("甲", "乙", "丙", "丁", 1, 2, 3, 4), "column_numbers"),
        ((1, 2, 3, 4, 5, 6, 7, 8), "column_numbers"),
        (("甲", "乙", "丙", 1, 2, 3, "4=2+3", 5), "column_numbers"),
    ],
)
def test_a_row_of_units_column_numbers_or_formulas_under_the_heading_is_no_record(
    cells: tuple[Any, ...], expected: str
) -> None:
    assert kind(*cells, after_heading=True) == expected


@pytest.mark.parametrize(
    "record",
    [
        drill(3),
        drill(4, 演练名称="合计划演练"),
        drill(5, 演练名称="其中一村群众避险演练"),
        drill(6, 演练名称="注册企业联合演练"),
        drill(7, 组织单位="联系人办公室"),
        drill(8, 参演人数=8, 其中群众=""),
        drill(9, 演练名称="审核流程桌面推演"),
        drill(10, 演练名称="一、二号水库联合演练"),
    ],
)
def test_a_record_whose_words_only_resemble_a_total_or_a_note_stays_a_record(record: list[Any]) -> None:
    assert kind(*record) is None


def test_a_region_named_like_a_total_beside_its_code_is_a_record_of_the_register() -> None:
    keys = [heading_key(heading) for heading in ("区划代码", "名称", "常住人口")]
    assert row_kind(["510999", "全县", "312000"], [{key} for key in keys], None, True) is None


@given(st.lists(st.text(max_size=8), min_size=len(KEYS), max_size=len(KEYS)), st.booleans())
def test_telling_a_row_never_raises_and_every_kind_can_be_explained(cells: list[str], after: bool) -> None:
    found = row_kind(cells, [{key} for key in KEYS], 0, after)
    assert found is None or found in EXPLANATIONS_ZH
