"""Earlier cases at the workbench: what was answered and promised then, taken by Enter and marked as reused."""

import datetime as dt

import msgspec
import pytest

from reply_studio.model.draft import ReplyPoint
from tests.builders import case_file, draft, passage
from tests.desks import empty_case, with_case
from tests.tui.benches import SIZES, opened
from tests.tui.test_workbench_hostile import HOSTILE, screen_text

SAID = "受理涉食堂纠纷31件并全部办结。"


def before(desk, said=SAID, promised="每个街道建立一支调解队伍。"):
    """A case of the year before that answered the suggestion on disputes."""
    plan = passage("a2", promised, unit="sfj", due=dt.date(2024, 12, 31))
    point = ReplyPoint(id="p1", answers=("s6",), status="done", progress=("a1",), plans=("a2",))
    whole = case_file(draft=draft((point,), (passage("a1", said), plan), last_id=2))
    case = msgspec.structs.replace(whole.case, id="2024-t-0031", number="31")
    return with_case(desk, msgspec.structs.replace(whole, case=case))


async def shown(it):
    """The pane with what was found."""
    it.bench.choose(("suggestion", "s6"))
    it.bench.show_pane("earlier")
    await it.until(lambda: SAID in it.pane("earlier").text.replace("\n", "").replace(" ", ""))


@pytest.mark.parametrize("size", ["narrow", "middle", "wide"])
async def test_what_was_said_and_promised_is_seen_and_taken(desk, size):
    """Case, likeness, status, day; Enter takes the passage, then the promise without its day."""
    before(desk)
    async with opened(desk, empty_case(desk), SIZES[size], language="en") as it:
        await shown(it)
        seen = it.pane("earlier").text
        assert "2024-t-0031" in seen
        assert "1.00" in seen
        assert "D done" in seen
        assert "2024-12-31" in seen
        assert it.bench.key == ("earlier", "0", "0")
        await it.press("enter")
        await it.saved()
        assert "2024-t-0031" in it.notice
        await it.press("down", "enter")
        await it.saved()
        now = it.on_disk().draft
        (point,) = now.points
        assert point.answers == ("s6",)
        (made,), (plan,) = point.progress, point.plans
        assert now.passages[made].text == SAID
        assert now.passages[made].origins[0].input == "case:2024-t-0031"
        assert (now.passages[plan].unit, now.passages[plan].due) == ("sfj", None)
        assert it.pane("earlier").text.count("taken already") == 2
        it.bench.go_to(made)
        await it.pilot.pause()
        assert "reused from 2024-t-0031" in it.pane("outline").text
        assert any(each.name == "earlier" and each.label == "Earlier 1" for each in it.bench.lines.tabs.tabs)
        await it.press("ctrl+z")
        await it.until(lambda: not it.on_disk().draft.points[0].plans)


async def test_a_text_for_another_suggestion_goes_to_that_one(desk):
    """The selection follows."""
    before(desk)
    async with opened(desk, with_case(desk)) as it:
        await shown(it)
        it.bench.choose(("suggestion", "s1"))
        await it.pilot.pause()
        assert it.pane("earlier").select(("earlier", "0", "0"))
        await it.press("enter")
        await it.saved()
        assert it.bench.chosen[0] == "suggestion"
        reused = [key for key, each in it.on_disk().draft.passages.items() if not each.received and each.origins]
        holders = [each.answers for each in it.on_disk().draft.points if set(reused) & set(each.progress)]
        assert holders
        assert it.bench.chosen[1] in holders[0]


async def test_without_anything_alike_the_pane_says_so(desk):
    async with opened(desk, with_case(desk), language="en") as it:
        it.bench.show_pane("earlier")
        await it.until(lambda: "No other case" in it.pane("earlier").text)
        await it.press("enter")
        assert it.severity != "error"


@pytest.mark.parametrize("size", ["narrow", "wide"])
async def test_hostile_words_of_another_case_are_shown_and_taken_as_they_are(desk, size):
    before(desk, HOSTILE, HOSTILE)
    async with opened(desk, empty_case(desk), SIZES[size]) as it:
        it.bench.choose(("suggestion", "s6"))
        it.bench.show_pane("earlier")
        await it.until(lambda: it.bench.key)
        await it.pilot.pause()
        seen = screen_text(it)
        assert "[red]红[/]" in seen
        assert "\x1b" not in seen
        assert "\u202e" not in seen
        await it.press("enter")
        await it.saved()
        assert HOSTILE in {each.text for each in it.on_disk().draft.passages.values()}
