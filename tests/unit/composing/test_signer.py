"""What a letter's head bears where the office wants it: who signed it off, once it is issued, and the result class."""

import datetime as dt

import msgspec
import pytest

from reply_studio.composing import compose, profile_of
from reply_studio.composing.dating import dated, numbered_as
from reply_studio.composing.page_grid import paginate
from reply_studio.composing.platform import platform_fields
from reply_studio.config import Papers
from reply_studio.model.letter import Kind
from tests.builders import case_file, office

DAY = dt.date(2025, 9, 21)


def letter(paper="reply", *, signer=True):
    config = msgspec.structs.replace(office(), papers=Papers(signer=signer))
    return compose(case_file(), paper, profile_of(config))


@pytest.mark.parametrize("paper", ["reply", "co", "rereply"])
def test_the_place_stands_behind_the_number_and_is_filled_at_issue(paper):
    before = letter(paper)
    kinds = [each.kind for each in before.paragraphs]
    assert kinds[kinds.index(Kind.NUMBER) + 1] is Kind.SIGNER
    assert before.first(Kind.SIGNER).text == "签发人："
    final = dated(before, "云民函〔2025〕36号", DAY, signer="顾清和")
    assert final.first(Kind.SIGNER).text == "签发人：顾清和"
    assert numbered_as(before, final) == final


def test_an_office_that_does_not_want_it_has_no_such_line():
    given = letter(signer=False)
    assert given.first(Kind.SIGNER) is None
    assert dated(given, "云民函〔2025〕36号", DAY, signer="顾清和").first(Kind.SIGNER) is None


def test_the_lines_of_a_page_stay_when_the_name_comes():
    before, after = letter(), dated(letter(), "云民函〔2025〕36号", DAY, signer="顾清和")
    titles = [
        next(place for place, line in paginate(each).printed() if line.kind is Kind.TITLE) for each in (before, after)
    ]
    assert titles[0] == titles[1]


@pytest.mark.parametrize("wanted", [True, False])
def test_a_reply_bears_its_class_where_the_office_wants_it(wanted):
    config = msgspec.structs.replace(office(), papers=Papers(result_class=wanted))
    case = case_file()
    case = msgspec.structs.replace(case, draft=msgspec.structs.replace(case.draft, result_class="B"))
    given = compose(case, "reply", profile_of(config))
    assert bool(given.first(Kind.RESULT_CLASS)) is wanted
    fields = {each.key: each.text for each in platform_fields(case, profile_of(config), given)}
    assert fields["class"] == "B类"
