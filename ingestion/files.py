"""What a file is, by its content and not by its name, and its sheets."""

from __future__ import annotations

from pathlib import Path

from ingestion.grid import Grid, UnreadableFile

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_KINDS_OUT_OF_SCOPE = [
    (b"%PDF", "PDF 扫描件或文档"),
    (b"\x89PNG", "图片"),
    (b"\xff\xd8\xff", "图片"),
    (b"Rar!", "RAR 压缩包"),
    (b"7z\xbc\xaf", "7z 压缩包"),
]


def file_kind(path: Path) -> str:
    """'workbook', 'zip' or 'text' by the first bytes and, for zips, the names inside. Raises UnreadableFile."""
    import zipfile

    with path.open("rb") as file:
        head = file.read(4096)
    if not head.strip():
        raise UnreadableFile("empty", "文件是空的，没有任何内容。请核对后重新报送。")
    for magic, name in _KINDS_OUT_OF_SCOPE:
        if head.startswith(magic):
            raise UnreadableFile(
                "out_of_scope", f"这是{name}，本系统不读取。请报送原始表格（.xlsx、.xls、.csv）。"
            )
    if head.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in path.read_bytes():
            raise UnreadableFile("password", "文件设有打开密码，无法读取。请去掉密码后重新报送。")
        return "workbook"
    if head.startswith(b"PK"):
        try:
            with zipfile.ZipFile(path) as archive:
                names = set(archive.namelist())
        except (zipfile.BadZipFile, OSError, ValueError) as error:
            raise UnreadableFile(
                "corrupt", "文件已损坏或不完整，无法打开。请在原软件中另存为 .xlsx 后重新报送。"
            ) from error
        if "word/document.xml" in names:
            raise UnreadableFile(
                "out_of_scope", "这是 Word 文档，本系统不读取其中的表格。请把表格存为 .xlsx 后报送。"
            )
        inside_workbook = {"[Content_Types].xml", "mimetype", "content.xml"} & names
        return "workbook" if inside_workbook else "zip"
    return "text"


def read_grids(path: Path) -> list[Grid]:
    """Every sheet of a file, read in the calling process. Raises UnreadableFile."""
    kind = file_kind(path)
    if kind == "workbook":
        from ingestion.workbook import read_workbook

        return read_workbook(path)
    from ingestion.textfile import read_text_file

    return read_text_file(path)
