"""What belongs to a person is found in a text, and what is everybody's stays."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reply_studio.text.private import What, masked, private_names, private_parts


def kinds(text, **more):
    return [(each.what, text[each.start : each.end]) for each in private_parts(text, **more)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("手机:14100000000。", [(What.MOBILE, "14100000000")]),
        ("手机:+86 141-0000-0000。", [(What.MOBILE, "+86 141-0000-0000")]),
        ("电话14100000001、0599-6120031", [(What.MOBILE, "14100000001")]),
        ("身份证号:000000190001010000", [(What.IDENTITY, "000000190001010000")]),
        ("号码为11010519491231002X的", [(What.IDENTITY, "11010519491231002X")]),
        ("银行卡6222 0000 1111 2222 333", [(What.CARD, "6222 0000 1111 2222 333")]),
        ("家住青岚区某某路8号3栋201室,", [(What.HOME, "青岚区某某路8号3栋201室")]),
        ("车牌闽A12345", [(What.PLATE, "闽A12345")]),
        ("热线12345,电话0599-6120031,云民函〔2025〕36号,2025年9月21日", []),
        ("全市共投入15000000000元", []),
    ],
)
def test_numbers_and_homes(text, found):
    assert kinds(text) == found


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("走访居民王秀英,了解情况", ("王秀英",)),
        ("信访人李大山反映的问题", ("李大山",)),
        ("困难户高山(男,72岁)", ("高山",)),
        ("业主欧阳若水来电", ("欧阳若水",)),
        ("村民张某某反映", ()),
        ("居民高度评价,群众方便,老人安全,学生常见病", ()),
        ("居民王秀英和赵清和委员", ()),
    ],
)
def test_names_of_private_persons(text, names):
    assert private_names([text], public=["赵清和"]) == names


def test_a_name_found_once_is_masked_everywhere():
    texts = ["走访居民王秀英,", "王秀英表示满意。"]
    names = private_names(texts)
    assert [kinds(each, names=names) for each in texts] == [[(What.NAME, "王秀英")]] * 2
    (found,) = private_parts(texts[1], names)
    assert masked(texts[1], found) == "王某某"


def test_words_that_a_person_wants_hidden():
    (found,) = private_parts("取水口在南湖西岸", asked=["南湖西岸"])
    assert (found.what, masked("取水口在南湖西岸", found)) == (What.ASKED, "××××")


@given(st.text(), st.lists(st.text(max_size=4), max_size=3))
def test_stretches_are_in_order_and_apart(text, asked):
    found = private_parts(text, asked=asked)
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert all(0 <= each.start < each.end <= len(text) for each in found)
