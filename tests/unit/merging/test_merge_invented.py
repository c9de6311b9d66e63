"""The merge on invented cases of other subjects than the gold ones: the weights were fitted without them."""

import pytest

from reply_studio.matching import overlaps
from reply_studio.merging.conflicts import conflicts
from reply_studio.merging.statuses import statuses
from tests.invented_merges import conflicting, invented, overlapping, scores

ALIGNED, FIRST = 0.80, 0.80
SURE, SURE_RIGHT = 15, 0.98


def test_there_are_enough_cases_to_tell():
    assert len(invented()) >= 4
    assert sum(len(each.passages) for each in invented()) >= 60


def test_passages_find_their_suggestions():
    pairs, first = scores()
    assert pairs.f1 >= ALIGNED
    assert first.right / first.true >= FIRST


def test_what_is_sure_is_hardly_ever_wrong():
    pairs, _first = scores(sure=True)
    assert pairs.claimed >= SURE
    assert pairs.right >= pairs.claimed * SURE_RIGHT


@pytest.mark.parametrize("case", invented(), ids=lambda each: each.name)
def test_what_two_units_say_twice_is_found_and_nothing_else(case):
    count = overlapping(case, overlaps(case.passages))
    assert (count.right, count.claimed) == (count.true, count.true)


@pytest.mark.parametrize("case", invented(), ids=lambda each: each.name)
def test_figures_that_differ_are_found_and_no_decoy(case):
    count = conflicting(case, conflicts(case.passages), "figures")
    assert (count.right, count.claimed) == (count.true, count.true)


@pytest.mark.parametrize("case", invented(), ids=lambda each: each.name)
def test_statuses_that_exclude_each_other_are_found_and_nothing_else(case):
    count = conflicting(case, statuses(case.passages), "status")
    assert (count.right, count.claimed) == (count.true, count.true)
