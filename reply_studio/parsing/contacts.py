"""Whom to ask: persons or units with their telephone numbers, from a letter's contact lines or a page's form."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from reply_studio.model.base import Value
from reply_studio.model.reply import Contact
from reply_studio.parsing.organs import is_organ
from reply_studio.parsing.plain import half, plain
from reply_studio.text.normalise import HAN


def _spaced(words: str) -> str:
    """A pattern for any of the words (parted by |), their characters set apart or not: 联 系 人."""
    return "|".join(r"\s{0,4}".join(word) for word in words.split("|"))


_WHO: Final = _spaced(
    "联系人员|联系人|承办人员|承办人|经办人员|经办人|联系单位|承办单位|联系部门|承办部门|联系科室|承办科室|责任科室"
)
_PHONE_WORD: Final = _spaced(
    "联系电话|办公电话|咨询电话|固定电话|电话号码|手机号码|联系方式|联系手机|移动电话|电话|手机|座机"
)
_SKIPPED: Final = _spaced(
    "监督电话|投诉电话|举报电话|承办负责人|承办领导|分管领导|分管负责人|单位负责人|负责人|传真|邮政编码|邮编"
    "|电子邮箱|电子邮件|邮箱|通讯地址|联系地址|地址|职务"
)
_LABEL: Final = re.compile(
    rf"(?P<skip>{_SKIPPED})(?:及电话)?\s*:?|(?P<who>{_WHO})(?:姓名)?\s*(?:(?:及|和|、|与|/)?\s*(?:其)?(?:{_PHONE_WORD}))?\s*:?"
    rf"|(?P<phone>{_PHONE_WORD})\s*:?"
)
_PHONE: Final = re.compile(
    r"(?<![\dA-Za-z])(?:\+?86[- ]?)?(?:(?:\(0[\dxX*]{2,3}\)|0[\dxX*]{2,3})[- ]{0,3})?"
    r"[\dxX\u00d7*]{5,13}(?:(?:-|转|转分机)\d{1,5})?(?![\dA-Za-z])"
)
_NOTE: Final = re.compile(r"\((?:[^()]{0,6}(?:手机|电话|办公|号码|座机|小灵通|传真)[^()]{0,4}|[办宅机传])\)")
_PADDED: Final = re.compile(rf"(?<![{HAN}])([{HAN}])\s+([{HAN}])(?![{HAN}])")
_BREAK: Final = re.compile(r"[\u3001,;/\s]+")
_EDGE: Final = " ,\u3001;:.\u3002/-"

HAS_CONTACT: Final = re.compile(
    rf"^\(?\s*(?:{_WHO}|{_PHONE_WORD}|{_SKIPPED})(?:姓名)?\s*(?:(?:及|和|、|与)?\s*(?:其)?(?:{_PHONE_WORD}))?\s*[:\s]"
)
"""At the start of a folded line: the line is one of contacts."""


class _Part(Value):
    """Names and numbers behind one label; ``of_phone``: the label asked for a number, so names begin anew."""

    names: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    of_phone: bool = False


def is_contact_line(text: str) -> bool:
    """Whether the line gives somebody to ask (联系人:…, (联系人及电话:…))."""
    return bool(HAS_CONTACT.match(plain(text).strip() + " "))


def read_contacts(lines: Iterable[str]) -> tuple[Contact, ...]:
    """Contacts of the lines read as one. A name keeps the numbers that follow it; a number without a name stands
    alone; numbers behind several names are shared out where there are as many.
    """
    found: list[Contact] = []
    for part in _parts("\n".join(lines)):
        if part.of_phone:
            _add_phones(found, part.phones)
            found += [Contact(name=name) for name in part.names]
        else:
            found += _paired(part)
    return tuple(_without_sections(found))


def name_and_phone(name: str, phone: str) -> tuple[Contact, ...]:
    """Contacts of a form whose fields stand apart; none when both are empty."""
    who, numbers = _part(name), _part(phone)
    return tuple(_paired(_Part(names=(*who.names, *numbers.names), phones=(*who.phones, *numbers.phones))))


def phones_in(text: str) -> tuple[str, ...]:
    """Telephone numbers as printed, masked ones too (135xxxx2465)."""
    words = half(text)
    return tuple(text[each.start() : each.end()] for each in _PHONE.finditer(words) if re.search(r"\d", each[0]))


def _parts(text: str) -> Iterator[_Part]:
    words = plain(text)
    labels = list(_LABEL.finditer(words))
    ends = [*(label.start() for label in labels[1:]), len(text)]
    for label, end in zip(labels, ends, strict=False):
        if not label["skip"]:
            value = text[label.end() : end]
            yield _part(value, of_phone=label["phone"] is not None)


def _part(text: str, *, of_phone: bool = False) -> _Part:
    words = half(text)
    spans = [each.span() for each in _PHONE.finditer(words) if re.search(r"\d", each[0])]
    rest, last = "", 0
    for start, end in spans:
        rest, last = rest + words[last:start] + " ", end
    rest = _NOTE.sub(" ", rest + words[last:])
    phones = tuple(text[start:end].strip() for start, end in spans)
    return _Part(names=tuple(_names(rest)), phones=phones, of_phone=of_phone)


def _names(text: str) -> Iterator[str]:
    for piece in _BREAK.split(_PADDED.sub(r"\1\2", text)):
        name = _balanced(piece.strip(_EDGE))
        if re.search(f"[{HAN}A-Za-z]", name):
            yield name


def _balanced(name: str) -> str:
    """Without brackets that have no partner: the note's own brackets."""
    if name.count("(") == name.count(")") and not name.startswith(")"):
        return name
    return name.strip("()")


def _paired(part: _Part) -> list[Contact]:
    if len(part.names) > 1 and len(part.names) == len(part.phones):
        return [Contact(name=name, phones=(phone,)) for name, phone in zip(part.names, part.phones, strict=True)]
    if not part.names:
        return [Contact(phones=part.phones)] if part.phones else []
    *others, last = part.names
    return [*(Contact(name=name) for name in others), Contact(name=last, phones=part.phones)]


def _without_sections(found: list[Contact]) -> Iterator[Contact]:
    """A unit without a number right before a person says only where that person works."""
    for at, each in enumerate(found):
        person_next = at + 1 < len(found) and bool(found[at + 1].name) and not is_organ(found[at + 1].name or "")
        if each.phones or not person_next or not is_organ(each.name or ""):
            yield each


def _add_phones(found: list[Contact], phones: tuple[str, ...]) -> None:
    if not phones:
        return
    waiting = [at for at, each in enumerate(found) if not each.phones]
    if len(waiting) == len(phones) and len(waiting) > 1:
        for at, phone in zip(waiting, phones, strict=True):
            found[at] = Contact(name=found[at].name, phones=(phone,))
    elif found and found[-1].name:
        found[-1] = Contact(name=found[-1].name, phones=(*found[-1].phones, *phones))
    else:
        found.append(Contact(phones=phones))
