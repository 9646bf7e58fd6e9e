"""Two reading children that are asked a few questions ahead and answer in order."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from typing import Any

from ingestion.children import ask, reading_child
from ingestion.grid import UnreadableFile

WORKERS = 2
AHEAD = 4
Question = tuple[Callable[..., Any], tuple[Any, ...]]
Answers = Callable[[Iterable[Question]], Iterator[Any]]


@contextmanager
def readers() -> Iterator[Answers]:
    """A function from questions to answers, in order; an UnreadableFile is an answer like any other.

    At most AHEAD answers wait, however slowly they are taken.
    """
    mine = threading.local()
    with ExitStack() as children, ThreadPoolExecutor(WORKERS) as pool:

        def answer(work: Callable[..., Any], arguments: tuple[Any, ...]) -> Any:
            if not hasattr(mine, "child"):
                mine.child = children.enter_context(reading_child())
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
