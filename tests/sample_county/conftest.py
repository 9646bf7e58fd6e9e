"""One county in memory for all tests of the sample, and its published snapshot."""

from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from catalogue.paths import Home
from muster.snapshots import connect
from sample_county.county import County, build


@pytest.fixture(scope="session")
def county() -> County:
    return build()


@pytest.fixture(scope="module")
def snapshot(sample_home: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    with connect(Home(sample_home)) as connection:
        yield connection
