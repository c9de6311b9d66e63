"""FG: figures come out, and agree with what the units wrote."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Final

from reply_studio.checks.base import CheckContext, Fault, Severity, rule
from reply_studio.checks.copied import slips, twice
from reply_studio.checks.counts import counts
from reply_studio.checks.equations import Equation, Figures
from reply_studio.checks.products import products
from reply_studio.checks.reading import body, clause, fold
from reply_studio.checks.shares import shares
from reply_studio.checks.sums import sums
from reply_studio.i18n import N_, _
from reply_studio.matching.parts import Part
from reply_studio.merging.conflicts import conflicts
from reply_studio.model.letter import Kind, Letter, Paragraph

_NARROWER: Final = re.compile(
    "主?城区|农村|乡镇|市区|县域|市本级|市直|省级|公办|民办|普惠|新建|在建|规上|国有|小学|初中|高中|幼儿园"
)
_LONGEST: Final = 160
"""A quote longer than this is cut to its last clauses."""


@lru_cache(maxsize=8)
def equations(letter: Letter) -> tuple[Equation, ...]:
    """Every equation that the letter states, in reading order: what ``check --figures`` lists."""
    paragraphs = [each for each in body(letter) if each.kind is not Kind.HEADING]
    found: list[Equation] = []
    for paragraph, above in zip(paragraphs, [None, *paragraphs], strict=False):
        found += _stated(paragraph, above)
    found += counts(body(letter))
    order = {each: at for at, each in reversed(list(enumerate(letter.paragraphs)))}
    return tuple(sorted(found, key=lambda each: (order[each.paragraph], each.start, each.end)))


@lru_cache(maxsize=1024)
def _stated(paragraph: Paragraph, above: Paragraph | None) -> tuple[Equation, ...]:
    """The equations of one paragraph; a letter being typed asks for most of them again."""
    figures = Figures(paragraph, above)
    return (*sums(figures), *shares(figures), *products(figures))


@rule("FG101", Severity.ERROR, N_("the parts add up to their total"))
def sum_wrong(context: CheckContext) -> Iterator[Fault]:
    """Parts introduced by 即, 包括 or 其中 and their total agree.

    Wrong: 全市共有18处、其中甲县8处、乙县6处、丙县3处
    Right: 全市共有18处、其中甲县8处、乙县6处、丙县4处
    """
    yield from _wrong(context, "sum", _("the parts add up to {expected}"))


@rule("FG102", Severity.ERROR, N_("a share is what its figures give"))
def share_wrong(context: CheckContext) -> Iterator[Fault]:
    """A percentage is the part divided by the whole, rounded as printed.

    Wrong: 抽查640台, 其中合格592台, 合格率95.2%
    Right: 抽查640台, 其中合格592台, 合格率92.5%
    """
    yield from _wrong(context, "share", _("the share is {expected}"))


@rule("FG103", Severity.ERROR, N_("growth and differences are what their figures give"))
def change_wrong(context: CheckContext) -> Iterator[Fault]:
    """Growth is counted from the older figure.

    Wrong: 由50分钟缩短到20分钟, 减少50%
    Right: 由50分钟缩短到20分钟, 减少60%
    """
    yield from _wrong(context, "growth", _("the change is {expected}"))
    yield from _wrong(context, "difference", _("the difference is {expected}"))


@rule("FG104", Severity.ERROR, N_("as many items are listed as announced"))
def count_wrong(context: CheckContext) -> Iterator[Fault]:
    """The number of measures or kinds is the number of those that follow or go before.

    Wrong: 推行以下四项措施:一是建章;二是培训;三是宣传
    Right: 推行以下三项措施:一是建章;二是培训;三是宣传
    """
    yield from _wrong(context, "count", _("{expected} are listed"))


@rule("FG105", Severity.ERROR, N_("a rate times its number is its total"))
def product_wrong(context: CheckContext) -> Iterator[Fault]:
    """What is paid or done for each comes to the total, and a total shared out evenly to its mean.

    Wrong: 治理4800亩, 每亩补助500元, 共补助204万元
    Right: 治理4800亩, 每亩补助500元, 共补助240万元
    """
    yield from _wrong(context, "product", _("the total is {expected}"))
    yield from _wrong(context, "mean", _("the mean is {expected}"))


@rule("FG201", Severity.ERROR, N_("a figure taken from a unit's input is the unit's figure"))
def differs_from_input(context: CheckContext) -> Iterator[Fault]:
    """The same thing at the same time has one value, in the letter and in what the unit wrote.

    Wrong: 转来预付卡投诉2357件 (会办意见为2375件)
    Right: 转来预付卡投诉2375件
    """
    told: set[str] = set()
    for paragraph, ours, theirs, unit in (*_conflicts(context), *_slips(context)):
        quote = _with_words(paragraph, ours)
        if quote not in told:
            told.add(quote)
            yield Fault(
                message=_("{unit} has written {value}").format(unit=unit, value=theirs),
                paragraph=paragraph,
                quote=quote,
                expected=theirs,
            )


@rule("FG202", Severity.INFO, N_("a figure that is told twice is the same figure"))
def told_twice(context: CheckContext) -> Iterator[Fault]:
    """The digits of a figure changed places between one paragraph and another; the words around them are the same.

    Wrong: 全市建成公共球场1284处。 目前建成公共球场1248处。
    Right: 全市建成公共球场1284处。 目前建成公共球场1284处。
    """
    paragraphs = [each for each in body(context.letter) if each.kind is Kind.PASSAGE]
    for slip in twice(each.text for each in paragraphs):
        yield Fault(
            message=_("{other} stands elsewhere in the letter").format(other=slip.theirs.quote),
            paragraph=paragraphs[slip.place],
            quote=_with_words(paragraphs[slip.place], slip.ours.quote),
            expected=slip.theirs.quote,
        )


def _conflicts(context: CheckContext) -> Iterator[tuple[Paragraph, str, str, str]]:
    """Paragraph, our value, the unit's value, the unit: figures about the same thing that differ."""
    letter = {f"letter-{at}": each for at, each in enumerate(body(context.letter))}
    units = {passage.id: given.name or given.unit for given in context.inputs for passage in given.passages}
    if not units:
        return
    texts = {passage.id: passage.text for given in context.inputs for passage in given.passages}
    for each in conflicts([*_letter_parts(letter), *_input_parts(context)]):
        ours, theirs = each.passages[:2]
        if ours in letter and theirs in units:
            narrower = _reach(letter[ours].text, each.values[0]) - _reach(texts[theirs], each.values[1])
            if not narrower:
                yield letter[ours], each.values[0], each.values[1], units[theirs]


def _reach(text: str, value: str) -> frozenset[str]:
    """The words of a figure's clause that narrow what is counted: 城区, 公办."""
    plain = fold(text)
    at = plain.find(fold(value))
    start, end = clause(plain, max(at, 0), max(at, 0))
    return frozenset(_NARROWER.findall(plain[start:end]))


def _slips(context: CheckContext) -> Iterator[tuple[Paragraph, str, str, str]]:
    """The same for figures whose digits changed places on the way."""
    paragraphs = body(context.letter)
    for given in context.inputs:
        texts = [each.heading + "\u3002" + each.text for each in given.passages]
        for slip in slips([each.text for each in paragraphs], texts):
            yield paragraphs[slip.place], slip.ours.quote, slip.theirs.quote, given.name or given.unit


def _letter_parts(letter: Mapping[str, Paragraph]) -> Iterator[Part]:
    for order, (key, each) in enumerate(letter.items()):
        yield Part(key=key, text=each.text, unit="", order=order)


def _input_parts(context: CheckContext) -> Iterator[Part]:
    for given in context.inputs:
        for order, each in enumerate(given.passages):
            yield Part(key=each.id, text=each.text, heading=each.heading, unit=given.unit, order=order)


def _with_words(paragraph: Paragraph, value: str) -> str:
    """The figure with its clause before it, as printed."""
    at = fold(paragraph.text).find(fold(value))
    return paragraph.text[clause(fold(paragraph.text), at, at)[0] : at + len(value)].strip() if at >= 0 else value


def _wrong(context: CheckContext, kind: str, message: str) -> Iterator[Fault]:
    for each in equations(context.letter):
        if each.kind == kind and each.sure and not each.holds:
            yield Fault(
                message=message.format(expected=each.expected),
                paragraph=each.paragraph,
                quote=each.quote[-_LONGEST:],
                expected=each.expected,
            )


RULES = (sum_wrong, share_wrong, change_wrong, count_wrong, product_wrong, differs_from_input, told_twice)
