"""Setting right on the screen how a proposal was read: what is seen, what is said, what is in the store."""

import contextlib
from collections.abc import AsyncIterator

import msgspec
import pytest

from reply_studio.model.proposal import Problem, Proposal, Proposer, Suggestion, numbers
from reply_studio.services import correcting, unsaved
from reply_studio.services.arrival import Request
from reply_studio.services.intake import receive
from reply_studio.services.proposal_rows import rows
from reply_studio.tui.screens.correcting import Correcting
from reply_studio.tui.screens.dialogs import AskLine, Choose
from reply_studio.tui.screens.workbench_dialogs import Recover
from reply_studio.tui.widgets.notice import Notice
from reply_studio.tui.widgets.passage_editor import PassageEditor
from reply_studio.tui.widgets.pick_list import PickList
from tests.builders import case_file
from tests.desks import desk_at, with_case
from tests.received import wide
from tests.tui.benches import SIZES, Open, opened
from tests.tui.test_workbench_hostile import HOSTILE, LONG, hostile_case, screen_text

PARKING = wide(
    """案由:关于改善云川市老旧小区停车难的提案
提案者:赵清和、钱若谷
主办单位:市民政局
会办单位:市司法局

云川市老旧小区建成早,停车位严重不足。
一、存在的主要困难
(一)车位少。每百户只有二十个车位。
(二)管理弱。多数小区没有物业。
二、几点想法
挖掘小区内部空间,改造为停车位。推行错时共享,夜间向居民开放。加强管理,组织居民自治。
以上意见,请研究办理。
"""
)
"""Read as two problems and no suggestion."""


@pytest.fixture
def desk(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    return desk_at(tmp_path)


@pytest.fixture
def parking(desk):
    """The case of a text that was read wrongly."""
    return receive(desk, "parking.txt", PARKING.encode(), Request()).case


class Correction(Open):
    """The screen under the pilot."""

    @property
    def closed(self) -> bool:
        return not any(isinstance(each, Correcting) for each in self.pilot.app.screen_stack)

    @property
    def reading(self) -> Correcting:
        return next(each for each in self.pilot.app.screen_stack if isinstance(each, Correcting))

    @property
    def notice(self) -> str:
        return self.reading.query_one(Notice).text

    @property
    def severity(self) -> str:
        bar = self.reading.query_one(Notice)
        return bar.severity if bar.text else ""

    @property
    def proposal(self) -> Proposal:
        """As the store has it."""
        return self.on_disk().proposal

    def at(self, *key: str) -> None:
        """Puts the cursor on a row."""
        assert self.reading.rows.select(key), self.reading.rows.text
        self.reading.follow()

    async def said(self, *words: str) -> None:
        """Waits for a message."""
        await self.until(lambda: all(each in self.notice for each in words) and not self.reading.changing)
        await self.pilot.pause()

    async def pick(self, words: str) -> None:
        """Chooses an entry of a list by a part of its words."""
        await self.until(lambda: isinstance(self.pilot.app.screen, Choose) and self.pilot.app.screen.query(PickList))
        await self.pilot.pause()
        await self.type(words)
        await self.press("enter")

    async def editing(self) -> PassageEditor:
        """Waits for the editor."""
        await self.until(lambda: self.reading.editing and self.reading.focused is self.reading.pane.editor)
        return self.reading.pane.editor


@contextlib.asynccontextmanager
async def corrected(desk, case: str, size: str = "wide", *, select: str = "") -> AsyncIterator[Correction]:
    """The screen on a case, opened from the workbench by its key."""
    async with opened(desk, case, SIZES[size], "en") as bench:
        if select:
            bench.bench.choose(("suggestion", select))
        await bench.press("ctrl+u")
        it = Correction(*bench)
        await it.until(lambda: not it.closed and it.reading.ready and it.reading.received.raw)
        await it.pilot.pause()
        yield it


def tree(proposal: Proposal) -> list[tuple[str, str]]:
    """The suggestions by number, with their heading or text."""
    printed = numbers(proposal.suggestions)
    return [(printed[row.key], row.heading or row.text) for row in rows(proposal) if row.kind == "suggestion"]


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
        await it.until(lambda: it.reading._autosaved)
        editor.text = editor.loaded
        await it.press("escape")
        await it.until(lambda: unsaved.find(desk, it.on_disk()) is None)
        assert [each.act for each in it.on_disk().acts] == ["import"]


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
    own = msgspec.structs.replace(desk.config, keys={"bench.correct": "ctrl+w"})
    for config, told in ((desk.config, "ctrl-U"), (own, "ctrl-W")):
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


async def test_the_mouse_selects_and_leaves_the_editor(desk, parking):
    """A double click edits; a click elsewhere saves."""
    async with corrected(desk, parking) as it:
        await it.pilot.click(it.reading.rows, offset=(20, 0), times=2)
        await it.editing()
        await it.type("吗")
        await it.pilot.click(it.reading.received, offset=(5, 5))
        await it.said("saved")
        assert it.proposal.title.endswith("吗")
