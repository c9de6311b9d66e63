"""The reminder (催办函): a unit that was asked for its input and has not answered is asked once more."""

import datetime as dt
from collections.abc import Iterator
from typing import Final

from reply_studio.composing.address import our_office, their_office
from reply_studio.composing.item import all_cited, item_name
from reply_studio.composing.plans import date_words
from reply_studio.composing.profile import Profile
from reply_studio.composing.quoting import ended, one_line
from reply_studio.composing.signing_off import imprint, mark, sign_off
from reply_studio.model.base import Value
from reply_studio.model.case import CaseFile
from reply_studio.model.letter import Kind, Letter, Paragraph

PAPER: Final = "reminder"
_OURS: Final = {"lead": "主办", "co": "会办"}
"""Our role → what we do with the item; otherwise 办理."""
_HANDLED: Final = "办理"


class Reminded(Value):
    """What a reminder speaks of. ``unit`` is the unit's name; ``asked`` the day it was asked, ``wanted`` the day its
    input was wanted by, ``None`` where unknown; ``before`` the days of earlier reminders; ``today`` the day the letter
    speaks of, ``reply_by`` the day that it asks for.
    """

    unit: str
    today: dt.date
    reply_by: dt.date
    asked: dt.date | None = None
    wanted: dt.date | None = None
    before: tuple[dt.date, ...] = ()

    @property
    def days_late(self) -> int:
        """How many days the input is overdue, 0 where it is not or no day was named."""
        return max((self.today - self.wanted).days, 0) if self.wanted else 0


def compose_reminder(file: CaseFile, profile: Profile, told: Reminded) -> Letter:
    """The reminder to one unit; number and date are blank, as in every letter before its issue."""
    return Letter(paper=PAPER, paragraphs=tuple(_paragraphs(file, profile, told)))


def _paragraphs(file: CaseFile, profile: Profile, told: Reminded) -> Iterator[Paragraph]:
    name, we, you = item_name(*(each.case for each in file.items)), our_office(profile.name), their_office(told.unit)
    handled = f"由{we}{_OURS.get(file.case.role, _HANDLED)}"
    wish = "意见" if file.case.role == "co" else "会办意见"
    yield from mark(profile)
    yield Paragraph(kind=Kind.NUMBER, text="")
    yield Paragraph(kind=Kind.TITLE, text=f"关于催办{name}{wish}的函")
    yield Paragraph(kind=Kind.SALUTATION, text=f"{one_line(told.unit)}\uff1a")
    yield Paragraph(kind=Kind.OPENING, text=f"{all_cited(file.items)}{handled}\uff0c需{you}提出{wish}。")
    yield Paragraph(kind=Kind.PASSAGE, text=_history(told, we, you, wish))
    yield Paragraph(
        kind=Kind.PASSAGE,
        text=f"为按期答复\uff0c请{you}于{date_words(told.reply_by)}前将{wish}函告{we}。如办理中有困难\uff0c请及时与{we}联系。",
    )
    yield Paragraph(kind=Kind.CLOSING, text="特此函告。")
    yield from sign_off(file, profile)
    yield from imprint(profile)


def _history(told: Reminded, we: str, you: str, wish: str) -> str:
    """When it was asked and reminded, when the input was wanted, and that it has not come."""
    by = f"请于{date_words(told.wanted)}前反馈{wish}" if told.wanted else ""
    said = [f"{we}于{date_words(told.asked)}函商{you}", by or f"请提出{wish}"] if told.asked else [by]
    if told.before:
        said.append(f"{'并' if told.asked else we}于{'、'.join(map(date_words, told.before))}催办")
    first = ended("\uff0c".join(each for each in said if each)) if any(said) else ""
    late = f"\uff0c已超过期限{told.days_late}天" if told.days_late else ""
    return f"{first}截至{date_words(told.today)}\uff0c尚未收到{you}的{wish}{late}。"
