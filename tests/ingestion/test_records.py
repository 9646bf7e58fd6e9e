"""Rows to records: every value as sent and as read, every doubt said with its cell, every row accounted for."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.ingestion.books import DRILL_HEADINGS, HAZARD_HEADINGS, drill, issues, read, read_sheet, write_book
from tests.ingestion.people import id_number

ROSTER = ["姓名", "性别", "出生年月", "身份证号", "队伍", "所在乡镇", "入队时间", "电话"]
PERSON = id_number(date(1987, 3, 14), 27)


def member(name: str = "张三", number: Any = PERSON, **changed: Any) -> list[Any]:
    values = {
        "姓名": name,
        "性别": "男",
        "出生年月": "1987.3",
        "身份证号": number,
        "队伍": "柳河队",
        "所在乡镇": "柳河镇",
        "入队时间": "2020.1.5",
        "电话": "13800000000",
        **changed,
    }
    return [values[heading] for heading in ROSTER]


def hazard(number: str = "YH-1", **changed: Any) -> list[Any]:
    values = {
        "编号": number,
        "发现时间": "2024.9.5",
        "被检查单位": "柳河砖厂",
        "隐患描述": "消防通道堵塞",
        "隐患等级": "一般",
        "整改期限": "2024.9.20",
        "整改时间": "2024.9.18",
        "状态": "已整改",
        **changed,
    }
    return [values[heading] for heading in HAZARD_HEADINGS]


def test_a_record_keeps_its_text_its_reading_and_its_row(tmp_path: Path) -> None:
    read = read_sheet(tmp_path, [["标题"], DRILL_HEADINGS, drill(1, 日期="2024年5月上旬", 参演人数="约50人")])
    columns = {name: values[0] for name, values in read.columns.items()}
    assert (read.export, read.table, read.rows_accepted) == ("F04", "drills", 1)
    assert columns["row_number"] == 3
    assert (columns["held_on"], columns["held_on_precision"]) == ("2024年5月上旬", "ten_days")
    assert (columns["held_on_from"], columns["held_on_to"]) == (date(2024, 5, 1), date(2024, 5, 10))
    assert (columns["participants"], columns["participants_number"]) == ("约50人", 50)
    assert (columns["participants_low"], columns["participants_high"]) == (45, 55)
    assert columns["participants_is_imprecise"] is True
    assert read.as_sent[0] is None


def test_missing_zero_and_not_stated_are_three_values(tmp_path: Path) -> None:
    cells = [0, None, "/", "—", "无", "详见附件"]
    read = read_sheet(
        tmp_path, [DRILL_HEADINGS, *[drill(i, 其中群众=cell) for i, cell in enumerate(cells, 1)]]
    )
    assert read.columns["public_participants_number"] == [0, None, None, None, None, None]
    assert read.columns["public_participants"] == ["0", None, None, None, "无", "详见附件"]
    assert read.rows_accepted == 6


@pytest.mark.parametrize("sentinel", [-1, -99, "-999"])
def test_a_code_for_missing_is_taken_as_missing_and_said(tmp_path: Path, sentinel: Any) -> None:
    read = read_sheet(tmp_path, [DRILL_HEADINGS, drill(1, 其中群众=sentinel)])
    assert read.columns["public_participants_number"] == [None]
    assert issues(read) == [(2, "public_participants", "sentinel")]


def test_an_unreadable_number_costs_its_cell_and_not_its_record(tmp_path: Path) -> None:
    read = read_sheet(tmp_path, [DRILL_HEADINGS, drill(1, 参演人数="若干")])
    assert issues(read) == [(2, "participants", "unreadable")]
    assert (read.rows_doubtful, read.columns["participants"], read.columns["participants_number"]) == (
        1,
        ["若干"],
        [None],
    )


def test_an_unreadable_or_blank_required_value_rejects_the_row_with_a_reason(tmp_path: Path) -> None:
    read = read_sheet(tmp_path, [DRILL_HEADINGS, drill(1, 日期="待定"), drill(2, 日期=None), drill(3)])
    assert issues(read) == [(2, "held_on", "unreadable"), (3, "held_on", "required_blank")]
    assert (read.rows_rejected, read.rows_accepted) == (2, 1)
    assert all(issue["reason_zh"] and issue["severity"] == "rejected" for issue in read.issues)


def test_a_date_after_the_receipt_is_doubted_and_loaded(tmp_path: Path) -> None:
    read = read_sheet(tmp_path, [DRILL_HEADINGS, drill(1, 日期="2052-12-9")])
    assert issues(read) == [(2, "held_on", "future_date")]
    assert read.columns["held_on_from"] == [date(2052, 12, 9)] and read.rows_doubtful == 1


def test_a_day_without_a_year_takes_the_year_of_the_title(tmp_path: Path) -> None:
    read = read_sheet(tmp_path, [["2023年演练统计表"], DRILL_HEADINGS, drill(1, 日期="9月5日")])
    assert read.columns["held_on_from"] == [date(2023, 9, 5)]


def test_a_day_without_any_year_is_not_given_one(tmp_path: Path) -> None:
    read = read_sheet(tmp_path, [["演练统计表"], DRILL_HEADINGS, drill(1, 日期="9月5日")])
    assert read.rows_rejected == 1 and issues(read) == [(3, "held_on", "unreadable")]


def test_an_exact_copy_is_rejected_whatever_its_serial_number(tmp_path: Path) -> None:
    copy = [2, *drill(1)[1:]]
    read = read_sheet(tmp_path, [DRILL_HEADINGS, drill(1), copy])
    assert (read.rows_accepted, read.rows_rejected) == (1, 1)
    assert read.issues[0]["reason_zh"] == "重复行：与第2行完全相同"


def test_the_same_key_with_other_content_stays_twice_and_says_so(tmp_path: Path) -> None:
    read = read_sheet(tmp_path, [HAZARD_HEADINGS, hazard("YH-1"), hazard("YH-1", 隐患描述="电线老化")])
    assert (read.rows_accepted, read.rows_doubtful) == (1, 1)
    assert issues(read) == [(3, "", "conflicting_key")]


def test_a_row_shifted_by_one_column_is_rejected_as_a_whole(tmp_path: Path) -> None:
    shifted = ["", *hazard("YH-2")[:-1]]
    read = read_sheet(tmp_path, [HAZARD_HEADINGS, hazard("YH-1"), shifted])
    assert (read.rows_accepted, read.rows_rejected) == (1, 1)
    assert issues(read) == [(3, "", "shifted")]
    assert "向右错开了一列" in read.issues[0]["reason_zh"]


def test_a_row_moved_one_column_to_the_left_is_told_so(tmp_path: Path) -> None:
    read = read_sheet(tmp_path, [HAZARD_HEADINGS, hazard("YH-1"), [*hazard("YH-2")[1:], ""]])
    assert issues(read) == [(3, "", "shifted")]
    assert "向左错开了一列" in read.issues[0]["reason_zh"]


def test_an_unknown_word_of_a_closed_list_is_doubted_and_gets_no_code(tmp_path: Path) -> None:
    read = read_sheet(tmp_path, [HAZARD_HEADINGS, hazard(状态="看情况")])
    assert read.columns["status_code"] == [None] and read.columns["status"] == ["看情况"]
    assert issues(read) == [(2, "status", "unknown_code")]


def test_a_merged_township_is_filled_down(tmp_path: Path) -> None:
    headings = ["所在乡镇", *DRILL_HEADINGS]
    rows = [headings, ["柳河镇", *drill(1)], [None, *drill(2)], ["青石乡", *drill(3)]]
    read = read_sheet(tmp_path, rows, ["A2:A3"])
    assert read.columns["township"] == ["柳河镇", "柳河镇", "青石乡"]
    assert read.rows_accepted == 3


def test_a_merged_township_is_never_filled_across_a_subtotal(tmp_path: Path) -> None:
    headings = ["所在乡镇", *DRILL_HEADINGS]
    total = [None, None, "小计", *[None] * 4, 41, 30]
    rows = [headings, ["柳河镇", *drill(1)], total, [None, *drill(2)]]
    read = read_sheet(tmp_path, rows, ["A2:A4"])
    assert read.columns["township"] == ["柳河镇", None]
    assert read.explained == {"表头行": 1, "小计、合计行": 1}


@pytest.mark.parametrize("ditto", ["同上", "〃", "″", '"'])
def test_as_above_is_the_value_above_and_is_said(tmp_path: Path, ditto: str) -> None:
    read = read_sheet(
        tmp_path, [DRILL_HEADINGS, drill(1, 组织单位="青石乡人民政府"), drill(2, 组织单位=ditto)]
    )
    assert read.columns["organiser_name"] == ["青石乡人民政府"] * 2
    assert issues(read) == [(3, "organiser_name", "ditto")]
    assert read.rows_accepted == 2


def test_as_above_in_the_first_row_is_no_value(tmp_path: Path) -> None:
    read = read_sheet(tmp_path, [DRILL_HEADINGS, drill(1, 参演人数="同上")])
    assert read.columns["participants_number"] == [None]
    assert issues(read) == [(2, "participants", "unreadable")]


def test_the_unit_of_the_heading_is_converted_and_the_original_kept(tmp_path: Path) -> None:
    headings = ["案号", "立案日期", "当事人", "违法行为", "罚款金额（万元）"]
    read = read_sheet(tmp_path, [headings, ["A-1", "2024.5.6", "柳河砖厂", "未培训", 1.5]])
    assert (read.columns["fine_yuan"], read.columns["fine_yuan_number"]) == (["1.5"], [15000])


def test_the_unit_line_above_the_heading_is_converted_too(tmp_path: Path) -> None:
    headings = ["科目", "项目", "年初预算", "调整预算", "支出"]
    rows: list[list[Any]] = [
        ["2024年应急经费表", "", "", "", "单位：万元"],
        headings,
        ["2240101", "物资购置", 12.5, "", 3],
    ]
    read = read_sheet(tmp_path, rows)
    assert read.columns["budget_yuan_number"] == [125000]
    assert (read.columns["year_from"], read.columns["adjusted_yuan_number"]) == ([date(2024, 1, 1)], [None])


def test_an_area_in_mu_becomes_square_metres(tmp_path: Path) -> None:
    headings = ["名称", "类型", "地点", "占地面积（亩）", "有效面积（㎡）", "可容纳人数"]
    read = read_sheet(tmp_path, [headings, ["中心广场", "固定", "县城", 3, 1200, 800]])
    assert read.columns["area_m2_number"] == [pytest.approx(2000, abs=0.01)]
    assert read.columns["usable_area_m2_number"] == [1200]


def test_a_ruined_id_number_costs_its_cell_and_keeps_its_record(tmp_path: Path) -> None:
    read = read_sheet(
        tmp_path, [ROSTER, member("张三", float(PERSON[:15] + "000")), member("李四", "5.11E+17")]
    )
    assert read.rows_doubtful == 2 and read.columns["id_number"] == [None, None]
    assert issues(read) == [(2, "id_number", "ruined_id"), (3, "id_number", "ruined_id")]


def test_one_person_is_one_person_however_the_number_is_written(tmp_path: Path) -> None:
    spaced = f"{PERSON[:6]} {PERSON[6:14]} {PERSON[14:]}"
    rows = [
        ROSTER,
        member(队伍="甲队"),
        member(number=spaced, 队伍="乙队"),
        member(number=f"'{PERSON}", 队伍="丙队"),
    ]
    keys = read_sheet(tmp_path, rows).columns["person_key"]
    assert len(set(keys)) == 1 and PERSON not in keys[0]


def test_without_a_number_a_person_is_name_birth_month_gender_and_township(tmp_path: Path) -> None:
    rows = [
        ROSTER,
        member(number="", 队伍="甲队"),
        member("张　三", number="", 队伍="乙队", 出生年月="1987年3月"),
        member(number="", 队伍="丙队", 出生年月="1988.3"),
        member(number="", 队伍="丁队", 所在乡镇="青石乡"),
    ]
    same, again, younger, elsewhere = read_sheet(tmp_path, rows).columns["person_key"]
    assert same == again and len({same, younger, elsewhere}) == 3


def test_two_people_of_one_name_and_nothing_else_are_not_taken_for_one(tmp_path: Path) -> None:
    rows = [ROSTER, *[member(number="", 出生年月="", 队伍=team) for team in ("甲队", "乙队")]]
    assert len(set(read_sheet(tmp_path, rows).columns["person_key"])) == 2


def test_nothing_personal_is_in_records_cells_or_issues(tmp_path: Path) -> None:
    wrong = PERSON[:-1] + ("1" if PERSON[-1] != "1" else "2")
    rows = [
        ROSTER,
        member(),
        member("李四光", wrong, 电话="138 1234 5678/0838-1234567"),
        member("王五", 身份证号="同上"),
    ]
    found = read_sheet(tmp_path, rows)
    everything = json.dumps(
        [found.columns, found.as_sent, found.issues, found.mapping], ensure_ascii=False, default=str
    )
    for secret in (PERSON, wrong, "13800000000", "12345678", "1234567", "张三", "李四光"):
        assert secret not in everything


def test_numbers_of_people_in_the_wrong_column_are_not_readable_either(tmp_path: Path) -> None:
    rows = [DRILL_HEADINGS, drill(1, 参演人数=13812345678), drill(2, 参演人数=PERSON, 地点=f"联系人{PERSON}")]
    found = read_sheet(tmp_path, rows)
    everything = json.dumps([found.columns, found.as_sent, found.issues], ensure_ascii=False, default=str)
    assert "13812345678" not in everything and PERSON not in everything


def test_a_cell_with_an_error_of_the_workbook_is_said_and_not_taken_for_empty(tmp_path: Path) -> None:
    found = read_sheet(tmp_path, [DRILL_HEADINGS, drill(1, 参演人数="#REF!")])
    assert found.columns["participants_number"] == [None] and found.rows_doubtful == 1


def test_township_sheets_of_one_workbook_give_records_that_cannot_be_confused(tmp_path: Path) -> None:
    names = ["应急救援队员花名册（柳河镇）", "应急救援队员花名册（青石乡）"]
    book = write_book(tmp_path / "t.xlsx", {name: [ROSTER, member(队伍=name)] for name in names})
    first, second = read(book).tables
    assert first.table_id != second.table_id
    assert [first.sheet, second.sheet] == names


def test_an_exact_copy_in_a_second_sheet_of_the_delivery_is_rejected(tmp_path: Path) -> None:
    book = write_book(
        tmp_path / "t.xlsx", {"一": [DRILL_HEADINGS, drill(1)], "二": [DRILL_HEADINGS, drill(1), drill(2)]}
    )
    first, second = read(book).tables
    assert (first.rows_accepted, second.rows_accepted, second.rows_rejected) == (1, 1, 1)


def test_a_register_states_the_moment_that_its_title_names(tmp_path: Path) -> None:
    found = read_sheet(
        tmp_path, [["队员花名册"], ["统计时点：2024年6月30日 填报日期：2024年7月9日"], ROSTER, member()]
    )
    assert found.statement_on == date(2024, 6, 30)


def test_a_register_without_a_statement_states_the_last_quarter_end(tmp_path: Path) -> None:
    found = read_sheet(tmp_path, [["队员花名册"], ROSTER, member()])
    assert found.statement_on == date(2024, 9, 30)


def test_a_log_states_no_moment(tmp_path: Path) -> None:
    assert read_sheet(tmp_path, [["截至2024年6月30日"], DRILL_HEADINGS, drill(1)]).statement_on is None
