"""The list's rules without a screen: views, order, filter, what is next."""

import datetime as dt

import pytest

from reply_studio.services import listing
from reply_studio.services.summary import broken

TODAY = dt.date(2026, 7, 1)  # a Wednesday
DAY = listing.day_of("lin", TODAY)


def row(case="c1", **changes):
    """A row as ``summary.rows`` returns it."""
    base = {
        "case": case,
        "number": "29",
        "title": "关于社区食堂的建议",
        "proposers": ["赵清和"],
        "role": "lead",
        "state": "drafting",
        "flags": [],
        "due": "2026-07-03",
        "handler": "lin",
        "answered": 1,
        "suggestions": 3,
        "inputs": 1,
        "inputs_expected": 1,
        "findings": None,
        "error": None,
    }
    return {**base, **changes}


@pytest.mark.parametrize(
    ("view", "changes", "holds"),
    [
        ("mine", {}, True),
        ("mine", {"handler": "su"}, False),
        ("mine", {"handler": None}, False),
        ("week", {}, True),
        ("week", {"due": "2026-07-05"}, True),
        ("week", {"due": "2026-07-06"}, False),
        ("week", {"due": "2026-06-30"}, False),
        ("week", {"answered": 3}, False),
        ("week", {"due": None}, False),
        ("overdue", {"due": "2026-06-30"}, True),
        ("overdue", {"due": "2026-07-01"}, False),
        ("waiting", {"inputs": 0}, True),
        ("waiting", {}, False),
        ("all", {}, True),
    ],
)
def test_who_belongs_to_a_view(view, changes, holds):
    """The week ends on Sunday; a day that is past is overdue, not due; what is answered is not due."""
    assert listing.view(view).holds(row(**changes), DAY) is holds


def test_a_broken_case_belongs_to_broken_and_all():
    """Its row has no day, no handler and no title."""
    found = listing.counts([broken("c9", "draft.toml:3: ?")], DAY)
    assert {name for name, count in found.items() if count} == {"broken", "all"}


def test_an_unknown_view_is_all():
    """A view that a former version kept does no harm."""
    assert listing.view("gone").id == "all"


def test_numbers_are_ordered_by_value_and_others_by_letters():
    """9 before 29 before DH12; none at the end, also turned round."""
    rows = [row("a", number="29"), row("b", number="DH12"), row("c", number=None), row("d", number="9")]
    assert [each["case"] for each in listing.ordered(rows, "number")] == ["d", "a", "b", "c"]
    assert [each["case"] for each in listing.ordered(rows, "number", reverse=True)] == ["b", "a", "d", "c"]


def test_undated_cases_stay_last_both_ways():
    """The most pressing ones are above, or the farthest."""
    rows = [row("a", due=None), row("b", due="2026-08-01"), row("c", due="2026-07-01")]
    assert [each["case"] for each in listing.ordered(rows, "due")] == ["c", "b", "a"]
    assert [each["case"] for each in listing.ordered(rows, "due", reverse=True)] == ["b", "c", "a"]


def test_most_errors_come_first_and_unchecked_last():
    """Then warnings."""
    counts = {"error": 0, "warning": 0, "info": 0}
    rows = [
        row("a"),
        row("b", findings=counts),
        row("c", findings={**counts, "warning": 2}),
        row("d", findings={**counts, "error": 1}),
    ]
    assert [each["case"] for each in listing.ordered(rows, "findings")] == ["d", "c", "b", "a"]


@pytest.mark.parametrize("column", listing.SORTS)
def test_every_column_orders_broken_cases_too(column):
    """Nothing is compared with nothing."""
    rows = [row("a"), broken("c9", "?"), row("b", proposers=[], title="", role="co")]
    assert len(listing.ordered(rows, column)) == len(listing.ordered(rows, column, reverse=True)) == 3


@pytest.mark.parametrize(
    ("changes", "to_do"),
    [
        ({}, True),
        ({"answered": 3}, False),
        ({"answered": 3, "inputs": 0}, True),
        ({"answered": 3, "findings": {"error": 1, "warning": 0, "info": 0}}, True),
        ({"answered": 3, "findings": {"error": 0, "warning": 2, "info": 0}}, False),
        ({"role": "reference"}, False),
        ({"answered": 0, "suggestions": 0}, True),
    ],
)
def test_what_still_needs_work(changes, to_do):
    """Answers, outstanding inputs and errors; a case for reference needs no letter."""
    assert listing.is_to_do(row(**changes)) is to_do


def test_next_to_do_goes_round_and_may_find_nothing():
    """From the last row on to the first."""
    rows = [row("a"), row("b", answered=3), row("c", answered=3)]
    assert listing.next_to_do(rows, 0) == 0
    assert listing.next_to_do(rows, 2) == 0
    assert listing.next_to_do(rows[1:], 0) is None
    assert listing.next_to_do([], 0) is None


def find(rows, *typed):
    """The cases left after typing one query after the other."""
    finder = listing.Finder(rows, {each["case"]: listing.searched(each) for each in rows})
    return [[each["case"] for each in finder.find(one)] for one in typed]


def test_every_word_must_occur_somewhere():
    """Title, proposers, number, id, role, state, flags, handler."""
    rows = [row("a"), row("b", proposers=["钱若谷"], role="co", flags=["overdue"])]
    assert find(rows, "食堂 co-handling", "若谷 overdue", "食堂 zzz", "29 lin", "") == [
        ["b"],
        ["b"],
        [],
        ["a", "b"],
        ["a", "b"],
    ]


def test_width_case_and_script_do_not_matter():
    """Full-width digits, capital letters and traditional characters find the same."""
    assert find([row("a", title="ABC社区养老")], "\uff21\uff22\uff43", "養老") == [["a"], ["a"]]


def test_a_longer_query_narrows_and_a_shorter_one_widens_again():
    """Typing and deleting, in any order, find what a fresh search finds."""
    rows = [row("a", title="社区食堂"), row("b", title="社区托育"), row("c", title="公交")]
    assert find(rows, "社", "社区", "社区托", "社区", "", "公") == [
        ["a", "b"],
        ["a", "b"],
        ["b"],
        ["a", "b"],
        ["a", "b", "c"],
        ["c"],
    ]


def test_a_broken_case_is_found_by_its_state_and_error():
    """Although it has no title."""
    assert find([broken("c9", "draft.toml:3: wrong")], "broken", "draft.toml") == [["c9"], ["c9"]]
