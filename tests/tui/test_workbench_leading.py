"""What is selected leads in all panes, both ways; findings, letter and inputs at the workbench."""

import pytest

from reply_studio.i18n import _
from reply_studio.services import steps, summary
from reply_studio.services.places import Words
from reply_studio.services.sitting import Sitting
from reply_studio.services.words import word
from reply_studio.tui.panes.inputs import first_input
from reply_studio.tui.panes.view import ALL, GENERAL
from reply_studio.tui.screens import workbench_letter
from tests.desks import desk_at, empty_case, with_case
from tests.tui.benches import SIZES, opened
from tests.tui.lists import presses


@pytest.fixture
def desk(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    return desk_at(tmp_path)


async def test_the_tree_leads_outline_inputs_source_and_letter(desk):
    """Down in the tree: its points, the inputs that answer it first, its words, its paragraph."""
    async with opened(desk, with_case(desk)) as it:
        await it.press("f7")
        for key, heading in (("down", "加大扶持力度"), ("down", "严格监督检查")):
            await it.press(key)
            assert heading in it.pane("outline").blocks[0].text
        await it.press("down", "down", "down")
        assert it.bench.chosen == ("suggestion", "s6")
        assert it.row_key == ("heading", "p5")
        assert "调解" in it.pane("inputs").blocks[0].text
        assert "p5" in it.pane("preview").key or "a10" in it.pane("preview").key
        it.bench.show_pane("source", focus=False)
        assert it.pane("source").key == ("suggestion", "s6")
        await it.press("up")
        assert it.pane("source").key == ("suggestion", "s5")


async def test_a_line_of_the_letter_leads_back(desk):
    """The reader stays in the letter; tree and outline follow; Enter goes there."""
    async with opened(desk, with_case(desk)) as it:
        await it.press("f7")
        it.bench.show_pane("preview")
        pane = it.pane("preview")
        wanted = next(each for each in pane.keys if "a8" in each)
        await presses(it.press, "down", lambda: pane.key == wanted)
        assert it.bench.pane == "preview"
        assert it.row_key == ("text", "a8")
        assert it.bench.chosen in (("suggestion", "s4"), ("suggestion", "s5"))
        await it.press("enter")
        assert it.bench.pane == "outline"


async def test_a_finding_leads_to_its_place(desk):
    """F5 fills the pane; Enter goes to the passage, point or suggestion."""
    async with opened(desk, empty_case(desk), SIZES["narrow"]) as it:
        await it.press("f5")
        assert it.bench.arranged.tab == "findings"
        pane = it.pane("findings")
        await it.until(lambda: any(each.key for each in pane.blocks))
        found = it.bench.view.insight.findings
        place = next(n for n, each in enumerate(found) if each.where.anchor == "s2")
        assert pane.select(("finding", str(place)))
        await it.press("enter")
        assert (it.bench.arranged.tab, it.bench.chosen) == ("outline", ("suggestion", "s2"))


async def test_findings_follow_every_step(desk):
    """An answered suggestion is not missed any more."""
    async with opened(desk, empty_case(desk)) as it:
        await it.press("f5")
        before = it.bench.view.insight.count("error")
        it.bench.choose(("suggestion", "s1"))
        it.bench.show_pane("inputs")
        await it.press("enter")
        await it.press("ctrl+r")
        await it.dialog()
        await it.press("enter")
        await it.back()
        await it.until(lambda: it.bench.view.insight.count("error") < before)


async def test_enter_on_an_input_takes_it_with_its_source(desk):
    """A suggestion without a point gets one first; Enter on a used passage goes to where it stands."""
    async with opened(desk, empty_case(desk)) as it:
        it.bench.choose(("suggestion", "s6"))
        it.bench.show_pane("inputs")
        assert it.pane("inputs").select(("input", "sfj1-2"))
        await it.press("enter")
        await it.saved()
        draft = it.on_disk().draft
        assert draft.points[0].answers == ("s6",)
        taken = draft.passages[draft.points[0].progress[0]]
        assert (taken.text, taken.origins[0].passage) == ("调解涉食堂纠纷57件。", "sfj1-2")
        assert _("from {passage}").format(passage="司法局.2") in it.pane("outline").text
        await it.until(
            lambda: word("used") in next(e.caption for e in it.pane("inputs").blocks if e.key == ("input", "sfj1-2"))
        )
        it.bench.choose(ALL)
        assert it.pane("inputs").select(("input", "sfj1-2"))
        await it.press("enter")
        assert it.row_key == ("text", taken.id)


async def test_an_input_as_a_plan_with_a_day(desk):
    """ctrl-L asks for the day; the plan is the sending unit's."""
    async with opened(desk, with_case(desk)) as it:
        it.bench.choose(("suggestion", "s6"))
        it.bench.show_pane("inputs")
        assert it.pane("inputs").select(("input", "sfj1-3"))
        await it.press("ctrl+l")
        await it.dialog()
        await it.type("2025.12.31")
        await it.press("enter")
        await it.back()
        await it.saved()
        draft = it.on_disk().draft
        plan = draft.passages[draft.points[4].plans[-1]]
        assert (plan.unit, str(plan.due), plan.origins[0].passage) == ("sfj", "2025-12-31", "sfj1-3")


async def test_leaving_out_with_a_reason_and_opening_again(desk):
    """Delete asks for the reason; Enter on what was left out opens it again."""
    async with opened(desk, with_case(desk)) as it:
        it.bench.show_pane("inputs")
        assert it.pane("inputs").select(("input", "zzb1-2"))
        await it.press("delete")
        await it.dialog()
        await it.press("enter")
        assert it.pilot.app.screen is not it.bench
        await it.type("内部管理")
        await it.press("enter")
        await it.back()
        await it.saved()
        await it.until(lambda: _("left out: {reason}").format(reason="内部管理") in it.pane("inputs").text)
        await it.press("enter")
        await it.saved()
        assert [each.act for each in it.on_disk().acts][-2:] == ["leave-out", "reopen"]


async def test_taking_and_editing_in_one_go(desk):
    """ctrl-E: the passage stands in the point, open in the editor."""
    async with opened(desk, with_case(desk)) as it:
        it.bench.choose(("suggestion", "s2"))
        it.bench.show_pane("inputs")
        assert it.pane("inputs").select(("input", "zzb1-1"))
        await it.press("ctrl+e")
        await it.until(lambda: it.bench.editing)
        await it.type("共120人次。")
        await it.press("escape")
        await it.saved()
        draft = it.on_disk().draft
        passage = draft.passages[draft.points[2].progress[-1]]
        assert passage.text.endswith("送餐。共120人次。")
        assert passage.origins[0].passage == "zzb1-1"


async def test_the_letter_is_written_and_its_place_is_told(desk):
    """F10: the path; no desktop, no offer."""
    async with opened(desk, with_case(desk)) as it:
        await it.press("f10")
        await it.until(lambda: "review-reply.docx" in it.notice)
        assert (desk.root / "drafts" / it.bench.case_id / "review-reply.docx").read_bytes()[:2] == b"PK"
        assert it.pilot.app.screen is it.bench


async def test_a_desktop_is_offered_and_asked_only_once(desk, monkeypatch):
    """With a desktop there is a choice; opening goes on by itself."""
    opened_files = []
    monkeypatch.setattr(workbench_letter, "opener_here", lambda: "xdg-open")
    monkeypatch.setattr(workbench_letter, "open_outside", lambda *given: opened_files.append(given))
    async with opened(desk, with_case(desk)) as it:
        for keys, count in ((("enter",), 0), (("down", "enter"), 1)):
            await it.press("f10")
            await it.dialog()
            await it.press(*keys)
            await it.back()
            assert len(opened_files) == count
    assert opened_files[0][1].name == "review-reply.docx"


async def test_the_layout_changes_with_the_letter_in_sight(desk):
    """F9: kept with the draft, undone like any step."""
    async with opened(desk, with_case(desk)) as it:
        await it.press("f7", "f9")
        await it.saved()
        assert it.on_disk().draft.layout == "by-suggestion"
        await it.until(lambda: _("suggestion by suggestion") in it.bench.lines.preview.left)
        await it.press("ctrl+z")
        await it.until(lambda: it.on_disk().draft.layout == "")


async def test_panes_become_tabs_on_a_narrow_screen(desk):
    """Tab goes through all of them; the heading of the selection always stands in the second line."""
    async with opened(desk, with_case(desk), SIZES["narrow"]) as it:
        names = []
        for _tab in range(8):
            names.append(it.bench.arranged.tab)
            where = it.bench.query_one("#where")
            assert where.region.y == 1
            assert "加强统筹规划" in where.left
            assert it.pane(it.bench.arranged.tab).region.height > 15
            await it.press("tab")
        assert names == ["tree", "outline", "inputs", "findings", "source", "earlier", "history", "preview"]
        assert it.bench.arranged.tab == "tree"
        await it.press("left")
        assert it.bench.arranged.tab == "preview"


async def test_the_side_pane_has_tabs_on_a_wide_screen(desk):
    """Left and right change them; a click, too."""
    async with opened(desk, with_case(desk)) as it:
        await it.press("tab", "tab", "right")
        assert (it.bench.arranged.side, it.bench.pane) == ("findings", "findings")
        await it.press("right", "right", "right")
        assert it.bench.arranged.side == "history"
        await it.pilot.click("#side-tabs", offset=(2, 0))
        assert it.bench.arranged.side == "inputs"


async def test_resizing_keeps_the_selection(desk):
    """Three columns, two, tabs and back."""
    async with opened(desk, with_case(desk)) as it:
        it.bench.go_to("a5")
        for size in ((80, 24), (120, 35), (160, 45)):
            await it.pilot.resize_terminal(*size)
            await it.pilot.pause()
            assert it.row_key == ("text", "a5")
            assert it.bench.chosen == ("suggestion", "s2")


async def test_next_unanswered_goes_round(desk):
    """F3 in the tree takes the selected one first; at the end it begins again; with none left it says so."""
    async with opened(desk, empty_case(desk)) as it:
        seen = []
        for _key in range(4):
            await it.press("f3")
            seen.append(it.bench.chosen[1])
        assert seen == ["s1", "s2", "s3", "s1"]
        assert it.row_key == ("add",)


async def test_with_every_suggestion_answered_next_says_so(desk):
    """F3 stays where it is."""
    async with opened(desk, with_case(desk)) as it:
        await it.press("f3")
        assert it.notice == _("Every suggestion is answered.")
        assert it.bench.pane == "tree"


async def test_points_that_answer_nothing_stand_under_the_background(desk):
    """The overview is no suggestion's; all points can be seen at once."""
    async with opened(desk, with_case(desk)) as it:
        it.bench.choose(GENERAL)
        assert it.pane("outline").blocks[0].key == ("heading", "p1")
        it.bench.choose(ALL)
        assert [e.key[1] for e in it.pane("outline").blocks if e.key[:1] == ("heading",)] == [
            "p1",
            "p2",
            "p3",
            "p4",
            "p5",
        ]


async def test_the_language_changes_while_a_case_is_open(desk):
    """F12: every pane speaks the other language; the texts stay."""
    async with opened(desk, with_case(desk)) as it:
        assert it.pane("tree").blocks[0].head.startswith("成 1")
        await it.press("f12")
        assert it.pane("tree").blocks[0].head.startswith("D 1")
        assert _("Status") in it.pane("outline").text
        await it.press("f12")
        assert it.pane("tree").blocks[0].head.startswith("成 1")


async def test_escape_goes_back_to_the_list_and_everything_is_saved(desk):
    """The list hears which case it was."""
    case = with_case(desk)
    async with opened(desk, case) as it:
        it.bench.go_to("a3")
        await it.press("enter")
        await it.type("末句。")
        await it.press("escape", "escape")
        await it.until(lambda: it.pilot.app.screen is not it.bench)
    assert desk.store.load(case).draft.passages["a3"].text.endswith("末句。")


async def test_a_failed_save_shows_and_is_made_up_for(tmp_path, monkeypatch):
    """A full disk: the message stays, the words too; when there is room again they are saved without a key."""
    full = [False]

    def hook(step):
        if full[0] and step.startswith("journal:before"):
            raise OSError(28, "No space left on device")

    desk = desk_at(tmp_path, hook=hook)
    async with opened(desk, with_case(desk)) as it:
        it.bench.go_to("a3")
        full[0] = True
        await it.press("delete")
        await it.until(lambda: _("not saved") in it.bench.query_one("KeyBar").remark)
        assert it.notice
        full[0] = False
        it.bench.look()
        await it.saved()
        assert "a3" not in it.on_disk().draft.passages


async def test_memory_of_widgets_is_flat(desk):
    """Walking through selections mounts nothing."""
    async with opened(desk, with_case(desk)) as it:
        before = len(it.bench.query("*"))
        for _turn in range(8):
            await it.pilot.press("down", "down", "up", "up")
        assert len(it.bench.query("*")) == before


async def test_a_passage_in_an_outside_editor(desk, monkeypatch):
    """F4 on a passage: its text comes back as one step; elsewhere the whole draft."""
    async with opened(desk, with_case(desk)) as it:
        monkeypatch.setattr(type(it.bench), "_outside", lambda _self, run: run())
        monkeypatch.setenv("EDITOR", "sed -i s/老旧社区/老小区/")
        it.bench.go_to("a3")
        await it.press("f4")
        await it.saved()
        assert "老小区" in it.on_disk().draft.passages["a3"].text
        monkeypatch.setenv("EDITOR", "sed -i s/优化食堂布局/优化布局/")
        it.bench.show_pane("tree")
        await it.press("f4")
        await it.until(lambda: it.on_disk().draft.points[1].heading == "优化布局")
        await it.until(lambda: it.bench.sitting.draft.points[1].heading == "优化布局")


async def test_a_draft_that_came_back_wrong_is_kept_and_offered_again(desk, monkeypatch):
    """Not opened again: the file is named, nothing changed."""
    async with opened(desk, with_case(desk)) as it:
        monkeypatch.setattr(type(it.bench), "_outside", lambda _self, run: run())
        monkeypatch.setenv("EDITOR", "sed -i s/schema/[[/")
        before = it.on_disk().draft
        await it.press("f4")
        await it.dialog()
        await it.press("down", "enter")
        await it.back()
        await it.until(lambda: ".toml" in it.notice)
        assert it.on_disk().draft == before


async def test_without_an_editor_it_says_how_to_set_one(desk, monkeypatch):
    """The words of the command line."""
    monkeypatch.delenv("EDITOR", raising=False)
    monkeypatch.delenv("VISUAL", raising=False)
    async with opened(desk, with_case(desk)) as it:
        monkeypatch.setattr(type(it.bench), "_outside", lambda _self, run: run())
        it.bench.go_to("a3")
        await it.press("f4")
        await it.until(lambda: "EDITOR" in it.notice)


async def test_words_of_another_sitting_of_mine_are_offered(desk):
    """Escape at the offer: it comes again next time."""
    case = with_case(desk)
    other = Sitting(desk, case)
    other.open(Words(passage="a2"))
    other.type("另一个窗口的话")
    other.autosave()
    async with opened(desk, case) as it:
        await it.dialog()
        await it.press("escape")
        await it.back()
    async with opened(desk, case) as it:
        await it.dialog()
        await it.press("escape")


async def test_tab_leaves_the_text_and_saves_it(desk):
    """On a narrow screen, too, where the editor's pane goes away."""
    for size in (SIZES["narrow"], SIZES["wide"]):
        case = with_case(desk)
        async with opened(desk, case, size) as it:
            it.bench.go_to("a3")
            await it.press("enter")
            await it.type("又一句。")
            await it.press("tab")
            await it.saved()
            assert it.bench.pane == "inputs"
            assert it.on_disk().draft.passages["a3"].text.endswith("又一句。")


async def test_the_mouse_selects_and_opens(desk):
    """A click on a suggestion, a double click on a passage, a click elsewhere leaves it."""
    async with opened(desk, with_case(desk)) as it:
        await it.pilot.click("#tree", offset=(6, 2))
        assert it.bench.chosen == ("suggestion", "s2")
        outline = it.pane("outline")
        at = (10, outline.top_of(("text", "a5")))
        await it.pilot.click("#outline", offset=at, times=2)
        await it.until(lambda: it.bench.editing)
        await it.type("。")
        await it.pilot.click("#tree", offset=(6, 0))
        await it.saved()
        assert it.on_disk().draft.passages["a5"].text.endswith("。。")
        assert it.bench.chosen == ("suggestion", "s1")


async def test_the_list_knows_the_findings_afterwards(desk):
    """As many as the workbench showed."""
    case = with_case(desk)
    async with opened(desk, case) as it:
        count = it.bench.view.insight.count("warning")
        await it.press("escape")
        await it.until(lambda: it.pilot.app.screen is not it.bench)
    (row,) = desk.index.rows(lambda case_id: summary.row(desk, case_id))
    assert row["findings"]["warning"] == count


async def test_an_outside_text_that_is_refused_is_kept(desk, monkeypatch):
    """An emptied reason of a declined point: the message names the file."""
    file = with_case(desk)
    before = Sitting(desk, file)
    before.do(steps.set_status, "p3", "declined", "缺少依据")
    before.flush()
    async with opened(desk, file) as it:
        monkeypatch.setattr(type(it.bench), "_outside", lambda _self, run: run())
        monkeypatch.setenv("EDITOR", "sed -i d")
        it.bench.go_to("p3")
        it.row("reason", "p3")
        await it.press("f4")
        await it.until(lambda: it.severity == "error")
        assert ".txt" in it.notice
        assert it.on_disk().draft.points[2].reason == "缺少依据"


async def test_the_passages_that_fit_come_under_the_cursor(desk):
    """Another suggestion: the cursor of the inputs goes to the best passage for it that waits for a decision."""
    async with opened(desk, with_case(desk)) as it:
        for chosen in (each.key for each in it.pane("tree").blocks if each.key[:1] == ("suggestion",)):
            it.bench.choose(chosen)
            wanted = first_input(it.bench.view, chosen)
            assert it.pane("inputs").key == wanted
            assert wanted in [each.key for each in it.pane("inputs").blocks]
        it.bench.show_pane("inputs")
        await it.press("end")
        stays = it.pane("inputs").key
        it.bench.renew()
        await it.saved()
        assert it.pane("inputs").key == stays


async def test_another_paper_of_the_case_is_written(desk):
    """From the palette: the paper's place is told; one that cannot be written says why."""
    async with opened(desk, with_case(desk)) as it:
        folder = desk.root / "drafts" / it.bench.case_id
        it.bench.action_paper()
        await it.dialog()
        await it.press("down", "down", "down", "enter")
        await it.back()
        await it.until(lambda: "feedback-form.docx" in it.notice)
        assert (folder / "feedback-form.docx").read_bytes()[:2] == b"PK"
        it.bench.action_paper()
        await it.dialog()
        await it.press("enter")
        await it.back()
        await it.until(lambda: "尚无可供公开的答复" in it.notice)
        assert not (folder / "page.html").exists()
