"""Texts that would be markup, templates or control sequences elsewhere: shown as they are, and nothing breaks."""

import msgspec
import pytest

from reply_studio.model.draft import ReplyPoint
from reply_studio.model.proposal import Proposal, Proposer, Suggestion
from reply_studio.services.places import Words
from reply_studio.services.sitting import Sitting
from tests.builders import case_file, draft, passage
from tests.desks import contribution, with_case
from tests.tui.benches import SIZES, opened

HOSTILE = "[red]红[/] {{ 7*7 }} [/] \x1b[31m \x1b]0;x\x07 é\u0301\u0302 \U00020000\U0002a6d6 \u202e反 \\[b] %s {0}"
SHOWN = "[red]红[/] {{ 7*7 }} [/] \u241b[31m"
LONG = "没有分段的一万字。" * 1112


def hostile_case(desk):
    file = case_file(
        proposal=Proposal(
            title=HOSTILE,
            proposers=(Proposer(name=HOSTILE),),
            background=(HOSTILE,),
            suggestions=(
                Suggestion(id="s1", marker="一、", heading=HOSTILE, text=HOSTILE, tail=HOSTILE),
                Suggestion(id="s2", marker="二、", text=LONG),
            ),
            last_id=2,
        ),
        draft=draft((), ()),
        inputs=(contribution("sfj", "市司法局", (HOSTILE, LONG)),),
    )
    points = (
        ReplyPoint(id="p1", answers=("s1",), status="declined", heading=HOSTILE, reason=HOSTILE, progress=("a1",)),
        ReplyPoint(id="p2", answers=("s2",), status="done", progress=("a2",), plans=("a3",)),
    )
    passages = (passage("a1", HOSTILE), passage("a2", LONG), passage("a3", HOSTILE, unit=HOSTILE))
    whole = msgspec.structs.replace(file, draft=draft(points, passages, last_id=3))
    return with_case(desk, whole)


def screen_text(it):
    return "\n".join("".join(each.text for each in strip) for strip in it.pilot.app.screen._compositor.render_strips())


@pytest.mark.parametrize("size", ["narrow", "wide"])
async def test_every_pane_shows_it_as_it_is(desk, size):
    """No markup is read, no control character reaches the terminal, in either language."""
    async with opened(desk, hostile_case(desk), SIZES[size]) as it:
        await it.press("f7")
        for chosen in (("suggestion", "s1"), ("suggestion", "s2")):
            it.bench.choose(chosen)
            for name in it.bench.panes:
                it.bench.show_pane(name)
                await it.pilot.pause()
                seen = screen_text(it)
                assert "\x1b" not in seen
                assert "\x07" not in seen
                assert "\u202e" not in seen
        it.bench.choose(("suggestion", "s1"))
        it.bench.show_pane("outline")
        await it.pilot.pause()
        assert "[red]红[/] {{ 7*7 }} [/] \u241b[31m" in screen_text(it)


async def test_it_can_be_edited_and_stays_what_it_is(desk):
    """In the editor control characters are signs; what is not touched is not changed."""
    case = hostile_case(desk)
    async with opened(desk, case) as it:
        it.bench.go_to("a1")
        await it.press("enter")
        await it.pilot.pause()
        assert "\x1b" not in screen_text(it)
        assert SHOWN in screen_text(it)
        await it.type("完")
        await it.press("escape")
        await it.saved()
    kept = desk.store.load(case).draft.passages["a1"].text
    assert kept.endswith("完")
    assert "\x1b[31m" in kept
    assert "[red]红[/] {{ 7*7 }}" in kept


async def test_a_paragraph_of_ten_thousand_characters_can_be_typed_into(desk):
    """One editor, one paragraph; only what is seen is drawn."""
    case = hostile_case(desk)
    async with opened(desk, case) as it:
        it.bench.go_to("a2")
        await it.press("enter")
        editor = it.bench.outline_pane.editor
        assert editor.size.height < it.pane("outline").size.height
        for each in "末尾":
            await it.press(each)
        await it.press("escape")
        await it.saved()
    assert desk.store.load(case).draft.passages["a2"].text == LONG + "末尾"


async def test_recovered_words_are_shown_as_they_are(desk):
    """The dialog after a crash."""
    case = hostile_case(desk)
    killed = Sitting(desk, case)
    killed.open(Words(passage="a2"))
    killed.type(HOSTILE)
    killed.autosave()
    async with opened(desk, case) as it:
        await it.dialog()
        assert "\x1b" not in screen_text(it)
        assert "[red]" in screen_text(it)
