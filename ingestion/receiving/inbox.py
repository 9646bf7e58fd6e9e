"""The files that lie under the given paths, and a line for each thing there that is no file or cannot be read."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Sequence
from pathlib import Path

from ingestion.privacy import scrub
from ingestion.receiving.delivery_list import LIST_NAME
from ingestion.receiving.filenames import shown_name
from ingestion.versions.said import order_of_day

_SHEETS = {".xlsx", ".xlsm", ".xls", ".et", ".ods", ".csv", ".tsv", ".txt", ".zip"}


class ChangedWhileRead(OSError):
    """A file whose bytes were others at the second reading."""


def found_files(paths: Sequence[Path], told: list[str]) -> Iterator[tuple[Path, Path]]:
    """Each file with the folder that its name and its deliveries.csv are relative to. Links are not followed.

    What is passed over is added to `told`, one Chinese line each.
    """
    for path in paths:
        if path.is_dir():
            for file in sorted(_below(path, told), key=lambda found: order_of_day(found.as_posix())):
                if _is_delivery(file) and _is_file(file, path, told):
                    yield path, file
        elif _is_delivery(path) and _is_file(path, path.parent, told, follow=True):
            yield path.parent, path


def told_of(name: str, error: OSError) -> str:
    """One line for a file that could not be read."""
    name = scrub(name)
    if isinstance(error, ChangedWhileRead):
        return f"{name}：读取时文件正在被改写，未读取。请等文件存好后重新刷新。"
    if isinstance(error, PermissionError):
        return f"{name}：没有读取权限，未读取。请改正权限后重新刷新。"
    if isinstance(error, FileNotFoundError):
        return f"{name}：读取时文件已不在原处，未读取。请确认文件已存好后重新刷新。"
    return f"{name}：读取时出错（{type(error).__name__}），未读取。请核对文件所在的磁盘后重新刷新。"


def name_below(root: Path, path: Path) -> str:
    """The file's name as people read it, with the folders below `root`."""
    return shown_name(path.relative_to(root).as_posix())


def _below(folder: Path, told: list[str]) -> Iterator[Path]:
    def refuse(error: OSError) -> None:
        told.append(told_of(name_below(folder, Path(error.filename)), error))

    for here, folders, files in os.walk(folder, onerror=refuse):
        for name in folders:
            path = Path(here, name)
            if path.is_symlink():
                told.append(_link_zh(scrub(name_below(folder, path))))
            elif path.suffix.lower() in _SHEETS:
                shown = scrub(name_below(folder, path))
                told.append(f"{shown}：这是文件夹，不是文件；其中的文件照常读取。请核对名称。")
        yield from (Path(here, name) for name in files)


def _is_delivery(file: Path) -> bool:
    return file.name != LIST_NAME and not file.name.startswith((".", "~$"))


def _is_file(path: Path, root: Path, told: list[str], follow: bool = False) -> bool:
    try:
        if path.is_symlink() and not follow:
            told.append(_link_zh(scrub(name_below(root, path))))
            return False
        if not stat.S_ISREG(path.stat().st_mode):
            name = scrub(name_below(root, path))
            told.append(f"{name}：不是普通文件（管道或设备），未读取。请放入表格文件本身。")
            return False
    except OSError as error:
        told.append(told_of(name_below(root, path), error))
        return False
    return True


def _link_zh(name: str) -> str:
    return f"{name}：这是链接，不是文件，未读取。请放入文件本身后重新刷新。"
