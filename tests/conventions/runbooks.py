"""Runbooks, done as written: their blocks become files of a copy of the program, their commands are run there."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from tests.conventions.repository import repository_files, shown

_BLOCK = re.compile(r"^```(?P<kind>\w+)(?: (?P<path>\S+))?\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
_COMMANDS = {
    "python": "",
    "muster": " -m muster.cli",
    "pytest": " -m pytest -p no:cacheprovider",
    "dbt": " -m dbt.cli.main",
}


@dataclass(frozen=True)
class Block:
    """A block of code: what language, for which file ('' for commands), its text."""

    kind: str
    path: str
    text: str


def blocks(runbook: Path) -> list[Block]:
    """A runbook's blocks of code in order."""
    found = _BLOCK.finditer(runbook.read_text(encoding="utf-8"))
    return [Block(block["kind"], block["path"] or "", block["text"]) for block in found]


def commands(runbook: Path) -> list[str]:
    """Its commands in order."""
    return [line for block in blocks(runbook) if block.kind == "sh" for line in block.text.splitlines()]


def copied(root: Path) -> Path:
    """A copy of the program in `root`, with the commands that an installation has."""
    for path in repository_files():
        (root / shown(path)).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, root / shown(path))
    (root / ".venv" / "bin").mkdir(parents=True)
    for name, words in _COMMANDS.items():
        command = root / ".venv" / "bin" / name
        command.write_text(f'#!/bin/sh\nexec "{sys.executable}"{words} "$@"\n', encoding="utf-8")
        command.chmod(0o755)
    return root


def write_files(runbook: Path, checkout: Path) -> list[str]:
    """Every file of the runbook, written into the copy; the kinds of their blocks. None of them may be there yet."""
    files = [block for block in blocks(runbook) if block.path]
    for block in files:
        path = checkout / block.path
        assert not path.exists(), block.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(block.text, encoding="utf-8")
    return [block.kind for block in files]


def run(command: str, checkout: Path) -> str:
    """Run a line of a runbook in the copy; what it printed. It must succeed."""
    environment = {**os.environ, "PYTHONPATH": str(checkout), "COLUMNS": "200", "NO_COLOR": "1"}
    environment.pop("PYTEST_XDIST_WORKER", None)
    done = subprocess.run(
        ["sh", "-c", command], cwd=checkout, env=environment, capture_output=True, text=True, timeout=300
    )
    assert done.returncode == 0, f"{command}\n{done.stdout[-3000:]}{done.stderr[-2000:]}"
    return done.stdout


def files_named(runbook: Path) -> set[str]:
    """Files of the program that a runbook names in its text."""
    text = runbook.read_text(encoding="utf-8")
    return set(re.findall(r"`((?:catalogue|dbt_project|docs|tests)/[\w./-]+\.(?:md|yml|sql|py))`", text))
