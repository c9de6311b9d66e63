"""Fixes and waivers in a case: one commit, undone by undo; origins and other words stay."""

import pytest

from reply_studio.checks import Finding, Mend, Severity, Where
from reply_studio.errors import RefusedError, UsageError
from reply_studio.model.draft import Draft
from reply_studio.services import checking, fixing, passages, undoing, waiving
from reply_studio.services.checking import Choice
from reply_studio.services.passages import Wording
from tests.builders import case_file
from tests.desks import with_case, with_inputs

COMMA, STOP = "\uff0c", "\u3002"
FAULTY = f"我局已布署工作{COMMA}{COMMA}依据云政办发[2023]第019号{COMMA}于2025年09月05日起推行的的制度{STOP}"
RIGHT = f"我局已部署工作{COMMA}依据云政办发〔2023〕19号{COMMA}于2025年9月5日起推行的制度{STOP}"
VAGUE = f"我局将适时推进建设10处食堂{STOP}"


@pytest.fixture
def case(desk):
    """The case of the canteens with every certain fault in its first passage."""
    made = with_case(desk)
    passages.edit(desk, made, "a2", Wording(text=FAULTY))
    return made


def codes(desk, case):
    """Codes found on the first passage."""
    report = checking.check_cases(desk, (case,), Choice())
    return sorted(each.code for each in report.findings if each.where.anchor == "a2")


def test_all_certain_changes_are_one_commit_that_undo_takes_back(desk, case):
    """The words are right, the acts one more; undo restores them as they were typed."""
    before = desk.store.load(case)
    done = fixing.fix(desk, case, Choice())
    after = desk.store.load(case)
    assert after.draft.passages["a2"].text == RIGHT
    assert sorted(each.code for each in done) == ["FM102", "FM103", "FM302", "LG101", "LG103"]
    assert len(after.acts) == len(before.acts) + 1
    assert codes(desk, case) == []
    assert undoing.undo(desk, case) == "fix"
    assert desk.store.load(case).draft == before.draft


def test_origins_and_all_other_words_stay(desk, case):
    """Only the faulty passage changes, and only its words."""
    before = desk.store.load(case).draft
    fixing.fix(desk, case, Choice())
    after = desk.store.load(case).draft
    assert after.passages["a2"].origins == before.passages["a2"].origins
    assert [key for key in after.passages if after.passages[key] != before.passages[key]] == ["a2"]
    assert after.points == before.points


def test_only_what_is_selected_is_fixed(desk, case):
    """``--select`` limits fixes as it limits findings."""
    assert [each.code for each in fixing.fix(desk, case, Choice(select=("LG",)))] == ["LG103", "LG101"]
    assert codes(desk, case) == ["FM102", "FM103", "FM302"]


def test_a_case_without_certain_faults_is_not_written(desk):
    """Nothing is committed where nothing changes."""
    made = with_case(desk)
    acts = desk.store.load(made).acts
    assert fixing.fix(desk, made, Choice()) == ()
    assert desk.store.load(made).acts == acts


def test_what_is_waived_is_not_fixed(desk, case):
    """A person decided to leave it."""
    waiving.waive(desk, case, "LG103", "a2", "引用原话")
    assert "LG103" not in {each.code for each in fixing.fix(desk, case, Choice())}
    assert "布署" in desk.store.load(case).draft.passages["a2"].text


def test_a_heading_of_a_point_is_fixed_too(desk):
    """The point's own fields are the draft's words."""
    made = with_case(desk)
    file = desk.store.load(made)
    heading = file.draft.points[0].heading
    finding = Finding(
        code="LG101",
        severity=Severity.WARNING,
        message="",
        where=Where(anchor=file.draft.points[0].id),
        mend=Mend(old=heading, new="加大扶持"),
    )
    step = fixing.step(file, finding)
    assert step.draft.points[0].heading == "加大扶持"


def test_what_leaves_a_choice_is_refused(desk):
    """A vague promise has no certain date."""
    made = with_case(desk)
    passages.edit(desk, made, "a2", Wording(text=VAGUE))
    report = checking.check_cases(desk, (made,), Choice(select=("PR101",)))
    with pytest.raises(RefusedError):
        fixing.step(desk.store.load(made), report.findings[0])


def test_a_waiver_lasts_until_its_text_changes(desk):
    """Waived findings are listed apart and do not count; new words count again."""
    made = with_case(desk)
    passages.edit(desk, made, "a2", Wording(text=VAGUE))
    waiving.waive(desk, made, "pr101", "a2", "经局务会研究")
    report = checking.check_cases(desk, (made,), Choice(select=("PR101",)))
    assert report.findings == ()
    assert [(each.finding.where.anchor, each.reason, each.who) for each in report.waived] == [
        ("a2", "经局务会研究", "lin")
    ]
    passages.edit(desk, made, "a2", Wording(text=VAGUE.replace("10", "12")))
    report = checking.check_cases(desk, (made,), Choice(select=("PR101",)))
    assert (len(report.findings), report.waived) == (1, ())


def test_a_waiver_is_taken_back_by_its_place(desk):
    """The finding counts again; a second time there is nothing to take back."""
    made = with_case(desk)
    passages.edit(desk, made, "a2", Wording(text=VAGUE))
    waiving.waive(desk, made, "PR101", "a2", "经局务会研究")
    waiving.take_back(desk, made, "PR101", "a2")
    assert len(checking.check_cases(desk, (made,), Choice(select=("PR101",))).findings) == 1
    with pytest.raises(UsageError):
        waiving.take_back(desk, made, "PR101", "a2")


def test_a_suggestion_may_be_named_by_its_printed_number(desk):
    """The number that people see instead of the id."""
    made = with_case(desk, with_inputs(case_file(draft=Draft())))
    found = waiving.waive(desk, made, "CV101", "2", "由另案答复")[1]
    assert [each.where.anchor for each in found] == ["s2"]


def test_a_waiver_needs_a_reason_and_a_finding(desk):
    """Both are refused with what would help."""
    made = with_case(desk)
    passages.edit(desk, made, "a2", Wording(text=VAGUE))
    with pytest.raises(RefusedError):
        waiving.waive(desk, made, "PR101", "a2", "  ")
    with pytest.raises(UsageError) as error:
        waiving.waive(desk, made, "PR101", "a9", "经局务会研究")
    assert "a2" in error.value.hint
