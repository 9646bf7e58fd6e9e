"""What a reading child answers arrives whole, or its end is noticed."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator

import numpy as np
import pyarrow as pa
import pytest

from ingestion.processes.messages import receive, send, widen

Pipe = tuple[int, int]


@pytest.fixture
def pipe() -> Iterator[Pipe]:
    """The end to read and the end to write; a test may have closed either."""
    ends = os.pipe()
    yield ends
    for end in ends:
        try:
            os.close(end)
        except OSError:
            continue


def test_objects_arrive_as_they_were_sent_and_one_after_the_other(pipe: Pipe) -> None:
    reading, writing = pipe
    widen(reading)
    texts = pa.array(["甲", None, "乙" * 300_000])
    large = {
        "table": pa.table({"text": texts, "number": pa.array(np.arange(3))}),
        "part": pa.array(range(9))[2:5],
        "nothing": pa.array([], pa.string()),
        "hashes": np.arange(100_000, dtype=np.uint64)[::2],
    }
    sender = threading.Thread(target=lambda: [send(writing, one) for one in (large, ("code", "说明"), None)])
    sender.start()
    found = receive(reading)
    assert found["table"].equals(large["table"])
    assert found["part"].to_pylist() == [2, 3, 4]
    assert found["nothing"].to_pylist() == []
    assert (found["hashes"] == large["hashes"]).all()
    assert [receive(reading), receive(reading)] == [("code", "说明"), None]
    sender.join()


def test_an_end_in_the_middle_of_a_message_is_noticed(pipe: Pipe) -> None:
    reading, writing = pipe
    send(writing, "甲" * 100)
    whole = os.read(reading, 1 << 16)
    os.write(writing, whole[:-1])
    os.close(writing)
    with pytest.raises(EOFError):
        receive(reading)


def test_who_does_not_answer_in_time_is_not_waited_for(pipe: Pipe) -> None:
    with pytest.raises(TimeoutError):
        receive(pipe[0], 0.01)
