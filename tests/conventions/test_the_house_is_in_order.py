"""What a newcomer relies on: READMEs, short files, portable text, locks without addresses."""

from __future__ import annotations

import re

import pytest

from catalogue.paths import ROOT
from tests.conventions.repository import repository_files, shown, text_files

LONGEST = 300
CODE = {".py", ".sql", ".js", ".css"}
LOCKS = ["requirements.lock", "requirements-dev.lock", "requirements-bench.lock"]
MACHINE_PATH = re.compile(r"""(?:^|[\s"'`(=:,])/(?:work|root|tmp|home)/\w""", re.MULTILINE)


def test_every_top_level_folder_has_a_readme() -> None:
    folders = {shown(path).split("/")[0] for path in repository_files() if "/" in shown(path)}
    missing = [
        name for name in sorted(folders) if name[0] != "." and not (ROOT / name / "README.md").is_file()
    ]
    assert missing == []


def test_no_file_of_code_is_longer_than_three_hundred_lines() -> None:
    long = {
        shown(path): lines
        for path in repository_files()
        if path.suffix in CODE
        if (lines := len(path.read_text(encoding="utf-8").splitlines())) > LONGEST
    }
    assert long == {}


def test_no_file_names_a_path_of_one_machine() -> None:
    named = {
        shown(path): found.group().strip()
        for path in text_files()
        if (found := MACHINE_PATH.search(path.read_text(encoding="utf-8")))
    }
    assert named == {}


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_holds_versions_and_hashes_and_no_address(name: str) -> None:
    lines = (ROOT / name).read_text(encoding="utf-8").splitlines()
    addressed = [line for line in lines if re.search(r"https?:|file:|git\+|index-url|find-links| @ ", line)]
    assert addressed == []
    unpinned = [
        line for line in lines if not re.match(r"[A-Za-z0-9._-]+(\[[\w,]+\])?==\S+ |    --hash=sha256:", line)
    ]
    assert unpinned == []


def test_tests_and_measurements_run_on_the_very_versions_that_are_delivered() -> None:
    delivered, tested, measured = (
        set(re.findall(r"^\S+==\S+", (ROOT / name).read_text(encoding="utf-8"), re.MULTILINE))
        for name in LOCKS
    )
    assert delivered - tested == set()
    assert delivered - measured == set()
