"""Issuing that was stopped: killed at any writing step, the letter is issued by the next call, under one number."""

import dataclasses
import datetime as dt
import os
import sys
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any

import msgspec
import pytest

from reply_studio.errors import ConflictError, RefusedError
from reply_studio.model.binding import digest
from reply_studio.model.workflow import State, state_of
from reply_studio.services import issuing, life, reviewing, steps
from reply_studio.services.committing import act, save_draft
from reply_studio.services.desk import Desk
from reply_studio.services.reviewing import Way
from reply_studio.services.sitting import Sitting
from reply_studio.store.atomic import Disk, Hook
from reply_studio.store.files import FileStore
from reply_studio.store.numbers import FileNumbers
from tests.desks import MORNING
from tests.review_desks import House, agreed, copied

LATER = dt.date(2025, 7, 2)
FIRST = "云民函〔2025〕1号"


def hooked(house: House, hook: Hook) -> Desk:
    """The office's desk whose every writing step calls ``hook``."""
    store = FileStore(house.root / "drafts", who="bai", login="bai", now=lambda: MORNING, hook=hook, wait=2.0)
    numbers = FileNumbers(house.root / "drafts" / ".office", now=lambda: MORNING, disk=Disk(hook))
    return dataclasses.replace(house.desk("bai"), store=store, numbers=numbers)


def killed(house: House, at: int) -> bool:
    """Issues the letter in a process that dies before or after its writing step ``at``; whether it came so far."""
    steps = count()

    def hook(_step: str) -> None:
        if next(steps) == at:
            os._exit(9)

    child = os.fork()
    if not child:
        issuing.issue(hooked(house, hook), house.case)
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 9


@pytest.fixture(scope="module")
def approved(tmp_path_factory: pytest.TempPathFactory) -> House:
    house = House(tmp_path_factory.mktemp("issue") / "w")
    agreed(house)
    return house


def everywhere(approved: House, folder: Path) -> Iterator[House]:
    """The approved case after a kill at every step of its issue."""
    for at in count():
        house = copied(approved, folder / str(at))
        if not killed(house, at):
            return
        yield house


def sound(house: House) -> None:
    """Every issued letter is the file that its act names, and no number stands for two."""
    desk = house.desk("bai")
    file = desk.store.load(house.case)
    issued = [each for each in file.acts if each.act == "issue"]
    for each in issued:
        kept = house.folder / "letters" / f"{each.data['letter']}.docx"
        assert digest(kept.read_bytes()) == each.data["sha"]
    assert desk.store.verify(house.case) == []
    assert len({each.data["number"] for each in issued}) == len(issued)


@pytest.mark.skipif(sys.platform == "win32", reason="processes are forked")
def test_killed_at_any_step_the_letter_is_issued_by_the_next_call(approved: House, tmp_path: Path) -> None:
    seen = set()
    for house in everywhere(approved, tmp_path):
        desk = house.desk("bai")
        state = state_of(desk.store.load(house.case))
        seen.add(state)
        if state is State.APPROVED:
            done = issuing.issue(desk, house.case, date=LATER)
            assert (done.number, done.date, done.letter) == (FIRST, LATER, 1)
        sound(house)
    assert seen == {State.APPROVED, State.ISSUED}


@pytest.mark.skipif(sys.platform == "win32", reason="processes are forked")
def test_the_letter_that_was_not_issued_is_kept_in_history(approved: House, tmp_path: Path) -> None:
    left = 0
    for house in everywhere(approved, tmp_path):
        kept = house.folder / "letters" / "1.docx"
        before = kept.read_bytes() if kept.exists() else b""
        if state_of(house.desk("bai").store.load(house.case)) is State.APPROVED and before:
            left += 1
            issuing.issue(house.desk("bai"), house.case, date=LATER)
            assert kept.read_bytes() != before
            assert (house.folder / "history" / digest(before)).read_bytes() == before
    assert left


@pytest.mark.skipif(sys.platform == "win32", reason="processes are forked")
def test_a_second_letter_after_a_kill_has_a_number_of_its_own(approved: House, tmp_path: Path) -> None:
    """Killed between the journal and the register: the register still calls the number reserved."""
    met = 0
    for house in everywhere(approved, tmp_path):
        desk = house.desk("bai")
        if state_of(desk.store.load(house.case)) is not State.ISSUED:
            continue
        if {each.text: each.state for each in desk.numbers.entries()}[FIRST] == "reserved":
            met += 1
            with pytest.raises(RefusedError, match="rule: number"):
                issuing.void(desk, FIRST, "误登")
        life.move(desk, house.case, "revise", "数字有误")
        agreed(house)
        assert issuing.issue(desk, house.case).number == "云民函〔2025〕2号"
        assert [each.state for each in desk.numbers.entries()] == ["used", "used"]
        sound(house)
    assert met


def test_two_who_issue_at_once_issue_one_letter(approved: House, tmp_path: Path) -> None:
    """The slower one is told that somebody was quicker, and the letter stays the one that the journal names."""
    house = copied(approved, tmp_path / "w")
    done: list[issuing.Issued] = []

    desk = house.desk("bai")
    real = desk.printer.issued

    def slowly(*given: Any) -> bytes:
        done.append(issuing.issue(house.desk("bai"), house.case))
        return real(*given)

    desk.printer.issued = slowly  # type: ignore[method-assign]
    with pytest.raises(ConflictError):
        issuing.issue(desk, house.case, date=LATER)
    assert [each.letter for each in done] == [1]
    assert sum(each.act == "issue" for each in house.desk("bai").store.load(house.case).acts) == 1
    sound(house)


@pytest.mark.parametrize("event", ["recall", "return", "withdraw"])
def test_a_decision_on_a_state_that_is_over_is_refused(approved: House, tmp_path: Path, event: str) -> None:
    """Issued while somebody else still decides on the approved case: their decision does not undo it."""
    house = copied(approved, tmp_path / "w")
    people = {"recall": "lin", "return": "gu", "withdraw": "bai"}
    desk = stood(house.desk(people[event]), house)
    issuing.issue(house.desk("bai"), house.case)
    with pytest.raises(ConflictError, match="issue"):
        decide(desk, house.case, event)
    assert state_of(house.desk("bai").store.load(house.case)) is State.ISSUED


def test_nobody_approves_what_was_taken_back_meanwhile(tmp_path: Path) -> None:
    house = House(tmp_path / "w")
    reviewing.submit(house.desk("lin"), house.case)
    desk = stood(house.desk("su"), house)
    reviewing.recall(house.desk("lin"), house.case)
    with pytest.raises(ConflictError, match="recall"):
        reviewing.approve(desk, house.case, Way())
    assert state_of(house.desk("lin").store.load(house.case)) is State.DRAFTING


def test_no_words_are_added_to_a_letter_that_was_approved_meanwhile(tmp_path: Path) -> None:
    """The drafter's step was begun on an open case; it is refused, and the words are the drafter's to keep."""
    house = House(tmp_path / "w")
    file = house.desk("lin").store.load(house.case)
    agreed(house)
    draft = msgspec.structs.replace(file.draft, layout="by-suggestion")
    with pytest.raises(ConflictError, match="submitted"):
        save_draft(house.desk("lin"), file, draft, act("edit"))
    assert house.desk("lin").store.load(house.case).draft == file.draft


def test_words_typed_while_the_letter_was_approved_wait(tmp_path: Path) -> None:
    """A workbench that has not looked since: nothing is written into the approved text, nothing typed is lost."""
    house = House(tmp_path / "w")
    sitting = Sitting(house.desk("lin"), house.case)
    before = sitting.draft
    agreed(house)
    sitting.do(steps.set_status, "p3", "done")
    with pytest.raises(RefusedError, match="rule: locked"):
        sitting.flush()
    assert sitting.draft != before
    assert house.desk("lin").store.load(house.case).draft == before


def stood(desk: Desk, house: House) -> Desk:
    """The desk of somebody who has opened the case and does not see what happens to it later."""
    stale = desk.store.load(house.case)
    desk.store.load = lambda _case: stale  # type: ignore[method-assign,assignment]
    return desk


def decide(desk: Desk, case: str, event: str) -> None:
    if event == "recall":
        reviewing.recall(desk, case)
    elif event == "return":
        reviewing.give_back(desk, case, "再核")
    else:
        life.move(desk, case, "withdraw", "撤回")
