"""The thesaurus, the weights of terms and the words shown as evidence."""

import pytest

from reply_studio.matching.terms import Weights, clause_groups, dot, lead, terms
from reply_studio.matching.vocabulary import clarity, groups, name_of, spoken_of
from reply_studio.matching.words import common_words


def test_every_group_has_several_words_of_two_characters_or_more():
    assert all(len(words) >= 3 for words in groups())
    assert all(len(word) >= 2 for words in groups() for word in words)
    assert all(len(set(words)) == len(words) for words in groups())


def test_other_words_for_one_thing_meet_in_a_group():
    first, second = spoken_of("新建停车场"), spoken_of("增设泊位120个")
    assert first.keys() & second.keys()


def test_a_longer_word_counts_once_in_its_group():
    assert all(sum(words.values()) == 1 for words in spoken_of("停车场").values())


def test_a_word_of_several_groups_tells_less_than_one_of_a_single_group():
    belonging = {word: sum(word in words for words in groups()) for words in groups() for word in words}
    clear, vague = min(belonging, key=belonging.__getitem__), max(belonging, key=belonging.__getitem__)
    assert clarity(clear) == 1.0
    assert 0.0 < clarity(vague) < clarity(clear)


def test_clauses_are_compared_one_by_one_and_short_ones_are_none():
    found = clause_groups("一是\uff0c新建停车场12处\uff1b为老年人提供助餐。")
    assert len(found) == 2
    assert not found[0].keys() & found[1].keys()
    assert len(clause_groups("助餐")) == 1


def test_the_name_of_a_group_is_its_first_word():
    assert [name_of(number) for number in range(len(groups()))] == [words[0] for words in groups()]


def test_common_words_of_letters_tell_less_than_rare_ones():
    weights = Weights([terms("推进城市管理").grams, terms("竹编糖画剪纸").grams])
    assert weights["糖画"] > weights["管理"]


def test_a_vector_has_length_one_and_nothing_stays_nothing():
    grams = terms("修复古城街巷").grams
    vector = Weights([grams]).vector(grams)
    assert dot(vector, vector) == pytest.approx(1.0)
    assert Weights([]).vector({}) == {}


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("推行“护学岗”机制。每天由民警值守", "推行“护学岗”机制"),
        ("对濒危老宅先行抢修\uff0c累计147处", "对濒危老宅先行抢修"),
        (
            "没有任何标点的一段很长很长的文字没有任何标点的一段很长很长的文字",
            "没有任何标点的一段很长很长的文字没有任何标点的一",
        ),
    ],
)
def test_the_lead_is_the_first_clause(text, first):
    assert lead(text) == first


def test_quoted_names_are_kept_whatever_the_quotes():
    assert terms("推行“护学岗”和\u300c青苗快线\u300d").names == {"护学岗", "青苗快线"}


def test_evidence_shows_whole_words_and_not_their_pieces():
    one, other = "在产地建设田头冷库164座", "在产地建设田头冷库,简化手续"
    grams = [terms(text).grams for text in (one, other)]
    weights = Weights(grams)
    words = common_words(weights.vector(grams[0]), weights.vector(grams[1]), one, other, 3)
    assert "在产地建设田头冷库" in words
