"""Files are kept by content as they were sent; the same bytes are one delivery; nothing leads out of the inbox."""

from __future__ import annotations

import hashlib
import zipfile
from datetime import date
from pathlib import Path

import pytest

from catalogue.paths import Home
from ingestion.originals.originals import plain_path, read_original
from ingestion.receiving.receive import Received, receive

TODAY = date(2024, 10, 20)


class _GbkName(zipfile.ZipInfo):
    """A member whose name is written as Chinese Windows does: GBK, without the UTF-8 mark."""

    def _encodeFilenameFlags(self) -> tuple[bytes, int]:  # noqa: N802
        return self.filename.encode("gbk"), self.flag_bits & ~0x800


@pytest.fixture
def home(tmp_path: Path) -> Home:
    made = Home(tmp_path / "home")
    made.inbox.mkdir(parents=True)
    return made


def take(home: Home, *known: str) -> tuple[list[Received], int]:
    return receive(home, [home.inbox], TODAY, set(known))[:2]


def told(home: Home) -> list[str]:
    return receive(home, [home.inbox], TODAY, set())[2]


def test_a_file_is_kept_by_its_content_and_only_its_owner_may_read_it(home: Home) -> None:
    (home.inbox / "a.csv").write_bytes(b"abc")
    ((one,), repeated) = take(home)
    digest = hashlib.sha256(b"abc").hexdigest()
    assert (one.sha256, one.delivery_id, one.file_name, repeated) == (digest, "d" + digest[:12], "a.csv", 0)
    assert read_original(home, digest) == b"abc"
    assert plain_path(home, digest).stat().st_mode & 0o777 == 0o600
    assert (home.inbox / "a.csv").read_bytes() == b"abc"


def test_the_same_bytes_twice_are_one_delivery(home: Home) -> None:
    (home.inbox / "a.csv").write_bytes(b"abc")
    (home.inbox / "a(1).csv").write_bytes(b"abc")
    received, repeated = take(home)
    assert (len(received), repeated) == (1, 1)
    assert take(home, received[0].sha256) == ([], 2)


def test_the_list_of_deliveries_says_when_and_by_whom(home: Home) -> None:
    (home.inbox / "演练.csv").write_bytes(b"abc")
    lines = "file,received_on,sender,replaces\n演练.csv,2024/7/5,县应急管理局,旧演练.csv\n"
    (home.inbox / "deliveries.csv").write_bytes(lines.encode("gbk"))
    (one,), _ = take(home)
    assert (one.received_on, one.sender, one.replaces) == (date(2024, 7, 5), "县应急管理局", "旧演练.csv")


def test_an_unlisted_file_was_received_today(home: Home) -> None:
    (home.inbox / "a.csv").write_bytes(b"abc")
    (home.inbox / "deliveries.csv").write_text("file,received_on\nb.csv,2024-07-05\n", encoding="utf-8-sig")
    assert take(home)[0][0].received_on == TODAY


def test_a_broken_line_of_the_list_stops_nothing(home: Home) -> None:
    (home.inbox / "a.csv").write_bytes(b"abc")
    (home.inbox / "deliveries.csv").write_text(
        "file,received_on,sender\na.csv\n,,,,,\nb.csv,改日,谁\n", encoding="utf-8"
    )
    assert [r.received_on for r in take(home)[0]] == [TODAY]


def test_deliveries_come_in_the_order_of_their_dates(home: Home) -> None:
    for name in ("b", "a", "c"):
        (home.inbox / f"{name}.csv").write_bytes(name.encode())
    lines = "file,received_on\na.csv,2024-07-05\nb.csv,2023-07-05\nc.csv,2024-07-05\n"
    (home.inbox / "deliveries.csv").write_text(lines, encoding="utf-8")
    assert [r.file_name for r in take(home)[0]] == ["b.csv", "a.csv", "c.csv"]


def test_temporary_and_hidden_files_are_no_deliveries(home: Home) -> None:
    for name in ("~$演练.xlsx", ".DS_Store", "deliveries.csv"):
        (home.inbox / name).write_bytes(b"x")
    assert take(home) == ([], 0)


def test_a_link_is_not_followed(home: Home, tmp_path: Path) -> None:
    secret = tmp_path / "secret.csv"
    secret.write_text("x")
    (home.inbox / "link.csv").symlink_to(secret)
    assert take(home) == ([], 0)


def test_each_member_of_a_zip_is_a_delivery_of_its_own_with_its_chinese_name(home: Home) -> None:
    with zipfile.ZipFile(home.inbox / "报送.zip", "w") as archive:
        for name, content in (("演练台账.csv", b"one"), ("子目录/隐患台账.csv", b"two")):
            archive.writestr(_GbkName(name), content)
    names = {r.file_name: r.sha256 for r in take(home)[0]}
    assert names == {
        "报送.zip/演练台账.csv": hashlib.sha256(b"one").hexdigest(),
        "报送.zip/子目录/隐患台账.csv": hashlib.sha256(b"two").hexdigest(),
    }


def test_a_member_that_points_outside_the_zip_is_not_written_anywhere(home: Home, tmp_path: Path) -> None:
    with zipfile.ZipFile(home.inbox / "a.zip", "w") as archive:
        archive.writestr("../../escaped.csv", b"out")
        archive.writestr("/escaped.csv", b"out")
        archive.writestr("good.csv", b"in")
    received, _ = take(home)
    assert "a.zip/good.csv" in {r.file_name for r in received}
    assert not list(tmp_path.rglob("escaped.csv")) and not Path("/escaped.csv").exists()


def test_a_member_that_points_outside_the_zip_is_told(home: Home) -> None:
    with zipfile.ZipFile(home.inbox / "a.zip", "w") as archive:
        archive.writestr("../../escaped.csv", b"out")
        archive.writestr("good.csv", b"in")
    received, _ = take(home)
    assert [r.problem is not None for r in received if "escaped" in r.file_name] == [True]


def test_a_bomb_of_a_zip_is_not_unpacked_and_told(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ingestion.receiving.archives.MAX_UNPACKED", 1000)
    with zipfile.ZipFile(home.inbox / "a.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.csv", b"0" * 2000)
    (one,), _ = take(home)
    assert one.problem is not None and one.problem.code == "too_large"


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04broken", b"%PDF-1.4"])
def test_a_file_that_cannot_be_read_is_kept_and_told(home: Home, content: bytes) -> None:
    (home.inbox / "a.xlsx").write_bytes(content)
    (one,), _ = take(home)
    assert one.problem is not None and read_original(home, one.sha256) == content


def test_unreadable_members_of_a_zip_are_each_told_and_stop_no_other(home: Home) -> None:
    with zipfile.ZipFile(home.inbox / "a.zip", "w") as archive:
        archive.writestr("one.csv", b"11111111")
        archive.writestr("two.csv", b"22222222")
        archive.writestr("good.csv", b"good")
        archive.writestr("three.csv", b"333333333333333333333333", zipfile.ZIP_DEFLATED)
        deflated = archive.getinfo("three.csv")
    content = bytearray((home.inbox / "a.zip").read_bytes())
    start = deflated.header_offset + 30 + len("three.csv")
    content[start : start + deflated.compress_size] = b"\xff" * deflated.compress_size
    broken = bytes(content).replace(b"11111111", b"1x111111").replace(b"22222222", b"2x222222")
    (home.inbox / "a.zip").write_bytes(broken)
    received, _ = take(home)
    assert {r.file_name for r in received if r.problem} == {f"a.zip/{n}.csv" for n in ("one", "two", "three")}
    assert [r.file_name for r in received if not r.problem] == ["a.zip/good.csv"]
    assert len({r.delivery_id for r in received}) == 4


def test_a_date_or_list_that_is_not_understood_is_told(home: Home) -> None:
    (home.inbox / "a.csv").write_bytes(b"abc")
    (home.inbox / "deliveries.csv").write_text("file,received_on\na.csv,改日\n", encoding="utf-8")
    assert take(home)[0][0].received_on == TODAY
    assert "第2行" in told(home)[0] and "改日" in told(home)[0]
    (home.inbox / "deliveries.csv").write_text("文件,日期\na.csv,2024-07-05\n", encoding="utf-8")
    assert "file,received_on" in told(home)[0]


def test_a_file_that_is_being_written_is_left_for_the_next_time_and_told(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    (home.inbox / "a.csv").write_bytes(b"half")
    (home.inbox / "b.csv").write_bytes(b"whole")
    monkeypatch.setattr("ingestion.receiving.receive.digest_of", digest_before_more_is_written)
    received, _, told_lines = receive(home, [home.inbox], TODAY, set())
    assert [one.file_name for one in received] == ["b.csv"]
    assert len(told_lines) == 1 and "a.csv" in told_lines[0]


def digest_before_more_is_written(path: Path) -> str:
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    if path.name == "a.csv":
        path.write_bytes(b"half and more")
    return digest
