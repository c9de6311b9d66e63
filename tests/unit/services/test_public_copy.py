"""The public copy of a letter: nothing private in it, and everything that was masked is listed."""

import msgspec
import pytest

from reply_studio.composing import compose, profile_of
from reply_studio.composing.redacting import redacted
from reply_studio.model.draft import ReplyPoint
from reply_studio.model.letter import Kind
from reply_studio.text.private import private_parts
from tests.builders import case_file, draft, office, passage

PRIVATE = "走访居民王秀英(手机14100000000,家住青岚区某某路8号3栋201室),为其发放补助。"
AGAIN = "一、加强走访。王秀英对答复表示满意,身份证号000000190001010000的申请人已办结。"


@pytest.fixture
def letter():
    points = [ReplyPoint(id="p1", heading="入户走访王秀英家", progress=("a1", "a2"))]
    case = case_file(draft=draft(points, [passage("a1", PRIVATE), passage("a2", AGAIN)]))
    return compose(case, "reply", profile_of(office()))


def test_nothing_private_is_left_and_the_rest_is_as_it_was(letter):
    copy, done = redacted(letter, public=["赵清和", "林知远"])
    assert not any(private_parts(each.text, ["王秀英"]) for each in copy.paragraphs)
    assert {each.what for each in done} == {"name", "mobile", "home", "identity"}
    assert len(copy.paragraphs) == len(letter.paragraphs)
    masks = [(each.words, each.mask) for each in done]
    for before, after in zip(letter.paragraphs, copy.paragraphs, strict=True):
        text = before.text
        for words, mask in masks:
            text = text.replace(words, mask)
        assert after.text == text


def test_every_masked_stretch_is_listed_with_its_place(letter):
    copy, done = redacted(letter)
    for each in done:
        assert each.words in letter.paragraphs[each.place - 1].text
        assert each.words not in copy.paragraphs[each.place - 1].text
        assert each.kind == letter.paragraphs[each.place - 1].kind.value


def test_the_heading_that_opens_a_paragraph_keeps_its_length(letter):
    run_in = msgspec.structs.replace(letter.every(Kind.PASSAGE)[0], text="走访居民王秀英,家中。其余。", run_in=11)
    given = msgspec.structs.replace(letter, paragraphs=(run_in,))
    copy, _done = redacted(given)
    assert copy.paragraphs[0].text[: copy.paragraphs[0].run_in] == "走访居民王某某,家中。"


def test_names_of_proposers_and_of_the_office_stay():
    case = case_file()
    given = compose(case, "reply", profile_of(office()))
    copy, done = redacted(given, public=["赵清和", "林知远"])
    assert (copy, done) == (given, ())
