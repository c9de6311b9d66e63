"""Keys that come together are done with one after the other."""

import pytest
from textual.events import Key

from tests.desks import empty_case, with_case
from tests.tui.benches import SIZES, opened


def burst(it, *keys):
    """All keys in the application's queue before it looks at the first one."""
    for each in keys:
        it.pilot.app.post_message(Key(each, each if len(each) == 1 else None))


@pytest.mark.parametrize("size", ["narrow", "wide"])
async def test_what_is_typed_behind_enter_goes_into_the_text(desk, size):
    """Enter, words, Escape, down, Enter, words, Escape in one go."""
    async with opened(desk, with_case(desk), SIZES[size]) as it:
        it.bench.go_to("a2")
        burst(it, "enter", *"头一段", "escape", "down", "enter", *"第二段", "escape")
        await it.until(lambda: it.on_disk().draft.passages["a3"].text.endswith("第二段"))
        assert it.on_disk().draft.passages["a2"].text.endswith("头一段")


async def test_keys_behind_a_question_go_to_the_question(desk):
    """F3, Enter: the point; then down and Enter in the list of results; then the words."""
    async with opened(desk, empty_case(desk)) as it:
        burst(it, "f3", "enter", "down", "enter", "enter", *"已办好", "escape")
        await it.until(lambda: it.on_disk().draft.passages)
        draft = it.on_disk().draft
        assert draft.points[0].status == "in_progress"
        assert [each.text for each in draft.passages.values()] == ["已办好"]
