"""The app as a reader meets it: in a real browser, on a served snapshot."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from catalogue.paths import Home
from dashboards.pages.registry import PAGES
from tests.dashboards.fixture_snapshot import FIRST, publish
from tests.dashboards.watched import Watched, press_mark

pytestmark = pytest.mark.browser

ADDRESSES = [
    "/",
    "/?subject=519921104&compare=quarter",
    "/?subject=water",
    "/portrait",
    "/portrait?subject=519921101",
    "/portrait?subject=519921105&compare=quarter",
    "/portrait?subject=emergency",
    "/portrait?subject=natural_resources&as_of=2022-06-30",
    "/family/command",
    "/family/plans",
    "/family/teams",
    "/family/drills",
    "/family/supplies",
    "/family/rectification",
    "/family/monitoring",
    "/records/drills?label=转移避险",
    "/indicator/I17",
    "/indicator/I17?subject=519921104",
    "/indicator/I02",
    "/indicator/I29",
    "/indicator/I31?as_of=2022-06-30",
    "/findings",
    "/findings?severity=high&subject=519921101",
    "/changes",
    "/map",
    "/map?subject=519921100&layers=none&indicator=I20",
    "/data",
    "/reports",
    "/reports?as_of=2024-06-30",
    "/catalogue",
]
ONE_OF_EACH = [
    "/", "/portrait", "/findings", "/changes", "/map", "/family/teams", "/records/drills", "/indicator/I17", "/data",
    "/reports", "/catalogue",
]  # fmt: skip


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_page_opens_with_data_and_fits_a_phone_without_errors_or_foreign_requests(
    address: str, filled_address: str, watched: Watched
) -> None:
    watched.open(filled_address + address)
    assert watched.page.locator("h1").count() == 1
    assert FIRST in watched.page.locator(".context").inner_text()
    watched.page.wait_for_load_state("networkidle")
    for width, height in ((1366, 768), (390, 844)):
        watched.page.set_viewport_size({"width": width, "height": height})
        watched.page.wait_for_function(
            "document.documentElement.scrollWidth <= window.innerWidth", timeout=5000
        )
    watched.require_clean()


def test_every_registered_page_is_among_the_opened_ones() -> None:
    starts = [page.address.split("<")[0] for page in PAGES]
    assert all(any(address.startswith(start) for address in ADDRESSES) for start in starts)


def test_without_a_snapshot_every_page_says_what_to_do(
    tmp_path: Path, serve_home: Callable[[Home], str], watched: Watched
) -> None:
    address = serve_home(Home(tmp_path))
    for path in ONE_OF_EACH:
        watched.open(address + path, ".message")
        assert "请先运行 muster refresh" in watched.page.locator(".message").inner_text()
    watched.require_clean()


def test_a_snapshot_without_figures_opens_and_every_page_says_so(
    tmp_path: Path, serve_home: Callable[[Home], str], watched: Watched
) -> None:
    home = Home(tmp_path)
    publish(home, "20240101-000000-none", filled=False)
    address = serve_home(home)
    for path in ONE_OF_EACH:
        watched.open(address + path)
        said = watched.page.locator(".main").inner_text()
        assert any(
            words in said for words in ("还没有指标数字", "还没有收到文件", "0项指标", "还没有写出的报告")
        )
    watched.require_clean()


def test_a_snapshot_of_an_older_version_opens_with_what_it_has(
    tmp_path: Path, serve_home: Callable[[Home], str], watched: Watched
) -> None:
    home = Home(tmp_path)
    publish(home, "20240101-000000-old", is_old=True)
    address = serve_home(home)
    watched.open(address + "/")
    assert "这一期没有综合得分" in watched.page.locator(".main").inner_text()
    watched.open(address + "/findings")
    assert "没有需要核实的问题" in watched.page.locator(".main").inner_text()
    for section in ("#commitments", "#problems", "#field"):
        assert "这个快照由较早的版本发布" in watched.page.locator(section).inner_text()
    watched.open(address + "/catalogue")
    assert "这个快照由较早的版本发布" in watched.page.locator("#settings").inner_text()
    watched.open(address + "/indicator/I27")
    assert watched.page.locator("#field").count() == 0
    watched.open(address + "/changes")
    assert "muster snapshots pin" in watched.page.locator(".main").inner_text()
    watched.require_clean()


def test_two_numbers_of_one_fact_stand_beside_each_other(filled_address: str, watched: Watched) -> None:
    watched.open(filled_address + "/findings")
    said = watched.page.locator("#reconciled").inner_text()
    assert all(
        words in said for words in ("1件事两张表都报了，其中1件对不上", "183", "171", "以哪一天为准？")
    )


def test_a_broken_snapshot_file_says_what_to_do(
    tmp_path: Path, serve_home: Callable[[Home], str], watched: Watched
) -> None:
    home = Home(tmp_path)
    home.published.mkdir(parents=True)
    home.snapshot("broken").write_bytes(b"not a database" * 400)
    home.current.write_text("broken")
    watched.open(serve_home(home), ".message")
    assert "快照打不开" in watched.page.locator(".message").inner_text()


def test_an_unknown_page_and_an_unknown_indicator_say_so(filled_address: str, watched: Watched) -> None:
    watched.open(filled_address + "/nowhere", ".message")
    assert "没有这个页面" in watched.page.locator("h1").inner_text()
    watched.open(filled_address + "/indicator/I99", ".message")
    assert "没有这个页面" in watched.page.locator("h1").inner_text()


def test_from_the_overview_to_a_source_row_in_at_most_four_clicks(
    filled_address: str, watched: Watched
) -> None:
    page = watched.page
    watched.open(filled_address + "/")
    page.locator(".ledger-row", has_text="村(社区)演练覆盖率").locator("a.traced").click()
    drawer = page.locator(".mantine-Drawer-body")
    drawer.get_by_text("算式").wait_for()
    drawer.locator(".records a").first.click()
    drawer.get_by_text("原表这一段").wait_for()
    said = drawer.inner_text()
    assert all(word in said for word in ("文件", "工作表", "sha256", "第", "行", "张*", "仅计入分母"))
    assert drawer.locator(".row-marked").count() == 1
    assert "record=" in page.url
    watched.require_clean()


def test_a_question_leads_to_the_records_that_only_the_denominator_counts(
    filled_address: str, watched: Watched
) -> None:
    page = watched.page
    watched.open(filled_address + "/")
    page.locator("details.ask[open] li > a:first-child").first.click()
    page.wait_for_selector("#evidence-grid .ag-row")
    assert "subject=" in page.url
    assert "role=denominator_only" in page.url
    roles = page.locator("#evidence-grid .ag-row [col-id=role]").all_inner_texts()
    assert {text for text in roles} == {"仅计入分母"}


def test_a_copied_link_reopens_date_subject_and_row(filled_address: str, watched: Watched) -> None:
    page = watched.page
    watched.open(filled_address + "/indicator/I20?as_of=2023-09-30&subject=519921101")
    assert "白鹤镇" in page.locator("h1").inner_text()
    page.locator("#evidence-grid .ag-row").first.click()
    page.locator(".mantine-Drawer-body").get_by_text("原表这一段").wait_for()
    link = page.url
    first = page.locator(".mantine-Drawer-body").inner_text()
    watched.open(link)
    page.locator(".mantine-Drawer-body").get_by_text("原表这一段").wait_for()
    assert page.locator(".mantine-Drawer-body").inner_text() == first
    assert "2023年9月30日" in page.locator(".main").inner_text()


def test_choosing_a_township_leads_to_its_portrait_and_a_date_changes_the_address_and_back_returns(
    filled_address: str, watched: Watched
) -> None:
    page = watched.page
    watched.open(filled_address + "/")
    page.get_by_role("textbox", name="看谁").click()
    page.get_by_role("option", name="双河镇").click()
    page.wait_for_url("**subject=519921102**")
    page.get_by_role("heading", name="双河镇画像").wait_for()
    assert "/portrait?" in page.url
    page.get_by_role("textbox", name="截至").click()
    page.get_by_role("option", name="2023年12月31日").click()
    page.wait_for_url("**as_of=2023-12-31**")
    page.get_by_text("有更新的一期").wait_for()
    page.go_back()
    page.get_by_role("heading", name="截至2024年9月30日").wait_for()
    watched.require_clean()


def test_a_township_in_a_chart_opens_its_own_figure(filled_address: str, watched: Watched) -> None:
    page = watched.page
    watched.open(filled_address + "/indicator/I20")
    press_mark(page, page.locator("[id*='townships'] .scatterlayer .points path").nth(2))
    page.wait_for_url("**#figure=I20.519921102.2024-09-30**")
    page.get_by_role("link", name="打开指标档案").click()
    page.get_by_role("heading", name="联合演练占比：双河镇").wait_for()


def test_a_new_snapshot_appears_without_a_restart(
    tmp_path: Path, serve_home: Callable[[Home], str], watched: Watched
) -> None:
    home = Home(tmp_path)
    publish(home, "20241015-080000-old")
    address = serve_home(home)
    watched.open(address + "/indicator/I13")
    before = watched.page.locator(".figure-value").inner_text()
    publish(home, "20241016-080000-new", scores_shift=-30)
    watched.page.locator(".nav a", has_text="总览").click()
    watched.page.get_by_text("20241016-080000-new").first.wait_for()
    watched.open(address + "/indicator/I13")
    assert watched.page.locator(".figure-value").inner_text() != before
    watched.open(address + "/indicator/I13?snapshot=20241015-080000-old")
    assert watched.page.locator(".figure-value").inner_text() == before
    watched.require_clean()


def test_the_catalogue_can_be_searched(filled_address: str, watched: Watched) -> None:
    page = watched.page
    watched.open(filled_address + "/catalogue")
    page.get_by_label("查找").fill("流失")
    page.wait_for_function("document.querySelectorAll('.entry:not([hidden])').length === 1")
    assert "I12" in page.locator(".entry:not([hidden])").inner_text()


def test_from_the_overview_to_a_question_in_two_clicks_and_to_its_cell_in_four(
    filled_address: str, watched: Watched
) -> None:
    page = watched.page
    watched.open(filled_address + "/")
    page.locator(".count-line", has_text="白鹤镇").click()
    page.get_by_text("这些隐患由谁、何时到现场复查过？").wait_for()
    assert "subject=519921101" in page.url
    page.locator(".finding-line a").first.click()
    drawer = page.locator(".mantine-Drawer-body")
    drawer.get_by_text("以下情形不必问").wait_for()
    drawer.locator(".records a").first.click()
    drawer.locator(".row-marked").wait_for()
    watched.require_clean()


def test_the_same_point_of_a_chart_opens_twice(filled_address: str, watched: Watched) -> None:
    page = watched.page
    watched.open(filled_address + "/indicator/I20")
    for _ in range(2):
        press_mark(page, page.locator("[id*='townships'] .scatterlayer .points path").nth(2))
        page.locator(".mantine-Drawer-body .formula").wait_for()
        page.keyboard.press("Escape")
        page.locator(".mantine-Drawer-body .formula").wait_for(state="hidden")
    watched.require_clean()


def test_a_changed_figure_opens_at_its_own_date(filled_address: str, watched: Watched) -> None:
    page = watched.page
    watched.open(filled_address + "/changes?as_of=2023-09-30")
    page.locator("#changed-figures-grid .ag-row").first.click()
    drawer = page.locator(".mantine-Drawer-body")
    drawer.locator(".formula").wait_for()
    assert "截至2024年9月30日" in drawer.inner_text()
    watched.require_clean()
