"""FM and LG, the small print: cited document numbers, dates, stray spaces, look-alike characters."""

import re
from collections.abc import Iterator
from typing import Final

from reply_studio.checks.base import CheckContext, Fault, Mend, Severity, rule
from reply_studio.checks.reading import BODY, HAN, clause, fold, unquoted
from reply_studio.checks.slips import SLIPS
from reply_studio.i18n import N_, _
from reply_studio.model.letter import Kind, Paragraph

_CITED: Final = re.compile(
    rf"(?P<maker>[{HAN}]{{1,10}}[发函字办规令])(?P<open>[\[【(〔〈])(?P<year>(?:19|20)\d\d)(?P<close>[\]】)〕〉])"
    r"(?P<no>第?)(?P<zero>0*)(?P<n>[1-9]\d{0,3})号"
)
_PADDED: Final = re.compile(r"(?P<year>(?:19|20)\d\d)年(?P<month>0?\d|1[0-2])月(?:(?P<day>0?\d|[12]\d|3[01])日)?")
_SPACE: Final = re.compile(rf"(?<=[{HAN}]{{2}})[ \u3000]{{1,3}}(?=[{HAN}]{{2}})")
_FEW: Final = 3
"""More spaces than this in a letter are its layout."""
_SLIP: Final = re.compile(
    "|".join(sorted(SLIPS, key=len, reverse=True)) + r"|截止(?=(?:19|20)\d\d年)|按装(?![修机配饰卸置])|"
    r"(?<![自知克异律舍利])己(?=完成|建成|落实|启动|开工|投入|列入|纳入|印发|办结|经(?![营济历常手过]))"
)
_BY_PLACE: Final = {"截止": "截至", "按装": "安装", "己": "已"}


@rule("FM102", Severity.WARNING, N_("numbers of documents that are cited have their proper form"), mends=True)
def cited_number(context: CheckContext) -> Iterator[Fault]:
    """A cited number has its full year in 〔〕, and neither 第 nor leading zeros (GB/T 9704-2012, 7.2.5).

    Wrong: 《云川市轮渡管理办法》(云政办发[2023]第019号)
    Right: 《云川市轮渡管理办法》(云政办发〔2023〕19号)
    """
    for paragraph in context.letter.every(*BODY):
        for found in _CITED.finditer(fold(paragraph.text)):
            right = f"{found['maker']}〔{found['year']}〕{found['n']}号"
            if right != found[0]:
                yield _certain(paragraph, found, _("the number is not in the form 〔year〕number号"), right)


@rule("FM103", Severity.WARNING, N_("dates are written without zeros in front"), mends=True)
def padded_date(context: CheckContext) -> Iterator[Fault]:
    """Months and days have no zero in front (GB/T 9704-2012, 7.3.5.5).

    Wrong: 2025年06月03日
    Right: 2025年6月3日
    """
    for paragraph in context.letter.every(*BODY, Kind.DATE):
        for found in _PADDED.finditer(fold(paragraph.text)):
            right = re.sub(r"(?<=[年月])0(?=\d)", "", found[0])
            if right != found[0]:
                yield _certain(paragraph, found, _("a zero stands before month or day"), right)


@rule("FM307", Severity.INFO, N_("no spaces stand between Chinese words"), mends=True)
def stray_space(context: CheckContext) -> Iterator[Fault]:
    """Chinese text has no spaces between words; some are left over from copying.

    Wrong: 我局将 进一步完善制度
    Right: 我局将进一步完善制度
    """
    places = [
        (paragraph, found)
        for paragraph in context.letter.every(Kind.OPENING, Kind.PASSAGE, Kind.CLOSING)
        for found in _SPACE.finditer(paragraph.text)
    ]
    if len(places) <= _FEW:
        for paragraph, found in places:
            start, end = _few_around(paragraph.text, found)
            quote = paragraph.text[start:end]
            yield Fault(
                message=_("a space stands between the words"),
                paragraph=paragraph,
                quote=quote,
                mend=Mend(old=quote, new=quote.replace(found[0], "", 1)),
            )


@rule("LG103", Severity.WARNING, N_("no character stands for one that looks or sounds like it"), mends=True)
def look_alike(context: CheckContext) -> Iterator[Fault]:
    """A list of slips that have one right answer; quotations are left alone.

    Wrong: 已布署排查工作
    Right: 已部署排查工作
    """
    for paragraph in context.letter.every(*BODY):
        for found in _SLIP.finditer(unquoted(paragraph.text)):
            right = SLIPS.get(found[0]) or _BY_PLACE[found[0]]
            start, end = _few_around(paragraph.text, found)
            quote = paragraph.text[start:end]
            head, tail = paragraph.text[start : found.start()], paragraph.text[found.end() : end]
            yield Fault(
                message=_("“{wrong}” should be “{right}”").format(wrong=found[0], right=right),
                paragraph=paragraph,
                quote=quote,
                expected=right,
                mend=Mend(old=quote, new=head + right + tail),
            )


def _few_around(text: str, found: re.Match[str]) -> tuple[int, int]:
    """The place with up to four characters on either side, within its clause."""
    start, end = clause(fold(text), found.start(), found.end())
    return max(start, found.start() - 4), min(end, found.end() + 4)


def _certain(paragraph: Paragraph, found: re.Match[str], message: str, right: str) -> Fault:
    quote = paragraph.text[found.start() : found.end()]
    return Fault(message=message, paragraph=paragraph, quote=quote, expected=right, mend=Mend(old=quote, new=right))


RULES = (cited_number, padded_date, stray_space, look_alike)
