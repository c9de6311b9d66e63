"""ID, second part: proposers are named and addressed as they are."""

import re
from collections.abc import Iterator
from typing import Final

from reply_studio.checks import facts
from reply_studio.checks.base import CheckContext, Fault, Mend, Severity, rule
from reply_studio.checks.reading import BLANKED, BODY, HAN, fold, squeeze, unquoted
from reply_studio.i18n import N_, _
from reply_studio.model.letter import Kind, Paragraph
from reply_studio.model.proposal import Proposer
from reply_studio.text.figures import value

_MEMBER: Final = {facts.PROPOSAL: "委员", facts.SUGGESTION: "代表"}
_ADDRESSED: Final = re.compile(
    r"(?P<who>您们|你们|您|你|贵[会委组团])(?=(?:在[^,。]{0,40}?)?(?:所)?提(?:出|交)?的)|"
    r"(?<=感谢)(?P<thanked>您们|你们|您|你|贵[会委组团])(?=对|的(?:关心|支持|理解|监督|信任|建议|提案|宝贵))|"
    r"(?<=[请望迎])(?P<asked>您们|你们|您|你)(?=继续|一如既往|对|多提|提出宝贵|填)"
)
_OTHERS: Final = re.compile(r"等\s*(?P<n>\d{1,3}|[一二两三四五六七八九十]{1,3})\s*[名位人]")
_WRONG_WORK: Final = {
    facts.SUGGESTION: re.compile(
        rf"(?:本|该|此|贵|您的|你们的|你的|号|提出的)提案(?!委)|(?<={BLANKED})的?提案(?=收悉|\(|,)|(?<!建议)(?<!议案)(?<!、)(?<!和)提案(?:办理|办复)|提案(?:者|人)"
    ),
    facts.PROPOSAL: re.compile(
        r"号(?:代表)?(?:建议|议案)(?!提案)|(?<!提案)(?<!、)(?<!和)建议办理|(?:本|该|此|您的|你们的)议案"
    ),
}
_WRONG_COPY: Final = {
    facts.SUGGESTION: re.compile(r"^(?!.*人大).*?(?P<body>[省市州县区]?政协提案委(?:员会)?)"),
    facts.PROPOSAL: re.compile(
        r"^(?!.*政协).*?(?P<body>[省市州县区]?人大(?:常委会)?[\u4e00-\u9fff]{0,8}(?:工委|委员会))"
    ),
}
"""Whom the copies of the other track go to."""
_CALLED: Final = {facts.PROPOSAL: "提案", facts.SUGGESTION: "建议"}


@rule("ID201", Severity.ERROR, N_("the salutation names the proposers, all of them, the first one first"))
def salutation_names(context: CheckContext) -> Iterator[Fault]:
    """Names and order are those of the item; the first name alone may stand for all, so may 等3名.

    Wrong: 林晚、周明川代表: (领衔代表陈知远、附议代表林晚、顾明)
    Right: 陈知远、林晚、顾明代表:
    """
    paragraph = context.letter.first(Kind.SALUTATION)
    wanted = [squeeze(each.name) for each in facts.proposers(context)]
    names = [squeeze(each) for each in context.reply.addressees]
    if paragraph is None or not wanted or not names or facts.is_co(context):
        return
    others = "等" in paragraph.text
    message = _names_fault(names, wanted, others) or _number_fault(paragraph, wanted)
    alone = not message and len(wanted) > 1 and len(names) == 1 and not others
    if message or alone:
        yield Fault(
            message=message or _("only the first of {n} proposers is addressed").format(n=len(wanted)),
            paragraph=paragraph,
            quote=paragraph.text.strip(),
            expected="、".join(wanted),
            severity=Severity.INFO if alone else None,
        )


@rule("ID202", Severity.ERROR, N_("members of the CPPCC are addressed as 委员, deputies as 代表"))
def salutation_word(context: CheckContext) -> Iterator[Fault]:
    """A proposal comes from 委员, a deputies' suggestion from 代表.

    Wrong: 何慎之委员: (代表建议)
    Right: 何慎之代表:
    """
    kind = facts.item_type(context)
    right = _MEMBER.get(kind or "")
    if right is None:
        return
    wrong = next(each for each in _MEMBER.values() if each != right)
    names = [squeeze(each.name) for each in facts.proposers(context) if not each.group]
    names += [squeeze(each) for each in context.reply.addressees if not facts.is_co(context)]
    for paragraph in context.letter.every(Kind.SALUTATION, *BODY):
        found = _miscalled(paragraph, names, wrong) or re.search(
            f"{wrong}们|(?:感谢|尊敬的|希望|恳请|敬请)[各两二三几诸]位{wrong}(?![、和与及会团])", paragraph.text
        )
        if found:
            yield Fault(
                message=_("the proposer is a {right}, not a {wrong}").format(right=right, wrong=wrong),
                paragraph=paragraph,
                quote=paragraph.text[found.start() : found.end()],
                expected=right,
            )
            return


@rule("ID203", Severity.ERROR, N_("a proposal is called 提案, a deputies' suggestion 建议"))
def kind_mixed(context: CheckContext) -> Iterator[Fault]:
    """What the item is called in title, opening and closing is what it was filed as; titles are left alone.

    Wrong: 关于市政协十四届四次会议第71号建议的答复
    Right: 关于市政协十四届四次会议第71号提案的答复
    """
    kind = facts.item_type(context)
    pattern = _WRONG_WORK.get(kind or "")
    if kind is None or pattern is None:
        return
    for paragraph in context.letter.every(Kind.TITLE, *BODY, Kind.COPIES):
        copies = paragraph.kind is Kind.COPIES
        found = (_WRONG_COPY[kind] if copies else pattern).search(unquoted(paragraph.text))
        if found and not _names_another_item(context, paragraph, found):
            yield Fault(
                message=_("the item is a {right}").format(right=_CALLED[kind]),
                paragraph=paragraph,
                quote=found["body"] if copies else _widened(paragraph.text, found.start(), found.end()),
                expected=_CALLED[kind],
            )


@rule("ID204", Severity.WARNING, N_("您 for one proposer, 你们 for several"), mends=True)
def pronoun(context: CheckContext) -> Iterator[Fault]:
    """The pronoun of the opening fits the number of people addressed; 您们 is no word of official letters.

    Wrong: 程一诺委员:你们提出的……
    Right: 程一诺委员:您提出的……
    """
    if facts.is_co(context):
        return
    several, group = _several(context), _is_from_group(context)
    for paragraph in context.letter.every(Kind.OPENING, Kind.PASSAGE, Kind.CLOSING):
        for found in _ADDRESSED.finditer(fold(paragraph.text)):
            word = found["who"] or found["thanked"] or found["asked"]
            expected = _pronoun_for(word, several, group)
            if expected:
                yield Fault(
                    message=_("“{word}” does not fit the people addressed").format(word=word),
                    paragraph=paragraph,
                    quote=(quote := _pronoun_quote(paragraph.text, found)),
                    expected=expected,
                    mend=Mend(old=quote, new=expected + quote.removeprefix(word)) if len(quote) > len(word) else None,
                )
                return


def _names_fault(names: list[str], wanted: list[str], others: bool) -> str:
    """What is wrong with the names, in words; "" where nothing is."""
    known = [_as_filed(each, wanted) for each in names]
    strange = [name for name, each in zip(names, known, strict=True) if each is None]
    if strange:
        return _("{name} is not among the proposers").format(name="、".join(strange))
    if known[0] != wanted[0]:
        return _("the first proposer is {name}").format(name=wanted[0])
    if known != [each for each in wanted if each in known]:
        return _("the proposers stand in another order")
    missing = [each for each in wanted if each not in known]
    if missing and len(known) > 1 and not others:
        return _("{name} is missing").format(name="、".join(missing))
    return ""


def _number_fault(paragraph: Paragraph, wanted: list[str]) -> str:
    """等2名代表 where three propose; "" where the number is right, not told, or that of the others (等其他2名)."""
    found = _OTHERS.search(fold(paragraph.text))
    told = value(found["n"].replace("两", "二")) if found else None
    if told is None or told == len(wanted) or len(wanted) == 1:
        return ""
    return _("{n} propose, not {told}").format(n=len(wanted), told=told)


def _as_filed(name: str, wanted: list[str]) -> str | None:
    """The proposer that a name of the salutation means; groups may be shortened (民盟市委会)."""
    if name in wanted:
        return name
    return next((each for each in wanted if len(each) > 4 and _in_order(name, each)), None)


def _in_order(short: str, long: str) -> bool:
    """The characters of one come in the same order in the other, either way."""
    if len(short) > len(long):
        short, long = long, short
    rest = iter(long)
    return len(short) > 2 and all(each in rest for each in short)


def _miscalled(paragraph: Paragraph, names: list[str], wrong: str) -> re.Match[str] | None:
    """A proposer's name followed by the wrong word; in the salutation also without a known name."""
    text = fold(paragraph.text)
    if paragraph.kind is Kind.SALUTATION:
        found = re.search(rf"(?:尊敬的)?[{HAN}、\s()\d等名位某]*?{wrong}\s*(?:们)?\s*[:,]?\s*$", text)
        if found and not re.search(r"委员会|代表团", text):
            return found
    spelled = [r"\s*".join(map(re.escape, each)) for each in dict.fromkeys(names) if len(each) > 1]
    if spelled:
        return re.search(rf"(?:{'|'.join(spelled)})\s*{wrong}(?!会|团)", text)
    return None


def _names_another_item(context: CheckContext, paragraph: Paragraph, found: re.Match[str]) -> bool:
    """The words speak of another item (与市人大第35号建议合并办理), told by its number."""
    known = facts.numbers(context) if context.item and context.item.number else ()
    number = re.search(r"([A-Za-z]*\d+)\s*$", paragraph.text[: found.start()])
    if paragraph.kind is Kind.TITLE or not number or not known:
        return False
    return facts.bare_number(number[1]) not in known


def _widened(text: str, start: int, end: int) -> str:
    """The words with what belongs to them: back to 第, on to the end of the word."""
    back = re.search(r"第\s*[\dA-Za-z]+\s*$", text[: start + 1][:-1])
    after = re.match(r"的?(?:答复|办理|复函|工作)(?:工作)?", text[end:])
    return text[back.start() if back else start : end + (after.end() if after else 0)]


def _several(context: CheckContext) -> bool | None:
    """Whether more than one person is addressed; ``None`` for groups, where it is unknown, and where the first of
    several stands alone: 您 and 你们 are both right then.
    """
    people = facts.proposers(context)
    if people and all(_is_group(each) for each in people):
        return None
    if any(_is_group(each) for each in people):
        return True
    salutation = context.letter.first(Kind.SALUTATION)
    names = context.reply.addressees
    if not names or salutation is None:
        return None
    if re.search(r"等\s*\d|等[^,:。]{0,6}[名位人]|等.{0,2}(?:委员|代表)|们", fold(salutation.text)):
        return True
    if not people and any(len(squeeze(each)) > 4 for each in names):
        return None
    return None if len(names) == 1 < len(people) else len(names) > 1


def _is_group(proposer: Proposer) -> bool:
    return proposer.group or len(squeeze(proposer.name)) > 5


def _is_from_group(context: CheckContext) -> bool | None:
    """Whether only groups propose; ``None`` where nobody knows."""
    people = facts.proposers(context)
    return all(_is_group(each) for each in people) if people else None


def _pronoun_for(word: str, several: bool | None, group: bool | None) -> str | None:
    """What should stand in place of the word; ``None`` where it may stay."""
    if group:
        return "贵会" if word in ("您", "你", "您们") else None
    if word.startswith("贵"):
        return None if group is None or several is None else "你们" if several else "您"
    if word == "您们":
        return "您" if several is False else "你们"
    if several and word in ("您", "你"):
        return "你们"
    if several is False and word == "你们":
        return "您"
    return None


def _pronoun_quote(text: str, found: re.Match[str]) -> str:
    """The pronoun with the verb behind it: 您提出的."""
    after = re.match(r"[^,\uff0c。《“]{0,12}?(?:提出的|提交的|提的|对|的..|继续|一如既往)", text[found.end() :])
    whole = text[found.start() : found.end() + (after.end() if after else 0)]
    return whole if len(whole) < 16 else text[found.start() : found.end()]


RULES = (salutation_names, salutation_word, kind_mixed, pronoun)
