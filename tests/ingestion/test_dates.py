"""A date is read as it was written, as precisely as it was written, and no day is invented."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingestion.values.dates import OPEN_END, Span, read_date, read_datetime, read_month, read_year

A_DAY = date(2024, 9, 5)
DAY_FORMS = [
    "2024.9.5",
    "2024.09.05",
    "2024/9/5",
    "2024-9-5",
    "2024-09-05",
    "20240905",
    "2024年9月5日",
    "2024年9月5号",
    "2024年09月05日",
    " 2024年 9月 5日 ",
    "2024. 9. 5",
    "２０２４年９月５日",
    "２０２４．９．５",
    "'2024.9.5",
    "2024.9.5。",
    "2024\n年9月5日",
    "二〇二四年九月五日",
    "2024年九月五日",
    "2024.9.5（周四）",
    "2024年9月5日 星期四",
    "2024-09-05 00:00:00",
    "45540",
    "45540.0",
]
PERIOD_FORMS = [
    ("2024年9月下旬", date(2024, 9, 21), date(2024, 9, 30), "ten_days"),
    ("2024年2月下旬", date(2024, 2, 21), date(2024, 2, 29), "ten_days"),
    ("2024年9月上旬", date(2024, 9, 1), date(2024, 9, 10), "ten_days"),
    ("2024年9月中旬", date(2024, 9, 11), date(2024, 9, 20), "ten_days"),
    ("2024年9月", date(2024, 9, 1), date(2024, 9, 30), "month"),
    ("2024.09", date(2024, 9, 1), date(2024, 9, 30), "month"),
    ("2024-9", date(2024, 9, 1), date(2024, 9, 30), "month"),
    ("2024年第三季度", date(2024, 7, 1), date(2024, 9, 30), "quarter"),
    ("2024年3季度", date(2024, 7, 1), date(2024, 9, 30), "quarter"),
    ("2024Q3", date(2024, 7, 1), date(2024, 9, 30), "quarter"),
    ("2024年上半年", date(2024, 1, 1), date(2024, 6, 30), "half_year"),
    ("2024下半年", date(2024, 7, 1), date(2024, 12, 31), "half_year"),
    ("2024年", date(2024, 1, 1), date(2024, 12, 31), "year"),
    ("2024", date(2024, 1, 1), date(2024, 12, 31), "year"),
    ("2024年度", date(2024, 1, 1), date(2024, 12, 31), "year"),
    ("2024.9.5-2024.9.7", A_DAY, date(2024, 9, 7), "range"),
    ("2024年9月5日至7日", A_DAY, date(2024, 9, 7), "range"),
    ("2024.9.5-9.7", A_DAY, date(2024, 9, 7), "range"),
    ("2024年9月5日—2024年9月7日", A_DAY, date(2024, 9, 7), "range"),
    ("2024年1-6月", date(2024, 1, 1), date(2024, 6, 30), "range"),
    ("2021年以来", date(2021, 1, 1), OPEN_END, "open"),
    ("2021年至今", date(2021, 1, 1), OPEN_END, "open"),
    ("至今", None, OPEN_END, "open"),
    ("长期", None, OPEN_END, "open"),
]
NO_DATES = [
    "",
    "—",
    "abc",
    "2024.2.30",
    "2024.13.1",
    "20240931",
    "24.9.5",
    "0",
    "13",
    "正在办理",
    "2024.9.5、2024.9.7",
    "9/5/2024",
    "1.1.1",
]


@pytest.mark.parametrize("text", DAY_FORMS)
def test_every_way_of_writing_one_day_is_that_day(text: str) -> None:
    assert read_date(text) == Span(A_DAY, A_DAY, "day")


@pytest.mark.parametrize(("text", "start", "end", "precision"), PERIOD_FORMS)
def test_a_period_keeps_its_first_and_last_day_and_its_precision(
    text: str, start: date | None, end: date, precision: str
) -> None:
    assert read_date(text) == Span(start, end, precision)


@pytest.mark.parametrize("text", NO_DATES)
def test_what_is_no_date_is_not_read_as_one(text: str) -> None:
    assert read_date(text, 2024) is None


@pytest.mark.parametrize(
    "text", ["2024-09-05 9:00-11:00", "2024年9月5日上午", "2024、9、5", "2024年9月5日前"]
)
def test_hours_halves_of_a_day_and_deadline_words_leave_the_day(text: str) -> None:
    assert read_date(text) == Span(A_DAY, A_DAY, "day")


def test_a_serial_number_of_the_1904_system_counts_from_its_own_first_day() -> None:
    assert read_date("44078", is_1904=True) == Span(A_DAY, A_DAY, "day")


@pytest.mark.parametrize("text", ["9月5日", "9.5", "9/5", "９月５日", "九月五日"])
def test_a_day_without_a_year_takes_the_year_of_the_sheet_and_none_other(text: str) -> None:
    assert read_date(text, 2024) == Span(A_DAY, A_DAY, "day")
    assert read_date(text) is None


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("9月下旬", date(2024, 9, 21), date(2024, 9, 30)),
        ("九月下旬", date(2024, 9, 21), date(2024, 9, 30)),
        ("9月", date(2024, 9, 1), date(2024, 9, 30)),
        ("9月5日-7日", A_DAY, date(2024, 9, 7)),
        ("9.5-9.7", A_DAY, date(2024, 9, 7)),
        ("上半年", date(2024, 1, 1), date(2024, 6, 30)),
        ("三季度", date(2024, 7, 1), date(2024, 9, 30)),
        ("9月底前", date(2024, 9, 21), date(2024, 9, 30)),
        ("9月5日前", A_DAY, A_DAY),
    ],
)
def test_a_period_without_a_year_takes_the_year_of_the_sheet_and_none_other(
    text: str, start: date, end: date
) -> None:
    found = read_date(text, 2024)
    assert found is not None and (found.start, found.end) == (start, end)
    assert read_date(text) is None


def test_a_range_that_ends_before_it_begins_is_no_date() -> None:
    assert read_date("2024.9.7-2024.9.5") is None


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2024-09-05 14:30:00", datetime(2024, 9, 5, 14, 30)),
        ("2024-09-05T14:30", datetime(2024, 9, 5, 14, 30)),
        ("2024/9/5 8:05", datetime(2024, 9, 5, 8, 5)),
        ("2024-9-1 18:30", datetime(2024, 9, 1, 18, 30)),
        ("2024年9月5日14时30分", datetime(2024, 9, 5, 14, 30)),
        ("2024年9月5日 8点", datetime(2024, 9, 5, 8)),
        ("2024年9月5日下午3时", datetime(2024, 9, 5, 15)),
        ("2024.9.5　14：30", datetime(2024, 9, 5, 14, 30)),
        ("45540.604166", datetime(2024, 9, 5, 14, 30)),
        ("9月5日14:30", datetime(2024, 9, 5, 14, 30)),
        ("2024-09-05 00:00", datetime(2024, 9, 5)),
    ],
)
def test_a_time_of_day_is_kept_where_one_is_given(text: str, moment: datetime) -> None:
    found = read_datetime(text, 2024)
    assert found is not None and found.at == moment and found.precision == "minute"


def test_a_day_alone_gets_no_time_of_day() -> None:
    assert read_datetime("2024.9.5") == Span(A_DAY, A_DAY, "day")


@pytest.mark.parametrize(
    "text", ["9", "9月", "九月", "9月份", "2024年9月", "2024.9", "202409", "2024-09-01", "45540"]
)
def test_a_month_column_reads_a_month_however_it_is_written(text: str) -> None:
    assert read_month(text, 2024) == Span(date(2024, 9, 1), date(2024, 9, 30), "month")


@pytest.mark.parametrize("text", ["13", "0", "13月"])
def test_a_month_that_does_not_exist_is_not_read(text: str) -> None:
    assert read_month(text, 2024) is None


@pytest.mark.parametrize("text", ["2024", "2024年", "2024年度", "2024-01-01"])
def test_a_year_column_reads_a_year_however_it_is_written(text: str) -> None:
    assert read_year(text) == Span(date(2024, 1, 1), date(2024, 12, 31), "year")


@given(
    st.dates(date(1950, 1, 1), date(2049, 12, 31)),
    st.sampled_from(
        [
            "{y}.{m}.{d}",
            "{y}/{m}/{d}",
            "{y}-{m:02}-{d:02}",
            "{y}年{m}月{d}日",
            "{y}{m:02}{d:02}",
            " {y} .{m}. {d}",
        ]
    ),
)
def test_every_day_is_read_back_from_every_form(day: date, form: str) -> None:
    assert read_date(form.format(y=day.year, m=day.month, d=day.day)) == Span(day, day, "day")


@given(st.datetimes(datetime(1990, 1, 1), datetime(2049, 12, 31)), st.sampled_from("/-."))
def test_every_minute_is_read_back_from_a_text_with_a_space_before_the_time(
    moment: datetime, mark: str
) -> None:
    text = f"{moment.year}{mark}{moment.month}{mark}{moment.day} {moment.hour}:{moment.minute:02}"
    found = read_datetime(text)
    assert found is not None and found.at == moment.replace(second=0, microsecond=0)


@given(st.text() | st.text("0123456789年月日.-/至以来上下旬季度半〇一二十九: ", max_size=16))
def test_reading_a_date_never_raises_and_its_end_is_never_before_its_start(text: str) -> None:
    for found in (read_date(text, 2024), read_datetime(text, 2024), read_month(text, 2024), read_year(text)):
        if found and found.start and found.end:
            assert found.start <= found.end
