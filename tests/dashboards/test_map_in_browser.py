"""The map as a reader meets it: in a real browser, by mouse, by keys, without borders, taken away."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from catalogue.paths import Home
from tests.dashboards.fixture_snapshot import FIRST, publish
from tests.dashboards.watched import Watched, press_mark

pytestmark = pytest.mark.browser

MARKS = "[id*='\"map\"'] .scatterlayer .points path"


def settle(page: Page) -> None:
    """Wait until the map stands."""
    page.locator(".js-plotly-plot .main-svg").first.wait_for()
    page.wait_for_load_state("networkidle")


def click_first_mark(page: Page) -> None:
    """Press the mouse on the middle of the first mark, wherever on the page it is."""
    press_mark(page, page.locator(MARKS).first)


def test_a_layer_is_switched_by_key_stands_in_the_address_and_back_returns(
    filled_address: str, watched: Watched
) -> None:
    page = watched.page
    watched.open(filled_address + "/map")
    settle(page)
    before = page.locator("#places h2").inner_text()
    page.locator("#layer-teams").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**layers=risk%2Cstocks%2Cshelters**")
    page.wait_for_function("text => document.querySelector('#places h2').innerText !== text", arg=before)
    assert "（未显示，点此显示）" in (page.locator("#layer-teams").text_content() or "")
    page.wait_for_function("document.activeElement.id === 'layer-teams'")
    assert "应急队伍" not in page.locator(".panel:has(.drawn) h2").inner_text()
    page.go_back()
    page.wait_for_function("text => document.querySelector('#places h2').innerText === text", arg=before)
    page.go_forward()
    page.wait_for_function("text => document.querySelector('#places h2').innerText !== text", arg=before)
    link = page.url
    watched.open(link)
    settle(page)
    assert "应急队伍" not in page.locator(".panel:has(.drawn) h2").inner_text()
    watched.require_clean()


def test_an_indicator_is_chosen_and_stands_in_the_address(filled_address: str, watched: Watched) -> None:
    page = watched.page
    watched.open(filled_address + "/map?layers=risk")
    page.get_by_role("textbox", name="底色看").click()
    page.get_by_role("option", name="I17").click()
    page.wait_for_url("**indicator=I17**")
    page.locator(".tiles .badge-not_delivered", has_text="缺报").wait_for()
    assert "layers=risk" in page.url
    assert "0.0%" not in page.locator(".tiles .badge-not_delivered").inner_text()
    watched.require_clean()


def test_a_tile_leads_to_its_township_and_its_figure_to_its_trace(
    filled_address: str, watched: Watched
) -> None:
    page = watched.page
    watched.open(filled_address + "/map?indicator=I20")
    page.locator(".tile", has_text="双河镇").locator(".tile-value").click()
    page.wait_for_url("**#figure=I20.519921102.2024-09-30**")
    page.locator(".mantine-Drawer-body .formula").wait_for()
    page.keyboard.press("Escape")
    page.locator(".mantine-Drawer-body .formula").wait_for(state="hidden")
    page.locator(".tile-name", has_text="双河镇").click()
    page.wait_for_url("**subject=519921102**")
    page.get_by_role("heading", name="双河镇一张图").wait_for()
    assert "indicator=I20" in page.url
    watched.require_clean()


def test_a_mark_opens_its_record_and_an_open_mark_lists_what_it_stands_for(
    filled_address: str, watched: Watched
) -> None:
    page = watched.page
    watched.open(filled_address + "/map?layers=risk")
    settle(page)
    click_first_mark(page)
    page.wait_for_url("**#record=L**")
    page.locator(".mantine-Drawer-body .extract").wait_for()
    watched.open(filled_address + "/map?layers=stocks")
    settle(page)
    click_first_mark(page)
    page.wait_for_url("**subject=519921101**")
    page.get_by_role("heading", name="图层上的24项").wait_for()
    watched.require_clean()


def test_a_row_of_what_is_on_the_map_opens_by_key(filled_address: str, watched: Watched) -> None:
    page = watched.page
    watched.open(filled_address + "/map?layers=risk")
    page.locator("#places-grid .ag-row [col-id=name]").first.focus()
    page.keyboard.press("Space")
    page.locator(".mantine-Drawer-body .extract").wait_for()
    watched.require_clean()


def test_without_borders_tiles_and_tables_stand_and_no_chart_is_loaded(
    tmp_path: Path, serve_home: Callable[[Home], str], watched: Watched
) -> None:
    home = Home(tmp_path)
    publish(home, "20240101-000000-plain", changed="delete from marts.dim_region_shapes")
    loaded: list[str] = []
    watched.page.on("request", lambda request: loaded.append(request.url))
    watched.open(serve_home(home) + "/map")
    page = watched.page
    page.wait_for_load_state("networkidle")
    said = page.locator(".main").inner_text()
    assert "boundaries.geojson" in said and "muster refresh" in said and "没有边界，不知道方位" in said
    assert page.locator(".tile").count() == 7
    assert page.locator(".map-columns table.plain tbody tr").count() >= 7
    assert not [url for url in loaded if "plotly" in url]
    watched.require_clean()


@pytest.mark.parametrize(("name", "kind"), [("map", "xlsx"), ("tiles", "csv"), ("places", "csv")])
def test_tables_of_the_map_are_taken_away_as_they_are_shown(
    name: str, kind: str, filled_address: str, watched: Watched
) -> None:
    page = watched.page
    watched.open(filled_address + "/map?layers=risk&indicator=I17")
    with page.expect_download() as caught:
        page.locator(f".tool[href*='/download/{name}.{kind}']").click()
    content = Path(caught.value.path()).read_bytes()
    if kind == "xlsx":
        assert content.startswith(b"PK")
    else:
        text = content.decode("utf-8-sig")
        assert ("云台乡" in text and "缺报" in text) if name == "tiles" else "坐标在县域之外" in text
        assert "中队" not in text


def test_the_map_is_saved_as_a_picture_on_this_machine(filled_address: str, watched: Watched) -> None:
    page = watched.page
    watched.open(filled_address + "/map")
    settle(page)
    with page.expect_download() as caught:
        page.locator("button.picture[data-format=svg]").first.click()
    drawn = Path(caught.value.path()).read_text(encoding="utf-8")
    assert caught.value.suggested_filename == f"map_{FIRST}.svg"
    assert "城关镇" in drawn and FIRST in drawn
    watched.require_clean()


def test_on_a_phone_the_map_moves_inside_its_panel(filled_address: str, watched: Watched) -> None:
    page = watched.page
    page.set_viewport_size({"width": 390, "height": 844})
    watched.open(filled_address + "/map")
    settle(page)
    page.wait_for_function("document.documentElement.scrollWidth <= window.innerWidth")
    assert page.locator(".map-scroll").evaluate("part => part.scrollWidth > part.clientWidth")
    assert page.locator(".map-swipe").is_visible()
