"""Hand-backs are kept under the delivery's id; one that cannot be written is said and stops no other."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook

from catalogue.paths import Home
from ingestion.handback.hand_back import hand_back, handback_name
from ingestion.handback.order import Order
from ingestion.originals.originals import keep_original, plain_path
from tests.ingestion.books import DRILL_HEADINGS, drill, write_book
from tests.ingestion.handing_back import ordered, sha256_of


@pytest.fixture
def kept(tmp_path: Path) -> tuple[Home, Order]:
    """A HOME with one original that needs a hand-back, and the order for it."""
    home = Home(tmp_path / "home")
    path = write_book(tmp_path / "演练.xlsx", {"演练": [DRILL_HEADINGS, drill(1, 日期="待定")]})
    (order,) = ordered(path)
    keep_original(home, path, order.sha256, None)
    return home, order


def test_the_hand_back_is_kept_under_the_delivery_for_its_owner_only(kept: tuple[Home, Order]) -> None:
    home, order = kept
    done = hand_back(home, [order])["dtest"]
    assert (done.path, done.problem_zh) == ("handback/dtest/退回单_演练.xlsx", "")
    path = home.root / "handback/dtest/退回单_演练.xlsx"
    assert load_workbook(path).sheetnames == ["退回说明", "演练"]
    assert path.stat().st_mode & 0o777 == 0o600 and home.handback.stat().st_mode & 0o077 == 0
    assert [found.name for found in path.parent.iterdir()] == [path.name]


def test_originals_are_read_through_the_one_function_that_is_given(kept: tuple[Home, Order]) -> None:
    home, order = kept
    content = plain_path(home, order.sha256).read_bytes()
    asked: list[tuple[Home, str]] = []

    def unlock(place: Home, sha256: str) -> bytes:
        asked.append((place, sha256))
        return content

    assert hand_back(home, [order], unlock)["dtest"].path
    assert asked == [(home, order.sha256)]


def test_a_hand_back_that_fails_is_one_line_and_the_next_one_is_written(
    kept: tuple[Home, Order], tmp_path: Path
) -> None:
    home, order = kept
    bad = tmp_path / "损坏.xlsx"
    bad.write_bytes(b"PK\x03\x04" + b"\x00" * 100)
    keep_original(home, bad, sha256_of(bad.read_bytes()), None)
    lost = Order("dlost", "丢失.xlsx", "00" * 32, order.received_on, "", [], order.marks, order.counts)
    broken = Order(
        "dbad", bad.name, sha256_of(bad.read_bytes()), order.received_on, "", [], order.marks, order.counts
    )
    done = hand_back(home, [lost, broken, order])
    for failed in ("dlost", "dbad"):
        assert done[failed].path is None
        assert "退回单未能写出" in done[failed].problem_zh and "\n" not in done[failed].problem_zh
    assert done["dtest"].path
    assert not (home.handback / "dlost").exists()


@pytest.mark.parametrize(
    ("sent", "name"),
    [
        ("演练.xlsx", "退回单_演练.xlsx"),
        ("县局/演练.csv", "退回单_演练.xlsx"),
        ("包.zip/内/演练.2024.xls", "退回单_演练.2024.xlsx"),
        ("退回单_演练.xlsx", "退回单_演练.xlsx"),
        ("..", "退回单_报送文件.xlsx"),
        ('a:b"c?.xlsx', "退回单_a_b_c_.xlsx"),
        ("王某13900001111.xlsx", "退回单_王某139****1111.xlsx".replace("*", "_")),
    ],
)
def test_the_name_is_that_of_the_file_and_never_a_path(sent: str, name: str) -> None:
    assert handback_name(sent) == name


def test_a_long_name_fits_the_file_system() -> None:
    assert len(handback_name("演练" * 200 + ".xlsx").encode()) < 255
