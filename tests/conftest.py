"""Shared by all tests: how hard property tests try, no telemetry, and the sample county refreshed once."""

from __future__ import annotations

import fcntl
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from catalogue.paths import Home
from tests.tried import count_sheets, sheets_tried

os.environ["DO_NOT_TRACK"] = "1"
os.environ["GX_ANALYTICS_ENABLED"] = "false"

settings.register_profile("quick", deadline=None, derandomize=True, max_examples=50)
settings.register_profile("thorough", deadline=None, max_examples=2000)
settings.load_profile("quick")


@pytest.fixture(scope="session")
def sample_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A HOME with the sample county published. Made once for all workers: treat it as read-only."""
    own = tmp_path_factory.getbasetemp()
    shared = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own
    root = shared / "sample_home"
    with (shared / "sample_home.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (root / "refreshed").exists():
            _refresh_sample(Home(root))
            (root / "refreshed").touch()
    return root


def _refresh_sample(home: Home) -> None:
    """In a process of its own: nothing of the pipeline stays loaded in the worker."""
    from muster.demo import write_sample

    home.root.mkdir(parents=True, exist_ok=True)
    write_sample(home)
    command = [sys.executable, "-m", "muster.cli", "refresh", "--home", str(home.root)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=600)
    assert done.returncode in {0, 3}, done.stdout[-2000:] + done.stderr[-2000:]
    (home.root / "refresh.out").write_text(done.stdout + done.stderr, encoding="utf-8")


def pytest_sessionfinish(session: pytest.Session) -> None:
    """A worker tells its count to the process that started it."""
    if hasattr(session.config, "workeroutput"):
        session.config.workeroutput["sheets"] = sheets_tried()


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    """Take a worker's count over."""
    count_sheets(getattr(node, "workeroutput", {}).get("sheets", 0))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say how many dirty sheets were tried."""
    if sheets_tried():
        terminalreporter.write_line(f"dirty sheets tried: {sheets_tried()}")
