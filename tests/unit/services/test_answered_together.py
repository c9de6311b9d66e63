"""A case that the letter of another one answers: what is said of it once that letter is out, and how it ends."""

import msgspec
import pytest

from reply_studio.errors import RefusedError
from reply_studio.model.draft import Draft
from reply_studio.model.workflow import State, state_of
from reply_studio.services import issuing, joining, life, next_steps, reviewing, summary
from tests.builders import canteens, case_file, person
from tests.desks import with_case
from tests.review_desks import House

OTHER = "2025-t-0053"


@pytest.fixture
def house(tmp_path):
    """The canteens and the same proposal by somebody else, joined; the first one leads."""
    made = House(tmp_path)
    proposal = msgspec.structs.replace(canteens(), proposers=(person("钱若谷", lead=True),))
    with_case(made.desk("lin"), case_file(id=OTHER, number="53", proposal=proposal, draft=Draft(), units=()))
    joining.join(made.desk("lin"), made.case, OTHER)
    return made


def issued(house):
    reviewing.submit(house.desk("lin"), house.case)
    for who in ("su", "gu"):
        reviewing.approve(house.desk(who), house.case)
    return issuing.issue(house.desk("bai"), house.case)


def rows(house):
    return {each["case"]: each for each in summary.rows(house.desk("bai"))}


def other(house):
    return house.desk("bai").store.load(OTHER)


def step(house):
    return next(each for each in next_steps.next_steps(house.desk("bai"), other(house)) if each.event == "close")


def test_until_it_is_issued_it_is_not_closed(house):
    assert rows(house)[OTHER]["answer"] is None
    assert not step(house).allowed
    with pytest.raises(RefusedError, match="answered"):
        life.move(house.desk("bai"), OTHER, "close")


def test_once_it_is_issued_it_says_so_and_can_be_closed_and_filed(house):
    done = issued(house)
    found = rows(house)[OTHER]["answer"]
    assert (found["case"], found["number"], found["state"]) == (house.case, done.number, "issued")
    assert rows(house)[house.case]["answer"] is None
    told = joining.answer(house.desk("bai"), other(house))
    assert (told.number, told.date) == (done.number, done.date.isoformat())
    assert step(house).allowed
    assert life.move(house.desk("bai"), OTHER, "close") is State.CLOSED
    assert life.move(house.desk("bai"), OTHER, "archive") is State.ARCHIVED


def test_it_follows_the_leading_case_on(house):
    issued(house)
    assert "钱若谷" in issuing.dispatch(house.desk("bai"), house.case)
    assert rows(house)[OTHER]["answer"]["state"] == "dispatched"
    life.move(house.desk("bai"), house.case, "close")
    assert rows(house)[OTHER]["answer"]["state"] == "closed"
    assert state_of(other(house)) is State.RECEIVED


def test_a_letter_that_is_written_anew_answers_nobody_yet(house):
    issued(house)
    life.move(house.desk("bai"), house.case, "revise", "a wrong figure")
    assert rows(house)[OTHER]["answer"] is None
    assert not step(house).allowed


def test_only_the_office_closes_it(house):
    issued(house)
    with pytest.raises(RefusedError, match="may not"):
        life.move(house.desk("lin"), OTHER, "close")


def test_an_outline_of_its_own_goes_its_own_way(house):
    from reply_studio.services import drafting

    drafting.outline(house.desk("lin"), OTHER)
    issued(house)
    assert rows(house)[OTHER]["answer"] is None
    with pytest.raises(RefusedError):
        life.move(house.desk("bai"), OTHER, "close")


def test_a_case_handled_alone_is_not_closed_early(house):
    joining.part(house.desk("lin"), OTHER)
    with pytest.raises(RefusedError, match="cannot be"):
        life.move(house.desk("bai"), OTHER, "close")
