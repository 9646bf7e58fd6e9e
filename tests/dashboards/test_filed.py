"""Finished reports: what is listed, what can be taken, and that nothing else leaves by that door."""

from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path
from urllib.parse import quote

import pytest
from flask.testing import FlaskClient

from catalogue.paths import Home
from dashboards import filed, view
from dashboards.app import create_app
from dashboards.pages import reports
from dashboards.queries.pool import Pool
from tests.dashboards.filed_reports import NAME, file_reports
from tests.dashboards.fixture_snapshot import FIRST, publish

DAY = date(2024, 9, 30)
SECRET = b"not for readers"


@pytest.fixture
def home(tmp_path: Path) -> Home:
    made = Home(tmp_path / "home")
    publish(made, FIRST)
    file_reports(made)
    (made.root / "key").write_bytes(SECRET)
    (tmp_path / "outside.pdf").write_bytes(SECRET)
    return made


@pytest.fixture
def client(home: Home) -> FlaskClient:
    return create_app(home).server.test_client()


def test_a_report_is_taken_as_it_lies_there(home: Home, client: FlaskClient) -> None:
    answer = client.get(f"/reports/files/2024-09-30/{quote(NAME)}.docx")
    assert answer.status_code == 200
    assert answer.data == (home.reports / "2024-09-30" / f"{NAME}.docx").read_bytes()
    assert "attachment" in answer.headers["Content-Disposition"]
    assert quote(NAME) in answer.headers["Content-Disposition"]
    assert client.get("/reports/files/2024-09-30/pages/page-01.png").mimetype == "image/png"


TRICKS = [
    "2024-09-30/../../key",
    "2024-09-30/..%2f..%2fkey",
    "2024-09-30/pages/../manifest.json",
    "2024-09-30/pages/..%2fmanifest.json",
    "../key",
    "..%2fkey",
    "%2e%2e/key",
    "/etc/passwd",
    "%2fetc%2fpasswd",
    "2024-09-30//etc/passwd",
    "2024-09-30/%2fetc%2fpasswd",
    "2024-09-30/manifest.json",
    "2024-09-30/.docx",
    "2024-09-30",
    "2024-09-30/",
    "2024-09-30/none.docx",
    "2024-09-30/pages",
    "2024-09-30/pages/page-01.png/..",
    "2024-9-30/x.docx",
    "latest/x.docx",
    "2024-09-30\\..\\..\\key",
    "2024-09-30/a%00.docx",
    "linked-day/x.docx",
    "2024-01-01/x.docx",
    "2024-09-30/linked.pdf",
    "2024-09-30/hollow.docx",
    "2024-06-30/pages/page-01.png",
]


@pytest.mark.parametrize("asked", TRICKS)
def test_nothing_but_a_report_leaves_by_that_door(asked: str, home: Home, client: FlaskClient) -> None:
    day = home.reports / "2024-09-30"
    (day / "linked.pdf").symlink_to(home.root.parent / "outside.pdf")
    (day / "hollow.docx").mkdir()
    for name in ("linked-day", "2024-01-01"):
        (home.reports / name).symlink_to(home.root)
    (home.root / "x.docx").write_bytes(SECRET)
    (home.reports / "2024-06-30" / "pages").symlink_to(day / "pages")
    answer = client.get(f"/reports/files/{asked}", follow_redirects=True)
    assert SECRET not in answer.data and b"root:" not in answer.data
    assert answer.status_code == 404
    assert answer.get_data(as_text=True) == "没有这份报告。请从“报告”页下载。"
    assert answer.mimetype == "text/plain"


def test_links_are_not_listed_either(home: Home) -> None:
    (home.reports / "2024-01-01").symlink_to(home.reports / "2024-09-30")
    (home.reports / "2024-09-30" / "linked.pdf").symlink_to(home.root / "key")
    (home.reports / "2024-13-01").mkdir()
    (home.reports / "2024-13-01" / "x.docx").write_bytes(b"")
    assert filed.dates(home) == [DAY, date(2024, 6, 30)]
    assert [row["kind"] for row in filed.reports(home, DAY)] == ["docx", "pdf", "xlsx"]


def test_a_report_says_on_which_snapshot_it_was_made_and_whether_it_is_still_the_same(home: Home) -> None:
    path = home.reports / "2024-09-30" / f"{NAME}.docx"
    told = {row["kind"]: row for row in filed.reports(home, DAY)}
    assert told["docx"]["sha256"] == hashlib.sha256(path.read_bytes()).hexdigest()
    assert (told["docx"]["snapshot_id"], told["docx"]["is_as_written"]) == (FIRST, True)
    path.write_bytes(b"edited by hand")
    assert filed.reports(home, DAY)[0]["is_as_written"] is False
    [earlier] = filed.reports(home, date(2024, 6, 30))
    assert (earlier["snapshot_id"], earlier["made_at"], earlier["is_as_written"]) == (None, None, None)


@pytest.mark.parametrize(
    "text", ["", "[]", "{", '{"files": [3]}', '{"files": [{"name": "x", "made_at": "?"}]}']
)
def test_a_manifest_that_cannot_be_read_says_nothing(text: str, home: Home) -> None:
    (home.reports / "2024-09-30" / "manifest.json").write_text(text)
    assert {row["is_as_written"] for row in filed.reports(home, DAY)} == {None}


def test_the_page_says_what_a_reader_must_know_of_each_file(home: Home) -> None:
    publish(home, "20241201-080000-next")
    shown = view.read(Pool(home), {}, "/reports")
    [sheet] = reports.sheets(shown)
    assert sheet.title == "4份报告文件，2个统计时点，最新的截至2024年9月30日"
    assert [row["state"] for row in sheet.rows] == ["据另一快照写出"] * 3 + ["没有写出记录，来历不明"]
    pinned = view.read(Pool(home), {"snapshot": FIRST}, "/reports")
    assert [row["state"] for row in reports.sheets(pinned)[0].rows][:3] == ["据本快照写出"] * 3


def test_without_reports_the_page_says_how_to_make_one(tmp_path: Path) -> None:
    home = Home(tmp_path)
    publish(home, FIRST)
    shown = view.read(Pool(home), {}, "/reports")
    assert reports.sheets(shown)[0].title == "还没有写出的报告"
    assert "muster report --as-of 2024-09-30 --format docx,pdf,xlsx" in str(reports.render(shown))
