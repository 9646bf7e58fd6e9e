"""Half of a reading done by a copy of this process, because readers in Rust hold the interpreter while they parse."""

from __future__ import annotations

import os
import pickle
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any, NoReturn, TypeVar

Given = TypeVar("Given")


@contextmanager
def beside(work: Callable[..., Given], *arguments: Any) -> Iterator[Callable[[], Given | None]]:
    """`work(*arguments)` in a copy of this process while the block runs, under limits of its own of the same height.

    Gives a function that waits for the outcome: None where the copy failed or was killed, so that the caller does the
    work itself and meets the same failure in the ordinary way. The copy ends with the block.
    """
    receiving, sending = os.pipe()
    twin = os.fork()
    if twin == 0:
        _carry_out(sending, work, arguments)
    os.close(sending)
    try:
        with os.fdopen(receiving, "rb") as told:
            yield lambda: _outcome(told)
    finally:
        os.kill(twin, signal.SIGKILL)
        os.waitpid(twin, 0)


def _carry_out(sending: int, work: Callable[..., Any], arguments: tuple[Any, ...]) -> NoReturn:
    """In the copy: whatever happens, nothing of the original's is ended, flushed or removed by it."""
    try:
        with os.fdopen(sending, "wb") as telling:
            pickle.dump(work(*arguments), telling, protocol=5)
    finally:
        os._exit(0)


def _outcome(told: Any) -> Any:
    with suppress(EOFError, pickle.UnpicklingError):
        return pickle.load(told)
    return None
