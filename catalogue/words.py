"""What a contract says, in the words of forms and documents: periods, kinds of value, what is sent back."""

from __future__ import annotations

from catalogue.loader import code_lists
from catalogue.models import Column, Contract, Table

PERIODS = {
    "month": "每月",
    "quarter": "每季",
    "half_year": "每半年",
    "year": "每年",
    "flood_season": "每年汛期",
    "event": "随发生",
}
TYPES = {
    "text": "文字",
    "serial": "序号",
    "number": "数字",
    "percent": "百分比",
    "date": "日期",
    "datetime": "日期时间",
    "code": "选项",
    "person": "姓名（入库即掩码）",
    "phone": "电话（入库即掩码）",
    "id_number": "身份证号（入库即加密）",
    "credit_code": "统一社会信用代码",
    "region_code": "区划代码",
    "coordinate": "经纬度",
}
SEVERITIES = {"high": "高", "medium": "中", "low": "低"}
COMPARED = {
    "equal": "两边相等",
    "second_within_first": "乙方不多于甲方",
    "both_or_neither": "两边都有，或者都没有",
}
STATES = {"moment": "某一时点的清单", "events": "逐件记录"}
_BODIES = {"known_body": "县级部门、乡镇（街道）或登记在册的单位", "enterprise": "企业清单中的企业"}


def owner_zh(contract: Contract) -> str:
    """The department that owes the export."""
    return next(entry.zh for entry in code_lists()["departments"].entries if entry.code == contract.owner)


def deadline_zh(contract: Contract) -> str:
    """How often, and how many days after: 每季（期末后15日内）. The flood season is over at the end of September."""
    if not contract.owed:
        return "自愿报送，无时限"
    after = {"event": "当月末后", "flood_season": "9月末后"}.get(contract.period, "期末后")
    return f"{PERIODS[contract.period]}（{after}{contract.due_days}日内）"


def words_of(column: Column) -> list[str]:
    """The words of the column's code list; none without a list."""
    return [entry.zh for entry in code_lists()[column.code_list].entries] if column.code_list else []


def content_zh(column: Column) -> str:
    """What kind of value the column takes: 选项：是、否; 数字（人）; 日期（到月）."""
    if column.code_list:
        return "选项：" + "、".join(words_of(column))
    precision = {"month": "（到月）", "year": "（年度）"}.get(column.precision, "")
    return TYPES[column.type] + (f"（{column.unit}）" if column.unit else "") + precision


def doors_zh(column: Column) -> str:
    """What is sent back and what is doubted of the column's cells, in one sentence; '' when anything is taken."""
    said = []
    if column.required:
        said.append("空着整行退回" if column.blank_is == "rejected" else "空着记为存疑")
    whole_row = column.required and column.blank_is == "rejected"
    if column.type in {"number", "percent", "date", "datetime", "coordinate"}:
        kind = TYPES[column.type]
        said.append(f"不是{kind}的，{'整行' if whole_row else '该格'}退回")
    if column.min is not None or column.max is not None:
        low = "" if column.min is None else f"小于{column.min:g}"
        high = "" if column.max is None else f"大于{column.max:g}"
        said.append("、".join(part for part in (low, high) if part) + "的存疑")
    if column.past:
        said.append("晚于收到日期的存疑")
    said += {
        "code": ["不在选项内的存疑"],
        "id_number": ["被截成5.11E+17的退回", "校验位不符的存疑"],
        "credit_code": ["不足18位或校验位不符的存疑"],
        "region_code": ["不是6、9、12位数字的整行退回"],
    }.get(column.type, [])
    if column.name == "township":
        said.append("人口与区划表中没有的存疑")
    if column.resolve in _BODIES:
        said.append(f"不是{_BODIES[column.resolve]}的存疑")
    return "；".join(said)


def key_zh(table: Table) -> str:
    """The headings that together tell one row from another."""
    return "＋".join(table.column(name).zh for name in table.key)
