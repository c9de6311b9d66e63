"""Decisions at the end of the letter: what they are bound to, what they ask, and where they lead."""

import msgspec
import pytest

from reply_studio.model.workflow import State, state_of
from reply_studio.services import commenting, issuing, sheets
from reply_studio.services import reviewing as decisions
from reply_studio.services.commenting import comments
from reply_studio.services.reviewing import Way
from reply_studio.tui.screens.dialogs import AskLine, Confirm
from reply_studio.tui.screens.list import CaseList
from reply_studio.tui.screens.next_steps import BYPASS, EDIT, PAPER, SHEET, NextSteps
from reply_studio.tui.screens.picker import Picker
from reply_studio.tui.screens.reviewing import Reviewing
from reply_studio.tui.screens.workbench import Workbench
from reply_studio.tui.widgets.finder import Finder
from reply_studio.tui.widgets.pick_list import PickList
from tests.builders import case_file
from tests.desks import with_case, with_inputs
from tests.review_desks import House
from tests.tui.benches import SIZES
from tests.tui.reviews import reviewing, words, write


@pytest.fixture
def house(tmp_path):
    return House(tmp_path / "office")


@pytest.fixture
def submitted(house):
    decisions.submit(house.desk("lin"), house.case)
    return house


def state(house):
    return state_of(house.desk("lin").store.load(house.case))


def second_case(house):
    """Another case that waits for the same reviewer."""
    other = with_case(house.desk("lin"), with_inputs(case_file(id="2025-t-0030", number="30")))
    decisions.submit(house.desk("lin"), other)
    return other


@pytest.mark.parametrize("size", [SIZES["narrow"], SIZES["wide"]], ids=["narrow", "wide"])
async def test_the_decision_stands_at_the_end_of_the_text(submitted, size):
    """The first press goes there; the end says version, digest, step and who is next; Enter agrees to nothing."""
    async with reviewing(submitted, "su", size) as it:
        if size == SIZES["narrow"]:
            await it.press("f8")
            assert "F8 once more" in it.notice
        else:
            await it.press("end")
        assert it.screen.read_to_end
        shown = it.it.picture()
        assert it.screen.reading.digest in shown
        assert "step 1 of 2" in shown
        await it.way("approve")
        await it.asked(Confirm)
        assert it.screen.reading.digest in it.it.picture()
        assert "顾清和" in it.it.picture()
        await it.it.press("enter")
        assert not [each for each in it.file.acts if each.act == "approve"]


async def test_an_approval_is_bound_to_what_was_read(submitted):
    """It is kept with the digest on the screen; with an empty queue the list comes back and says who is next."""
    async with reviewing(submitted, "su") as it:
        digest = it.screen.reading.digest
        await it.way("approve")
        await it.sure()
        await it.it.back()
        made = it.file.acts[-1]
        assert (made.act, made.who) == ("approve", "su")
        binding = sheets.binding_of(submitted.desk("su"), it.file)
        assert binding.short == digest
        await it.it.until(lambda: "顾清和" in it.notice)


async def test_a_letter_that_changed_while_the_question_stood_is_not_approved(submitted):
    """Agreement is given to the letter that was looked at, to no other; then it is to be read to its end again."""
    async with reviewing(submitted, "su") as it:
        await it.way("approve")
        await it.asked(Confirm)
        write(submitted, "gu", "此处在最后一刻被人改动。")
        await it.it.press("ctrl+y")
        await it.it.until(lambda: "rule: seen" in it.notice or "Somebody changed" in it.notice)
        assert not [each for each in it.file.acts if each.act == "approve"]
        await it.it.until(lambda: "此处在最后一刻被人改动" in it.screen.sheet.text.replace("\n", ""))


async def test_the_next_case_of_the_queue_follows_a_decision(submitted):
    """Counts stand in the head; the other case opens at its beginning."""
    other = second_case(submitted)
    async with reviewing(submitted, "su") as it:
        await it.it.until(lambda: len(it.screen.waiting) == 2)
        assert "waiting for you: 2" in it.it.picture()
        first = it.screen.case_id
        await it.way("approve")
        await it.sure()
        await it.it.until(lambda: it.screen.case_id != first)
        assert {first, it.screen.case_id} == {submitted.case, other}
        assert not it.screen.read_to_end or it.screen.sheet.at_end
        await it.it.until(lambda: "waiting for you: 1" in it.notice)


async def test_a_case_can_be_left_for_the_next_one(submitted):
    """F10 goes on without a decision and comes round."""
    second_case(submitted)
    async with reviewing(submitted, "su") as it:
        first = it.screen.case_id
        await it.press("f10")
        assert it.screen.case_id != first
        await it.press("f10")
        assert it.screen.case_id == first
        assert not [each for each in it.file.acts if each.act == "approve"]


async def test_a_return_needs_reasons_and_offers_the_open_comments(submitted):
    """They can be changed; an empty line is refused where it stands."""
    commenting.add(submitted.desk("su"), submitted.case, "数据请核实", on=submitted.passage())
    async with reviewing(submitted, "su") as it:
        await it.way("return")
        asked = await it.asked(AskLine)
        assert asked.query_one(Finder).value == "数据请核实"
        await it.it.press("delete", "enter")
        assert it.it.app.screen is asked
        await it.write("请核实数据并补充出处")
        await it.it.press("enter")
        assert "请核实数据并补充出处" in await it.sure()
        await it.it.back()
        assert it.file.acts[-1].data["reason"] == "请核实数据并补充出处"
        assert state(submitted) is State.DRAFTING
        assert [each.open for each in comments(it.file)] == [True]


async def test_an_edit_of_ones_own_is_a_version_that_others_see(submitted):
    """The reviewer changes a passage at the workbench, comes back and approves; who has to look is said."""
    async with reviewing(submitted, "su") as it:
        await it.press("home")
        it.go(words(submitted)[:10])
        await it.press("f8") if it.screen.read_to_end else await it.press("end", "f8")
        await it.choose(EDIT, NextSteps)
        bench = await it.it.screen(Workbench)
        await it.it.until(lambda: bench.ready)
        bench.go_to(submitted.passage())
        await it.it.press("enter")
        await it.it.until(lambda: bench.editing)
        await it.write("本段由核稿人补充。")
        await it.it.press("escape")
        await it.it.until(lambda: not bench.editing and not bench.sitting.dirty)
        await it.it.press("escape")
        await it.it.until(lambda: it.it.app.screen is it.screen)
        await it.it.until(lambda: "another one" in it.notice)
        assert "苏明远" in it.notice
        await it.press("f7")
        assert "{+" in it.screen.sheet.text
        await it.press("end")
        await it.way("approve")
        await it.sure()
        await it.it.back()
        assert it.file.acts[-1].data["edited"] is True


async def test_an_outdated_approval_shows_and_is_asked_anew(submitted):
    """The first step has agreed to other words: its person looks again, what changed since is one key away."""
    decisions.approve(submitted.desk("su"), submitted.case)
    write(submitted, "gu", "签发人改动了这一段的内容。")
    async with reviewing(submitted, "su") as it:
        await it.press("end")
        assert "1 approvals are outdated" in it.it.picture()
        await it.press("f6")
        assert "{+" in it.screen.sheet.text
        await it.press("end")
        await it.way("approve")
        await it.sure()
        await it.it.back()
        assert [each.who for each in it.file.acts if each.act == "approve"] == ["su", "su"]


async def test_ones_own_words_are_approved_with_a_reason_only(house):
    """The way is offered to who wrote them; the reason is kept."""
    both = msgspec.structs.replace(house.config.people[0], roles=("drafter", "reviewer"))
    house.config = msgspec.structs.replace(house.config, people=(both, *house.config.people[1:]))
    decisions.submit(house.desk("lin"), house.case)
    async with reviewing(house, "lin") as it:
        await it.way(BYPASS)
        await it.answer("科室只有一人")
        await it.sure()
        await it.it.until(lambda: it.file.acts[-1].act == "approve")
        assert it.file.acts[-1].data["bypass"] == "科室只有一人"


async def test_a_signed_sheet_is_entered_for_who_signed_it(submitted, tmp_path):
    """Without a printed sheet not offered; then who signed, the scan, and a page that says what is recorded."""
    scan = tmp_path / "scan.pdf"
    scan.write_bytes(b"%PDF-1.4 signed")
    async with reviewing(submitted, "bai") as it:
        await it.press("end", "f8")
        dialog = await it.asked(NextSteps)
        picks = dialog.query_one(PickList)
        at = [each.value for each in picks.shown].index(PAPER)
        await it.it.press(*["down"] * at)
        assert "no sign-off sheet was printed" in it.it.picture()
        await it.it.press("enter")
        assert it.it.app.screen is dialog
        await it.it.press(*["up"] * (at - [each.value for each in picks.shown].index(SHEET)), "enter")
        await it.it.until(lambda: "sign-off-sheet.docx" in it.notice)
        await it.way(PAPER)
        await it.choose("su")
        await it.asked(Picker)
        await it.write(str(scan))
        await it.it.press("enter")
        told = await it.sure()
        assert "scan.pdf" in told
        assert "苏明远" in told
        await it.it.until(lambda: it.file.acts[-1].act == "approve")
        made = it.file.acts[-1]
        assert (made.who, made.data["on_behalf"]) == ("bai", "su")


async def test_a_sheet_of_an_earlier_text_is_not_offered(submitted):
    """The text moved on since it was printed."""
    sheets.sheet(submitted.desk("bai"), submitted.case)
    write(submitted, "su", "打印之后又有改动。")
    async with reviewing(submitted, "bai") as it:
        await it.press("end", "f8")
        dialog = await it.asked(NextSteps)
        at = [each.value for each in dialog.query_one(PickList).shown].index(PAPER)
        await it.it.press(*["down"] * at)
        assert "the text moved on" in it.it.picture().replace("\n", "")


async def test_issue_shows_exactly_what_goes_out(submitted):
    """Number, date, addressees, file; then the letter is kept, and dispatch is the next step on the same screen."""
    decisions.approve(submitted.desk("su"), submitted.case)
    decisions.approve(submitted.desk("gu"), submitted.case)
    async with reviewing(submitted, "bai") as it:
        await it.way("issue")
        await it.answer("")
        await it.day()
        await it.choose("without")
        told = await it.sure()
        assert "云民函〔2025〕1号" in told
        assert "letters/1.docx" in told
        assert "2025-06-30" in told
        assert it.screen.reading.digest in told
        await it.it.until(lambda: "云民函〔2025〕1号" in it.notice)
        assert state(submitted) is State.ISSUED
        await it.way("dispatch")
        await it.choose("")
        await it.day()
        told = await it.sure()
        assert "云民函〔2025〕1号" in told
        await it.it.until(lambda: "Sent to" in it.notice)
        assert state(submitted) is State.DISPATCHED
        assert it.file.acts[-1].data["to"] == list(issuing.addressees(submitted.desk("bai"), it.file))


async def test_a_number_of_another_system_is_taken(submitted):
    """The last page shows it as given; turning back there issues nothing and takes no number."""
    decisions.approve(submitted.desk("su"), submitted.case)
    decisions.approve(submitted.desk("gu"), submitted.case)
    async with reviewing(submitted, "bai") as it:
        await it.way("issue")
        await it.answer("云民函〔2025〕77号")
        await it.day()
        await it.choose("without")
        await it.asked(Confirm)
        assert "云民函〔2025〕77号" in it.it.picture()
        assert "next of the series" not in it.it.picture()
        await it.it.press("enter")
        assert state(submitted) is State.APPROVED
        assert not submitted.desk("bai").numbers.entries()


async def test_an_outdated_approval_is_not_issued(submitted):
    """The way says why not and stays closed."""
    decisions.approve(submitted.desk("su"), submitted.case)
    decisions.approve(submitted.desk("gu"), submitted.case)
    submitted.config = msgspec.structs.replace(
        submitted.config, letter=msgspec.structs.replace(submitted.config.letter, disclosure="on-request")
    )
    async with reviewing(submitted, "bai") as it:
        await it.press("end", "f8")
        dialog = await it.asked(NextSteps)
        at = [each.value for each in dialog.query_one(PickList).shown].index("issue")
        await it.it.press(*["down"] * at, "enter")
        assert it.it.app.screen is dialog
        assert "look again" in it.it.picture()


async def test_who_may_not_is_told_who_may(submitted):
    """Nothing is asked of somebody whose step it is not."""
    async with reviewing(submitted, "bai") as it:
        await it.press("end", "f8")
        await it.asked(NextSteps)
        assert "bai may not do this" in it.it.picture()
        await it.it.press("enter")
        assert isinstance(it.it.app.screen, NextSteps)


async def test_a_recall_gives_the_text_back(submitted):
    """The drafter takes it back from the review screen; the letter stays on the screen."""
    async with reviewing(submitted, "lin") as it:
        await it.way("recall")
        await it.sure()
        await it.it.until(lambda: state(submitted) is State.DRAFTING)
        assert isinstance(it.it.app.screen, Reviewing)


async def test_one_person_offices_say_that_steps_are_not_separated(house):
    """Who drafts may approve there; every message says so."""
    house.config = msgspec.structs.replace(house.config, people=())
    async with reviewing(house, "lin") as it:
        await it.way("submit")
        await it.sure()
        await it.it.until(lambda: "Single-user mode" in it.notice)
        await it.way("approve")
        await it.sure()
        await it.it.until(lambda: it.file.acts[-1].act == "approve")
        await it.it.until(lambda: isinstance(it.it.app.screen, (CaseList, Reviewing)))
        assert "Single-user mode" in it.notice


def test_an_approval_for_an_unseen_letter_is_refused(submitted):
    """The rule that the screens rely on."""
    with pytest.raises(Exception, match="rule: seen"):
        decisions.approve(submitted.desk("su"), submitted.case, Way(seen="000000000000"))


async def test_the_next_steps_are_told_in_the_other_language_at_once(submitted):
    """The ways, what follows from the one under the cursor, and the question after it."""
    async with reviewing(submitted, "su") as it:
        await it.press("end", "f8")
        dialog = await it.asked(NextSteps)
        await it.it.press("f12")
        await it.it.until(lambda: "审核同意" in it.it.picture())
        assert "approve" not in it.it.picture(dialog.query_one(PickList))
        assert "What comes next" not in it.it.picture()
        await it.it.press("enter")
        await it.asked(Confirm)
        await it.it.press("f12")
        await it.it.until(lambda: "next after it" in it.it.picture())
