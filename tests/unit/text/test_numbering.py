"""Numbers are read, told from look-alikes, and printed."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reply_studio.text import figures, numbering

CASES = tomllib.loads((Path(__file__).parents[2] / "cases" / "numbering.toml").read_text("utf-8"))


@pytest.mark.parametrize(("text", "kind", "ordinal", "printed"), CASES["read"])
def test_number_is_read_with_kind_ordinal_and_printed_form(text, kind, ordinal, printed):
    marker = numbering.marker_at(text)
    assert marker is not None
    assert (marker.kind, marker.ordinal, marker.text) == (kind, ordinal, printed)
    assert text[marker.start : marker.end].rstrip() == printed


@pytest.mark.parametrize("text", CASES["refused"])
def test_look_alike_is_no_number(text):
    assert numbering.marker_at(text) is None


@pytest.mark.parametrize("text", CASES["doubted"])
def test_doubtful_number_is_marked_as_suspect(text):
    marker = numbering.marker_at(text)
    assert marker is not None
    assert marker.suspect


@pytest.mark.parametrize("case", CASES["inline"], ids=lambda case: case["text"][:12])
def test_numbers_inside_a_paragraph_stand_behind_a_clause(case):
    found = numbering.inline_markers(case["text"])
    assert [each.text for each in found] == case["markers"]


@pytest.mark.parametrize("kind", ["han", "han_paren", "arabic", "arabic_paren", "run", "nth", "among", "named", "part"])
@given(ordinal=st.integers(1, 19))
def test_printed_number_is_read_back(kind, ordinal):
    printed = numbering.print_marker(kind, ordinal)
    marker = numbering.marker_at(printed + "加强领导")
    assert marker is not None
    assert (marker.kind, marker.ordinal, marker.text) == (kind, ordinal, printed)


@pytest.mark.parametrize(("kind", "ordinal"), [("circled", 20), ("stem", 3), ("order", numbering.LAST), ("aspect", 2)])
def test_other_kinds_are_read_back_too(kind, ordinal):
    marker = numbering.marker_at(numbering.print_marker(kind, ordinal) + "加强领导")
    assert marker is not None
    assert (marker.kind, marker.ordinal) == (kind, ordinal)


@pytest.mark.parametrize(("kind", "ordinal"), [("han", 0), ("circled", 21), ("order", 7), ("bullet", 1)])
def test_number_that_does_not_exist_is_refused(kind, ordinal):
    with pytest.raises(ValueError, match=kind):
        numbering.print_marker(kind, ordinal)


@given(st.integers(0, 9999))
def test_number_in_words_is_read_back(number):
    assert figures.value(figures.han(number)) == number


@pytest.mark.parametrize(
    ("words", "number"), [("二〇二〇", 2020), ("十", 10), ("两", 2), ("12", 12), ("x", None), ("", None)]
)
def test_words_have_their_value(words, number):
    assert figures.value(words) == number


def test_number_out_of_range_is_refused():
    with pytest.raises(ValueError, match="10000"):
        figures.han(10000)


@given(st.text(alphabet="一二三四五六七八九十、.(),:;。第其是要首先再次最后①⑴1234567890 期年月项", max_size=60))
def test_any_mixture_is_read_without_error_and_in_order(text):
    places = [each.start for each in numbering.inline_markers(text)]
    assert places == sorted(places)


def test_levels_follow_the_standard_order():
    order = ["han", "han_paren", "arabic", "arabic_paren", "run"]
    assert [numbering.LEVELS[kind] for kind in order] == [1, 2, 3, 4, 5]
