"""The record of how the proposers were consulted (沟通情况记录): when, how, with whom, what came of it."""

import datetime as dt
from collections.abc import Sequence
from typing import Final

from reply_studio.composing.address import named
from reply_studio.composing.item import item_name
from reply_studio.composing.plans import date_words
from reply_studio.composing.profile import Profile
from reply_studio.composing.quoting import one_line
from reply_studio.model.base import Value
from reply_studio.model.case import CaseFile, all_proposers
from reply_studio.model.sheet import Cell, Row, Sheet

PAPER: Final = "consultation"
WIDTHS: Final = (14, 36, 18, 36, 124, 24)
WAYS: Final = {"visit": "走访", "meeting": "座谈", "phone": "电话", "letter": "来信"}
_HEADS: Final = ("序号", "日期", "方式", "对象", "沟通内容和结果", "经办人")


class Consulted(Value):
    """One talk. ``how`` is one of ``WAYS``; ``who`` is the colleague who had it."""

    date: dt.date
    how: str
    person: str
    outcome: str
    who: str = ""


def consultation_sheet(file: CaseFile, profile: Profile, talks: Sequence[Consulted]) -> Sheet:
    """The record of one case, in the order of the days."""
    asking = all_proposers(each.proposal for each in file.items)
    ordered = sorted(talks, key=lambda each: each.date)
    return Sheet(
        paper=PAPER,
        title="办理沟通情况记录",
        above=(
            f"办件\uff1a{item_name(*(each.case for each in file.items))}",
            f"题目\uff1a{'、'.join(dict.fromkeys(one_line(each.proposal.title) for each in file.items))}",
            f"提出者\uff1a{named(asking, file.case.type)}",
            f"承办单位\uff1a{profile.full_name}",
        ),
        widths=WIDTHS,
        landscape=True,
        rows=(
            Row(cells=tuple(Cell(text=each, head=True) for each in _HEADS), repeat=True),
            *(_row(number, each) for number, each in enumerate(ordered, 1)),
        ),
    )


def _row(number: int, talk: Consulted) -> Row:
    texts = (str(number), date_words(talk.date), WAYS[talk.how], talk.person, talk.outcome, talk.who)
    return Row(
        cells=tuple(Cell(text=text, name=f"{name}[{number}]") for text, name in zip(texts, _HEADS, strict=True)),
        height=11,
    )
