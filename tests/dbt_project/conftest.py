"""A warehouse to try dbt on."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from catalogue.paths import Home


@pytest.fixture(scope="session")
def scratch(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where dbt keeps what it has parsed, so that it parses the project once for all tests of a worker."""
    return tmp_path_factory.mktemp("dbt")


@pytest.fixture
def warehouse(sample_home: Path, scratch: Path) -> Path:
    """The sample county's build warehouse, whole again for each test."""
    copy = scratch / "build.duckdb"
    shutil.copyfile(Home(sample_home).build, copy)
    return copy
