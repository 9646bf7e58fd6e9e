"""What was expected of a cell and what to do about it, in words for the clerk who keeps the sheet."""

from __future__ import annotations

from catalogue.models import Column

_BY_CODE = {
    "ruined_id": "把该列设为“文本”格式，重新填写完整的18位身份证号",
    "id_checksum": "对照证件核对18位号码（末位可为 X）；确认无误的请附说明",
    "credit_checksum": "对照营业执照核对18位统一社会信用代码",
    "required_blank": "必填，请补填",
    "duplicate": "确为重复的请删除本行；确为两件事的请补充能区分的内容（时间、地点、编号等）",
    "conflicting_key": "同一件事请只留一行；两件事请分别编号或写清名称",
    "shifted": "请把整行内容移回各自的列",
    "out_of_range": "请核对数值和单位；确认无误的请附说明",
    "future_date": "请核对年份；日期不应晚于报送日期",
    "sentinel": "没有数据请留空或填“无”，确为此数请附说明",
    "ditto": "请写出完整内容，不用“同上”",
    "filled_down": "请在每一行写明乡镇",
    "unresolved_name": "请按区划登记的全称填写",
    "written_over_example": "是真实记录的，把“示例”二字改掉；确是示例的可删去",
}
_BY_TYPE = {
    "number": "请只填数字，如 25；估计数可写“约25”",
    "percent": "请填百分数，如 97.9%",
    "date": "请写成 2024-09-05 或 2024年9月5日；只知道月、旬的可写“2024年9月”“2024年9月下旬”",
    "datetime": "请写成 2024-09-05 14:30；只知道日期的可只写日期",
    "coordinate": "请填十进制度数（如 104.0657）或度分秒",
    "id_number": "请以文本格式填写18位身份证号",
    "credit_code": "请填18位统一社会信用代码",
    "region_code": "请填6位、9位或12位区划代码",
    "phone": "请填一个完整的电话号码",
}
_CODE_LIST = "请改为所列写法之一"
_OTHERWISE = "请核对后改正"
_BY_PROBLEM = {
    "missing_column": "请补上缺少的列后重新报送",
    "ambiguous": "请在标题或表头写明台账名称后重新报送",
    "unrecognised": "请对照空白表样核对表头后重新报送",
    "nothing_filled": "漏填的请填好后重新报送；确实没有的不必重报",
}


def expected_zh(issue_code: str, column: Column | None) -> str:
    """One Chinese phrase: what was expected in this column, or what to do about this kind of issue."""
    form = _form_zh(column)
    if issue_code == "required_blank" and form:
        return f"{_BY_CODE[issue_code]}；{form}"
    return _BY_CODE.get(issue_code) or form or _OTHERWISE


def problem_expected_zh(code: str) -> str:
    """What to do about a sheet or file that could not be taken in."""
    return _BY_PROBLEM.get(code, "请按说明处理后重新报送")


def _form_zh(column: Column | None) -> str:
    """How a value of this column is written; '' where any text will do."""
    if column is None:
        return ""
    if column.type == "number" and column.unit:
        return f"{_BY_TYPE['number']}（单位：{column.unit}）"
    return _CODE_LIST if column.type == "code" else _BY_TYPE.get(column.type, "")
