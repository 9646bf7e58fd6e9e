"""Files as sent, kept in originals by content (sha256), with what deliveries.csv says of them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from catalogue.paths import Home
from ingestion.originals.originals import digest_of, keep_original
from ingestion.reading import Problem
from ingestion.receiving.archives import members
from ingestion.receiving.delivery_list import Listed, read_list
from ingestion.receiving.inbox import ChangedWhileRead, found_files, name_below, told_of
from ingestion.versions.said import order_of_day

_PASSING = (ChangedWhileRead, FileNotFoundError, PermissionError, NotADirectoryError, IsADirectoryError)


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
    with, None to keep them as they are. Also given back: how many files were known already, and a line
    for what could not be read at all or in a deliveries.csv was not understood.
    """
    received: list[Received] = []
    seen, repeated = set(known), 0
    listed: dict[Path, dict[str, Listed]] = {}
    problems: list[str] = []
    for found in _contents(paths, problems):
        if found.sha256 in seen:
            repeated += 1
            continue
        try:
            keep_original(home, found.path, found.digest, sealing_key)
        except _PASSING as error:
            problems.append(told_of(found.member, error))
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


def all_known(paths: Sequence[Path], known: set[str]) -> tuple[int, list[str]] | None:
    """How many files, and members of zips, lie under the paths when each is known, and what is said of the rest.

    None when one is new.
    """
    count, told = 0, list[str]()
    for found in _contents(paths, told):
        if found.sha256 not in known:
            return None
        count += 1
    return count, told


def _contents(paths: Sequence[Path], told: list[str]) -> Iterator[_Content]:
    """Every file and every member of a zip; what cannot be read is `told`.

    An unpacked member is on disk only until the next one is asked for.
    """
    for root, path in found_files(paths, told):
        name = name_below(root, path)
        try:
            for member in members(path, name):
                digest = digest_of(member.path)
                sha256 = _stand_in(digest, member.stand_in) if member.stand_in else digest
                yield _Content(root, name, member.name, member.path, digest, sha256, member.problem)
        except _PASSING as error:
            told.append(told_of(name, error))


def _stand_in(digest: str, member: str) -> str:
    """A member that cannot be unpacked has no bytes of its own: its archive and its place there stand for it."""
    return hashlib.sha256(f"{digest}/{member}".encode()).hexdigest()
