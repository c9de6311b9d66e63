"""The letter that gives an assignment back (退办), or asks that another unit gets it (改办)."""

from collections.abc import Iterator
from typing import Final

from reply_studio.composing.address import our_office
from reply_studio.composing.item import KIND, all_cited, item_name
from reply_studio.composing.plans import date_words
from reply_studio.composing.profile import Profile
from reply_studio.composing.quoting import ended, one_line
from reply_studio.composing.signing_off import imprint, mark, sign_off
from reply_studio.model.base import Value
from reply_studio.model.case import CaseFile
from reply_studio.model.letter import Kind, Letter, Paragraph
from reply_studio.text.typesetting import typeset

PAPER: Final = "handback"
_OURS: Final = {"lead": "主办", "co": "会办", "sole": "独办", "separate": "分办", "reference": "参阅"}
_NOBODY: Final = "交办单位"


class GivenBack(Value):
    """Why an assignment is given back; ``unit``: who should have it, "" where nobody is proposed."""

    reason: str
    unit: str = ""


def compose_handback(file: CaseFile, profile: Profile, told: GivenBack) -> Letter:
    """The letter to the assigning organs; number and date are blank, as in every letter before its issue."""
    return Letter(paper=PAPER, paragraphs=tuple(_paragraphs(file, profile, told)))


def _paragraphs(file: CaseFile, profile: Profile, told: GivenBack) -> Iterator[Paragraph]:
    name, we = item_name(file.case), our_office(profile.name)
    what = f"关于申请调整{name}承办单位的函" if told.unit else f"关于退办{name}的函"
    to = "、".join(map(one_line, profile.assigners or profile.copies_for(file.case.type))) or _NOBODY
    day = file.case.dates.assigned or file.case.dates.received
    given = f"于{date_words(day)}交由" if day else "交由"
    items = all_cited(file.items[:1])
    yield from mark(profile)
    yield Paragraph(kind=Kind.NUMBER, text="")
    yield Paragraph(kind=Kind.TITLE, text=what)
    yield Paragraph(kind=Kind.SALUTATION, text=f"{to}\uff1a")
    yield Paragraph(
        kind=Kind.OPENING, text=f"{items}{given}{we}{_OURS[file.case.role]}。经研究\uff0c现将有关情况函告如下\uff1a"
    )
    for each in typeset(told.reason.strip()).split("\n"):
        if each.strip():
            yield Paragraph(kind=Kind.PASSAGE, text=ended(each.strip()))
    yield Paragraph(kind=Kind.PASSAGE, text=_wish(file, we, told.unit))
    yield Paragraph(kind=Kind.CLOSING, text="妥否\uff0c请予研究并函复。")
    yield from sign_off(file, profile)
    yield from imprint(profile)


def _wish(file: CaseFile, we: str, unit: str) -> str:
    kind = KIND[file.case.type]
    if unit:
        return f"为便于办理\uff0c建议将该{kind}调整由{one_line(unit)}办理。"
    return f"该{kind}不属于{we}职责范围\uff0c现予退回\uff0c请另行交办。"
