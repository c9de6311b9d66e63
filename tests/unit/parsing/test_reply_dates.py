"""Dates of letters and registers."""

import datetime as dt

import pytest

from reply_studio.parsing.dates import find_date, is_date, read_date


@pytest.mark.parametrize(
    ("printed", "day"),
    [
        ("2024年9月21日", (2024, 9, 21)),
        ("2024 年 9 月 21 日", (2024, 9, 21)),
        ("\uff12\uff10\uff12\uff14年\uff19月\uff12\uff11日", (2024, 9, 21)),
        ("(2024年9月21日)", (2024, 9, 21)),
        ("二〇二四年九月二十一日", (2024, 9, 21)),
        ("二\u25cb二四年十月三十日", (2024, 10, 30)),
        ("二\u039f\u039f七年五月二十四日[1]", (2007, 5, 24)),
        ("二00七年五月十四日", (2007, 5, 14)),
        ("二零一九年十二月廿三日", (2019, 12, 23)),
        ("2024-06-03", (2024, 6, 3)),
        ("2024/5/9", (2024, 5, 9)),
        ("2024.5.9", (2024, 5, 9)),
        ("2024-06-03 11:20:05", (2024, 6, 3)),
    ],
)
def test_a_date_is_read_in_every_form_it_is_printed_in(printed, day):
    assert read_date(printed) == dt.date(*day)


@pytest.mark.parametrize(
    ("printed", "day"),
    [
        ("2023717", (2023, 7, 17)),
        ("2018828", (2018, 8, 28)),
        ("20231120", (2023, 11, 20)),
        ("2019 7 25", (2019, 7, 25)),
    ],
)
def test_digits_without_year_month_and_day_are_a_date_where_only_one_is_possible(printed, day):
    assert read_date(printed) == dt.date(*day)


@pytest.mark.parametrize("printed", ["2023111", "2024年2月30日", "2025年  月  日"])
def test_a_date_with_two_readings_or_none_is_still_a_date_line(printed):
    assert is_date(printed)
    assert read_date(printed) is None


@pytest.mark.parametrize("printed", ["", "6120031", "2024年安排资金300万元", "第29号", "云川市民政局 2024年5月6日"])
def test_other_lines_are_no_dates(printed):
    assert not is_date(printed)
    assert read_date(printed) is None


def test_a_date_is_found_inside_a_line():
    assert find_date("云川市民政局办公室 2024年5月6日印发") == dt.date(2024, 5, 6)
    assert find_date("发布时间:2024-05-06 11:03") == dt.date(2024, 5, 6)
    assert find_date("没有日期") is None
