"""白水县: every export is there, but each lacks the columns that a hurried clerk leaves out."""

# A row of a sheet stays on one line.
# ruff: noqa: E501
# fmt: off
from __future__ import annotations

from pathlib import Path

from tests.counties.workbooks import Rows, save_csv, save_xlsx

COUNTY, YUNDING, SHIBA, CHENGGUAN = "529988", "529988100", "529988101", "529988001"


def _regions(year: int, population: int, former: Rows) -> Rows:
    rows: list[list[str | int]] = [
        [f"白水县{year}年末人口"], ["区划代码", "名称", "常住人口", "户籍人口"],
        [COUNTY, "白水县", population + 30000, ""], [YUNDING, "云顶镇", population, ""],
        [YUNDING + "200", "云顶村", 5000, ""], [YUNDING + "201", "松林村", 5000, ""],
    ]
    return [
        *rows, *former, [SHIBA, "石坝乡", 20000, ""], [SHIBA + "200", "石坝村", 10000, ""], [SHIBA + "201", "柏树村", 10000, ""],
        [CHENGGUAN, "城关街道", 10000, ""], [CHENGGUAN + "001", "城关社区", 10000, ""],
    ]


# 桃园村 was merged into another village during 2024.
REGIONS_2023 = _regions(2023, 10000, [[YUNDING + "202", "桃园村", 100, ""]])
REGIONS_2024 = _regions(2024, 12000, [])
TEAMS: Rows = [
    ["序号", "队伍名称", "类型", "组建单位", "属地", "人数", None, "成立日期"], [*[None] * 5, "专职", "兼职", None],
    [1, "云顶煤矿救援队", "企事业", "云顶煤业有限公司", "云顶镇", 5, 3, "2020年"],
    [2, "石坝乡综合救援队", "综合", "石坝乡人民政府", "石坝乡", 2, 8, "2019.5"],
    ["合计", None, None, None, None, 7, 11],
]
# No ID numbers: one 王五 twice in 石坝乡, another (born in June) in 云顶镇.
ROSTER: Rows = [
    ["队员花名册 统计时点：2025年3月31日"], ["姓名", "性别", "出生年月", "队伍", "所在乡镇", "专兼职"],
    ["王五", "男", "1990-05", "石坝乡综合救援队", "石坝乡", "兼职"], ["王五", "男", "1990.5", "石坝乡民兵应急队", "石坝乡", "专职"],
    ["王五", "男", "1990年6月", "云顶镇综合救援队", "云顶镇", "兼职"], ["赵六", "女", "1992年6月", "云顶镇综合救援队", "云顶镇", "兼职"],
]
PLANS: Rows = [
    ["预案名称", "类别", "编制单位", "印发日期", "备案日期"],
    ["白水县生产安全事故应急预案", "专项", "县应急管理局", "2023-05-01", "2023-05-10"],
    ["白水县教育局突发事件应急预案", "部门", "县教体局", "2023-05-01", ""],
]
# No column for the public; every row names its township.
DRILLS: Rows = [
    ["演练名称", "主办单位", "参演单位", "演练日期", "乡镇", "地点", "参演人数"],
    ["煤矿透水演练", "云顶煤业有限公司", "云顶煤业有限公司、县供电公司", "2024-08-15", "云顶镇", "", 30],
    ["煤矿火灾演练", "云顶煤业有限公司", "", "2025-02-15", "云顶镇", "", 30],
    ["危化品演练", "县应急局", "县应急局、县中医院", "2023-04-01", "县本级", "", 50],
    ["校园地震演练", "县教体局", "白水一中", "2022-04-01", "县本级", "", 500],
    ["避险演练", "石坝乡政府", "石坝乡政府、蓝天救援队", "2025-03-31", "石坝乡", "石坝村", 60],
    ["卫生救护演练", "石坝乡卫生院", "石坝乡卫生院、县卫健局", "2025-01-05", "石坝乡", "", 10],
    ["治安联动演练", "石坝乡政府", "石坝乡政府、石坝乡派出所", "2025-01-06", "石坝乡", "", 10],
    ["防汛联合演练", "县应急局、县水利局", "", "2025-01-07", "县本级", "", 10],
]
# Neither numbers nor sources nor categories.
HAZARDS: Rows = [
    ["发现时间", "检查单位", "被检查单位", "乡镇", "隐患描述", "整改期限", "整改时间", "复查人", "复查时间"],
    ["2024-05-01", "县应急局", "云顶煤业有限公司", "云顶镇", "瓦斯探头失效", "2024-05-10", "2024-05-09", "钱某", "2024-05-10"],
    ["2024-09-01", "县应急局", "云顶煤业有限公司", "云顶镇", "瓦斯探头失效", "2024-09-10", "", "", ""],
    ["2025-03-01", "县应急局", "石坝砖厂", "石坝乡", "粉尘", "", "", "", ""],
    ["2025-03-01", "县应急局", "石坝砖厂", "石坝乡", "用电", "", "2025年3月下旬", "", ""],
]
CASES: Rows = [
    ["立案编号", "立案时间", "执法部门", "当事人", "所属乡镇", "违法行为", "罚款金额（万元）"],
    ["白应急罚〔2024〕1号", "2024-09-05", "县应急局", "云顶煤业有限公司", "云顶镇", "未按规定", "3.5"],
    ["白应急罚〔2025〕2号", "2025-04-02", "县应急局", "石坝砖厂", "石坝乡", "粉尘", "20000元"],
]
# Nobody says which are key.
ENTERPRISES: Rows = [
    ["统计时点2024年12月31日"], ["企业名称", "行业", "规模", "所在乡镇", "从业人数"],
    ["云顶煤业有限公司", "煤矿", "中型", "云顶镇", 100], ["石坝砖厂", "建材", "小型", "石坝乡", 10],
]


def _schools() -> Rows:
    """石坝小学 left November out; 云顶幼儿园 has nothing in the first quarter of 2025."""
    heading = ["学校名称", "学段", "属地", "月份", "次数", "参加人数"]
    rows: list[list[str | int]] = [["2024-2025学年学校应急疏散演练"], list(heading)]
    for month in ("2024-04", "2024-05", "2024-06", "2024-09", "2024-10", "2024-11", "2024-12", "2025-03"):
        rows.append(["云顶九年一贯制学校", "九年一贯制", "云顶镇", month, 1, 100])
        rows.append(["石坝小学", "小学", "石坝乡", month, 0 if month == "2024-11" else 1, 100])
    rows += [["城关幼儿园", "幼儿园", "城关街道", month, 1, 50] for month in ("2024-05", "2024-09", "2024-12", "2025-02")]
    rows += [["云顶幼儿园", "幼儿园", "云顶镇", month, 1, 50] for month in ("2024-05", "2024-09", "2024-10", "2024-12")]
    return rows


def write_county(inbox: Path, with_regions: bool = True) -> None:
    """The county's inbox, with or without its register of regions."""
    if with_regions:
        save_xlsx(inbox / "人口2023.xlsx", {"表": REGIONS_2023})
        save_xlsx(inbox / "人口2024.xlsx", {"表": REGIONS_2024})
    save_xlsx(inbox / "队伍.xlsx", {"表": TEAMS}, {"表": ["F1:G1"]})
    save_xlsx(inbox / "企业.xlsx", {"清单": ENTERPRISES})
    for name, rows in {
        "花名册": ROSTER, "预案": PLANS, "演练": DRILLS, "隐患": HAZARDS, "案件": CASES, "学校": _schools(),
    }.items():
        save_csv(inbox / f"{name}.csv", rows)
    save_csv(inbox / "deliveries.csv", [
        ["file", "received_on"], ["人口2023.xlsx", "2024-01-20"], ["人口2024.xlsx", "2025-01-20"], ["企业.xlsx", "2025-01-10"],
        *([name, "2025-04-05"] for name in ("队伍.xlsx", "花名册.csv", "预案.csv", "演练.csv", "隐患.csv", "案件.csv", "学校.csv")),
    ], "utf-8-sig")
