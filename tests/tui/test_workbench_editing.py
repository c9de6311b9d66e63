"""Editing at the workbench by keys: what is on the screen is in the store."""

import datetime as dt

import pytest

from reply_studio.services import steps
from reply_studio.services.places import Words
from reply_studio.services.sitting import Sitting
from tests.desks import desk_at, empty_case, with_case
from tests.tui.benches import SIZES, opened


@pytest.mark.parametrize("size", ["narrow", "wide"])
async def test_from_an_empty_outline_to_an_answer_by_keys_alone(desk, size):
    """F3, Enter: point; status by a list; words; a plan with unit and date: keys that pass an input method."""
    async with opened(desk, empty_case(desk), SIZES[size]) as it:
        await it.press("f3", "enter")
        await it.dialog()
        await it.press("down", "enter")
        await it.back()
        assert it.row_key == ("new", "p1", "progress")
        await it.press("enter")
        await it.type("全市建成食堂96家。")
        await it.press("escape")
        await it.saved()
        await it.press("down", "down", "enter")
        await it.type("再建20家。")
        await it.press("escape")
        await it.dialog()
        await it.press("enter")
        await it.until(lambda: it.pilot.app.screen.query("#told"))
        await it.type("年底")
        await it.press("enter")
        await it.back()
        await it.saved()
        draft = it.on_disk().draft
        point = draft.points[0]
        assert (point.answers, point.status, point.heading) == (("s1",), "in_progress", "加强统筹规划,优化食堂布局")
        assert [draft.passages[each].text for each in point.progress] == ["全市建成食堂96家。"]
        plan = draft.passages[point.plans[0]]
        assert (plan.text, plan.unit, plan.due) == ("再建20家。", "mzj", dt.date(2025, 12, 31))
        assert [each.act for each in it.on_disk().acts] == ["import", "point", "point", "passage", "passage", "passage"]
        it.bench.show_pane("tree")
        assert it.pane("tree").blocks[0].head.startswith("办 1")


async def test_enter_edits_a_passage_in_its_place_and_escape_saves_it(desk):
    """One editor, over the row; the other rows stay."""
    async with opened(desk, with_case(desk)) as it:
        it.bench.go_to("a3")
        await it.press("enter")
        editor = it.bench.outline_pane.editor
        assert it.bench.focused is editor
        assert editor.text == desk.store.load(it.bench.case_id).draft.passages["a3"].text
        top = it.bench.outline_pane.outline.top_of(("text", "a3"))
        assert editor.region.y == it.pane("outline").region.y + top - it.pane("outline").scroll_offset.y
        assert len(it.bench.query("PassageEditor")) == 1
        await it.type("补一句。")
        await it.press("escape")
        await it.saved()
        assert it.on_disk().draft.passages["a3"].text.endswith("补一句。")
        assert it.bench.pane == "outline"
        assert it.row_key == ("text", "a3")
        assert not editor.display


async def test_typing_is_autosaved_at_a_pause_without_a_journal_line(desk):
    """Quietly: the last line says when."""
    async with opened(desk, with_case(desk)) as it:
        it.bench.go_to("a3")
        await it.press("enter")
        await it.type("写到一半")
        await it.until(lambda: desk.store.autosaves(it.bench.case_id, "draft"))
        assert [each.act for each in it.on_disk().acts] == ["import"]
        await it.until(lambda: "09:00:00" in it.bench.query_one("KeyBar").remark)
        await it.press("escape")
        await it.saved()
        assert desk.store.autosaves(it.bench.case_id, "draft") is None


async def test_leaving_the_program_in_the_middle_of_a_word_saves_it(desk):
    """ctrl-Q while the editor is open: a step like any other."""
    case = with_case(desk)
    async with opened(desk, case) as it:
        it.bench.go_to("a3")
        await it.press("enter")
        await it.type("不落下的话")
        await it.press("ctrl+q")
        await it.pilot.pause()
    assert desk.store.load(case).draft.passages["a3"].text.endswith("不落下的话")


async def test_words_of_a_crash_are_offered_and_taken_in(desk):
    """The dialog shows what differs; the first entry takes it in."""
    case = with_case(desk)
    killed = Sitting(desk, case)
    killed.open(Words(passage="a3"))
    killed.type("崩溃前写的话")
    killed.autosave()
    async with opened(desk, case) as it:
        await it.dialog()
        assert "崩溃前写的话" in it.pilot.app.screen.query_one("Prose").text
        await it.press("enter")
        await it.back()
        await it.saved()
        assert it.on_disk().draft.passages["a3"].text == "崩溃前写的话"


async def test_words_of_a_crash_can_be_let_go(desk):
    """They are not offered again."""
    case = with_case(desk)
    killed = Sitting(desk, case)
    killed.open(Words(passage="a3"))
    killed.type("不要的话")
    killed.autosave()
    async with opened(desk, case) as it:
        await it.dialog()
        await it.press("down", "enter")
        await it.back()
        await it.until(lambda: desk.store.autosaves(case, "draft") is None)
        assert it.on_disk().draft == killed.saved.draft


async def test_a_change_by_a_colleague_is_joined_while_i_type(desk, tmp_path):
    """The message says so; my editor goes on in my words, theirs stand beside them."""
    case = with_case(desk)
    async with opened(desk, case) as it:
        it.bench.go_to("a3")
        await it.press("enter")
        await it.type("我写的")
        it.bench.keep()
        other = Sitting(desk_at(tmp_path, who="su"), case)
        other.open(Words(passage="a3"))
        other.leave("同事写的")
        other.flush()
        it.bench.look()
        await it.until(lambda: it.severity == "warning")
        assert it.bench.focused is it.bench.outline_pane.editor
        await it.type("还有")
        await it.press("escape")
        await it.saved()
        texts = [each.text for each in it.on_disk().draft.passages.values()]
        assert "同事写的" in texts
        assert any(each.endswith("我写的还有") for each in texts)


async def test_a_change_by_a_colleague_is_shown_when_i_only_read(desk, tmp_path):
    """The tree and the outline follow."""
    case = with_case(desk)
    async with opened(desk, case) as it:
        other = Sitting(desk_at(tmp_path, who="su"), case)
        other.do(steps.delete_point, "p2")
        other.flush()
        it.bench.look()
        await it.until(lambda: it.notice)
        assert it.pane("tree").blocks[0].head.startswith("缺 1")


async def test_split_join_move_and_delete_by_keys(desk):
    """Each is one act, and undo goes back through all of them."""
    async with opened(desk, with_case(desk)) as it:
        before = it.on_disk().draft.points
        it.bench.go_to("a2")
        await it.press("enter", "home", *["right"] * 10, "ctrl+k")
        await it.saved()
        assert it.on_disk().draft.points[1].progress == ("a2", "a18", "a3")
        assert it.row_key == ("text", "a18")
        await it.press("ctrl+down")
        await it.saved()
        assert it.on_disk().draft.points[1].progress == ("a2", "a3", "a18")
        it.row("text", "a2")
        await it.press("ctrl+g")
        await it.saved()
        assert it.on_disk().draft.points[1].progress == ("a2", "a18")
        await it.press("delete")
        await it.saved()
        assert it.on_disk().draft.points[1].progress == ("a18",)
        for _step in range(4):
            await it.press("ctrl+z")
            await it.saved()
        await it.until(lambda: it.on_disk().draft.points == before)
        await it.press("ctrl+y")
        await it.until(lambda: it.on_disk().draft.points[1].progress == ("a2", "a18", "a3"))


async def test_a_passage_moves_to_another_point_by_a_list(desk):
    """Type a part of the heading, Enter."""
    async with opened(desk, with_case(desk)) as it:
        it.bench.go_to("a3")
        await it.press("ctrl+x")
        await it.dialog()
        await it.type("监督")
        await it.press("enter")
        await it.back()
        await it.saved()
        assert it.on_disk().draft.points[3].progress == ("a8", "a3")
        assert it.bench.chosen == ("suggestion", "s4")


async def test_declining_asks_for_a_reason(desk):
    """Without one nothing is set; the reason can be edited afterwards, but not emptied."""
    async with opened(desk, with_case(desk)) as it:
        it.bench.go_to("p3")
        await it.press("ctrl+r")
        await it.dialog()
        await it.press("down", "down", "down", "enter")
        await it.until(lambda: it.pilot.app.screen.query("#told"))
        await it.press("enter")
        assert it.pilot.app.screen is not it.bench
        await it.type("缺少依据")
        await it.press("enter")
        await it.back()
        await it.saved()
        point = it.on_disk().draft.points[2]
        assert (point.status, point.reason) == ("declined", "缺少依据")
        it.row("reason", "p3")
        await it.press("enter", *["backspace"] * 4, "escape")
        await it.until(lambda: it.severity == "error")
        assert it.on_disk().draft.points[2].reason == "缺少依据"


async def test_a_heading_is_edited_like_a_passage(desk):
    """Enter on the point's first row."""
    async with opened(desk, with_case(desk)) as it:
        it.bench.go_to("p2")
        await it.press("enter")
        await it.type("与布点")
        await it.press("escape")
        await it.saved()
        assert it.on_disk().draft.points[1].heading == "优化食堂布局与布点"


async def test_the_next_passage_is_begun_from_the_editor(desk):
    """ctrl-N: done, and another one behind."""
    async with opened(desk, with_case(desk)) as it:
        it.bench.go_to("a2")
        await it.press("enter", "ctrl+n")
        await it.until(lambda: it.bench.editing)
        await it.type("紧跟其后")
        await it.press("escape")
        await it.saved()
        draft = it.on_disk().draft
        assert [draft.passages[each].text for each in draft.points[1].progress][1] == "紧跟其后"


async def test_points_for_all_and_what_a_point_answers(desk):
    """ctrl-O makes the outline; Enter on the row of answers adds a suggestion or takes it away."""
    async with opened(desk, empty_case(desk)) as it:
        await it.press("ctrl+o")
        await it.saved()
        assert [each.answers for each in it.on_disk().draft.points] == [("s1",), ("s2",), ("s3",)]
        it.bench.go_to("p1")
        it.row("answers", "p1")
        for wanted in (("s1", "s2"), ("s1",)):
            await it.press("enter")
            await it.dialog()
            await it.type("加大扶持")
            await it.press("enter")
            await it.back()
            await it.saved()
            assert it.on_disk().draft.points[0].answers == wanted


async def test_a_plan_names_its_unit_by_a_part_of_the_name_and_its_day_in_any_form(desk):
    """The row below a plan; an unknown unit is taken as typed."""
    async with opened(desk, with_case(desk)) as it:
        it.bench.go_to("a4")
        it.row("plan", "a4")
        for typed, key in (("司法", "sfj"), ("市体育局", "市体育局")):
            await it.press("enter")
            await it.dialog()
            await it.type(typed)
            await it.press("enter")
            await it.until(lambda: it.pilot.app.screen.query("#told"))
            await it.press("ctrl+u")
            await it.type("明年6月")
            await it.press("enter")
            await it.back()
            await it.saved()
            plan = it.on_disk().draft.passages["a4"]
            assert (plan.unit, plan.due) == (key, dt.date(2026, 6, 30))


async def test_the_result_class_is_one_of_the_offices(desk):
    """From the palette; it prints in the letter."""
    async with opened(desk, with_case(desk)) as it:
        it.bench.action_result_class()
        await it.dialog()
        await it.press("A", "enter")
        await it.back()
        await it.saved()
        assert it.on_disk().draft.result_class == "A"
