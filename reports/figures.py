"""Indicator figures of one date: whose, how large, and whether they meet their target."""

from __future__ import annotations

from dataclasses import asdict, dataclass, fields
from datetime import date

from dashboards import formatting
from dashboards.queries import values
from dashboards.queries.pool import Snapshot
from reports.wording import digits_that_tell_apart

SMALL_DENOMINATOR = 10


@dataclass(frozen=True)
class Figure:
    """One row of fct_indicator_values in words. `value` is None unless status is measured."""

    indicator_code: str
    name_zh: str
    family: str
    direction: str
    unit: str
    subject_kind: str
    subject_code: str
    subject_name: str
    status: str
    value: float | None
    previous: float | None
    numerator: float | None
    denominator: float | None
    interval_low: float | None
    interval_high: float | None
    target: float | None
    target_low: float | None
    target_high: float | None
    target_is_local: bool
    grade: str | None
    coverage: float | None
    note_zh: str | None

    @property
    def is_share(self) -> bool:
        """Whether numerator and denominator are counts of records and can be read as k of n."""
        return self.interval_low is not None and self.denominator is not None

    @property
    def digits(self) -> int:
        """Decimals with which a value just short of its target does not print as the target."""
        if self.value is None or self.target is None:
            return 1
        return digits_that_tell_apart(self.value, self.target)

    @property
    def is_small(self) -> bool:
        return self.is_share and (self.denominator or 0) < SMALL_DENOMINATOR

    @property
    def shortfall(self) -> float | None:
        """How far the value is on the wrong side of its target, in its unit; None without either."""
        if self.value is None:
            return None
        if self.direction == "band":
            below = (self.target_low - self.value) if self.target_low is not None else 0.0
            above = (self.value - self.target_high) if self.target_high is not None else 0.0
            return None if self.target_low is None and self.target_high is None else max(below, above, 0.0)
        if self.target is None:
            return None
        return max(self.target - self.value if self.direction == "up" else self.value - self.target, 0.0)

    @property
    def verdict(self) -> str:
        """达标, 接近, 不足, 无标准, or the word for no value: the same as on screen."""
        return formatting.verdict(asdict(self)).word

    @property
    def falls_short(self) -> bool:
        return self.verdict in ("接近", "不足", "偏低", "偏高")

    @property
    def improvement(self) -> float | None:
        """Change since the year before, positive when for the better; None where better has no direction."""
        if self.value is None or self.previous is None or self.direction == "band":
            return None
        change = self.value - self.previous
        return change if self.direction == "up" else -change


NAMES = [field.name for field in fields(Figure)]


def figures_at(snapshot: Snapshot, as_of: date) -> list[Figure]:
    """Every figure of a date, by indicator and then in the order of subjects."""
    rows = values.at(snapshot, as_of, previous_on=None, compare="year")[NAMES]
    return [Figure(**{str(name): value for name, value in row.items()}) for row in rows.to_dict("records")]


def of_county(figures: list[Figure]) -> list[Figure]:
    return [shown for shown in figures if shown.subject_kind == "county"]


def below_county(figures: list[Figure], indicator_code: str, kind: str) -> list[Figure]:
    """Figures of one indicator for the townships or the departments."""
    return [
        shown for shown in figures if (shown.indicator_code, shown.subject_kind) == (indicator_code, kind)
    ]
