"""The ways in which clerks write one and the same date or number."""

import random
from collections.abc import Callable, Sequence
from datetime import date

Cell = str | int | float | date | None

_EXCEL_EPOCH = date(1899, 12, 30)


def write_date(day: date, form: str) -> Cell:
    """One date in one hand.

    `form`: cell (a real date cell), serial (the bare Excel number), dot, slash, dash, iso, compact, zh.
    """
    match form:
        case "cell":
            return day
        case "serial":
            return (day - _EXCEL_EPOCH).days
        case "dot":
            return f"{day.year}.{day.month}.{day.day}"
        case "slash":
            return f"{day.year}/{day.month}/{day.day}"
        case "dash":
            return f"{day.year}-{day.month}-{day.day}"
        case "iso":
            return day.isoformat()
        case "compact":
            return f"{day:%Y%m%d}"
        case "zh":
            return f"{day.year}年{day.month}月{day.day}日"
    raise ValueError(form)


def date_hand(seed: str, usual: str, others: Sequence[str] = (), share: float = 0.06) -> Callable[..., Cell]:
    """A clerk: writes dates in the `usual` form, now and then (`share`) in one of the `others`.

    The function returned takes a date or None, and what to write for None.
    """
    rng = random.Random(seed)

    def write(day: date | None, missing: Cell = None) -> Cell:
        if day is None:
            return missing
        other = bool(others) and rng.random() < share
        return write_date(day, rng.choice(list(others)) if other else usual)

    return write


def full_width(number: int) -> str:
    """62 → ６２"""
    return str(number).translate(str.maketrans("0123456789", "０１２３４５６７８９"))
