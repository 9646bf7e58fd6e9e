"""A coordinate is decimal degrees, however it was written; swapped columns are noticed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingestion.values.coordinates import coordinate_fault, read_coordinate


@pytest.mark.parametrize(
    "text",
    [
        "104.504167",
        "104.504167°",
        "东经104.504167度",
        "104.504167E",
        "104°30′15″",
        "104°30'15\"",
        "104°30’15”",
        "104º30′15″",
        "104度30分15秒",
        "东经104°30′15″",
        "E104°30′15″",
        "104°30′15″E",
        "１０４°３０′１５″",
        " 104° 30′ 15″ ",
        "104°30.25′",
    ],
)
def test_degrees_minutes_and_seconds_are_the_same_place_as_decimal_degrees(text: str) -> None:
    assert read_coordinate(text) == pytest.approx(104.504167, abs=1e-6)


@pytest.mark.parametrize("text", ["", "abc", "104,5", "1045°", "10430", "104°70′00″", "104°30′75″", "见附图"])
def test_what_is_no_coordinate_is_not_read_as_one(text: str) -> None:
    assert read_coordinate(text) is None


def test_swapped_columns_are_noticed() -> None:
    assert coordinate_fault(31.2, "longitude") is not None
    assert coordinate_fault(104.5, "latitude") is not None
    assert coordinate_fault(104.5, "longitude") is None
    assert coordinate_fault(31.2, "latitude") is None


@given(st.text(max_size=20) | st.text("0123456789.°′″'\"东经NE ", max_size=16))
def test_reading_a_coordinate_never_raises(text: str) -> None:
    read_coordinate(text)
