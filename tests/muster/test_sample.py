"""A check sheet: drawn by its seed, says how, asks what to look at, prints, and is read back whole."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import duckdb
import pandas as pd
import pytest
from openpyxl import load_workbook

from catalogue.loader import contracts
from catalogue.paths import Home
from ingestion.recognising.formpages import EXPLANATION_MARK
from muster.commands.sample import sample
from muster.errors import UserError
from muster.field.claimed import Claimed, claim_zh, claimed
from muster.field.drawing import drawn_from, seed_of
from muster.field.sheet import TO_FILL, check_sheet, write_check_sheet
from muster.forms.sheet import form_columns, heading_of
from muster.snapshots import NoSnapshot, publish_file
from tests.ingestion.books import read

HEAD = 6


def claims(*sizes: int) -> Claimed:
    """Strata of these sizes: township 1 has records 1-1, 1-2 …"""
    records = [
        {
            "record_id": f"F06-d1-1.1-{100 * place + number}",
            "region_code": f"52990010{place}",
            "township": f"第{place}镇",
            "claim": "编号：=1+1；问题：电线老化",
            "file_name": "隐患.xlsx",
            "sheet": "台账",
            "row_number": 100 * place + number,
        }
        for place, size in enumerate(sizes, start=1)
        for number in range(1, size + 1)
    ]
    total = float(sum(sizes))
    return Claimed(
        "I27",
        "隐患整改验收销号率",
        "到现场看隐患是否消除。",
        date(2024, 9, 30),
        "20241009-090000-abcdef",
        "甲县",
        80.0,
        "%",
        total,
        total * 1.25,
        pd.DataFrame(records),
    )


def test_the_same_snapshot_and_seed_draw_the_same_records_and_another_seed_others() -> None:
    first = drawn_from(claims(60, 30, 10), 20)
    again = drawn_from(claims(60, 30, 10), 20, seed=seed_of("20241009-090000-abcdef"))
    other = drawn_from(claims(60, 30, 10), 20, seed="7")
    assert first.records.equals(again.records) and first.check_no == again.check_no
    assert set(first.records["record_id"]) != set(other.records["record_id"])
    assert first.check_no != other.check_no
    assert [stratum.drawn for stratum in first.strata] == [12, 6, 2]
    assert first.records["stratum_size"].tolist() == [60] * 12 + [30] * 6 + [10] * 2


def test_the_size_follows_the_wanted_precision_unless_a_number_is_given() -> None:
    assert len(drawn_from(claims(900, 100), None).records) == 88
    assert len(drawn_from(claims(900, 100), None, precision=5).records) == 278
    assert len(drawn_from(claims(900, 100), None, precision=5, share=90).records) == 122
    assert len(drawn_from(claims(900, 100), 30, precision=5).records) == 30


def text_of(*sizes: int, n: int | None = None) -> str:
    book = check_sheet(claims(*sizes), drawn_from(claims(*sizes), n, seed="7"))
    return "\n".join(str(book.worksheets[0].cell(row, 2).value) for row in range(2, HEAD))


def test_the_sheet_says_figure_population_size_seed_snapshot_and_method() -> None:
    text = text_of(900, 100)
    for part in ("80.00%（1000÷1250，截至2024-09-30）", "可抽1000条，抽取88条", "误差不超过±10个百分点"):
        assert part in text
    for part in ("快照 20241009-090000-abcdef", "种子 7", "按乡镇分层", "SHA-256", "不算属实"):
        assert part in text


def test_more_than_there_are_takes_all_and_fewer_than_townships_one_of_each_and_both_are_said() -> None:
    assert "可抽5条，抽取5条（全部记录，要求30条，多于可抽记录）" in text_of(3, 2, n=30)
    assert "抽取3条（指定样本量，要求2条，为使每层至少1条而增加）" in text_of(30, 20, 10, n=2)


def test_the_sheet_prints_on_a4_across_with_its_heading_on_every_page_and_without_what_only_the_system_reads(
    tmp_path: Path,
) -> None:
    drawn = drawn_from(claims(60, 30, 10), 20)
    write_check_sheet(claims(60, 30, 10), drawn, tmp_path / "表.xlsx")
    sheet = load_workbook(tmp_path / "表.xlsx").worksheets[0]
    columns = form_columns(contracts()["F22"].tables[0])
    assert [cell.value for cell in sheet[HEAD]] == [heading_of(column) for column in columns]
    last = max(number for number, column in enumerate(columns, start=1) if column.name in TO_FILL)
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert sheet.print_title_rows == f"${HEAD}:${HEAD}"
    assert sheet.print_area == f"'现场核查表'!$A$1:${'ABCDEFGHIJKLMNOP'[last - 1]}${HEAD + 20}"
    (words,) = [c for c in sheet.data_validations.dataValidation if c.type == "list"]
    assert str(words.sqref) == f"J{HEAD + 1}:J{HEAD + 20}" and words.errorStyle == "stop"
    assert "属实、不属实或无法核实" in str(words.prompt)


def test_no_text_of_a_department_becomes_a_formula() -> None:
    records = claims(3)
    records.records.loc[:, "claim"] = "=cmd|calc"
    sheet = check_sheet(records, drawn_from(records, 3)).worksheets[0]
    cells = [sheet.cell(row, 3) for row in range(HEAD + 1, HEAD + 4)]
    assert {(cell.data_type, cell.quotePrefix) for cell in cells} == {("s", True)}


def test_a_claim_leaves_out_blanks_and_never_shows_a_number_of_a_person() -> None:
    cells = {"序号": "1", "姓名": "张*", "备注": "身份证511025199001011234 电话13812345678", "证书": ""}
    told = claim_zh(json.dumps(cells, ensure_ascii=False), "F02-d1-1.1-2")
    assert told.startswith("姓名：张*；备注：") and "序号" not in told and "证书" not in told
    assert "511025199001011234" not in told and "13812345678" not in told
    assert claim_zh(None, "required_plans/special/防汛抗旱应急预案") == "防汛抗旱应急预案"


def test_a_sheet_that_comes_back_blank_is_read_whole_and_its_explanation_is_no_data(tmp_path: Path) -> None:
    path = tmp_path / "现场核查表I27.xlsx"
    write_check_sheet(claims(60, 30, 10), drawn_from(claims(60, 30, 10), 20), path)
    assert load_workbook(path).worksheets[1]["A1"].value == EXPLANATION_MARK
    reading = read(path)
    assert not reading.problems
    (table,) = reading.tables
    assert (table.export, table.rows_accepted, table.rows_doubtful, table.rows_rejected) == ("F22", 20, 0, 0)
    assert table.columns["record_key"] == drawn_from(claims(60, 30, 10), 20).records["record_id"].tolist()
    assert table.columns["stratum_size_number"][0] == 60 and set(table.columns["result"]) == {None}


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """A snapshot of one counted hazard."""
    home = Home(tmp_path / "home")
    home.warehouse.mkdir(parents=True)
    staged = home.warehouse / "s1.staged"
    with duckdb.connect(str(staged)) as snapshot:
        snapshot.execute("create schema marts")
        for name, query in {
            "snapshot_info": "select 's1' as snapshot_id, date '2024-09-30' as latest_as_of, '甲县' as county_name",
            "dim_indicators": """select * from (values ('I27', 'hazards_verified', '销号率', '看现场'),
                ('I02', 'warning', '时长', ''), ('I06', 'villages', '村预案', '看预案'),
                ('I17', 'drilled', '村演练', '看记录')) t(indicator_code, indicator, name_zh, on_site_zh)""",
            "fct_indicator_values": """select date '2024-09-30' as as_of, 'county' as subject_kind, * from (values
                ('I27', 'measured', 50.0, '%', 1.0, 2.0), ('I06', 'not_delivered', null, '%', null, null),
                ('I17', 'measured', 0.0, '%', 0.0, 9.0)
                ) t(indicator_code, status, value, unit, numerator, denominator)""",
            "fct_indicator_evidence": """select 'I27' as indicator_code, date '2024-09-30' as as_of, * from (values
                ('county', '529900', 'F06-d1-1.1-2', 'numerator'),
                ('township', '529900100', 'F06-d1-1.1-2', 'numerator'),
                ('county', '529900', 'F06-d1-1.1-3', 'denominator_only')
                ) t(subject_kind, subject_code, record_id, role)""",
            "dim_subjects": "select 'township' as subject_kind, '529900100' as subject_code, '乙镇' as subject_name",
            "source_rows": """select 'F06-d1-1.1-2' as record_id, '{"编号": "Y1"}' as cells, '隐患.csv' as file_name,
                '' as sheet, 2 as row_number""",
        }.items():
            snapshot.execute(f"create table marts.{name} as {query}")
    publish_file(home, staged, "s1")
    return home


def test_what_is_drawn_is_what_the_figure_counts_with_its_place_and_township(home: Home) -> None:
    from muster.snapshots import connect

    with connect(home) as snapshot:
        found = claimed(snapshot, "i27", None)
    assert found.records.to_dict("records") == [
        {
            "record_id": "F06-d1-1.1-2",
            "region_code": "529900100",
            "township": "乙镇",
            "file_name": "隐患.csv",
            "sheet": "",
            "row_number": 2,
            "claim": "编号：Y1",
        }
    ]
    assert (found.as_of, found.value, found.look_at) == (date(2024, 9, 30), 50.0, "看现场")


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"indicator": "I99"}, "没有指标“I99”。可以现场核查的指标有：I06、I17、I27"),
        ({"indicator": "I02"}, "I02 时长没有可到现场逐条核查的记录"),
        ({"indicator": "I06"}, "状态是“缺报”"),
        ({"indicator": "I17"}, "没有计入的记录"),
        ({"as_of": "2019-12-31"}, "快照中没有 2019-12-31 的数字"),
        ({"as_of": "去年"}, "日期“去年”无法识别"),
        ({"n": 0}, "--n 应为1以上的整数"),
        ({"precision": 0.0}, "--precision 是百分点"),
        ({"share": 100.0}, "--share 是预计属实的百分比"),
        ({"out": Path("f.csv")}, "只能写成 .xlsx"),
        ({"out": Path("no/such/folder/f.xlsx")}, "请核对文件夹是否存在"),
    ],
)
def test_what_cannot_be_drawn_is_one_clear_line(given: dict[str, object], said: str, home: Home) -> None:
    asked: dict[str, object] = {
        "home": home.root,
        "indicator": "I27",
        "n": None,
        "precision": 10.0,
        "share": 50.0,
        "seed": None,
        "as_of": None,
        "out": None,
    }
    with pytest.raises(UserError) as raised:
        sample(**{**asked, **given})  # type: ignore[arg-type]
    assert said in str(raised.value) and "\n" not in str(raised.value)


def test_nothing_is_drawn_before_the_first_snapshot_and_no_filled_sheet_is_overwritten(
    home: Home, tmp_path: Path
) -> None:
    with pytest.raises(NoSnapshot):
        sample(home=tmp_path / "empty", out=tmp_path / "a.xlsx", as_of=None, n=None, seed=None)
    sample(home=home.root, out=tmp_path / "b.xlsx", as_of=None, n=None, seed=None)
    with pytest.raises(UserError, match="没有覆盖"):
        sample(home=home.root, out=tmp_path / "b.xlsx", as_of=None, n=None, seed=None)
