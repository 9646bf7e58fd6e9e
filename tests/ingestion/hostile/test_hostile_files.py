"""Each hostile file gets one line, in bounded time and memory, and harms nothing else."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from catalogue.paths import ROOT, Home
from ingestion.loading.pack import Packed, read_packed
from ingestion.opening.grid import UnreadableFile
from ingestion.opening.pieces import Piece, read_piece
from ingestion.originals.originals import original
from ingestion.processes.children import Child, ask, reading_child
from ingestion.reading import Context, Problem
from ingestion.receiving.receive import receive
from tests.ingestion.books import DRILL_HEADINGS, KEY, RECEIVED, drill, read, write_book
from tests.ingestion.hostile.archives import changed
from tests.ingestion.hostile.corpus import HARMLESS, IN_A_ZIP, IN_ONE_FILE
from tests.ingestion.hostile.makers import SHEET, half

ALL = {**IN_ONE_FILE, **IN_A_ZIP, **HARMLESS}
SECONDS = 20
MEGABYTES = 1600


@pytest.fixture(scope="module")
def child() -> Iterator[Child]:
    with reading_child() as started:
        yield started


def read_in(child: Child, home: Home) -> tuple[list[Problem], int]:
    """What is said of everything in the inbox, and how many records it holds."""
    received, _, told = receive(home, [home.inbox], RECEIVED, set())
    problems = [Problem("", "told", line) for line in told]
    rows = 0
    for item in received:
        if item.problem:
            problems.append(item.problem)
            continue
        context = Context(item.delivery_id, item.file_name, RECEIVED, "", KEY)
        try:
            with original(home, item.sha256) as path:
                packed = ask(child, read_packed, path, context)
        except UnreadableFile as error:
            problems.append(Problem("", error.code, error.message_zh))
            continue
        assert isinstance(packed, Packed)
        problems += [*packed.reading.problems, *packed.reading.hints]
        rows += sum(table.rows_accepted + table.rows_doubtful for table in packed.reading.tables)
    return problems, rows


def peak_megabytes(child: Child) -> int:
    """The most memory that the child has held; of one that died there is nothing to ask."""
    if child.process is None:
        return 0
    status = Path(f"/proc/{child.process.pid}/status").read_text(encoding="ascii")
    return next(int(line.split()[1]) // 1024 for line in status.splitlines() if line.startswith("VmHWM"))


@pytest.mark.parametrize("name", [*IN_ONE_FILE, *IN_A_ZIP, *HARMLESS])
def test_a_hostile_file_gets_its_one_line_in_bounded_time_and_memory(
    tmp_path: Path, child: Child, name: str
) -> None:
    home = Home(tmp_path / "home")
    home.inbox.mkdir(parents=True)
    hostile = ALL[name]
    (home.inbox / name).write_bytes(hostile.make())
    begin = time.monotonic()
    problems, rows = read_in(child, home)
    assert time.monotonic() - begin < SECONDS
    assert peak_megabytes(child) < MEGABYTES
    expected = [] if name in HARMLESS else [hostile.code]
    assert ([problem.code for problem in problems], rows) == (expected, hostile.rows), problems
    for problem in problems:
        line = problem.message_zh
        assert hostile.words in line and line.endswith("。") and "\n" not in line


def test_links_outwards_are_a_hint_and_no_problem(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(IN_ONE_FILE["外部链接.xlsx"].make())
    found = read(tmp_path / "a.xlsx")
    assert (found.problems, [hint.code for hint in found.hints]) == ([], ["external_links"])


def test_one_broken_sheet_does_not_keep_the_others_of_its_workbook_from_being_read(tmp_path: Path) -> None:
    write_book(tmp_path / "a.xlsx", {"坏": [["甲"]], "演练": [DRILL_HEADINGS, drill(1)]})
    whole = (tmp_path / "a.xlsx").read_bytes()
    (tmp_path / "a.xlsx").write_bytes(changed(whole, SHEET, half))
    found = read(tmp_path / "a.xlsx")
    assert [(table.sheet, table.rows_accepted) for table in found.tables] == [("演练", 1)]
    assert [(problem.sheet, problem.code) for problem in found.problems] == [("坏", "corrupt")]


def test_every_line_about_a_file_is_explained_in_the_documents() -> None:
    page = (ROOT / "docs" / "files.md").read_text(encoding="utf-8")
    codes = {hostile.code for hostile in (*IN_ONE_FILE.values(), *IN_A_ZIP.values())} - {"unrecognised"}
    assert [
        code for code in sorted(codes | {"too_slow", "failed", "mixed"}) if f"| `{code}` |" not in page
    ] == []


def test_a_large_text_that_breaks_off_in_a_character_is_told_so(tmp_path: Path) -> None:
    content = "甲,乙\n丙,丁".encode("gb18030")[:-1]
    (tmp_path / "a.csv").write_bytes(content)
    piece = Piece(1, 0, len(content), 0, "gb18030", ",", (("甲", "乙"),), 2)
    with pytest.raises(UnreadableFile, match="没有传完整"):
        read_piece(tmp_path / "a.csv", piece)


def test_a_large_text_with_more_columns_than_a_sheet_has_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ingestion.opening.pieces.LARGE", 1000)
    (tmp_path / "a.csv").write_bytes(b"x," * 20_000 + b"\n" + b"1,2\n")
    context = Context("dtest", "a.csv", RECEIVED, "", KEY)
    with pytest.raises(UnreadableFile, match="删除多余的分隔符"):
        read_packed(tmp_path / "a.csv", context)
