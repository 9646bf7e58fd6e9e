"""`muster sample`: draws records for an on-site check and writes the sheet that is taken along."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from catalogue.paths import home as home_of
from muster.errors import UserError
from muster.options import DateOption, HomeOption, day_of


def sample(
    home: HomeOption = None,
    indicator: Annotated[str, typer.Option(help="被核查的指标，如 I27、I06、I17、I22。")] = "I27",
    n: Annotated[int | None, typer.Option("--n", help="抽取条数（默认按精度计算）。")] = None,
    precision: Annotated[float, typer.Option(help="95%把握下的允许误差，百分点。")] = 10.0,
    share: Annotated[float, typer.Option(help="预计属实的百分比；50 要的样本最多。")] = 50.0,
    seed: Annotated[str | None, typer.Option(help="随机种子（默认由快照编号得出，写在表上）。")] = None,
    as_of: DateOption = None,
    out: Annotated[
        Path | None, typer.Option("--out", "--to", help="写到这个文件（默认当前文件夹）。")
    ] = None,
) -> None:
    """随机抽取被计入指标的记录，写出现场核查表；填好放回收件箱即汇总核实率。"""
    from muster.field.claimed import claimed
    from muster.field.drawing import drawn_from
    from muster.field.sheet import form_name, write_check_sheet
    from muster.field.wording import facts_zh
    from muster.snapshots import connect

    with connect(home_of(home)) as snapshot:
        claims = claimed(snapshot, indicator, day_of(as_of))
    drawn = drawn_from(claims, n, precision, share, seed)
    path = out or Path(form_name(claims))
    if path.suffix.lower() != ".xlsx":
        raise UserError(f"核查表只能写成 .xlsx 文件，请改文件名：{path}")
    try:
        write_check_sheet(claims, drawn, path)
    except FileExistsError as error:
        raise UserError(f"{path} 已经存在，可能已填有内容，没有覆盖。请换一个文件名或先移走它。") from error
    except OSError as error:
        raise UserError(f"不能写到 {path}：请核对文件夹是否存在、是否可写。") from error
    print("\n".join(f"{label}：{line}" for label, line in facts_zh(claims, drawn)[:2]))
    print(f"现场核查表已写出：{path}")
