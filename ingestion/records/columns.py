"""One column of texts to raw values. Each distinct text is read once, however often it stands in the column."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import numpy as np
import pyarrow as pa

from catalogue.models import Column
from ingestion.coded import Coded, Rows, among, overlaid, spread
from ingestion.columnwise import FEW, HAN, matching
from ingestion.loading.raw_tables import ARROW, column_ddl
from ingestion.privacy import mask_id, mask_name, mask_phone, scrub
from ingestion.records.plainly import read_plainly
from ingestion.text import fold, is_blank, squeeze, unit_factor
from ingestion.values.codes import code_words, read_code
from ingestion.values.coordinates import coordinate_fault, read_coordinate
from ingestion.values.dates import OPEN_END, Span, read_date, read_datetime, read_month, read_year
from ingestion.values.hints import date_hint, number_hint
from ingestion.values.identifiers import (
    credit_code_fault,
    id_number_fault,
    is_ruined_id,
    plain_id,
    read_region_code,
)
from ingestion.values.marks import MISSING_MARKS, NOT_YET, SENTINELS
from ingestion.values.numbers import Number, read_number, read_percent

Issue = tuple[str, str, str]
Reading = tuple[tuple[Any, ...], Issue | None]


@dataclass
class ColumnReading:
    """One contract column: `values` are raw columns (name → one value per distinct text of `texts`).

    `issues`: place of a distinct text → what is said of every cell that holds it.
    """

    texts: Coded
    values: dict[str, pa.Array]
    issues: dict[int, Issue] = field(default_factory=dict)

    def rows(self, name: str) -> pa.Array:
        """The raw column, one value per row."""
        return spread(self.values[name], self.texts.codes)

    def row_issues(self) -> dict[int, Issue]:
        """Row → what is said of its cell, in order of rows."""
        if not self.issues:
            return {}
        codes = self.texts.codes
        return {row: self.issues[int(codes[row])] for row in among(self.texts, self.issues).tolist()}


def read_column(
    column: Column, texts: Coded, year: int | None, unit: str | None, received_on: date, is_1904: bool
) -> ColumnReading:
    """Read a column by its declared type, each distinct text once. An issue is (severity, Chinese reason, code).

    Columns with many distinct texts are read as a whole where they are written plainly.
    """
    names, read = _reader(column, year, unit, received_on, is_1904)
    types = [ARROW[kind] for _, kind in column_ddl(column)]
    plainly = read_plainly(column, texts.texts, unit, received_on) if len(texts.texts) > FEW else None
    places = np.flatnonzero(~plainly[0]) if plainly else np.arange(len(texts.texts))
    odd = [read(text) for text in texts.texts.take(pa.array(places)).to_pylist()]
    values = {
        name: pa.array([reading[0][place] for reading in odd], kind)
        for place, (name, kind) in enumerate(zip(names, types, strict=True))
    }
    if plainly:
        values = {
            name: overlaid(plainly[1][name].cast(values[name].type), places, values[name]) for name in names
        }
    return ColumnReading(
        texts, values, {int(place): issue for place, (_, issue) in zip(places, odd, strict=True) if issue}
    )


def expanded(reading: ColumnReading) -> ColumnReading:
    """The same reading with every row for itself, so that single rows can be changed."""
    codes = reading.texts.codes
    alone = Coded(np.arange(len(codes), dtype=np.int32), spread(reading.texts.texts, codes))
    values = {name: spread(column, codes) for name, column in reading.values.items()}
    return ColumnReading(alone, values, reading.row_issues())


def _reader(
    column: Column, year: int | None, unit: str | None, received_on: date, is_1904: bool
) -> tuple[list[str], Callable[[str], Reading]]:
    name = column.name
    if column.type in {"number", "percent"}:
        factor = unit_factor(unit, column.unit)
        return [
            name,
            f"{name}_number",
            f"{name}_low",
            f"{name}_high",
            f"{name}_is_imprecise",
        ], lambda t: _number(column, t, factor)
    if column.type == "date":
        return [name, f"{name}_from", f"{name}_to", f"{name}_precision"], lambda t: _date(
            column, t, year, received_on, is_1904
        )
    if column.type == "datetime":
        return (
            [name, f"{name}_at", f"{name}_from", f"{name}_to", f"{name}_precision"],
            lambda t: _datetime(column, t, year, received_on, is_1904),
        )
    if column.type == "code":
        return [name, f"{name}_code"], lambda t: _code(column, t)
    if column.type == "coordinate":
        return [name, f"{name}_number"], lambda t: _coordinate(column, t)
    simple: dict[str, Callable[[str], Reading]] = {
        "person": lambda t: ((None if _is_missing(t) else mask_name(squeeze(t)),), None),
        "phone": lambda t: ((None if _is_missing(t) else mask_phone(t),), None),
        "id_number": _id_number,
        "credit_code": _credit_code,
        "region_code": _region_code,
    }
    return [name], simple.get(column.type, _text)


def blank_rows(texts: Coded) -> Rows:
    """The rows whose cell says nothing (text.is_blank)."""
    wordless = ~matching(texts.texts, rf"[{HAN}0-9]")
    places = [place for place in np.flatnonzero(wordless).tolist() if is_blank(texts.texts[place].as_py())]
    return among(texts, places)


def _is_missing(text: str) -> bool:
    return is_blank(text) or squeeze(text) in MISSING_MARKS


def _is_personal(text: str, unit: str | None) -> bool:
    """An ID or telephone number, as a row shifted by a column puts it under 人数; round sums and cents are money."""
    plain = squeeze(text)
    if unit == "元" and (plain.endswith("000") or re.search(r"[,，]|\.\d{1,2}\D*$", plain)):
        return False
    return scrub(plain) != plain


def _text(text: str) -> Reading:
    return (None if is_blank(text) else scrub(fold(text)),), None


def _number(column: Column, text: str, factor: float) -> Reading:
    if is_blank(text):
        return (None, None, None, None, None), None
    if squeeze(text) in MISSING_MARKS:
        return (text, None, None, None, None), None
    number = read_percent(text) if column.type == "percent" else read_number(text, column.unit, factor)
    if number is None or _is_personal(text, column.unit):
        return (scrub(text), None, None, None, None), (
            "rejected",
            f"“{column.zh}”应为数字，此处无法识别：{number_hint(text, column.unit)}",
            "unreadable",
        )
    if column.min == 0 and number.value / factor in SENTINELS:
        return (text, None, None, None, None), (
            "doubtful",
            f"“{column.zh}”为{text}，疑似缺失代码，按缺失处理",
            "sentinel",
        )
    issue: Issue | None = None
    if (column.min is not None and number.value < column.min) or (
        column.max is not None and number.value > column.max
    ):
        issue = ("doubtful", f"“{column.zh}”超出合理范围（{_range_zh(column)}）", "out_of_range")
    return (scrub(text), *_spread(number)), issue


def _spread(number: Number) -> tuple[float, float, float, bool]:
    return round(number.value, 6), round(number.low, 6), round(number.high, 6), number.is_imprecise


def _range_zh(column: Column) -> str:
    low = "不限" if column.min is None else f"{column.min:g}"
    return f"{low}～{'不限' if column.max is None else f'{column.max:g}'}"


def _span(column: Column, text: str, year: int | None, is_1904: bool) -> Span | None:
    if column.precision == "month":
        return read_month(text, year)
    if column.precision == "year":
        return read_year(text)
    return read_datetime(text, year, is_1904) if column.type == "datetime" else read_date(text, year, is_1904)


def _dated(
    column: Column, text: str, year: int | None, received_on: date, is_1904: bool
) -> tuple[Span | None, Issue | None]:
    span = _span(column, text, year, is_1904)
    if span is None:
        if column.term_from and any(mark in text for mark in ("年", "月", "天", "日")):
            return None, None
        reason = f"“{column.zh}”应为日期，此处无法识别：{date_hint(text)}"
        return None, ("rejected", reason, "unreadable")
    if column.past and span.start and span.start > received_on:
        return span, ("doubtful", f"“{column.zh}”晚于收到日期{received_on.isoformat()}", "future_date")
    if span.start and span.start.year < 1900 + 20:
        return span, ("doubtful", f"“{column.zh}”年份过早，请核对", "out_of_range")
    return span, None


def _date(column: Column, text: str, year: int | None, received_on: date, is_1904: bool) -> Reading:
    if _is_missing(text) or (not column.required and squeeze(text) in NOT_YET):
        return (None if is_blank(text) else text, None, None, None), None
    span, issue = _dated(column, text, year, received_on, is_1904)
    if span is None:
        return (scrub(text), None, None, None), issue
    return (scrub(text), span.start, None if span.end == OPEN_END else span.end, span.precision), issue


def _datetime(column: Column, text: str, year: int | None, received_on: date, is_1904: bool) -> Reading:
    if _is_missing(text) or (not column.required and squeeze(text) in NOT_YET):
        return (None if is_blank(text) else text, None, None, None, None), None
    span, issue = _dated(column, text, year, received_on, is_1904)
    if span is None:
        return (scrub(text), None, None, None, None), issue
    return (
        scrub(text),
        span.at,
        span.start,
        None if span.end == OPEN_END else span.end,
        span.precision,
    ), issue


def _code(column: Column, text: str) -> Reading:
    if is_blank(text):
        return (None, None), None
    code = read_code(text, column.code_list or "")
    if code is None:
        return (scrub(fold(text)), None), (
            "doubtful",
            f"“{column.zh}”不在可识别的写法之内（{code_words(column.code_list or '')}）",
            "unknown_code",
        )
    return (scrub(fold(text)), code), None


def _coordinate(column: Column, text: str) -> Reading:
    if is_blank(text):
        return (None, None), None
    value = read_coordinate(text)
    if value is None or _is_personal(text, None):
        return (scrub(text), None), ("rejected", f"“{column.zh}”应为经纬度，此处无法识别", "unreadable")
    fault = coordinate_fault(value, column.axis)
    return (scrub(text), value), ("doubtful", f"“{column.zh}”{fault}", "out_of_range") if fault else None


def _id_number(text: str) -> Reading:
    if _is_missing(text):
        return (None,), None
    number = plain_id(text)
    if is_ruined_id(number):
        return (None,), (
            "rejected",
            "身份证号被表格软件截成科学计数法，末几位已丢失，请以文本格式重填",
            "ruined_id",
        )
    fault = id_number_fault(number)
    return (mask_id(number),), ("doubtful", fault, "id_checksum") if fault else None


def _credit_code(text: str) -> Reading:
    if _is_missing(text):
        return (None,), None
    code = squeeze(text).lstrip("'").upper()
    fault = credit_code_fault(code)
    is_person = fault is not None or id_number_fault(code) is None
    return (scrub(code) if is_person else code,), ("doubtful", fault, "credit_checksum") if fault else None


def _region_code(text: str) -> Reading:
    if is_blank(text):
        return (None,), None
    code = read_region_code(text)
    return (code,), None if code else ("rejected", "区划代码应为6位、9位或12位数字", "unreadable")
