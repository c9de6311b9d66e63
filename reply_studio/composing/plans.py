"""A plan says who does it and until when; where its text does not, the letter adds it."""

import calendar
import datetime as dt
import re
from typing import Final

from reply_studio.composing.address import our_office
from reply_studio.composing.profile import Profile
from reply_studio.composing.quoting import ended
from reply_studio.composing.units import is_ours, unit_names
from reply_studio.model.case import CaseFile
from reply_studio.model.draft import Passage
from reply_studio.text.normalise import narrow
from reply_studio.text.numbering import marker_at
from reply_studio.text.typesetting import typeset

_STOP: Final = "。"
_MARKS: Final = "。\uff01\uff1f\uff1b\uff1a\uff0c、"
"""Marks that a text may end with."""
_COLON: Final = re.compile("\uff1a")
ALL_OF_IT: Final = "以上工作"
"""How the sentence about a whole list begins."""


def date_words(day: dt.date) -> str:
    """2025年12月31日: digits, no leading zero (GB/T 9704-2012, 7.3.5.4)."""
    return f"{day.year}年{day.month}月{day.day}日"


def plan_text(plan: Passage, file: CaseFile, profile: Profile) -> str:
    """The plan's text with unit and due date, as far as it leaves them open: in brackets before the mark that it ends
    with, be it one that leads on; behind a list that a colon opens in a sentence of their own, for they hold for all of
    it.
    """
    text = typeset(plan.text.strip())
    told = "\uff1b".join((*_unit(plan, text, file, profile), *_due(plan, text)))
    if not told:
        return text
    if opens_list(text):
        line = "\n" if "\n" in text else ""
        return f"{ended(text)}{line}{ALL_OF_IT}{told}{_STOP}"
    body = text.rstrip(_MARKS)
    return f"{body}\uff08{told}\uff09{text[len(body) :] or _STOP}"


def opens_list(text: str) -> bool:
    """Whether a colon of the text opens a list: lines, or an item with a number, follow it."""
    for colon in _COLON.finditer(text):
        rest = text[colon.end() :]
        marker = marker_at(rest.lstrip())
        if rest.strip() and (rest.lstrip(" \u3000").startswith("\n") or (marker and not marker.suspect)):
            return True
    return False


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
