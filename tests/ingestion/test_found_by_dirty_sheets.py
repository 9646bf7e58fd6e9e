"""What dirty sheets once showed to go wrong, each as small as it can be."""

from __future__ import annotations

from pathlib import Path

from ingestion.recognising.layout import find_tables
from ingestion.text import squeeze
from tests.ingestion.books import (
    DRILL_HEADINGS,
    HAZARD_HEADINGS,
    drill,
    grid,
    issues,
    read,
    read_sheet,
    write_book,
)

PLACED = ["序号", "乡镇", "演练名称", "日期", "地点", "参演人数"]


def _placed(number: int, township: str, people: object = 10) -> list[object]:
    return [number, township, f"第{number}次演练", f"2024.3.{number}", "柳树村", people]


def test_a_heading_that_reaches_down_from_the_row_above_is_one_of_the_table(tmp_path: Path) -> None:
    rows = [
        ["演练台账"],
        ["时间", "基本情况", "", ""],
        ["", "演练名称", "地点", "参演人数"],
        ["2024.3.1", "洪水演练", "柳树村", 12],
    ]
    read_in = read_sheet(tmp_path, rows, merges=["A2:A3", "B2:D2"])
    assert [name for _, _, name, _ in read_in.mapping] == ["held_on", "drill_name", "place", "participants"]


def test_without_merge_marks_a_heading_over_a_blank_cell_is_one_of_the_table(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text(
        "演练台账,,,\n时间,基本情况,,\n,演练名称,地点,参演人数\n2024.3.1,洪水演练,柳树村,12\n",
        encoding="utf-8",
    )
    assert read(path).tables[0].mapping[0][2] == "held_on"


def test_parents_over_a_second_table_are_its_heading_and_no_records_of_the_first() -> None:
    rows = [
        *([DRILL_HEADINGS, drill(1), drill(2), []]),
        *(["隐患整改台账"], ["基本情况", "", "隐患", "", "", "整改", "", ""], HAZARD_HEADINGS),
        ["Y1", "2024.3.1", "某企业", "无灭火器", "一般", "2024.4.1", "", "未整改"],
    ]
    merges = [(5, 0, 5, 1), (5, 2, 5, 4), (5, 5, 5, 7)]
    found, _ = find_tables(grid(rows, merges))
    assert [(table.top, table.records.tolist()) for table in found] == [(0, [1, 2]), (5, [7])]


def test_a_heading_merged_over_blank_rows_ends_below_them() -> None:
    rows = [
        ["演练名称", "演练时间", "地点", "参演人数"],
        ["", "", "", ""],
        ["洪水演练", "2024.3.1", "柳树村", "5"],
    ]
    found, _ = find_tables(grid([["演练台账"], *rows], [(1, column, 2, column) for column in range(4)]))
    assert (found[0].depth, found[0].records.tolist()) == (2, [3])


def test_records_of_a_narrow_table_are_no_titles_of_the_next_one() -> None:
    rows = [
        ["演练台账"],
        ["演练名称", "演练日期"],
        ["洪水演练", "2024.3.1"],
        [],
        ["地震演练", "2024.3.2"],
        HAZARD_HEADINGS,
    ]
    found, _ = find_tables(grid(rows))
    assert found[0].records.tolist() == [2, 4]


def test_rows_of_a_place_that_was_not_read_are_no_titles_of_the_next_table() -> None:
    rows = [
        ["名称", "数量", "联系电话"],
        *([f"物{n}", n, "13800000000"] for n in range(4)),
        ["演练台账"],
        DRILL_HEADINGS,
        drill(1),
    ]
    found, doubtful = find_tables(grid(rows))
    assert [table.export for table in (t.recognition for t in found)] == ["F04"]
    assert not doubtful or found[0].first == 5


def test_a_total_in_a_wide_row_is_known_though_a_full_width_space_parts_its_word(tmp_path: Path) -> None:
    rows = [[*DRILL_HEADINGS, "经费"], *([*drill(n), 100] for n in range(1, 9))]
    rows.insert(7, ["", "合　计", "3个", "5家", "6天", "2村", 100, 180, 600])
    rows += [[*drill(n), 100] for n in range(11, 20)]
    assert read_sheet(tmp_path, rows).explained.get("小计、合计行") == 1


def test_a_total_of_six_digits_is_no_region_code(tmp_path: Path) -> None:
    rows = [
        DRILL_HEADINGS,
        drill(1, 参演人数=60000),
        drill(2, 参演人数=63456),
        ["", "合计", "", "", "", "", 123456, ""],
    ]
    read_in = read_sheet(tmp_path, rows)
    assert (read_in.rows_accepted, read_in.explained["小计、合计行"]) == (2, 1)


def test_the_county_under_a_code_is_a_region_and_no_total(tmp_path: Path) -> None:
    rows = [
        ["区划代码", "名称", "户数", "常住人口"],
        ["519999", "全县", 10, 30],
        ["519999101", "柳河镇", 10, 30],
    ]
    assert read_sheet(tmp_path, rows).rows_accepted == 2


def test_a_merged_cell_fills_down_across_a_row_that_says_of_which(tmp_path: Path) -> None:
    rows = [["演练台账"], PLACED, _placed(1, "柳河镇"), ["", "", "其中：新增", "", "", 4], _placed(2, "")]
    assert read_sheet(tmp_path, rows, merges=["B3:B5"]).columns["township"] == ["柳河镇", "柳河镇"]


def test_a_subtotal_counts_the_rows_before_a_row_that_says_of_which(tmp_path: Path) -> None:
    rows = [
        ["演练台账"],
        PLACED,
        _placed(1, "柳河镇", 10),
        ["", "", "其中：新增", "", "", 4],
        _placed(2, "柳河镇", 20),
    ]
    rows += [["", "", "小计", "", "", 30], _placed(3, "青石乡", 40), ["", "", "小计", "", "", 40]]
    assert not [code for _, _, code in issues(read_sheet(tmp_path, rows)) if code == "total_differs"]


def test_a_difference_of_totals_is_told_in_the_unit_of_the_title_and_in_full(tmp_path: Path) -> None:
    headings = ["科目编码", "项目名称", "年份", "年初预算"]
    rows = [
        ["应急经费预算"],
        ["单位：万元"],
        headings,
        ["2240101", "救灾", 2024, 1234567],
        ["2240102", "培训", 2024, 1],
        ["", "合计", "", 1234569],
    ]
    said = [
        issue["reason_zh"]
        for issue in read_sheet(tmp_path, rows).issues
        if issue["issue_code"] == "total_differs"
    ]
    assert said == ["“合计”行写的是1234569，所列各行相加为1234568，相差1，请核对"]


def test_a_right_total_in_mu_is_not_spoken_of_for_the_sake_of_a_rounding(tmp_path: Path) -> None:
    rows = [
        ["场所名称", "地点", "类型", "有效面积（亩）"],
        *([f"广场{n}", "柳树村", "紧急", 11.17 + n] for n in range(9)),
    ]
    rows.append(["合计", "", "", round(sum(11.17 + n for n in range(9)), 2)])
    assert not read_sheet(tmp_path, rows).issues


def test_a_mark_for_missing_is_one_under_a_heading_in_another_unit(tmp_path: Path) -> None:
    rows = [[*DRILL_HEADINGS, "经费（万元）"], [*drill(1), 3], [*drill(2), -99]]
    read_in = read_sheet(tmp_path, rows)
    assert read_in.columns["cost_yuan_number"] == [30000.0, None]
    assert (3, "cost_yuan", "sentinel") in issues(read_in)


def test_numbers_of_columns_below_a_repeated_heading_are_no_record(tmp_path: Path) -> None:
    numbers = ["甲", "乙", 1, 2, 3, 4, 5, 6]
    read_in = read_sheet(
        tmp_path, [DRILL_HEADINGS, numbers, drill(1), drill(2), DRILL_HEADINGS, numbers, drill(3)]
    )
    assert (read_in.rows_accepted, read_in.rows_rejected, read_in.explained["栏次行"]) == (3, 0, 2)


def test_numbers_of_columns_may_be_two(tmp_path: Path) -> None:
    rows = [["应急演练台账"], ["演练名称", "演练日期"], ["甲", "乙"], ["洪水演练", "2024.3.1"]]
    assert read_sheet(tmp_path, rows).explained["栏次行"] == 1


def test_beside_a_table_that_is_not_recognised_another_has_only_its_own_rows(tmp_path: Path) -> None:
    left = ["企业名称", "统一社会信用代码", "行业", "危险源", "是否高危", "从业人数", ""]
    rows = [
        [*left, "机构名称", "序号"],
        *([f"企业{n}", "", "化工", "液氨", "是", n, "", f"机构{n}", n] for n in (1, 2)),
    ]
    rows.append([*[""] * 7, "机构3", 3])
    found = read(write_book(tmp_path / "t.xlsx", {"表": rows}))
    enterprises = next(table for table in found.tables if table.table == "enterprises")
    assert (enterprises.rows_accepted + enterprises.rows_doubtful, enterprises.rows_rejected) == (2, 0)


def test_a_space_of_any_width_is_no_word() -> None:
    assert squeeze("合　\u2003计") == "合计"


def test_a_row_of_signatures_below_a_blank_form_belongs_to_it() -> None:
    rows = [["演练台账"], DRILL_HEADINGS, *([n, *[""] * 7] for n in (1, 2)), ["填表人：", "", "负责人："]]
    assert find_tables(grid(rows))[0][0].explained[4] == "note"


def test_a_sparse_record_below_a_blank_row_is_no_title_of_the_next_table() -> None:
    rows = [
        ["演练台账"],
        DRILL_HEADINGS,
        drill(1),
        [],
        ["", "地震演练", "", "", "2024.3.2", "", "", ""],
        [],
        ["隐患整改台账"],
        HAZARD_HEADINGS,
    ]
    assert find_tables(grid(rows))[0][0].records.tolist() == [2, 4]


def test_the_lowest_row_of_a_merged_heading_is_no_record_though_none_of_its_words_is_known() -> None:
    rows = [
        ["演练台账"],
        ["演练名称", "演练日期", "登记内容", ""],
        ["", "", "科室甲", "科室乙"],
        ["洪水演练", "2024.3.1", "", "是"],
    ]
    found, _ = find_tables(grid(rows, [(1, 0, 2, 0), (1, 1, 2, 1), (1, 2, 1, 3)]))
    assert found[0].records.tolist() == [3]


def test_children_of_a_parent_are_columns_though_the_parents_row_alone_would_do() -> None:
    top = [
        "基本情况",
        "",
        "立案单位",
        "处罚金额",
        "序号",
        "结案日期",
        "违法主体",
        "立案日期",
        "所在乡镇",
        "立案文号",
    ]
    rows = [
        ["案件台账"],
        top,
        ["隐患编号", "责任科室", *[""] * 8],
        ["Y1", "", "应急局", 5, 1, "", "某厂", "2024.3.1", "", "1号"],
    ]
    merges = [(1, 0, 1, 1), *((1, column, 2, column) for column in range(2, 10))]
    found, _ = find_tables(grid(rows, merges))
    assert "hazard_no" in {match.column.name for match in found[0].recognition.matches}


def test_a_record_above_its_total_is_no_title_of_the_next_table() -> None:
    rows = [
        ["演练台账"],
        DRILL_HEADINGS,
        drill(1),
        [],
        ["", "地震演练"],
        ["", "合计"],
        [],
        ["隐患整改台账"],
        HAZARD_HEADINGS,
    ]
    assert find_tables(grid(rows))[0][0].records.tolist() == [2, 4]


def test_clutter_under_a_parent_does_not_count_against_a_heading(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    top, below = (
        "评估时间,编制单位,发布时间,登记内容,,,应急预案名称,预案类型\n",
        ",,,是否上报,印发文号,审核人,,\n",
    )
    path.write_text(
        f"预案台账\n{top}{below}2024.3.1,某局,2024.1.1,是,1号,张三,防汛预案,村级\n", encoding="utf-8"
    )
    assert "document_no" in [name for _, _, name, _ in read(path).tables[0].mapping]
