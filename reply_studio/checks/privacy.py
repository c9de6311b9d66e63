"""PV: nothing private and nothing secret stands in a letter that will be public."""

import re
from collections.abc import Iterator
from typing import Final

from reply_studio.checks.base import CheckContext, Fault, Severity, rule
from reply_studio.checks.reading import BODY, fold
from reply_studio.i18n import N_, _
from reply_studio.model.letter import Kind
from reply_studio.text.private import CARD, HOME, MOBILE, PLATE, identities

_SENSITIVE: Final = re.compile(
    r"取水口|水源井|原水管|国防光缆|国防(?:通信|电缆|工程)|军用(?:光缆|机场|电缆|设施)|军事(?:设施|管理区|禁区|光缆)|战备(?:公路|物资|仓库|油库)|边防(?:巡逻路|哨所|连)|"
    r"弹药库|雷达站|导弹|人防(?:指挥所|工程指挥)|指挥所|油库|火工品库|炸药库|民爆(?:物品)?仓库|输油管|输气管|天然气主管|原油管道|核设施|放射源(?:库|仓库)|变电站|主干光缆|骨干光缆|押运路线|金库"
)
_LOCATED: Final = re.compile(
    r"位于|坐落|地处|沿(?:线|着)?[^,。;]{0,16}(?:道|路|河|江|侧|铺设|埋设|敷设)|(?:距|离)[^,。;]{1,20}(?:米|公里)|(?:东|西|南|北|左|右|上|下|外|内)(?:侧|面|边|岸|方)?\d+\s*(?:米|公里)|\d+(?:\.\d+)?\s*(?:米|公里)处|"
    r"(?:东经|北纬|经度|纬度|坐标|桩号|K\d+\+\d+)|埋(?:设|深)[^,。;]{0,8}\d|走向|自[^,。;]{2,16}(?:至|到|沿)|[左右东西南北]侧"
)
_PUBLIC: Final = ("public", None)


@rule("PV101", Severity.ERROR, N_("no mobile number stands in a public letter"))
def mobile_number(context: CheckContext) -> Iterator[Fault]:
    """The office's own line is the contact; a mobile number is personal data. Masked numbers are left alone.

    Wrong: (联系人:林某某,手机:14100000000)
    Right: (联系人:林某某,电话:0599-6120031)
    """
    yield from _private(context, MOBILE, _("a mobile number"))


@rule("PV102", Severity.ERROR, N_("no identity number stands in a public letter"))
def identity_number(context: CheckContext) -> Iterator[Fault]:
    """Eighteen digits whose check character is right (GB 11643), or any number called 身份证号.

    Wrong: 某困难户(身份证号000000190001010000)
    Right: 某困难户
    """
    if context.reply.disclosure not in _PUBLIC:
        return
    for paragraph in context.letter.paragraphs:
        text = fold(paragraph.text)
        for start, end in identities(text):
            yield Fault(
                message=_("{what} in a letter that will be public").format(what=_("an identity number")),
                paragraph=paragraph,
                quote=paragraph.text[start:end],
                fix=_("take it out"),
            )


@rule("PV103", Severity.ERROR, N_("no account number, number plate or home address stands in a public letter"))
def other_private(context: CheckContext) -> Iterator[Fault]:
    """What belongs to a person and is not needed to understand the answer stays out.

    Wrong: 家住青岚区某某路8号3栋201室
    Right: 青岚区居民
    """
    yield from _private(context, CARD, _("an account number"))
    yield from _private(context, HOME, _("a home address"))
    yield from _private(context, PLATE, _("a number plate"))


@rule("PV201", Severity.WARNING, N_("a public letter does not say where a protected installation is"))
def sensitive_place(context: CheckContext) -> Iterator[Fault]:
    """The exact place of water intakes, defence cables, border roads or depots may be a secret: ask before publishing.

    Wrong: 3号取水口位于南湖西岸泵站以北80米处
    Right: 取水口由保安昼夜看守
    """
    if context.reply.disclosure not in _PUBLIC:
        return
    for paragraph in context.letter.every(*BODY):
        for clause in re.finditer(r"[^,。;!?]+", fold(paragraph.text)):
            found = _SENSITIVE.search(clause[0])
            if found and _LOCATED.search(clause[0]):
                yield Fault(
                    message=_("the letter says where a protected place is: {what}").format(what=found[0]),
                    paragraph=paragraph,
                    quote=paragraph.text[clause.start() : clause.end()].strip(),
                    fix=_("leave the place out, or have its publication approved"),
                )


def _private(context: CheckContext, pattern: re.Pattern[str], what: str) -> Iterator[Fault]:
    if context.reply.disclosure not in _PUBLIC:
        return
    for paragraph in context.letter.paragraphs:
        for found in pattern.finditer(fold(paragraph.text)):
            yield Fault(
                message=_("{what} in a letter that will be public").format(what=what),
                paragraph=paragraph,
                quote=paragraph.text[found.start() : found.end()],
                fix=_("take it out"),
                severity=None if context.reply.disclosure or paragraph.kind is not Kind.OTHER else Severity.WARNING,
            )


RULES = (mobile_number, identity_number, other_private, sensitive_place)
