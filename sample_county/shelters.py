"""F20: emergency shelters, their areas in square metres or in mu."""

import random
from datetime import date
from itertools import pairwise

from sample_county.places import TOWNSHIPS
from sample_county.sheets import Cell, Delivery, Row, Sheet

_SITES = ("中心小学操场", "文化广场", "卫生院前坪", "农贸市场广场", "体育场", "人民公园")


def deliveries() -> list[Delivery]:
    """One register; every fourth ground area is written in mu."""
    rng = random.Random("shelters")
    rows: list[Row] = []
    for township in TOWNSHIPS:
        for site in rng.sample(_SITES, rng.randint(4, 6)):
            kind = (
                "中心"
                if site == "人民公园" and township.name == "澜桥镇"
                else "固定"
                if site in ("体育场", "文化广场")
                else "紧急"
            )
            ground = rng.randrange(1800, 21_000, 50)
            usable = round(ground * rng.uniform(0.35, 0.7))
            written: Cell = f"{ground / 666.67:.1f}亩" if len(rows) % 4 == 1 else ground
            rows.append(
                Row(
                    [
                        len(rows) + 1,
                        f"{township.name}{site}避难场所",
                        kind,
                        township.name,
                        f"{township.name}{site}",
                        written,
                        usable,
                        usable // (2 if kind == "紧急" else 3),
                        "供水、供电、厕所" if kind != "紧急" else "指示标志",
                        f"{rng.randint(2012, 2022)}年{rng.randint(1, 12)}月",
                    ]
                )
            )
    for above, row in list(pairwise(rows))[::9]:
        if above.cells[3] == row.cells[3]:
            row.cells[3] = "同上"
    sheet = Sheet(
        "避难场所",
        (
            "序号",
            "名称",
            "类型",
            "所在乡镇",
            "地点",
            "占地面积（㎡）",
            "有效面积（㎡）",
            "可容纳人数",
            "设施",
            "启用",
        ),
        rows,
        above=("青岚县应急避难场所台账", "统计时点：2023年12月31日　　填报单位：青岚县应急管理局"),
        below=("注：占地面积以亩登记的已注明单位。",),
    )
    return [Delivery("应急避难场所台账2023.xls", [sheet], date(2024, 1, 24), "县应急管理局")]
