"""The README and the command line name the same commands."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from functools import cache

import pytest

from catalogue.paths import ROOT

READMES = ["README.md", "README.zh-CN.md"]


@cache
def commands_of_the_program() -> frozenset[str]:
    """Names listed by `muster --help`; skips while there is no command line."""
    if not (ROOT / "muster" / "cli.py").is_file():
        pytest.skip("muster.cli is not there yet")
    shown = subprocess.run(
        [sys.executable, "-c", "from muster.cli import main; main()", "--help"],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=True,
        env={**os.environ, "COLUMNS": "200", "NO_COLOR": "1", "TERM": "dumb", "PYTHONIOENCODING": "utf-8"},
    ).stdout
    return frozenset(re.findall(r"^[│|\s]+([a-z][a-z-]+)(?=\s{2,})", shown, re.MULTILINE))


def commands_of(readme: str) -> set[str]:
    """Names that follow `muster` in the code of a README; skips while it shows none."""
    path = ROOT / readme
    text = path.read_text(encoding="utf-8") if path.is_file() else ""
    code = "\n".join(re.findall(r"```.*?```|`[^`\n]+`", text, re.DOTALL))
    found = set(re.findall(r"(?:^|[`\s/])muster ([a-z][a-z-]*)", code))
    if not found:
        pytest.skip(f"{readme} shows no command yet")
    return found


@pytest.mark.parametrize("readme", READMES)
def test_every_command_that_a_readme_shows_exists(readme: str) -> None:
    assert commands_of(readme) - commands_of_the_program() == set()


@pytest.mark.parametrize("readme", READMES)
def test_every_command_is_shown_in_the_readme(readme: str) -> None:
    shown = commands_of(readme) | (
        {"demo"} if "make demo" in (ROOT / readme).read_text(encoding="utf-8") else set()
    )
    assert commands_of_the_program() - shown == set()
