"""Hostile files, each built here, with the code and the words of the one line that answers it."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from tests.ingestion.hostile.archives import changed, encrypted, gbk_name, link, understated, zipped
from tests.ingestion.hostile.formats import (
    TABLE,
    html,
    ods,
    ods_of,
    ods_table,
    spreadsheetml,
    text,
    xls,
    xlsx,
)
from tests.ingestion.hostile.makers import (
    LAUGHS,
    OLE,
    SHEET,
    STRINGS,
    XXE,
    ZEROS,
    before_root,
    broken_member,
    everything_merged_and_hidden,
    half,
    lzma_packed,
    nested,
    noise,
    ods_of_repeated_cells,
    ods_with_far_cell,
    ods_with_linked_table,
    ods_with_password,
    office_document,
    one_member,
    scattered,
    spanning_page,
    wide,
    with_external_link,
    with_many_sheets,
    with_rows,
    xls_with_password,
)

_CORRUPT, _TOO_LARGE, _PASSWORD = "已损坏", "删除多余", "去掉密码"


class Hostile(NamedTuple):
    """`code` and `words` of the line; `rows`: records that are loaded all the same."""

    make: Callable[[], bytes]
    code: str
    words: str
    rows: int = 0


IN_ONE_FILE: dict[str, Hostile] = {
    "空.xlsx": Hostile(lambda: b"", "empty", "空的"),
    "空白.csv": Hostile(lambda: b" \r\n\t\r\n", "empty", "空的"),
    "密码.xlsx": Hostile(
        lambda: OLE + noise(2000) + "EncryptedPackage".encode("utf-16-le"), "password", _PASSWORD
    ),
    "密码.xls": Hostile(xls_with_password, "password", _PASSWORD),
    "密码.ods": Hostile(ods_with_password, "password", _PASSWORD),
    "部件加密.xlsx": Hostile(lambda: encrypted(xlsx()), "password", _PASSWORD),
    "截断.xlsx": Hostile(lambda: half(xlsx()), "corrupt", _CORRUPT),
    "截断.xls": Hostile(lambda: half(xls()), "corrupt", _CORRUPT),
    "截断.ods": Hostile(lambda: half(ods()), "corrupt", _CORRUPT),
    "截断.xml": Hostile(lambda: half(spreadsheetml()), "corrupt", _CORRUPT),
    "乱码.xlsx": Hostile(lambda: b"PK\x03\x04" + noise(5000), "corrupt", _CORRUPT),
    "乱码.xls": Hostile(lambda: OLE + noise(5000), "corrupt", _CORRUPT),
    "缺工作簿.xlsx": Hostile(lambda: zipped({"[Content_Types].xml": "<Types/>"}), "corrupt", _CORRUPT),
    "表已坏.xlsx": Hostile(lambda: changed(xlsx(), SHEET, half), "corrupt", "无法读取"),
    "字符串表谎报.xlsx": Hostile(
        lambda: changed(
            xlsx([["甲"]]), STRINGS, lambda p: p.replace(b"count=", b'uniqueCount="4000000000" x=')
        ),
        "corrupt",
        "另存为",
    ),
    "二进制.csv": Hostile(lambda: bytes(range(256)) * 50, "encoding", "编码"),
    "零字节.csv": Hostile(lambda: b"\x00" * 5000, "encoding", "编码"),
    "半个字.csv": Hostile(
        lambda: text(encoding="gb18030").replace(
            "柳树村,".encode("gbk"), "柳树村".encode("gbk")[:-1] + b",", 1
        ),
        "broken_characters",
        "第2行",
        3,
    ),
    "混编.csv": Hostile(lambda: text() + text(encoding="gb18030"), "encoding", "编码"),
    "炸弹.xlsx": Hostile(lambda: changed(xlsx(), SHEET, lambda p: p + ZEROS), "too_large", "膨胀"),
    "炸弹.ods": Hostile(lambda: changed(ods(), "content.xml", lambda p: p + ZEROS), "too_large", "膨胀"),
    "谎报大小.xlsx": Hostile(lambda: understated(xlsx(), SHEET), "corrupt", _CORRUPT),
    "谎报大小的字符串表.xlsx": Hostile(
        lambda: understated(changed(xlsx(), STRINGS, lambda p: p + b" " * 70_000_000), STRINGS),
        "corrupt",
        _CORRUPT,
    ),
    "外部实体.xlsx": Hostile(lambda: changed(xlsx(), SHEET, before_root(XXE)), "unsafe", "外部实体"),
    "实体炸弹.xlsx": Hostile(
        lambda: changed(xlsx(), "xl/workbook.xml", before_root(LAUGHS)), "unsafe", "外部实体"
    ),
    "实体炸弹.ods": Hostile(lambda: changed(ods(), "content.xml", before_root(LAUGHS)), "unsafe", "外部实体"),
    "实体炸弹.xml": Hostile(lambda: spreadsheetml(before=LAUGHS.decode()), "unsafe", "外部实体"),
    "外部链接.xlsx": Hostile(with_external_link, "external_links", "不会打开", 3),
    "外部链接.ods": Hostile(ods_with_linked_table, "external_links", "不会打开", 3),
    "远处.xlsx": Hostile(
        lambda: with_rows('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'),
        "far_cells",
        "XFD1048576",
        3,
    ),
    "远处.xls": Hostile(
        lambda: xls(edit=lambda sheet: sheet.write(65535, 255, "远")), "far_cells", "IV65536", 3
    ),
    "远处.ods": Hostile(ods_with_far_cell, "far_cells", "XFD1048576", 3),
    "远处的列.xlsx": Hostile(
        lambda: with_rows("".join(f'<row r="{r}"><c r="XFD{r}"><v>1</v></c></row>' for r in range(5, 4000))),
        "far_cells",
        "XFD5",
        3,
    ),
    "四散.xlsx": Hostile(lambda: with_rows(scattered(90, 950)), "too_large", _TOO_LARGE),
    "散在列外.xlsx": Hostile(lambda: with_rows(scattered(900, 950)), "far_cells", "远离表格", 3),
    "重复.ods": Hostile(ods_of_repeated_cells, "too_large", _TOO_LARGE),
    "列数过多.csv": Hostile(lambda: text() + b"x," * 1_000_000, "too_large", "分隔符"),
    "行号过大.xml": Hostile(
        lambda: spreadsheetml().replace(b"<Row>", b'<Row ss:Index="99999999">', 1), "too_large", _TOO_LARGE
    ),
    "列数过多.html": Hostile(
        lambda: f"<table><tr>{'<td colspan=16384>宽</td>' * 2}</table>".encode(), "too_large", _TOO_LARGE
    ),
    "一万六千列.xlsx": Hostile(lambda: xlsx([wide(row) for row in TABLE]), "unrecognised", "对不上"),
    "跨行过多.html": Hostile(spanning_page, "nothing_filled", "没有填写"),
    "没有表.html": Hostile(lambda: b"<html><body>404 Not Found</body></html>", "out_of_scope", "没有表格"),
    "没写完.xls": Hostile(lambda: html().replace(b"</table>", b""), "cut_off", "没有结束标记", 3),
    "文档.xlsx": Hostile(lambda: office_document("word/document.xml"), "out_of_scope", "Word"),
    "演示.xlsx": Hostile(lambda: office_document("ppt/presentation.xml"), "out_of_scope", "演示文稿"),
    "版式.xlsx": Hostile(lambda: zipped({"OFD.xml": "<x/>"}), "out_of_scope", "OFD"),
    "文档.ods": Hostile(
        lambda: ods_of("", kind="application/vnd.oasis.opendocument.text"), "out_of_scope", "不是表格"
    ),
    "文档.doc": Hostile(
        lambda: OLE + b"\x00" * 600 + "WordDocument".encode("utf-16-le"), "out_of_scope", "Word"
    ),
    "扫描件.xls": Hostile(lambda: b"%PDF-1.7\n" + noise(500), "out_of_scope", "PDF"),
    "照片.xlsx": Hostile(lambda: b"\xff\xd8\xff\xe0" + noise(500), "out_of_scope", "图片"),
    "很旧.xls": Hostile(lambda: b"\x09\x02\x06\x00" + noise(500), "out_of_scope", "Excel 95 以前"),
    "程序.xls": Hostile(lambda: b"MZ\x90\x00" + noise(500), "out_of_scope", "程序"),
    "包.rar": Hostile(lambda: b"Rar!\x1a\x07\x00" + noise(500), "out_of_scope", "RAR"),
    "包.csv": Hostile(lambda: b"\x1f\x8b\x08" + noise(500), "out_of_scope", "gzip"),
    "网页.xls": Hostile(
        lambda: b"MIME-Version: 1.0\r\nX-Document-Type: Workbook\r\n", "out_of_scope", "网页"
    ),
    "别的.xml": Hostile(lambda: b"<?xml version='1.0'?><data/>", "out_of_scope", "XML"),
    "图书.xlsx": Hostile(lambda: xlsx([["书名", "作者", "架位"], ["甲", "乙", 3]]), "unrecognised", "对不上"),
    "引号.csv": Hostile(lambda: text() + b'"' + b"x" * 11_000_000, "corrupt", "引号"),
}

IN_A_ZIP: dict[str, Hostile] = {
    "空.zip": Hostile(lambda: zipped({}), "empty", "没有文件"),
    "密码.zip": Hostile(
        lambda: encrypted(zipped({"一.csv": text(), "二.csv": text(";")})), "password", _PASSWORD
    ),
    "截断.zip": Hostile(lambda: half(zipped({"演练.csv": noise(9000)})), "corrupt", _CORRUPT),
    "成员损坏.zip": Hostile(broken_member, "corrupt", "单独报送"),
    "膨胀.zip": Hostile(one_member("演练.csv", ZEROS), "too_large", "膨胀"),
    "谎报.zip": Hostile(
        lambda: understated(zipped({"a.csv": ZEROS[:5_000_000]}), "a.csv"), "corrupt", "单独报送"
    ),
    "过多.zip": Hostile(lambda: zipped({f"{i}.csv": b"" for i in range(2001)}), "too_large", "2000 个"),
    "多得打不开.zip": Hostile(lambda: zipped({str(i): b"" for i in range(20_001)}), "too_large", "过多"),
    "三层.zip": Hostile(lambda: nested(2), "out_of_scope", "多层"),
    "链接.zip": Hostile(one_member(link("演练.csv"), b"/etc/passwd"), "unsafe_path", "链接"),
    "上级.zip": Hostile(one_member("../../出逃.csv"), "unsafe_path", "包外"),
    "反斜杠.zip": Hostile(one_member(gbk_name("..\\..\\出逃.csv")), "unsafe_path", "包外"),
    "绝对.zip": Hostile(one_member("/出逃.csv"), "unsafe_path", "包外"),
    "盘符.zip": Hostile(one_member("C:\\出逃.csv"), "unsafe_path", "包外"),
    "设备.zip": Hostile(one_member("报送/CON.csv"), "unsafe_path", "设备名"),
    "零字符.zip": Hostile(one_member(gbk_name("演练\x00.csv")), "unsafe_path", "控制字符"),
    "长名.zip": Hostile(one_member("长" * 300 + ".csv"), "unsafe_path", "过长"),
    "方法.zip": Hostile(lzma_packed, "out_of_scope", "压缩方式"),
    "内有坏表.zip": Hostile(one_member("演练.xlsx", b"PK\x03\x04" + b"x" * 300), "corrupt", _CORRUPT),
}

HARMLESS: dict[str, Hostile] = {
    "谎报范围.xlsx": Hostile(
        lambda: changed(xlsx(), SHEET, lambda p: p.replace(b'ref="A1:H4"', b'ref="A1:XFD1048576"')), "", "", 3
    ),
    "远处的格式.xlsx": Hostile(
        lambda: with_rows('<row r="1048576"><c r="XFD1048576" s="0"/></row>'), "", "", 3
    ),
    "到底的合并.xlsx": Hostile(everything_merged_and_hidden, "", "", 3),
    "一行四千格.xlsx": Hostile(lambda: xlsx([*TABLE[:3], wide(TABLE[3], 4000)]), "", "", 3),
    "空行到底.ods": Hostile(
        lambda: ods_of(ods_table(after='<table:table-row table:number-rows-repeated="1048570"/>')),
        "",
        "",
        3,
    ),
    "分隔符过多.csv": Hostile(lambda: text() + b"," * 1_000_000 + b"\r\n", "", "", 3),
    "长单元格.csv": Hostile(lambda: text() + b"x" * 3_000_000 + b"\r\n", "", "", 3),
    "许多空表.xlsx": Hostile(lambda: xlsx(edit=with_many_sheets), "", "", 3),
}
