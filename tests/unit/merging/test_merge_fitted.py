"""The merge on the invented cases that the weights were fitted on: a change of the weights must not forget them."""

from functools import cache

from reply_studio.matching import align, overlaps
from reply_studio.merging.conflicts import conflicts
from tests.invented_merges import Count, aligned, conflicting, invented, overlapping

ALIGNED, FIRST = 0.90, 0.93
TWICE, DIFFERING = 0.95, 0.95
SURE, SURE_RIGHT = 120, 0.98


@cache
def scores(*, sure: bool = False) -> tuple[Count, Count]:
    """All pairs, and all best suggestions."""
    pairs = first = Count()
    for case in invented("merges_fitted"):
        more, best = aligned(case, align(case.passages, case.suggestions), sure=sure)
        pairs, first = pairs.plus(more), first.plus(best)
    return pairs, first


def test_passages_find_their_suggestions():
    pairs, first = scores()
    assert pairs.f1 >= ALIGNED
    assert first.right / first.true >= FIRST


def test_what_is_sure_is_hardly_ever_wrong():
    pairs, _first = scores(sure=True)
    assert pairs.claimed >= SURE
    assert pairs.right >= pairs.claimed * SURE_RIGHT


def test_what_two_units_say_twice_is_found():
    counts = [overlapping(case, overlaps(case.passages)) for case in invented("merges_fitted")]
    assert Count(*map(sum, zip(*counts, strict=True))).f1 >= TWICE


def test_figures_that_differ_are_found():
    counts = [conflicting(case, conflicts(case.passages), "figures") for case in invented("merges_fitted")]
    assert Count(*map(sum, zip(*counts, strict=True))).f1 >= DIFFERING
