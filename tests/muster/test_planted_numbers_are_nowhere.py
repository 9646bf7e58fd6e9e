"""ID and telephone numbers planted wherever a workbook can hold text: none is readable in what Muster keeps or says."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import duckdb
import pytest
from openpyxl import load_workbook

from catalogue.paths import Home
from muster.snapshots import snapshot_ids
from tests.ingestion.books import DRILL_HEADINGS, HAZARD_HEADINGS, drill, write_book
from tests.ingestion.people import id_number
from tests.ingestion.raw_county import REGISTER
from tests.muster.command import muster

pytestmark = pytest.mark.slow
WIDE = str.maketrans("0123456789X", "０１２３４５６７８９Ｘ")
NARROW = str.maketrans("０１２３４５６７８９", "0123456789")
MADE_BY_MACHINES = re.compile(
    r"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}"
    r"|(?=[0-9]*[a-f](?:[0-9]*[a-f]){5})[0-9a-f]{24,}"
    r"|\b1[0-9]{9}\.[0-9]{4,7}\b|:[0-9]{2}\.[0-9]{6}(?![0-9])|\b0\.[0-9]{6,}\b"
)
"""Identifiers, keyed hashes and sha256, moments and durations: six digits of a few of them are anybody's by chance."""
SEPARATORS = re.compile(r"[\s\-\u2010-\u2015\u2212\uff0d_.·,，()（）/+\u200b]")
MEMBER_HEADINGS = ["序号", "姓名", "性别", "出生年月", "身份证号", "所在队伍", "入队时间", "联系电话"]


class Plants:
    """Numbers handed out one by one, each with what must not be read of it."""

    def __init__(self) -> None:
        self.secrets: dict[str, str] = {}

    def citizen(self) -> str:
        """A valid ID number of 18 places that ends in a digit or X; its places 4 to 14 are secret."""
        count = len(self.secrets)
        number = id_number(date(1951 + count % 40, 1 + count % 12, 1 + count % 28), 11 * count % 1000)
        self.secrets[number[3:14]] = number
        return number

    def misdated(self) -> str:
        """One of 18 places with a thirteenth month."""
        number = self.citizen()
        written = f"{number[:10]}13{number[12:]}"
        self.secrets[written[3:14]] = written
        return written

    def old(self) -> str:
        """A valid one of 15 places."""
        number = self.citizen()
        self.secrets[number[3:6] + number[8:14]] = number
        return number[:6] + number[8:17]

    def mobile(self) -> str:
        """11 digits, of which the middle seven are secret."""
        number = f"{13 + len(self.secrets) % 6}9{2222 + 37 * len(self.secrets)}{6000 + len(self.secrets)}"[
            :11
        ]
        self.secrets[number[2:9]] = number
        return number

    def landline(self) -> str:
        """Area code and seven digits; the last four of them and those before are secret together."""
        number = f"08382{300 + len(self.secrets)}{4100 + len(self.secrets)}"[:11]
        self.secrets[number[3:9]] = number
        return number


def spaced(number: str, *groups: int, by: str = " ") -> str:
    """The digits in groups of these sizes."""
    ends = [sum(groups[: place + 1]) for place in range(len(groups))]
    return by.join(number[end - size : end] for end, size in zip(ends, groups, strict=True))


def free_texts(plant: Plants) -> list[str]:
    """Ways in which numbers stand in a sentence."""
    citizen, mobile, landline = plant.citizen, plant.mobile, plant.landline
    return [
        f"联系人身份证{citizen()}",
        f"身份证{spaced(citizen(), 6, 8, 4)}已核",
        f"身份证{spaced(citizen(), 6, 8, 4, by='-')}已核",
        f"身份证{spaced(citizen(), 4, 4, 4, 4, 2)}已核",
        f"身份证{spaced(citizen(), 6, 4, 4, 4, by='－')}",
        f"身份证{citizen().translate(WIDE)}",
        f"证件{citizen()[:17]}x，核对中",
        f"证件{citizen()[:17]}7",
        f"证件少一位{citizen()[:17]}",
        f"证件多一位{citizen()}0",
        f"证件月份有误{plant.misdated()}",
        f"两人{citizen()}{citizen()}",
        f"证件和电话{citizen()}{mobile()}",
        f"科学计数{citizen()[0]}.{citizen()[1:15]}E+17",
        f"旧证{plant.old()}",
        f"旧证{spaced(plant.old(), 6, 6, 3)}",
        f"“{citizen()}”;'{citizen()}",
        f"电话{mobile()}",
        f"电话+86{mobile()}",
        f"电话86-{mobile()}",
        f"电话0086 {spaced(mobile(), 3, 4, 4)}",
        f"电话（+86）{spaced(mobile(), 3, 4, 4, by='-')}",
        f"电话{spaced(mobile(), 3, 4, 4, by='－')}",
        f"电话{spaced(mobile(), 3, 8)}",
        f"电话{spaced(mobile(), 4, 4, 3)}",
        f"电话{mobile().translate(WIDE)}",
        f"电话{mobile()}/{mobile()}、{mobile()}",
        f"座机{spaced(landline(), 4, 7, by='-')}",
        f"座机（0838）{landline()[4:]}",
        f"座机{landline()}",
        f"座机{spaced(landline(), 4, 3, 4)}",
        f"座机+86 838 {landline()[4:]}",
        f"座机{spaced(landline(), 4, 7, by='－').translate(WIDE)}转8001",
    ]


def write_drills(folder: Path, plant: Plants) -> None:
    """Free text in every column, in title, heading, subtotal, note, hidden column, sheet name and file name."""
    citizen, mobile = plant.citizen, plant.mobile
    rows = [
        [f"2024年演练台账（填报人身份证{citizen()}，电话{mobile()}）"],
        [f"填报：{mobile()}"],
        [
            *DRILL_HEADINGS[:-1],
            f"其中群众（咨询{mobile()}）",
            f"身份证号，如{citizen()}",
            f"说明{plant.landline()}",
        ],
        *[[*drill(n, 演练名称=text), "", text] for n, text in enumerate(free_texts(plant), start=1)],
        *[[*drill(50 + n, 地点=text), "", ""] for n, text in enumerate(free_texts(plant), start=1)],
        *[[*drill(90 + n, **wrong), "", ""] for n, wrong in enumerate(wrong_columns(plant))],
        ["合计", "", "", "", "", "", int(mobile()), citizen()],
        ["小计" + citizen(), mobile(), "", "", "", "", mobile(), 3],
        [f"注：以上由{citizen()}核对，电话{mobile()}"],
    ]
    sheet = f"演练{citizen()}"
    path = write_book(
        folder / f"演练台账_{mobile()}_{citizen()}.xlsx",
        {sheet: rows, f"名册{mobile()}": [["杂"]]},
        {sheet: ["A1:J1"]},
    )
    book = load_workbook(path)
    book[sheet].column_dimensions["J"].hidden = True
    book[sheet].row_dimensions[6].hidden = True
    book.save(path)


def wrong_columns(plant: Plants) -> list[dict[str, object]]:
    """Numbers where another kind of value belongs, as text and as numbers; rows that are rejected among them."""
    citizen, mobile = plant.citizen, plant.mobile
    return [
        {"参演人数": citizen()},
        {"参演人数": float(citizen()[:15] + "000")},
        {"参演人数": int(mobile())},
        {"其中群众": mobile()},
        {"其中群众": plant.old()},
        {"日期": citizen()},
        {"日期": mobile()},
        {"日期": f"2024年9月5日{mobile()}"},
        {"日期": f"2024.9.5 {citizen()}"},
        {"演练类型": citizen()},
        {"演练类型": f"实战{mobile()}"},
        {"组织单位": f"柳河镇人民政府{mobile()}"},
        {"地点": mobile(), "演练名称": citizen(), "日期": citizen(), "参演人数": mobile()},
        {"序号": citizen()},
    ]


def write_members(folder: Path, plant: Plants) -> None:
    """A roster in which each number stands in its own column, in another one, and in odd spellings."""
    citizen, mobile = plant.citizen, plant.mobile
    people = [
        (citizen(), mobile()),
        (citizen().lower(), f"+86 {mobile()}"),
        (spaced(citizen(), 6, 8, 4), spaced(mobile(), 3, 4, 4)),
        (citizen().translate(WIDE), mobile().translate(WIDE)),
        ("'" + citizen(), f"{mobile()}/{plant.landline()}"),
        (plant.old(), plant.landline()),
        (int(plant.old()), int(mobile())),
        (float(citizen()[:15] + "000"), float(mobile())),
        (citizen()[:17], mobile() + "1"),
        (citizen() + "1", mobile()[:10]),
        (mobile(), citizen()),
        ("", f"{citizen()} {mobile()}"),
        (f"{citizen()}（已核）{citizen()}", ""),
    ]
    rows = [
        [
            n,
            "张三丰",
            "男",
            "1990.1",
            number,
            f"县救援队{mobile()}" if n == 3 else "县救援队",
            "2020.1",
            phone,
        ]
        for n, (number, phone) in enumerate(people, start=1)
    ]
    rows += [[99, citizen(), mobile(), citizen(), "", mobile(), citizen(), ""], rows[0]]
    write_book(folder / "花名册.xlsx", {"名册": [MEMBER_HEADINGS, *rows]})


def write_others(folder: Path, plant: Plants) -> None:
    """Money, a credit code, codes and numbers; text files; a zip; files that cannot be read; a list of deliveries."""
    citizen, mobile = plant.citizen, plant.mobile
    fines = ["案号", "立案日期", "当事人", "违法行为", "罚款金额(元)", "结案日期"]
    cases = [
        [f"立{n}", "2024-3-1", "柳河砖厂", "违规", amount, "2024-4-1"]
        for n, amount in enumerate([int(mobile()), mobile(), citizen(), int(plant.old()), 5000])
    ]
    write_book(folder / "案件.xlsx", {"案件": [fines, *cases]})
    firms = ["企业名称", "统一社会信用代码", "行业", "属地"]
    write_book(folder / "企业.xlsx", {"企业": [firms, ["甲店", citizen(), "餐饮", mobile()]]})
    points = ["点号", "名称", "类型", "经度", "纬度", "威胁人数", "监测员", "电话"]
    rows = [[citizen(), f"滑坡{mobile()}", "滑坡", mobile(), citizen(), 12, citizen(), citizen()]]
    write_book(folder / "隐患点.xlsx", {"点": [points, *rows]})
    lines = [",".join(HAZARD_HEADINGS)]
    lines += [
        f"{citizen()},2024.3.1,柳河砖厂,{text},一般,2024.9.1,,整改中"
        for text in free_texts(plant)
        if "," not in text
    ]
    content = "\n".join(lines).encode("gb18030")
    with zipfile.ZipFile(folder / f"打包{mobile()}.zip", "w") as archive:
        archive.writestr(f"隐患{citizen()}/隐患{mobile()}.csv", content)
        archive.writestr(f"../{citizen()}.csv", b"x")
    (folder / f"坏{citizen()}.xlsx").write_bytes(b"PK\x03\x04" + b"0" * 50)
    write_book(
        folder / "无关.xlsx",
        {f"表{citizen()}": [[f"科室{mobile()}", f"分机{citizen()}", "备注"], ["办", 1, 2]]},
    )
    listed = f"file,received_on,sender,replaces\n花名册.xlsx,{mobile()},张三{mobile()},{citizen()}.xlsx\n"
    (folder / "deliveries.csv").write_text(listed, encoding="utf-8")


@pytest.fixture(scope="module")
def planted(tmp_path_factory: pytest.TempPathFactory) -> tuple[Home, Plants, str]:
    """A refreshed HOME, what was planted, and all that was printed."""
    home, plant = Home(tmp_path_factory.mktemp("home")), Plants()
    folder = tmp_path_factory.mktemp("sent")
    write_book(folder / "区划.xlsx", {"区划": REGISTER})
    for write in (write_drills, write_members, write_others):
        write(folder, plant)
    first = muster("refresh", str(folder), home=home.root)
    assert first.returncode == 3, first.stdout[-3000:] + first.stderr[-3000:]
    missing = muster("refresh", str(folder / f"没有{plant.citizen()}.xlsx"), home=home.root)
    assert missing.returncode == 1
    asked = muster("deliveries", "--list", home=home.root)
    said = [first.stdout, first.stderr, missing.stdout, missing.stderr, asked.stdout, asked.stderr]
    return home, plant, "\n".join(said)


def found(texts: Iterator[str], secrets: dict[str, str]) -> list[str]:
    """Numbers of which the secret part can be read in one of the texts, and where."""
    told = []
    for text in texts:
        bare = SEPARATORS.sub("", MADE_BY_MACHINES.sub("|", text.translate(NARROW)))
        told += [f"{number} in {text[:200]}" for part, number in secrets.items() if part in bare]
    return told


def values_of(path: Path) -> Iterator[str]:
    """Every distinct value of every column of a database, as text."""
    with duckdb.connect(str(path), read_only=True) as connection:
        columns = connection.execute(
            "select table_schema, table_name, column_name from information_schema.columns"
        ).fetchall()
        for schema, table, column in columns:
            sql = (
                f'select distinct "{column}"::varchar from "{schema}"."{table}" where "{column}" is not null'
            )
            yield from (text for (text,) in connection.execute(sql).fetchall())


def test_what_machines_make_is_left_out_of_the_search_and_nothing_that_a_person_wrote() -> None:
    plant = Plants()
    written = [*free_texts(plant), f"a1b2c3d4{plant.citizen()}"]
    assert [text for text in written if not found(iter([text]), plant.secrets)] == []
    secret = next(iter(plant.secrets))
    made = [
        f"{secret[:8]}-d5d2-43af-a8e1-{secret[:11]}a",
        f"ab12cd{secret}ef0123456789ab",
        f'"created_at": 1764115298.{secret[:6]},',
        f"00:18:18.{secret[:6]}Z",
    ]
    assert found(iter(made), {secret: "", secret[:6]: "", secret[:8]: ""}) == []


def test_the_plants_came_through_recognition(planted: tuple[Home, Plants, str]) -> None:
    with duckdb.connect(str(planted[0].build), read_only=True) as connection:
        exports = connection.execute(
            "select distinct export_code from raw.source_records order by 1"
        ).fetchall()
        rows = connection.execute("select count(*) from raw.source_records").fetchall()[0][0]
    assert [code for (code,) in exports] == ["F02", "F04", "F06", "F07", "F09", "F14", "F18"] and rows > 100
    assert len(planted[1].secrets) > 200


def test_no_table_of_the_warehouse_or_a_snapshot_holds_a_number(planted: tuple[Home, Plants, str]) -> None:
    home, plant, _ = planted
    for path in (home.build, *(home.snapshot(name) for name in snapshot_ids(home))):
        assert found(values_of(path), plant.secrets) == []


def test_no_byte_of_home_but_the_originals_holds_a_number(planted: tuple[Home, Plants, str]) -> None:
    home, plant, _ = planted
    kept = {home.originals, home.handback}
    files = [p for p in home.root.rglob("*") if p.is_file() and not kept & set(p.parents)]
    assert len(files) > 5
    for path in files:
        content = path.read_bytes()
        texts = [content.decode("utf-8", "ignore"), content.decode("utf-16-le", "ignore"), path.as_posix()]
        assert found(iter(texts), plant.secrets) == [], path


def test_nothing_printed_holds_a_number(planted: tuple[Home, Plants, str]) -> None:
    assert found(iter(planted[2].splitlines()), planted[1].secrets) == []
