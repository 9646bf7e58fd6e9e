"""Files as sent, kept in originals by content (sha256), with what deliveries.csv says of them."""

from __future__ import annotations

import hashlib
import lzma
import tempfile
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from catalogue.paths import Home
from ingestion.delivery_list import LIST_NAME, Listed, read_list
from ingestion.files import file_kind
from ingestion.grid import UnreadableFile
from ingestion.originals import ChangedWhileRead, keep_original
from ingestion.privacy import scrub
from ingestion.reading import Problem
from ingestion.said import order_of_day

MAX_MEMBERS = 2000
MAX_UNPACKED = 2 * 1024**3
_UNPACKING_ERRORS = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    EOFError,
    RuntimeError,
    ValueError,
    OSError,
)


@dataclass(frozen=True)
class Received:
    """One file as received: kept under originals/, with its delivery date, sender and what it says it replaces."""

    delivery_id: str
    file_name: str
    sha256: str
    received_on: date
    sender: str
    replaces: str
    problem: Problem | None = None


@dataclass(frozen=True)
class _Content:
    """`member`: the file's name or outer.zip/inner; `digest` of the bytes at `path`; `sha256`: who it is."""

    root: Path
    name: str
    member: str
    path: Path
    digest: str
    sha256: str
    problem: Problem | None


def receive(
    home: Home, paths: Sequence[Path], today: date, known: set[str], sealing_key: bytes | None = None
) -> tuple[list[Received], int, list[str]]:
    """New files under the given paths, oldest delivery first, copied to originals/.

    `known`: sha256 of earlier deliveries; the same bytes twice are a no-op. `sealing_key`: what originals are encrypted
    with, None to keep them as they are. Also given back: how many files were known already, and what in a
    deliveries.csv was not understood.
    """
    received: list[Received] = []
    seen, repeated = set(known), 0
    listed: dict[Path, dict[str, Listed]] = {}
    problems: list[str] = []
    for found in _contents(paths):
        if found.sha256 in seen:
            repeated += 1
            continue
        try:
            keep_original(home, found.path, found.digest, sealing_key)
        except ChangedWhileRead:
            problems.append(f"{scrub(found.member)}：读取时文件正在被改写，未读取。请等文件存好后重新刷新。")
            continue
        seen.add(found.sha256)
        if found.root not in listed:
            listed[found.root], unread = read_list(found.root)
            problems += unread
        names = (found.member, found.name, Path(found.name).name)
        said = next((listed[found.root][n] for n in names if n in listed[found.root]), Listed())
        received.append(
            Received(
                "d" + found.sha256[:12],
                found.member,
                found.sha256,
                said.received_on or today,
                said.sender,
                said.replaces,
                found.problem,
            )
        )
    return sorted(received, key=lambda r: (r.received_on, *order_of_day(r.file_name))), repeated, problems


def all_known(paths: Sequence[Path], known: set[str]) -> int | None:
    """How many files, and members of zips, lie under the paths when each is known; None when one is new."""
    count = 0
    for found in _contents(paths):
        if found.sha256 not in known:
            return None
        count += 1
    return count


def _contents(paths: Sequence[Path]) -> Iterator[_Content]:
    """Every file and every member of a zip. An unpacked member is on disk only until the next one is asked for."""
    for root, path in _files(paths):
        name = path.relative_to(root).as_posix()
        for member, content_path, problem in _members(path, name):
            digest = _digest(content_path)
            sha256 = digest if content_path != path or member == name else _stand_in(digest, member)
            yield _Content(root, name, member, content_path, digest, sha256, problem)


def _stand_in(digest: str, member: str) -> str:
    """A member that cannot be unpacked has no bytes of its own: its archive and its name stand for it."""
    return hashlib.sha256(f"{digest}/{member}".encode()).hexdigest()


def _files(paths: Sequence[Path]) -> Iterator[tuple[Path, Path]]:
    """Each file with the folder that its name and its deliveries.csv are relative to. Links are not followed."""
    for path in paths:
        if path.is_dir():
            for file in sorted(path.rglob("*"), key=lambda found: order_of_day(found.as_posix())):
                if file.is_file() and not file.is_symlink() and _is_delivery(file):
                    yield path, file
        elif path.is_file() and _is_delivery(path):
            yield path.parent, path


def _is_delivery(file: Path) -> bool:
    return file.name != LIST_NAME and not file.name.startswith((".", "~$"))


def _digest(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(1 << 20):
            digest.update(chunk)
    return digest.hexdigest()


def _members(path: Path, name: str) -> Iterator[tuple[str, Path, Problem | None]]:
    """The file itself, or each member of a zip as a delivery of its own (outer.zip/member.xlsx)."""
    try:
        if file_kind(path) != "zip":
            yield name, path, None
            return
    except UnreadableFile as error:
        yield name, path, Problem("", error.code, error.message_zh)
        return
    with tempfile.TemporaryDirectory(prefix="muster-zip-") as folder, zipfile.ZipFile(path) as archive:
        problem = _refused(archive)
        if problem:
            yield name, path, problem
            return
        for number, info in enumerate(i for i in archive.infolist() if not i.is_dir()):
            inner = _member_name(info)
            if not _is_delivery(Path(inner)):
                continue
            if Path(inner).is_absolute() or ".." in Path(inner).parts:
                told = "压缩包中这个文件的路径指向包外，未解出。请单独报送该文件。"
                yield f"{name}/{Path(inner).name}", path, Problem("", "unsafe_path", told)
                continue
            unpacked = Path(folder) / str(number)
            try:
                unpacked.write_bytes(archive.read(info))
            except _UNPACKING_ERRORS:
                yield (
                    f"{name}/{inner}",
                    path,
                    Problem("", "corrupt", "压缩包中的这个文件无法解出（损坏或加密）。请单独报送该文件。"),
                )
                continue
            yield f"{name}/{inner}", unpacked, None


def _refused(archive: zipfile.ZipFile) -> Problem | None:
    infos = archive.infolist()
    if len(infos) > MAX_MEMBERS or sum(info.file_size for info in infos) > MAX_UNPACKED:
        return Problem("", "too_large", "压缩包解开后过大，未解开。请拆分后重新报送。")
    return None


def _member_name(info: zipfile.ZipInfo) -> str:
    """Names without the UTF-8 flag were written by Chinese systems in GBK."""
    if info.flag_bits & 0x800:
        return info.filename
    try:
        return info.filename.encode("cp437").decode("gb18030")
    except (UnicodeEncodeError, UnicodeDecodeError):
        return info.filename
