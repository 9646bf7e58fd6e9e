"""What a blank form offers a clerk: marks, units, drop-downs, checks, notes, an example, an explanation, paper."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import duckdb
import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from catalogue.loader import code_lists, contracts
from catalogue.models import Column
from catalogue.paths import Home
from muster.commands.template import template
from muster.errors import UserError
from muster.forms.checks import validation
from muster.forms.explanation import EXPLANATION_MARK
from muster.forms.place import EXAMPLE, FIRST, HEADINGS, MARKS, put
from muster.forms.registers import Registers, registers_of
from muster.forms.sheet import form_columns
from muster.forms.workbook import blank_form
from tests.muster.command import assert_one_clear_line, muster
from tests.muster.filled_forms import written

VILLAGES = [f"第{number}村" for number in range(1, 301)]
REGISTERS = Registers(["甲镇", "乙乡", "县本级"], VILLAGES, ["甲矿业有限公司"], ["应急管理局", "水利局"])
ALL_TABLES = [(c.export, t.table) for c in contracts().values() for t in c.tables]


@cache
def form_of(export: str) -> Workbook:
    """The form of an export in a county that has registers."""
    return blank_form(contracts()[export], REGISTERS)


def sheet_of(export: str, table: str = "") -> tuple[Workbook, Worksheet]:
    """That form and the sheet of one of its tables (the first one without a name)."""
    place = next(n for n, t in enumerate(contracts()[export].tables) if t.table == table) if table else 0
    return form_of(export), form_of(export).worksheets[place]


def number_of(export: str, column: str) -> int:
    """Where a column stands in the first table's form, from 1."""
    names = [c.name for c in form_columns(contracts()[export].tables[0])]
    return names.index(column) + 1


def check_of(sheet: Worksheet, number: int) -> DataValidation:
    """The check of the cells of a column."""
    cell = sheet.cell(FIRST, number).coordinate
    return next(check for check in sheet.data_validations.dataValidation if cell in check.sqref)


def values_of(book: Workbook, check: DataValidation) -> list[str]:
    """The values behind a drop-down's named range."""
    sheet, cells = next(book.defined_names[str(check.formula1)].destinations)
    return [row[0].value for row in book[sheet][cells]]


@pytest.mark.parametrize(("export", "table"), ALL_TABLES)
def test_required_columns_are_marked_by_colour_and_by_word(export: str, table: str) -> None:
    _, sheet = sheet_of(export, table)
    declared = next(t for t in contracts()[export].tables if t.table == table)
    fills = set()
    for number, column in enumerate(form_columns(declared), start=1):
        assert sheet.cell(MARKS, number).value == ("必填" if column.required else "选填")
        fills.add((column.required, sheet.cell(HEADINGS, number).fill.fgColor.rgb))
        heading = str(sheet.cell(HEADINGS, number).value).replace("\n", "")
        assert heading == (f"{column.zh}（{column.unit}）" if column.unit else column.zh)
    assert len({fill for _, fill in fills}) == len({required for required, _ in fills})


@pytest.mark.parametrize(("export", "table"), ALL_TABLES)
def test_every_column_has_a_note_a_prompt_and_room_for_texts_that_identify(export: str, table: str) -> None:
    _, sheet = sheet_of(export, table)
    declared = next(t for t in contracts()[export].tables if t.table == table)
    for number, column in enumerate(form_columns(declared), start=1):
        note = sheet.cell(HEADINGS, number).comment
        assert note is not None
        assert column.meaning_zh in note.text and column.example in note.text
        check = check_of(sheet, number)
        assert check.showInputMessage and column.meaning_zh in str(check.prompt)
        assert len(str(check.prompt)) <= 255 and len(str(check.error)) <= 225
        assert len(str(check.promptTitle)) <= 32 and len(str(check.errorTitle)) <= 32
        if column.type in {
            "text",
            "id_number",
            "phone",
            "credit_code",
            "region_code",
            "coordinate",
            "percent",
        }:
            assert sheet.cell(FIRST, number).number_format == "@"
            assert sheet.column_dimensions[get_column_letter(number)].number_format == "@"


def test_a_code_column_offers_the_words_of_its_list_and_takes_no_other() -> None:
    book, sheet = sheet_of("F04")
    check = check_of(sheet, number_of("F04", "drill_kind"))
    assert (check.type, check.errorStyle, check.showErrorMessage) == ("list", "stop", True)
    assert values_of(book, check) == [entry.zh for entry in code_lists()["drill_kind"].entries]


def test_townships_villages_and_bodies_come_from_the_registers_and_leave_room_for_others() -> None:
    book, sheet = sheet_of("F04")
    township = check_of(sheet, number_of("F04", "township"))
    assert (values_of(book, township), township.errorStyle) == (["甲镇", "乙乡", "县本级"], "warning")
    village = check_of(sheet, number_of("F04", "place"))
    assert (values_of(book, village), bool(village.showErrorMessage)) == (VILLAGES, False)
    bodies = check_of(sheet, number_of("F04", "organiser_name"))
    assert values_of(book, bodies) == ["应急管理局", "水利局", "甲镇", "乙乡"]
    assert not bodies.showErrorMessage
    book, sheet = sheet_of("F06")
    assert values_of(book, check_of(sheet, number_of("F06", "body_name"))) == ["甲矿业有限公司"]


def test_lists_stand_on_a_hidden_sheet_and_no_check_is_longer_than_excel_takes() -> None:
    book, sheet = sheet_of("F04")
    assert [s.title for s in book.worksheets] == ["演练台账", "填表说明", "选项"]
    assert [s.sheet_state for s in book.worksheets] == ["visible", "visible", "hidden"]
    assert all(len(str(check.formula1)) <= 255 for check in sheet.data_validations.dataValidation)


def test_without_registers_a_township_is_typed() -> None:
    sheet = blank_form(contracts()["F04"], Registers()).worksheets[0]
    assert check_of(sheet, number_of("F04", "township")).type is None


def test_dates_and_numbers_are_checked_with_a_word_on_how_to_keep_what_is_not_exact() -> None:
    _, sheet = sheet_of("F04")
    held = check_of(sheet, number_of("F04", "held_on"))
    assert (held.type, held.errorStyle, held.formula2) == ("date", "warning", "TODAY()+1")
    assert "不要补成某一日" in str(held.prompt) and "选“是”保留" in str(held.error)
    people = check_of(sheet, number_of("F04", "participants"))
    assert (people.type, people.operator, people.formula1, people.formula2) == (
        "decimal",
        "between",
        "0",
        "100000",
    )
    assert "不大于100000" in str(people.error)
    cost = check_of(sheet, number_of("F04", "cost_yuan"))
    assert (cost.type, cost.operator, cost.formula1) == ("decimal", "greaterThanOrEqual", "0")


def test_numbers_of_persons_and_bodies_are_texts_of_their_length() -> None:
    _, sheet = sheet_of("F02")
    check = check_of(sheet, number_of("F02", "id_number"))
    assert (check.type, check.operator, check.formula1) == ("textLength", "equal", "18")
    _, sheet = sheet_of("F18")
    code = check_of(sheet, number_of("F18", "region_code"))
    assert code.type == "custom" and "LEN(B6)=9" in str(code.formula1)


def test_a_month_is_asked_for_as_a_month_and_a_year_as_a_year() -> None:
    _, sheet = sheet_of("F12")
    assert sheet.cell(FIRST, number_of("F12", "month")).number_format == 'yyyy"年"m"月"'
    _, sheet = sheet_of("F13")
    assert check_of(sheet, number_of("F13", "year")).type == "whole"


def test_a_range_without_a_lower_end_begins_at_nought() -> None:
    column = Column(name="n", zh="数", type="number", max=5)
    assert (validation(column, "A6", {}).formula1, validation(column, "A6", {}).formula2) == ("0", "5")


@pytest.mark.parametrize(("export", "table"), ALL_TABLES)
def test_the_example_row_begins_with_the_word_that_explains_it(export: str, table: str) -> None:
    _, sheet = sheet_of(export, table)
    declared = next(t for t in contracts()[export].tables if t.table == table)
    shown = [sheet.cell(EXAMPLE, n).value for n in range(1, len(form_columns(declared)) + 1)]
    assert str(shown[0]).startswith("示例")
    assert shown[1:] == [column.example for column in form_columns(declared)[1:]]


@pytest.mark.parametrize("export", sorted(contracts()))
def test_the_explanation_lists_every_column_every_word_the_deadline_and_what_is_sent_back(
    export: str,
) -> None:
    contract = contracts()[export]
    sheet = form_of(export)["填表说明"]
    told = ["" if cell is None else str(cell) for row in sheet.iter_rows(values_only=True) for cell in row]
    text = "\n".join(told)
    assert told[0] == EXPLANATION_MARK
    assert (f"末后{contract.due_days}日内）" if contract.owed else "自愿报送，无时限") in text
    for table in contract.tables:
        assert f"{table.grain_zh}一行" in text
        for column in form_columns(table):
            assert column.meaning_zh in told
            for entry in code_lists()[column.code_list].entries if column.code_list else []:
                assert entry.zh in text
        if any(c.required and c.blank_is == "rejected" for c in table.columns):
            assert "空着整行退回" in text


def test_a_form_prints_on_a4_across_with_its_headings_on_every_page() -> None:
    _, sheet = sheet_of("F02")
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert sheet.sheet_properties.pageSetUpPr is not None and sheet.sheet_properties.pageSetUpPr.fitToPage
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
    assert sheet.print_title_rows == "$1:$4"
    assert sheet.freeze_panes == "C5"


def test_a_text_that_looks_like_a_formula_stays_a_text(tmp_path: Path) -> None:
    book = Workbook()
    put(book.worksheets[0], 1, 1, "=cmd|' /C calc'!A0")
    book.save(tmp_path / "t.xlsx")
    cell = load_workbook(tmp_path / "t.xlsx").worksheets[0].cell(1, 1)
    assert (cell.data_type, cell.value, cell.quotePrefix) == ("s", "=cmd|' /C calc'!A0", True)


def _published(root: Path, regions: list[tuple[str, str, str, str]], enterprises: list[str]) -> Home:
    """A HOME whose current snapshot has these regions (code, name, level, parent) and enterprises."""
    home = Home(root)
    home.published.mkdir(parents=True)
    with duckdb.connect(str(home.snapshot("s1"))) as snapshot:
        snapshot.execute("create schema marts")
        columns = "region_code varchar, region_name varchar, level varchar, parent_code varchar"
        snapshot.execute(f"create table marts.dim_regions ({columns})")
        snapshot.executemany("insert into marts.dim_regions values (?, ?, ?, ?)", regions)
        snapshot.execute("create table marts.dim_enterprises (name varchar)")
        snapshot.executemany("insert into marts.dim_enterprises values (?)", [[name] for name in enterprises])
    home.current.write_text("s1\n", encoding="utf-8")
    return home


def test_registers_are_those_of_the_current_snapshot(tmp_path: Path) -> None:
    regions = [
        ("529900", "甲县", "county", ""),
        ("529900100", "乙镇", "township", "529900"),
        ("529900200", "丙乡", "township", "529900"),
        ("529900100001", "河西村", "village", "529900100"),
        ("529900200001", "河西村", "village", "529900200"),
        ("529900200002", "=1+1", "village", "529900200"),
    ]
    found = registers_of(_published(tmp_path, regions, ["丁公司", "@SUM(A1)"]))
    assert found.townships == ["乙镇", "丙乡", "县本级"]
    assert found.villages == ["乙镇河西村", "丙乡河西村"]
    assert found.enterprises == ["丁公司"]
    assert "应急管理局" in found.departments


def test_before_the_first_snapshot_there_are_only_the_departments(tmp_path: Path) -> None:
    found = registers_of(Home(tmp_path))
    assert (found.townships, found.villages, found.enterprises) == ([], [], [])
    assert "应急管理局" in found.departments


def test_the_command_writes_one_form_with_the_names_of_its_home(tmp_path: Path) -> None:
    home = _published(tmp_path / "home", [("529900100", "乙镇", "township", "529900")], ["丁公司"])
    done = muster("template", "f04", "--out", str(tmp_path / "演练.xlsx"), home=home.root)
    assert (done.returncode, done.stderr) == (0, "")
    book = load_workbook(tmp_path / "演练.xlsx")
    assert values_of(book, check_of(book.worksheets[0], number_of("F04", "township"))) == ["乙镇", "县本级"]
    again = muster("template", "F04", "--out", str(tmp_path / "演练.xlsx"), home=home.root)
    assert again.returncode == 1
    assert_one_clear_line(again)
    assert "没有覆盖" in again.stderr


def test_the_command_writes_all_forms_of_one_department(tmp_path: Path) -> None:
    done = muster("template", "--all", str(tmp_path / "表"), "--owner", "水务局", home=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert [path.name for path in (tmp_path / "表").iterdir()] == ["F11水库与山洪监测站点.xlsx"]


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"export": "F99"}, "没有表号“F99”"),
        ({}, "请写明一个表号"),
        ({"export": "F04", "folder": Path("x")}, "请写明一个表号"),
        ({"export": "F04", "owner": "应急管理局"}, "--owner 要与 --all 文件夹 同用"),
        ({"folder": Path("x"), "owner": "海军"}, "没有责任部门“海军”"),
        ({"export": "F04", "out": Path("no/such/folder/f.xlsx")}, "请核对文件夹是否存在"),
        ({"export": "F04", "out": Path("f.csv")}, "只能写成 .xlsx"),
    ],
)
def test_what_cannot_be_written_is_one_clear_line(given: dict[str, Any], said: str, tmp_path: Path) -> None:
    with pytest.raises(UserError) as raised:
        template(**{"export": None, "home": tmp_path, "out": None, "folder": None, "owner": None, **given})
    assert said in str(raised.value)
    assert "\n" not in str(raised.value)


def test_a_form_opens_again_as_it_was_written(tmp_path: Path) -> None:
    book = load_workbook(written(contracts()["F02"], tmp_path / "F02.xlsx", REGISTERS))
    checks = book.worksheets[0].data_validations.dataValidation
    assert len(checks) == len(form_columns(contracts()["F02"].tables[0]))
