"""The reading process itself: answers questions from standard input until it is closed, under a memory limit."""

from __future__ import annotations

import os
import pickle
import resource
import sys
from typing import Any, BinaryIO

from ingestion.children import LENGTH
from ingestion.grid import UnreadableFile

MEMORY_LIMIT = 6 * 1024**3


def answer(question: bytes) -> Any:
    """What the asked function returns, or (code, Chinese message) when the file cannot be read."""
    work, arguments = pickle.loads(question)
    try:
        return work(*arguments)
    except UnreadableFile as error:
        return (error.code, error.message_zh)
    except MemoryError:
        return ("too_large", "文件过大，超出内存上限。请拆分后重新报送。")
    except Exception as error:
        reason = type(error).__name__
        message = f"读取时程序出错（{reason}），原件已保存，其余文件不受影响。请告知系统管理员。"
        return ("failed", message)


def main() -> None:
    """Answer length-prefixed pickles; anything that libraries print goes to standard error."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_LIMIT, MEMORY_LIMIT))
    questions: BinaryIO = sys.stdin.buffer
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    while header := questions.read(LENGTH.size):
        outcome = pickle.dumps(answer(questions.read(LENGTH.unpack(header)[0])), protocol=5)
        answers.write(LENGTH.pack(len(outcome)) + outcome)
        answers.flush()


if __name__ == "__main__":
    main()
