"""桐岭县's published figures against figures counted by hand. Boundary days are meant: each comment says which side."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from catalogue.paths import Home
from muster.refresh import refresh
from muster.trace import trace
from tests.counties.figures import Figure, counts, figures, query
from tests.counties.small_county import BAISHA, COUNTY, DONGMEN, MEIXI
from tests.counties.small_county_events import write_county

pytestmark = pytest.mark.slow
NOW, MAY = "2025-06-30", "2025-05-31"
Expected = dict[str, tuple[float, float] | str]

# fmt: off
# Subjects in order: county, 东门街道, 白沙镇, 梅溪镇. Shares as (numerator, denominator).
TOWNS = (COUNTY, DONGMEN, BAISHA, MEIXI)
EXPECTED: dict[tuple[str, str], tuple[tuple[float, float] | str, ...]] = {
    # 3 township + 9 village units; county adds 2 special (防汛 yes, 地质灾害 no) and 2 department plans (both yes).
    # At 2025-06-30: 南门社区 withdrawn 15 June, 石桥村 valid until the 29th (白沙村's, until the 30th, still holds),
    # 上梅村 issued 1 July, the other 河西村 has none. 梅溪社区 (2025年6月) is in force by the 30th.
    ("I05", NOW): ((11, 16), (3, 4), (2, 4), (3, 4)),
    ("I06", NOW): ((5, 9), (2, 3), (1, 3), (2, 3)),
    # A month earlier: 南门社区 and 石桥村 still hold, 梅溪社区 not yet.
    ("I05", MAY): ((12, 16), (4, 4), (3, 4), (2, 4)),
    ("I06", MAY): ((6, 9), (3, 3), (2, 3), (1, 3)),
    # No township plan yet; 东门社区's was issued on the day itself.
    ("I05", "2024-06-30"): ((7, 16), (1, 4), (2, 4), (1, 4)),
    ("I06", "2024-06-30"): ((4, 9), (1, 3), (2, 3), (1, 3)),
    # Issued 2025-04-28, 1-5 May off: the 20th working day is 29 May. 东门街道 in time, 白沙镇 a day late.
    # 南门社区 never filed, 河西村 in time. 梅溪镇's (30 May, holiday 31 May-2 June) runs out on 30 June: not yet.
    # 东门社区's (issued 2024-06-30) is twelve months old to the day and out of the window.
    ("I07", NOW): ((2, 4), (2, 3), (0, 1), "not_yet_due"),
    ("I07", MAY): ((3, 5), (3, 4), (0, 1), "not_yet_due"),
    # 总体 and 应急局 evaluated, 水利局 last on 2022-06-29; 防汛 (2022-06-30) is three years old to the day: not more.
    ("I08", NOW): ((2, 3), "not_yet_due", "not_yet_due", "not_yet_due"),
    # Active: 东门 陈大 陈三 陈五; 白沙 李一 李二 陈大 (李四 joins in July); 梅溪 three, one joined on the day;
    # county brigade 郭一 郭二 (郭四 left on the day). 陈大 is one person.
    ("I10", NOW): ((10, 60000), (3, 30000), (3, 18000), (3, 12000)),
    # In May the statement of June 2024 still counts: 4 + 4 + 2 + 3 memberships, 12 persons.
    ("I10", MAY): ((12, 60000), (4, 30000), (4, 18000), (2, 12000)),
    ("I10", "2024-06-30"): ((12, 60000), (4, 30000), (4, 18000), (2, 12000)),
    ("I10", "2024-03-31"): ("not_delivered",) * 4,
    # Gone: 陈二 陈四 李三 郭三, and 郭四 who came and went in between. Means of 12 and 10, 4 and 3, 4 and 3, 2 and 3.
    ("I12", NOW): ((5, 11), (2, 3.5), (1, 3.5), (0, 2.5)),
    ("I12", "2024-12-31"): ("not_delivered",) * 4,
    # Villages that held or hosted one since 2024-07-01: 南门社区, 东门's 河西村; 白沙村, 石桥村. 梅溪镇 handed in none.
    ("I17", NOW): ((4, 6), (2, 3), (2, 3), "not_delivered"),
    # 石桥村's (2025年上半年) may lie after May; 东门社区's of 2024-06-30 is inside, and 河西村's of the day itself.
    ("I17", MAY): ((4, 6), (3, 3), (1, 3), "not_delivered"),
    # 东门社区 on the very day; 白沙's 河西村 on 29 February.
    ("I17", "2024-03-31"): ((2, 6), (1, 3), (1, 3), "not_delivered"),
    # A year later both of these are out.
    ("I17", "2025-03-31"): ((3, 6), (2, 3), (1, 3), "not_delivered"),
    # County (by the drill under its plan), 东门街道, 白沙镇, 应急局; 水利局 only took part.
    ("I18", NOW): ((4, 5), (1, 1), (1, 1), "not_delivered"),
    ("I18", MAY): ((2, 5), (1, 1), (1, 1), "not_delivered"),
    # 白沙石料: 20 December and 10 January. In May both lie in one half.
    ("I19", NOW): ((1, 3), (0, 1), (1, 2), "not_delivered"),
    ("I19", MAY): ((0, 3), (0, 1), (0, 2), "not_delivered"),
    ("I19", "2024-09-30"): ("not_delivered",) * 4,
    # Street with departments; village with school, quarry with village, three departments. A township with its
    # own village is one kind. The pasted copy of 5 September was rejected.
    ("I20", NOW): ((4, 8), (1, 3), (3, 5), "not_delivered"),
    # 60 + 0 + 40 (40余人 as stated); 100 + 0 + 0 + 200, the one without a split left out.
    ("I21", NOW): ((400, 48000), (100, 30000), (300, 18000), "not_delivered"),
    # 加油站 never; a self-check counts. Before the first statement (2024-12-31) nobody can say.
    ("I26", NOW): ((3, 4), (1, 1), (1, 2), (1, 1)),
    ("I26", "2024-12-31"): ((2, 4), (1, 1), (1, 2), (0, 1)),
    ("I26", "2024-09-30"): ("not_delivered",) * 4,
    # Verified with date and person: T001, T004. T005 has no person. T009 is found later.
    ("I27", NOW): ((2, 8), (1, 3), (1, 4), (0, 1)),
    ("I27", "2024-06-30"): ((2, 2), (1, 1), (1, 1), "not_applicable"),
    # Passed: T001 (on the deadline), T002 (a day late), T004, T005, T006 (29 June, open). T003's is the day itself.
    ("I28", NOW): ((3, 5), (2, 2), (1, 2), (0, 1)),
    ("I29", NOW): ((1, 2), "not_applicable", (0, 1), (1, 1)),
    # Found again: T002 after T001, T003 180 days after T002. T005 is 181 days after T004.
    ("I30", NOW): ((2, 4), (0, 2), (2, 2), "not_applicable"),
    ("I30", "2024-09-30"): ((1, 3), (0, 1), (1, 2), "not_applicable"),
    # 陈大 serves in two townships: full-time in one, trained, insured and equipped in the other. Both count him so.
    ("I11", NOW): ((5, 10), (2, 3), (2, 3), (0, 3)),
    ("I13", NOW): ((6, 10), (2, 3), (2, 3), (1, 3)),
    ("I14", NOW): ((7, 10), (2, 3), (2, 3), (2, 3)),
    ("I15", NOW): ("not_delivered",) * 4,
    ("I31", NOW): ("not_delivered",) * 4,
    ("I44", NOW): ("not_delivered",) * 4,
    # Warnings came, but no list of responses, and no column for the households that answered.
    ("I02", NOW): ("not_delivered",) * 4,
    ("I33", NOW): ("needs_review",) * 4,
    ("I33", "2024-06-30"): ("not_delivered",) * 4,
}
# fmt: on
DEPARTMENTS: dict[str, Expected] = {
    "I07": {"emergency": "not_applicable"},
    "I08": {"emergency": (1, 1), "water": (0, 1)},
    "I18": {"emergency": (1, 1), "water": (0, 1)},
    "I26": {"emergency": (2, 3), "fire_rescue": (1, 1)},
    "I27": {"emergency": (1, 4), "fire_rescue": (1, 2), "natural_resources": (0, 1)},
    "I28": {"emergency": (1, 3), "fire_rescue": (2, 2), "natural_resources": "not_yet_due"},
}


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Home]:
    """桐岭县, refreshed once on 10 July 2025."""
    place = Home(tmp_path_factory.mktemp("tongling"))
    write_county(place.root)
    refresh(place, [], lambda step, detail: None, now=datetime(2025, 7, 10, 9))
    yield place


@pytest.fixture(scope="module")
def published(home: Home) -> dict[tuple[str, str, str], Figure]:
    """All figures of the county's snapshot."""
    return figures(home)


@pytest.mark.parametrize(("indicator", "as_of"), EXPECTED)
def test_figures_are_those_counted_by_hand(
    published: dict[tuple[str, str, str], Figure], indicator: str, as_of: str
) -> None:
    found = tuple(counts(published[(indicator, as_of, town)]) for town in TOWNS)
    assert found == EXPECTED[(indicator, as_of)]


def test_figures_of_departments_are_those_counted_by_hand(
    published: dict[tuple[str, str, str], Figure],
) -> None:
    found = {
        code: {who: counts(published[(code, NOW, who)]) for who in wanted}
        for code, wanted in DEPARTMENTS.items()
    }
    assert found == DEPARTMENTS


def test_dates_run_from_the_first_quarter_end_to_now_with_the_one_that_settings_name(
    published: dict[tuple[str, str, str], Figure],
) -> None:
    # Oldest event 2024-02-29; newest accepted one 2025-07-02, but nothing was received after its quarter's end.
    assert sorted({as_of for _, as_of, _ in published}) == [
        "2024-03-31",
        "2024-06-30",
        "2024-09-30",
        "2024-12-31",
        "2025-03-31",
        MAY,
        NOW,
    ]


def test_a_rate_is_in_percent_and_rescuers_are_per_ten_thousand(
    published: dict[tuple[str, str, str], Figure],
) -> None:
    assert published[("I27", NOW, COUNTY)]["value"] == pytest.approx(25.0)
    assert published[("I27", NOW, COUNTY)]["unit"] == "%"
    assert published[("I10", NOW, COUNTY)]["value"] == pytest.approx(10 / 6)
    assert published[("I10", NOW, COUNTY)]["unit"] == "人/万人"


def test_nothing_that_was_not_measured_has_a_value(published: dict[tuple[str, str, str], Figure]) -> None:
    unmeasured = [row for row in published.values() if row["status"] != "measured"]
    assert unmeasured
    assert {row["value"] for row in unmeasured} == {None}


def test_coverage_tells_how_many_of_the_townships_handed_in_their_own_file(
    published: dict[tuple[str, str, str], Figure],
) -> None:
    assert {
        code: published[(code, NOW, COUNTY)]["coverage"] for code in ("I17", "I18", "I19", "I20", "I21")
    } == {code: pytest.approx(2 / 3) for code in ("I17", "I18", "I19", "I20", "I21")}
    assert {code: published[(code, NOW, COUNTY)]["coverage"] for code in ("I05", "I10", "I26", "I27")} == {
        code: 1 for code in ("I05", "I10", "I26", "I27")
    }


def test_without_a_column_for_equipment_the_figure_needs_review_and_the_note_gives_the_insured_share(
    published: dict[tuple[str, str, str], Figure],
) -> None:
    figure = published[("I14", "2024-06-30", COUNTY)]
    assert figure["status"] == "needs_review"
    # Insured in June 2024: all but 陈三 of 12 persons (陈大 is insured in one of his two teams): 11 of 12.
    assert "91.7" in figure["note_zh"] or "91.67" in figure["note_zh"] or "11" in figure["note_zh"]


def test_a_figure_that_rests_on_a_changed_setting_says_so(
    published: dict[tuple[str, str, str], Figure],
) -> None:
    assert "设置" in published[("I05", NOW, COUNTY)]["note_zh"]


def test_every_row_of_every_sheet_is_accounted_for(home: Home) -> None:
    rows = query(home, "select * from marts.deliveries")
    parts = ("rows_accepted", "rows_doubtful", "rows_rejected", "rows_explained")
    assert len(rows) == 13
    assert [row for row in rows if row["rows_read"] != sum(row[part] for part in parts)] == []
    # From title to last note: 11 lines of 东门.xlsx, 12 of 附件(1).xls of which one is the pasted copy.
    read = {(row["file_name"], row["sheet"]): (row["rows_read"], row["rows_rejected"]) for row in rows}
    assert read[("东门.xlsx", "Sheet1")] == (11, 0)
    assert read[("附件(1).xls", "演练")] == (12, 1)


def test_every_record_of_a_log_is_a_fact_and_every_fact_has_its_row(home: Home) -> None:
    for export, facts in {"F03": "plans", "F04": "drills", "F06": "hazards", "F10": "warnings"}.items():
        sources = query(
            home, "select record_id from marts.source_rows where export_code = ? order by 1", export
        )
        assert sources == query(home, f"select record_id from marts.fct_{facts} order by 1"), export
        assert sources
    for facts in (
        "teams",
        "team_members",
        "shelters",
        "supplies",
        "cases",
        "dispatches",
        "school_drills",
        "experts",
    ):
        lost = f"select record_id from marts.fct_{facts} anti join marts.source_rows using (record_id)"
        assert query(home, lost) == [], facts
    assert len(query(home, "select * from marts.fct_team_members")) == 14
    assert len(query(home, "select * from marts.source_rows where export_code = 'F02'")) == 13 + 14


def test_an_area_in_mu_becomes_square_metres(home: Home) -> None:
    areas = query(home, "select usable_area_m2 from marts.fct_shelters order by 1")
    assert [row["usable_area_m2"] for row in areas] == [
        pytest.approx(1000, abs=0.1),
        pytest.approx(2000, abs=0.1),
    ]


def test_evidence_counts_are_numerator_and_denominator(home: Home) -> None:
    # Sums, means and two sets of records are not counts of one list of rows.
    apart = ("I10", "I12", "I21", "I30", "I31")
    wrong = query(
        home,
        """
        select v.indicator_code, v.as_of, v.subject_code, v.numerator, v.denominator
        from marts.fct_indicator_values v left join marts.fct_indicator_evidence e
            using (indicator_code, as_of, subject_kind, subject_code)
        where v.status = 'measured' and not list_contains(?, v.indicator_code)
        group by all
        having count(*) filter (where e.role = 'numerator') <> v.numerator
            or count(*) filter (where e.role in ('numerator', 'denominator_only')) <> v.denominator
        """,
        list(apart),
    )
    assert wrong == []


def _lines(path: Path, sheet: str) -> list[list[str]]:
    """A file's lines as an outsider reads them."""
    if path.suffix in {".csv", ".txt"}:
        text = path.read_bytes().decode("utf-16" if path.suffix == ".txt" else "gb18030")
        return [line.split("\t" if path.suffix == ".txt" else ",") for line in text.splitlines()]
    found = CalamineWorkbook.from_path(path).get_sheet_by_name(sheet).to_python(skip_empty_area=False)
    return [[str(cell) for cell in row] for row in found]


@pytest.mark.parametrize(
    "indicator", ["I05", "I07", "I10", "I12", "I17", "I19", "I20", "I21", "I26", "I28", "I30"]
)
def test_trace_leads_to_the_row_that_holds_the_record(home: Home, indicator: str) -> None:
    found = trace(home, indicator, None, date.fromisoformat(NOW))
    named = {
        "F02": "队伍",
        "F03": "应急预案名称",
        "F04": ("演练科目", "演练名称"),
        "F06": "隐患编号",
        "F14": "单位名称",
        "F18": "区划名称",
    }
    # A plan that nobody wrote has no row: only I05's missing 地质灾害 plan stands for itself.
    rows = [row for row in found["rows"] if row["file_name"]]
    assert len(found["rows"]) - len(rows) == (1 if indicator == "I05" else 0)
    assert rows
    for row in rows:
        line = _lines(home.inbox / row["file_name"], row["sheet"])[row["row_number"] - 1]
        cells = json.loads(row["cells"])
        name = next(
            text
            for heading, text in cells.items()
            if heading.startswith(named[row["export_code"]]) or heading == "所在队伍"
        )
        assert name in line, (row["file_name"], row["sheet"], row["row_number"])
    assert {row["sha256"] for row in rows} <= {
        hashlib.sha256(path.read_bytes()).hexdigest() for path in home.inbox.iterdir()
    }
