"""The fields of a proposal system: all of the letter once, limits said, nothing else changed."""

import msgspec
import pytest

from reply_studio.composing import compose, profile_of
from reply_studio.composing.platform import LABELS, Field, platform_fields, platform_text
from reply_studio.config import Config, Platform, decode
from reply_studio.errors import InputError
from reply_studio.model.letter import Kind
from reply_studio.services.platform import chosen
from tests.builders import case_file, issued, office

PROFILE = profile_of(office())


@pytest.fixture
def letter():
    return issued(compose(case_file(), "reply", PROFILE))


@pytest.fixture
def fields(letter):
    return {each.key: each for each in platform_fields(case_file(), PROFILE, letter)}


def test_every_field_says_its_part(fields):
    assert fields["number"].text == "云民函〔2025〕36号"
    assert fields["date"].text == "2025年9月21日"
    assert fields["disclosure"].text == "主动公开"
    assert fields["proposers"].text == "赵清和"
    assert (fields["contact"].text, fields["phone"].text) == ("林知远", "0599-6120031")
    assert fields["copies"].text.startswith("市政协提案委员会")


def test_head_and_content_are_the_whole_letter(letter, fields):
    head = (Kind.MARK, Kind.RESULT_CLASS, Kind.DISCLOSURE, Kind.NUMBER, Kind.SIGNER, Kind.TITLE, Kind.COPIES)
    kept = [each.text for each in letter.paragraphs if each.kind not in head and each.text]
    assert fields["content"].text.split("\n") == kept
    assert fields["title"].text == letter.first(Kind.TITLE).text


def test_a_limit_counts_characters_and_line_ends():
    given = Field(key="content", label="答复内容", text="一二\n三\U00020bb7", limit=4)
    assert given.over == 1
    assert msgspec.structs.replace(given, limit=5).over == 0
    assert msgspec.structs.replace(given, limit=0).over == 0


def test_the_office_chooses_fields_names_and_limits(fields):
    wanted = Platform(fields=("content", "number"), limits={"content": 10}, labels={"number": "文号"})
    found = chosen(fields.values(), wanted)
    assert [(each.key, each.label, each.limit) for each in found] == [
        ("content", "答复内容", 10),
        ("number", "文号", 0),
    ]


@pytest.mark.parametrize(
    "wanted", [Platform(fields=("contents",)), Platform(limits={"contents": 5}), Platform(labels={"contents": "x"})]
)
def test_an_unknown_field_is_refused_with_the_nearest_name(fields, wanted):
    with pytest.raises(InputError, match="contents") as caught:
        chosen(fields.values(), wanted)
    assert "“content”" in caught.value.hint


def test_a_limit_below_one_is_refused():
    with pytest.raises(msgspec.ValidationError, match="limits"):
        decode({"platform": {"limits": {"content": 0}}})
    assert decode({}) == Config()


def test_the_text_has_every_field_under_its_name(fields):
    text = platform_text(fields.values())
    assert [line for line in text.split("\n") if line.startswith("【")] == [f"【{each}】" for each in LABELS.values()]


def test_a_control_character_is_refused_with_its_field(letter):
    bad = msgspec.structs.replace(letter.first(Kind.TITLE), text="关于\x07的答复")
    broken = msgspec.structs.replace(
        letter, paragraphs=tuple(bad if each.kind is Kind.TITLE else each for each in letter.paragraphs)
    )
    with pytest.raises(InputError) as caught:
        platform_fields(case_file(), PROFILE, broken)
    assert caught.value.where == "title"
