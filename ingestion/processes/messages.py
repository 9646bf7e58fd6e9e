"""Objects over a pipe: the pickle first, then the buffers of its Arrow tables as they lie, none of them copied."""

from __future__ import annotations

import os
import pickle
import select
import struct
import time
from contextlib import suppress
from fcntl import F_SETPIPE_SZ, fcntl
from typing import Any

import numpy as np

_LENGTH = struct.Struct(">Q")
_PIPE_BYTES = 1 << 20


def widen(pipe: int) -> None:
    """Let a pipe hold more, so that its two ends wake each other less often; where that is forbidden it stays."""
    with suppress(OSError):
        fcntl(pipe, F_SETPIPE_SZ, _PIPE_BYTES)


def send(pipe: int, message: Any) -> None:
    """Write an object to a file descriptor. Raises BrokenPipeError."""
    buffers: list[pickle.PickleBuffer] = []
    head = pickle.dumps(message, protocol=5, buffer_callback=buffers.append)
    parts = [memoryview(head), *(buffer.raw() for buffer in buffers)]
    sizes = [len(parts), *(part.nbytes for part in parts)]
    for part in (memoryview(b"".join(map(_LENGTH.pack, sizes))), *parts):
        while part.nbytes:
            part = part[os.write(pipe, part) :]


def receive(pipe: int, seconds: float = float("inf")) -> Any:
    """The next object. Raises EOFError when the other end is gone, TimeoutError when it takes too long."""
    deadline = time.monotonic() + seconds
    (count,) = _numbers(pipe, 1, deadline)
    head, *buffers = [_exactly(pipe, size, deadline) for size in _numbers(pipe, count, deadline)]
    return pickle.loads(head, buffers=buffers)


def _numbers(pipe: int, count: int, deadline: float) -> list[int]:
    found = _exactly(pipe, count * _LENGTH.size, deadline)
    return [number for (number,) in _LENGTH.iter_unpack(found)]


def _exactly(pipe: int, size: int, deadline: float) -> memoryview:
    whole = np.empty(size, np.uint8).data
    missing = whole
    while missing.nbytes:
        left = None if deadline == float("inf") else max(0.0, deadline - time.monotonic())
        if not select.select([pipe], [], [], left)[0]:
            raise TimeoutError
        got = os.readv(pipe, [missing])
        if not got:
            raise EOFError
        missing = missing[got:]
    return whole
