"""PLANTED.md: what is planted in the exports, how often, in which rows, and what should find it.

Numbers are counted from the rows as written, never copied from the plan; run this module to write the file anew.
"""

from collections import defaultdict
from pathlib import Path

from sample_county import absences
from sample_county.county import County, build
from sample_county.plants import PLANTS

PATH = Path(__file__).parent / "PLANTED.md"
_SHOWN_ROWS = 40
_HEAD = """# 样例县里埋下的问题

本文件由 `python -m sample_county.planted` 生成，测试保证它与导出文件一致。行号从 1 数起，与表格软件所示一致；
“数量”与“行数”不同之处，说明里写明按什么计。除下表以外，样例县的导出里没有刻意制造的问题；
写法上的杂乱（日期、数字、表头、合并单元格、合计行、签字行）到处都有，不在此列。

| 代号 | 数量 | 行数 | 埋了什么 | 由谁发现 |
|---|---:|---:|---|---|
"""

Locations = dict[str, dict[tuple[str, str], list[int]]]


def locate(county: County) -> Locations:
    """Per plant: (file, sheet) → numbers of the rows that carry it."""
    found: Locations = defaultdict(lambda: defaultdict(list))
    for delivery in county.deliveries:
        for sheet in delivery.sheets:
            for number, row in enumerate(sheet.rows, start=sheet.first_row):
                for mark in row.marks:
                    found[mark][delivery.file, sheet.name].append(number)
        for mark in delivery.marks:
            found[mark][delivery.file, ""].append(0)
    return found


def render(county: County) -> str:
    """The whole text of PLANTED.md."""
    found = locate(county)
    lines = [_HEAD.rstrip("\n")]
    for key, plant in PLANTS.items():
        rows = sum(len(numbers) for numbers in found[key].values())
        number = plant.number or rows
        lines.append(f"| `{key}` | {number} | {rows or '—'} | {plant.what} | {plant.found_by} |")
    lines += ["", "## 在哪些行", ""]
    for key in PLANTS:
        for (file, sheet), numbers in found[key].items():
            lines.append(f"- `{key}` — {_place(file, sheet, numbers)}")
    lines += ["", *_absences(county)]
    return "\n".join(lines) + "\n"


def _place(file: str, sheet: str, numbers: list[int]) -> str:
    if numbers == [0]:
        return f"《{file}》整份"
    where = f"《{file}》" + (f"“{sheet}”表" if sheet and not file.endswith(".csv") else "")
    shown = "、".join(str(n) for n in numbers[:_SHOWN_ROWS])
    rest = f" 等 {len(numbers)} 行" if len(numbers) > _SHOWN_ROWS else ""
    return f"{where}第 {shown} 行{rest}"


def _absences(county: County) -> list[str]:
    """What is planted by leaving something out has no row of its own."""
    lines = ["## 因缺少而没有行的", ""]
    for key, names in absences.names(county).items():
        lines.append(f"- `{key}`（{len(names)}）：{'、'.join(names)}")
    return lines


if __name__ == "__main__":
    PATH.write_text(render(build()), encoding="utf-8")
