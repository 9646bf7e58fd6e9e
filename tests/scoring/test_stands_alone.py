"""The method is a library of its own: whoever has numpy can use it, and its document runs."""

from __future__ import annotations

import ast
import doctest
import subprocess
import sys

import numpy as np
import pytest

import scoring
from catalogue.paths import ROOT

SOURCES = sorted((ROOT / "scoring").glob("*.py"))
DOCUMENT = ROOT / "docs" / "scoring.md"


def imported(text: str) -> set[str]:
    """Top-level packages that a module imports anywhere, also inside functions."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Import):
            names |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            names.add((node.module or "").split(".")[0])
    return names


def test_it_imports_numpy_and_salib_and_nothing_else_that_must_be_installed() -> None:
    everything = set().union(*(imported(path.read_text(encoding="utf-8")) for path in SOURCES))
    assert everything - sys.stdlib_module_names == {"numpy", "SALib", "scoring"}


def test_who_only_scores_does_not_wait_for_salib() -> None:
    script = "import sys, scoring; print([m for m in ('SALib', 'scipy', 'pandas') if m in sys.modules])"
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=ROOT
    )
    assert done.stdout.strip() == "[]"


def test_every_public_name_is_there_and_says_what_it_does() -> None:
    assert sorted(scoring.__all__) == sorted(set(scoring.__all__))
    for name in scoring.__all__:
        assert name == "RANDOM_INDEX" or getattr(scoring, name).__doc__


def test_every_example_of_the_document_gives_what_it_shows() -> None:
    with np.printoptions(precision=3, suppress=True):
        done = doctest.testfile(str(DOCUMENT), module_relative=False, encoding="utf-8")
    assert done.attempted > 20
    assert done.failed == 0


@pytest.mark.parametrize("name", [name for name in scoring.__all__ if name[0].islower()])
def test_every_function_is_named_in_the_document(name: str) -> None:
    assert f"`{name}`" in DOCUMENT.read_text(encoding="utf-8")
