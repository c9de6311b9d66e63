"""Dialogs: answers, refusals, and what an input method needs."""

import datetime as dt

import pytest
from textual.events import Key
from textual.widgets import Input, Static

from reply_studio import i18n
from reply_studio.i18n import _
from reply_studio.tui.screens.dialogs import AskDate, AskLine, Choose, Confirm, Day, in_words
from reply_studio.tui.widgets.pick_list import Entry, PickList, narrowed
from tests.desks import desk_at
from tests.tui.lists import Open, started, three_cases

TODAY = dt.date(2026, 7, 1)
STATUSES = [
    Entry("done", "已经办理", "成", "done"),
    Entry("planned", "列入计划", "划", "planned"),
    Entry("declined", "不予采纳", "否", "declined"),
]


@pytest.fixture
def desk(tmp_path):
    return desk_at(tmp_path / "office")


async def asked(it: Open, dialog):
    """Shows a dialog; what it answers comes into the list that is returned."""
    answers = []
    it.app.push_screen(dialog, answers.append)
    await it.screen(type(dialog))
    return answers


@pytest.mark.parametrize(
    ("key", "answer"), [("enter", False), ("escape", False), ("n", False), ("ctrl+y", True), ("y", True)]
)
async def test_only_a_key_of_its_own_says_yes(desk, key, answer):
    """Enter never confirms; the yes works with an input method on, too."""
    async with started(desk) as it:
        answers = await asked(it, Confirm("删除这一段?", "可以撤销。"))
        assert "可以撤销" in it.picture()
        await it.press(key)
        await it.back()
        assert answers == [answer]


async def test_a_choice_is_narrowed_by_what_is_typed(desk):
    """Words of label, hint or the hidden search words; Enter takes the one under the cursor."""
    async with started(desk) as it:
        answers = await asked(it, Choose("状态", STATUSES))
        await it.press(*"计划")
        assert [each.value for each in it.app.screen.query_one(PickList).shown] == ["planned"]
        await it.press("enter")
        await it.back()
        answers += await asked(it, Choose("状态", STATUSES, selected="declined"))
        assert it.app.screen.query_one(PickList).picked.value == "declined"
        await it.press("up", "enter")
        await it.back()
        assert answers == ["planned"]


async def test_arrows_move_while_the_text_keeps_the_focus(desk):
    """The caret stays, so an input method stays."""
    async with started(desk) as it:
        answers = await asked(it, Choose("状态", STATUSES))
        await it.press("down", "pagedown", "up")
        assert it.app.screen.query_one(Input).has_focus
        await it.press("enter")
        await it.back()
        assert answers == ["planned"]


async def test_nothing_fits_nothing_is_chosen(desk):
    """Enter on an empty list does nothing; Escape answers None."""
    async with started(desk) as it:
        answers = await asked(it, Choose("状态", STATUSES))
        await it.press("x", "q", "enter")
        assert isinstance(it.app.screen, Choose)
        await it.press("escape")
        await it.back()
        assert answers == [None]


async def test_the_mouse_chooses(desk):
    """A double click takes an entry."""
    async with started(desk) as it:
        answers = await asked(it, Choose("状态", STATUSES))
        await it.pilot.click(PickList, offset=(5, 2), times=2)
        await it.back()
        assert answers == ["declined"]


async def test_a_line_is_refused_with_the_reason(desk):
    """What is wrong stands below; the text stays."""
    async with started(desk) as it:
        answers = await asked(it, AskLine("理由", "原来", check=lambda text: "" if len(text) > 3 else "太短"))
        await it.press("enter")
        assert "太短" in str(it.app.screen.query_one("#told", Static).content)
        await it.press("end", "的", "理", "由", "enter")
        await it.back()
        assert answers == ["原来的理由"]


@pytest.mark.parametrize(
    ("typed", "told", "answer"),
    [
        ("9月底", "2026-09-30", Day(dt.date(2026, 9, 30))),
        ("2025.9.30", "2025-09-30", Day(dt.date(2025, 9, 30))),
        ("+30", "2026-07-31", Day(dt.date(2026, 7, 31))),
        ("", "no date", Day(None)),
    ],
)
async def test_a_day_is_typed_as_usual_and_shown_as_understood(desk, typed, told, answer):
    """What was understood stands below while typing; an empty line means no date."""
    async with started(desk) as it:
        answers = await asked(it, AskDate("期限", TODAY, dt.date(2026, 12, 31)))
        await it.press("ctrl+u", *typed)
        assert told in str(it.app.screen.query_one("#told", Static).content)
        await it.press("enter")
        await it.back()
        assert answers == [answer]


async def test_what_is_no_day_is_not_accepted(desk):
    """The dialog stays; Escape answers None."""
    async with started(desk) as it:
        answers = await asked(it, AskDate("期限", TODAY))
        await it.press(*"soon", "enter")
        assert "soon" in str(it.app.screen.query_one("#told", Static).content)
        await it.press("escape")
        await it.back()
        assert answers == [None]


async def test_the_screen_below_does_not_hear_the_keys(desk):
    """F4 in a dialog imports nothing; F1 opens no help behind it."""
    async with started(desk) as it:
        await asked(it, Confirm("?"))
        await it.press("f4", "f1", "f2", "j")
        assert isinstance(it.app.screen, Confirm)


async def test_a_slash_is_text_on_every_line(desk):
    """Paths can be typed although the slash is a shortcut elsewhere."""
    async with started(desk) as it:
        answers = await asked(it, AskLine("路径"))
        await it.press("slash", "t")
        it.app.post_message(Key("fullwidth_colon", "\uff1a"))
        await it.press("question_mark", "enter")
        await it.back()
        assert answers == ["/t\uff1a?"]


def test_narrowing_puts_beginnings_first_and_reads_both_widths():
    """What begins with the words comes first; full-width letters are the same letters."""
    entries = [Entry(1, "市委组织部"), Entry(2, "组织处"), Entry(3, "ABC")]
    assert [each.value for each in narrowed(entries, "组织")] == [2, 1]
    assert [each.value for each in narrowed(entries, "\uff41\uff42\uff43")] == [3]


def test_days_in_words():
    """The weekday and how far it is."""
    assert in_words(dt.date(2026, 7, 1), TODAY).endswith("today")
    assert in_words(dt.date(2026, 7, 3), TODAY).startswith("2026-07-03 Friday")
    assert "2 days ago" in in_words(dt.date(2026, 6, 29), TODAY)


async def test_a_full_width_blank_is_a_character_like_others(desk):
    """An input method in full-width mode sends it; it parts the words of a filter."""
    three_cases(desk)
    async with started(desk) as it:
        await it.press("slash", "\u793e", "\u3000", "\u5efa")
        assert it.filter_words() == "\u793e\u3000\u5efa"
        assert it.cases()


async def test_the_first_key_replaces_what_stands_in_a_line(desk):
    """A suggested text is selected; an arrow keeps it."""
    async with started(desk) as it:
        answers = await asked(it, AskLine("\u7406\u7531", "\u539f\u6765"))
        await it.press("\u65b0", "enter")
        await it.back()
        assert answers == ["\u65b0"]


async def test_language_and_theme_are_switched_in_a_dialog(desk):
    """The question stands in the other language at once; what was typed and chosen stays."""
    async with started(desk) as it:
        title = _("Why: {step}?").format(step=_("return"))
        answers = await asked(it, Confirm(title, _("reason: {value}").format(value="[red]一[/]")))
        await it.press("f12")
        assert i18n.language() == "zh"
        await it.until(lambda: "\u7406\u7531" in it.picture())
        assert "Why" not in it.picture()
        assert "[red]一[/]" in it.picture()
        dark = it.app.current_theme.dark
        await it.press("ctrl+t")
        assert it.app.current_theme.dark is not dark
        await it.press("f12", "ctrl+y")
        await it.back()
        assert answers == [True]


async def test_entries_and_what_narrows_them_change_the_language(desk):
    """The cursor stays on its entry; an entry that is anybody's words stays as it is."""
    async with started(desk) as it:
        entries = [Entry("a", _("Yes")), Entry("b", "某人的话"), Entry("c", _("No"))]
        answers = await asked(it, Choose(_("What is the result?"), entries))
        await it.press("down", "down", "f12")
        shown = it.app.screen.query_one(PickList).shown
        assert [each.label for each in shown] == [_("Yes"), "某人的话", _("No")]
        assert i18n.language() == "zh"
        await it.press("enter")
        await it.back()
        assert answers == ["c"]
