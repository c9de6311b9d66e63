"""Where words of a proposal stand in the text that it was read from."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reply_studio.errors import InputError
from reply_studio.services import received_text
from reply_studio.services.arrival import Request
from reply_studio.services.intake import receive
from tests.desks import desk_at, with_case
from tests.received import PAGE

RAW = "\u3000\u3000一、优化布局。\r\n  按十五分钟  生活圈\n布点。\n二、优化布局。\n学校(xiào)食堂。"
TEXT = received_text.text_of("x.txt", RAW)


@pytest.mark.parametrize(
    ("words", "near", "found"),
    [
        ("按十五分钟生活圈布点。", 0, "按十五分钟  生活圈\n布点。"),
        ("优化布局。", 0, "优化布局。"),
        ("学校食堂", 0, "学校(xiào)食堂"),
        ("学校(xiào)食堂", 0, "学校(xiào)食堂"),
        ("按十五分钟生活圈布置很多点位和助餐的地方", 0, "按十五分钟  生活圈"),
        ("按十五分钟生活圈布点。\n并且要另外做好", 0, "按十五分钟  生活圈\n布点"),
    ],
)
def test_words_are_found_whatever_is_between_them(words, near, found):
    """Blanks, line breaks and a converter's readings do not count; of changed words the beginning is found."""
    span = TEXT.place(words, near)
    assert span is not None
    assert RAW[slice(*span)].startswith(found[:6])
    assert found.startswith(RAW[slice(*span)])


def test_the_place_near_by_comes_first():
    """The same words twice: from there on, else the first."""
    first, second = RAW.index("优化"), RAW.rindex("优化")
    assert TEXT.place("优化布局", 0) == (first, first + 4)
    assert TEXT.place("优化布局", first + 1) == (second, second + 4)
    assert TEXT.place("优化布局", len(RAW)) == (first, first + 4)


@pytest.mark.parametrize("words", ["", "  \n", "别的话", "别的话也没有这么多字在里面"])
def test_what_is_nowhere_is_nowhere(words):
    """No words, other words."""
    assert TEXT.place(words) is None


@given(st.text(), st.data())
def test_every_stretch_of_a_text_is_found_in_it(raw, data):
    """The place holds the same words."""
    text = received_text.text_of("x", raw)
    start = data.draw(st.integers(0, len(raw)))
    words = raw[start : data.draw(st.integers(start, len(raw)))]
    span = received_text.text_of("x", words)
    if not span.words or span.words not in text.words:
        return  # nothing but blanks, or half of a reading
    found = text.place(words)
    assert found is not None
    assert received_text.text_of("x", raw[slice(*found)]).words == span.words


def test_the_text_of_the_newest_proposal_is_read(tmp_path):
    """A later text stands before an earlier one; a case from elsewhere has none; a lost file is told."""
    desk = desk_at(tmp_path)
    amended = PAGE.replace("按十五分钟生活圈布点", "按步行十五分钟布点")
    for name, page in (("x.txt", PAGE), ("x.txt", amended)):
        case = receive(desk, name, page.encode(), Request()).case
    file = desk.store.load(case)
    found = received_text.of(desk, file)
    assert (found.name, found.raw) == ("x.txt", amended)
    assert found.place("按步行十五分钟布点") is not None
    for each in (tmp_path / "drafts" / case / "sources").iterdir():
        each.unlink()
    with pytest.raises(InputError):
        received_text.of(desk, file)
    assert received_text.of(desk, desk.store.load(with_case(desk))) is None
