"""The way to an issued letter, rule by rule."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from reply_studio.config import Deputy, Review, Step
from reply_studio.errors import RefusedError
from reply_studio.model.workflow import TABLES, State, faults, state_of
from reply_studio.services import commenting, issuing, life, locking, passages, reviewing, sheets, summary, versions
from reply_studio.services.passages import Wording
from reply_studio.services.reviewing import Way
from tests.review_checker import printed
from tests.review_desks import House


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(tmp_path / "w")


def refused(rule: str, call: Callable[[], object]) -> str:
    """The refusal's hint; it names its rule and ends with 5."""
    with pytest.raises(RefusedError) as caught:
        call()
    assert f"(rule: {rule})" in str(caught.value)
    assert caught.value.exit_code == 5
    return caught.value.hint


def submit(house: House) -> reviewing.Decided:
    return reviewing.submit(house.desk("lin"), house.case)


def approve(house: House, who: str, **way: object) -> reviewing.Decided:
    return reviewing.approve(house.desk(who), house.case, Way(**way))


def write(house: House, who: str, more: str = "\u8fd0\u884c\u5e73\u7a33\u3002") -> None:
    key = house.passage()
    text = house.desk(who).store.load(house.case).draft.passages[key].text
    passages.edit(house.desk(who), house.case, key, Wording(text=text + more))


def approved(house: House) -> None:
    submit(house)
    approve(house, "su")
    approve(house, "gu")


def state(house: House) -> State:
    return state_of(house.desk("lin").store.load(house.case))


def test_no_table_has_a_dead_end_or_a_step_without_right_and_words() -> None:
    assert faults() == []


@pytest.mark.parametrize("broken", ["dead end", "nothing leads", "nobody may"])
def test_the_validator_finds_what_is_wrong(broken: str) -> None:
    table = dict(TABLES["lead"])
    if broken == "dead end":
        table[State.CLOSED] = ()
        table[State.WITHDRAWN] = ()
    elif broken == "nothing leads":
        table[State.RETURNED] = table[State.RETURNED]
        steps = [each for each in table[State.RECEIVED] if each.event != "hand-back"]
        table |= {State.RECEIVED: tuple(steps)}
        for each in (State.ACCEPTED, State.DRAFTING):
            table[each] = tuple(one for one in table[each] if one.event != "hand-back")
    else:
        first = msgspec.structs.replace(table[State.RECEIVED][0], by=())
        table[State.RECEIVED] = (first, *table[State.RECEIVED][1:])
    assert any(broken in each for each in faults({"lead": table}))


def test_a_letter_goes_through_both_steps_and_is_issued(house: House) -> None:
    assert submit(house).state is State.IN_REVIEW
    assert approve(house, "su").state is State.IN_REVIEW
    assert approve(house, "gu").state is State.APPROVED
    done = issuing.issue(house.desk("bai"), house.case)
    assert done.number == "云民函〔2025〕1号"
    assert done.date == dt.date(2025, 6, 30)
    assert "云民函" not in printed(done.path.read_bytes())
    assert issuing.dispatch(house.desk("bai"), house.case)[0] == "周明远" or state(house) is State.DISPATCHED


def test_steps_come_in_order_and_belong_to_their_roles(house: House) -> None:
    refused("state", lambda: approve(house, "su"))
    refused("right", lambda: reviewing.submit(house.desk("su"), house.case))
    submit(house)
    assert "苏明远 (su)" in refused("right", lambda: approve(house, "gu"))
    approve(house, "su")
    refused("right", lambda: approve(house, "su"))
    refused("state", lambda: issuing.issue(house.desk("bai"), house.case))


def test_who_wrote_or_submitted_cannot_approve(house: House) -> None:
    both = msgspec.structs.replace(house.config.people[0], roles=("drafter", "reviewer"))
    house.config = msgspec.structs.replace(house.config, people=(both, *house.config.people[1:]))
    submit(house)
    assert "--bypass" in refused("own-words", lambda: approve(house, "lin"))
    assert approve(house, "lin", bypass="只有一名工作人员").state is State.IN_REVIEW
    assert house.desk("su").store.load(house.case).acts[-1].data["bypass"] == "只有一名工作人员"


def test_while_it_is_reviewed_the_drafter_cannot_change_it(house: House) -> None:
    submit(house)
    refused("locked", lambda: write(house, "lin"))
    reviewing.recall(house.desk("lin"), house.case)
    write(house, "lin")
    assert state(house) is State.DRAFTING


def test_an_approved_text_stands_still(house: House) -> None:
    approved(house)
    for who in ("lin", "su", "gu"):
        refused("locked", lambda who=who: write(house, who))


@pytest.mark.parametrize(("recheck", "waiting"), [("never", ["issuer"]), ("substantive", ["reviewer", "issuer"])])
def test_a_later_edit_is_looked_at_again_as_configured(house: House, recheck: str, waiting: list[str]) -> None:
    """The leader changes the text after the reviewer agreed; then the reviewer has to see it in any case, because
    nobody approves only their own words.
    """
    house.config = msgspec.structs.replace(house.config, review=Review(recheck=recheck))
    submit(house)
    approve(house, "su")
    write(house, "gu", "目前已建成十处。")
    if recheck == "substantive":
        assert "苏明远" in refused("right", lambda: approve(house, "gu"))
        return
    done = approve(house, "gu")
    assert done.state is State.IN_REVIEW
    assert [each.step.role for each in done.waiting] == ["reviewer"]
    assert approve(house, "su").state is State.APPROVED


def test_a_comma_more_carries_where_only_words_matter(house: House) -> None:
    submit(house)
    approve(house, "su")
    write(house, "gu", "\u3002\u3002")
    found = approve(house, "gu")
    assert [each.step.role for each in found.waiting] == [
        "reviewer"
    ]  # the leader's own edit needs another pair of eyes


def test_a_change_from_outside_blocks_and_can_be_submitted_anew(house: House) -> None:
    approved(house)
    path = house.folder / "draft.toml"
    path.write_text(path.read_text("utf-8").replace("。", "！", 1), "utf-8")
    refused("outside", lambda: issuing.issue(house.desk("bai"), house.case))
    refused("outside", lambda: approve(house, "gu"))
    reviewing.give_back(house.desk("gu"), house.case, "文件被改动")
    approved(house)
    assert issuing.issue(house.desk("bai"), house.case).letter == 1


def test_another_template_or_setting_makes_the_approvals_outdated(house: House) -> None:
    approved(house)
    letter = msgspec.structs.replace(house.config.letter, disclosure="on_request")
    house.config = msgspec.structs.replace(house.config, letter=letter)
    assert "outdated" in summary.rows(house.desk("bai"))[0]["flags"]
    refused("approval", lambda: issuing.issue(house.desk("bai"), house.case))
    approve(house, "su")
    assert approve(house, "gu").state is State.APPROVED
    assert "outdated" not in summary.rows(house.desk("bai"))[0]["flags"]


def test_a_letter_turned_back_to_an_earlier_form_waits_for_who_agreed_to_another_since(house: House) -> None:
    """They signed what they saw last; that both forms were signed once does not make the first one theirs again."""
    before = house.config
    approved(house)
    letter = msgspec.structs.replace(before.letter, disclosure="on_request")
    house.config = msgspec.structs.replace(before, letter=letter)
    approve(house, "su")
    assert approve(house, "gu").state is State.APPROVED
    house.config = before
    assert "outdated" in summary.rows(house.desk("bai"))[0]["flags"]
    refused("approval", lambda: issuing.issue(house.desk("bai"), house.case))
    approve(house, "su")
    assert approve(house, "gu").state is State.APPROVED
    assert issuing.issue(house.desk("bai"), house.case).letter == 1


def test_two_people_for_one_step(house: House) -> None:
    second = msgspec.structs.replace(house.config.people[1], login="he", name="何静")
    steps = (Step(role="reviewer", label="核稿", count=2), Step(role="issuer", label="签发"))
    house.config = msgspec.structs.replace(
        house.config, people=(*house.config.people, second), review=Review(steps=steps)
    )
    submit(house)
    assert approve(house, "su").waiting[0].more == 1
    refused("step", lambda: approve(house, "su"))
    assert approve(house, "he").waiting[0].step.role == "issuer"


def test_units_countersign_before_the_leader(house: House) -> None:
    steps = (Step(role="reviewer", label="核稿"), Step(role="office", label="会签", units=("co",)), Step(role="issuer"))
    house.config = msgspec.structs.replace(house.config, review=Review(steps=steps))
    submit(house)
    approve(house, "su")
    assert "countersign" in refused("step", lambda: approve(house, "gu"))
    reviewing.countersign(house.desk("bai"), house.case, "市司法局")
    refused("unit", lambda: reviewing.countersign(house.desk("bai"), house.case, "市司法局"))
    reviewing.countersign(house.desk("bai"), house.case, "市委组织部")
    assert approve(house, "gu").state is State.APPROVED


def test_a_deputy_decides_in_the_period_and_is_named(house: House) -> None:
    days = {"start": dt.date(2025, 6, 1), "until": dt.date(2025, 6, 30)}
    house.config = msgspec.structs.replace(house.config, deputies=(Deputy(person="gu", deputy="bai", **days),))
    submit(house)
    approve(house, "su")
    assert approve(house, "bai").state is State.APPROVED
    assert house.desk("su").store.load(house.case).acts[-1].data["stands_for"] == "gu"
    late = {"start": dt.date(2025, 5, 1), "until": dt.date(2025, 6, 29)}
    house.config = msgspec.structs.replace(house.config, deputies=(Deputy(person="gu", deputy="bai", **late),))
    reviewing.give_back(house.desk("gu"), house.case, "再看")
    submit(house)
    approve(house, "su")
    refused("right", lambda: approve(house, "bai"))


def test_a_leader_signs_on_paper(house: House, tmp_path: Path) -> None:
    scan = tmp_path / "scan.pdf"
    scan.write_bytes(b"%PDF-1.4 signed")
    submit(house)
    approve(house, "su")
    assert "sign-off-sheet" in refused("sheet", lambda: approve(house, "bai", on_behalf="gu", evidence=scan))
    sheets.sheet(house.desk("bai"), house.case, tmp_path / "sheet.docx")
    assert approve(house, "bai", on_behalf="gu", evidence=scan).state is State.APPROVED
    last = house.desk("su").store.load(house.case).acts[-1]
    assert (last.who, last.data["on_behalf"]) == ("bai", "gu")
    assert house.desk("su").store.source(house.case, "scan.pdf") == b"%PDF-1.4 signed"


def test_a_sheet_of_an_older_text_binds_nobody(house: House, tmp_path: Path) -> None:
    scan = tmp_path / "scan.pdf"
    scan.write_bytes(b"%PDF-1.4 signed")
    submit(house)
    sheets.sheet(house.desk("bai"), house.case, tmp_path / "sheet.docx")
    write(house, "su")
    approve(house, "su")
    assert "new sheet" in refused("sheet", lambda: approve(house, "bai", on_behalf="gu", evidence=scan))


def test_an_office_of_one_person_records_and_says_so(house: House) -> None:
    house.config = msgspec.structs.replace(house.config, people=())
    assert submit(house).single
    approve(house, "lin")
    assert approve(house, "lin").state is State.APPROVED
    assert issuing.issue(house.desk("lin"), house.case).letter == 1
    assert house.desk("lin").store.load(house.case).acts[-1].data["single"] is True


def test_numbers_go_on_and_void_ones_are_explained(house: House) -> None:
    desk = house.desk("bai")
    entry = desk.numbers.reserve("reply", "云民函〔{year}〕{n}号", 2025, 1, "another-case", "bai")
    approved(house)
    assert issuing.issue(desk, house.case).number == "云民函〔2025〕2号"
    refused("reason", lambda: issuing.void(desk, entry.text, " "))
    issuing.void(desk, entry.text, "重复登记")
    assert [(each.number, each.state) for each in desk.numbers.entries()] == [(1, "void"), (2, "used")]
    assert desk.numbers.entries()[0].reason == "重复登记"
    refused("number", lambda: issuing.void(desk, "云民函〔2025〕2号", "误发"))


def test_a_number_from_another_system_is_taken_once(house: House) -> None:
    desk = house.desk("bai")
    desk.numbers.claim("reply", 2025, "府办函〔2025〕9号", "another-case", "bai")
    approved(house)
    refused("number", lambda: issuing.issue(desk, house.case, number="府办函〔2025〕9号"))
    assert issuing.issue(desk, house.case, number="府办函〔2025〕10号").number == "府办函〔2025〕10号"


def test_a_corrected_letter_is_a_second_one_and_the_first_stays(house: House) -> None:
    approved(house)
    first = issuing.issue(house.desk("bai"), house.case)
    before = first.path.read_bytes()
    refused("locked", lambda: write(house, "lin"))
    refused("reason", lambda: life.move(house.desk("bai"), house.case, "revise"))
    life.move(house.desk("bai"), house.case, "revise", "数字有误")
    write(house, "lin")
    approved(house)
    second = issuing.issue(house.desk("bai"), house.case)
    assert (second.letter, second.number) == (2, "云民函〔2025〕2号")
    assert first.path.read_bytes() == before


def test_an_assignment_is_handed_back_in_its_window_only(house: House) -> None:
    file = house.desk("bai").store.load(house.case)
    dates = msgspec.structs.replace(file.case.dates, received=dt.date(2025, 6, 27), assigned=dt.date(2025, 6, 27))
    from reply_studio.services.committing import act, save

    save(house.desk("bai"), file, {"case": msgspec.structs.replace(file.case, dates=dates)}, (act("edit"),))
    refused("reason", lambda: life.move(house.desk("bai"), house.case, "hand-back"))
    late = msgspec.structs.replace(house.config.deadlines, hand_back="1 day")
    house.config = msgspec.structs.replace(house.config, deadlines=late)
    refused("window", lambda: life.move(house.desk("bai"), house.case, "hand-back", "不属我局职责"))
    house.config = msgspec.structs.replace(
        house.config, deadlines=msgspec.structs.replace(late, hand_back="5 workdays")
    )
    assert life.move(house.desk("bai"), house.case, "hand-back", "不属我局职责") is State.RETURNED


def test_a_pause_moves_the_due_day_and_an_extension_has_an_end(house: House) -> None:
    desk = house.desk("bai")
    first = life.due(desk.store.load(house.case), desk)
    life.pause(desk, house.case, "待上级政策明确")
    assert "paused" in summary.rows(desk)[0]["flags"]
    refused("state", lambda: life.pause(desk, house.case, "再次"))
    assert life.resume(desk, house.case) == 0
    if first is not None:
        refused("extension", lambda: life.extend(desk, house.case, first, "延期"))
        refused("extension", lambda: life.extend(desk, house.case, first + dt.timedelta(days=3000), "延期"))
        life.extend(desk, house.case, first + dt.timedelta(days=7), "情况复杂")
        assert life.due(desk.store.load(house.case), desk) == first + dt.timedelta(days=7)
        assert "extended" in summary.rows(desk)[0]["flags"]


def test_comments_are_kept_answered_and_settled(house: House) -> None:
    key = house.passage()
    one = commenting.add(house.desk("su"), house.case, "数字请核对", key)
    assert (one.on, one.open, bool(one.quote)) == (key, True, True)
    two = commenting.add(house.desk("lin"), house.case, "已核对", answers=one.id)
    assert (two.thread, two.on) == (one.id, key)
    assert not commenting.settle(house.desk("su"), house.case, two.id).open
    commenting.add(house.desk("su"), house.case, "还有一处", answers=one.id)
    assert all(each.open for each in commenting.comments(house.desk("su").store.load(house.case)))
    passages.delete(house.desk("lin"), house.case, key)
    assert all(each.gone for each in commenting.comments(house.desk("su").store.load(house.case)))


def test_what_changed_since_the_submission_is_shown_to_the_character(house: House) -> None:
    submit(house)
    write(house, "su", "群众满意。")
    changed = [each for each in versions.differences(house.desk("gu"), house.case) if each.changed]
    assert [each.text for one in changed for each in one.pieces if each.kind == "new"] == ["群众满意。"]


def test_nothing_but_the_text_is_locked(house: House) -> None:
    submit(house)
    file = house.desk("lin").store.load(house.case)
    locking.refuse_locked(house.desk("lin"), file, ("case", "inputs/sfj-v2"))
    refused("locked", lambda: locking.refuse_locked(house.desk("lin"), file, ("draft",)))


def test_a_letter_with_errors_is_not_submitted(house: House) -> None:
    write(house, "lin", "共建成XX处。")
    assert "check" in refused("findings", lambda: submit(house))
