"""报告 as a reader meets it: seen before it is taken, taken as it lies there, told where it comes from."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from catalogue.paths import Home
from tests.dashboards.filed_reports import NAME, file_reports
from tests.dashboards.fixture_snapshot import FIRST, publish
from tests.dashboards.watched import Watched

pytestmark = pytest.mark.browser


def test_a_report_is_seen_and_taken(filled_address: str, filled_home: Home, watched: Watched) -> None:
    page = watched.page
    watched.open(filled_address + "/reports")
    page.wait_for_function(
        "Array.from(document.querySelectorAll('.report-pages img')).filter(one => one.naturalWidth > 0).length === 2"
    )
    with page.expect_download() as caught:
        page.get_by_role("link", name=f"{NAME}.pdf").click()
    kept = filled_home.reports / "2024-09-30" / f"{NAME}.pdf"
    assert Path(caught.value.path()).read_bytes() == kept.read_bytes()
    assert caught.value.suggested_filename == kept.name
    page.locator("#reports").get_by_role("link", name=FIRST).first.click()
    page.get_by_role("heading", name="清溪县应急管理能力：截至2024年9月30日").wait_for()
    assert f"snapshot={FIRST}" in page.url
    watched.require_clean()


def test_the_date_shown_decides_whose_pages_are_seen(filled_address: str, watched: Watched) -> None:
    watched.open(filled_address + "/reports?as_of=2024-06-30")
    page = watched.page
    assert page.locator(".report-pages").count() == 0
    assert "没有写出 PDF" in page.locator("#reports").inner_text()
    page.get_by_role("link", name="看这一期的页面预览").click()
    page.locator(".report-pages img").first.wait_for()
    assert "as_of=2024-09-30" in page.url
    watched.require_clean()


def test_without_a_report_the_page_says_how_to_make_one(
    tmp_path: Path, serve_home: Callable[[Home], str], watched: Watched
) -> None:
    home = Home(tmp_path)
    publish(home, FIRST)
    watched.open(serve_home(home) + "/reports")
    said = watched.page.locator(".main").inner_text()
    assert "还没有写出的报告" in said and "--format docx,pdf,xlsx" in said
    assert "日程还没有设置" in said
    watched.require_clean()


def test_a_report_made_after_the_page_was_seen_is_there_when_it_is_asked_for_again(
    tmp_path: Path, serve_home: Callable[[Home], str], watched: Watched
) -> None:
    home = Home(tmp_path)
    publish(home, FIRST)
    address = serve_home(home) + "/reports"
    watched.open(address)
    assert "还没有写出的报告" in watched.page.locator("#reports").inner_text()
    file_reports(home)
    watched.open(address)
    assert "4份报告文件" in watched.page.locator("#reports").inner_text()
    watched.require_clean()
