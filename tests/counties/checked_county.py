"""云台县: two townships, forty hazards said to be closed, self-assessments, and what was seen on site."""

# ruff: noqa: E501 - a row of a sheet stays on one line
# fmt: off
from __future__ import annotations

from datetime import date
from pathlib import Path

from openpyxl import load_workbook

from tests.counties.workbooks import Rows, save_csv, save_xlsx

COUNTY, DONGPING, XIPING = "529966", "529966100", "529966101"
REGIONS: Rows = [
    ["云台县2024年末人口"], ["区划代码", "名称", "常住人口"], [COUNTY, "云台县", 30000],
    [DONGPING, "东坪镇", 20000], [DONGPING + "200", "东坪村", 5000], [XIPING, "西坪乡", 10000], [XIPING + "200", "西坪村", 5000],
]
HEADINGS = ["编号", "发现时间", "检查单位", "被检查单位", "所属乡镇", "隐患描述", "整改期限", "整改时间", "复查人", "复查时间", "状态"]
SELF: Rows = [
    ["云台县2025年一季度部门自评表"],
    ["序号", "自评部门", "自评指标", "所属乡镇", "自评时点", "自评值", "自评值单位", "自评依据"],
    [1, "应急管理局", "I27", "", "2025-03-31", 97.5, "%", "一季度工作报告：整改39条÷发现40条"],
    [2, "应急管理局", "隐患整改验收销号率", "东坪镇", "2025-03-31", "约95", "", "东坪镇汇报材料"],
    [3, "应急管理局", "群众安全感", "", "2025-03-31", 99, "分", "民调"],
]


def hazard(number: int, by: str = "王五") -> list[str]:
    """Thirty in one township, ten in the other; the last of each is rectified and not verified, the first is open."""
    township = "东坪镇" if number <= 30 else "西坪乡"
    row = [f"Y{number:03d}", "2025-01-15", "县应急局", f"{township}{number}号砖厂", township, f"第{number}处电线老化", "2025-02-15"]
    if number == 1:
        return [*row, "", "", "", "整改中"]
    if number in {30, 40}:
        return [*row, "2025-02-01", "", "", "已整改"]
    return [*row, "2025-02-01", by, "2025-02-10", "已销号"]


def hazards(title: str, by: str = "王五") -> Rows:
    """The hazard log; `by` re-inspected them."""
    return [[title], HEADINGS, *(hazard(number, by) for number in range(1, 41))]


def write_county(box: Path) -> None:
    """What departments hand in, in April 2025."""
    save_csv(box / "人口.csv", REGIONS)
    save_csv(box / "隐患.csv", hazards("2025年一季度隐患整改台账"))
    save_xlsx(box / "自评.xlsx", {"自评": SELF})
    save_csv(box / "deliveries.csv", [["file", "received_on", "sender", "replaces"], ["人口.csv", "2025-04-05", "", ""], ["隐患.csv", "2025-04-05", "", ""], ["自评.xlsx", "2025-04-08", "", ""]], "utf-8-sig")


def fill_in(drawn: Path, filled: Path, answers: dict[int, tuple[str, str]]) -> None:
    """A check sheet as it comes back: serial number → result and remark; the others stay blank."""
    book = load_workbook(drawn)
    sheet = book.worksheets[0]
    head = next(row for row in range(1, 20) if sheet.cell(row, 1).value == "序号")
    places = {str(cell.value).split("\n")[0]: cell.column for cell in sheet[head]}
    for row in range(head + 1, sheet.max_row + 1):
        result, remark = answers.get(int(str(sheet.cell(row, 1).value)), ("", ""))
        if result:
            sheet.cell(row, places["核查日期"]).value = date(2025, 5, 12)
            sheet.cell(row, places["核查人"]).value = "赵六"
            sheet.cell(row, places["核查结果"]).value = result
            sheet.cell(row, places["核查说明"]).value = remark
    book.save(filled)
