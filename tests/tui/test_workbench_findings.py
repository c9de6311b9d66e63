"""Findings at the workbench: fixed by a key, waived with a reason, counted again."""

import pytest

from reply_studio.i18n import _
from reply_studio.services import passages
from reply_studio.services.passages import Wording
from tests.desks import with_case
from tests.tui.benches import opened

STOP = "\u3002"
FAULTY = f"我局已布署工作{STOP}我局将适时推进建设10处食堂{STOP}"


@pytest.fixture
def case(desk):
    made = with_case(desk)
    passages.edit(desk, made, "a2", Wording(text=FAULTY))
    return made


async def at_finding(it, code):
    """Puts the cursor on the finding of a code."""
    await it.press("f5")
    await it.until(lambda: it.bench.view.insight is not None)
    found = it.bench.view.insight.findings
    assert it.pane("findings").select(("finding", str([each.code for each in found].index(code))))


def codes(it):
    """Codes of what counts, or "" while it is worked out."""
    insight = it.bench.view.insight
    return [each.code for each in insight.findings] if insight else ""


async def test_the_selected_finding_is_fixed_and_undo_takes_it_back(desk, case):
    """ctrl-F changes the words; ctrl-Z restores them."""
    async with opened(desk, case) as it:
        await at_finding(it, "LG103")
        await it.press("ctrl+f")
        await it.saved()
        assert it.on_disk().draft.passages["a2"].text == FAULTY.replace("布署", "部署")
        assert "LG103" not in codes(it)
        await it.press("ctrl+z")
        await it.until(lambda: it.on_disk().draft.passages["a2"].text == FAULTY)


async def test_what_leaves_a_choice_is_not_fixed(desk, case):
    """The message says so; nothing changes."""
    async with opened(desk, case) as it:
        await at_finding(it, "PR101")
        await it.press("ctrl+f")
        await it.until(lambda: it.notice)
        assert _("this one needs a person: there is no certain change") in it.notice
        assert it.on_disk().draft.passages["a2"].text == FAULTY


async def test_a_finding_is_waived_with_a_reason_and_counts_again(desk, case):
    """It stands at the end with name and reason; the same key on it takes the waiver back."""
    async with opened(desk, case) as it:
        await at_finding(it, "PR101")
        await it.press("ctrl+d")
        await it.dialog()
        await it.type("经局务会研究")
        await it.press("enter")
        await it.back()
        await it.until(lambda: codes(it) != "" and "PR101" not in codes(it))
        await it.saved()
        text = it.pane("findings").text
        assert "经局务会研究" in text
        assert text.index(_("Waived")) < text.index("经局务会研究")
        assert it.on_disk().acts[-1].act == "waive"
        assert it.pane("findings").select(("waived", "0"))
        await it.press("ctrl+d")
        await it.until(lambda: "PR101" in codes(it))
        await it.saved()
        assert it.on_disk().acts[-1].act == "unwaive"
