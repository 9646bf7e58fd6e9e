"""What a file is, by its content and not by its name, and its sheets, read in a child process with limits."""

from __future__ import annotations

import multiprocessing
import pickle
import resource
import tempfile
from collections.abc import Callable
from multiprocessing.context import BaseContext
from pathlib import Path
from typing import Any

from ingestion.grid import Grid, UnreadableFile

MEMORY_LIMIT = 6 * 1024**3
TIME_LIMIT_SECONDS = 300
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_KINDS_OUT_OF_SCOPE = [
    (b"%PDF", "PDF 扫描件或文档"),
    (b"\x89PNG", "图片"),
    (b"\xff\xd8\xff", "图片"),
    (b"Rar!", "RAR 压缩包"),
    (b"7z\xbc\xaf", "7z 压缩包"),
]


def file_kind(path: Path) -> str:
    """'workbook', 'zip' or 'text' by the first bytes and, for zips, the names inside. Raises UnreadableFile."""
    import zipfile

    with path.open("rb") as file:
        head = file.read(4096)
    if not head.strip():
        raise UnreadableFile("empty", "文件是空的，没有任何内容。请核对后重新报送。")
    for magic, name in _KINDS_OUT_OF_SCOPE:
        if head.startswith(magic):
            raise UnreadableFile(
                "out_of_scope", f"这是{name}，本系统不读取。请报送原始表格（.xlsx、.xls、.csv）。"
            )
    if head.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in path.read_bytes():
            raise UnreadableFile("password", "文件设有打开密码，无法读取。请去掉密码后重新报送。")
        return "workbook"
    if head.startswith(b"PK"):
        try:
            with zipfile.ZipFile(path) as archive:
                names = set(archive.namelist())
        except (zipfile.BadZipFile, OSError, ValueError) as error:
            raise UnreadableFile(
                "corrupt", "文件已损坏或不完整，无法打开。请在原软件中另存为 .xlsx 后重新报送。"
            ) from error
        if "word/document.xml" in names:
            raise UnreadableFile(
                "out_of_scope", "这是 Word 文档，本系统不读取其中的表格。请把表格存为 .xlsx 后报送。"
            )
        inside_workbook = {"[Content_Types].xml", "mimetype", "content.xml"} & names
        return "workbook" if inside_workbook else "zip"
    return "text"


def _read(path: Path) -> list[Grid]:
    kind = file_kind(path)
    if kind == "workbook":
        from ingestion.workbook import read_workbook

        return read_workbook(path)
    from ingestion.textfile import read_text_file

    return read_text_file(path)


def _child(work: Callable[..., Any], arguments: tuple[Any, ...], answer: Path) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_LIMIT, MEMORY_LIMIT))
    try:
        outcome: Any = work(*arguments)
    except UnreadableFile as error:
        outcome = (error.code, error.message_zh)
    except MemoryError:
        outcome = ("too_large", "文件过大，超出内存上限。请拆分后重新报送。")
    answer.write_bytes(pickle.dumps(outcome, protocol=5))


def child_context() -> BaseContext:
    """Processes that start from a clean server with the readers loaded, so that a crash harms nobody else."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["ingestion.warm"])
    return context


def in_child(work: Callable[..., Any], *arguments: Any) -> Any:
    """Run `work` in a child process under memory and time limits and give back what it returned.

    Raises UnreadableFile when it says so, runs out of its limits, or dies.
    """
    with tempfile.TemporaryDirectory(prefix="muster-read-") as folder:
        answer = Path(folder) / "answer"
        process = child_context().Process(target=_child, args=(work, arguments, answer))  # type: ignore[attr-defined]
        process.start()
        process.join(TIME_LIMIT_SECONDS)
        if process.is_alive():
            process.kill()
            process.join()
            raise UnreadableFile(
                "too_slow", "读取超时，文件结构异常。请删除多余的空行空列，另存为 .xlsx 后重新报送。"
            )
        if not answer.exists():
            raise UnreadableFile("corrupt", "文件结构异常，读取时中断。请在原软件中另存为 .xlsx 后重新报送。")
        outcome = pickle.loads(answer.read_bytes())
    if isinstance(outcome, tuple) and len(outcome) == 2 and isinstance(outcome[1], str):
        raise UnreadableFile(*outcome)
    return outcome


def read_grids(path: Path) -> list[Grid]:
    """Every sheet of a file, read in the calling process. Raises UnreadableFile."""
    return _read(path)
