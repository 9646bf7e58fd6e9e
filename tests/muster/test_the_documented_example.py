"""docs/architecture.md follows one figure from the cell to the page: what it says of the sample county is so."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from catalogue.paths import ROOT, Home
from muster.query import run_query
from muster.trace import trace

pytestmark = pytest.mark.slow
FILE = "2024年二季度演练台账.xlsx"


def row_of(home: Path, number: int) -> dict[str, object]:
    sql = f"""
        select s.cells, d.held_from::varchar as held_from, d.held_to::varchar as held_to, d.held_on_precision,
               d.participants, d.participants_low, d.participants_high, r.region_name
        from source_rows s join fct_drills d using (record_id) join dim_regions r on r.region_code = d.village_code
        where s.file_name = '{FILE}' and s.sheet = '二季度' and s.row_number = {number}
    """
    return {str(name): value for name, value in run_query(Home(home), sql).iloc[0].items()}


def test_the_cell_that_the_page_starts_from_is_there_and_is_read_as_it_says(sample_home: Path) -> None:
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    assert "Row 259 of sheet 二季度" in text and FILE in text
    found = row_of(sample_home, 259)
    cells = json.loads(str(found["cells"]))
    assert (cells["演练时间"], cells["地点"]) == ("6月上旬", "枫渡镇柳湾村")
    assert (found["held_from"], found["held_to"]) == ("2024-06-01", "2024-06-10")
    assert found["held_on_precision"] == "ten_days" and str(found["region_name"]).startswith("柳湾村")


def test_the_imprecise_number_is_kept_with_its_range(sample_home: Path) -> None:
    found = row_of(sample_home, 54)
    assert (found["participants"], found["participants_low"], found["participants_high"]) == (80, 72, 88)


def test_the_village_of_that_drill_is_counted_and_leads_back_to_its_register(sample_home: Path) -> None:
    rows = trace(Home(sample_home), "I17", "枫渡镇", None)["rows"]
    (village,) = [row for row in rows if "柳湾村" in str(row["cells"])]
    assert village["role"] == "numerator" and village["export_code"] == "F18" and village["row_number"] > 1
