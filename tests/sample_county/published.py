"""What the sample county's snapshot says of the county."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from catalogue.paths import Home
from sample_county.facts import AS_OF, COUNTY_CODE
from tests.counties.figures import counts, figures


def published(home: Path, indicator: str, day: date = AS_OF) -> tuple[float, float] | str:
    """Numerator and denominator of the county's figure, or its status where nothing was measured."""
    return counts(figures(Home(home))[(indicator, day.isoformat(), COUNTY_CODE)])
