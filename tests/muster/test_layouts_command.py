"""muster layouts: a heading that nobody can know is confirmed once, read from then on, and forgotten again."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest

from catalogue.paths import Home
from tests.counties.figures import query
from tests.ingestion.books import write_book
from tests.ingestion.raw_county import REGISTER
from tests.muster.command import assert_one_clear_line, muster

pytestmark = pytest.mark.slow
HEADINGS = ["流水", "练兵项", "哪天练", "谁牵头", "来了几个", "体会"]
ROWS = [
    [1, "防汛避险", "2024.6.5", "柳河镇人民政府", 60, "好"],
    [2, "森林灭火", "2024.7.6", "柳河镇人民政府", 70, "好"],
]


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Home]:
    place = Home(tmp_path_factory.mktemp("layouts"))
    place.inbox.mkdir()
    write_book(place.inbox / "区划.xlsx", {"区划": REGISTER})
    write_book(place.inbox / "练兵.xlsx", {"练兵": [HEADINGS, *ROWS]})
    assert muster("refresh", home=place.root).returncode == 3
    yield place


def waiting(home: Home) -> dict[str, Any]:
    listed = json.loads(muster("layouts", "--json", home=home.root).stdout)
    (ours,) = [one for one in listed if "练兵.xlsx" in one["files"]]
    return dict(ours)


def drills(home: Home) -> list[Any]:
    found = query(home, "select drill_name, participants from marts.fct_drills order by drill_name")
    return [(row["drill_name"], row["participants"]) for row in found]


def test_a_confirmed_heading_is_read_anew_and_a_forgotten_one_is_not(home: Home) -> None:
    assert drills(home) == []
    asked = waiting(home)
    assert (asked["state"], asked["headings"]) == ("待确认", HEADINGS)
    mark = asked["fingerprint"][:8]
    columns = ["练兵项=演练名称", "哪天练=演练时间", "谁牵头=organiser_name", "来了几个=参演人数"]
    words = [word for column in columns for word in ("--column", column)]
    done = muster("layouts", "confirm", mark, "--export", "F04", *words, home=home.root)
    assert done.returncode == 0, done.stderr
    again = muster("refresh", home=home.root)
    assert again.returncode == 0, again.stdout + again.stderr
    assert drills(home) == [("森林灭火", 70), ("防汛避险", 60)]
    assert waiting(home)["state"] == "已确认"
    shown = muster("layouts", "show", mark, home=home.root).stdout
    assert "体会 → （不取）" in shown and "练兵项 → drill_name" in shown

    write_book(
        home.inbox / "练兵8月.xlsx",
        {"练兵": [HEADINGS, [3, "地灾避险", "2024.8.7", "柳河镇人民政府", 80, ""]]},
    )
    assert muster("refresh", home=home.root).returncode == 0
    assert ("地灾避险", 80) in drills(home), "the next file with that heading needs nobody"

    assert muster("layouts", "forget", mark, home=home.root).returncode == 0
    assert muster("refresh", home=home.root).returncode == 3
    assert drills(home) == []


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["show", "ffffffff"], "没有指纹"),
        (["confirm", "{mark}", "--export", "F99"], "没有“F99”这种台账"),
        (["confirm", "{mark}", "--export", "F04", "--column", "练兵项"], "表头=列名"),
        (["confirm", "{mark}", "--export", "F04", "--column", "练兵项=天气"], "没有列“天气”"),
        (["confirm", "{mark}", "--export", "F04", "--column", "练兵项=演练名称"], "缺少必需的列"),
        (["forget", "{mark}"], "没有被确认过"),
    ],
)
def test_what_cannot_be_confirmed_is_one_clear_line(home: Home, words: list[str], said: str) -> None:
    mark = waiting(home)["fingerprint"][:8]
    done = muster("layouts", *[word.format(mark=mark) for word in words], home=home.root)
    assert done.returncode == 1 and said in done.stderr
    assert_one_clear_line(done)


def test_headings_that_differ_from_the_last_ones_are_said_on_the_receipt(home: Home) -> None:
    first = ["演练名称", "组织单位", "演练日期", "地点", "参演人数"]
    second = ["演练名称", "组织单位", "演练时间", "地点", "天气"]
    row = ["消防演练", "柳河镇人民政府", "2024.3.4", "柳树村", 20]
    write_book(home.inbox / "演练3月.xlsx", {"演练": [first, row]})
    muster("refresh", home=home.root)
    write_book(
        home.inbox / "演练4月.xlsx", {"演练": [second, ["防震演练", *row[1:2], "2024.4.4", "柳树村", "晴"]]}
    )
    printed = muster("refresh", home=home.root).stdout
    assert "表头与上次（演练3月.xlsx）不同" in printed
    assert "“演练日期”改为“演练时间”" in printed and "少了参演人数" in printed and "多了天气" in printed
