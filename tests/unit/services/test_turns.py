"""Whose turn a case under review is, in the rows of the list."""

import datetime as dt

import msgspec
import pytest

from reply_studio.config import Deputy, LetterForm, Review, Step
from reply_studio.services import listing, passages, reviewing, rights, summary
from reply_studio.services.passages import Wording
from reply_studio.services.reviewing import Way
from tests.desks import MORNING
from tests.review_desks import PEOPLE, House

REVIEW, ISSUE = "review", "issue"


@pytest.fixture
def house(tmp_path):
    return House(tmp_path / "w")


def seen(house, who, view):
    """Whether the case belongs to a view of somebody's list."""
    return bool(listing.within(board(house, who).rows, listing.view(view), board(house, who).day))


def board(house, who):
    return listing.board(house.desk(who))


def in_review(house):
    """Those who are to look at it."""
    return [each.login for each in PEOPLE if seen(house, each.login, REVIEW)]


def write(house, who):
    key = house.passage()
    text = house.desk(who).store.load(house.case).draft.passages[key].text
    passages.edit(house.desk(who), house.case, key, Wording(text=f"{text}\u8fd0\u884c\u5e73\u7a33\u3002"))


def test_the_case_belongs_to_whoever_is_to_look_next(house):
    """Nobody before it is submitted, then step by step, at last the office."""
    assert in_review(house) == []
    reviewing.submit(house.desk("lin"), house.case)
    assert in_review(house) == ["su"]
    assert board(house, "su").counts[REVIEW] == 1
    reviewing.approve(house.desk("su"), house.case)
    assert in_review(house) == ["gu"]
    assert not seen(house, "bai", ISSUE)
    reviewing.approve(house.desk("gu"), house.case)
    assert in_review(house) == []
    assert seen(house, "bai", ISSUE)
    assert not seen(house, "gu", ISSUE)


def test_a_returned_case_is_nobodys_to_review(house):
    """It is the drafter's again."""
    reviewing.submit(house.desk("lin"), house.case)
    reviewing.give_back(house.desk("su"), house.case, "\u6570\u5b57\u8981\u6838\u5b9e")
    assert in_review(house) == []


def test_an_edit_leads_back_to_the_step_that_has_to_look_again(house):
    """The signing leader's own edit changes words: the reviewer looks again, and the row says outdated."""
    reviewing.submit(house.desk("lin"), house.case)
    reviewing.approve(house.desk("su"), house.case)
    write(house, "gu")
    assert in_review(house) == ["su"]
    (row,) = board(house, "su").rows
    assert "outdated" in row["flags"]


def test_another_form_of_letter_leads_back_to_the_first_step(house):
    """Without any change of the case's folder: the row in the index stays, the turn is another's."""
    reviewing.submit(house.desk("lin"), house.case)
    reviewing.approve(house.desk("su"), house.case)
    assert in_review(house) == ["gu"]
    house.config = msgspec.structs.replace(house.config, letter=LetterForm(work="\u6c11\u653f\u5de5\u4f5c"))
    assert in_review(house) == ["su"]


def test_who_has_agreed_is_not_asked_again_where_a_step_needs_two(tmp_path):
    """The other one is."""
    both = tuple(msgspec.structs.replace(each, roles=(*each.roles, "reviewer")) for each in PEOPLE)
    steps = Review(steps=(Step(role="reviewer", label="\u6838\u7a3f", count=2),))
    house = House(tmp_path / "w", people=both, review=steps)
    reviewing.submit(house.desk("lin"), house.case)
    reviewing.approve(house.desk("su"), house.case)
    assert in_review(house) == ["gu", "bai"]


def test_a_deputy_has_the_turn_while_the_period_lasts(tmp_path):
    """Both days count."""
    today = MORNING.date()
    away = (Deputy(person="su", deputy="bai", start=today, until=today),)
    house = House(tmp_path / "w", deputies=away)
    reviewing.submit(house.desk("lin"), house.case)
    assert in_review(house) == ["su", "bai"]
    tomorrow = today + dt.timedelta(days=1)
    assert rights.roles_of(house.config, "bai", today) == {"office", "reviewer"}
    assert rights.roles_of(house.config, "bai", tomorrow) == {"office"}


def test_in_an_office_of_one_person_everything_is_theirs(tmp_path):
    """Steps are recorded, not separated."""
    house = House(tmp_path / "w", people=())
    reviewing.submit(house.desk("lin"), house.case)
    assert seen(house, "lin", REVIEW)


def test_a_row_says_nothing_of_a_turn_before_and_after_review(house):
    """Only cases under review cost anything."""
    file = house.desk("lin").store.load(house.case)
    assert summary.describe(file, house.config)["turn"] is None


def test_agreement_is_refused_for_a_letter_that_was_not_looked_at(house):
    """Somebody wrote between the look and the decision."""
    reviewing.submit(house.desk("lin"), house.case)
    with pytest.raises(reviewing.rights.RefusedError) as caught:
        reviewing.approve(house.desk("su"), house.case, Way(seen="0123456789ab"))
    assert "(rule: seen)" in str(caught.value)
    assert "0123456789ab" in str(caught.value)
