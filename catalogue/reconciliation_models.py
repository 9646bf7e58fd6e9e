"""The shape of a declared reconciliation: one fact, two tables."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from catalogue.models import Bilingual, Declared


class Side(Bilingual):
    """One of the two tables that state the same fact, and what its number counts.

    `unit_en`: '' where the English name already says what is counted.
    """

    table_zh: str
    table_en: str
    export: str
    name_zh: str
    name_en: str
    unit: str
    unit_en: str = ""


class Tolerance(Declared):
    """From which difference on one asks: the larger of a number and a share of the first side's."""

    amount: float = Field(default=1, gt=0)
    percent: float = Field(default=0, ge=0, le=100)


class Reconciliation(Bilingual):
    """One fact that two tables state, held against each other item by item.

    `compare`: both equal; the second not more than the first; or one of them not without the other. `ask_alone`: on
    which side an item that the other does not know is asked about. `by_township`: whether items lie in townships.
    `item_en`: what items are, in the plural; `counter_zh`: the measure word that Chinese wants before it.
    """

    code: str = Field(pattern=r"^X\d{2}$")
    reconciliation: str
    model: str
    name_zh: str
    name_en: str
    fact_zh: str
    fact_en: str
    item_zh: str
    item_en: str
    counter_zh: str
    first: Side
    second: Side
    compare: Literal["equal", "second_within_first", "both_or_neither"]
    by_township: bool = True
    tolerance: Tolerance = Tolerance()
    ask_alone: list[Literal["first", "second"]] = Field(default_factory=list)
    ask_zh: str
    ask_en: str
    caveats_zh: list[str] = Field(min_length=1)
    caveats_en: list[str] = Field(min_length=1)
