"""Cases go to a colleague: one, or all open ones of a person, a commit each; what fails is told."""

import dataclasses

import msgspec
import pytest

from reply_studio.config import Person
from reply_studio.errors import ConflictError, RefusedError, UsageError
from reply_studio.model.act import Act
from reply_studio.model.case import Handler
from reply_studio.services import handing_over, life, listing, summary
from tests.builders import case_file
from tests.desks import desk_at, with_case

LIN, SU = "lin", "su"
ROLES = (
    Person(login=LIN, name="林知远", section="养老服务科", roles=("drafter",)),
    Person(login=SU, name="苏明远", section="办公室", roles=("office",)),
    Person(login="gu", name="顾清和", section="局领导", roles=("issuer",)),
)


@pytest.fixture
def desk(tmp_path):
    """Three cases of lin, the last one closed, and one of su."""
    made = desk_at(tmp_path)
    made = dataclasses.replace(made, config=msgspec.structs.replace(made.config, people=ROLES))
    for number, login in (("29", LIN), ("30", LIN), ("31", LIN), ("32", SU)):
        with_case(made, case_file(id=f"2025-t-00{number}", number=number, handler=Handler(login=login)))
    made.store.commit("2025-t-0031", {}, (Act(act="close", data={"state": "closed"}),))
    return made


def handled(desk):
    return {each: desk.store.load(each).case.handler.login for each in desk.store.ids()}


def test_all_open_cases_of_a_person_go_over(desk):
    assert [each["case"] for each in handing_over.open_cases(desk, LIN)] == ["2025-t-0029", "2025-t-0030"]
    done = handing_over.hand_over_all(desk, LIN, "苏明远", "on leave")
    assert (done.done, done.kept, done.to) == (("2025-t-0029", "2025-t-0030"), (), SU)
    assert handled(desk) == dict.fromkeys(handled(desk), SU) | {"2025-t-0031": LIN}
    act = desk.store.load("2025-t-0029").acts[-1]
    assert (act.act, act.data["to"], act.data["before"], act.data["reason"]) == ("transfer", SU, LIN, "on leave")
    assert desk.store.load("2025-t-0029").case.handler.section == "办公室"


def test_one_that_fails_is_told_and_the_others_go_on(desk):
    def commit(case_id, *given, **more):
        if case_id == "2025-t-0029":
            raise ConflictError("somebody was quicker")
        return real(case_id, *given, **more)

    real = desk.store.commit
    desk.store.commit = commit
    done = handing_over.hand_over_all(desk, LIN, SU)
    assert done.done == ("2025-t-0030",)
    assert [(each.case, str(each.error)) for each in done.kept] == [("2025-t-0029", "somebody was quicker")]
    assert handled(desk)["2025-t-0029"] == LIN


def test_who_may_not_and_who_is_not_there(desk):
    with pytest.raises(UsageError, match="same person"):
        handing_over.hand_over_all(desk, LIN, LIN)
    with pytest.raises(UsageError, match="not among"):
        handing_over.hand_over_all(desk, LIN, "nobody")
    with pytest.raises(RefusedError, match="may not"):
        handing_over.hand_over_all(dataclasses.replace(desk, who="gu"), LIN, SU)
    assert handled(desk)["2025-t-0029"] == LIN


def test_two_people_of_one_name_are_told_apart_by_login(desk):
    twins = (*ROLES, Person(login="lin2", name="林知远", roles=("drafter",)))
    made = dataclasses.replace(desk, config=msgspec.structs.replace(desk.config, people=twins))
    with pytest.raises(UsageError, match="several"):
        handing_over.person_named(made, "林知远")
    assert handing_over.person_named(made, "lin2") == "lin2"


def test_people_who_have_left_are_counted_too(desk):
    with_case(desk, case_file(id="2025-t-0033", number="33", handler=Handler(login="gone")))
    counts = handing_over.handlers(summary.rows(desk))
    assert counts == {LIN: 2, SU: 1, "gone": 1}
    assert handing_over.hand_over_all(desk, "gone", SU).done == ("2025-t-0033",)


def test_the_list_shows_names_and_finds_them(desk):
    row = next(each for each in summary.rows(desk) if each["case"] == "2025-t-0029")
    assert (row["handler"], row["handler_name"]) == (LIN, "林知远")
    assert "林知远" in listing.searched(row)
    life.transfer(desk, "29", SU)
    row = next(each for each in summary.rows(desk) if each["case"] == "2025-t-0029")
    assert row["handler_name"] == "苏明远"
