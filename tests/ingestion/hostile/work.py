"""What a reader might do with a hostile file, for a child to be asked to do."""

from __future__ import annotations

import ctypes
import os
import resource
import signal
import time
from pathlib import Path

from ingestion.opening.grid import UnreadableFile


def limits(given: Path | bytes) -> dict[str, int]:
    """The soft limits that hold while the file is read, and the processor seconds used so far."""
    kinds = ("RLIMIT_AS", "RLIMIT_CPU", "RLIMIT_CORE", "RLIMIT_NOFILE", "RLIMIT_FSIZE")
    used = resource.getrusage(resource.RUSAGE_SELF)
    found = {kind: resource.getrlimit(getattr(resource, kind))[0] for kind in kinds}
    return {**found, "used": int(used.ru_utime + used.ru_stime)}


def spin(path: Path) -> None:
    """Never end, with one second of processor time left."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    resource.setrlimit(
        resource.RLIMIT_CPU,
        (int(used.ru_utime + used.ru_stime) + 1, resource.getrlimit(resource.RLIMIT_CPU)[1]),
    )
    while True:
        pass


def sleep(path: Path) -> None:
    time.sleep(60)


def hoard(path: Path) -> int:
    """Ask for more memory than any small file may take."""
    return len(bytearray(3 * 1024**3))


def abort(path: Path) -> None:
    """As a reader in Rust does when it cannot have the memory it wants."""
    ctypes.CDLL(None).abort()


def be_killed(path: Path) -> None:
    """As the system does when the machine runs out of memory."""
    os.kill(os.getpid(), signal.SIGKILL)


def fill_the_disk(path: Path) -> None:
    with (path.parent / "filled").open("wb") as file:
        while True:
            file.write(b"0" * (1 << 20))
            file.flush()


def open_everything(path: Path) -> None:
    held = [path.open("rb") for _ in range(10_000)]
    raise AssertionError(len(held))


def refuse(path: Path) -> None:
    raise UnreadableFile("corrupt", "坏。")


def size(path: Path) -> int:
    return path.stat().st_size
