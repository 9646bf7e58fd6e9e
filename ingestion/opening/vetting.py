"""A workbook's archive is looked over before any reader opens it: bombs, document types, passwords, links outwards."""

from __future__ import annotations

import io
import re
import zipfile
import zlib

from ingestion.opening.grid import Remark, UnreadableFile

MAX_UNPACKED = 4 * 1024**3
MAX_RATIO = 200
SMALL = 64 * 1024**2
_ENCRYPTED = 0x1
_BEFORE_ROOT = 1 << 16
_OPEN_DOCUMENT = b"application/vnd.oasis.opendocument."
_SPREADSHEET = (b"spreadsheet", b"spreadsheet-template")
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, KeyError, RuntimeError, ValueError, OSError)
_DECLARES = re.compile(
    b"|".join(
        re.escape(word.encode(code))
        for word in ("<!DOCTYPE", "<!ENTITY")
        for code in ("utf-8", "utf-16-le", "utf-16-be")
    )
)
_LINKED_TABLE = re.compile(rb"<table:table-source\b|of:=[^\"]{0,200}?&apos;file:|of:=[^\"]{0,200}?'file:")
CORRUPT_ZH = "文件已损坏或不完整，无法打开。请在原软件中另存为 .xlsx 后重新报送。"
PASSWORD_ZH = "文件设有打开密码，无法读取。请去掉密码后重新报送。"
UNSAFE_ZH = "文件内含文档类型或外部实体声明，不安全，未读取。请在表格软件中另存为新的 .xlsx 后重新报送。"
_LINKS_ZH = (
    "文件引用了别的文件。被引用的文件不会打开，读取的是保存时的数值。请核对这些数值，或粘贴为数值后重新报送。"
)


def vetted(content: bytes) -> tuple[Remark, ...]:
    """What is to be said of a workbook in an archive; nothing for other formats. Raises UnreadableFile."""
    if not content.startswith(b"PK"):
        return ()
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            infos = archive.infolist()
            if any(info.flag_bits & _ENCRYPTED for info in infos):
                raise UnreadableFile("password", PASSWORD_ZH)
            _refuse_bombs(infos)
            _refuse_declarations(archive)
            names = {info.filename for info in infos}
            if "mimetype" in names:
                _refuse_other_documents(archive, names)
            return (
                (Remark("", "external_links", _LINKS_ZH, is_hint=True),)
                if _links_outwards(archive, names)
                else ()
            )
    except _BROKEN as error:
        raise UnreadableFile("corrupt", CORRUPT_ZH) from error


def _refuse_bombs(infos: list[zipfile.ZipInfo]) -> None:
    swollen = [i for i in infos if i.file_size > SMALL and i.file_size > MAX_RATIO * i.compress_size]
    if swollen or sum(info.file_size for info in infos) > MAX_UNPACKED:
        raise UnreadableFile(
            "too_large", "文件展开后膨胀数百倍或过大，未打开。请删除多余的空行空列，另存为 .xlsx 后重新报送。"
        )


def _refuse_declarations(archive: zipfile.ZipFile) -> None:
    """No workbook of Office or ODF needs a document type; old OpenOffice wrote one into its manifest only."""
    for info in archive.infolist():
        if not info.filename.endswith((".xml", ".rels", ".vml")) or info.filename.startswith("META-INF/"):
            continue
        with archive.open(info) as part:
            if _DECLARES.search(part.read(_BEFORE_ROOT)):
                raise UnreadableFile("unsafe", UNSAFE_ZH)


def _refuse_other_documents(archive: zipfile.ZipFile, names: set[str]) -> None:
    """ODF: encrypted ones, and those that are no spreadsheet."""
    with archive.open("mimetype") as part:
        kind = part.read(200).strip()
    if kind.startswith(_OPEN_DOCUMENT) and not kind.removeprefix(_OPEN_DOCUMENT).startswith(_SPREADSHEET):
        raise UnreadableFile(
            "out_of_scope",
            "这是文档或演示文稿，不是表格，本系统不读取。请报送原始表格（.xlsx、.xls、.csv）。",
        )
    if "encrypted-package" in names:
        raise UnreadableFile("password", PASSWORD_ZH)
    if "META-INF/manifest.xml" in names:
        with archive.open("META-INF/manifest.xml") as part:
            if b"encryption-data" in part.read(1 << 20):
                raise UnreadableFile("password", PASSWORD_ZH)


def _links_outwards(archive: zipfile.ZipFile, names: set[str]) -> bool:
    if any(name.startswith("xl/externalLinks/") and name.endswith(".xml") for name in names):
        return True
    return "content.xml" in names and bool(_LINKED_TABLE.search(archive.read("content.xml")))
