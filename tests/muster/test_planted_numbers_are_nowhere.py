"""ID and telephone numbers planted wherever a workbook can hold text: none is readable in what Muster keeps or says."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest
from openpyxl import load_workbook

from catalogue.paths import Home
from muster.snapshots import snapshot_ids
from tests.ingestion.books import DRILL_HEADINGS, HAZARD_HEADINGS, drill, write_book
from tests.ingestion.raw_county import REGISTER
from tests.muster.command import muster
from tests.muster.planted import WIDE, Plants, found, free_texts, spaced

pytestmark = pytest.mark.slow
MEMBER_HEADINGS = ["序号", "姓名", "性别", "出生年月", "身份证号", "所在队伍", "入队时间", "联系电话"]


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
