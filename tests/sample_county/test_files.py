"""The files: same bytes every time, readable, and with the mess they are meant to have."""

import csv
import io
from collections import Counter
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from sample_county.county import County, build
from sample_county.dirt import write_date
from sample_county.write import write_inbox, write_settings
from sample_county.writers import to_bytes


@pytest.fixture(scope="module")
def inbox(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("inbox")
    write_inbox(folder)
    return folder


def test_two_runs_write_the_same_bytes(inbox: Path) -> None:
    for delivery in build().deliveries:
        assert (inbox / delivery.file).read_bytes() == to_bytes(delivery), delivery.file


def test_every_export_is_handed_in(inbox: Path) -> None:
    files = [p for p in inbox.iterdir() if p.name != "deliveries.csv"]
    assert len(files) == 52
    assert {p.suffix for p in files} == {".xlsx", ".xls", ".csv"}


def test_the_delivery_list_names_every_file_once(inbox: Path) -> None:
    rows = list(csv.DictReader(io.StringIO((inbox / "deliveries.csv").read_text(encoding="utf-8"))))
    assert Counter(r["file"] for r in rows) == Counter(
        p.name for p in inbox.iterdir() if p.name != "deliveries.csv"
    )
    assert all("2021-12-31" < r["received_on"] <= "2024-10-15" for r in rows)
    assert {r["replaces"] for r in rows} == {"", "2024年上半年隐患排查整改台账.xlsx"}


def test_text_files_come_in_both_encodings(inbox: Path) -> None:
    marked = [
        p.read_bytes().startswith(b"\xef\xbb\xbf") for p in inbox.glob("*.csv") if p.name != "deliveries.csv"
    ]
    assert True in marked and False in marked


def test_workbooks_read_back_what_was_written(inbox: Path, county: County) -> None:
    for delivery in county.deliveries:
        if delivery.file.endswith(".csv"):
            continue
        book = CalamineWorkbook.from_path(inbox / delivery.file)
        assert book.sheet_names == [s.name for s in delivery.sheets]
        for sheet in delivery.sheets:
            rows = book.get_sheet_by_name(sheet.name).to_python(skip_empty_area=False)
            assert len(rows) >= sheet.first_row - 1 + len(sheet.rows), (delivery.file, sheet.name)


def test_every_row_is_as_wide_as_its_header(county: County) -> None:
    for delivery in county.deliveries:
        for sheet in delivery.sheets:
            assert {len(row.cells) for row in sheet.rows} == {len(sheet.header)}, (delivery.file, sheet.name)


def test_settings_are_written_once(tmp_path: Path) -> None:
    write_settings(tmp_path)
    first = (tmp_path / "muster.toml").read_text(encoding="utf-8")
    (tmp_path / "muster.toml").write_text("# mine\n", encoding="utf-8")
    write_settings(tmp_path)
    assert "required_departments" in first
    assert (tmp_path / "muster.toml").read_text(encoding="utf-8") == "# mine\n"


def test_a_date_as_a_bare_excel_number() -> None:
    from datetime import date

    assert write_date(date(2024, 9, 5), "serial") == 45540
