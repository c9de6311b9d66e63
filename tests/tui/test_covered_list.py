"""The list under an open case reads nothing; what it missed is read on the way back."""

import threading

import pytest

from reply_studio.services import summary
from reply_studio.tui.pausing import Ended
from reply_studio.tui.screens.workbench import Workbench
from tests.desks import desk_at
from tests.tui.lists import started, three_cases


@pytest.fixture
def desk(tmp_path):
    """A workspace with three cases."""
    made = desk_at(tmp_path / "office")
    three_cases(made)
    return made


async def test_reading_waits_while_a_case_is_open(desk, monkeypatch):
    """A reading that is under way stops at its next case, and goes on when the case is closed."""
    async with started(desk) as it:
        read, first, go_on = [], threading.Event(), threading.Event()
        original = summary.row

        def slow(the_desk, case_id):
            read.append(case_id)
            first.set()
            go_on.wait(10)
            return original(the_desk, case_id)

        monkeypatch.setattr(summary, "row", slow)
        desk.index.forget()
        it.list.reload()
        await it.until(first.is_set)
        await it.press("enter")
        await it.screen(Workbench)
        await it.until(lambda: it.app.screen.ready)
        go_on.set()
        for _turn in range(20):
            await it.pilot.pause(0.01)
        assert len(read) == 1
        await it.press("escape")
        await it.back()
        await it.until(lambda: len(set(read)) == 3)


async def test_the_end_of_the_program_ends_the_reading(desk):
    """What is still to be read is read at the next start."""
    async with started(desk) as it:
        screen = it.list
    with pytest.raises(Ended):
        screen._reading()
