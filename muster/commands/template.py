"""`muster template`: blank forms for one export, for a department's, or for all."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from catalogue.loader import code_lists, contracts
from catalogue.models import Contract
from catalogue.paths import home as home_of
from muster.errors import UserError
from muster.options import HomeOption

if TYPE_CHECKING:
    from muster.forms.registers import Registers


def template(
    export: Annotated[str | None, typer.Argument(help="表号，如 F04。")] = None,
    home: HomeOption = None,
    out: Annotated[
        Path | None, typer.Option("--out", "--to", help="写到这个文件（默认当前文件夹）。")
    ] = None,
    folder: Annotated[Path | None, typer.Option("--all", help="把全部空白表写到这个文件夹。")] = None,
    owner: Annotated[
        str | None, typer.Option(help="只要这个责任部门的，如 应急管理局；与 --all 同用。")
    ] = None,
) -> None:
    """写出空白表样：下拉选项、填写提示、示例行和填表说明；有快照时下拉中是本县的乡镇、村和企业。"""
    from muster.forms.registers import registers_of
    from muster.forms.workbook import form_name

    wanted = _wanted(export, folder, owner)
    registers = registers_of(home_of(home))
    if folder is not None:
        folder.mkdir(parents=True, exist_ok=True)
    for contract in wanted:
        path = folder / form_name(contract) if folder else out or Path(form_name(contract))
        _write(contract, registers, path)
        print(f"空白表已写出：{path}")


def _wanted(export: str | None, folder: Path | None, owner: str | None) -> list[Contract]:
    known = contracts()
    if folder is None and owner is not None:
        raise UserError(
            "--owner 要与 --all 文件夹 同用，如 muster template --all 空白表 --owner 应急管理局。"
        )
    if (export is None) == (folder is None):
        listed = "、".join(f"{c.export} {c.name_zh}" for c in known.values())
        raise UserError(
            f"请写明一个表号（如 muster template F04），或用 --all 文件夹 写出全部。表号有：{listed}。"
        )
    if export is not None:
        if export.upper() not in known:
            raise UserError(f"没有表号“{export}”。表号有：{'、'.join(known)}。")
        return [known[export.upper()]]
    return [c for c in known.values() if owner is None or c.owner == _owner_code(owner)]


def _owner_code(owner: str) -> str:
    owners = {contract.owner for contract in contracts().values()}
    entries = [e for e in code_lists()["departments"].entries if e.code in owners]
    for entry in entries:
        if owner in {entry.code, entry.zh, *entry.variants}:
            return entry.code
    raise UserError(f"没有责任部门“{owner}”。责任部门有：{'、'.join(entry.zh for entry in entries)}。")


def _write(contract: Contract, registers: Registers, path: Path) -> None:
    from muster.forms.workbook import write_form

    if path.suffix.lower() != ".xlsx":
        raise UserError(f"空白表只能写成 .xlsx 文件，请改文件名：{path}")
    try:
        write_form(contract, registers, path)
    except FileExistsError as error:
        raise UserError(f"{path} 已经存在，可能已填有内容，没有覆盖。请换一个文件名或先移走它。") from error
    except OSError as error:
        raise UserError(f"不能写到 {path}：请核对文件夹是否存在、是否可写。") from error
