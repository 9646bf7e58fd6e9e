"""A department's .xlsx comes back as it was, its wrong cells marked, with a first sheet that lists them."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from ingestion.handback.look import CELL_COLOURS, ROW_COLOURS
from ingestion.handback.write import write_handback
from tests.ingestion.books import DRILL_HEADINGS, drill, read, write_book
from tests.ingestion.handing_back import Back, colour, comment, handed_back, ordered

ID_NUMBER = "510999198703140016"
ROSTER_HEADINGS = ["序号", "姓名", "身份证号", "队伍", "联系电话", "入队时间"]


def drills(*rows: list[Any]) -> list[list[Any]]:
    return [["2024年演练台账"], DRILL_HEADINGS, *rows]


def styled(path: Path) -> Path:
    """A ledger as a careful clerk keeps it: merged title, widths, number formats, a formula, a second sheet."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "演练"
    for row in drills(drill(1), drill(2, 日期="待定"), drill(3)):
        sheet.append(row)
    sheet.merge_cells("A1:H1")
    sheet["A1"].font = Font(name="黑体", size=20, bold=True)
    sheet["A1"].alignment = Alignment(horizontal="center")
    sheet["B4"].border = Border(bottom=Side(style="double"))
    sheet["G3"].number_format = '0"人"'
    sheet["G6"] = "=SUM(G3:G5)"
    sheet["B5"].fill = PatternFill("solid", fgColor="FF00B050")
    sheet.column_dimensions["B"].width = 33.5
    sheet.row_dimensions[2].height = 41
    sheet.freeze_panes = "A3"
    sheet.auto_filter.ref = "A2:H5"
    choices = DataValidation(type="list", formula1='"桌面,实战"')
    choices.add("C3:C9")
    sheet.add_data_validation(choices)
    other = book.create_sheet("说明")
    other["A1"] = "填表说明"
    other["A1"].font = Font(color="FF7030A0", italic=True)
    book.create_sheet("参数").sheet_state = "hidden"
    book.save(path)
    return path


@pytest.fixture
def back(tmp_path: Path) -> Back:
    return handed_back(styled(tmp_path / "演练台账.xlsx"))


def page(back: Back, name: str) -> Worksheet:
    sheet = back.book[name]
    assert isinstance(sheet, Worksheet)
    return sheet


def test_formatting_formulas_and_other_sheets_come_back_as_they_were(tmp_path: Path, back: Back) -> None:
    before = load_workbook(tmp_path / "演练台账.xlsx")
    assert back.book.sheetnames == ["退回说明", "演练", "说明", "参数"]
    assert [sheet.sheet_state for sheet in back.book.worksheets] == ["visible"] * 3 + ["hidden"]
    for name in ("演练", "说明"):
        was, now = before[name], page(back, name)
        assert str(now.merged_cells) == str(was.merged_cells)
        assert (now.freeze_panes, now.auto_filter.ref) == (was.freeze_panes, was.auto_filter.ref)
        assert {k: d.width for k, d in now.column_dimensions.items()} == {
            k: d.width for k, d in was.column_dimensions.items()
        }
        assert now.row_dimensions[2].height == was.row_dimensions[2].height
        for row in was.iter_rows():
            for cell in row:
                same = now[cell.coordinate]
                assert same.value == cell.value
                for part in ("font", "border", "alignment", "number_format"):
                    assert repr(getattr(same, part)) == repr(getattr(cell, part)), (cell.coordinate, part)
                if cell.coordinate != "E4":
                    assert repr(same.fill) == repr(cell.fill)
    assert page(back, "演练")["G6"].value == "=SUM(G3:G5)"
    assert len(page(back, "演练").data_validations.dataValidation) == 1


def test_a_rejected_cell_is_red_and_says_what_is_wrong_and_what_was_expected(back: Back) -> None:
    sheet = page(back, "演练")
    assert colour(sheet, "E4") == CELL_COLOURS["rejected"]
    assert comment(sheet, "E4").startswith(
        "【点验·退回】“日期”应为日期，此处无法识别\n应当：请写成 2024-09-05"
    )
    assert sheet["E4"].value == "待定"
    marked = [cell.coordinate for row in sheet.iter_rows() for cell in row if cell.comment]
    assert marked == ["E4"]


def test_a_doubtful_cell_is_amber_and_several_issues_of_one_cell_are_joined(tmp_path: Path) -> None:
    rows = drills(drill(1), drill(2, 参演人数=-5, 其中群众=-7), drill(3, 日期="2034.5.6"))
    sheet = page(handed_back(write_book(tmp_path / "t.xlsx", {"演练": rows})), "演练")
    assert colour(sheet, "G4") == colour(sheet, "E5") == CELL_COLOURS["doubtful"]
    assert "晚于收到日期" in comment(sheet, "E5") and "年份" in comment(sheet, "E5")


def test_two_issues_of_one_cell_stand_in_one_comment_and_the_graver_colours_it(tmp_path: Path) -> None:
    path = write_book(tmp_path / "t.xlsx", {"演练": drills(drill(1), drill(2, 日期="待定"))})
    (order,) = ordered(path)
    (mark,) = [m for m in order.marks if m.column == 5]
    doubt = type(mark)(
        "doubtful", mark.sheet, mark.table_no, 4, 5, mark.column_zh, "", "年份可疑", "请核对年份"
    )
    order.marks.insert(0, doubt)
    sheet = load_workbook(io.BytesIO(write_handback(path.read_bytes(), order)))["演练"]
    assert colour(sheet, "E4") == CELL_COLOURS["rejected"]
    said = comment(sheet, "E4")
    assert said.index("【点验·退回】") < said.index("【点验·存疑】年份可疑\n应当：请核对年份")


def test_a_comment_that_was_there_stays_above_ours(tmp_path: Path) -> None:
    path = write_book(tmp_path / "t.xlsx", {"演练": drills(drill(1), drill(2, 日期="待定"))})
    book = load_workbook(path)
    book["演练"]["E4"].comment = Comment("等会议纪要", "李")
    book.save(path)
    assert comment(page(handed_back(path), "演练"), "E4").startswith("等会议纪要\n\n【点验·退回】")


def test_a_rejected_row_is_shaded_over_its_table_with_the_comment_on_its_first_cell(tmp_path: Path) -> None:
    rows = drills(drill(1), drill(2), drill(2))
    sheet = page(handed_back(write_book(tmp_path / "t.xlsx", {"演练": rows})), "演练")
    assert colour(sheet, "A5") == CELL_COLOURS["rejected"]
    assert {colour(sheet, f"{letter}5") for letter in "BCDEFGH"} == {ROW_COLOURS["rejected"]}
    assert colour(sheet, "I5") == colour(sheet, "B4") == ""
    assert "重复行：与第4行完全相同" in comment(sheet, "A5")


def test_an_issue_in_merged_cells_is_marked_where_they_are_written(tmp_path: Path) -> None:
    rows = drills(drill(1), drill(2, 日期="待定"), drill(3, 日期=None))
    path = write_book(tmp_path / "t.xlsx", {"演练": rows}, {"演练": ["E4:E5"]})
    back = handed_back(path)
    assert colour(page(back, "演练"), "E4") == CELL_COLOURS["rejected"]
    assert comment(page(back, "演练"), "E4").count("【点验·退回】") == 2


def test_the_first_sheet_lists_the_gravest_first_with_links_to_the_cells(tmp_path: Path) -> None:
    rows = drills(drill(1, 日期="2034.5.6"), drill(2), drill(3, 日期="待定"))
    back = handed_back(write_book(tmp_path / "t.xlsx", {"李'家": rows}))
    assert [(line[0], line[1], line[2], line[3], line[7]) for line in back.listed()] == [
        ("退回", "李'家", "5", "日期", "E5"),
        ("存疑", "李'家", "3", "日期", "E3"),
    ]
    links = [cell.hyperlink.location for row in back.summary.iter_rows() for cell in row if cell.hyperlink]
    assert links == ["'李''家'!E5", "'李''家'!E3"]
    assert back.book.active is back.summary
    assert [sheet.sheet_view.tabSelected for sheet in back.book.worksheets] == [True, False]


def test_the_first_sheet_says_which_file_how_many_and_how_to_hand_in_again(back: Back) -> None:
    texts = back.texts()
    for expected in (
        "演练台账.xlsx",
        back.order.sha256,
        "dtest",
        "2024-10-15",
        "退回1处，存疑0处，提示0处；未入库1处",
        "怎样重报",
    ):
        assert expected in texts
    assert "读5行 = 接收2 + 存疑0 + 退回1 + 说明行2" in texts


def test_the_first_sheet_takes_a_free_name(tmp_path: Path) -> None:
    sheets = {"退回说明": [["本科室自己的退回记录"]], "演练": drills(drill(1), drill(2, 日期="待定"))}
    back = handed_back(write_book(tmp_path / "t.xlsx", sheets))
    assert back.book.sheetnames == ["退回说明2", "退回说明", "演练"]


def test_the_first_sheet_is_masked_and_the_departments_cells_are_not(tmp_path: Path) -> None:
    wrong = ID_NUMBER[:-1] + "0"
    rows = [
        ROSTER_HEADINGS,
        [1, "张建国", wrong, "柳河队", "13900001111", "2020.1.5"],
        [2, "李四", wrong, "柳河队", "13900002222", "2034.1.5"],
    ]
    back = handed_back(write_book(tmp_path / "花名册13900001111.xlsx", {"13900001111": rows}))
    assert back.listed()
    for personal in (wrong, "13900001111", "13900002222", "张建国"):
        assert personal not in back.texts()
    places = [
        cell.hyperlink.location or "" for row in back.summary.iter_rows() for cell in row if cell.hyperlink
    ]
    assert not any("13900001111" in place for place in places)
    sheet = page(back, "13900001111")
    assert (sheet["C2"].value, sheet["B2"].value, colour(sheet, "C2")) == (
        wrong,
        "张建国",
        CELL_COLOURS["doubtful"],
    )


@pytest.mark.parametrize("text", ["=cmd|' /C calc'!A0", "+1+1", "-5-5", "@SUM(A1)"])
def test_a_value_that_looks_like_a_formula_is_listed_as_text(tmp_path: Path, text: str) -> None:
    path = tmp_path / "t.csv"
    path.write_text(
        "\n".join(
            [
                "演练名称,演练类型,组织单位,日期,地点,参演人数",
                "防汛演练,实战,镇政府,2024.5.6,柳树村,30",
                f"防火演练,实战,镇政府,{text},柳树村,30",
            ]
        ),
        encoding="utf-8",
    )
    back = handed_back(path)
    cells = [cell for sheet in back.book.worksheets for row in sheet.iter_rows() for cell in row]
    held = [cell for cell in cells if cell.value == text]
    assert len(held) == 2 and all(cell.data_type == "s" and cell.quotePrefix for cell in held)
    assert not [cell for cell in cells if cell.data_type == "f"]


def test_a_sheet_that_was_not_taken_in_is_listed_with_a_link(tmp_path: Path) -> None:
    headings = ["编号", "被检查单位", "隐患描述", "隐患等级", "整改期限", "状态"]
    row = ["YH-1", "柳河砖厂", "堵塞", "一般", "2024.9.20", "已整改"]
    back = handed_back(write_book(tmp_path / "隐患.xlsx", {"隐患": [headings, row]}))
    (line,) = back.listed()
    assert (line[0], line[1], line[3]) == ("退回", "隐患", "整表") and "缺少必需的列" in line[5]


def test_a_file_without_anything_wrong_is_not_handed_back(tmp_path: Path) -> None:
    assert ordered(write_book(tmp_path / "t.xlsx", {"演练": drills(drill(1), drill(2))})) == []


def test_a_hidden_row_is_listed_as_hidden_and_stays_hidden(tmp_path: Path) -> None:
    path = write_book(tmp_path / "t.xlsx", {"演练": drills(drill(1), drill(2, 日期="待定"))})
    book = load_workbook(path)
    book["演练"].row_dimensions[4].hidden = True
    book.save(path)
    back = handed_back(path)
    assert back.listed()[0][2] == "4（已隐藏）"
    assert page(back, "演练").row_dimensions[4].hidden


def test_the_copy_can_be_handed_in_and_its_first_sheet_is_no_data(tmp_path: Path, back: Back) -> None:
    (tmp_path / "退回单_演练台账.xlsx").write_bytes(back.content)
    again = read(tmp_path / "退回单_演练台账.xlsx")
    assert [table.sheet for table in again.tables] == ["演练"]
    assert not any(problem.sheet == "退回说明" for problem in again.problems)


def test_what_was_corrected_in_the_copy_comes_back_without_the_old_marks(tmp_path: Path, back: Back) -> None:
    sheet = page(back, "演练")
    sheet["E4"] = "2024.5.6"
    sheet["E3"] = "不详日"
    sheet["E4"].comment = Comment("等会议纪要\n\n" + comment(sheet, "E4"), "李")
    back.book.save(tmp_path / "退回单_演练台账.xlsx")
    second = handed_back(tmp_path / "退回单_演练台账.xlsx")
    assert second.book.sheetnames == ["退回说明", "演练", "说明", "参数"]
    sheet = page(second, "演练")
    assert (colour(sheet, "E4"), comment(sheet, "E4")) == ("", "等会议纪要")
    assert colour(sheet, "E3") == CELL_COLOURS["rejected"]
    assert colour(sheet, "B5") == "FF00B050"
