"""Typing and choosing on the correcting screen: words, title, names, units; and what a sudden end leaves."""

import pytest

from reply_studio.model.proposal import Proposal, Proposer, Suggestion
from reply_studio.services import correcting, unsaved
from reply_studio.tui.screens.dialogs import AskLine
from reply_studio.tui.screens.workbench_dialogs import Recover
from tests.builders import case_file
from tests.desks import desk_at, with_case
from tests.tui.corrections import corrected, tree


async def test_words_are_edited_in_their_place(desk):
    """Escape saves; the first line of a row with a heading is the heading; nothing typed, nothing written."""
    async with corrected(desk, with_case(desk), select="s1") as it:
        acts = len(it.on_disk().acts)
        await it.press("enter")
        await it.editing()
        await it.press("escape")
        assert len(it.on_disk().acts) == acts
        await it.press("enter")
        editor = await it.editing()
        editor.place_caret(0)
        await it.type("科学")
        await it.press("escape")
        await it.said("suggestion 1", "saved")
        node = it.proposal.suggestions[0]
        assert (node.heading[:4], node.text, node.marker) == ("科学加强", "按十五分钟生活圈设点。", "一、")
        assert it.reading.focused is it.reading.rows


async def test_words_that_cannot_be_saved_stay_in_the_editor(desk):
    """An emptied row: the reason is said, the editor is open again."""
    async with corrected(desk, with_case(desk), select="s4") as it:
        await it.press("enter")
        editor = await it.editing()
        editor.text = "  "
        await it.press("escape")
        await it.said("empty")
        assert it.severity == "error"
        assert it.reading.pane.editing == ("row", "s4")
        await it.type("要检查食品")
        await it.press("escape")
        await it.said("saved")
        assert tree(it.proposal)[3] == ("3.1", "要检查食品")


async def test_title_and_proposers(desk):
    """Each by a key of its own, edited in place."""
    async with corrected(desk, with_case(desk)) as it:
        await it.press("f3")
        (await it.editing()).text = "关于长者食堂的\n建议"
        await it.press("escape")
        await it.said("title", "saved")
        assert it.proposal.title == "关于长者食堂的 建议"
        await it.press("f4")
        (await it.editing()).text = "钱若谷、民盟云川市委会"
        await it.press("escape")
        await it.said("钱若谷", "民盟云川市委会")
        first, second = it.proposal.proposers
        assert first == Proposer(name="钱若谷", lead=True)
        assert second == Proposer(name="民盟云川市委会", group=True)
        await it.press("f4")
        await it.editing()
        await it.press("f3")
        await it.until(lambda: it.reading.pane.editing == ("title",))


async def test_units_are_chosen_with_a_role(desk, parking):
    """Added from the office's list by a part of the name, given another role, taken away; our own role too."""
    async with corrected(desk, parking) as it:
        await it.press("f5")
        await it.pick("+")
        await it.pick("组织部")
        await it.pick("co-handling")
        await it.said("units are set")
        assert [(each.key, each.role) for each in it.on_disk().case.units] == [("sfj", "co"), ("zzb", "co")]
        await it.press("enter")
        await it.pick("司法")
        await it.pick("not handle")
        await it.until(lambda: [each.key for each in it.on_disk().case.units] == ["zzb"])
        await it.until(lambda: not it.reading.changing)
        await it.press("enter")
        await it.pick("民政")
        await it.pick("sole")
        await it.until(lambda: it.on_disk().case.role == "sole")
        await it.until(lambda: "sole 市民政局" in it.reading.rows.text)
        await it.press("ctrl+z", "ctrl+z", "ctrl+z")
        await it.until(lambda: [each.key for each in it.on_disk().case.units] == ["sfj"])


async def test_a_unit_that_no_list_knows_is_typed(desk, parking):
    """Its name is taken as it was typed."""
    async with corrected(desk, parking) as it:
        await it.press("f5")
        await it.pick("+")
        await it.pick("青岚街道办事处")
        await it.pick("co-handling")
        await it.said("units are set")
        assert it.on_disk().case.units[-1].name == "青岚街道办事处"


async def test_a_heading_is_given_and_taken_away(desk):
    """F9 asks for it; only suggestions have one."""
    async with corrected(desk, with_case(desk), select="s4") as it:
        await it.press("f9")
        await it.until(lambda: isinstance(it.pilot.app.screen, AskLine))
        await it.pilot.pause()
        await it.type("严格检查")
        await it.press("enter")
        await it.said("saved")
        node = it.proposal.suggestions[2].children[0]
        assert (node.heading, node.text, node.marker) == ("严格检查", "食品安全要纳入日常检查", "一是")
        it.at("title")
        await it.press("f9")
        await it.said("Select a row")


def with_tail(words: str, last_id: int) -> Proposal:
    """A suggestion with a child and words behind it."""
    node = Suggestion(id="s1", text="要建食堂", children=(Suggestion(id="s2", text="选址"),), tail=words)
    return Proposal(title="关于食堂的建议", suggestions=(node,), last_id=last_id)


@pytest.mark.parametrize(("kind", "keys"), [("suggestion", ["s7"]), ("background", [])])
async def test_words_behind_the_children_become_what_they_are(desk, kind, keys):
    """A row of their own on the screen; F6 makes them a suggestion, or something else."""
    proposal = with_tail("还要餐补。", last_id=6)
    async with corrected(desk, with_case(desk, case_file(proposal=proposal))) as it:
        it.at("tail", "s1")
        await it.press("f6")
        await it.pick(kind)
        await it.said("This is now", kind)
        assert it.proposal.suggestions[0].tail == ""
        assert [each.id for each in it.proposal.suggestions[1:]] == keys
        assert ("还要餐补。" in it.proposal.background) == (kind == "background")


async def test_words_behind_the_children_are_edited_and_split(desk):
    """Edited in place; a cut makes them suggestions."""
    proposal = with_tail("还要餐补。还要培训。", last_id=2)
    async with corrected(desk, with_case(desk, case_file(proposal=proposal))) as it:
        it.at("tail", "s1")
        await it.press("enter")
        await it.editing()
        await it.type("就这些。")
        await it.press("escape")
        await it.said("saved")
        assert it.proposal.suggestions[0].tail == "还要餐补。还要培训。就这些。"
        await it.press("ctrl+k")
        await it.editing()
        await it.press("ctrl+k")
        await it.said("split")
        assert [each.text for each in it.proposal.suggestions[1:]] == ["还要餐补。", "还要培训。就这些。"]


async def test_what_was_typed_before_a_split_is_kept(desk):
    """A number typed in front becomes the marker, blanks go, and the cut stays where the caret was."""
    async with corrected(desk, with_case(desk), select="s4") as it:
        await it.press("enter")
        editor = await it.editing()
        editor.text = "  (1)食品安全,要常查。  留样"
        editor.place_caret(len(editor.text) - 2)
        await it.press("ctrl+k")
        await it.said("split")
        first, second = it.proposal.suggestions[2].children[:2]
        assert (first.marker, first.text, second.text) == ("(1)", "食品安全,要常查。", "留样")


async def test_typed_words_outlive_somebody_elses_correction(desk, parking):
    """They come back into the editor."""
    async with corrected(desk, parking) as it:
        it.at("row", "b1")
        await it.press("enter")
        await it.editing()
        await it.type("补一句。")
        correcting.set_title(desk_at(desk.root, who="su"), parking, "关于停车的提案")
        await it.press("escape")
        await it.said("somebody else")
        assert (await it.editing()).text.endswith("补一句。")
        await it.press("escape")
        await it.said("saved")
        assert it.proposal.background[0].endswith("补一句。")
        assert it.proposal.title == "关于停车的提案"


async def test_leaving_the_program_in_the_middle_of_a_word_saves_it(desk):
    """ctrl-Q while the editor is open."""
    case = with_case(desk)
    async with corrected(desk, case, select="s4") as it:
        await it.press("enter")
        await it.editing()
        await it.type("不落下的话")
        await it.press("ctrl+q")
        await it.pilot.pause()
    assert tree(desk.store.load(case).proposal)[3][1].endswith("不落下的话")


async def killed_while_typing(desk, case):
    """The words of row s4 as a pause left them, without a commit."""
    async with corrected(desk, case, select="s4") as it:
        acts = len(it.on_disk().acts)
        await it.press("enter")
        await it.editing()
        await it.type("写到一半")
        await it.until(lambda: desk.store.autosaves(case, "proposal"))
        assert len(it.on_disk().acts) == acts
        it.reading.ready = False  # as if the program ended here: nothing is saved on the way out


@pytest.mark.parametrize("taken", [True, False])
async def test_words_of_a_sudden_end_are_offered(desk, taken):
    """What was typed until the last pause: taken in as a step that undo takes out, or let go for good."""
    case = with_case(desk)
    await killed_while_typing(desk, case)
    async with corrected(desk, case) as it:
        await it.until(lambda: isinstance(it.pilot.app.screen, Recover))
        await it.pilot.pause()
        assert "写到一半" in it.pilot.app.screen.query_one("Prose").text
        await it.press("enter" if taken else "down", *(() if taken else ("enter",)))
        await it.until(lambda: it.pilot.app.screen is it.reading and not it.reading.changing)
        await it.until(lambda: tree(it.proposal)[3][1].endswith("写到一半") == taken)
        await it.until(lambda: unsaved.find(desk, it.on_disk()) is None)
        if taken:
            await it.press("ctrl+z")
            await it.said("Taken back: other words")
            assert not tree(it.proposal)[3][1].endswith("写到一半")


async def test_words_typed_and_taken_back_are_not_offered(desk):
    """Kept at a pause, then undone in the editor."""
    case = with_case(desk)
    async with corrected(desk, case, select="s4") as it:
        await it.press("enter")
        editor = await it.editing()
        await it.type("写到一半")
        await it.until(lambda: desk.store.autosaves(case, "proposal"))
        await it.until(lambda: it.reading.kept.there)
        editor.text = editor.loaded
        await it.press("escape")
        await it.until(lambda: unsaved.find(desk, it.on_disk()) is None)
        assert [each.act for each in it.on_disk().acts] == ["import"]


async def test_the_mouse_selects_and_leaves_the_editor(desk, parking):
    """A double click edits; a click elsewhere saves."""
    async with corrected(desk, parking) as it:
        await it.pilot.click(it.reading.rows, offset=(20, 0), times=2)
        await it.editing()
        await it.type("吗")
        await it.pilot.click(it.reading.received, offset=(5, 5))
        await it.said("saved")
        assert it.proposal.title.endswith("吗")
