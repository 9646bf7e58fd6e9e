"""The tables of a sheet are found where they stand, and every row from title to last note belongs to one."""

from __future__ import annotations

from typing import Any

from tests.ingestion.books import DRILL_HEADINGS, HAZARD_HEADINGS, drill, grid, tables

HAZARD = ["YH-1", "2024.9.5", "柳河砖厂", "消防通道堵塞", "一般", "2024.9.20", "2024.9.18", "已整改"]
TITLE = ["某县2024年应急演练统计表"]
UNIT = ["填报单位：应急管理局", "", "", "", "", "单位：人次"]


def test_title_unit_and_filler_lines_stand_above_the_heading() -> None:
    (table,) = tables([TITLE, UNIT, [], DRILL_HEADINGS, drill(1), drill(2)])
    assert (table.first, table.top, table.records) == (0, 3, [4, 5])
    assert table.explained == {0: "title", 1: "title", 2: "blank", 3: "header"}


def test_a_heading_may_stand_as_far_down_as_row_thirty() -> None:
    (table,) = tables([*[["说明第几条"]] * 29, DRILL_HEADINGS, drill(1)])
    assert (table.top, table.records) == (29, [30])


def test_a_heading_of_two_rows_joins_merged_parents_with_their_children() -> None:
    upper = ["队伍名称", "队伍类别", "人数", "", "组建时间"]
    lower = ["", "", "专职", "兼职", ""]
    merges = [(1, 2, 1, 3), (1, 0, 2, 0), (1, 1, 2, 1), (1, 4, 2, 4)]
    (table,) = tables([["队伍台账"], upper, lower, ["柳河队", "综合", 5, 15, "2020年"]], merges)
    assert (table.depth, table.records) == (2, [3])
    assert {m.position: m.column.name for m in table.recognition.matches} == {
        0: "team_name",
        1: "team_kind",
        2: "full_time",
        3: "part_time",
        4: "established_on",
    }


def test_a_heading_of_two_rows_is_joined_without_merge_marks_too() -> None:
    upper = ["演练名称", "日期", "参演人数", "", "地点"]
    lower = ["", "", "合计", "其中群众", ""]
    (table,) = tables([upper, lower, ["防汛演练", "2024.5.6", 60, 40, "柳树村"]])
    assert table.depth == 2
    assert [m.column.name for m in table.recognition.matches] == [
        "drill_name",
        "held_on",
        "participants",
        "public_participants",
        "place",
    ]


def test_a_heading_of_three_rows_is_joined_to_its_lowest_level() -> None:
    rows: list[list[Any]] = [
        ["企业名称", "从业情况", "", "属地"],
        ["", "人员", "", ""],
        ["", "从业人数", "兼职救援人员", ""],
        ["柳河砖厂", 30, 5, "柳河镇"],
    ]
    merges = [(0, 1, 0, 2), (1, 1, 1, 2), (0, 0, 2, 0), (0, 3, 2, 3)]
    (table,) = tables(rows, merges)
    assert (table.depth, table.records) == (3, [3])
    assert [m.column.name for m in table.recognition.matches] == [
        "enterprise_name",
        "employees",
        "part_time_rescuers",
        "township",
    ]


def test_a_heading_of_four_rows_of_uneven_depth_is_joined() -> None:
    rows: list[list[Any]] = [
        ["姓名", "队伍", "基本情况", "", "资格与保障", ""],
        ["", "", "性别", "入队", "培训", ""],
        ["", "", "", "", "合格", ""],
        ["", "", "", "入队时间", "培训合格日期", "有效期至"],
        ["张三", "柳河队", "男", "2020.1.5", "2024.3.1", "2026.3.1"],
    ]
    merges = [
        (0, 0, 3, 0),
        (0, 1, 3, 1),
        (0, 2, 0, 3),
        (1, 2, 3, 2),
        (0, 4, 0, 5),
        (1, 4, 1, 5),
        (2, 4, 2, 5),
    ]
    (table,) = tables(rows, merges)
    assert (table.depth, table.records) == (4, [4])
    assert [m.column.name for m in table.recognition.matches] == [
        "member_name",
        "team_name",
        "gender",
        "joined_on",
        "trained_on",
        "trained_until",
    ]


def test_columns_may_stand_in_any_order() -> None:
    order = [7, 2, 0, 5, 1, 6, 4, 3]
    (table,) = tables([[DRILL_HEADINGS[i] for i in order], [drill(1)[i] for i in order]])
    assert len(table.recognition.matches) == len(DRILL_HEADINGS)


def test_rows_below_the_records_are_explained_up_to_the_last_note() -> None:
    rows = [DRILL_HEADINGS, drill(1), drill(2), ["合计", "", "", "", "", "", 83, 60], [], ["填表人："]]
    (table,) = tables(rows)
    assert table.records == [1, 2]
    assert table.explained == {0: "header", 3: "subtotal", 4: "blank", 5: "note"}
    assert (table.first, table.last) == (0, 5)


def test_a_total_may_come_first() -> None:
    (table,) = tables([DRILL_HEADINGS, ["合计", "", "", "", "", "", 83, 60], drill(1), drill(2)])
    assert table.records == [2, 3] and table.explained[1] == "subtotal"


def test_rows_of_units_and_column_numbers_under_the_heading_are_explained() -> None:
    (table,) = tables(
        [DRILL_HEADINGS, [1, 2, 3, 4, 5, 6, 7, 8], ["", "", "", "", "", "", "人次", "人次"], drill(1)]
    )
    assert table.records == [3]
    assert (table.explained[1], table.explained[2]) == ("column_numbers", "units")


def test_a_heading_repeated_below_a_page_break_starts_no_second_table() -> None:
    found = tables([TITLE, DRILL_HEADINGS, drill(1), drill(2), TITLE, DRILL_HEADINGS, drill(3), drill(4)])
    assert len(found) == 1
    assert found[0].records == [2, 3, 6, 7]
    assert (found[0].explained[4], found[0].explained[5]) == ("title", "repeated_header")


def test_a_note_merged_into_the_body_is_explained() -> None:
    note = (
        "本月因暴雨停止演练两次，已报县应急管理局备案，待天气好转后补做，届时另行报送演练评估报告及影像资料。"
    )
    (table,) = tables([DRILL_HEADINGS, drill(1), [note], drill(2)], [(2, 0, 2, 7)])
    assert table.records == [1, 3] and table.explained[2] == "note"


def test_blank_rows_between_records_are_explained_and_those_after_the_end_are_not_read() -> None:
    (table,) = tables([DRILL_HEADINGS, drill(1), [], drill(2), [], []])
    assert table.records == [1, 3] and table.explained[2] == "blank"
    assert table.last == 3


def test_two_tables_under_each_other_each_get_their_own_rows() -> None:
    rows = [TITLE, DRILL_HEADINGS, drill(1), drill(2), [], ["隐患整改台账"], HAZARD_HEADINGS, HAZARD]
    drills, hazards = tables(rows)
    assert (drills.recognition.export, drills.first, drills.last, drills.records) == ("F04", 0, 3, [2, 3])
    assert (hazards.recognition.export, hazards.first, hazards.last, hazards.records) == ("F06", 5, 7, [7])


def test_two_tables_side_by_side_each_get_their_own_columns() -> None:
    rows = [[*DRILL_HEADINGS, "", *HAZARD_HEADINGS], [*drill(1), "", *HAZARD], [*drill(2), ""]]
    drills, hazards = tables(rows)
    assert (drills.recognition.export, drills.records) == ("F04", [1, 2])
    assert (hazards.recognition.export, hazards.records) == ("F06", [1])


def test_a_blank_form_with_serial_numbers_has_a_table_and_no_record() -> None:
    (table,) = tables([TITLE, DRILL_HEADINGS, *[[number] for number in range(1, 11)]])
    assert table.records == []
    assert {kind for row, kind in table.explained.items() if row > 1} == {"empty_form"}


def test_a_sheet_without_any_heading_has_no_table() -> None:
    assert tables([drill(1), drill(2), drill(3)]) == []


def test_a_sheet_that_is_another_thing_has_no_table() -> None:
    assert tables([["通讯录"], ["科室", "分机"], ["办公室", 8001], ["防汛科", 8002]]) == []


def test_a_required_column_that_is_absent_leaves_a_doubtful_place_and_no_table() -> None:
    from ingestion.recognising.layout import find_tables

    headings = ["编号", "被检查单位", "隐患描述", "隐患等级", "整改期限", "状态"]
    found, doubtful = find_tables(
        grid([headings, ["YH-1", "柳河砖厂", "堵塞", "一般", "2024.9.20", "已整改"]])
    )
    assert found == []
    assert [column.zh for column in doubtful[0].recognition.missing] == ["发现时间"]


def test_a_merge_that_reaches_beyond_the_sheet_does_no_harm() -> None:
    (table,) = tables([TITLE, DRILL_HEADINGS, drill(1)], [(0, 0, 0, 300), (2, 0, 900, 0)])
    assert table.records == [2]


def test_two_tables_side_by_side_without_a_gap_are_told_by_the_first_heading_that_comes_again() -> None:
    half = ["演练名称", "组织单位", "日期", "参演人数"]
    row = ["防汛演练", "柳河镇人民政府", "2024.5.6", 40, "消防演练", "青石乡人民政府", "2024.6.7", 50]
    first, second = tables([[*half, *half], row])
    assert (first.left, first.right, second.left, second.right) == (0, 3, 4, 7)


def test_a_row_of_units_and_a_row_of_values_are_no_levels_of_a_heading() -> None:
    units = ["", "", "", "", "", "", "人次", "人次"]
    rows = [
        DRILL_HEADINGS,
        units,
        drill(1),
        ["全县", "", "", "", "", "", 1450, 900],
        DRILL_HEADINGS,
        drill(2),
    ]
    (table,) = tables(rows)
    assert table.records == [2, 5]
    assert table.explained == {0: "header", 1: "units", 3: "subtotal", 4: "repeated_header"}


def test_a_lower_heading_row_that_only_says_total_is_no_total_row() -> None:
    upper = ["演练名称", "组织单位", "演练日期", "参演人数", ""]
    lower = ["", "", "", "总数", "其中群众"]
    (table,) = tables([upper, lower, ["防汛演练", "柳河镇", "2024.5.6", 40, 30]])
    assert (table.depth, table.records) == (2, [2])
    assert {m.column.name for m in table.recognition.matches} >= {"participants", "public_participants"}


def test_a_row_with_nothing_but_a_township_is_a_group_title() -> None:
    (table,) = tables([DRILL_HEADINGS, ["柳河镇"], drill(1)])
    assert (table.records, table.explained[1]) == ([2], "section")


def test_both_rows_of_a_heading_repeated_below_a_page_break_are_explained() -> None:
    upper = ["演练名称", "组织单位", "演练日期", "参演人数", ""]
    lower = ["", "", "", "合计", "其中群众"]
    row = ["防汛演练", "柳河镇", "2024.5.6", 40, 30]
    (table,) = tables([upper, lower, row, upper, lower, ["防火演练", "柳河镇", "2024.6.6", 50, 20]])
    assert table.records == [2, 5]
    assert table.explained[3] == table.explained[4] == "repeated_header"


def test_upper_levels_that_only_group_do_not_hide_the_columns_below_them() -> None:
    rows = [
        ["演练名称", "组织单位", "演练日期", "基本情况", ""],
        ["", "", "", "参演人数", ""],
        ["", "", "", "合计(人次)", "其中群众"],
        [1, 2, 3, 4, 5],
        ["防汛演练", "柳河镇", "2024.5.6", 40, 30],
    ]
    merges = [(0, 0, 2, 0), (0, 1, 2, 1), (0, 2, 2, 2), (0, 3, 0, 4), (1, 3, 1, 4)]
    (table,) = tables(rows, merges)
    assert (table.depth, table.records, table.explained[3]) == (3, [4], "column_numbers")
    assert {m.column.name for m in table.recognition.matches} >= {"participants", "public_participants"}


def test_the_sparse_middle_row_of_a_repeated_heading_is_explained() -> None:
    heading = [
        ["演练名称", "组织单位", "演练日期", "基本情况", ""],
        ["", "", "", "参演人数", ""],
        ["", "", "", "合计", "其中群众"],
    ]
    merges = [(0, 0, 2, 0), (0, 1, 2, 1), (0, 2, 2, 2), (0, 3, 0, 4), (1, 3, 1, 4)]
    row = ["防汛演练", "柳河镇", "2024.5.6", 40, 30]
    (table,) = tables([*heading, row, *heading, row], merges)
    assert table.records == [3, 7]
    assert {table.explained[n] for n in (4, 5, 6)} == {"repeated_header"}
