"""What comes next, in words: whom a step leads to, what an approval says, the queue, and what would go out."""

import datetime as dt

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reply_studio.config import Review, Step
from reply_studio.errors import RefusedError
from reply_studio.services import ahead, issuing, outgoing, passages, reviewing, versions
from reply_studio.services.passages import Wording
from reply_studio.services.review_state import Need
from tests.builders import case_file
from tests.desks import with_case, with_inputs
from tests.review_desks import House


@pytest.fixture
def house(tmp_path):
    return House(tmp_path / "w")


def file(house):
    return house.desk("lin").store.load(house.case)


def way(house, who, event):
    return next(each for each in ahead.ahead(house.desk(who), file(house)) if each.event == event)


def approved(house):
    reviewing.submit(house.desk("lin"), house.case)
    reviewing.approve(house.desk("su"), house.case)
    reviewing.approve(house.desk("gu"), house.case)


def test_every_step_names_whom_it_leads_to(house):
    assert "苏明远" in way(house, "lin", "submit").follows
    reviewing.submit(house.desk("lin"), house.case)
    assert "顾清和" in way(house, "su", "approve").follows
    assert "林知远" in way(house, "su", "return").follows


def test_who_may_not_is_told_who_may_and_how(house):
    """A person whom the office's list does not have is not left alone with a refusal."""
    found = way(house, "stranger", "submit")
    assert found.lacks_right
    assert "林知远 (lin)" in found.why_not
    assert "--as LOGIN" in found.why_not


def test_what_can_be_done_stands_before_what_cannot(house):
    reviewing.submit(house.desk("lin"), house.case)
    found = ahead.ahead(house.desk("su"), file(house))
    barred = [bool(each.why_not) for each in found]
    assert barred == sorted(barred)
    assert "draft" not in [each.event for each in found]


def test_countersigning_is_offered_where_a_unit_is_waited_for(house):
    reviewing.submit(house.desk("lin"), house.case)
    assert "countersign" not in [each.event for each in ahead.ahead(house.desk("su"), file(house))]
    house.config = msgspec.structs.replace(
        house.config, review=Review(steps=(Step(role="reviewer", label="会签", units=("sfj",)),))
    )
    assert "市司法局" in ahead.asked_again(house.desk("su"), file(house))
    assert way(house, "su", "countersign").why_not == ""


def test_an_approval_says_version_digest_step_and_who_is_next(house):
    assert ahead.decision(house.desk("su"), file(house)) is None
    reviewing.submit(house.desk("lin"), house.case)
    first = ahead.decision(house.desk("su"), file(house))
    done = reviewing.approve(house.desk("su"), house.case)
    assert first.digest == done.digest
    assert (first.place, first.steps, first.outdated) == (1, 2, 0)
    assert "顾清和" in first.after
    second = ahead.decision(house.desk("gu"), file(house))
    assert second.place == 2
    assert "白若川" in second.after
    passages.edit(house.desk("gu"), house.case, house.passage(), Wording(text="另一句话。"))
    third = ahead.decision(house.desk("su"), file(house))
    assert (third.place, third.outdated) == (1, 1)
    assert third.version == file(house).acts[-1].seq


def test_ones_own_words_can_be_passed_only_by_who_has_the_step(house):
    reviewing.submit(house.desk("lin"), house.case)
    assert not ahead.may_bypass(house.desk("lin"), file(house))
    both = msgspec.structs.replace(house.config.people[0], roles=("drafter", "reviewer"))
    house.config = msgspec.structs.replace(house.config, people=(both, *house.config.people[1:]))
    assert ahead.may_bypass(house.desk("lin"), file(house))
    assert not ahead.may_bypass(house.desk("su"), file(house))


def test_only_the_letter_that_was_seen_counts_as_looked_at(house):
    reviewing.submit(house.desk("lin"), house.case)
    desk = house.desk("su")
    seen = ahead.decision(desk, file(house)).digest
    assert not versions.look(desk, house.case, "000000000000")
    assert not ahead.has_seen(file(house), "su")
    assert versions.look(desk, house.case, seen)
    assert ahead.has_seen(file(house), "su")
    passages.edit(house.desk("gu"), house.case, house.passage(), Wording(text="另一句话。"))
    assert not ahead.has_seen(file(house), "su")


def test_the_queue_holds_what_waits_for_the_person(house):
    other = with_case(house.desk("lin"), with_inputs(case_file(id="2025-t-0030", number="30")))
    reviewing.submit(house.desk("lin"), other)
    assert ahead.queue(house.desk("su")) == [other]
    assert ahead.queue(house.desk("bai")) == []
    approved(house)
    assert ahead.queue(house.desk("bai")) == [house.case]


CASES = st.lists(st.sampled_from("abcdef"), unique=True)


@given(CASES, CASES, st.sampled_from("abcdef"))
def test_the_following_case_waits_and_is_another_one(before, now, case):
    found = ahead.following(before, now, case)
    assert (found in now and found != case) if set(now) - {case} else found == ""


def test_the_following_case_is_the_next_of_the_order_round_its_end():
    assert ahead.following(["a", "b", "c"], ["a", "c"], "b") == "c"
    assert ahead.following(["a", "b", "c"], ["a", "b"], "c") == "a"
    assert ahead.following([], ["a", "b"], "c") == "a"


def test_what_would_go_out_is_what_goes_out(house):
    with pytest.raises(RefusedError, match="rule: approval"):
        outgoing.outgoing(house.desk("bai"), file(house))
    approved(house)
    desk = house.desk("bai")
    told = outgoing.outgoing(desk, file(house))
    assert desk.numbers.entries() == ()
    done = issuing.issue(desk, house.case)
    assert (told.number, told.date) == (done.number, done.date)
    assert done.path.as_posix().endswith(told.file)
    assert told.addressees == issuing.addressees(desk, file(house))
    assert outgoing.sent(file(house)) == (done.number, done.date.isoformat())
    assert not told.sure


@pytest.mark.parametrize("given_number", ["云民函〔2025〕9号", " 云民函〔2025〕9号 "])
def test_a_number_given_is_shown_as_given(house, given_number):
    approved(house)
    told = outgoing.outgoing(house.desk("bai"), file(house), given_number, dt.date(2025, 7, 2))
    assert (told.number, told.sure, told.date) == ("云民函〔2025〕9号", True, dt.date(2025, 7, 2))


def test_a_number_that_is_taken_by_hand_is_passed_over(house):
    approved(house)
    desk = house.desk("bai")
    desk.numbers.claim("reply", 2025, "云民函〔2025〕1号", "2025-t-0031", "bai")
    assert outgoing.next_number(desk, file(house), dt.date(2025, 6, 30)) == ("云民函〔2025〕2号", False)
    entry = desk.numbers.reserve("reply", "云民函〔{year}〕{n}号", 2025, 1, house.case, "bai")
    assert outgoing.next_number(desk, file(house), dt.date(2025, 6, 30)) == (entry.text, True)


def test_an_office_without_a_series_has_no_next_number(house):
    approved(house)
    house.config = msgspec.structs.replace(house.config, numbers={})
    assert outgoing.outgoing(house.desk("bai"), file(house)).number == ""


def test_a_step_without_people_is_told_by_its_role(house):
    house.config = msgspec.structs.replace(house.config, people=())
    told = ahead.waits(house.desk("lin"), file(house), Need(place=0, step=Step(role="reviewer", label="核稿")))
    assert told.startswith("核稿 (")
