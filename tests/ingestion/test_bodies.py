"""An organisation named in a cell is known for what it is, whatever its suffixes and abbreviations."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogue.loader import code_lists
from ingestion.resolve.bodies import resolve_body, split_bodies
from ingestion.resolve.enterprises import enterprise_names
from tests.ingestion.test_regions import NAMES

ENTERPRISES = enterprise_names(
    [("柳河砖厂", "91510999MA00000001"), ("青岚县应急装备有限公司", "91510999MA00000002")], "青岚县"
)
NONE = enterprise_names([], "青岚县")


def kind_and_code(text: str) -> tuple[str, str]:
    body = resolve_body(text, NAMES, ENTERPRISES)
    return body.kind, body.code


@pytest.mark.parametrize(
    "text",
    [
        "应急局",
        "县应急局",
        "应急管理局",
        "县应急管理局",
        "青岚县应急管理局",
        "青岚县 应急管理局",
        "县应急　局",
    ],
)
def test_one_department_is_one_code_under_all_its_names(text: str) -> None:
    assert kind_and_code(text) == ("department", "emergency")


@pytest.mark.parametrize(
    ("text", "kind", "owner"),
    [
        ("县消防救援大队", "fire", "fire_rescue"),
        ("县人民医院", "department", "health"),
        ("县综合救援大队", "department", "emergency"),
        ("柳河派出所", "department", "public_security"),
        ("民兵应急分队", "military", "armed_forces"),
        ("柳河镇人民政府", "township", "510999101"),
        ("柳河镇", "township", "510999101"),
        ("柳河镇应急办", "township", "510999101"),
        ("柳树村民委员会", "village", "510999101"),
        ("柳河镇柳树村", "village", "510999101"),
        ("柳河砖厂", "enterprise", "91510999MA00000001"),
        ("青岚县应急装备有限公司", "enterprise", "91510999MA00000002"),
        ("柳河镇水泥有限公司", "enterprise", "柳河镇水泥有限公司"),
        ("柳河镇中心小学", "school", "柳河镇中心小学"),
        ("蓝天救援队", "social", "蓝天救援队"),
        ("县人民政府", "county", "510999"),
        ("县应急委员会", "county", "510999"),
    ],
)
def test_a_body_is_of_its_kind_and_counts_as_its_owner(text: str, kind: str, owner: str) -> None:
    body = resolve_body(text, NAMES, ENTERPRISES)
    assert (body.kind, body.owner_code) == (kind, owner)


def test_every_name_of_every_department_is_that_department() -> None:
    wrong = [
        f"{prefix}{name} → {resolve_body(prefix + name, NAMES, NONE).code}"
        for entry in code_lists()["departments"].entries
        if entry.kind != "government"
        for name in (entry.zh, *entry.variants)
        for prefix in ("", "县", "青岚县")
        if resolve_body(prefix + name, NAMES, NONE).code != entry.code
    ]
    assert wrong == []


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("县应急局、县消防救援大队、柳河镇", ["县应急局", "县消防救援大队", "柳河镇"]),
        ("县应急局,县公安局；县水务局", ["县应急局", "县公安局", "县水务局"]),
        ("县应急局\n县公安局", ["县应急局", "县公安局"]),
        ("县应急局和县公安局", ["县应急局", "县公安局"]),
        ("和平镇", ["和平镇"]),
        ("县应急局、县公安局等单位", ["县应急局", "县公安局"]),
        ("县应急局、县公安局等12个部门", ["县应急局", "县公安局"]),
        ("（县应急局）", ["县应急局"]),
        ("", []),
        ("、、", []),
    ],
)
def test_the_bodies_listed_in_one_cell_are_taken_apart(text: str, parts: list[str]) -> None:
    assert split_bodies(text) == parts


@pytest.mark.parametrize(
    ("text", "code"),
    [("青岚县委宣传部", "propaganda"), ("青岚县市监局", "market"), ("青岚县市场监管局城关所", "market")],
)
def test_the_countys_own_name_before_a_department_takes_nothing_off_it(text: str, code: str) -> None:
    assert kind_and_code(text) == ("department", code)


def test_an_unknown_body_keeps_its_name_and_is_given_no_one_elses_code() -> None:
    assert kind_and_code("飞行器测试站点小组") == ("other", "飞行器测试站点小组")


@given(st.text(max_size=24) | st.text("县局应急公安消防和、等单位镇村公司厂校队", max_size=16))
def test_resolving_a_body_never_raises(text: str) -> None:
    for part in split_bodies(text):
        assert resolve_body(part, NAMES, ENTERPRISES).kind
