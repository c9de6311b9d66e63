"""Times that a text names."""

import datetime as dt

import pytest

from reply_studio.quantities.periods import deadline, periods


def day(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None


@pytest.mark.parametrize(
    ("text", "start", "end", "as_of", "mark"),
    [
        ("2024年", "2024-01-01", "2024-12-31", False, ""),
        ("2021年度", "2021-01-01", "2021-12-31", False, ""),
        ("截至2024年底", None, "2024-12-31", True, ""),
        ("2023年底", None, "2023-12-31", True, ""),
        ("截至2025年3月底", None, "2025-03-31", True, ""),
        ("截至2024年5月", None, "2024-05-31", True, ""),
        ("2025年一季度", "2025-01-01", "2025-03-31", False, ""),
        ("2025年上半年", "2025-01-01", "2025-06-30", False, ""),
        ("2025年1月至8月", "2025-01-01", "2025-08-31", False, ""),
        ("2020年1\u20147月", "2020-01-01", "2020-07-31", False, ""),
        ("2021年至2022年4月", "2021-01-01", "2022-04-30", False, ""),
        ("2021\u20142023年", "2021-01-01", "2023-12-31", False, ""),
        ("2024年4月25日", "2024-04-25", "2024-04-25", False, ""),
        ("2023年以来", "2023-01-01", None, False, ""),
        ("2023年9月起", "2023-09-01", None, False, ""),
        ("2025年10月底前", None, "2025-10-31", False, "前"),
        ("2022年“五一”假期", "2022-01-01", "2022-12-31", False, "五一"),
        ("近三年", None, None, False, "近三年"),
        ("目前", None, None, True, "目前"),
        ("\uff12\uff10\uff12\uff14年\uff11\uff12月", "2024-12-01", "2024-12-31", False, ""),
        ("2023年2月29日", None, None, False, ""),
    ],
)
def test_a_time_is_read_as_its_first_and_last_day(text, start, end, as_of, mark):
    found = periods(f"我市{text}" if not text.startswith("截至") else text)
    assert len(found) == 1
    period = found[0][2]
    assert (period.start, period.end, period.as_of, period.mark) == (day(start), day(end), as_of, mark)


def test_the_same_time_as_before_is_that_time():
    first, second = periods("2023年1月至4月提醒219次;同期损耗率为6.9%")
    assert (first[2].start, first[2].end) == (second[2].start, second[2].end)


@pytest.mark.parametrize("text", ["《规划(2021—2035年)》", "13月5日", "共20年", "第2024号"])
def test_titles_lengths_and_impossible_months_are_no_times(text):
    assert periods(text) == []


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("2027年6月底前新增助餐点24个", "2027-06-30"),
        ("将于2027年3月底之前完成评价,在2027年预算中安排资金", "2027-03-31"),
        ("2026年9月30日以前办结", "2026-09-30"),
        ("2028年底前全面建成", "2028-12-31"),
        ("2027年6月底前完成一期,2028年6月底前完成二期", None),
        ("2027年6月前建成", None),
        ("6月底前建成", None),
        ("2027年内建成", None),
        ("截至2026年10月底建成132个", None),
        ("", None),
    ],
)
def test_the_day_by_which_something_is_promised(text, last):
    """One certain day, or none."""
    assert deadline(text) == day(last)
