"""Ids of inputs' passages: short, and never shared by two inputs."""

from hypothesis import given
from hypothesis import strategies as st

from reply_studio.model.ids import ID, input_passage_id

KEYS = st.from_regex(r"[a-z][a-z0-9v]{0,5}", fullmatch=True)
INPUTS = st.tuples(KEYS, st.integers(1, 200), st.integers(1, 50))


def test_the_usual_form():
    """A key of letters is followed by the version at once."""
    assert input_passage_id("sfj", 2, 5) == "sfj2-5"


def test_a_numbered_unit_keeps_its_version_apart():
    """u1 in its eleventh version is not u11 in its first."""
    assert input_passage_id("u1", 11, 1) != input_passage_id("u11", 1, 1)


@given(INPUTS, INPUTS)
def test_two_passages_never_share_an_id(one, other):
    """Whatever the keys look like, and every id can be stored."""
    assert (input_passage_id(*one) == input_passage_id(*other)) == (one == other)
    assert ID.match(input_passage_id(*one))


@given(KEYS, st.integers(1, 9), st.integers(1, 9), st.integers(1, 9))
def test_keys_that_end_like_versions_do_not_either(key, digit, version, n):
    """The neighbours that would collide without a mark between."""
    near = {input_passage_id(*each) for each in ((key, digit * 10 + version, n), (f"{key}{digit}", version, n))}
    assert len(near) == 2
