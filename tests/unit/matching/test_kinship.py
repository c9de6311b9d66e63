"""What characters and pairs of characters point to."""

import math

import pytest

from reply_studio.matching.kinship import fields, likeness, pointers
from reply_studio.matching.terms import Weights, terms

TEXTS = (
    "养护行道树,补植绿化苗木。",
    "管护绿地,修剪树冠。",
    "发放创业担保贷款,扶持返乡青年。",
    "为小微商铺提供信贷贴息。",
)


def compared(size: int) -> list[list[float]]:
    counted = [each.chars if size == 1 else each.grams for each in map(terms, TEXTS)]
    vectors = fields(counted, Weights(counted), size)
    return [likeness(each, vectors) for each in vectors]


@pytest.mark.parametrize("size", [1, 2])
def test_texts_of_one_subject_are_nearer_than_texts_of_two(size):
    rows = compared(size)
    assert rows[0][1] > max(rows[0][2], rows[0][3])
    assert rows[2][3] > max(rows[2][0], rows[2][1])


@pytest.mark.parametrize("size", [1, 2])
def test_likeness_is_a_cosine(size):
    for at, row in enumerate(compared(size)):
        assert row[at] == pytest.approx(1.0)
        assert all(-1.0001 <= each <= 1.0001 for each in row)


def test_a_word_that_is_not_listed_points_to_the_groups_of_its_characters():
    assert "管修" not in pointers(2)
    assert set(pointers(1)["修"]) & set(pointers(1)["缮"])


def test_what_stands_in_fewer_groups_points_more_surely():
    table = pointers(1)
    common, rare = max(table.values(), key=len), min(table.values(), key=len)
    assert math.hypot(*common.values()) < math.hypot(*rare.values())


def test_a_text_that_points_nowhere_is_like_nothing():
    counted = [{}, terms(TEXTS[0]).chars, terms(TEXTS[2]).chars]
    vectors = fields(counted, Weights(counted), 1)
    assert likeness(vectors[0], vectors) == [0.0, 0.0, 0.0]


def test_no_text_gives_no_vector():
    assert fields([], Weights([]), 1) == []
