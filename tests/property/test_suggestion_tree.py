"""The tree of suggestions: read as it was meant, and the text restored from it exactly."""

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from reply_studio.model.proposal import Suggestion, walk
from reply_studio.parsing import read
from reply_studio.parsing.proposal import parse_proposal
from reply_studio.parsing.restore import missing_words, restore
from reply_studio.text.normalise import clean
from tests.printed import is_exact, proposal, received


def test_five_hundred_random_proposals_are_read_exactly():
    """At least 98 in 100 trees and registers, of any numbering and in any kind of file, are those that were printed."""
    results = [is_exact(*received(random.Random(seed))) for seed in range(500)]
    assert sum(results) / len(results) >= 0.98


@given(st.integers(300, 2**32))
@settings(max_examples=150)
def test_suggestions_part_is_restored_from_the_tree(seed):
    document = read("x", proposal(random.Random(seed))[0].encode())
    suggestions = parse_proposal(document)[0].proposal.suggestions
    assert suggestions
    assert restore(suggestions, document.raw) == document.raw[suggestions[0].source[0] : suggestions[-1].source[1]]
    assert missing_words(suggestions, document.raw) == ""


@given(st.integers(300, 2**32))
@settings(max_examples=60)
def test_every_source_nests_in_its_parent_and_begins_with_its_number(seed):
    document = read("x", proposal(random.Random(seed))[0].encode())
    suggestions = parse_proposal(document)[0].proposal.suggestions
    for each in walk(suggestions):
        start, end = each.source
        assert clean(document.raw[start:end]).text.startswith(each.marker)
        places = [start, *(place for child in each.children for place in child.source), end]
        assert places == sorted(places)


LINES = """
    一、加强管理|二、完善制度。明确责任。|(一)落实经费。|(二)|1.建立台账;|2、|一是甲;二是乙。|建议:|为此,建议:|三、对策建议
    以上建议,请采纳。|主办单位:市民政局|附件:表|提案人:林妍|关于甲的提案|正文一段,说明情况。||一、二期工程|最后,乙。|首先,甲。
    ①甲|●甲|1.1 甲|部门\t市民政局|第一,甲。第二,乙。|校(xi\u00e0o)园|\u200b|甲\t乙|四、丙。建议:丁""".strip()
LINE = st.sampled_from(LINES.replace("\n    ", "|").split("|"))


@given(st.lists(LINE, max_size=25))
def test_any_mixture_of_lines_is_read_and_restored(lines):
    document = read("x", ("题目\n" + "\n".join(lines)).encode())
    suggestions = parse_proposal(document)[0].proposal.suggestions
    if suggestions:
        start, end = suggestions[0].source[0], suggestions[-1].source[1]
        assert restore(suggestions, document.raw) == document.raw[start:end]


@given(st.text(alphabet=st.characters(exclude_categories=("Cs", "Cc")), max_size=200))
def test_any_text_is_read(text):
    item, _remarks = parse_proposal(read("x", ("题目\n" + text).encode()))
    assert item.type in ("proposal", "suggestion_item", "opinion_item")


def test_missing_words_are_found():
    document = read("x", "建议:\n一、加强管理。\n二、完善制度。".encode())
    first, second = parse_proposal(document)[0].proposal.suggestions
    shortened = Suggestion(id="s1", marker=first.marker, text="加强", source=first.source)
    assert missing_words((shortened, second), document.raw) == "管理"
