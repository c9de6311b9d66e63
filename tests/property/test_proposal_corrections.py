"""Any corrections in any order: no word is lost, no id is used twice, spans stay sensible, the order stays."""

import random
from collections import Counter

import msgspec
from hypothesis import example, given, settings
from hypothesis import strategies as st

from reply_studio.errors import RefusedError, UsageError
from reply_studio.model.proposal import walk
from reply_studio.parsing import read
from reply_studio.parsing.proposal import parse_proposal
from reply_studio.parsing.restore import restore
from reply_studio.services import proposal_edits as edits
from reply_studio.services.proposal_rows import ids_of, words_of
from reply_studio.store.codec_proposal import ProposalRow, from_rows, to_tree
from tests.printed import proposal

STEP = st.tuples(
    st.sampled_from(["split", "join", "promote", "demote", "mark", "move", "detach"]),
    st.integers(0, 2**16),
    st.integers(-3, 40),
)


def made(seed):
    """A random proposal as the reader reads it, and its raw text."""
    document = read("x", proposal(random.Random(seed))[0].encode())
    return parse_proposal(document)[0].proposal, document.raw


def step(found, name, pick, number):
    """One correction at a row that the numbers choose."""
    rows = edits.rows(found)
    key = rows[pick % len(rows)].key
    if name == "split":
        return edits.split(found, key, number)
    if name == "move":
        return edits.move(found, key, number % 7 - 3)
    if name == "mark":
        return edits.mark(found, key, edits.KINDS[number % len(edits.KINDS)])
    return getattr(edits, name)(found, key)


def characters(found):
    return Counter("".join(words_of(found).split()))


def check_spans(nodes, around=None):
    for each in nodes:
        start, end = each.source
        assert 0 <= start <= end
        if around and (0, 0) not in (around, each.source):
            assert around[0] <= start
            assert end <= around[1]
        check_spans(each.children, each.source)


@given(st.integers(0, 2**32), st.lists(STEP, max_size=25))
@example(909, [("join", 0, 0), ("move", 306, -1), ("promote", 90, 0), ("split", 522, 1)])
@settings(max_examples=200)
def test_nothing_is_lost_whatever_is_corrected(seed, steps):
    """Every character stays; the selected row is there; what is written can be read."""
    before, _raw = made(seed)
    found, given_ids = before, set(ids_of(before))
    for each in steps:
        old = ids_of(found)
        try:
            after, key = step(found, *each)
        except (UsageError, RefusedError):
            continue
        assert characters(after) == characters(before)
        assert any(row.key == key for row in edits.rows(after))
        assert not (ids_of(after) - old) & given_ids
        assert len({row.key for row in edits.rows(after)}) == len(edits.rows(after))
        check_spans(after.suggestions)
        given_ids |= ids_of(after)
        found = after
    kept = msgspec.convert(to_tree(found), ProposalRow, strict=False)
    assert from_rows(kept).value == found


@given(st.integers(0, 2**32), st.lists(STEP, max_size=25))
@settings(max_examples=100)
def test_levels_change_and_the_text_reads_on_as_before(seed, steps):
    """Promote, demote, split, join and detach leave every word of every row at its place, and the raw part whole."""
    found, raw = made(seed)
    text = "".join(words_of(found).split())
    part = restore(found.suggestions, raw)
    for name, pick, number in steps:
        if name in ("mark", "move"):
            continue
        try:
            found, _key = step(found, name, pick, number)
        except (UsageError, RefusedError):
            continue
        assert "".join(words_of(found).split()) == text
        assert restore(found.suggestions, raw) == part


@given(st.integers(0, 2**32), st.integers(0, 2**16), st.integers(1, 60))
def test_split_and_join_give_the_words_back(seed, pick, at):
    """Joined again, a row has the same words; what was under it is under it."""
    found, _raw = made(seed)
    row = edits.rows(found)[pick % len(edits.rows(found))]
    try:
        halved, _second = edits.split(found, row.key, at)
    except UsageError:
        return
    whole, key = edits.join(halved, row.key)
    again = edits.row_of(whole, key)
    assert "".join(edits.own_text(again).split()) == "".join(edits.own_text(row).split())
    assert (again.marker, again.tail, again.depth) == (row.marker, row.tail, row.depth)
    children = [[child.id for child in each.children] for each in walk(found.suggestions) if each.id == row.key]
    assert [[child.id for child in each.children] for each in walk(whole.suggestions) if each.id == key] == children


@given(st.integers(0, 2**32), st.integers(0, 2**16))
def test_demote_and_promote_are_each_others_way_back(seed, pick):
    """Down and up again: the same tree of ids."""
    found, _raw = made(seed)
    row = edits.rows(found)[pick % len(edits.rows(found))]
    try:
        lower, _key = edits.demote(found, row.key)
    except RefusedError:
        return
    back, _key = edits.promote(lower, row.key)
    assert [(each.key, each.depth) for each in edits.rows(back)] == [
        (each.key, each.depth) for each in edits.rows(found)
    ]
