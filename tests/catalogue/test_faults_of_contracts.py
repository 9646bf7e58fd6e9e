"""A contract that cannot be used says so in one Chinese line: file, table, column, and what is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from catalogue import loader
from catalogue.loader import CatalogueError, read_contract
from tests.muster.command import assert_one_clear_line, muster

SOUND = """\
export: F99
name_zh: 志愿者登记
owner: emergency
period: year
due_days: 31
tables:
  - table: volunteers
    name_zh: 志愿者登记表
    grain_zh: 一名志愿者
    grain: volunteer and statement
    states: moment
    key: [volunteer_name]
    columns:
      - {name: volunteer_name, zh: 姓名, aliases: [志愿者姓名], type: person, required: true,
         meaning_zh: 姓名, example: 张三}
      - {name: insured, zh: 保险, aliases: [意外险], type: code, code_list: yes_no, meaning_zh: 有无, example: 是}
      - {name: hours, zh: 服务时长, type: number, unit: 个, min: 0, max: 9000, meaning_zh: 累计, example: '12'}
      - {name: joined_on, zh: 加入日期, type: date, past: true, meaning_zh: 登记日, example: 2024-01-05}
"""
FAULTS = {
    "an unknown key": ("period: year", "period: year\ncolour: red", "键 colour：没有这样的键，请核对拼写"),
    "an unknown key of a column": ("past: true,", "pasd: true,", "表 volunteers，列 joined_on，键 pasd：没有这样的键"),
    "an unknown type": ("type: date", "type: day", "列 joined_on，键 type：“day”不在允许的取值内（text、"),
    "an unknown period": ("period: year", "period: weekly", "键 period：“weekly”不在允许的取值内（month、quarter"),
    "a missing owner": ("owner: emergency\n", "", "键 owner：缺少这一项"),
    "an unknown owner": ("owner: emergency", "owner: navy", "owner navy 不在 code_lists/departments.yml 中"),
    "a missing grain": ("    grain_zh: 一名志愿者\n", "", "表 volunteers，键 grain_zh：缺少这一项"),
    "a missing title of a column": (" zh: 保险,", "", "表 volunteers，列 insured，键 zh：缺少这一项"),
    "a missing meaning": (" meaning_zh: 登记日,", "", "列 joined_on：缺少 meaning_zh（填什么，一句话）"),
    "a missing example": (", example: 2024-01-05", "", "列 joined_on：缺少 example（一个填写示例）"),
    "an example that the list has not": ("example: 是", "example: 也许", "example “也许”不是该选项表中的词（是、否）"),
    "an example that is a formula": ("example: 张三", "example: '=1+1'", "example 不能以 = + - @ 开头"),
    "no such code list": ("code_list: yes_no", "code_list: maybe", "列 insured：code_list maybe 不存在"),
    "a code without a list": (" code_list: yes_no,", "", "列 insured：type: code 的列要有 code_list"),
    "an alias twice": ("[志愿者姓名]", "[志愿者姓名, 志愿者姓名]", "列 volunteer_name：写法“志愿者姓名”写了两次"),
    "an alias of two columns": ("[意外险]", "[意外险, （志愿者）姓名]", "写法“（志愿者）姓名”已属于列 volunteer_name"),
    "an alias without letters": ("[意外险]", "['—']", "列 insured：写法“—”没有文字"),
    "aliases that are no list": ("[意外险]", "意外险", "列 insured，键 aliases：应为列表，写成 [甲, 乙]"),
    "a column twice": ("name: hours", "name: insured", "表 volunteers，列 insured 出现两次"),
    "a key that is no column": ("[volunteer_name]\n", "[volunteer]\n", "key 中的 volunteer 不是本表的列"),
    "a log without an event date": ("states: moment", "states: events", "states: events 的表要有 event_date"),
    "an event date that is none": ("states: moment", "states: events\n    event_date: hours", "event_date hours 不是"),
    "a range upside down": ("min: 0, max: 9000", "min: 9, max: 1", "列 hours：min 大于 max"),
    "a range that is no number": ("max: 9000", "max: many", "列 hours，键 max：应为数字"),
    "nothing required": (" required: true,", "", "表 volunteers，没有一列是 required"),
    "a number for a text": ("zh: 姓名,", "zh: 12,", "列 volunteer_name，键 zh：应为文字（数字要加引号）"),
    "a code of another file": ("export: F99", "export: F98", "文件名与表号 F98 不一致"),
    "a code of another kind": ("export: F99", "export: G99", "键 export：应为 F 加两位数字，如 F24"),
    "a bracket left open": ("[志愿者姓名]", "[志愿者姓名", "不是有效的 YAML，请核对缩进、冒号、括号和引号"),
    "no contract at all": (SOUND, "志愿者\n", "整个文件：应为一组“键: 值”"),
}  # fmt: skip


def _written(folder: Path, text: str) -> Path:
    path = folder / "F99.yml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_sound_contract_is_read(tmp_path: Path) -> None:
    assert read_contract(_written(tmp_path, SOUND)).tables[0].column("hours").unit == "个"


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_one_line_with_file_and_place(fault: str, tmp_path: Path) -> None:
    sound, faulty, expected = FAULTS[fault]
    assert sound in SOUND
    with pytest.raises(CatalogueError) as raised:
        read_contract(_written(tmp_path, SOUND.replace(sound, faulty)))
    lines = str(raised.value).splitlines()
    assert [line for line in lines if expected in line], lines
    assert all(line.startswith("F99.yml：") for line in lines)
    assert not any(word in str(raised.value) for word in ("pydantic", "validation", "Traceback", "Input"))


def test_several_faults_have_a_line_each(tmp_path: Path) -> None:
    text = SOUND.replace("owner: emergency", "owner: navy").replace("min: 0, max: 9000", "min: 9, max: 1")
    with pytest.raises(CatalogueError) as raised:
        read_contract(_written(tmp_path, text))
    assert len(str(raised.value).splitlines()) == 2


def test_a_code_list_that_does_not_fit_is_named_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "code_lists").mkdir()
    (tmp_path / "code_lists" / "weather.yml").write_text(
        "code_list: weather\nname_zh: 天气\n", encoding="utf-8"
    )
    monkeypatch.setattr(loader, "HERE", tmp_path)
    with pytest.raises(CatalogueError, match=r"^weather\.yml：键 entries：缺少这一项$"):
        loader.code_lists.__wrapped__()


def test_the_command_line_says_it_in_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The whole program with a broken contract: nothing of pydantic, no traceback."""
    program = tmp_path / "program"
    program.mkdir()
    for folder in ("muster", "ingestion", "expectations"):
        (program / folder).symlink_to(loader.HERE.parent / folder)
    (program / "catalogue").mkdir()
    for part in loader.HERE.iterdir():
        if part.name != "contracts":
            (program / "catalogue" / part.name).symlink_to(part)
    (program / "catalogue" / "contracts").mkdir()
    _written(program / "catalogue" / "contracts", SOUND.replace("owner: emergency", "owner: navy"))
    monkeypatch.chdir(program)
    done = muster("template", "F99", "--out", str(tmp_path / "F99.xlsx"), home=tmp_path)
    assert done.returncode == 1
    assert_one_clear_line(done)
    assert done.stderr.strip() == "F99.yml：owner navy 不在 code_lists/departments.yml 中"
