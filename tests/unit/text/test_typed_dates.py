"""Dates in the ways people type them."""

import datetime as dt

import pytest

from reply_studio.text.typed_dates import read_date

TODAY = dt.date(2026, 11, 24)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("2027-03-31", "2027-03-31"),
        ("2027.3.31", "2027-03-31"),
        ("2027/3/31", "2027-03-31"),
        ("2027年3月31日", "2027-03-31"),
        ("27年3月31日", "2027-03-31"),
        ("20270331", "2027-03-31"),
        ("0331", "2027-03-31"),
        ("1201", "2026-12-01"),
        ("3月底", "2027-03-31"),
        ("12月底前", "2026-12-31"),
        ("明年6月底", "2027-06-30"),
        ("2027年9月", "2027-09-30"),
        ("2027年9月上旬", "2027-09-10"),
        ("2027年9月中旬", "2027-09-20"),
        ("2027年9月下旬", "2027-09-30"),
        ("12.31", "2026-12-31"),
        ("年底", "2026-12-31"),
        ("明年底", "2027-12-31"),
        ("2027年底", "2027-12-31"),
        ("2027年年底", "2027-12-31"),
        ("2027年内", "2027-12-31"),
        ("三季度", "2027-09-30"),
        ("明年第一季度末", "2027-03-31"),
        ("上半年", "2027-06-30"),
        ("下半年", "2026-12-31"),
        ("下月底", "2026-12-31"),
        ("本月底", "2026-11-30"),
        ("+30", "2026-12-24"),
        ("\uff0b30", "2026-12-24"),
        ("\uff12\uff10\uff12\uff17.3.1", "2027-03-01"),
        ("2028年2月", "2028-02-29"),
    ],
)
def test_reads_what_people_type(typed: str, meant: str):
    """A month without a day is its last day; without a year it is the next one to come."""
    assert read_date(typed, TODAY) == dt.date.fromisoformat(meant)


@pytest.mark.parametrize("typed", ["", "适时", "2027-02-30", "13月", "9月31日", "30", "x" * 1000, "+", "内容"])
def test_what_is_no_date_is_none(typed: str):
    """Vague words and days that do not exist are no dates."""
    assert read_date(typed, TODAY) is None
