"""The reading process itself: answers questions from standard input until it is closed, each under its own limits."""

from __future__ import annotations

import errno
import os
import sys
from contextlib import suppress
from types import SimpleNamespace
from typing import Any

from ingestion.opening.grid import UnreadableFile
from ingestion.processes.limits import address_space, allow, forbid_the_rest
from ingestion.processes.messages import receive, send

_NICE = 5
"""Readers are two and keep ahead of the one that inserts: where all three want two processors, it goes first."""
TOO_LARGE_ZH = "文件过大或展开后过大，超出内存上限。请删除多余的空行空列或拆分后重新报送。"


def answer(question: Any, idle: int) -> Any:
    """What the asked function returns, or (code, Chinese message) when the file cannot be read."""
    work, arguments = question
    allow(arguments, idle)
    try:
        return work(*arguments)
    except UnreadableFile as error:
        return (error.code, error.message_zh)
    except MemoryError:
        return ("too_large", TOO_LARGE_ZH)
    except Exception as error:
        if isinstance(error, OSError) and error.errno == errno.ENOMEM:
            return ("too_large", TOO_LARGE_ZH)
        reason = type(error).__name__
        message = f"读取时程序出错（{reason}），原件已保存，其余文件不受影响。请告知系统管理员。"
        return ("failed", message)


def _without_pandas(name: str, *_: Any) -> None:
    if name == "pandas":
        raise ModuleNotFoundError(name)


def main() -> None:
    """Answer until there are no more questions; anything that libraries print goes to standard error."""
    # pyarrow loads pandas at its first array where it is installed, which costs every child a fifth of its start
    sys.meta_path.insert(0, SimpleNamespace(find_spec=_without_pandas))
    from ingestion.sheets import prepare  # what is imported counts as idle, not as a file's

    prepare()
    os.nice(_NICE)
    forbid_the_rest()
    idle = address_space()
    questions, answers = sys.stdin.fileno(), os.dup(1)
    os.dup2(2, 1)
    with suppress(EOFError):
        while True:
            send(answers, answer(receive(questions), idle))


if __name__ == "__main__":
    main()
