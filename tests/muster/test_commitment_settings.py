"""[commitments] of muster.toml: what is read, what holds where nothing is said, and one line per mistake."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from catalogue.loader import commitments
from catalogue.paths import Home
from ingestion.resolve.regions import Region, region_names
from muster.commitments import GOVERNMENT, Commitments, comparison_of, told_of
from muster.settings import SettingsError, read_settings
from muster.told_bodies import bodies_said
from muster.told_claims import claim_rows


def read(folder: Path, text: str) -> Commitments:
    home = Home(folder)
    home.settings.write_text(text, encoding="utf-8")
    return read_settings(home).commitments


def test_without_settings_nothing_was_given_and_six_months_hold() -> None:
    rows = claim_rows(Commitments())["commitments_told"]
    assert [row["code"] for row in rows] == list(commitments())
    assert {row["given_on"] for row in rows} == {None}
    assert {(row["due_months"], row["responsible_zh"]) for row in rows} == {(6, GOVERNMENT)}


def test_a_commitments_own_settings_go_before_those_for_all(tmp_path: Path) -> None:
    section = read(
        tmp_path,
        '[commitments]\ngiven_on = "2024-10-20"\ndue_on = 2025-04-20\nresponsible = "县应急管理局"\n'
        "[commitments.each.S01]\ndue_months = 3\n[commitments.each.S02]\ngiven_on = 2024-11-01\n",
    )
    rows = {row["code"]: row for row in claim_rows(section)["commitments_told"]}
    said = {code: (rows[code]["given_on"], rows[code]["due_on"], rows[code]["due_months"]) for code in rows}
    assert said["S01"] == (date(2024, 10, 20), None, 3)
    assert said["S02"] == (date(2024, 11, 1), date(2025, 4, 20), 6)
    assert said["S03"] == (date(2024, 10, 20), date(2025, 4, 20), 6)
    assert rows["S01"]["responsible_zh"] == "县应急管理局"


def test_a_countys_own_commitment_has_its_text_and_tests(tmp_path: Path) -> None:
    section = read(
        tmp_path,
        '[commitments.own.H01]\ntext = "检查到位"\ntests = ["I26 达标", "R05<=0", "I39 ≥ 基准"]\n'
        '[commitments.own.H02]\ntext = "成立专班"\n[commitments.opinions]\n"〔2024〕1号" = "H01"\n',
    )
    rows = claim_rows(section)
    own = [row for row in rows["comparisons"] if row["code"] == "H01"]
    assert [(row["test_no"], row["figure_code"], row["compare"]) for row in own] == [
        (1, "I26", "meets"),
        (2, "R05", "at_most"),
        (3, "I39", "at_least"),
    ]
    assert [(row["than"], row["than_baseline"]) for row in own] == [(None, False), (0.0, False), (None, True)]
    told = {row["code"]: row["evidence_zh"] for row in rows["commitments_told"]}
    assert told["H01"] is None and told["H02"] == "办理情况的证明材料"
    assert rows["settings_opinions"] == [{"opinion_no": "〔2024〕1号", "code": "H01"}]


def test_a_figure_without_target_can_be_asked_to_meet_one_that_settings_give(tmp_path: Path) -> None:
    own = '[commitments.own.H01]\ntext = "联合演练"\ntests = ["I20 达标", "M05 达标"]\n'
    section = read(tmp_path, f"[targets.I20]\ntarget = 40\n[targets.M05]\ntarget = 90\n{own}")
    assert [test.figure for test in section.own["H01"].tests] == ["I20", "M05"]


def test_months_are_counted_where_no_day_is_said() -> None:
    section = Commitments(given_on=date(2024, 10, 20), due_months=3)
    assert told_of(section).due_on is None
    assert told_of(section).due_months == 3


@pytest.mark.parametrize(
    "text", ["I26 达标", "I30 <= 5", "I30<=5", "I39 >= 基准", "R05 ≤ 0", "M08 > 基准", "I02 < 30.5"]
)
def test_a_test_is_written_as_figure_sign_and_number(text: str) -> None:
    assert comparison_of(text).figure == text[:3]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('[commitments]\ngiven_on = "去年"\n', "commitments.given_on：应为日期"),
        ("[commitments]\ngiven_on = 2024\n", "commitments.given_on"),
        ("[commitments]\ndue_months = 0\n", "commitments.due_months：超出可用范围"),
        ('[commitments]\ndue_months = "6"\n', "commitments.due_months：应为整数"),
        ("[commitments]\ndue = 6\n", "commitments.due：没有这一项设置"),
        ("[commitments]\ngiven_on = 2024-10-20\ndue_on = 2024-10-19\n", "办理期限早于交办日期"),
        ("[commitments]\ndue_on = 2024-10-19\n[commitments.each.S01]\ngiven_on = 2024-10-20\n", "S01"),
        ("[commitments.each.S17]\ngiven_on = 2024-10-20\n", "没有 S17"),
        ('[commitments.each.S01]\ntext = "x"\n', "commitments.each.S01.text：没有这一项设置"),
        ('[commitments.own.H01]\ntests = ["I26 达标"]\n', "commitments.own.H01.text：缺少这一项"),
        ('[commitments.own.H01]\ntext = ""\n', "commitments.own.H01.text：不能空着"),
        ('[commitments.own.S20]\ntext = "x"\n', "编号 S20"),
        ('[commitments.own.H1]\ntext = "x"\n', "编号 H1"),
        ('[commitments.own.H01]\ntext = "x"\ntests = ["I26 大于 3"]\n', "看不懂"),
        ('[commitments.own.H01]\ntext = "x"\ntests = ["I99 达标"]\n', "I99 没有这个编号"),
        ('[commitments.own.H01]\ntext = "x"\ntests = ["R05 达标"]\n', "应写成“R05 <= 0”"),
        ('[commitments.own.H01]\ntext = "x"\ntests = ["I20 达标"]\n', "请在 [targets.I20] 写明"),
        ('[commitments.own.H01]\ntext = "x"\ntests = "I26 达标"\n', "commitments.own.H01.tests：应为列表"),
        ('[commitments.own.H01]\ntext = "x"\ntests = [26]\n', "检验应为文字"),
        ('[commitments.opinions]\n"〔2024〕1号" = "S99"\n', "关联到 S99"),
        ("[commitments.opinions]\n1 = 2\n", "commitments.opinions.1：应为文字"),
        ('[commitments]\nown = "x"\n', "commitments.own：应为一节"),
    ],
)
def test_a_mistake_is_one_line_that_names_its_place(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(SettingsError) as told:
        read(tmp_path, text)
    message = str(told.value)
    assert said in message and message.startswith("muster.toml")
    assert "\n" not in message


@pytest.mark.parametrize(
    ("said", "bodies"),
    [
        ("县政府", [("county", "519921")]),
        ("县应急局", [("department", "emergency")]),
        ("应急管理局、县消防大队", [("department", "emergency"), ("fire", "fire_rescue")]),
        ("白鹤镇人民政府", [("township", "519921101")]),
        ("水务局及相关部门", [("department", "water")]),
        ("应急管理办", [("department", "应急管理办")]),
        ("、", []),
    ],
)
def test_whoever_is_named_responsible_is_known_by_code(said: str, bodies: list[tuple[str, str]]) -> None:
    register = [Region("519921", "清溪县"), Region("519921101", "白鹤镇")]
    rows = bodies_said(said, region_names(register, "519921", "清溪县"))
    assert [(row["body_kind"], row["owner_code"]) for row in rows] == bodies
