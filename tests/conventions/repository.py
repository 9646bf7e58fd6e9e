"""The files of the repository, as a checkout or as an unpacked archive."""

from __future__ import annotations

import subprocess
from functools import cache
from pathlib import Path

from catalogue.paths import ROOT

HOME_FOLDERS = {".venv", ".git", "data", "logs", "build", "dist"}
DBT_FOLDERS = {("dbt_project", "target"), ("dbt_project", "logs"), ("dbt_project", "dbt_packages")}
CACHES = {"__pycache__", ".pytest_cache", ".mypy_cache", ".ruff_cache", ".import_linter_cache", ".hypothesis"}
TEXT_SUFFIXES = {
    ".py",
    ".sql",
    ".yml",
    ".yaml",
    ".md",
    ".toml",
    ".cfg",
    ".css",
    ".js",
    ".txt",
    ".lock",
    ".csv",
    ".svg",
    ".html",
    "",
}


@cache
def repository_files() -> list[Path]:
    """Every file that is, or by the ignore rules would be, under version control."""
    listed = (
        subprocess.run(
            ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
            cwd=ROOT,
            capture_output=True,
            check=False,
        )
        if (ROOT / ".git").exists()
        else None
    )
    if listed is not None and listed.returncode == 0:
        paths = [ROOT / name for name in listed.stdout.decode().split("\0") if name]
    else:
        paths = [path for path in ROOT.rglob("*") if not _is_generated(path.relative_to(ROOT).parts)]
    return sorted(path for path in paths if path.is_file())


def text_files() -> list[Path]:
    """Those of them that people write or read as text."""
    return [path for path in repository_files() if path.suffix in TEXT_SUFFIXES]


def shown(path: Path) -> str:
    """A path as a test's message names it."""
    return path.relative_to(ROOT).as_posix()


def _is_generated(parts: tuple[str, ...]) -> bool:
    """Whether the ignore rules would leave out a path, given from the root."""
    return parts[0] in HOME_FOLDERS or parts[:2] in DBT_FOLDERS or bool(CACHES & set(parts))
