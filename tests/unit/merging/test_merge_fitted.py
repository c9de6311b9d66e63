"""The merge on the invented cases that the weights were fitted on: a change of the weights must not forget them."""

from reply_studio.matching import overlaps
from reply_studio.merging.conflicts import conflicts
from tests.invented_merges import Count, conflicting, invented, overlapping, scores

ALIGNED, FIRST = 0.90, 0.93
TWICE, DIFFERING = 0.95, 0.95
SURE, SURE_RIGHT = 120, 0.98


def test_passages_find_their_suggestions():
    pairs, first = scores("merges_fitted")
    assert pairs.f1 >= ALIGNED
    assert first.right / first.true >= FIRST


def test_what_is_sure_is_hardly_ever_wrong():
    pairs, _first = scores("merges_fitted", sure=True)
    assert pairs.claimed >= SURE
    assert pairs.right >= pairs.claimed * SURE_RIGHT


def test_what_two_units_say_twice_is_found():
    counts = [overlapping(case, overlaps(case.passages)) for case in invented("merges_fitted")]
    assert Count(*map(sum, zip(*counts, strict=True))).f1 >= TWICE


def test_figures_that_differ_are_found():
    counts = [conflicting(case, conflicts(case.passages), "figures") for case in invented("merges_fitted")]
    assert Count(*map(sum, zip(*counts, strict=True))).f1 >= DIFFERING
