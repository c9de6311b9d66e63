"""Where the letter puts a plan's unit and day, whatever marks, lines and numbers the plan has."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from reply_studio.composing import profile_of
from reply_studio.composing.plans import ALL_OF_IT, opens_list, plan_text
from reply_studio.composing.quoting import ended
from tests.builders import case_file, office, passage

FILE, PROFILE = case_file(), profile_of(office())
TOLD = "责任单位\uff1a市水利局\uff1b完成时限\uff1a2026年3月17日"
NOTE = f"\uff08{TOLD}\uff09"
MARKS = ("\uff1a", "\uff0c", "、", "\uff1b", "。", "\uff01", "\uff1f")
PIECES = (
    "建立机制",
    "强化监管",
    "一是",
    "二是",
    "1.",
    "\uff08一\uff09",
    "2025",
    "“",
    "”",
    "\uff08",
    "\uff09",
    "\n",
    " ",
    *MARKS,
)
TEXTS = st.lists(st.sampled_from(PIECES), min_size=1, max_size=12).map("".join)


def printed(text, *, told=True):
    given = passage("a1", text, unit="市水利局", due=dt.date(2026, 3, 17)) if told else passage("a1", text)
    return plan_text(given, FILE, PROFILE)


@given(TEXTS)
def test_they_are_told_once_and_nothing_of_the_text_is_lost(text):
    before, after = printed(text, told=False), printed(text)
    assert after.count(TOLD) == 1
    if opens_list(before):
        assert after.replace("\n" + ALL_OF_IT, ALL_OF_IT) == f"{ended(before)}{ALL_OF_IT}{TOLD}。"
    else:
        assert after.replace(NOTE, "") in (before, f"{before}。")


@given(TEXTS)
def test_brackets_never_stand_behind_a_mark_that_leads_on_or_ends(text):
    head, note, _tail = printed(text).partition(NOTE)
    assert not note or not head.endswith(MARKS)


@given(TEXTS.map(lambda text: f"{text}做好以下工作\uff1a"))
def test_a_plan_that_leads_to_what_follows_still_does(text):
    if not opens_list(printed(text, told=False)):
        assert printed(text).endswith("\uff1a")
