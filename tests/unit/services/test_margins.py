"""Sentences of the letter and lines of its pages name the same units: one rule serves both."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reply_studio.composing.page_grid import paginate
from reply_studio.merging import labels
from reply_studio.merging.margin import margin, texts_of
from reply_studio.model.draft import Origin
from reply_studio.model.letter import Kind, Letter, Paragraph
from reply_studio.services import margins
from tests.builders import case_file
from tests.desks import contribution

THEIRS = "调解涉食堂纠纷57件"
OURS = "我局另行组织街道干部逐户走访"
STOP = "\u3002"


def sent(*texts):
    return case_file(inputs=(contribution("sfj", "市司法局", texts),))


def letter_of(text, *passages):
    origins = tuple(Origin(input="sfj-v1", passage=each, sha="") for each in passages)
    return Letter(paper="reply", paragraphs=(Paragraph(kind=Kind.PASSAGE, text=text, origins=origins),))


def both(file, letter):
    """Who is named in the margin of the sentences, and who in that of the lines."""
    named = labels(file)
    sentences = [each.written_by for each in margins.lines(file, letter, named)]
    pages = paginate(letter)
    found = margin(pages, texts_of(file))
    return sentences, [found.get(place, ()) for place, _line in pages.printed()]


@pytest.mark.parametrize(
    ("text", "theirs"),
    [(THEIRS + STOP, True), (OURS + "\uff0c" + THEIRS + STOP, True), (OURS + STOP, False), (f"{OURS}{STOP}", False)],
)
def test_a_sentence_on_one_line_is_the_units_where_the_line_is(text, theirs):
    sentences, lines = both(sent(THEIRS + STOP), letter_of(text, "sfj1-1"))
    assert len(lines) == 1
    assert [bool(each) for each in sentences] == [bool(each) for each in lines] == [theirs]


def test_the_passage_with_most_of_a_sentence_is_named_the_later_of_equals():
    file = sent(THEIRS + STOP, THEIRS + STOP, OURS + STOP)
    letter = letter_of(f"{THEIRS}{STOP}{OURS}{STOP}", "sfj1-1", "sfj1-2", "sfj1-3")
    assert both(file, letter)[0] == ["司法局.2", "司法局.3"]


def test_what_is_no_input_names_nobody():
    assert both(sent(OURS), letter_of(THEIRS, "gone-1"))[0] == [""]


@given(st.text(alphabet="调解食堂纠纷57件 a", min_size=1, max_size=27), st.text(max_size=30))
def test_both_margins_agree_on_every_short_sentence(text, source):
    sentences, lines = both(sent(source), letter_of(text, "sfj1-1"))
    if len(sentences) == len(lines) == 1:
        assert [bool(each) for each in sentences] == [bool(each) for each in lines]
