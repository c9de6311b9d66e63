"""Cases handled together: both say so, one letter answers both, and a kill in between is told and completed."""

import os
import signal
import sys

import msgspec
import pytest

from reply_studio.errors import RefusedError, UsageError
from reply_studio.model.act import Act
from reply_studio.model.draft import Draft
from reply_studio.model.letter import Kind
from reply_studio.model.proposal import Suggestion
from reply_studio.model.workflow import State, state_of
from reply_studio.services import checking, joining, listing, printing, summary
from reply_studio.services.editing import add_point, replace
from reply_studio.services.ports import Change
from tests.builders import canteens, case_file
from tests.desks import desk_at, with_case
from tests.joint_cases import LEAD, OTHER, two_cases
from tests.tools.store_crash import killer


@pytest.fixture
def desk(tmp_path):
    """A desk with the two cases."""
    made = desk_at(tmp_path)
    two_cases(made)
    return made


def acts(desk, case):
    return [each.act for each in desk.store.load(case).acts]


def faults(desk):
    return list(joining.faults({each: desk.store.load(each).case for each in desk.store.ids()}))


def test_both_files_and_both_journals_say_it(desk):
    """Nothing else of either case changes."""
    before = {each: desk.store.load(each) for each in (LEAD, OTHER)}
    pair = joining.join(desk, "29", "53", "内容相同")
    lead, other = desk.store.load(LEAD), desk.store.load(OTHER)
    assert (pair.lead, pair.other, pair.changed) == (LEAD, OTHER, True)
    assert (lead.case.joined, lead.case.answered_by) == ((OTHER,), "")
    assert (other.case.joined, other.case.answered_by) == ((LEAD,), LEAD)
    assert [each.acts[-1].data["reason"] for each in (lead, other)] == ["内容相同", "内容相同"]
    for file in (lead, other):
        assert (file.proposal, file.draft) == (before[file.case.id].proposal, before[file.case.id].draft)
    assert not faults(desk)


def test_again_writes_nothing(desk):
    """The second time only says that it is so."""
    joining.join(desk, "29", "53")
    assert not joining.join(desk, "29", "53").changed
    assert [acts(desk, each).count(joining.JOINED) for each in (LEAD, OTHER)] == [1, 1]


def test_one_letter_for_both(desk):
    """Both commands give the leading case's letter; the checks find both numbers and all proposers in it."""
    joining.join(desk, "29", "53")
    letter = printing.letter_of(desk, "29")
    assert printing.letter_of(desk, "53") == letter
    assert letter.first(Kind.TITLE).text == "关于政协云川市第七届委员会第四次会议第29、53号提案的答复"
    assert letter.first(Kind.SALUTATION).text == "赵清和、钱若谷委员\uff1a"
    told = {each.code for each in checking.check_cases(desk, ["29"], checking.Choice()).findings}
    assert not {each for each in told if each.startswith(("ID", "CV"))}
    assert checking.check_cases(desk, ["53"], checking.Choice()) == checking.check_cases(
        desk, ["29"], checking.Choice()
    )


def test_what_only_the_other_item_asks_for_is_missed(desk):
    """Its own suggestions are held against the letter, with their place."""
    proposal = replace(
        desk.store.load(OTHER).proposal,
        suggestions=(*canteens().suggestions, Suggestion(id="s9", heading="开通夜间公交专线", text="延长末班车时间。")),
        last_id=9,
    )
    change = Change(new=proposal, expected=desk.store.load(OTHER).revisions["proposal"])
    desk.store.commit(OTHER, {"proposal": change}, ())
    joining.join(desk, "29", "53")
    found = checking.check_cases(desk, ["29"], checking.Choice(select=("CV101",))).findings
    assert [(each.where.anchor, each.where.file) for each in found] == [("s9", f"drafts/{OTHER}/proposal.toml")]


def test_an_outline_of_its_own_stays_in_force(tmp_path):
    """Then the other case has a letter of its own, that names only its own item."""
    desk = desk_at(tmp_path)
    draft, _point = add_point(Draft(), heading="分开答复")
    two_cases(desk, draft=draft)
    assert joining.join(desk, "29", "53").own_points == 1
    assert printing.letter_of(desk, "53").first(Kind.TITLE).text.endswith("第53号提案的答复")
    assert printing.letter_of(desk, "29").first(Kind.TITLE).text.endswith("第29、53号提案的答复")


def test_parted_they_are_as_before(desk):
    """Their files are what they were; the journals keep both acts."""
    before = {each: desk.store.load(each).case for each in (LEAD, OTHER)}
    joining.join(desk, "29", "53")
    joining.part(desk, "53", reason="内容不同")
    assert {each: desk.store.load(each).case for each in (LEAD, OTHER)} == before
    assert acts(desk, LEAD)[-2:] == acts(desk, OTHER)[-2:] == [joining.JOINED, joining.PARTED]


def test_of_several_one_is_named_to_part(desk):
    """A third case joins the same letter; only the one named leaves it."""
    with_case(desk, case_file(id="2025-t-0061", number="61", draft=Draft(), units=()))
    joining.join(desk, "29", "53")
    joining.join(desk, "29", "61")
    assert "第29、53、61号提案" in printing.letter_of(desk, "61").first(Kind.TITLE).text
    with pytest.raises(UsageError, match="2025-t-0061"):
        joining.part(desk, "29")
    joining.part(desk, "29", "53")
    assert desk.store.load(LEAD).case.joined == ("2025-t-0061",)
    assert not faults(desk)


@pytest.mark.parametrize(
    ("other", "words"),
    [({"type": "suggestion_item"}, "congress"), ({"role": "co"}, "co-handle")],
)
def test_what_no_letter_can_answer_together_is_refused(tmp_path, other, words):
    """A proposal and a deputies' suggestion; a case that we lead and one in which we co-handle."""
    desk = desk_at(tmp_path)
    two_cases(desk, **other)
    with pytest.raises(RefusedError, match=words):
        joining.join(desk, "29", OTHER)
    assert desk.store.load(LEAD).case.joined == ()


def test_nobody_belongs_to_two_letters(desk):
    """A case that is answered elsewhere leads none, a leading one is answered nowhere else; itself it cannot join."""
    with_case(desk, case_file(id="2025-t-0061", number="61", draft=Draft(), units=()))
    joining.join(desk, "29", "53")
    for one, two in (("53", "61"), ("53", "29"), ("61", "53"), ("61", "29")):
        with pytest.raises(RefusedError) as refused:
            joining.join(desk, one, two)
        assert "reply-studio case join" in refused.value.hint
    with pytest.raises(UsageError):
        joining.join(desk, "29", "29")
    with pytest.raises(UsageError):
        joining.part(desk, "61")


@pytest.mark.parametrize("case", [LEAD, OTHER])
def test_a_letter_under_review_stays_as_it_is(desk, case):
    """Neither joined nor parted then; half a joining is completed all the same."""
    joining.join(desk, "29", "53")
    desk.store.commit(case, {}, (Act(act="submit", data={"to": "in_review", "state": "in_review"}),))
    assert state_of(desk.store.load(case)) is State.IN_REVIEW
    with pytest.raises(RefusedError, match="review"):
        joining.part(desk, "29")
    other = desk.store.load(OTHER)
    alone = replace(other.case, joined=(), answered_by="")
    desk.store.commit(OTHER, {"case": Change(new=alone, expected=other.revisions["case"])}, ())
    assert joining.join(desk, "29", "53").changed
    assert not faults(desk)


def test_a_case_that_is_gone_is_told_and_can_be_parted(desk):
    """The letter names what is there; the leading case is set free by the id."""
    joining.join(desk, "29", "53")
    folder = desk.store.path(OTHER, "case").parent
    folder.rename(folder.parents[1] / "elsewhere")
    assert printing.letter_of(desk, "29").first(Kind.TITLE).text.endswith("第29号提案的答复")
    assert any(OTHER in each for each in desk.store.warnings(LEAD))
    assert [case for case, _told in faults(desk)] == [LEAD]
    joining.part(desk, "29", OTHER)
    assert desk.store.load(LEAD).case.joined == ()


def test_the_list_has_nothing_to_do_for_the_answered_case(desk):
    """Its row says who answers it."""
    assert [listing.is_to_do(each) for each in summary.rows(desk)] == [True, True]
    joining.join(desk, "29", "53")
    rows = {each["case"]: each for each in summary.rows(desk)}
    assert (rows[LEAD]["joined"], rows[OTHER]["answered_by"]) == ([OTHER], LEAD)
    assert not listing.is_to_do(rows[OTHER])
    assert LEAD in listing.searched(rows[OTHER])


@pytest.mark.skipif(sys.platform == "win32", reason="there is no fork")
@pytest.mark.parametrize("parting", [False, True])
def test_killed_at_any_step_it_is_told_and_the_same_command_completes_it(tmp_path, parting):
    """Either nothing happened, or the leading case shows it; the journals hold every act once."""
    steps = _steps(tmp_path / "trial", parting)
    halves = 0
    for at in range(steps):
        root = tmp_path / str(at)
        _prepared(root, parting)
        _killed(root, parting, at)
        desk = desk_at(root)
        lead, other = (desk.store.load(each) for each in (LEAD, OTHER))
        half = bool(lead.case.joined) and not other.case.answered_by
        halves += half
        assert bool(faults(desk)) == half
        assert not (other.case.answered_by and not lead.case.joined)
        if parting and lead.case.joined:
            joining.part(desk, LEAD)
        elif not parting:
            joining.join(desk, LEAD, OTHER)
        assert not faults(desk)
        assert bool(desk.store.load(OTHER).case.answered_by) != parting
        name = joining.PARTED if parting else joining.JOINED
        assert [acts(desk, each).count(name) for each in (LEAD, OTHER)] == [1, 1]
        assert [desk.store.verify(each) for each in (LEAD, OTHER)] == [[], []]
    assert halves


def _prepared(root, parting):
    desk = desk_at(root)
    two_cases(desk)
    if parting:
        joining.join(desk, LEAD, OTHER)


def _work(desk, parting):
    if parting:
        joining.part(desk, LEAD)
    else:
        joining.join(desk, LEAD, OTHER)


def _steps(root, parting):
    _prepared(root, parting)
    steps = []
    _work(desk_at(root, hook=steps.append), parting)
    return len(steps)


def _killed(root, parting, at):
    read, write = os.pipe()
    child = os.fork()
    if not child:
        _work(desk_at(root, hook=killer(at, write)), parting)
        os._exit(0)
    os.close(write)
    os.close(read)
    _pid, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status)
    assert os.WTERMSIG(status) == signal.SIGKILL


def test_a_change_in_between_is_no_loss(desk):
    """Somebody edits the other case's facts after it was read: the second file keeps them."""
    other = desk.store.load(OTHER)
    joining.join(desk, "29", "53")
    handled = msgspec.structs.replace(desk.store.load(OTHER).case, number="053")
    change = Change(new=handled, expected=desk.store.load(OTHER).revisions["case"])
    desk.store.commit(OTHER, {"case": change}, ())
    joining.part(desk, "29")
    assert desk.store.load(OTHER).case == msgspec.structs.replace(other.case, number="053")
