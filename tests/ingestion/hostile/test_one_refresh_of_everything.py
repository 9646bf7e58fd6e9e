"""All hostile files and a good one of each kind in one refresh: a line for each bad one, every good one loaded."""

from __future__ import annotations

import json
import os
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

import muster.refresh
from catalogue.paths import Home
from muster.cli import app
from tests.ingestion.books import DRILL_HEADINGS, drill
from tests.ingestion.hostile.corpus import HARMLESS, IN_A_ZIP, IN_ONE_FILE
from tests.ingestion.hostile.formats import KINDS

BAD = {**IN_ONE_FILE, **IN_A_ZIP}
NO_FILE = {"管道.csv": "不是普通文件", "链接.csv": "链接", "文件夹.xlsx": "文件夹"}


def good_files() -> dict[str, bytes]:
    """A file of each kind, each with three records of its own."""
    return {
        f"好-{name}": make([DRILL_HEADINGS, *(drill(10 * number + i) for i in range(3))])
        for number, (name, make) in enumerate(KINDS.items(), start=10)
    }


def fill(home: Home) -> None:
    """The inbox with everything."""
    home.inbox.mkdir(parents=True)
    for name, content in good_files().items():
        (home.inbox / name).write_bytes(content)
    for name, hostile in {**BAD, **HARMLESS}.items():
        (home.inbox / name).write_bytes(hostile.make())
    os.mkfifo(home.inbox / "管道.csv")
    (home.inbox / "链接.csv").symlink_to("/etc/passwd")
    (home.inbox / "文件夹.xlsx").mkdir()


@pytest.mark.slow
def test_a_line_for_each_bad_file_and_every_good_one_loaded_and_exit_code_3(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = Home(tmp_path / "home")
    fill(home)
    for later_step in ("_check", "build", "publish"):
        monkeypatch.setattr(muster.refresh, later_step, lambda *_: "20240101")
    monkeypatch.setattr(muster.refresh, "hand_back", lambda *_: {})
    done = CliRunner().invoke(app, ["refresh", "--home", str(home.root)], env={"COLUMNS": "300"})
    assert (done.exit_code, type(done.exception)) == (3, SystemExit), done.output[-2000:]
    assert "Traceback" not in done.output
    receipt = json.loads(max(home.receipts.glob("*.json")).read_text(encoding="utf-8"))
    said: dict[str, list[str]] = defaultdict(list)
    loaded: dict[str, int] = defaultdict(int)
    for file in receipt["files"]:
        outer = file["file"].split("/")[0]
        said[outer] += [said_of_it["code"] for said_of_it in (*file["problems"], *file["hints"])]
        loaded[outer] += sum(table["rows_accepted"] + table["rows_doubtful"] for table in file["tables"])
    assert {name: said[name] for name in BAD} == {name: [hostile.code] for name, hostile in BAD.items()}
    assert {name: loaded[name] for name in BAD} == {name: hostile.rows for name, hostile in BAD.items()}
    fine = {**dict.fromkeys(good_files(), 3), **{name: harmless.rows for name, harmless in HARMLESS.items()}}
    assert {name: (loaded[name], said[name]) for name in fine} == {
        name: (rows, []) for name, rows in fine.items()
    }
    told: list[Any] = receipt["list_problems"]
    assert len(told) == len(NO_FILE)
    assert all(any(name in line and words in line for line in told) for name, words in NO_FILE.items())
    assert all(line in done.output for line in told)
