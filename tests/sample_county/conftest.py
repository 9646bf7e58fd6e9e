"""One county in memory for all tests of the sample."""

import pytest

from sample_county.county import County, build


@pytest.fixture(scope="session")
def county() -> County:
    return build()
