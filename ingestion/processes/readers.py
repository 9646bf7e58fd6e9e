"""Two reading children that are asked a few questions ahead and answer in order."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from typing import Any

from ingestion.opening.grid import UnreadableFile
from ingestion.processes.children import Child, ask, reading_child, start

WORKERS = 2
AHEAD = 4
Question = tuple[Callable[..., Any], tuple[Any, ...]]
Answers = Callable[[Iterable[Question]], Iterator[Any]]


@contextmanager
def readers() -> Iterator[Answers]:
    """A function from questions to answers, in order; an UnreadableFile is an answer like any other.

    At most AHEAD answers wait, however slowly they are taken. The first child loads while the caller prepares.
    """
    mine = threading.local()
    with ExitStack() as children, ThreadPoolExecutor(WORKERS) as pool:
        loading = deque([children.enter_context(reading_child())])
        start(loading[0])

        def answer(work: Callable[..., Any], arguments: tuple[Any, ...]) -> Any:
            if not hasattr(mine, "child"):
                mine.child = _next_of(loading) or children.enter_context(reading_child())
            try:
                return ask(mine.child, work, *arguments)
            except UnreadableFile as error:
                return error

        def answers(questions: Iterable[Question]) -> Iterator[Any]:
            waiting: deque[Future[Any]] = deque()
            for work, arguments in questions:
                waiting.append(pool.submit(answer, work, arguments))
                if len(waiting) >= AHEAD:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()

        yield answers


def _next_of(loading: deque[Child]) -> Child | None:
    """A child that is loading and that no thread has taken yet."""
    try:
        return loading.popleft()
    except IndexError:
        return None
