"""Plainly written values of a whole column at once. What is written in any other way is left to columns.py."""

from __future__ import annotations

from datetime import date

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from catalogue.models import Column
from ingestion.columnwise import HAN, folded, in_words_or_figures, masked, matching, scrubbed, where_in
from ingestion.text import unit_factor
from ingestion.values.marks import MISSING_MARKS, SENTINELS

Plain = tuple[npt.NDArray[np.bool_], dict[str, pa.Array]]
"""Which texts were read, and the values of all (meaningless where not)."""

_NUMBER = r"^[+-]?[0-9]{1,7}(\.[0-9]{1,2})?$"
_AMOUNT = r"^[+-]?[0-9]{1,12}(\.[0-9]{1,2})?$"
_MOBILE = r"^1[3-9][0-9]{9}$"
_EXACTLY_ROUNDED = 4e9
_DAY = r"(?P<y>(?:19[2-9]|20[0-9])[0-9])[-./年](?P<m>[0-9]{1,2})[-./月](?P<d>[0-9]{1,2})[日号]?"
_MOMENT = rf"^{_DAY}[ T](?P<hour>[0-9]{{1,2}}):(?P<minute>[0-9]{{2}})(?::[0-9]{{2}})?$"
_ID_WEIGHTS = np.array((7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2), np.int64)
_ID_CHECK = np.frombuffer(b"10X98765432", np.uint8)


def read_plainly(column: Column, texts: pa.Array, unit: str | None, received_on: date) -> Plain | None:
    """Values of the plainly written texts; None for types that are always read text by text."""
    if column.type == "text" or column.type == "serial":
        return _texts(column.name, texts)
    if column.type in {"person", "phone"}:
        return _personal(column, texts)
    if column.type == "id_number":
        return _id_numbers(column.name, texts)
    if column.type == "number":
        return _numbers(column, texts, unit_factor(unit, column.unit))
    if column.type == "date" and column.precision == "day":
        return _dates(column, texts, received_on)
    if column.type == "datetime":
        return _moments(column, texts, received_on)
    return None


def _texts(name: str, texts: pa.Array) -> Plain:
    """Whatever is no mark for "nothing"."""
    return in_words_or_figures(texts), {name: scrubbed(folded(texts))}


def _personal(column: Column, texts: pa.Array) -> Plain:
    plain = matching(texts, rf"^[{HAN}]{{2,4}}$" if column.type == "person" else _MOBILE)
    return plain & ~where_in(texts, MISSING_MARKS), {column.name: masked(column.type, texts)}


def _id_numbers(name: str, texts: pa.Array) -> Plain:
    """ID numbers of 18 places whose check digit (GB 11643) and birth date can be believed."""
    plain = matching(
        texts, r"^[1-9][0-9]{5}(19[0-9]{2}|20[0-4][0-9])(0[1-9]|1[0-2])(0[1-9]|1[0-9]|2[0-8])[0-9]{3}[0-9X]$"
    )
    places = np.flatnonzero(plain)
    numbers = texts.take(pa.array(places))
    digits = np.frombuffer("".join(numbers.to_pylist()).encode("ascii"), np.uint8).reshape(len(places), 18)
    checks = _ID_CHECK[((digits[:, :17].astype(np.int64) - 48) @ _ID_WEIGHTS) % 11]
    plain[places] = checks == digits[:, 17]
    return plain, {name: masked("id_number", texts)}


def _numbers(column: Column, texts: pa.Array, factor: float) -> Plain:
    plain = matching(texts, _AMOUNT if column.unit == "元" else _NUMBER) & ~matching(texts, _MOBILE)
    chosen = pc.if_else(pa.array(plain), texts, pa.scalar("0"))
    values = np.round(pc.cast(pc.utf8_ltrim(chosen, "+"), pa.float64()).to_numpy() * factor, 6)
    if column.min is not None:
        plain &= values >= column.min
    if column.max is not None:
        plain &= values <= column.max
    plain &= np.abs(values) < _EXACTLY_ROUNDED
    plain &= ~np.isin(values / factor, list(SENTINELS))
    number = pa.array(values)
    name = column.name
    return plain, {
        name: texts,
        f"{name}_number": number,
        f"{name}_low": number,
        f"{name}_high": number,
        f"{name}_is_imprecise": pa.array(np.zeros(len(texts), np.bool_)),
    }


def _days(found: pa.StructArray) -> tuple[npt.NDArray[np.bool_], npt.NDArray[np.datetime64]]:
    """Which year, month and day make a day, and the day."""
    year, month, day = (
        pc.cast(pc.fill_null(pc.struct_field(found, part), "1"), pa.int32()).to_numpy()
        for part in ("y", "m", "d")
    )
    first = (year - 1970).astype("datetime64[Y]").astype("datetime64[M]") + (np.clip(month, 1, 12) - 1)
    days = first.astype("datetime64[D]") + (day - 1)
    exists = (month >= 1) & (month <= 12) & (day >= 1) & (days.astype("datetime64[M]") == first)
    return exists, days


def _within(
    column: Column, found: pa.StructArray, received_on: date
) -> tuple[npt.NDArray[np.bool_], npt.NDArray[np.datetime64]]:
    exists, days = _days(found)
    plain = found.is_valid().to_numpy(zero_copy_only=False) & exists
    return (plain & (days <= np.datetime64(received_on)) if column.past else plain), days


def _dates(column: Column, texts: pa.Array, received_on: date) -> Plain:
    plain, days = _within(column, pc.extract_regex(texts, rf"^{_DAY}$"), received_on)
    name, spans = column.name, pa.array(days, pa.date32())
    precision = pa.array(["day"]).take(pa.array(np.zeros(len(texts), np.int8)))
    return plain, {name: texts, f"{name}_from": spans, f"{name}_to": spans, f"{name}_precision": precision}


def _moments(column: Column, texts: pa.Array, received_on: date) -> Plain:
    found = pc.extract_regex(texts, _MOMENT)
    plain, days = _within(column, found, received_on)
    hour, minute = (
        pc.cast(pc.fill_null(pc.struct_field(found, part), "0"), pa.int64()).to_numpy()
        for part in ("hour", "minute")
    )
    plain &= (hour < 24) & (minute < 60)
    at = days.astype("datetime64[us]") + (hour * 60 + minute).astype("timedelta64[m]")
    name, spans = column.name, pa.array(days, pa.date32())
    precision = pa.array(["minute"]).take(pa.array(np.zeros(len(texts), np.int8)))
    return plain, {
        name: texts,
        f"{name}_at": pa.array(at, pa.timestamp("us")),
        f"{name}_from": spans,
        f"{name}_to": spans,
        f"{name}_precision": precision,
    }
