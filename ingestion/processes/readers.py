"""Two reading children that are asked a few questions ahead and answer in order."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from typing import Any

from ingestion.opening.grid import UnreadableFile
from ingestion.opening.pieces import LARGE
from ingestion.processes.children import ask, reading_child, start
from ingestion.processes.limits import size_of

WORKERS = 2
AHEAD = 4
Question = tuple[Callable[..., Any], tuple[Any, ...]]
Answers = Callable[[Iterable[Question]], Iterator[Any]]


@contextmanager
def readers() -> Iterator[Answers]:
    """A function from questions to answers, in order; an UnreadableFile is an answer like any other.

    At most AHEAD answers wait, however slowly they are taken. The first child loads while the caller prepares, the
    second while the first looks at a large file, which will be asked for in pieces.
    """
    mine, waiting_children = threading.local(), threading.Lock()
    with ExitStack() as children, ThreadPoolExecutor(WORKERS) as pool:
        unused = deque(children.enter_context(reading_child()) for _ in range(WORKERS))
        start(unused[0])

        def answer(work: Callable[..., Any], arguments: tuple[Any, ...]) -> Any:
            if not hasattr(mine, "child"):
                with waiting_children:
                    mine.child = unused.popleft()
            try:
                return ask(mine.child, work, *arguments)
            except UnreadableFile as error:
                return error

        def answers(questions: Iterable[Question]) -> Iterator[Any]:
            waiting: deque[Future[Any]] = deque()
            for work, arguments in questions:
                with waiting_children:
                    if unused and size_of(arguments) > LARGE:
                        start(unused[-1])
                waiting.append(pool.submit(answer, work, arguments))
                if len(waiting) >= AHEAD:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()

        yield answers
