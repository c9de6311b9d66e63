"""The list: what it shows, how one moves in it, and what it keeps."""

import os
import random

import pytest

from reply_studio.model.draft import Draft
from reply_studio.services import reviewing
from reply_studio.tui import keeping, snapshot
from reply_studio.tui.screens.broken import Broken
from reply_studio.tui.screens.dialogs import AskLine, Choose, Confirm
from reply_studio.tui.screens.help import Help
from reply_studio.tui.screens.list import CaseList
from reply_studio.tui.screens.palette import Palette
from reply_studio.tui.screens.workbench import Workbench
from reply_studio.tui.widgets.case_table import Headings
from reply_studio.tui.widgets.finder import Finder
from reply_studio.tui.widgets.key_bar import KeyBar
from reply_studio.tui.widgets.view_bar import ViewBar
from tests.builders import canteens, case_file
from tests.desks import desk_at, with_case
from tests.review_desks import House
from tests.tui.lists import started, three_cases

FIRST, LATE, THIRD = "2025-t-0029", "2025-t-0030", "2025-t-0031"


@pytest.fixture
def desk(tmp_path):
    found = desk_at(tmp_path / "office")
    three_cases(found)
    return found


async def test_most_pressing_first_with_counts_and_the_rest_of_the_days(desk):
    """Due days come first, undated last; the late one says by how much."""
    async with started(desk, (160, 30)) as it:
        assert it.cases() == [LATE, FIRST, THIRD]
        picture = it.picture()
        assert "06-01 29d late" in picture
        assert "07-03 3d left" in picture
        assert "3/3" in picture
        assert "钱若谷 (2)" in picture
        assert "All] 3" in it.top()
        assert "Mine 2" in it.top()
        assert "1/3" in it.picture(it.filter_line.children[-1])


async def test_keys_walk_the_rows(desk):
    """Arrows, letters, Home and End move; the ends hold."""
    async with started(desk) as it:
        await it.press("down", "j")
        assert it.selected == THIRD
        await it.press("down")
        assert it.selected == THIRD
        await it.press("k", "ctrl+up", "up")
        assert it.selected == LATE
        await it.press("G")
        assert it.selected == THIRD
        await it.press("g")
        assert it.selected == LATE
        await it.press("pagedown")
        assert it.selected == THIRD


async def test_enter_opens_the_workbench_and_escape_comes_back(desk):
    """The case under the cursor opens; the list is where it was."""
    async with started(desk) as it:
        await it.press("down", "enter")
        bench = await it.screen(Workbench)
        assert bench.case_id == FIRST
        await it.until(lambda: bench.ready)
        await it.press("escape")
        await it.back()
        assert it.selected == FIRST


async def test_typing_narrows_and_escape_empties(desk):
    """Every word must occur; role and state are found by their words; two escapes bring all rows back."""
    async with started(desk) as it:
        await it.press("slash", *"托育")
        assert it.cases() == [LATE]
        assert "1/1" in it.picture(it.filter_line.children[-1])
        await it.press("backspace", "backspace", *"co-hand")
        assert it.cases() == [THIRD]
        await it.press("escape")
        assert it.cases() == [THIRD]
        await it.press("escape")
        assert len(it.cases()) == 3
        assert it.selected == THIRD


async def test_the_filter_can_be_reached_with_an_input_method_on(desk):
    """ctrl-F, and what a Chinese keyboard sends for the slash key."""
    async with started(desk) as it:
        for key in ("ctrl+f", "fullwidth_solidus", "ideographic_comma"):
            await it.press(key)
            assert it.filter_line.is_typed
            await it.press("escape")


async def test_letters_are_text_while_the_filter_is_typed(desk):
    """j and G are words of the filter then; arrows still walk, Enter goes back to the rows."""
    async with started(desk) as it:
        await it.press("slash", "j", "G")
        assert it.filter_words() == "jG"
        await it.press("backspace", "backspace", "down")
        assert it.selected == FIRST
        await it.press("enter")
        assert not it.filter_line.is_typed
        assert it.app.screen is it.list


async def test_a_filter_that_fits_nothing_says_so(desk):
    """The empty list tells the way out."""
    async with started(desk) as it:
        await it.press("slash", "x", "x")
        assert "Esc empties the filter" in it.picture()
        await it.press("escape", "enter")
        assert it.app.screen is it.list


async def test_an_empty_workspace_says_what_to_do(tmp_path):
    """No case yet: F4 is named."""
    async with started(desk_at(tmp_path / "office")) as it:
        assert "F4" in it.picture(it.list.table)
        await it.press("enter", "f3", "down")
        assert it.notice.startswith("Nothing is left")


async def test_tab_goes_through_the_views(desk):
    """Only views that hold something; the filter is emptied on the way."""
    async with started(desk) as it:
        await it.press("tab")
        assert it.list.state.view == "mine"
        assert it.cases() == [FIRST, THIRD]
        await it.press("tab")
        assert (it.list.state.view, it.cases()) == ("overdue", [LATE])
        await it.press("shift+tab", "shift+tab")
        assert it.list.state.view == "all"


async def test_next_to_do_goes_round(desk):
    """The answered case is passed over while nothing else is missing in it."""
    async with started(desk) as it:
        assert it.selected == LATE
        await it.press("f3")
        assert it.selected == FIRST
        await it.press("f3", "f3")
        assert it.selected == LATE


async def test_sorting_by_name_and_by_heading(desk):
    """F6 chooses a column, again turns round; a click on a heading does the same."""
    async with started(desk, (160, 30)) as it:
        await it.press("f6")
        await it.screen(Choose)
        await it.press(*"title", "enter")
        await it.back()
        assert it.list.state.sort == "title"
        first = it.cases()
        await it.press("f6")
        await it.screen(Choose)
        await it.press("enter")
        await it.back()
        assert it.cases() == first[::-1]
        await it.pilot.click(Headings, offset=(2, 0))
        assert it.list.state.sort == "number"
        assert it.cases() == [FIRST, LATE, THIRD]


async def test_the_selection_stays_on_its_case_when_the_order_changes(desk):
    """Sorting moves the row, not the choice."""
    async with started(desk) as it:
        await it.press("down")
        assert it.selected == FIRST
        it.list.state.sort_by("due")
        it.list.show_rows()
        assert it.selected == FIRST


async def test_columns_are_switched_and_sized_and_kept(desk):
    """A column taken out and one made wider are so at the next start too."""
    async with started(desk, (160, 30)) as it:
        await it.press("f8")
        await it.screen(Choose)
        await it.press(*"role", "enter")
        await it.until(lambda: "role" not in it.list.table.columns and isinstance(it.app.screen, Choose))
        await it.press("escape")
        await it.back()
        assert "Role" not in it.picture()
        before = it.widths()
        await it.press("ctrl+right")
        after = it.widths()
        assert after["due"] == before["due"] + 2
    async with started(desk, (160, 30)) as it:
        assert "Role" not in it.picture()
        assert it.widths() == after


async def test_the_title_has_no_width_of_its_own(desk):
    """It takes what is left; the message says so."""
    async with started(desk) as it:
        it.list.state.sort_by("title")
        await it.press("ctrl+right")
        assert "title takes" in it.notice


async def test_a_view_of_ones_own_is_kept_and_forgotten_after_a_question(desk):
    """Filter and order get a name; Enter at the question keeps it, ctrl-Y removes it."""
    async with started(desk) as it:
        await it.press("slash", *"托育", "escape", "f9")
        await it.screen(AskLine)
        await it.press("enter")
        await it.back()
        assert "[托育] 1" in it.top()
    async with started(desk) as it:
        assert "[托育] 1" in it.top()
        assert it.cases() == [LATE]
        await it.press("delete")
        await it.screen(Confirm)
        await it.press("enter")
        await it.back()
        assert "托育" in it.top()
        await it.press("delete")
        await it.screen(Confirm)
        await it.press("ctrl+y")
        await it.back()
        assert "托育" not in it.top()
        assert len(it.cases()) == 3
        await it.press("delete")
        assert "belongs to the program" in it.notice
    assert keeping.load().views == ()


@pytest.mark.parametrize(("size", "beside"), [((160, 40), True), ((80, 24), False)])
async def test_the_preview_follows_the_selection(desk, size, beside):
    """At the right on a wide screen, below on a narrow one; suggestions stand there with their marks."""
    async with started(desk, size) as it:
        await it.press("down", "f7")
        await it.until(lambda: it.list.preview and "长者食堂" in it.list.preview.text)
        preview = it.list.preview
        assert "D 1 加强统筹规划" in preview.text
        assert (preview.region.x > 0) is beside
        await it.press("ctrl+up")
        await it.until(lambda: "社区托育" in preview.text)
        assert "! 1 加强统筹规划" in preview.text
        await it.press("f7")
        await it.until(lambda: it.list.preview is None)
        assert keeping.load().preview is False


async def test_the_preview_is_there_at_the_next_start(desk):
    """Shown once, shown again."""
    async with started(desk) as it:
        await it.press("f7")
        await it.until(lambda: it.list.preview)
    async with started(desk) as it:
        await it.until(lambda: it.list.preview and "社区托育" in it.list.preview.text)


async def test_a_broken_case_opens_as_its_text_with_the_fault_and_can_be_mended(desk, monkeypatch):
    """The row says broken; the text has the line marked; once the file is right, the case opens."""
    path = desk.store.path(LATE, "draft")
    good = path.read_text("utf-8")
    path.write_text(good + "\norder = [\n", "utf-8")
    os.utime(path.parent, (1, 1))
    async with started(desk) as it:
        await it.press("slash", *"broken", "escape")
        assert it.cases() == [LATE]
        await it.press("enter")
        broken = await it.screen(Broken)
        await it.until(lambda: "> " in it.picture())
        assert "draft.toml" in it.picture()
        await it.press("f5")
        await it.until(lambda: "still cannot be read" in it.picture())
        path.write_text(good, "utf-8")
        await it.press("f5")
        bench = await it.screen(Workbench)
        assert bench.case_id == LATE
        assert broken not in it.app.screen_stack


async def test_changes_from_outside_are_noticed(desk):
    """A new case folder appears in the list without a key, and the selection stays."""
    async with started(desk) as it:
        await it.press("down")
        with_case(desk, case_file(id="2025-t-0040", number="40", draft=Draft()))
        it.list._glance()
        await it.until(lambda: "2025-t-0040" in it.cases())
        assert it.selected == FIRST


async def test_a_glance_that_sees_nothing_new_reads_nothing(desk, monkeypatch):
    """Times of folders are looked at; rows are read only after a change."""
    async with started(desk) as it:
        it.list._glance()
        await it.pilot.pause(0.05)
        asked = []
        monkeypatch.setattr(it.list, "reload", lambda: asked.append(1))
        it.list._glance()
        await it.pilot.pause(0.05)
        assert asked == []


async def test_the_next_start_paints_what_was_shown_last(desk):
    """The kept picture has the rows of the chosen view; it is derived and may be gone."""
    async with started(desk) as it:
        await it.press("tab")
    kept = snapshot.load(desk.root)
    assert [each["case"] for each in kept.rows] == [FIRST, THIRD]
    assert kept.view == "mine"
    snapshot.path(desk.root).write_text("{", "utf-8")
    async with started(desk) as it:
        assert it.cases() == [FIRST, THIRD]


async def test_checking_all_shows_the_findings_in_the_list(desk):
    """F5 checks what is shown; the sum is told and the rows know it, at the next start too."""
    async with started(desk, (160, 30)) as it:
        await it.press("f5")
        await it.until(lambda: it.notice.startswith("Checked: 3"))
        await it.until(lambda: all(each["findings"] for each in it.list.table.rows))
    async with started(desk, (160, 30)) as it:
        assert all(each["findings"] for each in it.list.table.rows)


async def test_the_language_changes_while_it_runs(desk):
    """Headings, views, states and keys say it in the other language; twice is as before."""
    async with started(desk) as it:
        before = it.picture()
        assert "Enter Open" in before
        await it.press("f12")
        await it.until(lambda: "打开" in it.picture(it.list.query_one(KeyBar)))
        await it.press("slash", *"已收到 会办")
        await it.until(lambda: it.cases() == [THIRD])
        await it.press("escape", "escape", "f12")
        await it.until(lambda: "Enter Open" in it.picture())


async def test_the_theme_is_kept(desk):
    """ctrl-T switches, and the next start is so."""
    async with started(desk) as it:
        assert it.app.current_theme.dark
        await it.press("ctrl+t")
        assert not it.app.current_theme.dark
    async with started(desk) as it:
        assert not it.app.current_theme.dark


async def test_help_names_the_keys_of_the_place(desk):
    """F1 and the question mark, also the wide one; Escape closes it."""
    async with started(desk) as it:
        for key in ("f1", "question_mark", "fullwidth_question_mark"):
            await it.press(key)
            await it.screen(Help)
            assert "In the list of cases" in it.picture()
            assert "ctrl-F" in it.picture()
            await it.press("escape")
            await it.back()


async def test_the_palette_runs_a_command_by_its_name(desk):
    """F2, a part of the name, Enter; the colon opens it too."""
    async with started(desk) as it:
        await it.press("fullwidth_colon")
        await it.screen(Palette)
        await it.press("escape")
        await it.back()
        await it.press("f2")
        await it.screen(Palette)
        await it.press(*"next view", "enter")
        await it.back()
        await it.until(lambda: it.list.state.view == "mine")


async def test_the_mouse_selects_opens_and_scrolls(desk):
    """A click selects, a double click opens, a click on a view or a key of the last line works."""
    async with started(desk, (160, 30)) as it:
        await it.pilot.click(it.list.table, offset=(10, 1))
        assert it.selected == FIRST
        await it.pilot.click(ViewBar, offset=(it.place_in(ViewBar, "Overdue"), 0))
        assert it.list.state.view == "overdue"
        await it.pilot.click(KeyBar, offset=(it.place_in(KeyBar, "Filter"), 0))
        await it.until(lambda: it.filter_line.is_typed)
        await it.pilot.click(it.list.table, offset=(10, 0), times=2)
        await it.screen(Workbench)


@pytest.fixture
def long_desk(tmp_path):
    """Two hundred cases, of which the index knows the rows."""
    from tests.bench import office

    root = office.make(tmp_path / "long", 200)
    found = desk_at(root)
    chance = random.Random(7)
    rows = {each["case"]: each for each in (office.row(n, chance) for n in range(1, 201))}
    found.index.rows(rows.__getitem__)
    return found


async def test_a_long_list_scrolls_only_when_the_cursor_leaves_the_page(long_desk):
    """Arrows move the cursor, not the page under it; a page key keeps one line of the old page."""
    async with started(long_desk) as it:
        table = it.list.table
        height = table.size.height
        await it.press(*["down"] * 5)
        assert (table.cursor, table.scroll_y) == (5, 0)
        await it.press("pagedown")
        assert (table.cursor, table.scroll_y) == (5 + height - 1, 5)
        await it.press("end")
        assert (table.cursor, table.scroll_y) == (199, 200 - height)
        await it.press("home")
        assert (table.cursor, table.scroll_y) == (0, 0)


async def test_the_bar_says_where_in_a_long_list_one_is(long_desk):
    """At the right edge, from the top to the bottom; a short list has none."""
    async with started(long_desk) as it:
        table = it.list.table

        def bar():
            edge = [table.render_line(y)._segments[-1].style for y in range(table.size.height)]
            return [y for y, style in enumerate(edge) if style == table.part("rows--bar")]

        assert bar()[0] == 0
        await it.press("end")
        assert bar()[-1] == table.size.height - 1
        await it.press("slash", *"2026010")
        assert 0 < table.count() < table.size.height
        assert bar() == []


async def test_the_wheel_scrolls_and_the_cursor_stays_on_its_case(long_desk):
    """Reading on does not change the choice."""
    async with started(long_desk) as it:
        before = it.selected
        table = it.list.table
        table.scroll_to(y=30, animate=False)
        await it.pilot.pause()
        assert table.scroll_y == 30
        assert it.selected == before
        await it.pilot.click(table, offset=(5, 2))
        assert table.cursor == 32


HOSTILE = "关于[red]整治[/] {{ x }}\x1b[31m\u202e e\u0301 \U00020000 的建议"


async def test_hostile_text_is_shown_as_it_is(tmp_path):
    """Markup, template signs, escape sequences, combining marks, wide extension characters: literal, nothing breaks."""
    import msgspec

    desk = desk_at(tmp_path / "office")
    proposal = msgspec.structs.replace(canteens(), title=HOSTILE + "长" * 10_000)
    with_case(desk, case_file(proposal=proposal))
    async with started(desk, (160, 30)) as it:
        await it.press("f7")
        await it.until(lambda: it.list.preview and "整治" in it.list.preview.text)
        picture = it.picture()
        assert "[red]整治[/] {{ x }}" in picture
        assert "\x1b" not in picture
        assert "\u202e" not in picture
        assert all(line.cell_length == 160 for line in it.app.screen._compositor.render_strips())


async def test_without_colour_the_selected_row_is_marked(desk, monkeypatch):
    """NO_COLOR: no colour codes; the sign and the reversed line say where one is."""
    monkeypatch.setenv("NO_COLOR", "1")
    async with started(desk) as it:
        assert it.app.no_color
        first, second = (list(it.list.table.render_line(y)) for y in (0, 1))
        assert first[0].text.startswith(">")
        assert all(segment.style.reverse for segment in first[:-1])  # the last cell is the bar's
        assert not any(segment.style.reverse for segment in second)


async def test_a_narrow_screen_keeps_the_title_readable(desk):
    """At 80 columns other columns step back."""
    async with started(desk, (80, 24)) as it:
        widths = it.widths()
        assert widths["title"] >= 24
        assert "proposers" not in widths
        assert "关于进一步推进" in it.picture()


async def test_ctrl_c_says_how_to_leave_and_ctrl_q_leaves(desk):
    """A habit must not end the work."""
    async with started(desk) as it:
        await it.press("ctrl+c")
        assert "ctrl-Q" in it.notice
        await it.press("ctrl+q")
        assert it.app.return_code == 0


async def test_reading_again_by_key(desk):
    """ctrl-R reads the folders although nothing seems new."""
    async with started(desk) as it:
        with_case(desk, case_file(id="2025-t-0041", number="41", draft=Draft()))
        await it.press("ctrl+r")
        await it.until(lambda: "2025-t-0041" in it.cases())


async def test_the_caret_does_not_blink(desk):
    """A repaint would move the input method's window."""
    async with started(desk) as it:
        await it.press("slash")
        assert it.list.query_one(Finder).cursor_blink is False
        assert isinstance(it.app.screen, CaseList)


async def test_a_change_right_after_the_list_was_read_is_noticed(tmp_path):
    """Also before anybody has glanced at the folders for the first time."""
    house = House(tmp_path / "office")
    async with started(house.desk("su")) as it:
        reviewing.submit(house.desk("lin"), house.case)
        await it.until(lambda: it.list.state.board.rows[0]["state"] == "in_review")
