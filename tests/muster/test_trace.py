"""Every figure leads to its rows: file, sheet, row, and the role that each row plays in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from catalogue.loader import indicators
from catalogue.paths import Home
from muster.errors import UserError
from muster.query import run_query
from muster.trace import ROLES_ZH, trace

pytestmark = pytest.mark.slow
# Per head, sums, medians, means of two statements and comparisons of two sets of records count otherwise.
SUMS = {"I21", "I33", "I37", "I39", "I40", "I41", "I43"}
SEVERAL_A_RECORD = {"I45"}
COUNTED = sorted(set(indicators()) - {"I02", "I10", "I12", "I30", "I31"} - SUMS - SEVERAL_A_RECORD)


@pytest.mark.parametrize("code", COUNTED)
def test_a_countys_figure_is_the_count_of_its_rows(sample_home: Path, code: str) -> None:
    found = trace(Home(sample_home), code, None, None)
    figure, roles = found["figure"], [row["role"] for row in found["rows"]]
    if figure["value"] is None:
        assert figure["status"] != "measured"
        return
    assert figure["numerator"] <= figure["denominator"]
    assert set(roles) <= set(ROLES_ZH)
    named = run_query(
        Home(sample_home),
        f"""select role, count(*) as n from fct_indicator_evidence
            where indicator_code = '{code}' and subject_kind = 'county'
              and as_of = (select latest_as_of from snapshot_info) group by role""",
    )
    counts = dict(zip(named["role"], named["n"], strict=True))
    assert figure["numerator"] == counts.get("numerator", 0)
    assert figure["denominator"] == counts.get("numerator", 0) + counts.get("denominator_only", 0)


def test_every_row_is_named_by_file_sheet_and_number(sample_home: Path) -> None:
    rows = trace(Home(sample_home), "I17", None, None)["rows"]
    assert rows and all(row["file_name"] and row["row_number"] and len(row["sha256"]) == 64 for row in rows)


def test_a_subject_is_found_by_its_name_and_by_its_code(sample_home: Path) -> None:
    home = Home(sample_home)
    subjects = run_query(
        home, "select region_code, region_name from dim_regions where level = 'township' order by 1"
    )
    code, name = subjects.iloc[0]
    assert trace(home, "i17", code, None) == trace(home, "I17", name, None)


@pytest.mark.parametrize(
    ("code", "subject"), [("I99", None), ("I17", "无此乡"), ("'; drop table x; --", None)]
)
def test_what_does_not_exist_is_said_in_one_line(sample_home: Path, code: str, subject: str | None) -> None:
    with pytest.raises(UserError) as told:
        trace(Home(sample_home), code, subject, None)
    assert "\n" not in str(told.value)
