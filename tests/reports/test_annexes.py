"""Tables that fit the page, however many townships a county has."""

import pytest

from reports.annexes import WIDE_MM, cell, township_tables
from reports.figures import Figure

COUNTY = Figure(
    indicator_code="I10", name_zh="每万人实有救援队员", family="teams", direction="up", unit="人/万人",
    subject_kind="county", subject_code="599001", subject_name="白石县", status="measured", value=6.25,
    previous=None, numerator=5, denominator=8000, interval_low=None, interval_high=None, target=None,
    target_low=None, target_high=None, target_is_local=True, grade=None, coverage=1.0, note_zh="",
)  # fmt: skip


def township(number: int) -> Figure:
    return Figure(
        **{**vars(COUNTY), "subject_kind": "township", "subject_code": f"{number:03}", "value": number}
    )


@pytest.mark.parametrize("townships", [0, 1, 8, 9, 26])
def test_every_township_stands_in_one_table_and_every_table_fits_the_page(townships: int) -> None:
    tables = township_tables([COUNTY, *(township(number) for number in range(townships))])
    assert sum(len(table.header) - 3 for table in tables) == townships
    for table in tables:
        assert sum(table.widths_mm) <= WIDE_MM
        assert all(len(row) == len(table.header) == len(table.widths_mm) for row in table.rows)


def test_a_cell_shows_the_value_in_the_unit_of_its_row_and_the_word_for_how_it_stands() -> None:
    assert cell(COUNTY) == "6.2\n无标准"


def test_a_cell_without_a_value_says_why_instead_of_zero() -> None:
    assert cell(Figure(**{**vars(COUNTY), "status": "not_delivered", "value": None})) == "缺报"
    assert cell(None) == "—"
