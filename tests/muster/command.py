"""The command as a user types it, in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path


def muster(*words: str, home: Path | None = None) -> subprocess.CompletedProcess[str]:
    """Run `muster` with these words (and --home); never raises for its exit code."""
    given = ["--home", str(home)] if home else []
    command = [sys.executable, "-m", "muster.cli", *words, *given]
    environment = {**os.environ, "COLUMNS": "200", "NO_COLOR": "1"}
    return subprocess.run(command, capture_output=True, text=True, timeout=300, env=environment)


def assert_one_clear_line(done: subprocess.CompletedProcess[str]) -> None:
    """One Chinese line on stderr, no traceback anywhere."""
    assert "Traceback" not in done.stdout + done.stderr
    lines = done.stderr.strip().splitlines()
    assert len(lines) == 1, done.stderr
    assert any("\u4e00" <= character <= "\u9fff" for character in lines[0])
