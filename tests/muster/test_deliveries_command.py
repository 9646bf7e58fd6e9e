"""muster deliveries: the wall, the list, and a decision that is turned round, as a user types them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from catalogue.paths import Home
from tests.counties.delivering_county import write_county
from tests.counties.figures import query
from tests.muster.command import assert_one_clear_line, muster

pytestmark = pytest.mark.slow
EARLIER, LATER = "演练一季度.csv", "演练一季度（更正）.csv"


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Home]:
    """临河县 refreshed once, with a file that nobody can read."""
    place = Home(tmp_path_factory.mktemp("linhe"))
    write_county(place.inbox)
    (place.inbox / "扫描.pdf").write_bytes(b"%PDF-1.4\n")
    with (place.inbox / "deliveries.csv").open("a", encoding="utf-8") as listed_too:
        listed_too.write("扫描.pdf,2025-10-16,,\n")
    assert muster("refresh", home=place.root).returncode == 3
    yield place


def listed(home: Home, *words: str) -> Any:
    done = muster("deliveries", "--json", *words, home=home.root)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def drills(home: Home) -> set[str]:
    return {row["drill_name"] for row in query(home, "select drill_name from marts.fct_drills")}


def test_the_wall_shows_every_state_in_words(home: Home) -> None:
    done = muster("deliveries", home=home.root)
    assert done.returncode == 0, done.stderr
    for words in (
        "按时",
        "缺报",
        "退回 退2行",
        "迟报2天 退1行",
        "未到期",
        "2025年三季度",
        "河东镇",
        "F04 演练台账",
    ):
        assert words in done.stdout, words
    assert "未能读入：扫描.pdf" in done.stdout


def test_one_export_alone_can_be_asked_for(home: Home) -> None:
    assert {row["export_code"] for row in listed(home, "--export", "f04")} == {"F04"}
    assert_one_clear_line(muster("deliveries", "--export", "F99", home=home.root))


def test_the_list_says_of_every_delivery_what_became_of_it(home: Home) -> None:
    rows = {(row["file_name"], row["export_code"]): row for row in listed(home, "--list")}
    assert rows[(EARLIER, "F04")]["state"] == "replaced"
    assert LATER in rows[(EARLIER, "F04")]["decided_because"]
    assert rows[("隐患3月.csv", "F06")]["state"] == "returned"
    assert rows[("扫描.pdf", None)]["state"] == "returned" and rows[("扫描.pdf", None)]["problem"]
    assert "已被替换" in muster("deliveries", "--list", home=home.root).stdout


def test_a_decision_takes_effect_at_once_and_can_be_turned_round_again(home: Home) -> None:
    assert drills(home) == {"甲", "丙", "丁"}
    words = ["deliveries", "decide", LATER, EARLIER]
    done = muster(*words, "--adds", "--because", "两个股室各报各的", home=home.root)
    assert done.returncode == 0, done.stderr
    assert "两个股室各报各的" in done.stdout
    assert sorted(row["drill_name"] for row in query(home, "select drill_name from marts.fct_drills")) == [
        "丁",
        "丙",
        "乙",
        "甲",
        "甲",
    ]
    assert "没有新的文件或改动" in muster("refresh", home=home.root).stdout
    assert "人工认定" in muster("deliveries", "--list", home=home.root).stdout
    by_id = {row["file_name"]: row["delivery_id"] for row in listed(home, "--list", "--export", "F04")}
    again = muster("deliveries", "decide", by_id[LATER][:8], by_id[EARLIER][:8], "--reset", home=home.root)
    assert again.returncode == 0, again.stderr
    assert drills(home) == {"甲", "丙", "丁"}


@pytest.mark.parametrize(
    "words",
    [
        (LATER, EARLIER),
        (LATER, EARLIER, "--adds", "--replaces"),
        (EARLIER, LATER, "--adds"),
        (LATER, LATER, "--adds"),
        (LATER, "没有这份.csv", "--adds"),
        (LATER, "d", "--adds"),
        (LATER, "隐患1月.csv", "--replaces"),
    ],
)
def test_what_cannot_be_decided_is_one_clear_line(home: Home, words: tuple[str, ...]) -> None:
    done = muster("deliveries", "decide", *words, home=home.root)
    assert done.returncode == 1
    assert_one_clear_line(done)


def test_before_the_first_refresh_there_is_nothing_to_show_or_decide(tmp_path: Path) -> None:
    for words in (["deliveries"], ["deliveries", "decide", "a", "b", "--adds"]):
        done = muster(*words, home=tmp_path)
        assert done.returncode == 1
        assert_one_clear_line(done)
