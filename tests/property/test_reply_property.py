"""Reading letters never fails and never loses a word, whatever the text."""

import re

from hypothesis import given
from hypothesis import strategies as st

from reply_studio.parsing.reply import parse_replies
from tests.received import OPINION, REPLY, document, wide

LINES = [
    *(line.strip() for line in (REPLY + OPINION + wide(REPLY)).split("\n") if line.strip()),
    "答复内容:",
    "首页 > 正文",
]
SIGNS = st.sampled_from("一二三(1).、:;,。委员代表关于《》“”第号提案的答复20年月日 \u3000\uff1a\uff08\u4e00a?0")
TEXTS = st.lists(
    st.one_of(st.sampled_from(LINES), st.text(SIGNS, max_size=60), st.text(max_size=20)), min_size=1, max_size=30
).map("\n".join)


def words(text):
    return re.sub(r"\s+", "", text)


@given(TEXTS)
def test_every_word_of_a_text_stands_in_a_paragraph_in_order(text):
    doc = document(text)
    intake = parse_replies(doc)
    printed = "".join(words(each.text) for letter in intake.letters for each in letter.paragraphs)
    assert printed == "".join(words(block.text) for block in doc.blocks)


@given(TEXTS)
def test_ids_of_passages_are_unique_in_a_file_and_lines_are_real(text):
    intake = parse_replies(document(text))
    ids = [each.id for reply in intake.replies for each in reply.passages]
    assert len(ids) == len(set(ids))
    last = text.count("\n") + 40
    assert all(1 <= each.line <= last for letter in intake.letters for each in letter.paragraphs)
