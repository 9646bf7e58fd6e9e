"""An invented hazard log of any length, as a department's workbook or as text; the same every time."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from openpyxl import Workbook

TITLE = "某县2024年隐患整改台账"
HEADINGS = [
    "序号", "隐患编号", "检查日期", "检查单位", "被检查单位", "所属乡镇", "隐患描述", "隐患类别",
    "隐患等级", "整改期限", "整改完成时间", "复查人", "复查时间", "状态", "来源",
]  # fmt: skip
_TOWNSHIPS = ["甲山镇", "乙水镇", "丙湾镇", "丁坪乡", "戊河镇", "己口镇", "庚岭乡"]
_FIRST = date(2023, 1, 1)
_GROUP = 5_000


def records(count: int, messy: bool) -> Iterator[list[Any]]:
    """Rows under HEADINGS. `messy`: dates as spreadsheets and clerks write them, else 2024-09-05."""
    draw = random.Random(4)
    for number in range(count):
        day = draw.randrange(900)
        yield [
            number + 1,
            f"YH-2024-{number:07d}",
            _written(draw, day, messy),
            draw.choice(["县应急局", "县住建局", "县消防大队"]),
            f"第{draw.randrange(300)}矿业有限公司",
            draw.choice(_TOWNSHIPS),
            f"第{number}号设备{draw.choice(['线路老化', '通道堵塞', '护栏缺失'])}，需整改",
            draw.choice(["电气", "消防", "设施"]),
            draw.choice(["一般", "重大", "一般隐患"]),
            _written(draw, day + 15, messy),
            _written(draw, day + 12, messy) if draw.random() < 0.9 else "",
            draw.choice(["张三", "李四", "王五"]),
            _written(draw, day + 20, messy) if draw.random() < 0.8 else "",
            draw.choice(["已整改", "整改中", "已销号"]),
            draw.choice(["平台", "人工"]),
        ]


def _written(draw: random.Random, day: int, messy: bool) -> Any:
    on = _FIRST + timedelta(days=day)
    if not messy:
        return on.isoformat()
    forms = [
        f"{on.year}.{on.month}.{on.day}",
        on.isoformat(),
        f"{on:%Y/%m/%d}",
        f"{on.year}年{on.month}月{on.day}日",
    ]
    return draw.choice([*forms, *[datetime(on.year, on.month, on.day)] * 3])


def write_workbook(path: Path, count: int) -> Path:
    """A workbook with title lines, subtotals every 5,000 rows and dates in seven forms."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("隐患")
    sheet.append([TITLE])
    sheet.append(["填报单位：县应急局　填报日期：2025-07-05"])
    sheet.append(HEADINGS)
    for number, row in enumerate(records(count, messy=True)):
        if number and number % _GROUP == 0:
            sheet.append(["小计", _GROUP])
        sheet.append([cell if cell != "" else None for cell in row])
    book.save(path)
    return path


def write_text(path: Path, count: int, encoding: str) -> Path:
    """A comma-separated file with a title line."""
    with path.open("w", encoding=encoding, newline="") as file:
        file.write(f"{TITLE}\r\n{','.join(HEADINGS)}\r\n")
        for row in records(count, messy=False):
            file.write(",".join(map(str, row)) + "\r\n")
    return path
