"""Serving the dashboards on this machine with gunicorn."""

from __future__ import annotations

import socket
from collections.abc import Callable
from typing import Any

from flask import Flask
from gunicorn.app.base import BaseApplication

from catalogue.paths import Home
from dashboards.app import create_app

THREADS = 8
KEEPALIVE_SECONDS = 30


class ServeError(Exception):
    """The address cannot be used; the message is one Chinese line for the person who asked."""


def serve(home: Home, host: str, port: int, on_ready: Callable[[str], None]) -> None:
    """Serve until interrupted; calls `on_ready` with the address once it listens. Raises ServeError."""
    _require_free(host, port)
    address = f"http://{host}:{port}"
    Server(create_app(home).server, host, port, lambda: on_ready(address)).run()


def _require_free(host: str, port: int) -> None:
    """gunicorn itself retries a taken port for five seconds and then exits with a log line in English."""
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except PermissionError as error:
            raise ServeError(
                f"没有权限使用端口 {port}。请换一个 1024 以上的端口，例如 --port 8050。"
            ) from error
        except OSError as error:
            raise ServeError(
                f"{host}:{port} 已被占用或不可用。请换一个端口，例如 --port {port + 1}。"
            ) from error


class Server(BaseApplication):  # type: ignore[misc]
    """One worker with threads: snapshots are opened once and shared."""

    def __init__(self, app: Flask, host: str, port: int, ready: Callable[[], None]) -> None:
        self.app = app
        self.settings: dict[str, Any] = {
            "bind": f"[{host}]:{port}" if ":" in host else f"{host}:{port}",
            "workers": 1,
            "worker_class": "gthread",
            "threads": THREADS,
            "keepalive": KEEPALIVE_SECONDS,
            "loglevel": "error",
            "accesslog": None,
            "control_socket_disable": True,
            "statsd_host": None,
            "when_ready": lambda _: ready(),
        }
        super().__init__()

    def load_config(self) -> None:
        """Take nothing from the command line or the environment."""
        for name, value in self.settings.items():
            self.cfg.set(name, value)

    def load(self) -> Flask:
        """The app that the worker serves."""
        return self.app
