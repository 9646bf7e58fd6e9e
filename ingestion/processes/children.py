"""Child processes that read files: started once, limited, and replaced when a file kills or stalls them."""

from __future__ import annotations

import os
import pickle
import select
import signal
import struct
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from catalogue.paths import ROOT
from ingestion.opening.grid import UnreadableFile
from ingestion.processes.limits import seconds_for, size_of

_ALLOCATOR = {
    "MALLOC_ARENA_MAX": "1",
    "MALLOC_MMAP_THRESHOLD_": str(1 << 30),
    "MALLOC_TOP_PAD_": str(64 << 20),
    "MALLOC_TRIM_THRESHOLD_": str(1 << 30),
}
"""Memory that a reader gives back is used again, not mapped anew (glibc): a tenth of the time of a large sheet."""
LENGTH = struct.Struct(">Q")
_TOO_SLOW_ZH = "读取超时，文件结构异常。请删除多余的空行空列，另存为 .xlsx 后重新报送。"


@dataclass
class Child:
    """One reading process. It is started by the first question, and anew after it died."""

    process: subprocess.Popen[bytes] | None = None


@contextmanager
def reading_child() -> Iterator[Child]:
    """A child that ends with the block."""
    child = Child()
    try:
        yield child
    finally:
        stop(child)


def start(child: Child) -> None:
    """Begin to load it, without waiting until it can answer."""
    if child.process is None:
        child.process = _start()


def stop(child: Child) -> int | None:
    """End the process, whatever it is doing. Gives how it ended, negative for a signal; None when there was none."""
    if child.process is None:
        return None
    child.process.kill()
    child.process.communicate()
    ended, child.process = child.process.returncode, None
    return ended


def ask(child: Child, work: Callable[..., Any], *arguments: Any) -> Any:
    """Run `work(*arguments)` in the child and give back what it returned.

    Raises UnreadableFile when the work does, runs out of its limits, or kills the process.
    """
    start(child)
    assert child.process is not None
    question = pickle.dumps((work, arguments), protocol=5)
    try:
        assert child.process.stdin is not None
        child.process.stdin.write(LENGTH.pack(len(question)) + question)
        child.process.stdin.flush()
        outcome = pickle.loads(_answer(child.process, seconds_for(size_of(arguments))))
    except TimeoutError as error:
        stop(child)
        raise UnreadableFile("too_slow", _TOO_SLOW_ZH) from error
    except (EOFError, BrokenPipeError) as error:
        if stop(child) == -signal.SIGXCPU:
            raise UnreadableFile("too_slow", _TOO_SLOW_ZH) from error
        message = "文件结构异常或展开后过大，读取时中断。请在原软件中另存为 .xlsx 后重新报送。"
        raise UnreadableFile("corrupt", message) from error
    if isinstance(outcome, tuple) and len(outcome) == 2 and isinstance(outcome[1], str):
        raise UnreadableFile(*outcome)
    return outcome


def _start() -> subprocess.Popen[bytes]:
    paths = os.pathsep.join(part for part in (str(ROOT), os.environ.get("PYTHONPATH", "")) if part)
    return subprocess.Popen(
        [sys.executable, "-m", "ingestion.processes.child"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, **_ALLOCATOR, "PYTHONPATH": paths},
    )


def _answer(process: subprocess.Popen[bytes], seconds: float) -> bytes:
    """The child's next answer. Raises EOFError when it died, TimeoutError when it took too long."""
    deadline = time.monotonic() + seconds
    (length,) = LENGTH.unpack(_exactly(process, LENGTH.size, deadline))
    return _exactly(process, length, deadline)


def _exactly(process: subprocess.Popen[bytes], count: int, deadline: float) -> bytes:
    assert process.stdout is not None
    descriptor, parts, missing = process.stdout.fileno(), [], count
    while missing:
        if not select.select([descriptor], [], [], max(0.0, deadline - time.monotonic()))[0]:
            raise TimeoutError
        part = os.read(descriptor, min(missing, 1 << 20))
        if not part:
            raise EOFError
        parts.append(part)
        missing -= len(part)
    return b"".join(parts)
