"""A refresh and a report call nobody: not dbt, not Great Expectations, not a reading child."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.ingestion.books import DRILL_HEADINGS, drill, write_book
from tests.ingestion.raw_county import REGISTER

pytestmark = pytest.mark.slow

WATCH = """
import os, socket

def watch(name):
    real = getattr(socket.socket, name)

    def call(self, address, *rest):
        if self.family != socket.AF_UNIX:
            with open(os.environ["CALLS"], "a") as calls:
                calls.write(f"{name} {address}\\n")
        return real(self, address, *rest)

    setattr(socket.socket, name, call)

for name in ("connect", "connect_ex", "sendto"):
    watch(name)
real_lookup = socket.getaddrinfo

def lookup(host, *rest, **named):
    with open(os.environ["CALLS"], "a") as calls:
        calls.write(f"getaddrinfo {host}\\n")
    return real_lookup(host, *rest, **named)

socket.getaddrinfo = lookup
open(os.environ["CALLS"], "a").write("watching\\n")
"""


def test_a_refresh_and_a_report_open_no_connection_and_look_up_no_host(tmp_path: Path) -> None:
    home, calls = tmp_path / "home", tmp_path / "calls"
    (home / "inbox").mkdir(parents=True)
    (tmp_path / "sitecustomize.py").write_text(WATCH, encoding="utf-8")
    write_book(home / "inbox" / "区划.xlsx", {"区划": REGISTER})
    write_book(home / "inbox" / "演练.xlsx", {"演练": [DRILL_HEADINGS, *[drill(n) for n in range(1, 6)]]})
    told = {
        name: value
        for name, value in os.environ.items()
        if name not in {"DO_NOT_TRACK", "GX_ANALYTICS_ENABLED"}
    }
    environment = {**told, "CALLS": str(calls), "PYTHONPATH": str(tmp_path)}
    for command in ("refresh", "report"):
        done = subprocess.run(
            [sys.executable, "-m", "muster.cli", command, "--home", str(home)],
            env=environment,
            capture_output=True,
            text=True,
            timeout=300,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
    heard = calls.read_text(encoding="utf-8").splitlines()
    assert heard.count("watching") >= 3
    assert set(heard) == {"watching"}
