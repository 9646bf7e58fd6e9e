"""How much memory and time the reading of one file may take: in proportion to its size, never without end."""

from __future__ import annotations

import os
import resource
import signal
from collections.abc import Sequence
from pathlib import Path
from typing import Any

GIB = 1024**3
MIB = 1024**2
FILES = 256
WRITTEN_BYTES = 1 * MIB
WRITTEN_BY_COPIES = 256 * MIB


def memory_for(size: int) -> int:
    """Bytes beside those of the idle reader.

    A sheet of 60,000 × 15 (4.5 MB) takes 0.15 GiB, a .csv of 30 MB 0.5, an .xls with a cell in its last corner 1.1.
    """
    return min(3 * GIB // 2 + 60 * size, 6 * GIB)


def cpu_seconds_for(size: int) -> int:
    """A sheet of 60,000 × 15 (4.5 MB) takes 4 s on one core of 2026."""
    return min(30 + 5 * size // MIB, 600)


def seconds_for(size: int) -> float:
    """By the wall clock: a busy or slow machine is given four times as long."""
    return 4.0 * cpu_seconds_for(size)


def size_of(arguments: Sequence[Any]) -> int:
    """Bytes of the files among the arguments, named or given as bytes; one that is gone has none."""
    named = sum(given.stat().st_size for given in arguments if isinstance(given, Path) and given.is_file())
    return named + sum(len(given) for given in arguments if isinstance(given, bytes))


def written_for(arguments: Sequence[Any]) -> int:
    """Bytes that may be written into one file: reading one needs none beside compiled modules.

    A question with the bytes of a file asks for a marked copy; openpyxl writes each of its sheets to a file first.
    """
    return WRITTEN_BY_COPIES if any(isinstance(given, bytes) for given in arguments) else WRITTEN_BYTES


def forbid_the_rest() -> None:
    """For the life of this process: no core dumps, few open files."""
    for kind, value in ((resource.RLIMIT_CORE, 0), (resource.RLIMIT_NOFILE, FILES)):
        least = _within(value, resource.getrlimit(kind)[1])
        resource.setrlimit(kind, (least, least))
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)


def allow(arguments: Sequence[Any], idle: int) -> None:
    """Limits for the next question; `idle`: address space of this process before it was asked any."""
    size = size_of(arguments)
    used = resource.getrusage(resource.RUSAGE_SELF)
    _set(resource.RLIMIT_AS, idle + memory_for(size))
    _set(resource.RLIMIT_CPU, int(used.ru_utime + used.ru_stime) + 1 + cpu_seconds_for(size))
    _set(resource.RLIMIT_FSIZE, written_for(arguments))


def address_space() -> int:
    """Bytes of address space that this process has now."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    return pages * os.sysconf("SC_PAGE_SIZE")


def _set(kind: int, value: int) -> None:
    _, hard = resource.getrlimit(kind)
    resource.setrlimit(kind, (_within(value, hard), hard))


def _within(value: int, hard: int) -> int:
    return value if hard == resource.RLIM_INFINITY else min(value, hard)
