"""Rows of headings as offices write them: the right export or a question, never a wrong one; no wrong column."""

from __future__ import annotations

import pytest

from ingestion.recognising.headings import Recognition, recognise
from ingestion.recognising.layout import _is_clear
from ingestion.recognising.recognition import Given
from tests.ingestion.heading_rows import SPOKEN, HeadingRow, heading_rows

ROWS_OF_A_KIND = 60
OTHER_MATTERS = {
    "公务用车": "序号 车牌号 车辆品牌 型号 购置日期 使用单位 驾驶员 行驶里程 状态",
    "公务用车管理": "编号 车牌号 规格型号 数量 单位 存放地点 购置日期 使用人",
    "工资表": "序号 姓名 部门 基本工资 绩效工资 应发工资 实发工资 签字",
    "会议签到": "序号 姓名 单位 职务 联系电话 签到时间",
    "采购清单": "序号 物品名称 规格型号 单位 数量 单价 金额 供应商",
    "应急物资采购清单": "序号 名称 规格型号 单位 数量 单价 金额",
    "固定资产登记": "资产编号 资产名称 规格型号 单位 数量 原值 购置日期 存放地点 使用状态 使用人",
    "固定资产": "序号 名称 规格型号 单位 数量 购置日期 存放地点 状态",
    "干部名册": "序号 姓名 性别 出生年月 学历 政治面貌 职务 联系电话",
    "通讯录": "序号 姓名 单位 职务 办公电话 手机",
    "值班表": "日期 值班领导 值班人员 联系电话 备注",
    "会议记录": "序号 会议名称 会议时间 地点 参会人员 人数 主持人",
    "合同台账": "序号 合同名称 合同编号 签订日期 合同金额 供应商",
    "清单": "序号 名称 规格型号 单位 数量 备注",
    "补贴发放": "序号 姓名 身份证号 银行卡号 开户行 补贴金额 联系电话",
    "学校概况": "序号 学校名称 学生数 教师数 班级数 校长 联系电话",
    "收文登记": "序号 收文日期 来文单位 文号 文件标题 承办单位 办理情况",
    "项目进度": "序号 项目名称 建设单位 总投资 开工日期 完工日期 进度",
    "信访台账": "序号 信访人 信访事项 受理日期 责任单位 办理期限 办结时间 满意度",
    "灾情": "乡镇 村 户主姓名 人口 耕地面积 受灾面积 经济损失",
    "病区": "姓名 性别 年龄 科室 床位 入院时间 诊断",
    "职称评审": "姓名 单位 专业 职称 联系电话",
    "物资领用登记": "序号 品名 领用人 领用数量 领用日期",
    "道路": "序号 道路名称 起点 终点 里程 隐患描述 责任单位 整改期限",
    "气温": "日期 天气 最高气温 最低气温 降雨量",
    "请假": "序号 姓名 部门 请假类型 开始时间 结束时间 请假天数",
    "企业注册": "序号 企业名称 统一社会信用代码 法定代表人 注册资本 成立日期 经营范围",
}
LOOK_ALIKES = [
    ("学校 演练类型 时间 参加人数 用时", "", "F12 school_drills"),
    ("演练名称 组织单位 演练时间 地点 参演人数 其中群众", "", "F04 drills"),
    ("编号 发现时间 被检查单位 隐患描述 整改期限 状态", "", "F06 hazards"),
    ("案号 立案日期 当事人 违法行为 处罚依据 罚款金额 隐患编号", "", "F07 cases"),
    ("队伍名称 队伍类别 人数 负责人 联系电话", "", "F01 teams"),
    ("姓名 性别 队伍名称 职务 入队时间 联系电话", "", "F02 team_members"),
    ("点号 名称 类型 经度 纬度 威胁户数 监测员", "", "F09 landslide_points"),
    ("水库名称 等级 经度 纬度 总库容 行政责任人", "", "F11 reservoirs"),
    ("类别 等级 发布时间 解除时间 影响区域", "气象预警发布情况", "F10 warnings"),
    ("响应类别 级别 启动时间 解除时间 启动单位", "", "F16 responses"),
    ("活动名称 时间 地点 类别 对象 人数", "", "F15 activities"),
    ("姓名 单位 专业 职称 联系电话", "应急专家库", "F21 experts"),
    ("序号 名称 规格型号 单位 数量 单价 金额 存放地点", "应急物资储备台账", "F05 supplies"),
    ("学校 演练名称 演练时间 参加人数 地点", "学校演练统计表", ""),
    ("编号 名称 类型 等级 经度 纬度 责任人", "水库", ""),
]


def read(headings: list[str], *places: str) -> list[Recognition]:
    return recognise({place: (text,) for place, text in enumerate(headings)}, Given(places=places))


def named(found: Recognition) -> str:
    return f"{found.export} {found.table.table}"


def wrong_columns(row: HeadingRow, found: Recognition) -> list[tuple[str, str]]:
    return [
        (match.heading, match.column.name)
        for match in found.matches
        if match.column.type != "serial" and row.truth.get(match.position) != match.column.name
    ]


@pytest.mark.parametrize("kind", SPOKEN)
def test_rows_in_use_are_recognised_and_no_column_is_taken_for_another(kind: str) -> None:
    rows = list(heading_rows(kind, ROWS_OF_A_KIND))
    read_rows = [(row, read(row.headings)) for row in rows]
    clear = [(row, found[0]) for row, found in read_rows if _is_clear(found)]
    assert [(row.headings, named(best)) for row, best in clear if named(best) != kind] == []
    assert [wrong for row, best in clear for wrong in wrong_columns(row, best)] == []
    assert len(clear) >= 0.95 * ROWS_OF_A_KIND
    matched = sum(len({m.position for m in best.matches} & row.truth.keys()) for row, best in clear)
    assert matched >= 0.97 * sum(len(row.truth) for row, _ in clear)


@pytest.mark.parametrize("title", OTHER_MATTERS)
@pytest.mark.parametrize("is_titled", [True, False], ids=["titled", "bare"])
def test_lists_of_other_matters_are_taken_for_no_export(title: str, is_titled: bool) -> None:
    bare_is_no_use = {"固定资产", "公务用车管理", "应急物资采购清单"}
    if not is_titled and title in bare_is_no_use:
        pytest.skip("without its title it is word for word a list of supplies")
    found = read(OTHER_MATTERS[title].split(), *([title] if is_titled else []))
    assert not _is_clear(found), named(found[0])


@pytest.mark.parametrize(("headings", "title", "kind"), LOOK_ALIKES)
def test_look_alikes_are_told_apart_or_asked(headings: str, title: str, kind: str) -> None:
    found = read(headings.split(), title)
    assert (named(found[0]) if _is_clear(found) else "") == kind


@pytest.mark.parametrize(
    ("heading", "column"),
    [
        ("演炼名称", "drill_name"),
        ("参演人次", "participants"),
        ("演练经费（万元）", "cost_yuan"),
        ("主办部门", "organiser_name"),
    ],
)
def test_slips_and_words_that_mean_the_same_are_matched_with_a_lower_score(heading: str, column: str) -> None:
    others = ["演练时间", "地点", "其中群众", *(["演练名称"] if column != "drill_name" else [])]
    match = next(m for m in read([heading, *others])[0].matches if m.position == 0)
    assert match.column.name == column


def test_a_heading_that_is_nearly_two_columns_stays_open_and_names_both() -> None:
    best = read(["编号", "发现时间", "被检查单位", "隐患描述", "整改", "整改期限", "状态"])[0]
    ((position, heading, near),) = best.ambiguous
    assert (position, heading) == (4, "整改")
    assert [zh for zh, _ in near] == ["整改时间", "整改措施"] and all(score < 0.75 for _, score in near)
    assert (4, "整改") in best.unmapped and 4 not in {m.position for m in best.matches}


@pytest.mark.parametrize(
    ("heading", "never"),
    [
        ("限期整改时间", "rectified_on"),
        ("群众参与人数", "participants"),
        ("未整改原因", "rectified_on"),
        ("计划整改时间", "rectified_on"),
    ],
)
def test_a_word_that_turns_the_meaning_is_never_overlooked(heading: str, never: str) -> None:
    hazards = ["编号", "发现时间", "被检查单位", "隐患描述", "状态", heading]
    drills = ["演练名称", "演练时间", "组织单位", "地点", heading]
    for headings in (hazards, drills):
        best = read(headings)[0]
        assert never not in {m.column.name for m in best.matches if m.heading == heading}
