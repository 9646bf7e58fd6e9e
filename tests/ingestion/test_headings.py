"""A heading is recognised by what it says; what could be two things is asked, never guessed."""

from __future__ import annotations

import pytest

from ingestion.recognising.headings import Recognition, is_known_heading, recognise
from ingestion.recognising.recognition import Given
from ingestion.text import heading_unit, unit_factor


def best(*headings: str, given: frozenset[str] = frozenset()) -> Recognition:
    return recognise({place: (heading,) for place, heading in enumerate(headings)}, Given(given))[0]


def mapped(found: Recognition) -> dict[str, str]:
    return {match.heading: match.column.name for match in found.matches}


@pytest.mark.parametrize(
    "heading",
    [
        "被检查单位",
        "被检查\n单位",
        " 被 检 查 单 位 ",
        "被检查单位：",
        "*被检查单位",
        "被检查单位（全称）",
        "【被检查单位】",
        "被检查单位名称",
    ],
)
def test_line_breaks_spaces_marks_and_additions_do_not_hide_a_heading(heading: str) -> None:
    found = best("编号", "发现时间", heading, "整改期限", "状态")
    assert found.export == "F06"
    assert "body_name" in mapped(found).values()


def test_full_width_letters_and_brackets_are_the_same_heading() -> None:
    found = best("姓名", "性别", "身份证号", "队伍", "ＰＰＥ", "入队时间")
    assert mapped(found)["ＰＰＥ"] == "has_ppe"


def test_a_small_slip_of_the_pen_is_recognised_with_a_lower_score() -> None:
    found = best("编号", "发现时间", "被检查单位", "整改完成的时间", "状态", "整改期限")
    match = next(m for m in found.matches if m.heading == "整改完成的时间")
    assert match.column.name == "rectified_on" and match.quality < 0.95


def test_a_heading_that_no_contract_has_stays_unmapped_and_is_named() -> None:
    found = best("演练名称", "日期", "参演人数", "组织单位", "天气情况")
    assert found.export == "F04" and [heading for _, heading in found.unmapped] == ["天气情况"]


def test_one_column_is_never_claimed_by_two_headings() -> None:
    found = best("演练名称", "日期", "时间", "参演人数", "组织单位")
    names = [match.column.name for match in found.matches]
    assert len(names) == len(set(names))


@pytest.mark.parametrize(
    ("headings", "export", "table"),
    [
        (["队伍名称", "队伍类别", "人数", "组建时间", "负责人", "联系电话"], "F01", "teams"),
        (["姓名", "性别", "身份证号", "队伍", "入队时间", "电话"], "F02", "team_members"),
        (["预案名称", "预案类别", "编制单位", "印发日期", "备案日期"], "F03", "plans"),
        (["演练名称", "演练类型", "组织单位", "日期", "地点", "参演人数"], "F04", "drills"),
        (["名称", "规格型号", "单位", "数量", "储备库", "有效期至"], "F05", "supplies"),
        (["编号", "发现时间", "被检查单位", "隐患描述", "整改期限", "状态"], "F06", "hazards"),
        (["案号", "立案日期", "当事人", "违法行为", "罚款金额"], "F07", "cases"),
        (["接警时间", "出动时间", "到场时间", "事件类型", "地点", "出动队伍"], "F08", "dispatches"),
        (["点号", "名称", "类型", "经度", "纬度", "威胁户数", "监测员"], "F09", "landslide_points"),
        (["预警信号", "等级", "发布时间", "解除时间", "影响区域"], "F10", "warnings"),
        (["水库名称", "等级", "库容", "行政责任人"], "F11", "reservoirs"),
        (["站点编号", "站点名称", "站点类型", "在线率"], "F11", "stations"),
        (["学校", "学段", "学生数", "月份", "次数", "参加人数"], "F12", "school_drills"),
        (["年度", "科目", "项目", "年初预算", "调整预算", "支出"], "F13", "budget_lines"),
        (["企业名称", "统一社会信用代码", "行业", "规模", "从业人数", "是否重点"], "F14", "enterprises"),
        (["日期", "企业名称", "计量点", "车次", "吨位", "税额"], "F14", "metering"),
        (["活动名称", "日期", "类别", "地点", "对象", "人数"], "F15", "activities"),
        (["机制名称", "文号", "牵头单位", "成员单位", "使用日期"], "F16", "mechanisms"),
        (["响应名称", "响应级别", "启动时间", "终止时间"], "F16", "responses"),
        (["事件名称", "事发时间", "首报时间", "事件等级"], "F16", "first_reports"),
        (["接口名称", "提供单位", "方式", "最近成功时间"], "F17", "interfaces"),
        (["终端", "乡镇", "村", "抽点时间", "在线"], "F17", "roll_calls"),
        (["区划代码", "名称", "户数", "常住人口", "户籍人口"], "F18", "regions"),
        (["议题", "会议届次", "意见编号", "内容", "责任单位", "办理期限"], "F19", "opinions"),
        (["名称", "类型", "地点", "占地面积", "有效面积", "可容纳人数"], "F20", "shelters"),
        (["姓名", "单位", "专业", "职称", "聘期"], "F21", "experts"),
    ],
)
def test_every_export_is_known_by_its_usual_headings(headings: list[str], export: str, table: str) -> None:
    found = best(*headings)
    assert (found.export, found.table.table, found.missing) == (export, table, [])


def test_a_required_column_that_is_absent_is_named() -> None:
    found = best("编号", "被检查单位", "隐患描述", "隐患等级", "整改期限", "状态")
    assert found.export == "F06"
    assert [column.zh for column in found.missing] == ["发现时间"]


def test_a_year_in_the_title_stands_in_for_the_year_column() -> None:
    headings = ("科目", "项目", "年初预算", "调整预算", "支出")
    assert [column.zh for column in best(*headings).missing] == ["年度"]
    assert best(*headings, given=frozenset({"year"})).missing == []


def test_plain_words_are_no_headings() -> None:
    assert not is_known_heading("柳河镇") and not is_known_heading("2024年9月5日")


@pytest.mark.parametrize(
    ("heading", "unit"),
    [
        ("罚款金额（万元）", "万元"),
        ("罚款金额(单位：万元)", "万元"),
        ("罚款金额/万元", "万元"),
        ("有效面积（㎡）", "m2"),
        ("占地面积（亩）", "亩"),
        ("参演人数（人次）", "人次"),
        ("罚款金额", None),
        ("村（社区）", None),
        ("单位", None),
    ],
)
def test_the_unit_that_a_heading_states_is_found(heading: str, unit: str | None) -> None:
    assert heading_unit(heading) == unit


@pytest.mark.parametrize(
    ("stated", "base", "factor"),
    [
        ("万元", "元", 1e4),
        ("亿元", "元", 1e8),
        ("亩", "㎡", 666.6666666667),
        ("m2", "㎡", 1.0),
        ("公顷", "㎡", 1e4),
        ("万人", "人", 1e4),
        ("立方米", "万m³", 1e-4),
        (None, "元", 1.0),
        ("人", "人次", 1.0),
    ],
)
def test_a_unit_is_converted_only_where_it_is_stated(stated: str | None, base: str, factor: float) -> None:
    assert unit_factor(stated, base) == pytest.approx(factor)
