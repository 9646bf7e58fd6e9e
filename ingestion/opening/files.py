"""What a file is, by its content and not by its name, and its sheets."""

from __future__ import annotations

import mmap
import re
import zipfile
from pathlib import Path

from ingestion.opening.grid import Grid, UnreadableFile

MOST_PARTS = 20_000
_HEAD = 4096
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_BEGINS_OF_BIFF = ((b"\x09\x08\x10\x00\x00\x06\x05\x00", 20), (b"\x09\x08\x08\x00\x00\x05\x05\x00", 12))
_PART_MARK = b"PK\x01\x02"
_WANTED_ZH = "请报送原始表格（.xlsx、.xls、.csv）。"
_KINDS_OUT_OF_SCOPE = [
    (b"%PDF", " PDF 扫描件或文档"),
    (b"\x89PNG", "图片"),
    (b"\xff\xd8\xff", "图片"),
    (b"GIF8", "图片"),
    (b"II*\x00", "图片"),
    (b"MM\x00*", "图片"),
    (b"{\\rtf", " RTF 文档"),
    (b"\x00\x01\x00\x00Standard ", " Access 数据库"),
    (b"\x7fELF", "程序"),
    (b"\x09\x00\x04\x00", " Excel 95 以前的旧格式"),
    (b"\x09\x02\x06\x00", " Excel 95 以前的旧格式"),
    (b"\x09\x04\x06\x00", " Excel 95 以前的旧格式"),
]
_ARCHIVES_OUT_OF_SCOPE = [
    (b"Rar!", " RAR 压缩包"),
    (b"7z\xbc\xaf", " 7z 压缩包"),
    (b"\x1f\x8b", " gzip 压缩包"),
    (b"BZh", " bzip2 压缩包"),
    (b"\xfd7zXZ", " xz 压缩包"),
]
_PARTS_OUT_OF_SCOPE = {
    "word/document.xml": " Word 文档",
    "ppt/presentation.xml": "演示文稿",
    "OFD.xml": " OFD 版式文件",
    "Index/Document.iwa": " Numbers 或 Pages 文件",
}
_HTML = re.compile(rb"<(?:!doctype html|html|table|meta|head|body|style)\b", re.IGNORECASE)
_SPREADSHEETML = re.compile(rb"urn:schemas-microsoft-com:office:spreadsheet|<\?mso-application[^>]*Excel")


def file_kind(path: Path) -> str:
    """'workbook', 'zip', 'html', 'spreadsheetml' or 'text'. Raises UnreadableFile for what is none of them."""
    with path.open("rb") as file:
        head = file.read(_HEAD)
    if not head.strip():
        raise UnreadableFile("empty", "文件是空的，没有任何内容。请核对后重新报送。")
    for magic, name in _KINDS_OUT_OF_SCOPE:
        if head.startswith(magic):
            raise _out_of_scope(name)
    if head.startswith(b"MZ") and b"\x00" in head:
        raise _out_of_scope("程序")
    for magic, name in _ARCHIVES_OUT_OF_SCOPE:
        if head.startswith(magic):
            raise UnreadableFile(
                "out_of_scope", f"这是{name}，本系统不解开。请解压后报送其中的表格，或改用 .zip。"
            )
    if head.startswith(_OLE):
        return _kind_of_compound_file(path)
    if head.startswith(_ZIP):
        return _kind_of_archive(path)
    return _kind_of_text(head)


def _kind_of_compound_file(path: Path) -> str:
    """OLE: .xls, .et, or a container of something else. Directory entries are in UTF-16."""
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as content:

        def holds(entry: str) -> bool:
            return content.find(entry.encode("utf-16-le")) >= 0

        if holds("EncryptedPackage") or _has_filepass(content):
            raise UnreadableFile("password", "文件设有打开密码，无法读取。请去掉密码后重新报送。")
        if holds("WordDocument") and not holds("Workbook"):
            raise _out_of_scope(" Word 文档")
    return "workbook"


def _has_filepass(content: mmap.mmap) -> bool:
    """True when a BIFF workbook is encrypted: record FILEPASS (2F) at its begin. Source: [MS-XLS] 2.4.117."""
    for first_record, length in _BEGINS_OF_BIFF:
        begin = content.find(first_record)
        records = content[begin + length : begin + length + 8] if begin >= 0 else b""
        if records.removeprefix(b"\x86\x00\x00\x00").startswith(b"\x2f\x00"):
            return True
    return False


def _kind_of_archive(path: Path) -> str:
    names = names_in(path)
    for part, name in _PARTS_OUT_OF_SCOPE.items():
        if part in names:
            raise _out_of_scope(name)
    return "workbook" if {"[Content_Types].xml", "mimetype", "content.xml"} & names else "zip"


def names_in(path: Path) -> set[str]:
    """The names of an archive's members. Raises UnreadableFile for a broken one and for one with too many."""
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as content:
        count, at = 0, content.find(_PART_MARK)
        while at >= 0 and count <= MOST_PARTS:
            count, at = count + 1, content.find(_PART_MARK, at + 1)
    if count > MOST_PARTS:
        raise UnreadableFile("too_large", "压缩包内的文件过多，未解开。请拆分后重新报送。")
    try:
        with zipfile.ZipFile(path) as archive:
            return set(archive.namelist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise UnreadableFile(
            "corrupt", "文件已损坏或不完整，无法打开。请在原软件中另存为 .xlsx 后重新报送。"
        ) from error


def _kind_of_text(head: bytes) -> str:
    shown = head.replace(b"\x00", b"").removeprefix(b"\xef\xbb\xbf").removeprefix(b"\xff\xfe").lstrip()
    if shown.startswith(b"MIME-Version:"):
        raise UnreadableFile(
            "out_of_scope",
            "这是单个文件的网页（.mht），本系统不读取。请用表格软件打开后另存为 .xlsx 再报送。",
        )
    if not shown.startswith(b"<"):
        return "text"
    if _SPREADSHEETML.search(shown):
        return "spreadsheetml"
    if _HTML.search(shown):
        return "html"
    if not shown.startswith(b"<?xml"):
        return "text"
    raise UnreadableFile(
        "out_of_scope", "这是 XML 文件，不是表格，本系统不读取。请用表格软件打开后另存为 .xlsx 再报送。"
    )


def _out_of_scope(name: str) -> UnreadableFile:
    return UnreadableFile("out_of_scope", f"这是{name}，本系统不读取。{_WANTED_ZH}")


def read_grids(path: Path) -> list[Grid]:
    """Every sheet of a file, read in the calling process. Raises UnreadableFile."""
    kind = file_kind(path)
    if kind == "workbook":
        from ingestion.opening.workbook import read_workbook

        return read_workbook(path)
    if kind == "html":
        from ingestion.opening.htmltable import read_html

        return read_html(path)
    if kind == "spreadsheetml":
        from ingestion.opening.spreadsheetml import read_spreadsheetml

        return read_spreadsheetml(path)
    if kind == "zip":
        raise UnreadableFile("out_of_scope", "压缩包里套了多层压缩包，未解开。请解压后报送其中的表格。")
    from ingestion.opening.textfile import read_text_file

    return read_text_file(path)
