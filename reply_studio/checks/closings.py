"""FM: how a letter ends: the closing words of its own kind of paper, and of no other."""

import re
from collections.abc import Iterator
from typing import Final

from reply_studio.checks.base import CheckContext, Fault, Severity, rule
from reply_studio.checks.reading import Piece, full_sentences
from reply_studio.i18n import N_, _
from reply_studio.model.letter import Kind, Letter

_LAST: Final = 3
"""Paragraphs at the end of the text that may hold its closing."""
_OTHER_PAPER: Final = re.compile(
    r"^\s*(?:(?:特此|专此)(?:报告|汇报|请示|通知|通报|批复|公告|通告|公示|证明|申请|决定)"
    r"|(?:妥否|当否|可否|是否妥当|是否可行|以上[^。]{0,8}(?:妥否|当否)),?\s*(?:请|敬请|恳请)[^。]{0,6}(?:批示|审批|批复|审示|批准|指示|审定)"
    r"|以上(?:报告|请示|汇报),?\s*(?:请|敬请|如无不妥)"
    r"|请(?:各单位|你们?|贵单位)?(?:认真)?(?:遵照|贯彻|抓好)[^。]{0,4}(?:执行|落实))"
)
"""Reports, requests, notices, rulings: papers that go up or down, where a letter goes to an equal."""
_TO_LEAD: Final = re.compile(
    r"供(?:贵|你)(?:局|委|单位|办|厅|中心)[^。]{0,10}(?:参考|汇总)|请(?:贵|你)(?:局|委|单位|办|厅|中心)[^。]{0,8}(?:一并|汇总|统一)[^。]{0,4}答复"
)
"""What a co-handling opinion says to the lead unit."""
_TO_MEMBER: Final = re.compile(r"是否满意|征询意见表|意见反馈表|(?:专此|特此)答复")
"""What a reply says to its proposers."""
_CLOSING: Final = re.compile(
    r"感谢|感謝|谢谢|致谢|[特专谨]此|此复|此函|专复|特复|谨复|满意|反馈|指正|宝贵意见|寶貴意|提出[^。]{0,12}(?:意见|建议|批评)|联系"
)


@rule("FM501", Severity.WARNING, N_("the letter ends with the words of its own kind of paper"))
def other_paper(context: CheckContext) -> Iterator[Fault]:
    """A reply ends with thanks and asks for the proposer's opinion, a co-handling opinion with 此复; neither is a
    report, a request or a notice.

    Wrong: 妥否,请批示。
    Right: 感谢您对公交工作的关心和支持。
    """
    co = context.letter.paper == "co"
    for piece in _last_sentences(context.letter):
        found = _OTHER_PAPER.search(piece.bare) or (_TO_MEMBER if co else _TO_LEAD).search(piece.bare)
        if found:
            yield Fault(
                message=_message(found, co),
                paragraph=piece.paragraph,
                quote=piece.quote(found.start(), found.end()),
                expected="此复。" if co else None,
            )


@rule("FM502", Severity.INFO, N_("the letter does not end without closing words"))
def no_closing(context: CheckContext) -> Iterator[Fault]:
    """Thanks and the question whether the answer satisfies, or 此复, tell that the text is at its end.

    Wrong: 我局已改造公厕15座。 (其后即落款)
    Right: 感谢您对公厕工作的关心和支持。
    """
    last = list(_last_sentences(context.letter))
    if last and not any(_CLOSING.search(each.text) for each in last):
        yield Fault(
            message=_("the text breaks off without thanks or closing words"),
            paragraph=last[-1].paragraph,
            quote=last[-1].quote(),
        )


def _last_sentences(letter: Letter) -> Iterator[Piece]:
    """The sentences of the closing and of the last paragraphs of the text, where the letter is there to its signature.

    A letter without organ and date is a piece of one: nothing can be said of its end.
    """
    if letter.first(Kind.SALUTATION) is None or letter.first(Kind.ORGAN) is None:
        return
    for paragraph in letter.every(Kind.PASSAGE, Kind.CLOSING)[-_LAST:]:
        yield from full_sentences(paragraph)


def _message(found: re.Match[str], co: bool) -> str:
    if found.re is _OTHER_PAPER:
        return _("these words close a report, a request or a notice, not a letter")
    if co:
        return _("these words are for the proposer; this opinion goes to the lead unit")
    return _("these words are for the lead unit; this reply goes to the proposer")


RULES = (other_paper, no_closing)
