"""What came when: on time, late, missing, returned; what was known on a day; what was reported long afterwards."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

import pytest

from catalogue.paths import Home
from muster.refresh import refresh
from tests.counties.delivering_county import HEDONG, HEXI, write_county
from tests.counties.figures import query

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Home]:
    """临河县, refreshed once."""
    place = Home(tmp_path_factory.mktemp("linhe"))
    write_county(place.inbox)
    refresh(place, [], lambda step, detail: None, now=datetime(2025, 10, 20, 9))
    yield place


def wall(home: Home, export: str, columns: str = "state") -> dict[str, Any]:
    """Period (with its township, if any) → state of an export."""
    sql = f"""select period || coalesce(' ' || scope_region_code, '') as place, {columns} from marts.submissions
              where export_code = '{export}' order by period_from"""
    return {
        row["place"]: row[columns] if columns == "state" else tuple(row.values())[1:]
        for row in query(home, sql)
    }


def test_the_due_day_is_in_time_the_day_after_late_and_nothing_is_missing(home: Home) -> None:
    assert wall(home, "F04", "state, days_late") == {
        "2025年一季度": ("on_time", None),
        "2025年二季度": ("missing", None),
        "2025年三季度": ("late", 1),
    }


def test_a_file_that_could_not_be_loaded_is_returned_and_single_rejected_rows_are_counted(home: Home) -> None:
    states = wall(home, "F06", "state, days_late, rows_rejected")
    assert states["2025年1月"] == ("on_time", None, 0)
    assert states["2025年2月"] == ("missing", None, 0)
    assert states["2025年3月"] == ("returned", None, 2)
    assert states["2025年4月"] == ("late", 2, 1)
    assert states["2025年9月"] == ("missing", None, 0)


def test_the_running_period_is_not_yet_due(home: Home) -> None:
    assert wall(home, "F18")["2025年"] == "not_yet_due"


def test_where_townships_hand_in_each_has_its_own_place(home: Home) -> None:
    states = wall(home, "F02")
    assert (states[f"2025年上半年 {HEDONG}"], states[f"2025年上半年 {HEXI}"]) == ("on_time", "missing")


def test_an_export_that_never_came_is_missing_and_one_reported_by_event_never_is(home: Home) -> None:
    assert wall(home, "F07") == {
        "2025年一季度": "missing",
        "2025年二季度": "missing",
        "2025年三季度": "missing",
    }
    assert wall(home, "F10") == {} == wall(home, "F19")


def test_a_correction_is_not_late_for_the_period_that_came_in_time(home: Home) -> None:
    rows = query(home, "select file_name, due_on, days_late from marts.deliveries where export_code = 'F04'")
    late = {row["file_name"]: row["days_late"] for row in rows}
    assert late == {"演练一季度.csv": 0, "演练一季度（更正）.csv": None, "演练三季度.csv": 1}


def known_on(home: Home, day: date) -> set[tuple[str, str]]:
    """Drills and their participants as they were known on a day."""
    sql = f"""select cells ->> '演练名称' as name, cells ->> '参演人数' as people from marts.source_rows_history
              where table_name = 'drills' and known_from <= date '{day}'
                and (known_to is null or known_to > date '{day}')"""
    return {(row["name"], row["people"]) for row in query(home, sql)}


def test_what_was_known_on_a_day_can_be_asked(home: Home) -> None:
    assert known_on(home, date(2025, 4, 14)) == set()
    assert known_on(home, date(2025, 5, 31)) == {("甲", "10"), ("乙", "20")}
    assert known_on(home, date(2025, 6, 1)) == {("甲", "11"), ("丙", "30")}
    assert known_on(home, date(2025, 10, 16)) == {("甲", "11"), ("丙", "30"), ("丁", "40")}


def test_a_replaced_record_names_what_replaced_it_and_why(home: Home) -> None:
    replaced = query(
        home,
        """select distinct known_to, replaced_by_file, replaced_because from marts.source_rows_history
           where known_to is not null""",
    )
    assert len(replaced) == 1
    assert str(replaced[0]["known_to"])[:10] == "2025-06-01"
    assert replaced[0]["replaced_by_file"] == "演练一季度（更正）.csv"
    assert "更正" in replaced[0]["replaced_because"]


def test_what_is_in_force_is_the_history_that_has_no_end(home: Home) -> None:
    both = query(
        home,
        """select (select count(*) from marts.source_rows) as in_force,
                  (select count(*) from marts.source_rows_history where known_to is null) as without_end,
                  (select count(*) from marts.source_rows_history) as ever""",
    )[0]
    assert both["in_force"] == both["without_end"] == both["ever"] - 2


def test_a_row_is_as_old_as_its_first_report_whatever_corrected_it_since(home: Home) -> None:
    rows = query(
        home,
        """select cells ->> '演练名称' as name, first_known_on, days_until_known, is_backfilled, is_after_due
           from marts.source_rows where table_name = 'drills'""",
    )
    told = {row["name"]: (str(row["first_known_on"])[:10], *list(row.values())[2:]) for row in rows}
    assert told == {
        "甲": ("2025-04-15", 100, True, False),
        "丙": ("2025-06-01", 142, True, True),
        "丁": ("2025-10-16", 26, False, True),
    }


def test_a_deadline_of_the_settings_moves_what_is_late(home: Home) -> None:
    home.settings.write_text("[deadlines]\nF04 = 16\n", encoding="utf-8")
    refresh(home, [], lambda step, detail: None, now=datetime(2025, 10, 20, 10))
    home.settings.unlink()
    assert wall(home, "F04")["2025年三季度"] == "on_time"
    due = query(home, "select due_days, due_days_are_set from marts.dim_exports where export_code = 'F04'")
    assert due == [{"due_days": 16, "due_days_are_set": True}]
