"""A plan says who does it and until when; where its text does not, the letter adds it in brackets."""

import calendar
import datetime as dt
import re
from typing import Final

from reply_studio.composing.address import our_office
from reply_studio.composing.profile import Profile
from reply_studio.composing.units import is_ours, unit_names
from reply_studio.model.case import CaseFile
from reply_studio.model.draft import Passage
from reply_studio.text.normalise import narrow
from reply_studio.text.typesetting import typeset

_STOP: Final = "。"
_STOPS: Final = "。\uff01\uff1b"


def date_words(day: dt.date) -> str:
    """2025年12月31日: digits, no leading zero (GB/T 9704-2012, 7.3.5.4)."""
    return f"{day.year}年{day.month}月{day.day}日"


def plan_text(plan: Passage, file: CaseFile, profile: Profile) -> str:
    """The plan's text with unit and due date in brackets before its last full stop, as far as it leaves them open."""
    text = typeset(plan.text.strip())
    told = "\uff1b".join((*_unit(plan, text, file, profile), *_due(plan, text)))
    if not told:
        return text
    body = text.rstrip(_STOPS)
    return f"{body}\uff08{told}\uff09{text[len(body) :] or _STOP}"


def _unit(plan: Passage, text: str, file: CaseFile, profile: Profile) -> tuple[str, ...]:
    if not plan.unit:
        return ()
    names = unit_names(plan.unit, file, profile)
    ways = names.all | ({our_office(names.name)} if is_ours(plan.unit, file, profile) else set())
    squeezed = "".join(text.split())
    return () if any(each in squeezed for each in ways if each) else (f"责任单位\uff1a{typeset(names.name)}",)


def _due(plan: Passage, text: str) -> tuple[str, ...]:
    if plan.due is None or says_date(text, plan.due):
        return ()
    return (f"完成时限\uff1a{date_words(plan.due)}",)


def says_date(text: str, day: dt.date) -> bool:
    """Whether the text names the day: in words, in figures, or as the end of its month or year."""
    forms = [rf"{day.year}年0?{day.month}月0?{day.day}日", rf"{day.year}[-./]0?{day.month}[-./]0?{day.day}(?!\d)"]
    if day.day == calendar.monthrange(day.year, day.month)[1]:
        forms.append(rf"{day.year}年0?{day.month}月[底末]")
        if day.month == 12:
            forms.append(rf"{day.year}年(?:年)?[底末]")
    return bool(re.search("|".join(forms), "".join(narrow(text).split())))
