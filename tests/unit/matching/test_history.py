"""Similar texts among many, found without comparing each with each."""

import random

import pytest

from reply_studio.matching.history import _POSTINGS, History, similar
from reply_studio.matching.parts import Part
from reply_studio.matching.terms import Weights, dot, grams_of
from tests.made_texts import made_text


def made(count: int, seed: int) -> list[Part]:
    rng = random.Random(seed)
    return [Part(key=f"s{n}", text=made_text(rng)) for n in range(count)]


@pytest.fixture(scope="module")
def texts() -> list[Part]:
    return made(1500, 1)


@pytest.fixture(scope="module")
def index(texts) -> History:
    return History(texts)


def test_a_text_finds_itself_first(texts, index):
    for each in texts[::50]:
        best = similar(each, index)[0]
        assert best.key == each.key
        assert best.score == pytest.approx(1.0, abs=0.001)


def test_the_likest_are_found_as_if_each_were_compared_with_each(texts, index):
    """Of 40 new texts nearly every one's ten nearest are those of the full comparison."""
    weights = Weights(grams_of(each.whole) for each in texts)
    vectors = {each.key: weights.vector(grams_of(each.whole)) for each in texts}
    right = wanted = 0
    for query in made(40, 2):
        own = weights.vector(grams_of(query.whole))
        scores = {key: dot(own, vector) for key, vector in vectors.items()}
        full = [key for key in sorted(scores, key=lambda key, of=scores: -of[key])[:10] if scores[key] >= 0.05]
        right += len({each.key for each in similar(query, index)} & set(full))
        wanted += len(full)
    assert wanted > 300
    assert right / wanted >= 0.97


def test_scores_are_cosines_best_first(texts, index):
    found = similar(texts[0], index, limit=5)
    assert len(found) == 5
    assert [each.score for each in found] == sorted((each.score for each in found), reverse=True)
    assert all(0.0 < each.score <= 1.001 for each in found)


def test_other_words_for_another_matter_are_not_found():
    index = History([Part(key="s1", text="组织律师进社区,提供合同审查服务。"), Part(key="s2", text="修建登山步道。")])
    assert [each.key for each in similar(Part(key="q", text="律师审查合同。"), index)] == ["s1"]
    assert similar(Part(key="q", text="发放高龄津贴。"), index) == ()


def test_an_empty_history_and_an_empty_query_find_nothing(index):
    assert similar(Part(key="q", text="律师"), History([])) == ()
    assert similar(Part(key="q", text=""), index) == ()
    assert len(History([])) == 0


def test_what_every_text_says_does_not_grow_the_index_without_end():
    parts = [Part(key=f"s{n}", text="律师进社区提供合同审查。") for n in range(3 * _POSTINGS)]
    found = similar(parts[0], History(parts), limit=3)
    assert [each.score for each in found] == [pytest.approx(1.0, abs=0.001)] * 3
