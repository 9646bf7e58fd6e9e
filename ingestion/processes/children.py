"""Child processes that read files: started once, limited, and replaced when a file kills or stalls them."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from catalogue.paths import ROOT
from ingestion.opening.grid import UnreadableFile
from ingestion.processes.limits import seconds_for, size_of
from ingestion.processes.messages import receive, send, widen

_ALLOCATOR = {
    "ARROW_DEFAULT_MEMORY_POOL": "system",
    "MALLOC_ARENA_MAX": "1",
    "MALLOC_MMAP_THRESHOLD_": str(1 << 30),
    "MALLOC_TOP_PAD_": str(64 << 20),
    "MALLOC_TRIM_THRESHOLD_": str(1 << 30),
    "OPENBLAS_NUM_THREADS": "1",
}
"""Memory that a reader gives back is used again, not mapped anew (glibc): a tenth of the time of a large sheet.
Arrow's own pool would map it anew. Nothing is multiplied, so no threads are started for it."""
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
    try:
        assert child.process.stdin is not None and child.process.stdout is not None
        send(child.process.stdin.fileno(), (work, arguments))
        outcome = receive(child.process.stdout.fileno(), seconds_for(size_of(arguments)))
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
    process = subprocess.Popen(
        [sys.executable, "-m", "ingestion.processes.child"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, **_ALLOCATOR, "PYTHONPATH": paths},
    )
    assert process.stdout is not None
    widen(process.stdout.fileno())
    return process
