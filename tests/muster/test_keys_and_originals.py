"""Encrypted originals, a rotated key and a retention period, as an operator meets them: one instance, commands only."""

from __future__ import annotations

import subprocess
from pathlib import Path

import duckdb
import pytest

from catalogue.paths import Home
from muster.query import run_query
from muster.snapshots import current_id
from tests.ingestion.books import DRILL_HEADINGS, drill, write_book
from tests.ingestion.raw_county import REGISTER
from tests.ingestion.test_rotation import write_deliveries
from tests.muster.command import assert_one_clear_line, muster

pytestmark = pytest.mark.slow
ENCRYPTED = "[originals]\nencrypt = true\n"


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """Two rosters, a drill log with a rejected row and the register, refreshed with encryption on."""
    home = Home(tmp_path_factory.mktemp("home"))
    home.inbox.mkdir()
    home.settings.write_text(ENCRYPTED, encoding="utf-8")
    write_deliveries(home.inbox)
    rows = [DRILL_HEADINGS, *[drill(number) for number in range(1, 9)], drill(9, 日期="待定")]
    write_book(home.inbox / "演练.xlsx", {"演练": rows})
    write_book(home.inbox / "区划.xlsx", {"区划": REGISTER})
    names = [path.name for path in home.inbox.iterdir()]
    listed = "".join(f"{name},2024-10-15,,\n" for name in names)
    (home.inbox / "deliveries.csv").write_text(
        "file,received_on,sender,replaces\n" + listed, encoding="utf-8"
    )
    done = muster("refresh", home=home.root)
    assert done.returncode == 3, done.stderr
    return home


def originals(home: Home) -> list[Path]:
    return sorted(path for path in home.originals.rglob("*") if path.is_file())


def member_keys(home: Home) -> set[str]:
    return set(run_query(home, "select person_key from fct_team_members")["person_key"])


def refused(done: subprocess.CompletedProcess[str]) -> str:
    assert done.returncode == 1
    assert_one_clear_line(done)
    return done.stderr


def test_1_encrypted_originals_are_read_for_the_records_and_for_the_hand_back(home: Home) -> None:
    assert len(originals(home)) == 4 and {path.suffix for path in originals(home)} == {".enc"}
    assert all(not path.read_bytes().startswith(b"PK") for path in originals(home))
    assert len(member_keys(home)) == 6
    assert [path.suffix for path in home.handback.rglob("*") if path.is_file()] == [".xlsx"]


def test_2_encryption_switched_off_gives_the_files_back_as_sent(home: Home) -> None:
    home.settings.write_text("[originals]\nencrypt = false\n", encoding="utf-8")
    assert muster("refresh", home=home.root).returncode in {0, 3}
    assert {path.suffix for path in originals(home)} == {""}
    sent = {path.read_bytes() for path in home.inbox.glob("*.xlsx")}
    assert {path.read_bytes() for path in originals(home)} == sent
    home.settings.write_text(ENCRYPTED, encoding="utf-8")
    assert muster("refresh", home=home.root).returncode in {0, 3}
    assert {path.suffix for path in originals(home)} == {".enc"}


def test_3_a_rotated_key_is_published_and_the_old_one_is_gone(home: Home) -> None:
    old, keys, snapshot = (home.root / "key").read_text(), member_keys(home), current_id(home)
    done = muster("rotate-key", home=home.root)
    assert done.returncode == 0, done.stderr
    assert current_id(home) != snapshot
    assert len(member_keys(home)) == 6 and not member_keys(home) & keys
    assert (home.root / "key").read_text() != old
    assert muster("refresh", home=home.root).stdout.startswith("没有新的文件")


def test_4_a_deleted_original_is_told_wherever_its_delivery_is(home: Home) -> None:
    home.settings.write_text(ENCRYPTED + "keep_days = 30\n", encoding="utf-8")
    with duckdb.connect(str(home.build)) as connection:
        connection.execute("update raw.deliveries set received_at = received_at - interval 31 day")
    figures = "select indicator_code, value from fct_indicator_values order by all"
    before = run_query(home, figures)
    assert muster("refresh", home=home.root).returncode in {0, 3}
    assert originals(home) == [] and not any(home.handback.rglob("*.xlsx"))
    assert run_query(home, figures).equals(before)
    assert "4个文件的原件已按保存期限删除" in muster("deliveries", home=home.root).stdout
    assert "原件已按保存期限删除" in muster("deliveries", "--list", home=home.root).stdout
    evidence = run_query(
        home,
        """select indicator_code from fct_indicator_evidence join source_rows using (record_id)
           where subject_kind = 'county' and as_of = (select max(as_of) from fct_indicator_evidence) limit 1""",
    )
    traced = muster("trace", evidence["indicator_code"][0], home=home.root).stdout
    assert "原件已按保存期限删除" in traced and "sha256" in traced


def test_5_without_originals_a_key_is_not_rotated_unless_the_records_may_go(home: Home) -> None:
    key = (home.root / "key").read_text()
    assert "--drop-unlinkable" in refused(muster("rotate-key", home=home.root))
    assert (home.root / "key").read_text() == key and len(member_keys(home)) == 6
    done = muster("rotate-key", "--drop-unlinkable", home=home.root)
    assert done.returncode == 0, done.stderr
    assert (home.root / "key").read_text() != key and member_keys(home) == set()


def test_6_a_lost_damaged_or_other_key_stops_a_refresh_in_one_line(home: Home, tmp_path: Path) -> None:
    more = tmp_path / "更多.xlsx"
    write_book(more, {"演练": [DRILL_HEADINGS, *[drill(number) for number in range(20, 26)]]})
    assert muster("refresh", str(more), home=home.root).returncode in {0, 3}
    key = (home.root / "key").read_text()
    write_book(more, {"演练": [DRILL_HEADINGS, *[drill(number) for number in range(30, 36)]]})
    (home.root / "key").write_text(key[:20])
    assert "损坏" in refused(muster("refresh", str(more), home=home.root))
    (home.root / "key").write_text("0" * 64)
    assert "替换" in refused(muster("refresh", str(more), home=home.root))
    (home.root / "key").unlink()
    assert "找不到县密钥" in refused(muster("refresh", str(more), home=home.root))
    assert not (home.root / "key").exists()
    (home.root / "key").write_text(key)
    assert muster("refresh", str(more), home=home.root).returncode in {0, 3}


def test_7_a_county_without_deliveries_has_no_key_to_rotate(tmp_path: Path) -> None:
    assert "没有需要重新计算" in refused(muster("rotate-key", home=tmp_path))
