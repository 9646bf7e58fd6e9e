"""The members of a .zip as deliveries of their own, unpacked one at a time and never beyond set bounds."""

from __future__ import annotations

import errno
import stat
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ingestion.opening.files import file_kind
from ingestion.opening.grid import UnreadableFile
from ingestion.reading import Problem
from ingestion.receiving.filenames import fault_of_name, member_name, shown_member

MAX_MEMBERS = 2000
MAX_UNPACKED = 2 * 1024**3
MAX_RATIO = 200
SMALL = 64 * 1024**2
_ENCRYPTED = 0x1
_METHODS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
_UNPACKING_ERRORS = (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, ValueError, OSError)
_TOO_LARGE = Problem("", "too_large", "压缩包解开后过大，未解开。请拆分后重新报送。")
_TOO_MANY = Problem(
    "", "too_large", f"压缩包内的文件过多（超过 {MAX_MEMBERS} 个），未解开。请拆分后重新报送。"
)
_PASSWORD = Problem("", "password", "压缩包设有密码，无法解开。请去掉密码后重新报送。")
_EMPTY = Problem("", "empty", "压缩包里没有文件。请核对后重新报送。")
_CORRUPT = Problem("", "corrupt", "压缩包中的这个文件无法解出（已损坏）。请单独报送该文件。")
_NESTED = Problem("", "out_of_scope", "压缩包里套了多层压缩包，未解开。请解压后报送其中的表格。")
_BOMB = Problem("", "too_large", "压缩包中的这个文件解开后膨胀数百倍，未解出。请核对后单独报送该文件。")
_METHOD = Problem("", "out_of_scope", "压缩包用了少见的压缩方式，无法解出。请用普通 .zip 重新压缩后报送。")
_LINK = Problem("", "unsafe_path", "压缩包中这一项是链接，不是文件，未解出。请放入文件本身后重新报送。")


@dataclass(frozen=True)
class Member:
    """`name`: the file's own, or outer.zip/inner.

    The bytes at `path` are its own; or the archive's when it could not be unpacked: `stand_in` tells it from others.
    """

    name: str
    path: Path
    problem: Problem | None = None
    stand_in: str = ""


@dataclass
class _Left:
    """What may still be unpacked of one delivered archive, those inside it included."""

    unpacked: int
    members: int


def members(path: Path, name: str) -> Iterator[Member]:
    """The file itself, or each member of a zip, those of a zip inside it included.

    An unpacked member is on disk only until the next one is asked for.
    """
    try:
        if file_kind(path) != "zip":
            yield Member(name, path)
            return
    except UnreadableFile as error:
        yield Member(name, path, Problem("", error.code, error.message_zh))
        return
    with tempfile.TemporaryDirectory(prefix="muster-zip-") as folder:
        yield from _of_archive(path, name, Path(folder), _Left(MAX_UNPACKED, MAX_MEMBERS))


def _of_archive(path: Path, name: str, folder: Path, left: _Left, is_inner: bool = False) -> Iterator[Member]:
    with zipfile.ZipFile(path) as archive:
        infos = [info for info in archive.infolist() if not _is_passed_over(info)]
        problem = _refused(infos, left)
        if problem:
            yield Member(name, path, problem)
            return
        left.members -= len(infos)
        for number, info in enumerate(infos):
            inner = f"{name}/{shown_member(member_name(info))}"
            unpacked = folder / f"{'inner' if is_inner else 'outer'}-{number}"
            problem = _refused_member(info) or _unpack(archive, info, unpacked, left)
            if problem:
                yield Member(inner, path, problem, stand_in=f"{number}/{inner}")
            else:
                yield from _unpacked(unpacked, inner, folder, left, is_inner)
            unpacked.unlink(missing_ok=True)


def _unpacked(path: Path, name: str, folder: Path, left: _Left, is_inner: bool) -> Iterator[Member]:
    """A member that lies unpacked at `path`; when it is a zip itself, its members, but no deeper."""
    try:
        is_zip = file_kind(path) == "zip"
    except UnreadableFile as error:
        yield Member(name, path, Problem("", error.code, error.message_zh))
        return
    if not is_zip:
        yield Member(name, path)
    elif is_inner:
        yield Member(name, path, _NESTED)
    else:
        yield from _of_archive(path, name, folder, left, is_inner=True)


def _is_passed_over(info: zipfile.ZipInfo) -> bool:
    """Folders, and what systems leave behind: hidden files, lock files, __MACOSX, thumbnails."""
    parts = member_name(info).split("/")
    return (
        info.is_dir()
        or not parts[-1]
        or parts[-1].startswith((".", "~$"))
        or parts[-1].lower() in {"thumbs.db", "desktop.ini"}
        or "__MACOSX" in parts
    )


def _refused(infos: list[zipfile.ZipInfo], left: _Left) -> Problem | None:
    if not infos:
        return _EMPTY
    if len(infos) > left.members:
        return _TOO_MANY
    if sum(info.file_size for info in infos if not _is_bomb(info)) > left.unpacked:
        return _TOO_LARGE
    return _PASSWORD if all(info.flag_bits & _ENCRYPTED for info in infos) else None


def _refused_member(info: zipfile.ZipInfo) -> Problem | None:
    fault = fault_of_name(member_name(info))
    if fault:
        told = f"压缩包中这个文件的{fault}，未解出。请改名后单独报送该文件。"
        return Problem("", "unsafe_path", told)
    if stat.S_ISLNK(info.external_attr >> 16):
        return _LINK
    if info.flag_bits & _ENCRYPTED:
        return Problem("", "password", "压缩包中的这个文件设有密码，无法解出。请去掉密码后重新报送。")
    if info.compress_type not in _METHODS:
        return _METHOD
    return _BOMB if _is_bomb(info) else None


def _is_bomb(info: zipfile.ZipInfo) -> bool:
    return info.file_size > SMALL and info.file_size > MAX_RATIO * info.compress_size


def _unpack(archive: zipfile.ZipFile, info: zipfile.ZipInfo, target: Path, left: _Left) -> Problem | None:
    """Write a member to `target` block by block; what it says of its own size is not believed."""
    try:
        with archive.open(info) as packed, target.open("wb") as file:
            while block := packed.read(1 << 20):
                left.unpacked -= len(block)
                if left.unpacked < 0:
                    return _TOO_LARGE
                file.write(block)
    except _UNPACKING_ERRORS as error:
        if isinstance(error, OSError) and error.errno == errno.ENOSPC:
            raise
        return _CORRUPT
    return None
