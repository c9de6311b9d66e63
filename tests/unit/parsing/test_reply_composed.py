"""A letter composed here and the same letter read from its text state the same facts."""

import pytest

from reply_studio.composing import compose, profile_of
from reply_studio.model.letter import Kind
from reply_studio.parsing.letter_facts import facts_of
from reply_studio.parsing.reply import parse_reply_blocks
from tests.builders import case_file, office
from tests.received import document


@pytest.mark.parametrize("paper", ["reply", "co"])
@pytest.mark.parametrize("layout", ["sections", "by-suggestion"])
def test_what_is_composed_reads_back_alike(paper, layout):
    letter = compose(case_file(), paper, profile_of(office()), layout)
    parsed = parse_reply_blocks(document(letter.text()).blocks)
    printed = [(each.kind, each.text) for each in letter.paragraphs if each.text]
    assert [(each.kind, each.text) for each in parsed.letter.paragraphs] == printed
    composed = facts_of(letter)
    for field in ("unit", "role", "title", "addressees", "quoted_title", "item_numbers", "contacts", "headings"):
        assert getattr(parsed.reply, field) == getattr(composed, field)


def test_facts_of_a_composed_reply():
    reply = facts_of(compose(case_file(), "reply", profile_of(office())), label="p")
    assert (reply.unit, reply.role) == ("云川市民政局", "lead")
    assert (reply.number, reply.date) == (None, None)
    assert reply.passages[0].id == "p.1"


def test_a_composed_opinion_is_one_by_its_paper():
    letter = compose(case_file(), "co", profile_of(office()))
    assert letter.first(Kind.SALUTATION)
    assert facts_of(letter).role == "co"
