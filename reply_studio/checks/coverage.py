"""CV: every suggestion is answered, in its order, and whoever contributed is named."""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Final

from msgspec.structs import replace

from reply_studio.checks import answers, facts, units
from reply_studio.checks.base import CheckContext, Fault, Severity, rule
from reply_studio.checks.reading import fold, head_of
from reply_studio.i18n import N_, _
from reply_studio.model.case import Case
from reply_studio.model.coverage import coverage
from reply_studio.model.draft import Draft, ReplyPoint
from reply_studio.model.intake import Item
from reply_studio.model.letter import Kind, Paragraph
from reply_studio.model.part import PARTIAL, known_part, our_part
from reply_studio.model.proposal import Suggestion, numbers, title_line

_POLITE: Final = re.compile(
    r"\s*(?:最后,?)?(?:再次|衷心|诚挚|非常)?(?:感谢(?:您|你|贵)|请(?:您|你们)继续|(?:恳请|希望|欢迎)(?:您|你们)(?:继续|一如既往)|以上(?:答复|意见)[^。]{0,12}[。,])"
)
"""Words to the proposer that close a letter: no text of a section."""
_TOPIC_ALONE: Final = re.compile(r"关于[^,。;:!?]{2,25}[。:]?")
_TOPIC_FIRST: Final = re.compile(r"关于[^,。;:!?]{2,25}[。:]\s*\S")


@rule("CV101", Severity.ERROR, N_("every suggestion is answered"))
def unanswered(context: CheckContext) -> Iterator[Fault]:
    """A reply answers the suggestions one by one; a work report is no answer.

    Wrong: 一、关于逐台建档 二、关于公开维保记录 (第二条建议设立更新改造基金)
    Right: 一、关于逐台建档 二、关于设立更新改造基金
    """
    if context.item is not None and context.case is not None and context.case.role in PARTIAL:
        yield from _part_unanswered(context, context.item, context.case)
        return
    if context.item is None or facts.is_co(context):
        return
    open_ones = _open(context) if context.draft is not None else answers.unanswered(context)
    yield from _silences(open_ones, context.item, context.proposal_file)
    for each in context.together:
        yield from _silences(answers.unanswered(replace(context, item=each.item)), each.item, each.file)


def _part_unanswered(context: CheckContext, item: Item, case: Case) -> Iterator[Fault]:
    """What others answer is not missed; our part is, once somebody has said what it is."""
    if known_part(case, item.proposal):
        mine = replace(item, proposal=our_part(case, item.proposal, Draft()))
        yield from _silences(_open(replace(context, item=mine)), item, context.proposal_file)


def _silences(suggestions: Iterable[Suggestion], item: Item, file: str) -> Iterator[Fault]:
    numbered = numbers(item.proposal.suggestions)
    for each in suggestions:
        yield Fault(
            message=_("suggestion {number} has no answer: {words}").format(
                number=numbered[each.id], words=title_line(each)
            ),
            quote=_as_filed(each),
            anchor=each.id,
            file=file,
            fix=_("answer it, or say who does"),
        )


@rule("CV102", Severity.ERROR, N_("every answer has a status"))
def status_missing(context: CheckContext) -> Iterator[Fault]:
    """The outline says of each point whether the matter is done, in progress, planned, kept for reference or declined.

    Wrong: 要点3 有办理情况, 没有状态
    Right: 要点3 有办理情况, 状态为正在办理
    """
    for point in _points(context):
        if point.answers and not point.status and (point.progress or point.plans or point.reason.strip()):
            yield _point_fault(context, point, _("the answer has no status"), _("set the status of the point"))


@rule("CV103", Severity.ERROR, N_("what is declined is declined with a reason"))
def declined_without_reason(context: CheckContext) -> Iterator[Fault]:
    """The proposer is told why a suggestion is not taken up.

    Wrong: 该建议暂不采纳。
    Right: 该建议与条例第二十三条不一致,暂不采纳。
    """
    for point in _points(context):
        if point.status == "declined" and not point.reason.strip():
            yield _point_fault(context, point, _("declined without a reason"), _("give the reason"))


@rule("CV104", Severity.WARNING, N_("the units whose input is used are named"))
def unit_not_named(context: CheckContext) -> Iterator[Fault]:
    """The lead reply names the units whose opinions went into it (经会商市司法局).

    Wrong: 经研究,现答复如下 (文中用了市司法局的会办意见)
    Right: 经会商市司法局,现答复如下
    """
    if facts.is_co(context):
        return
    text = "".join(each.text for each in context.letter.paragraphs if each.kind is not Kind.OTHER)
    used = _used(context)
    place = context.letter.first(Kind.OPENING)
    for each in context.inputs:
        if each.kind != "input" or (used is not None and each.key not in used):
            continue
        if not units.mentioned(each.name or each.unit, text, context.config):
            yield Fault(
                message=_("{unit} has contributed but is not named").format(unit=each.name or each.unit),
                paragraph=place,
                quote=place.text.strip()[-20:] if place else "",
                expected=each.name or None,
            )


def _between(context: CheckContext, first: Paragraph, second: Paragraph) -> bool:
    """Whether one of our own letter's sections (一、办理情况 二、下一步工作) begins between two answers."""
    if not context.composed:
        return False
    order = context.letter.paragraphs
    inside = order[order.index(first) + 1 : order.index(second)]
    return any(each.kind is Kind.HEADING and each.level == 1 for each in inside)


@rule("CV105", Severity.WARNING, N_("the answers keep the order of the suggestions"))
def other_order(context: CheckContext) -> Iterator[Fault]:
    """The proposer reads the reply beside the proposal; headings in another order make that hard.

    Wrong: 一、关于设立志愿服务岗 二、关于优化办证流程
    Right: 一、关于优化办证流程 二、关于设立志愿服务岗
    """
    if context.item is None or facts.is_co(context):
        return
    position = {each.id: at for at, each in enumerate(context.item.proposal.suggestions, 1)}
    found = [(paragraph, position[suggestion.id]) for paragraph, suggestion in answers.order(context)]
    seen: set[int] = set()
    for (paragraph, number), (after, later) in pairwise(found):
        seen.add(number)
        # A number that comes again begins another pass: first what was done for each, then what comes next.
        if later < number and later not in seen and not _between(context, paragraph, after):
            yield Fault(
                message=_("suggestion {number} is answered before suggestion {later}").format(
                    number=number, later=later
                ),
                paragraph=paragraph,
                quote=_heading_quote(paragraph),
            )
            return


@rule("CV106", Severity.ERROR, N_("there is text under every heading"))
def empty_section(context: CheckContext) -> Iterator[Fault]:
    """A heading followed by the next heading of its level, or by the closing, has lost its text.

    Wrong: 四、遇到的难题 五、接下来的打算
    Right: 四、遇到的难题 经费有缺口。
    """
    for paragraph in _empty_headings(context):
        yield Fault(
            message=_("there is nothing under this heading"),
            paragraph=paragraph,
            quote=paragraph.text.strip(),
            fix=_("write the text or delete the heading"),
        )


def _open(context: CheckContext) -> Iterator[Suggestion]:
    """The topmost suggestions of our own outline without words; where no point is linked at all, the letter decides."""
    item, draft = context.item, context.draft
    if item is None or draft is None:
        return
    if not any(each.answers for each in draft.points) and draft.points:
        yield from answers.unanswered(context)
        return
    table = coverage(item.proposal, draft)

    def below(node: Suggestion) -> Iterator[Suggestion]:
        if table[node.id].has_words:
            return
        if any(table[child.id].has_words for child in node.children):
            for child in node.children:
                yield from below(child)
        else:
            yield node

    for root in item.proposal.suggestions:
        yield from below(root)


def _as_filed(suggestion: Suggestion) -> str:
    """The head of the suggestion as it stands in the proposal: marker and first words."""
    return suggestion.marker + (suggestion.heading or suggestion.text.split("\n", 1)[0])[:40]


def _points(context: CheckContext) -> tuple[ReplyPoint, ...]:
    return context.draft.points if context.draft else ()


def _point_fault(context: CheckContext, point: ReplyPoint, message: str, fix: str) -> Fault:
    anchors = (point.id, *point.progress, *point.plans)
    paragraphs = context.letter.paragraphs
    own = (each for each in paragraphs if each.anchor in anchors and each.text)
    shared = (each for each in paragraphs if point.id in each.points)
    printed = next(own, None) or next(shared, None)
    return Fault(
        message=message,
        paragraph=printed,
        quote=printed.text.strip()[:30] if printed else "",
        anchor=point.id,
        fix=fix,
    )


def _used(context: CheckContext) -> set[str] | None:
    """Keys of the inputs whose words stand in our outline; ``None`` for a letter made elsewhere."""
    if context.draft is None:
        return None
    return {origin.input for each in context.draft.passages.values() for origin in each.origins}


def _heading_quote(paragraph: Paragraph) -> str:
    """Marker and heading as printed."""
    head = answers.heading_words(paragraph)
    plain = fold(paragraph.text)
    at = plain.find(head[:4]) if head else -1
    return paragraph.text[: at + len(head)].strip() if at >= 0 else paragraph.text.strip()[:30]


def _empty_headings(context: CheckContext) -> Iterator[Paragraph]:
    rows = [each for each in context.letter.paragraphs if each.kind is not Kind.OTHER and each.text.strip()]
    for each, following in zip(rows, [*rows[1:], None], strict=False):
        if not _is_heading(each) and not _is_bare_topic(each, rows):
            continue
        ends = following is None or following.kind not in (Kind.HEADING, Kind.PASSAGE)
        if ends or following is None or _no_deeper(each, following) or _POLITE.match(fold(following.text)):
            yield each


def _is_heading(paragraph: Paragraph) -> bool:
    return paragraph.kind is Kind.HEADING and not paragraph.run_in and paragraph.level > 0


def _is_bare_topic(paragraph: Paragraph, rows: list[Paragraph]) -> bool:
    """二、关于增设路牌。 and nothing else, where the other items of the level go on behind their topic."""
    others = (each for each in rows if each is not paragraph and each.level == paragraph.level)
    return (
        paragraph.kind is Kind.PASSAGE
        and paragraph.level > 0
        and _TOPIC_ALONE.fullmatch(_unnumbered(paragraph)) is not None
        and any(_TOPIC_FIRST.match(_unnumbered(each)) for each in others)
    )


def _unnumbered(paragraph: Paragraph) -> str:
    """The folded words behind the number."""
    words = fold(paragraph.text).strip()
    marker = head_of(words)
    return words[marker.end :].strip() if marker else words


def _no_deeper(heading: Paragraph, following: Paragraph) -> bool:
    """The paragraph behind a heading is the next item of its level or above, so that nothing stands under it."""
    return 0 < following.level <= heading.level


RULES = (unanswered, status_missing, declined_without_reason, unit_not_named, other_order, empty_section)
