"""Who reads: one process for a few small files, a second one as soon as a large file is looked at."""

from __future__ import annotations

from os.path import getsize
from pathlib import Path
from unittest import mock

import pytest

from ingestion.opening.pieces import LARGE
from ingestion.processes import readers
from ingestion.processes.children import start


@pytest.mark.parametrize(("size", "started"), [(LARGE, 1), (LARGE + 1, 2)])
def test_a_second_reader_loads_while_the_first_looks_at_a_large_file(
    tmp_path: Path, size: int, started: int
) -> None:
    file = tmp_path / "large.csv"
    with file.open("wb") as sparse:
        sparse.truncate(size)
    with mock.patch.object(readers, "start", side_effect=start) as starting, readers.readers() as answers:
        assert list(answers([(getsize, (file,))])) == [size]
        assert len({id(call.args[0]) for call in starting.call_args_list}) == started
