"""Quantities of any text: their place, their values, their agreement."""

from decimal import Decimal
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from reply_studio.quantities import agree, extract

PIECES = st.sampled_from(
    [
        *(
            "截至2024年底",
            "全市",
            "我局",
            "共有",
            "其中",
            "约",
            "近",
            "由",
            "提高到",
            "同比增长",
            "每户",
            "第",
            "一是",
            "三、",
        ),
        *(
            "12,888",
            "1.2万",
            "2.1亿元",
            "三分之一",
            "98.13%",
            "589个",
            "3—5项",
            "1:1.6",
            "近百家",
            "0.43万人次",
            "一刻钟",
        ),
        *(
            "\uff15\uff18\uff19个",
            "\uff13\uff0e\uff12\uff05",
            "8:30",
            "〔2025〕135号",
            "12345热线",
            "老年人",
            "学校",
            "河道",
        ),
        *(
            "\uff0c",
            ",",
            "。",
            "\uff1b",
            "\n",
            " ",
            "《规划(2021—2035年)》",
            "“7·12”",
            "x",
            "0",
            "9",
            "年",
            "月",
            "万",
            "个",
        ),
    ]
)
TEXTS = st.lists(PIECES, max_size=30).map("".join)


@given(TEXTS)
def test_every_quote_stands_at_its_offset_and_none_overlaps(text):
    figures = extract(text)
    assert all(text[each.start : each.end] == each.quote for each in figures)
    assert all(one.end <= other.start for one, other in pairwise(figures))


@given(st.text(max_size=200))
def test_any_text_is_read_without_an_error(text):
    assert all(each.value >= 0 for each in extract(text))


@given(TEXTS)
def test_a_figure_agrees_with_itself(text):
    assert all(agree(each, each) for each in extract(text))


@given(TEXTS)
def test_agreement_does_not_depend_on_the_order(text):
    figures = extract(text)[:8]
    assert all(agree(one, other) == agree(other, one) for one in figures for other in figures)


@given(st.integers(1, 10**9), st.sampled_from("个人家处件"))
def test_grouped_plain_and_full_width_digits_are_one_number(number, unit):
    wide = "".join(chr(ord(digit) + 0xFEE0) for digit in str(number))
    values = [extract(f"共有{digits}{unit}。")[0].value for digits in (str(number), f"{number:,}", wide)]
    assert values == [Decimal(number)] * 3


@given(st.integers(1, 9_999_999))
def test_ten_thousands_are_worked_out(number):
    spoken, plain = (extract(f"接待{digits}人次。")[0] for digits in (f"{number / 10000:.4f}万", str(number)))
    assert agree(spoken, plain)
