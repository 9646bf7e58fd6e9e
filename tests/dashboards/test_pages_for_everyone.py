"""Pages for everyone: axe-core, keys, larger type, light and dark, two languages, small screens, paper."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from catalogue.paths import Home
from dashboards.pages.registry import PAGES
from tests.dashboards.fixture_snapshot import FIRST
from tests.dashboards.watched import Watched

pytestmark = pytest.mark.browser

ONE_OF_EACH = {
    "overview": "/",
    "portrait": "/portrait?subject=519921101",
    "findings": "/findings",
    "changes": "/changes",
    "map": "/map",
    "family": "/family/drills",
    "records": "/records/drills",
    "indicator": "/indicator/I17",
    "data": "/data",
    "reports": "/reports",
    "catalogue": "/catalogue",
}
ALSO = ("/portrait", "/portrait?subject=emergency")
OPENED = {
    "trace": "/#figure=I20.519921102.2024-09-30",
    "finding": "/findings#finding=R11-519921",
    "score": "/#score=519921101",
    "reconciled": "/findings#reconciled=X01.519921",
}
GRAVE = ("serious", "critical")


def settle(page: Page) -> None:
    """Wait until charts and grids stand."""
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(300)


def test_one_of_each_page_is_tried() -> None:
    assert set(ONE_OF_EACH) == {page.name for page in PAGES}


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("address", [*ONE_OF_EACH.values(), *ALSO, *OPENED.values()])
def test_axe_finds_nothing_serious(address: str, theme: str, filled_address: str, watched: Watched) -> None:
    path, _, fragment = address.partition("#")
    watched.open(f"{filled_address}{path}{'&' if '?' in path else '?'}theme={theme}#{fragment}")
    if fragment:
        watched.page.locator(".mantine-Drawer-body .source").first.wait_for()
    settle(watched.page)
    assert watched.page.locator("html").get_attribute("data-theme") == theme
    found = Axe().run(watched.page).response["violations"]
    grave = [
        (violation["id"], [node["html"][:160] for node in violation["nodes"][:3]])
        for violation in found
        if violation["impact"] in GRAVE
    ]
    assert grave == []
    watched.require_clean()


def test_escape_closes_the_drawer_and_focus_returns(filled_address: str, watched: Watched) -> None:
    page = watched.page
    watched.open(filled_address + "/")
    opener = page.locator(".ledger-row a.traced").nth(2)
    opener.focus()
    page.keyboard.press("Enter")
    page.locator(".mantine-Drawer-body .formula").wait_for()
    assert page.evaluate("document.querySelector('.mantine-Drawer-content').contains(document.activeElement)")
    page.keyboard.press("Escape")
    page.locator(".mantine-Drawer-body .formula").wait_for(state="hidden")
    assert "figure=" not in page.url
    page.wait_for_function("document.activeElement.classList.contains('traced')")
    assert opener.evaluate("element => element === document.activeElement")
    watched.require_clean()


def test_back_closes_what_was_opened_and_forward_opens_it_again(
    filled_address: str, watched: Watched
) -> None:
    page = watched.page
    watched.open(filled_address + "/")
    page.locator(".ledger-row a.traced").nth(2).click()
    page.locator(".mantine-Drawer-body .records a").first.click()
    page.locator(".mantine-Drawer-body .extract").wait_for()
    page.go_back()
    page.locator(".mantine-Drawer-body .formula").wait_for()
    page.go_back()
    page.locator(".mantine-Drawer-body .formula").wait_for(state="hidden")
    assert "#" not in page.url
    page.go_forward()
    page.locator(".mantine-Drawer-body .formula").wait_for()
    watched.require_clean()


def test_a_row_of_a_grid_opens_with_the_space_bar(filled_address: str, watched: Watched) -> None:
    page = watched.page
    watched.open(filled_address + "/indicator/I20")
    page.locator("#evidence-grid .ag-row [col-id=digest]").first.focus()
    page.keyboard.press("Space")
    page.locator(".mantine-Drawer-body .extract").wait_for()
    assert "figure=I20" in page.url and "record=" in page.url
    page.keyboard.press("Escape")
    page.locator(".mantine-Drawer-body .extract").wait_for(state="hidden")
    page.locator("#evidence-grid .ag-row").first.click()
    page.locator(".mantine-Drawer-body .extract").wait_for()
    watched.require_clean()


def test_filters_and_searches_are_kept_in_the_link(filled_address: str, watched: Watched) -> None:
    page = watched.page
    wanted = '{"place":{"filterType":"text","type":"contains","filter":"第7行"}}'
    watched.open(f"{filled_address}/indicator/I20?subject=519921102#only.evidence={wanted}")
    page.wait_for_function("document.querySelectorAll('#evidence-grid .ag-row').length === 1")
    assert "第7行" in page.locator("#evidence-grid .ag-row").inner_text()
    watched.open(filled_address + "/catalogue#q=流失")
    page.wait_for_function("document.querySelectorAll('.entry:not([hidden])').length === 1")
    page.get_by_label("查找").fill("培训")
    page.wait_for_function("decodeURIComponent(location.hash) === '#q=培训'")


def test_language_is_kept_in_links_and_remembered_by_the_browser(
    filled_address: str, browser: Browser
) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(filled_address + "/indicator/I17")
    page.get_by_role("link", name="English").click()
    page.get_by_text("How this figure came about").wait_for()
    assert page.locator("html").get_attribute("lang") == "en"
    assert "lang=en" in page.url
    page.locator(".nav a", has_text="Overview").click()
    page.get_by_role("heading", name="Whom to ask").wait_for()
    assert "lang=en" in page.url
    page.goto(filled_address + "/data")
    page.get_by_role("heading", name="Data", exact=True).wait_for()
    page.get_by_role("link", name="中文").click()
    page.get_by_role("heading", name="数据与报送").wait_for()
    context.close()


@pytest.mark.parametrize("address", list(ONE_OF_EACH.values()))
def test_in_english_only_data_are_chinese(address: str, filled_address: str, watched: Watched) -> None:
    watched.open(f"{filled_address}{address}{'&' if '?' in address else '?'}lang=en")
    settle(watched.page)
    said = watched.page.evaluate(
        "Array.from(document.querySelectorAll('h2, .eyebrow, .kpi-label, th[scope=col], .ag-header-cell-text, .tool,"
        " .nav a, .looks a, .choice label, .badge, .chip, summary')).map(part => part.textContent)"
    )
    own = [text for text in said if re.search(r"[、；：。（）]|[\u4e00-\u9fff]{2,}指标", text)]
    assert own == []
    watched.require_clean()


def test_the_system_s_dark_is_followed_and_the_address_wins(filled_address: str, browser: Browser) -> None:
    context = browser.new_context(color_scheme="dark")
    page = context.new_page()
    page.goto(filled_address + "/indicator/I17")
    page.locator(".js-plotly-plot").first.wait_for()
    assert page.locator("html").get_attribute("data-theme") == "dark"
    ink = page.locator(".js-plotly-plot .ytick text").first.evaluate("part => getComputedStyle(part).fill")
    assert ink == "rgb(233, 236, 235)"
    page.goto(filled_address + "/indicator/I17?theme=light")
    page.locator(".js-plotly-plot").first.wait_for()
    assert page.locator("html").get_attribute("data-theme") == "light"
    context.close()


def test_larger_type_is_larger_everywhere_and_nothing_runs_over(
    filled_address: str, watched: Watched
) -> None:
    page = watched.page
    for address in ONE_OF_EACH.values():
        watched.open(f"{filled_address}{address}{'&' if '?' in address else '?'}reading=1")
        settle(page)
        size = page.locator(".main p").first.evaluate("part => parseFloat(getComputedStyle(part).fontSize)")
        assert size >= 16
        for width in (1366, 390):
            page.set_viewport_size({"width": width, "height": 844})
            page.wait_for_function(
                "document.documentElement.scrollWidth <= window.innerWidth", timeout=15_000
            )


def test_every_chart_has_its_table_twin(filled_address: str, watched: Watched) -> None:
    watched.open(filled_address + "/family/drills")
    page = watched.page
    charts = page.locator(".panel:has(.drawn)")
    assert charts.count() > 3
    assert page.locator(".panel:has(.drawn) details.twin table.plain tbody tr").count() > charts.count()
    assert (
        page.locator(".panel:has(.drawn)").count()
        == page.locator(".panel:has(.drawn):has(details.twin)").count()
    )


@pytest.mark.parametrize("kind", ["png", "svg"])
def test_a_chart_is_saved_as_a_picture_on_this_machine(
    kind: str, filled_address: str, watched: Watched
) -> None:
    page = watched.page
    watched.open(filled_address + "/indicator/I17")
    page.locator(".js-plotly-plot .main-svg").first.wait_for()
    with page.expect_download() as caught:
        page.locator(f"button.picture[data-format={kind}]").first.click()
    saved = Path(caught.value.path())
    assert caught.value.suggested_filename == f"trend_{FIRST}.{kind}"
    if kind == "png":
        assert saved.read_bytes().startswith(b"\x89PNG")
    else:
        drawn = saved.read_text(encoding="utf-8")
        title = page.locator(".panel:has(.drawn) h2").first.inner_text()
        assert title[:8] in drawn and FIRST in drawn and "Noto Sans CJK SC" in drawn
    watched.require_clean()


def test_a_page_on_paper_is_light_and_carries_its_code(filled_address: str, watched: Watched) -> None:
    page = watched.page
    watched.open(filled_address + "/indicator/I17?theme=dark")
    settle(page)
    page.emulate_media(media="print")
    assert page.locator(".print-code img").evaluate("part => part.complete && part.naturalWidth > 0")
    assert page.locator(".nav").is_hidden()
    background = page.locator("body").evaluate("part => getComputedStyle(part).backgroundColor")
    assert background == "rgb(255, 255, 255)"


def test_the_first_page_loads_no_chart_and_no_grid(filled_address: str, browser: Browser) -> None:
    context = browser.new_context()
    page = context.new_page()
    loaded: list[tuple[str, int]] = []
    page.on(
        "requestfinished", lambda request: loaded.append((request.url, request.sizes()["responseBodySize"]))
    )
    page.goto(filled_address + "/")
    page.locator(".ledger-row").first.wait_for()
    settle(page)
    assert not [
        url for url, _ in loaded if "plotly" in url or "async-community" in url or "enterprise" in url
    ]
    assert sum(size for _, size in loaded) <= 1_800_000
    context.close()


def test_a_page_that_fails_says_so_and_the_others_stay_within_reach(
    filled_home: Home, serve_home: Callable[[Home], str], watched: Watched, monkeypatch: pytest.MonkeyPatch
) -> None:
    from dashboards.queries import context

    monkeypatch.setattr(context, "indicators", lambda snapshot: 1 / 0)
    watched.open(serve_home(filled_home) + "/catalogue", ".main .message")
    assert "这一页没有画出来" in watched.page.locator("h1").inner_text()
    assert watched.page.locator(".nav a").count() > 5
