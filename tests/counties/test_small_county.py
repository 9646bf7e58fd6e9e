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
from tests.counties.small_county import COUNTY
from tests.counties.small_county_events import write_county
from tests.counties.small_county_figures import DEPARTMENTS, EXPECTED, MAY, NOW, TOWNS

pytestmark = pytest.mark.slow


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
    apart = ("I10", "I12", "I21", "I30", "I31", "I43")
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
