"""Portraits as a reader meets them: chosen, opened down to the rows, emptied, in a snapshot that lacks tables."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from catalogue.paths import Home
from tests.dashboards.fixture_snapshot import publish
from tests.dashboards.watched import Watched, press_mark

pytestmark = pytest.mark.browser


def test_one_screen_answers_how_it_stands_what_changed_what_to_ask_and_what_came(
    filled_address: str, watched: Watched
) -> None:
    page = watched.page
    watched.open(filled_address + "/portrait?subject=519921101")
    for heading in ("现状如何", "变了什么", "该问什么", "报了什么"):
        box = page.get_by_role("heading", name=heading, exact=True).bounding_box()
        assert box is not None and box["y"] + box["height"] < 768
    said = page.locator(".portrait-stands").inner_text()
    assert all(words in said for words in ("72.0", "九成区间 66.0～77.0", "第1～3位", "等权对照 70.0"))
    assert "第2位" not in said
    watched.require_clean()


def test_every_figure_of_a_sentence_leads_to_what_it_quotes(filled_address: str, watched: Watched) -> None:
    page = watched.page
    for address in ("/portrait?subject=519921101", "/portrait?subject=emergency", "/"):
        watched.open(filled_address + address)
        unlinked = page.evaluate(
            "Array.from(document.querySelectorAll('.answer > p:not(.source)')).filter(part => {"
            " const kept = part.cloneNode(true); kept.querySelectorAll('a').forEach(link => link.remove());"
            " return /[0-9]/.test(kept.textContent); }).map(part => part.textContent)"
        )
        assert unlinked == []
        targets = page.evaluate(
            "Array.from(document.querySelectorAll('.answer a[href^=\"#\"]')).map(link => link.getAttribute('href'))"
            ".filter(href => !href.includes('=') && !document.getElementById(href.slice(1)))"
        )
        assert targets == []


def test_from_the_index_to_a_portrait_to_a_source_row(filled_address: str, watched: Watched) -> None:
    page = watched.page
    watched.open(filled_address + "/portrait")
    page.get_by_role("link", name="白鹤镇", exact=True).click()
    page.get_by_role("heading", name="白鹤镇画像").wait_for()
    page.locator(".portrait-ask a.traced", has_text="两张表").click()
    drawer = page.locator(".mantine-Drawer-body")
    drawer.get_by_text("以哪一天为准？").wait_for()
    drawer.locator("summary").click()
    drawer.locator(".records a").first.click()
    drawer.locator(".row-marked").wait_for()
    assert "reconciled=X01.519921101" in page.url
    drawer.get_by_text("回到这组对照").click()
    drawer.get_by_text("以哪一天为准？").wait_for()
    watched.require_clean()


def test_a_peer_s_dot_opens_the_peer_s_own_figure(filled_address: str, watched: Watched) -> None:
    page = watched.page
    watched.open(filled_address + "/portrait?subject=519921101")
    strips = page.locator("[id*='peers'] .js-plotly-plot, .js-plotly-plot[id*='peers']").first
    press_mark(page, strips.locator(".scatterlayer .trace:has(.points path) .points path").nth(40))
    page.wait_for_url("**#figure=**")
    page.locator(".mantine-Drawer-body .formula").first.wait_for()
    watched.require_clean()


def test_what_was_not_measured_is_a_word_over_a_hatch_and_never_a_nought(
    filled_address: str, watched: Watched
) -> None:
    page = watched.page
    watched.open(filled_address + "/portrait?subject=519921105")
    assert "有据的指标不足三分之二" in page.locator(".portrait-stands").inner_text()
    row = page.locator("#standing .ledger-row", has_text="意外险与防护装备率")
    assert row.locator(".track-hatched").count() == 1
    assert "待核实" in row.inner_text() and "0.0%" not in row.inner_text()


def test_a_department_without_figures_says_so(
    tmp_path: Path, serve_home: Callable[[Home], str], watched: Watched
) -> None:
    home = Home(tmp_path)
    without = (
        "update marts.fct_indicator_values set status = 'not_applicable', value = null, numerator = null,"
        " denominator = null, interval_low = null, interval_high = null, grade = 'none', previous_value = null"
        " where subject_code = 'water'; delete from marts.fct_commitments; delete from marts.submissions"
    )
    publish(home, "20240101-000000-bare", changed=without)
    watched.open(serve_home(home) + "/portrait?subject=water")
    said = watched.page.locator(".main").inner_text()
    for words in (
        "没有按它计算的指标", "没有两期都有据", "没有关于它的问题需要核实", "没有由它负责的交办事项",
        "没有与它有关的调研问题", "这一年里没有由它单独报送的报表", "没有未收或存疑的格",
    ):  # fmt: skip
        assert words in said
    watched.require_clean()


def test_a_portrait_in_a_snapshot_of_an_older_version_opens_with_what_it_has(
    tmp_path: Path, serve_home: Callable[[Home], str], watched: Watched
) -> None:
    home = Home(tmp_path)
    publish(home, "20240101-000000-old", is_old=True)
    address = serve_home(home)
    for subject in ("519921101", "emergency"):
        watched.open(f"{address}/portrait?subject={subject}")
        assert "这个快照由较早的版本发布" in watched.page.locator("#wall").inner_text()
        assert "这个快照由较早的版本发布" in watched.page.locator("#commitments").inner_text()
    watched.require_clean()


def test_the_state_of_a_portrait_is_in_its_address(filled_address: str, watched: Watched) -> None:
    page = watched.page
    watched.open(filled_address + "/portrait?subject=519921101&as_of=2023-09-30&compare=quarter")
    assert "白鹤镇画像：截至2023年9月30日" in page.locator("h1").inner_text()
    page.get_by_role("textbox", name="看谁").click()
    page.get_by_role("option", name="应急管理局").click()
    page.get_by_role("heading", name="应急管理局画像：截至2023年9月30日").wait_for()
    page.go_back()
    page.get_by_role("heading", name="白鹤镇画像：截至2023年9月30日").wait_for()
    page.go_forward()
    page.get_by_role("heading", name="应急管理局画像：截至2023年9月30日").wait_for()
    assert "compare=quarter" in page.url
    watched.require_clean()
