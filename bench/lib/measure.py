"""Seconds, seconds of processors and peak memory of one contender, in a process of its own with all its children."""

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
    """Seconds without imports; `peak_mb`: most that all processes held together; `said`: what the contender got.

    `processors`: seconds of processors that all processes took, which a busy machine changes less than `seconds`.
    """

    seconds: float
    processors: float
    peak_mb: float
    said: str


def measure(contender: str, path: Path, folder: Path) -> Measured:
    """Run `contenders.<contender>(path, folder)` and watch it. Raises CalledProcessError when it fails."""
    program = (
        "import json, os, sys, time; from pathlib import Path; from bench.lib import contenders\n"
        "run = contenders.prepared(sys.argv[1]); start = time.perf_counter(); before = sum(os.times()[:4])\n"
        "said = run(Path(sys.argv[2]), Path(sys.argv[3]))\n"
        "print(json.dumps([time.perf_counter() - start, sum(os.times()[:4]) - before, said]))"
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
    seconds, processors, said = json.loads(printed.strip().splitlines()[-1])
    return Measured(seconds, processors, peak, said)


def times(one: Measured, other: Measured) -> str:
    """How many times as long one takes as the other, by the clock and by processors."""
    return f"{one.seconds / other.seconds:.2f} by the clock, {one.processors / other.processors:.2f} by processors"


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
        figures = f"{measured.seconds:>9.2f} s{measured.processors:>9.2f} s of processors{measured.peak_mb:>7.0f} MB"
        print(f"  {name:<44}{figures}   {note or measured.said}")
