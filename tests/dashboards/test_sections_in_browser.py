"""Commitments, problems, field checks and settings as a reader meets them: with data, emptied, from the overview."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from catalogue.paths import Home
from tests.dashboards.fixture_snapshot import publish
from tests.dashboards.watched import Watched

pytestmark = pytest.mark.browser

SECTIONS_SAY = {
    "#commitments": (
        "交办4项：已过期限而未了结2项，已复发1项", "已过期限246天", "还剩30天", "已报办结（2024年1月10日）",
        "▼数据未印证", "↺已复发", "请由熟悉意见内容的人在 muster.toml",
    ),
    "#problems": (
        "2个调研问题：数据支持1个，不支持0个，无法判断1个", "演练场次很多。", "演练覆盖面不够。", "▼数据支持",
    ),
    "#field": ("2个数值有自报或现场可以对照，其中1个有出入", "报83.1%，核实85.9%［76.9%～91.7%］", "97.9%", "71.2%"),
}  # fmt: skip


@pytest.mark.parametrize("section", SECTIONS_SAY)
def test_a_section_says_what_was_said_beside_what_the_data_says(
    section: str, filled_address: str, watched: Watched
) -> None:
    watched.open(filled_address + "/findings")
    for summary in watched.page.locator(f"{section} summary").all():
        summary.click()
    said = watched.page.locator(section).inner_text().replace("\n", "")
    assert [words for words in SECTIONS_SAY[section] if words not in said] == []
    watched.require_clean()


EMPTIED = {
    "#commitments": (("fct_commitments",), "没有报来审议意见清单（F19）"),
    "#problems": (("fct_problems", "fct_claim_pairs"), "没有数据可与调研报告的说法对照"),
    "#field": (("fct_three_values", "fct_verified_rates"), "没有自报（F23）、现场核查（F22）"),
}


def test_a_section_without_rows_says_why(
    tmp_path: Path, serve_home: Callable[[Home], str], watched: Watched
) -> None:
    home = Home(tmp_path)
    tables = [table for emptied, _ in EMPTIED.values() for table in emptied]
    without = ";".join(f"delete from marts.{table}" for table in [*tables, "dim_settings"])
    publish(home, "20240101-000000-bare", changed=without)
    address = serve_home(home)
    watched.open(address + "/findings")
    for section, (_, why) in EMPTIED.items():
        assert why in watched.page.locator(section).inner_text()
    watched.open(address + "/catalogue")
    assert "数字全部按默认口径计算" in watched.page.locator("#settings").inner_text()
    watched.open(address + "/")
    assert "建议和审议意见的办理" not in watched.page.locator("#asking").inner_text()
    watched.require_clean()


def test_what_is_overdue_leads_from_the_overview_to_its_section(
    filled_address: str, watched: Watched
) -> None:
    watched.open(filled_address + "/")
    watched.page.locator("#asking").get_by_text("已过期限而未了结2项，已复发1项").click()
    watched.page.locator("#commitments").wait_for()
    assert watched.page.url.endswith("#commitments")
    watched.require_clean()


def test_a_figure_of_a_commitment_opens_its_trace(filled_address: str, watched: Watched) -> None:
    watched.open(filled_address + "/findings")
    watched.page.locator("#commitments .told-figures a.traced").first.click()
    watched.page.locator(".mantine-Drawer-body .formula").wait_for()
    assert "figure=I27.519921.2024-09-30" in watched.page.url
    watched.require_clean()


def test_an_indicator_that_was_checked_shows_its_three_values(filled_address: str, watched: Watched) -> None:
    watched.open(filled_address + "/indicator/I27")
    said = watched.page.locator("#field").inner_text()
    assert all(words in said for words in ("97.9%", "83.1%", "71.2%", "81.3%～84.7%", "63.7%～76.1%"))
    assert watched.page.locator("#field .track-whisker").count() == 2
    watched.open(filled_address + "/indicator/I17")
    assert watched.page.locator("#field").count() == 0


@pytest.mark.parametrize(
    ("address", "within", "words"),
    [
        ("/indicator/I05", ".main", "本县设置：应编专项预案 清单9个（默认 没有清单）"),
        ("/family/plans", ".main", "本县设置：应编专项预案 清单9个（默认 没有清单）"),
        ("/findings", "#to-verify", "本县设置：到场时限 15分钟（默认 30分钟）"),
        ("/findings", "#reconciled", "本县设置：人数容差 3人（默认 2人）"),
        ("/catalogue", "#settings", "I05、I06"),
    ],
)
def test_a_setting_is_said_beside_what_it_decides(
    address: str, within: str, words: str, filled_address: str, watched: Watched
) -> None:
    watched.open(filled_address + address)
    assert words in watched.page.locator(within).inner_text()


def test_a_check_says_how_many_records_were_looked_at_and_shows_each(
    filled_address: str, watched: Watched
) -> None:
    page = watched.page
    watched.open(filled_address + "/findings")
    checked = page.locator("#field details", has_text="抽91条，核了85条：属实73条、不属实12条")
    checked.locator("summary").click()
    rows = checked.locator("tbody tr")
    assert rows.count() == 5
    assert "不属实" in rows.first.inner_text() and "现场未见" in rows.first.inner_text()
    rows.first.locator("a").click()
    page.locator(".mantine-Drawer-body .row-marked").wait_for()
    assert "record=F06-519921101-3" in page.url
    watched.require_clean()


def test_a_rule_that_answers_a_commitment_leads_to_its_findings(
    filled_address: str, watched: Watched
) -> None:
    page = watched.page
    watched.open(filled_address + "/findings")
    page.locator("#commitments summary").first.click()
    page.locator("#commitments").get_by_role("link", name="核查规则“文件式整改”").click()
    page.wait_for_url("**#rule-R05")
    assert page.locator("#rule-R05").get_by_text("这些隐患由谁、何时到现场复查过？").is_visible()
    watched.require_clean()


@pytest.mark.parametrize("address", ["/findings", "/portrait?subject=emergency", "/portrait", "/reports"])
def test_on_a_phone_a_wide_table_scrolls_inside_itself_and_keeps_its_first_column(
    address: str, filled_address: str, watched: Watched
) -> None:
    page = watched.page
    page.set_viewport_size({"width": 390, "height": 844})
    watched.open(filled_address + address)
    narrow = page.evaluate(
        "Array.from(document.querySelectorAll('.scroll-x .plain :is(td, th)')).filter(cell => cell.offsetParent"
        " && cell.textContent.length > 8 && cell.clientWidth < 60).map(cell => cell.textContent)"
    )
    assert narrow == []
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    kept = page.evaluate(
        "Array.from(document.querySelectorAll('.scroll-x')).filter(one => one.offsetParent"
        " && one.scrollWidth > one.clientWidth + 40 && one.querySelector('.plain')).map(one => { one.scrollLeft = 9999;"
        " const first = one.querySelector('tbody th').getBoundingClientRect();"
        " return Math.abs(first.left - one.getBoundingClientRect().left) < 2; })"
    )
    assert kept and all(kept)


def test_a_supporting_figure_opens_down_to_its_rows(filled_address: str, watched: Watched) -> None:
    page = watched.page
    watched.open(filled_address + "/findings")
    page.locator("#problems").get_by_role("link", name="多支队伍出动占比9.5%").click()
    drawer = page.locator(".mantine-Drawer-body")
    drawer.get_by_text("只看有出动记录的事件").wait_for()
    assert "2（两支以上队伍出动的事件） ÷ 21（全部出动事件） × 100 = 9.5%" in drawer.inner_text()
    drawer.locator(".records a").first.click()
    drawer.locator(".row-marked").wait_for()
    assert "measure=M01.519921" in page.url
    watched.require_clean()
