"""Every paper of a case, made from the parts of ``tests.builders``, and what a reader finds on it."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec

from reply_studio.composing import (
    GivenBack,
    Reminded,
    compose,
    compose_handback,
    compose_reminder,
    profile_of,
)
from reply_studio.composing.dating import dated
from reply_studio.composing.platform import platform_fields, platform_text
from reply_studio.composing.public_page import PublicPage, PublishedReply, page_html, page_text
from reply_studio.composing.redacting import redacted
from reply_studio.composing.sheets import Consulted, YearCase, consultation_sheet, feedback_sheet, year_sheet
from reply_studio.config import Config
from reply_studio.letter import form, grid, sheet, tracked
from reply_studio.letter.text import text_of
from reply_studio.letter.word import render
from reply_studio.model.act import Act
from reply_studio.model.case import CaseFile
from reply_studio.model.draft import Passage
from reply_studio.model.letter import Letter
from reply_studio.model.proposal import Proposer
from reply_studio.model.reply import Contact
from reply_studio.services import versions
from reply_studio.services.ports import AskedRow, AskingForm, SheetStep, SignOffSheet
from tests.builders import case_file, office

TEMPLATES = Path(__file__).resolve().parents[1] / "templates"
DAY = dt.date(2025, 9, 21)
ACTS = (Act(act="issue", data={"number": "云民函〔2025〕30号", "date": "2025-08-01", "letter": 1}), Act(act="rehandle"))


class Words(msgspec.Struct, frozen=True):
    """What outside texts a paper is made with; ``config`` and ``file`` hold most of them."""

    file: CaseFile
    config: Config
    person: str = "赵清和"
    outcome: str = "同意答复稿。"
    unit: str = "市司法局"
    reason: str = "无相应职责。"
    remarks: str = "答复具体。"
    line: str = "现答复如下。"


def plain() -> Words:
    """The case of the canteens with nothing odd in it."""
    return Words(file=case_file(acts=ACTS), config=office(work="民政工作"))


def _changed(words: Words, part: str, **fields: Any) -> Words:
    return msgspec.structs.replace(words, **{part: msgspec.structs.replace(getattr(words, part), **fields)})


def _in_proposal(words: Words, **fields: Any) -> Words:
    return _changed(words, "file", proposal=msgspec.structs.replace(words.file.proposal, **fields))


def _in_case(words: Words, **fields: Any) -> Words:
    return _changed(words, "file", case=msgspec.structs.replace(words.file.case, **fields))


def _in_office(words: Words, **fields: Any) -> Words:
    return _changed(words, "config", office=msgspec.structs.replace(words.config.office, **fields))


def _in_suggestion(words: Words, **fields: Any) -> Words:
    first, *others = words.file.proposal.suggestions
    return _in_proposal(words, suggestions=(msgspec.structs.replace(first, **fields), *others))


def _in_passage(words: Words, key: str, text: str) -> Words:
    passages: dict[str, Passage] = dict(words.file.draft.passages)
    passages[key] = msgspec.structs.replace(passages[key], text=text)
    return _changed(words, "file", draft=msgspec.structs.replace(words.file.draft, passages=passages))


def _in_point(words: Words, text: str) -> Words:
    points = words.file.draft.points
    changed = (*points[:1], msgspec.structs.replace(points[1], heading=text), *points[2:])
    return _changed(words, "file", draft=msgspec.structs.replace(words.file.draft, points=changed))


def _in_unit(words: Words, text: str) -> Words:
    units = {**words.config.units, "sfj": msgspec.structs.replace(words.config.units["sfj"], name=text)}
    return _changed(words, "config", units=units)


def _alone(name: str) -> Callable[[Words, str], Words]:
    return lambda words, text: msgspec.structs.replace(words, **{name: text})


FIELDS: dict[str, Callable[[Words, str], Words]] = {
    "title": lambda words, text: _in_proposal(words, title=text),
    "proposer": lambda words, text: _in_proposal(words, proposers=(Proposer(name=text, lead=True),)),
    "group": lambda words, text: _in_proposal(words, proposers=(Proposer(name=text, group=True),)),
    "background": lambda words, text: _in_proposal(words, background=(text,)),
    "closing words": lambda words, text: _in_proposal(words, closing=(text,)),
    "suggestion heading": lambda words, text: _in_suggestion(words, heading=text),
    "suggestion text": lambda words, text: _in_suggestion(words, text=text),
    "suggestion tail": lambda words, text: _in_suggestion(words, tail=text),
    "number": lambda words, text: _in_case(words, number=text),
    "body": lambda words, text: _in_case(words, body=text),
    "section": lambda words, text: _in_case(
        words, handler=msgspec.structs.replace(words.file.case.handler, section=text)
    ),
    "point heading": _in_point,
    "progress": lambda words, text: _in_passage(words, "a2", text),
    "plan": lambda words, text: _in_passage(words, "a4", text),
    "class": lambda words, text: _changed(
        words, "file", draft=msgspec.structs.replace(words.file.draft, result_class=text)
    ),
    "office": lambda words, text: _in_office(words, name=text, full_name=text),
    "contact": lambda words, text: _in_case(
        _in_office(words, contact=text), handler=msgspec.structs.replace(words.file.case.handler, login="")
    ),
    "phone": lambda words, text: _in_office(words, phone=text),
    "copies": lambda words, text: _changed(
        words, "config", letter=msgspec.structs.replace(words.config.letter, copies=(text,))
    ),
    "work": lambda words, text: _changed(
        words, "config", letter=msgspec.structs.replace(words.config.letter, work=text)
    ),
    "unit": _in_unit,
    **{name: _alone(name) for name in ("person", "outcome", "reason", "remarks", "line")},
    "other unit": _alone("unit"),
}
"""Field → how a text gets into it."""


def _letter(words: Words, paper: str, template: str = "reply.docx", layout: str = "sections") -> tuple[bytes, str]:
    return _printed(compose(words.file, paper, profile_of(words.config), layout), template)


def _printed(letter: Letter, template: str) -> tuple[bytes, str]:
    data = render(dated(letter, "云民函〔2025〕36号", DAY), TEMPLATES / template)
    return data, text_of(data)


def _reminder(words: Words) -> tuple[bytes, str]:
    told = Reminded(unit=words.unit, today=DAY, reply_by=DAY)
    return _printed(compose_reminder(words.file, profile_of(words.config), told), "co-handling.docx")


def _handback(words: Words) -> tuple[bytes, str]:
    told = GivenBack(reason=words.reason, unit=words.unit)
    return _printed(compose_handback(words.file, profile_of(words.config), told), "co-handling.docx")


def _public_copy(words: Words) -> tuple[bytes, str]:
    letter, _done = redacted(compose(words.file, "reply", profile_of(words.config)))
    return _printed(letter, "reply.docx")


def _request(words: Words) -> tuple[bytes, str]:
    rows = tuple(AskedRow(id=each.id, number="1", title=each.heading) for each in words.file.proposal.suggestions)
    asked = AskingForm(
        place=words.file.case.id,
        item=words.file.proposal.title,
        unit=words.unit,
        unit_key="sfj",
        office=words.config.office.full_name,
        asked=DAY,
        reply_by=DAY,
        rows=rows,
    )
    data = form.build(asked)
    return data, text_of(data)


def _sign_off(words: Words) -> tuple[bytes, str]:
    data = sheet.build(
        SignOffSheet(
            office=words.config.office.full_name,
            title=words.file.proposal.title,
            case=words.file.case.id,
            drafter=words.person,
            section=words.file.case.handler.section,
            version=1,
            digest="3bc76d5a5493",
            head="0a1b2c",
            copies="、".join(words.config.letter.copies),
            disclosure="主动公开",
            steps=(SheetStep(label="核稿", signed=words.person),),
        )
    )
    return data, text_of(data)


def _feedback(words: Words) -> tuple[bytes, str]:
    profile = profile_of(words.config)
    data = grid.build(feedback_sheet(words.file, profile, compose(words.file, "reply", profile)))
    return data, text_of(data)


def _consultation(words: Words) -> tuple[bytes, str]:
    talk = Consulted(date=DAY, how="visit", person=words.person, outcome=words.outcome, who="林知远")
    data = grid.build(consultation_sheet(words.file, profile_of(words.config), (talk,)))
    return data, text_of(data)


def _year(words: Words) -> tuple[bytes, str]:
    case = words.file.case
    row = YearCase(
        type=case.type,
        role=case.role,
        number=case.number,
        title=words.file.proposal.title,
        proposers=tuple(each.name for each in words.file.proposal.proposers),
        section=case.handler.section,
        result=words.file.draft.result_class,
    )
    data = grid.build(year_sheet(2025, words.config.office.full_name, (row,)))
    return data, text_of(data)


def _difference(words: Words) -> tuple[bytes, str]:
    """The letter against the one with nothing odd in it, as tracked changes."""
    before = plain()
    letters = [compose(each.file, "reply", profile_of(each.config)) for each in (before, words)]
    data = tracked.build(versions.between(*letters), words.person, "2025-09-21T08:00:00+08:00")
    return data, text_of(data)


def _page(words: Words) -> PublicPage:
    reply = PublishedReply(
        unit=words.unit,
        number="云民函〔2025〕36号",
        date=DAY,
        contacts=(Contact(name=words.person, phones=(words.config.office.phone,)),),
        feedback="满意",
        remarks=words.remarks,
        lines=(words.line,),
    )
    return PublicPage(
        proposal=words.file.proposal,
        number=words.file.case.number,
        people="提案者",
        replies=(reply,),
        units=(words.config.office.name,),
    )


def _html(words: Words) -> tuple[bytes, str]:
    from lxml.html import document_fromstring

    data = page_html(_page(words)).encode("utf-8")
    return data, str(document_fromstring(data.decode("utf-8")).xpath("string(//main)"))


def _text(text: str) -> tuple[bytes, str]:
    return text.encode("utf-8"), text


def _platform(words: Words) -> tuple[bytes, str]:
    profile = profile_of(words.config)
    return _text(platform_text(platform_fields(words.file, profile, compose(words.file, "reply", profile))))


PAPERS: dict[str, Callable[[Words], tuple[bytes, str]]] = {
    "reply": lambda words: _letter(words, "reply"),
    "reply by suggestion": lambda words: _letter(words, "reply", layout="by-suggestion"),
    "co": lambda words: _letter(words, "co", "co-handling.docx"),
    "rereply": lambda words: _letter(words, "rereply"),
    "reminder": _reminder,
    "handback": _handback,
    "public-copy": _public_copy,
    "request": _request,
    "sign-off-sheet": _sign_off,
    "differences": _difference,
    "feedback-form": _feedback,
    "consultation": _consultation,
    "year-table": _year,
    "page as html": _html,
    "page as text": lambda words: _text(page_text(_page(words))),
    "platform": _platform,
}
"""Paper → its bytes, and the words that a reader finds on it."""

if __name__ == "__main__":  # what ``test_every_paper`` runs in processes of their own
    import hashlib

    for name, make in PAPERS.items():
        print(hashlib.sha256(make(plain())[0]).hexdigest(), name)
