"""The very file again changes nothing, whatever was corrected since; an earlier text of the proposal is read again."""

import msgspec
import pytest

from reply_studio import parsing
from reply_studio.services import correcting
from reply_studio.services.arrival import Request
from reply_studio.services.committing import act, save
from reply_studio.services.intake import AMENDED as CODE
from reply_studio.services.intake import receive
from reply_studio.services.proposal_rows import words_of
from reply_studio.services.register import KnownCases
from reply_studio.services.summary import rows
from tests.received import OPINION, PAGE

AMENDED = PAGE.replace("按十五分钟生活圈布点", "按步行十五分钟布点")


def take(desk, text: str, known: KnownCases | None = None, **more):
    return receive(desk, "x.txt", text.encode(), Request(**more), known)


def only(desk):
    (row,) = rows(desk)
    return desk.store.load(row["case"])


def test_the_same_bytes_are_not_read_again(desk, monkeypatch):
    """The case, its kind and nothing else."""
    first = take(desk, PAGE)
    monkeypatch.setattr(parsing, "read", lambda *_all: pytest.fail("it was read"))
    again = take(desk, PAGE)
    assert (again.action, again.case, again.intake.kind) == ("unchanged", first.case, "page")


def test_a_correction_stays(desk):
    """What a person set right is not read wrong again, not even where the person says what the file is."""
    take(desk, PAGE)
    file = only(desk)
    right = msgspec.structs.replace(file.proposal, title="关于完善社区助餐的提案")
    save(desk, file, {"proposal": right}, (act("edit"),))
    assert take(desk, PAGE).action == "unchanged"
    assert only(desk).proposal.title == right.title
    assert take(desk, PAGE, kind="page").action == "unchanged"
    assert only(desk).proposal == right


@pytest.mark.parametrize("batch", [False, True], ids=["one by one", "in one run"])
def test_an_earlier_text_behind_a_later_one_is_read(desk, batch):
    """The person wants it back."""
    known = KnownCases(desk) if batch else None
    actions = [take(desk, text, known).action for text in (PAGE, AMENDED, AMENDED, PAGE, PAGE)]
    assert actions == ["created", "updated", "unchanged", "updated", "unchanged"]


def test_a_letter_twice_in_one_run(desk):
    """Known from the run itself."""
    known = KnownCases(desk)
    take(desk, PAGE, known)
    case = only(desk).case.id
    assert take(desk, OPINION, known, case=case, unit="市自然资源和规划局").action == "updated"
    assert take(desk, OPINION, known).action == "unchanged"


def test_cases_of_one_run_are_found(desk):
    """A letter finds the case that the run has just made."""
    known = KnownCases(desk)
    take(desk, PAGE, known)
    letter = OPINION.replace("第29号提案", "第20240029号提案")
    assert take(desk, letter, known).case == only(desk).case.id


TEXT, REPLIES = PAGE.split("部门答复\n")
"""The page without its letters, and those."""


def corrected(desk):
    """Title, levels and a kind set right: the case's proposal then."""
    case = take(desk, PAGE).case
    correcting.set_title(desk, case, "关于完善社区助餐的提案")
    correcting.demote(desk, case, "2")
    correcting.mark(desk, case, "b1", "problem")
    return only(desk).proposal


@pytest.mark.parametrize("kind", ["page", "proposal", None])
def test_no_reading_of_the_same_text_overwrites_a_correction(desk, kind):
    """The very file, said to be something, and the same text in other bytes; found though its title changed."""
    right = corrected(desk)
    other = PAGE.replace("\n\n", "\n\n\n", 1)
    for text in (PAGE, other):
        found = take(desk, text, kind=kind)
        assert (found.action, found.intake.remarks) == ("unchanged", take(desk, text, kind=kind).intake.remarks)
    assert only(desk).proposal == right


def test_a_page_with_one_more_letter_leaves_corrections(desk):
    """The letter is taken in, the text is not read over."""
    desk_of_text = take(desk, TEXT).case
    correcting.join(desk, desk_of_text, "1")
    right = only(desk).proposal
    assert take(desk, PAGE).action == "updated"
    assert (only(desk).proposal, len(only(desk).contributions)) == (right, 1)


def told(found):
    return [each.message for each in found.intake.remarks if each.code == CODE]


def test_an_amended_text_is_taken_in_where_nobody_corrected(desk):
    """The other suggestion and the title stay as they were set right."""
    case = take(desk, PAGE).case
    correcting.set_title(desk, case, "关于完善社区助餐的提案")
    correcting.split_before(desk, case, "2", "给予")
    found = take(desk, AMENDED)
    proposal = only(desk).proposal
    assert (found.action, told(found), proposal.title) == ("updated", [], "关于完善社区助餐的提案")
    assert [each.id for each in proposal.suggestions] == ["s1", "s2", "s3"]
    assert proposal.suggestions[0].text.startswith("按步行十五分钟布点")


def test_a_person_is_told_where_corrected_words_were_amended(desk):
    """The correction stays, the received text is kept, and the next amendment is measured by that one."""
    case = take(desk, PAGE).case
    correcting.write(desk, case, "1", "优化布局", "按十五分钟布点。")
    right = only(desk).proposal
    found = take(desk, AMENDED)
    assert (found.action, words_of(only(desk).proposal)) == ("updated", words_of(right))
    assert only(desk).proposal.suggestions[0].source == (0, 0)
    assert "优化食堂布局" in told(found)[0]
    assert desk.store.source(case, str(next(iter(only(desk).acts[-1].data["sources"])))).decode() == AMENDED
    assert take(desk, AMENDED).action == "unchanged"
    assert take(desk, AMENDED, kind="page").action == "unchanged"
    more = AMENDED.replace("一次性建设补助", "建设补助和运营补助")
    found = take(desk, more)
    assert (told(found), only(desk).proposal.suggestions[0].text) == ([], "按十五分钟布点。")
    assert only(desk).proposal.suggestions[1].text.endswith("建设补助和运营补助。")


def test_what_the_proposer_adds_and_drops(desk):
    """An added suggestion goes to its place, a dropped one goes, where nobody corrected them."""
    case = take(desk, PAGE).case
    correcting.split_before(desk, case, "2", "给予")
    added = PAGE.replace("提案者 赵清和", "  三、健全监管机制\n  食品安全纳入日常检查。\n\n提案者 赵清和")
    take(desk, added)
    assert [each.heading for each in only(desk).proposal.suggestions] == [
        "优化食堂布局",
        "加大扶持力度",
        "",
        "健全监管机制",
    ]
    dropped = added.replace("  一、优化食堂布局\n  按十五分钟生活圈布点,优先盘活闲置用房。\n", "")
    take(desk, dropped)
    assert [each.heading for each in only(desk).proposal.suggestions] == ["加大扶持力度", "", "健全监管机制"]


def test_units_that_a_person_set_stay(desk):
    """A unit that the page names again does not come back."""
    case = take(desk, TEXT + "办理单位 民政局,市财政局\n").case
    assert [each.name for each in only(desk).case.units] == ["市财政局"]
    correcting.set_units(desk, case, [("市审计局", "co")])
    take(desk, TEXT + "办理单位 民政局,市财政局\n", kind="page")
    assert [each.name for each in only(desk).case.units] == ["市审计局"]
    correcting.undo(desk, case)
    assert take(desk, TEXT + "办理单位 民政局,市财政局,市审计局\n").action == "updated"
    assert [each.name for each in only(desk).case.units] == ["市财政局", "市审计局"]
