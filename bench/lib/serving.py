"""A HOME with two snapshots, and `muster serve` on it in a process of its own."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from catalogue.paths import Home
from muster import snapshots
from muster.refresh import refresh
from sample_county.write import write_inbox, write_settings

PATIENCE = 60.0


def prepared(folder: Path, given: Path | None) -> tuple[Home, str]:
    """A HOME on its first snapshot, and the id of the second, which is not current yet."""
    home = Home(folder / "home")
    if given is not None:
        shutil.copytree(given, home.root)
    else:
        write_inbox(home.inbox)
        write_settings(home.root)
        refresh(home, [], lambda step, detail: None)
    first = snapshots.current_id(home)
    if first is None:
        raise SystemExit("no snapshot in that HOME: run muster refresh first")
    settings = home.root / "muster.toml"
    settings.write_text(
        settings.read_text(encoding="utf-8") + "\n[rules.R02]\ntolerated_people = 3\n", encoding="utf-8"
    )
    refresh(home, [], lambda step, detail: None)
    second = snapshots.current_id(home)
    assert second is not None and second != first
    snapshots.make_current(home, first)
    return home, second


@contextmanager
def serving_muster(home: Home) -> Iterator[str]:
    """Address of `muster serve` on a free port."""
    port = free_port()
    command = [sys.executable, "-m", "muster.cli", "serve", "--home", str(home.root), "--port", str(port)]
    with running(command, f"http://127.0.0.1:{port}") as address:
        yield address


@contextmanager
def running(command: list[str], address: str) -> Iterator[str]:
    """A server's address once it answers; the server ends with the block."""
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _wait(address)
        yield address
    finally:
        server.terminate()
        server.wait(timeout=PATIENCE)


def _wait(address: str) -> None:
    until = time.monotonic() + PATIENCE
    while True:
        try:
            with urllib.request.urlopen(address, timeout=5):
                return
        except OSError:
            if time.monotonic() > until:
                raise
            time.sleep(0.2)


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
