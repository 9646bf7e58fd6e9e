"""The reading process itself: answers questions from standard input until it is closed, each under its own limits."""

from __future__ import annotations

import errno
import os
import pickle
import sys
from types import SimpleNamespace
from typing import Any, BinaryIO

from ingestion.opening.grid import UnreadableFile
from ingestion.processes.children import LENGTH
from ingestion.processes.limits import address_space, allow, forbid_the_rest

TOO_LARGE_ZH = "文件过大或展开后过大，超出内存上限。请删除多余的空行空列或拆分后重新报送。"


def answer(question: bytes, idle: int) -> Any:
    """What the asked function returns, or (code, Chinese message) when the file cannot be read."""
    work, arguments = pickle.loads(question)
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
    """Answer length-prefixed pickles; anything that libraries print goes to standard error."""
    # pyarrow loads pandas at its first array where it is installed, which costs every child a fifth of its start
    sys.meta_path.insert(0, SimpleNamespace(find_spec=_without_pandas))
    from ingestion.sheets import prepare  # what is imported counts as idle, not as a file's

    prepare()
    forbid_the_rest()
    idle = address_space()
    questions: BinaryIO = sys.stdin.buffer
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    while header := questions.read(LENGTH.size):
        outcome = pickle.dumps(answer(questions.read(LENGTH.unpack(header)[0]), idle), protocol=5)
        answers.write(LENGTH.pack(len(outcome)) + outcome)
        answers.flush()


if __name__ == "__main__":
    main()
