"""Seconds and peak memory of one contender, in a process of its own with all its children."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

_EVERY = 0.05


@dataclass(frozen=True)
class Measured:
    """`seconds` without imports; `peak_mb`: most that all processes held together; `said`: what the contender got."""

    seconds: float
    peak_mb: float
    said: str


def measure(contender: str, path: Path, folder: Path) -> Measured:
    """Run `contenders.<contender>(path, folder)` and watch it. Raises CalledProcessError when it fails."""
    program = (
        "import json, sys, time; from pathlib import Path; from bench.lib import contenders\n"
        "run = contenders.prepared(sys.argv[1]); start = time.perf_counter()\n"
        "said = run(Path(sys.argv[2]), Path(sys.argv[3]))\n"
        "print(json.dumps([time.perf_counter() - start, said]))"
    )
    command = [sys.executable, "-c", program, contender, str(path), str(folder)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parents[2])
    peak = 0.0
    while process.poll() is None:
        peak = max(peak, _held(process.pid))
        time.sleep(_EVERY)
    printed = process.stdout.read() if process.stdout else ""
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    seconds, said = json.loads(printed.strip().splitlines()[-1])
    return Measured(seconds, peak, said)


def _held(pid: int) -> float:
    """Resident megabytes of a process and its descendants. Shared pages count once per process."""
    total, waiting = 0.0, [pid]
    while waiting:
        one = waiting.pop()
        try:
            pages = int(Path(f"/proc/{one}/statm").read_text().split()[1])
            children = Path(f"/proc/{one}/task/{one}/children").read_text().split()
        except (OSError, IndexError):
            continue
        total += pages * 4096 / 1e6
        waiting += map(int, children)
    return total


def table(title: str, rows: list[tuple[str, Measured, str]]) -> None:
    """Print the contenders below each other."""
    print(title)
    for name, measured, note in rows:
        print(f"  {name:<44}{measured.seconds:>9.2f} s{measured.peak_mb:>9.0f} MB   {note or measured.said}")
