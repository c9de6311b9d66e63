"""An item that is marked secret is refused in plain words that tell nothing of it."""

import pytest

from reply_studio.errors import InputError
from reply_studio.parsing import read
from tests.word_files import paragraph, table, word_file

TEXT = "关于加强社区长者食堂建设的提案\n提案者\uff1a赵清和\n为此,建议:\n一、优化食堂布局。\n"


@pytest.mark.parametrize(
    "mark",
    [
        "机密",
        "秘密★1年",
        "绝密\u2605长期",
        "密级\uff1a秘密",
        "密 级:  机 密",
        "【机密】",
        "机密★ 6个月",
        "密级: 秘密 编号: 29",
        "機密",
    ],
)
def test_a_mark_at_the_head(mark):
    """With or without star, period, label, brackets; the message has the level and no word of the text."""
    with pytest.raises(InputError, match="marked secret") as caught:
        read("x.txt", f"{mark}\n{TEXT}".encode())
    assert caught.value.where == "x.txt"
    assert "食堂" not in str(caught.value) + caught.value.hint


def test_a_mark_in_a_form():
    """Label and level in two cells."""
    with pytest.raises(InputError, match="marked secret"):
        read("x.docx", word_file(table([["编号", "29"], ["密级", "机密"]]) + paragraph(TEXT)))


@pytest.mark.parametrize(
    "line",
    [
        "密级\uff1a普通",
        "密级:",
        "密级\uff1a无",
        "关于加强商业秘密保护的提案",
        "秘密是企业的财产",
        "主题词\uff1a秘密 保护",
        "机密设备维护问题",
    ],
)
def test_words_that_are_no_mark(line):
    """The same characters in a title, a sentence or another label."""
    assert read("x.txt", f"{line}\n{TEXT}".encode()).blocks[0].text == line


def test_far_below_the_head_the_words_are_those_of_the_text():
    """A list may have an entry of that name."""
    assert read("x.txt", (TEXT * 10 + "秘密\n").encode()).blocks[-1].text == "秘密"
