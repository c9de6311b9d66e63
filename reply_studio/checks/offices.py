"""ID, third part: units and contacts are named as they are."""

import re
from collections.abc import Iterator
from typing import Final

from reply_studio.checks import facts, units
from reply_studio.checks.base import CheckContext, Fault, Severity, rule
from reply_studio.checks.reading import BODY, HAN, fold, squeeze
from reply_studio.i18n import N_, _
from reply_studio.model.letter import Kind, Paragraph
from reply_studio.model.reply import Contact
from reply_studio.text.units import short_unit

_SHORT_NAME: Final = 3
_PLACE: Final = re.compile(r"(?P<name>[\u4e00-\u9fff]{2,6}?)(?<![城都])(?P<rank>[省市县])(?=[\u4e00-\u9fff]|$)")
_CONTACT_WORD: Final = re.compile(r"联\s*系\s*(?:人|电\s*话|方\s*式|单\s*位)|电\s*话|咨询电话")
_UNIT_FIRST: Final = re.compile(r"(?P<unit>[\u4e00-\u9fff]{3,24}(?:局|委员会|委|办公室|厅|政府|会))(?=关于|对)")
"""A title that begins with the unit: 云川市民政局关于……."""


@rule("ID205", Severity.ERROR, N_("a co-handling opinion goes to the lead unit"))
def co_addressee(context: CheckContext) -> Iterator[Fault]:
    """The unit that leads the item is the addressee, not the proposer and not another unit.

    Wrong: 市财政局: (主办单位市民政局)
    Right: 市民政局:
    """
    paragraph = context.letter.first(Kind.SALUTATION)
    leads = _units(context, "lead", "sole")
    if not facts.is_co(context) or paragraph is None or not leads or not context.reply.addressees:
        return
    if not any(
        units.compare(name, lead, context.config) is units.Same.UNIT
        for name in context.reply.addressees
        for lead in leads
    ):
        yield Fault(
            message=_("the lead unit is {unit}").format(unit=leads[0]),
            paragraph=paragraph,
            quote=paragraph.text.strip(),
            expected=leads[0],
        )


@rule("ID206", Severity.ERROR, N_("the unit that was assigned the item signs"))
def signature(context: CheckContext) -> Iterator[Fault]:
    """Neither an inner department nor another unit signs.

    Wrong: 云川市民政局养老服务科
    Right: 云川市民政局
    """
    organs = [each for each in context.letter.every(Kind.ORGAN) if each.text.strip()]
    if not organs:
        return
    assigned = _assigned(context)
    verdicts = [_signs(organ.text, assigned, context) for organ in organs]
    elsewhere = all(_elsewhere(organ.text, context) for organ in organs)
    if not elsewhere and (units.Same.UNIT in verdicts or (not assigned and units.Same.INNER not in verdicts)):
        return
    inner = units.Same.INNER in verdicts
    yield Fault(
        message=(
            _("an inner department signs; the unit itself must")
            if inner
            else _("the letter is signed by another unit than {unit}").format(unit=assigned[0])
        ),
        paragraph=organs[-1],
        quote=organs[-1].text.strip(),
        expected=assigned[0] if assigned else None,
        severity=None if assigned and (inner or _is_plain_name(assigned[0])) else Severity.WARNING,
    )


@rule("ID209", Severity.WARNING, N_("head and signature name the same unit"))
def other_head(context: CheckContext) -> Iterator[Fault]:
    """Who stands in the letterhead or before 关于 in the title is who signs.

    Wrong: 云川市教育局 云川市体育局 (前为版头,后为署名)
    Right: 云川市教育局 云川市教育局
    """
    organs = [each for each in context.letter.every(Kind.ORGAN) if each.text.strip()]
    name = _head_name(context)
    if name and organs and not any(_names_one_unit(name, each.text, context) for each in organs):
        yield Fault(
            message=_("the letter is headed {head} and signed {organ}").format(head=name, organ=organs[0].text.strip()),
            paragraph=organs[0],
            quote=organs[0].text.strip(),
            expected=name,
        )


@rule("ID207", Severity.WARNING, N_("the contact in the letter is the contact in the register"))
def contact_differs(context: CheckContext) -> Iterator[Fault]:
    """Somebody will ring the number in the letter; the register says who answers.

    Wrong: (联系人:白某某,电话:0599-6120503) (登记为6120530)
    Right: (联系人:白某某,电话:0599-6120530)
    """
    registered, printed = _registered(context), context.reply.contacts
    for kind in (_phones, _names):
        known, told = kind(registered), kind(printed)
        if known and told and not set(known) & set(told):
            words = next(iter(told.values()))
            yield Fault(
                message=_("the register says {registered}").format(registered="、".join(known.values())),
                paragraph=_contact_place(context, words),
                quote=words,
                expected="、".join(known.values()),
            )
            return


@rule("ID208", Severity.WARNING, N_("the letter says whom to ask, with a telephone number"))
def contact_missing(context: CheckContext) -> Iterator[Fault]:
    """A note after the date names a contact and a telephone number.

    Wrong: 2023年7月4日 (后面没有联系人和电话)
    Right: (联系人:林某某,电话:0599-6120031)
    """
    beside = (Kind.TITLE, Kind.NUMBER, Kind.COPIES, Kind.IMPRINT)
    after = [each for each in context.letter.paragraphs if each.kind not in beside]
    lines = [each for each in after if _CONTACT_WORD.search(each.text)]
    if lines and not all(_filled_without_number(each.text) for each in lines):
        return
    place = lines[-1] if lines else context.letter.first(Kind.DATE) or context.letter.first(Kind.ORGAN)
    if place is None or (not place.text.strip() and not context.composed) or (context.reply.contacts and not lines):
        return
    yield Fault(
        message=(
            _("the contact line has no telephone number")
            if lines
            else _("there is no contact (联系人) and no telephone number")
        ),
        paragraph=place,
        quote=place.text.strip(),
        fix=(
            _("write contact and phone under [office] in config.toml")
            if context.composed
            else _("add a line such as (联系人:…,电话:…) under the date")
        ),
    )


def _head_name(context: CheckContext) -> str:
    """The unit in the letterhead, else the one before 关于 in the title; "" where neither names one."""
    marks = [squeeze(each.text) for each in context.letter.every(Kind.MARK) if each.text.strip()]
    titles = [
        found["unit"] for each in context.letter.every(Kind.TITLE) if (found := _UNIT_FIRST.match(squeeze(each.text)))
    ]
    return re.sub(r"(?:文件|公文)?(?:\(函\))?$", "", (*marks, *titles, "")[0])


def _names_one_unit(one: str, other: str, context: CheckContext) -> bool:
    """Either may be the longer or the shorter form, or a department of the other."""
    pairs = ((one, other), (other, one))
    return any(units.compare(a, b, context.config) is not units.Same.OTHER for a, b in pairs)


def _filled_without_number(line: str) -> bool:
    """A contact line with somebody's name, and with no place for a number in it."""
    text = fold(line)
    named = re.search(rf"联\s*系\s*人\s*[:]?\s*[{HAN}]{{2,}}", text)
    return bool(named and not re.search(r"电\s*话|手机|\d", text))


def _units(context: CheckContext, *roles: str) -> list[str]:
    """Names of the item's handling units in these roles."""
    given = context.item.handling_units if context.item else ()
    return [each.name for each in given if each.role in roles]


def _assigned(context: CheckContext) -> list[str]:
    """The units that may sign this letter: the item's, else the one that the register names."""
    found = _units(context, "co") if facts.is_co(context) else _units(context, "lead", "sole", "separate")
    if not found and not _units(context, "lead", "co", "sole", "separate"):
        line = facts.register_line(context, "答复单位")
        found = [line[1]] if line and line[1] else []
    return found


def _elsewhere(organ: str, context: CheckContext) -> bool:
    """The signature names a place of the same rank as the one whose session it was, but another."""
    item = context.item
    home = (
        _PLACE.search(
            re.sub(r"政协|人大|第?[\d一二三四五六七八九十]+届.*", "", f"{item.body or item.session_text or ''}")
        )
        if item
        else None
    )
    place = _PLACE.match(squeeze(organ).removeprefix("中共"))
    return bool(home and place and home["rank"] == place["rank"] and home["name"] != place["name"])


def _signs(organ: str, assigned: list[str], context: CheckContext) -> units.Same:
    if not assigned:
        return units.Same.INNER if units.inner_of_any(organ) else units.Same.OTHER
    verdicts = {units.compare(organ, each, context.config) for each in assigned}
    return next((each for each in (units.Same.UNIT, units.Same.INNER) if each in verdicts), units.Same.OTHER)


def _phones(contacts: tuple[Contact, ...]) -> dict[str, str]:
    """Digits → as printed; the area code does not count."""
    return {
        re.sub(r"\D", "", phone)[-7:]: phone for each in contacts for phone in each.phones if re.search(r"\d", phone)
    }


def _registered(context: CheckContext) -> tuple[Contact, ...]:
    """The register's contacts: as read from the page, else from the register lines above the letter."""
    if context.reply.registered_contacts:
        return context.reply.registered_contacts
    name, phone = facts.register_line(context, "联系人"), facts.register_line(context, "联系方式")
    phone = phone or facts.register_line(context, "联系电话")
    if not name and not phone:
        return ()
    return (Contact(name=name[1] if name else None, phones=(phone[1],) if phone else ()),)


def _contact_place(context: CheckContext, words: str) -> Paragraph | None:
    """The paragraph under the text that holds the words, the contact line first."""
    after = [*context.letter.every(Kind.CONTACT), *context.letter.every(*BODY, Kind.COPIES)]
    return next((each for each in after if words in each.text), context.letter.first(Kind.CONTACT))


def _names(contacts: tuple[Contact, ...]) -> dict[str, str]:
    return {squeeze(each.name): each.name for each in contacts if each.name}


def _is_plain_name(unit: str) -> bool:
    """The name is written out; a short one (市残联) may stand for a signature in other words."""
    return len(short_unit(squeeze(unit))) > _SHORT_NAME


RULES = (co_addressee, signature, contact_differs, contact_missing, other_head)
