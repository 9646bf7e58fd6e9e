"""Serving with gunicorn: says when it is ready, says in one line what is wrong."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import urllib.request
from pathlib import Path
from typing import Any

import pytest

from catalogue.paths import ROOT, Home
from dashboards.serve import ServeError, serve

PROGRAM = """
import sys
from pathlib import Path
from typing import Any
from catalogue.paths import Home
from dashboards.serve import serve
serve(Home(Path(sys.argv[1])), "127.0.0.1", int(sys.argv[2]), lambda address: print("ready", address, flush=True))
"""


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def test_a_taken_port_is_one_chinese_line(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(ServeError, match="已被占用") as said:
            serve(Home(tmp_path), "127.0.0.1", port, print)
    assert "\n" not in str(said.value)


def test_it_says_when_it_is_ready_and_answers(filled_home: Home, tmp_path: Path) -> None:
    port = free_port()
    environment = {**os.environ, "HOME": str(tmp_path), "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", PROGRAM, str(filled_home.root), str(port)]
    pipes: dict[str, Any] = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with subprocess.Popen(command, env=environment, text=True, **pipes) as server:
        assert server.stdout is not None
        assert server.stdout.readline().strip() == f"ready http://127.0.0.1:{port}"
        request = urllib.request.Request(
            f"http://127.0.0.1:{port}/_dash-layout", headers={"Accept-Encoding": "gzip"}
        )
        with urllib.request.urlopen(request) as answer:
            assert answer.status == 200
            assert answer.headers["Content-Encoding"] == "gzip"
        server.send_signal(signal.SIGINT)
        _, errors = server.communicate(timeout=20)
    assert "Traceback" not in errors
    assert list(tmp_path.iterdir()) == []
