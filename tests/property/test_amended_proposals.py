"""A proposal that arrives again, whatever was corrected: the same text changes nothing, another one loses nothing."""

import random
from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from reply_studio.errors import RefusedError, UsageError
from reply_studio.model.proposal import walk
from reply_studio.parsing import read
from reply_studio.parsing.proposal import parse_proposal
from reply_studio.services.amending import amended, is_corrected
from reply_studio.services.proposal_rows import all_lines, ids_of, rows
from tests.printed import proposal
from tests.property.test_proposal_corrections import STEP, made, step

SEED = st.integers(0, 2**32)


def corrected(found, steps):
    for each in steps:
        try:
            found, _key = step(found, *each)
        except (UsageError, RefusedError):
            continue
    return found


@given(SEED, st.lists(STEP, max_size=12))
@settings(max_examples=100)
def test_the_same_text_again_changes_nothing(seed, steps):
    """No reading to remember, nothing to tell; where nothing was corrected the reading is the text."""
    base, _raw = made(seed)
    current = corrected(base, steps)
    found = amended(base, current, made(seed)[0])
    assert not is_corrected(found.proposal, current)
    assert (found.reading, found.kept) == (None, ())


@given(SEED, SEED, st.lists(STEP, min_size=1, max_size=12), st.integers(0, 40), st.integers(0, 40))
@settings(max_examples=150)
def test_another_text_leaves_every_correction(seed, other, steps, start, count):
    """Corrected roots keep their words and ids; ids are given once; what the reading was is known afterwards."""
    base, _raw = made(seed)
    current = corrected(base, steps)
    lines = proposal(random.Random(seed))[0].split("\n")
    lines[start : start + count] = proposal(random.Random(other))[0].split("\n")[start : start + count]
    new = parse_proposal(read("x", "\n".join(lines).encode()))[0].proposal
    found = amended(base, current, new)
    keys = Counter(each.key for each in rows(found.proposal))
    assert max(keys.values(), default=1) == 1
    assert all(int(each[1:]) <= found.proposal.last_id for each in ids_of(found.proposal))
    if not is_corrected(base, current):
        return
    there = {each.id: each for each in base.suggestions}
    after = {each.id: all_lines(each) for each in found.proposal.suggestions}
    for each in current.suggestions:
        if there.get(each.id) != each:
            assert after[each.id] == all_lines(each)
    for name in ("title", "proposers", "background", "closing"):
        if getattr(base, name) != getattr(current, name):
            assert getattr(found.proposal, name) == getattr(current, name)
    again = amended(found.reading or base, found.proposal, new)
    ids = [[each.id for each in walk(one.proposal.suggestions)] for one in (again, found)]
    assert ids[0] == ids[1]
