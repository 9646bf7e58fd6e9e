"""What readers of HOME/reports are told: written beside the files, kept for those that are not made anew."""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from catalogue.paths import Home
from reports import preview
from reports.capability_report import write_report

DAY = date(2025, 6, 30)


def told(home: Home) -> dict[str, Any]:
    """The manifest's entries by the kind of file."""
    said = json.loads((home.reports / "2025-06-30" / "manifest.json").read_text(encoding="utf-8"))
    assert said["as_of"] == "2025-06-30"
    return {entry["name"].rsplit(".", 1)[1]: entry for entry in said["files"]}


def test_each_file_is_recorded_with_its_sum_and_the_snapshot_that_it_was_made_on(county_home: Home) -> None:
    before = datetime.now().replace(microsecond=0)
    [path] = write_report(county_home, DAY, None, ["docx"])
    entry = told(county_home)["docx"]
    assert entry["sha256"] == hashlib.sha256(path.read_bytes()).hexdigest()
    assert (entry["name"], entry["bytes"], entry["snapshot_id"]) == (path.name, path.stat().st_size, "sn1")
    assert before <= datetime.fromisoformat(entry["made_at"]) <= datetime.now()


def test_what_is_not_made_anew_keeps_its_entry_and_what_is_gone_loses_it(county_home: Home) -> None:
    write_report(county_home, DAY, None, ["xlsx"])
    first = told(county_home)["xlsx"]
    [document] = write_report(county_home, DAY, None, ["docx"])
    assert told(county_home)["xlsx"] == first
    document.unlink()
    write_report(county_home, DAY, None, ["xlsx"])
    assert set(told(county_home)) == {"xlsx"}


def test_a_folder_of_one_s_own_gets_the_files_and_nothing_else(county_home: Home, tmp_path: Path) -> None:
    [path] = write_report(county_home, DAY, tmp_path, ["xlsx"])
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.skipif(not shutil.which("pdftoppm"), reason="no poppler")
def test_at_most_so_many_pages_are_drawn_and_they_replace_the_earlier_ones(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pdf = tmp_path / "r.pdf"
    pdf.write_bytes(_pages(3))
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "page-09.png").write_bytes(b"")
    monkeypatch.setattr(preview, "MOST_PAGES", 2)
    drawn = preview.draw_pages(pdf)
    assert drawn == sorted(path.name for path in (tmp_path / "pages").iterdir())
    assert len(drawn) == 2
    assert (tmp_path / "pages" / drawn[0]).read_bytes().startswith(b"\x89PNG")


def _pages(count: int) -> bytes:
    """A .pdf of blank pages."""
    kids = " ".join(f"{3 + at} 0 R" for at in range(count))
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", f"<< /Type /Pages /Kids [{kids}] /Count {count} >>"]
    objects += ["<< /Type /Page /Parent 2 0 R /MediaBox [0 0 72 72] >>"] * count
    body = "".join(f"{number} 0 obj {text} endobj\n" for number, text in enumerate(objects, start=1))
    return f"%PDF-1.4\n{body}trailer << /Root 1 0 R /Size {len(objects) + 1} >>\n%%EOF".encode()


@pytest.mark.parametrize("fault", [FileNotFoundError, subprocess.TimeoutExpired])
def test_without_a_program_or_in_time_there_are_no_pages_and_the_report_stands(
    fault: type, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pdf = tmp_path / "r.pdf"
    pdf.write_bytes(b"%PDF")
    if fault is FileNotFoundError:
        monkeypatch.setattr(shutil, "which", lambda name: None)
    else:

        def late(*_: Any, **__: Any) -> None:
            raise subprocess.TimeoutExpired("pdftoppm", 1)

        monkeypatch.setattr(shutil, "which", lambda name: name)
        monkeypatch.setattr(subprocess, "run", late)
    assert preview.draw_pages(pdf) == []
    assert not (tmp_path / "pages").exists()
