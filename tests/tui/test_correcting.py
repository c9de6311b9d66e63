"""Setting right on the screen how a proposal was read: what is seen, what is said, what is in the store."""

import msgspec
import pytest

from reply_studio.model.proposal import Problem, Proposal
from reply_studio.services import correcting
from reply_studio.services.arrival import Request
from reply_studio.services.intake import receive
from reply_studio.tui.widgets.notice import Notice
from tests.builders import case_file
from tests.desks import desk_at, with_case
from tests.received import wide
from tests.tui.benches import opened
from tests.tui.corrections import PARKING, Correction, corrected, tree
from tests.tui.test_workbench_hostile import HOSTILE, LONG, hostile_case, screen_text


@pytest.mark.parametrize("size", ["narrow", "wide"])
async def test_a_wrongly_read_text_is_set_right_by_keys(desk, parking, size):
    """A problem becomes a suggestion, is cut in four, one part is the closing; the workbench shows it."""
    async with corrected(desk, parking, size) as it:
        assert not it.proposal.suggestions
        it.at("row", "q2")
        await it.press("f6")
        await it.pick("suggestion")
        await it.said("suggestion 1")
        for n in range(2, 6):
            await it.press("ctrl+k")
            editor = await it.editing()
            assert editor.cursor_location != editor.document.end
            await it.press("ctrl+k")
            await it.said("split", f"suggestion {n}")
        await it.press("f6")
        await it.pick("closing")
        await it.said("closing")
        it.at("row", it.proposal.suggestions[0].id)
        for key in ("down", "f8", "down", "f8", "down", "f8"):
            await it.press(key)
            await it.until(lambda: not it.reading.changing)
        await it.said("suggestion 1.3", "lower")
        assert [number for number, _words in tree(it.proposal)] == ["1", "1.1", "1.2", "1.3"]
        assert it.proposal.closing == (wide("以上意见,请研究办理。"),)
        assert it.reading.suggestion == it.proposal.suggestions[0].children[2].id
        await it.press("escape")
        await it.until(lambda: it.closed and it.pilot.app.screen is it.bench)
        assert it.bench.view.file.proposal == it.proposal
        assert it.bench.chosen == ("suggestion", it.proposal.suggestions[0].children[2].id)
    assert receive(desk, "parking.txt", PARKING.encode(), Request()).action == "unchanged"
    assert [number for number, _words in tree(desk.store.load(parking).proposal)] == ["1", "1.1", "1.2", "1.3"]


async def test_every_step_is_one_commit_and_can_be_taken_back_and_made_again(desk):
    """Undo says what was taken back and selects the row; a new start of the screen can go on."""
    case = with_case(desk)
    async with corrected(desk, case, select="s2") as it:
        before = it.proposal
        acts = len(it.on_disk().acts)
        assert it.reading.suggestion == "s2"
        await it.press("ctrl+g")
        await it.said("joined")
        assert len(it.on_disk().acts) == acts + 1
        joined = it.proposal
        assert len(joined.suggestions) == 2
        await it.press("escape")
        await it.until(lambda: it.closed)
    async with corrected(desk, case) as it:
        await it.press("ctrl+z")
        await it.said("Taken back: join")
        assert it.proposal.suggestions == before.suggestions
        assert it.reading.suggestion == "s2"
        await it.press("ctrl+y")
        await it.said("Made again: join")
        assert it.proposal.suggestions == joined.suggestions
        await it.press("ctrl+y")
        await it.said("nothing to redo")
        assert it.severity == "error"


async def test_levels_and_order(desk):
    """Up, down, before, behind; what cannot be done is said with the row's number."""
    async with corrected(desk, with_case(desk), select="s5") as it:
        await it.press("f7")
        await it.said("suggestion 4", "higher")
        assert [number for number, _words in tree(it.proposal)] == ["1", "2", "3", "3.1", "4", "4.1"]
        await it.press("f7")
        await it.said("suggestion 4", "top")
        await it.press("ctrl+up")
        await it.said("suggestion 3", "moved")
        await it.press("ctrl+down", "ctrl+down")
        await it.said("edge")
        await it.press("f8")
        await it.said("suggestion 3.2", "lower")
        it.at("row", "s1")
        await it.press("f8")
        await it.said("suggestion 1", "before it")
        assert "s1" not in it.notice


async def test_keys_that_come_together_are_done_in_order(desk):
    """A key behind a correction finds the rows as they are then."""
    async with corrected(desk, with_case(desk), select="s4") as it:
        await it.press("f7", "down", "f7", "up", "ctrl+g")
        await it.said("joined")
        assert [number for number, _words in tree(it.proposal)] == ["1", "2", "3", "4", "4.1"]
        assert "纳入日常检查" in it.proposal.suggestions[3].text
        assert "公开评价" in it.proposal.suggestions[3].text


async def test_paragraphs_and_problems(desk):
    """Background is cut, moved and joined; what is not there to be split or joined is said."""
    problem = Problem(id="q1", text="车位少")
    proposal = Proposal(title="关于食堂的建议", background=("甲句。乙句。", "丙句。"), problems=(problem,))
    async with corrected(desk, with_case(desk, case_file(proposal=proposal))) as it:
        it.at("row", "b1")
        await it.press("ctrl+k")
        await it.editing()
        await it.press("ctrl+k")
        await it.said("split")
        assert it.proposal.background == ("甲句。", "乙句。", "丙句。")
        await it.press("ctrl+down")
        await it.said("moved")
        assert it.proposal.background == ("甲句。", "丙句。", "乙句。")
        assert it.reading.key == ("row", "b3")
        await it.press("ctrl+g")
        await it.said("background", "nothing follows")
        await it.press("up", "ctrl+g")
        await it.said("joined")
        assert it.proposal.background == ("甲句。", "丙句。乙句。")
        it.at("row", "q1")
        await it.press("f7")
        await it.said("problem", "levels")
        it.at("title")
        await it.press("ctrl+k")
        await it.said("nothing to split")
        await it.press("ctrl+g")
        await it.said("Select a row")


@pytest.mark.parametrize("size", ["narrow", "wide"])
async def test_the_received_text_shows_the_rows_place(desk, parking, size):
    """The words of the selected row are marked; Tab goes to the text, to read in it."""
    async with corrected(desk, parking, size) as it:
        assert it.reading.received.raw == PARKING
        for key, words in (
            (("row", "b1"), "建成早"),
            (("row", "q1"), "存在的主要困难"),
            (("title",), "停车难的提案"),
            (("proposers",), "赵清和"),
        ):
            it.at(*key)
            assert words in it.reading.received.marked
        it.at("row", "q2")
        await it.press("tab")
        assert it.reading.focused is it.reading.received
        seen = screen_text(it)
        assert "parking.txt" in seen or size == "narrow"
        assert "| " in seen
        await it.press("down", "pagedown", "end", "home", "up", "tab")
        assert it.reading.focused is it.reading.rows
        it.at("units")
        assert it.reading.received.marked == ""


async def test_without_a_received_text_the_reason_is_said(desk):
    """A case that no text was imported for; a received file that is gone."""
    async with corrected(desk, with_case(desk)) as it:
        assert "No received file" in it.reading.received.raw
    case = receive(desk, "parking.txt", PARKING.encode(), Request()).case
    for each in (desk.root / "drafts" / case / "sources").iterdir():
        each.unlink()
    async with corrected(desk, case) as it:
        assert "cannot be read" in it.reading.received.raw
        it.at("row", "b1")
        assert it.reading.received.marked == ""


async def test_keys_typed_ahead_wait_for_the_rows(desk, parking):
    """What is pressed behind the key that opens the screen finds the rows."""
    async with opened(desk, parking, language="en") as bench:
        await bench.pilot.press("ctrl+u", "end", "f6", *"closing", "enter")
        it = Correction(*bench)
        await it.said("closing")
        assert "几点想法" in it.proposal.closing[0]


async def test_somebody_elses_correction_is_shown_first(desk, parking):
    """A place that was counted on another text is not taken for this one."""
    async with corrected(desk, parking) as it:
        it.at("row", "b1")
        correcting.mark(desk_at(desk.root, who="su"), parking, "q1", "background")
        await it.press("ctrl+g")
        await it.said("somebody else")
        assert len(it.proposal.background) == 4
        assert it.reading.file.proposal == it.proposal
        await it.press("ctrl+g")
        await it.said("joined")
        assert len(it.proposal.background) == 3


async def test_the_answers_follow(desk):
    """Joined suggestions are answered by the kept one's points, on return and on disk; nobody else is blamed."""
    async with corrected(desk, with_case(desk), select="s1") as it:
        await it.press("ctrl+g")
        await it.said("joined")
        await it.press("escape")
        await it.until(lambda: it.closed and it.pilot.app.screen is it.bench and it.bench.view.insight)
        assert {"s2"} & {answer for each in it.on_disk().draft.points for answer in each.answers} == set()
        assert it.bench.sitting.draft == it.on_disk().draft
        assert it.bench.chosen == ("suggestion", "s1")
        assert it.bench.query_one(Notice).text == ""
        await it.saved()


async def test_the_source_pane_says_the_key(desk):
    """A hint where a person sees that something is wrong; a key of one's own is told."""
    own = msgspec.structs.replace(desk.config, keys={"bench.correct": "f13"})
    for config, told in ((desk.config, "ctrl-U"), (own, "F13")):
        here = type(desk)(**{name: getattr(desk, name) for name in desk.__dataclass_fields__} | {"config": config})
        case = desk.store.ids()[0] if desk.store.ids() else with_case(desk)
        async with opened(here, case, language="en") as it:
            it.bench.show_pane("source")
            await it.until(lambda told=told, it=it: told in it.pane("source").text)


@pytest.mark.parametrize("size", ["narrow", "wide"])
async def test_hostile_words_are_shown_as_they_are(desk, size):
    """Markup, control sequences and ten thousand characters: seen, edited, cut, and nothing breaks."""
    case = hostile_case(desk)
    async with corrected(desk, case, size, select="s1") as it:
        for key in (("title",), ("proposers",), ("row", "b1"), ("row", "s1"), ("row", "s2")):
            it.at(*key)
            await it.pilot.pause()
            assert not {"\x1b", "\x07", "\u202e"} & set(screen_text(it))
        assert "[red]" in screen_text(it)
        await it.press("ctrl+k")
        editor = await it.editing()
        assert editor.size.height < it.reading.rows.size.height
        await it.press("ctrl+k")
        await it.said("split")
        made = it.proposal.suggestions[1:]
        assert "".join(each.text for each in made) == LONG
        it.at("row", "b1")
        await it.press("enter")
        await it.editing()
        await it.type("完")
        await it.press("escape")
        await it.said("saved")
        assert it.proposal.background == (f"{HOSTILE}完",)


async def test_both_languages_at_once(desk, parking):
    """F12 turns the words round where they stand."""
    async with corrected(desk, parking) as it:
        assert "problem" in it.reading.rows.text
        await it.press("f12")
        assert "\u95ee\u9898" in it.reading.rows.text
        await it.press("f12")
        assert "problem" in it.reading.rows.text


async def test_another_size_shows_the_same(desk, parking):
    """Columns become tabs and tabs columns; the row and an open editor stay."""
    async with corrected(desk, parking) as it:
        it.at("row", "q2")
        await it.press("enter")
        await it.editing()
        await it.pilot.resize_terminal(80, 24)
        await it.until(lambda: it.reading.narrow)
        assert it.reading.pane.editing == ("row", "q2")
        await it.press("escape")
        assert it.reading.key == ("row", "q2")
        await it.press("tab")
        assert not it.reading.pane.display
        await it.pilot.resize_terminal(160, 45)
        await it.until(lambda: not it.reading.narrow)
        assert it.reading.pane.display
