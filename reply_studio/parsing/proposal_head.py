"""The register of a proposal from its fields and head lines: title, number, session, type, proposers, units."""

import datetime as dt
import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from reply_studio.model.case import Session
from reply_studio.model.intake import HandlingUnit
from reply_studio.model.proposal import Proposer
from reply_studio.parsing import vocabulary as voc
from reply_studio.parsing.dates import find_date
from reply_studio.parsing.flow import squeezed
from reply_studio.parsing.names import is_group, people, units
from reply_studio.parsing.proposal_register import (
    SessionFound,
    Title,
    begins_title,
    is_title,
    item_number,
    item_type,
    names_body,
    number_value,
    read_session,
    read_title,
)
from reply_studio.parsing.proposal_zones import Zones, role_of
from reply_studio.text.normalise import fold

_LETTERHEAD: Final = re.compile(
    r"\(?(?:.{0,40}(?:代表建议|批评和?意见表?|登记表|处理[单笺]|提案表|建议表|提案纸|选登|提案选|建议选|提案案|办理公开系统|公开系统)|提案|建议|议案|政协提案|委员提案|集体提案|代表建议"
    r"|代表议案|社情民意(?:信息)?|中国人民政治协商会议.{2,20}委员会|.{2,20}人民代表大会|政协.{2,16}委员会|\(\s*\))\)?\d{0,4}"
)
_MEMBER_TITLE: Final = re.compile("([^:]{2,12}?(?:委员|代表)): ?关于")
_PERSON_LINE: Final = re.compile(r"[^\s:\u3002,]{2,14}[区县市州省团镇乡] +[^\s:\u3002,]{2,4}(?:代表|委员)")
"""云川市青岚区 蓝天代表, alone in a line of the head."""
_TITLE_STYLES: Final = ("title", "heading 1", "h1", "h2", "heading1", "标题", "标题 1")
_LONGEST_TITLE: Final = 60


class Head(NamedTuple):
    """What the register says; ``used`` are the head lines that were understood, ``guessed``: the title is a guess."""

    title: str
    number: str | None
    type: str
    session_text: str | None
    session: Session
    body: str
    proposers: tuple[Proposer, ...]
    units: tuple[HandlingUnit, ...]
    assigned: dt.date | None
    used: frozenset[int]
    guessed: bool


def read_head(zones: Zones, closing: Sequence[str] = ()) -> Head:
    """The register, from labels first and from the lines of the head where a label is missing.

    *closing* are the paragraphs under the text: a group may have signed there.
    """
    title, title_lines, guessed = _title(zones)
    session, session_lines = _session(zones)
    number, number_lines = _number(zones, title)
    return Head(
        title=title.text,
        number=number,
        type=item_type(_evidence(zones), title.text),
        session_text=session.text if session else None,
        session=session.session if session else Session(),
        body=session.body if session else "",
        proposers=_proposers(zones, closing),
        units=_units(zones),
        assigned=next(filter(None, (find_date(each.text) for each in zones.values(voc.ASSIGNED))), None),
        used=frozenset({*title_lines, *session_lines, *number_lines, *_letterheads(zones), *_signatures(zones)}),
        guessed=guessed,
    )


def _title(zones: Zones) -> tuple[Title, list[int], bool]:
    """The title, the head lines it stands in, and whether it is a guess."""
    labelled = [each for each in zones.values(voc.TITLE) if len(each.text) <= 2 * _LONGEST_TITLE]
    lines = [index for index in zones.head if is_title(zones.line_text(index))]
    sure = next((each for each in labelled if is_title(each.text)), None)
    if sure:
        return read_title(sure.text), lines, False
    split = _split_title(zones)
    if split:
        return split
    if lines:
        return read_title(zones.line_text(lines[0])), lines, False
    if labelled:
        return read_title(labelled[0].text), [], False
    return _body_title(zones) or _guessed_title(zones)


def _split_title(zones: Zones) -> tuple[Title, list[int], bool] | None:
    """A title over two or three lines of the head."""
    for place, index in enumerate(zones.head):
        if not begins_title(zones.line_text(index)):
            continue
        for more in (1, 2):
            lines = zones.head[place : place + more + 1]
            joined = "".join(zones.line_text(each) for each in lines)
            if len(lines) == more + 1 and lines[-1] == index + more and is_title(joined) and not begins_title(joined):
                return read_title(joined), lines, False
    return None


def _body_title(zones: Zones) -> tuple[Title, list[int], bool] | None:
    """A title that stands above the text, behind the form."""
    for para in zones.body[:3]:
        words = zones.flow.text[para.value[0] : para.value[1]]
        if len(words) <= _LONGEST_TITLE and is_title(words):
            return read_title(words), [], False
    return None


def _guessed_title(zones: Zones) -> tuple[Title, list[int], bool]:
    """The first line with a heading's style, or the first line that is nothing else."""
    letterheads = set(_letterheads(zones))
    lines = [index for index in zones.head if index not in letterheads and not _is_register(zones.line_text(index))]
    styled = [index for index in lines if zones.flow.lines[index].block.style.lower() in _TITLE_STYLES]
    for index in [*styled, *lines]:
        words = zones.line_text(index)
        if 4 <= len(words) <= _LONGEST_TITLE and not re.search("[\u3002;:]", fold(words)):
            return read_title(words), [index], True
    return Title(""), [], True


def _is_register(text: str) -> bool:
    """A line that holds a session, a number, a date or a name, and therefore no title."""
    return (
        read_session(text) is not None or item_number(text) is not None or find_date(text) is not None or len(text) < 6
    )


def _letterheads(zones: Zones) -> list[int]:
    return [index for index in zones.head if _LETTERHEAD.fullmatch(squeezed(fold(zones.line_text(index))))]


def _number(zones: Zones, title: Title) -> tuple[str | None, list[int]]:
    """The item's number: its label's, the title's, or that of a head line that speaks of one."""
    lines = [index for index in zones.head if item_number(zones.line_text(index)) and len(zones.line_text(index)) <= 80]
    for field in zones.values(voc.NUMBER):
        found = number_value(field.text)
        if found:
            return found, lines
    if title.number:
        return title.number, lines
    for index in lines:
        return item_number(zones.line_text(index)), lines
    return next(((bare, [index]) for index in zones.head if (bare := _bracketed(zones.line_text(index)))), (None, []))


def _bracketed(text: str) -> str | None:
    """（0264） alone in a line of the head."""
    plain = squeezed(fold(text))
    return number_value(plain) if re.fullmatch(r"[(\[\u3010][^()]{1,20}[)\]\u3011]", plain) else None


def _session(zones: Zones) -> tuple[SessionFound | None, list[int]]:
    """The session of its label or of the head; one that names the body is preferred."""
    found: list[tuple[SessionFound, list[int]]] = []
    for field in zones.values(voc.SESSION):
        read = read_session(field.text)
        found.append((read or SessionFound("".join(field.text.split()), Session(), ""), []))
    for place, index in enumerate(zones.head):
        text = zones.line_text(index)
        below = zones.line_text(zones.head[place + 1]) if place + 1 < len(zones.head) else ""
        single = read_session(text)
        double = read_session(text + below) if "届" in fold(text) and not single else None
        if single:
            found.append((single, [index]))
        elif double:
            found.append((double, [index, zones.head[place + 1]]))
    for field in zones.values(voc.NUMBER):
        read = read_session(field.text)
        if read:
            found.append((read, []))
    named = [each for each in found if names_body(each[0].text)]
    return next(iter([*([found[0]] if zones.values(voc.SESSION) else []), *named, *found]), (None, []))


def _evidence(zones: Zones) -> list[str]:
    """Labels and head lines: what shows whose paper it is."""
    labels = [zones.line_text(field.line)[:40] for field in zones.fields]
    return [*labels, *(zones.line_text(index) for index in zones.head)]


def _proposers(zones: Zones, closing: Sequence[str]) -> tuple[Proposer, ...]:
    names: list[str] = []
    for key in voc.PEOPLE:
        for field in zones.values(key):
            names += people(field.text)
    signed = [each for each in closing if _is_signature(each)][:1]
    names = list(dict.fromkeys(names)) or _signed(zones) or signed or _named_before_title(zones)
    return tuple(Proposer(name=name, lead=place == 0, group=is_group(name)) for place, name in enumerate(names))


def _named_before_title(zones: Zones) -> list[str]:
    """林某委员:关于……的提案."""
    for index in zones.head:
        found = _MEMBER_TITLE.match(fold(zones.line_text(index)))
        if found:
            return people(zones.line_text(index)[: found.end(1)])
    lines = (" ".join(zones.line_text(index).split()) for index in zones.head)
    return next((people(line.rpartition(" ")[2]) for line in lines if _PERSON_LINE.fullmatch(fold(line))), [])


def _signed(zones: Zones) -> list[str]:
    """Without a label: a group that stands alone under the title or under the text."""
    return next((["".join(zones.line_text(index).split())] for index in _signatures(zones)), [])


def _signatures(zones: Zones) -> list[int]:
    """Lines of the head or under the text that hold nothing but a group's name."""
    return [index for index in (*zones.head, *zones.rest) if _is_signature(zones.line_text(index))]


def _is_signature(line: str) -> bool:
    text = "".join(line.split())
    return len(text) <= 25 and is_group(text) and not _LETTERHEAD.fullmatch(fold(text)) and people(text) == [text]


def _units(zones: Zones) -> tuple[HandlingUnit, ...]:
    """Handling units in the order printed; of several units behind one 承办单位 the one that is said to lead does, else
    the first one.
    """
    found: dict[str, str] = {}
    for field in zones.values(*voc.UNITS):
        role = role_of(field.key)
        listed = units(field.text, "")
        shared = len(listed) > 1 and role == "lead" and "主" not in zones.line_text(field.line)[:12]
        led = any(own == "lead" for _name, own in listed)
        for place, (name, own) in enumerate(listed):
            found.setdefault(name, own or ("co" if shared and (led or place) else role))
    return tuple(HandlingUnit(name=name, role=role) for name, role in found.items())
