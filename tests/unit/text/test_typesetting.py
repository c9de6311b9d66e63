"""Half-width punctuation becomes full-width where Chinese text stands, and nowhere else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reply_studio.text.typesetting import typeset

WIDE = str.maketrans(
    {",": "\uff0c", ":": "\uff1a", ";": "\uff1b", "?": "\uff1f", "!": "\uff01", "(": "\uff08", ")": "\uff09"}
)


@pytest.mark.parametrize(
    "text",
    [
        "您好,世界;请看:如下",
        "村(社区)法律顾问(含兼职)",
        "是否同意?请答复!",
        "(联系人:林某某)",
        "增长5%,达到新高",
    ],
)
def test_marks_beside_chinese_become_full_width(text):
    assert typeset(text) == text.translate(WIDE)


@pytest.mark.parametrize(
    "text",
    [
        "共1,000户、1.5万元",
        "8:30开门、比例为5:3:2",
        "见https://example.org/a,b?c=1;d 页",
        "写信给a.b@example.org 即可",
        "版本v1.2.3的file.docx",
        "函数f(x)的值",
        "Hello, world. It's (really) fine; yes?",
        "一.基本情况",
        "1.加强领导",
        "电话(0599)6120031",
    ],
)
def test_numbers_addresses_and_latin_text_stay(text):
    assert typeset(text) == text


def test_full_stop_and_spaces_are_set():
    assert typeset("工作已完成. 下一步, 继续推进...") == "工作已完成。下一步\uff0c继续推进\u2026\u2026"


def test_quotes_become_pairs():
    assert typeset('开展"四个一"活动') == "开展\u201c四个一\u201d活动"


def test_odd_quote_stays():
    assert typeset('24"显示器,好') == '24"显示器\uff0c好'


@given(st.text(alphabet="中文,.:;?!()\"' aB1%\n\u3001\uff0c", max_size=40))
def test_setting_twice_changes_nothing_more(text):
    once = typeset(text)
    assert typeset(once) == once


@given(st.text(alphabet="中文字,.:;?!()\"'aB12%\n", max_size=40))
def test_words_digits_and_lines_are_unchanged(text):
    def words(value):
        return [each for each in value if each.isalnum() or each == "\n"]

    assert words(typeset(text)) == words(text)
