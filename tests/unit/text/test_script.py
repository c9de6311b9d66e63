"""Traditional characters compare as simplified ones; the table is checked against OpenCC."""

from itertools import chain

import opencc
import pytest

from reply_studio.text.normalise import fold
from reply_studio.text.script import SIMPLIFIED, simplified

OTHERWISE = {"覆": "复", "逕": "迳", "乾": "乾", "著": "著", "藉": "藉", "瞭": "瞭"}
"""Where the table differs from OpenCC, with the reason in its description."""


def test_the_table_is_that_of_opencc():
    """Every character of Big5's first level, and no other form for any character listed."""
    convert = opencc.OpenCC("t2s").convert
    codes = chain.from_iterable(
        (bytes((high, low)) for low in (*range(0x40, 0x7F), *range(0xA1, 0xFF))) for high in range(0xA4, 0xC7)
    )
    common = {each.decode("big5", "ignore") for each in codes} - {""}
    listed = {chr(code) for code in SIMPLIFIED}
    wrong = {each: simplified(each) for each in common | listed if simplified(each) != convert(each)}
    assert {each: form for each, form in wrong.items() if OTHERWISE.get(each) != form} == {}


@pytest.mark.parametrize(
    ("traditional", "simple"),
    [
        ("代表團", "代表团"),
        ("稅務局", "税务局"),
        ("關於提案的答復", "关于提案的答复"),
        ("民盟雲川市委會", "民盟云川市委会"),
    ],
)
def test_words_of_both_scripts_compare_equal(traditional, simple):
    """Length stays, so offsets hold."""
    assert fold(traditional) == fold(simple)
    assert len(simplified(traditional)) == len(traditional)
