"""Our own published reply becomes an outline again: 办理情况 → progress, 下步计划 → plans, each item a point."""

import re
from collections.abc import Mapping, Sequence

from reply_studio.matching import Alignment, Part, align
from reply_studio.merging import suggestion_parts
from reply_studio.model.base import Value
from reply_studio.model.draft import Draft
from reply_studio.model.proposal import Proposal, walk
from reply_studio.model.reply import Reply, ReplyPassage
from reply_studio.services import editing
from reply_studio.text.normalise import fold

_PLANS = re.compile("下(?:一)?(?:步|阶段)|今后|(?:工作)?(?:打算|计划|安排)$|后续")
"""Headings and first words that turn from what was done to what comes next."""

_STARTS_PLAN = re.compile("^(?:下(?:一)?(?:步|阶段)|接下来|下来|今后)[,\u3001]?")

_WILL = re.compile(
    "将(?:于|在|会|对|从|以|按|把|由|再|继续|进一步|进行|积极|持续|不断|结合|围绕|根据|依托|通过|联合|配合|督促|指导|重点|全面|切实"
    "|适时|尽快|加[大强快]|推[进动行]|开[展通]|组织|研究|完[善成]|建[立成]|健全|出台|制定|实[施现]|启动|新[增建]|增[设加])"
    "|拟(?![定订制稿])|计划(?:于|在|到|对|用|利用|再|新)|力争|争取|打算"
)
_SO_FAR = re.compile("[已了]|目前|截[至止]|累计|共有|以来")
"""Signs of the future, and of what is done: a sentence with both reports."""

_SECTION = re.compile(
    "^(?:办理|工作|落实|开展|进展|推进|有关|主要|基本|目前|当前|前期|近期|已|做的|采取|取得|具体|存在|和|及|与|的)*"
    "(?:情况|做法|工作|措施|成效|进展)$|^(?:下(?:一)?(?:步|阶段)|今后|后续)(?:的|工作|重点|主要)*(?:计划|打算|安排|措施|思路|工作)?$"
)
"""Headings that name a half of the letter and no matter of its own: the letter we compose prints its own ones."""


_CERTAIN = 0.5
"""A claim below this is too faint to tell one suggestion from those beside it; all of them together are as likely."""


class Block(Value):
    """A passage of the letter with the half it stands in; ``item`` is false for running text between items."""

    heading: str
    text: str
    plan: bool
    item: bool


def from_reply(reply: Reply, proposal: Proposal, draft: Draft, *, unit: str) -> Draft:
    """The draft with every passage of the letter in it once, in the letter's order.

    A numbered item becomes a point with its heading; text between items stays with the item before it; an overview
    becomes a point of its own. ``unit`` is who carries the plans out. Statuses are left open: a letter does not say
    them.
    """
    blocks = _blocks(reply.passages)
    answers = _answers(blocks, proposal)
    current = ""
    for n, block in enumerate(blocks):
        if block.item or not current or _is_plan(draft, current) != block.plan:
            draft, current = editing.add_point(draft, answers=answers[n], heading=block.heading)
        fields = {"unit": unit} if block.plan else {}
        draft, _passage = editing.add_passage(draft, current, block.text, plan=block.plan, **fields)
    return draft


def _is_plan(draft: Draft, point: str) -> bool:
    """Whether the point holds plans (true) or progress."""
    return bool(editing.point(draft, point).plans)


def _blocks(passages: Sequence[ReplyPassage]) -> list[Block]:
    """The passages without the headings of the letter's halves, each with the half it belongs to."""
    blocks: list[Block] = []
    plan = False
    for each in passages:
        section = bool(_SECTION.match(fold(each.heading)))
        plan = _turns(each, plan, section=section)
        heading = "" if section else each.heading
        if heading or each.text:
            item = bool(each.marker) and not section
            blocks.append(Block(heading=heading if each.text else "", text=each.text or heading, plan=plan, item=item))
    return blocks


def _turns(passage: ReplyPassage, plan: bool, *, section: bool) -> bool:
    """Whether what comes next begins, goes on, or ends with this passage."""
    if section or (passage.level == 1 and passage.heading):
        return bool(_PLANS.search(fold(passage.heading)))
    return plan or (passage.level in {0, 1} and bool(_STARTS_PLAN.match(fold(passage.text))))


def planned(passages: Sequence[ReplyPassage]) -> list[bool]:
    """For every passage of a letter whether it tells what comes next: it stands below such a heading or behind such
    words (下一步), or its own first sentence is of the future (我局将于9月底前完成). In a form the column says it.
    """
    found: list[bool] = []
    plan = False
    for each in passages:
        plan = _turns(each, plan, section=bool(_SECTION.match(fold(each.heading))))
        found.append(plan or _speaks_of_future(each.text) if each.cell is None else each.cell.plan)
    return found


def _speaks_of_future(text: str) -> bool:
    first = fold(text).partition("\u3002")[0]
    return bool(_STARTS_PLAN.match(first)) or (bool(_WILL.search(first[:30])) and not _SO_FAR.search(first))


def _answers(blocks: Sequence[Block], proposal: Proposal) -> list[tuple[str, ...]]:
    """For every block the suggestions it answers, as the matching claims them.

    Running text beside numbered items is their overview: it answers nothing by itself. A block that may answer any of
    several suggestions below one answers that one: it covers them all.
    """
    above = {child.id: node.id for node in walk(proposal.suggestions) for child in node.children}
    parts = [Part(key=str(n), text=each.text, heading=each.heading, order=n) for n, each in enumerate(blocks)]
    halves = {each.plan for each in blocks if each.item}
    return [
        _claimed(found, above) if block.item or block.plan not in halves else ()
        for block, found in zip(blocks, align(parts, suggestion_parts(proposal)), strict=True)
    ]


def _claimed(found: Alignment, above: Mapping[str, str]) -> tuple[str, ...]:
    """The claims of one block, or the one suggestion above them where it is likely and none below it is."""
    parent = above.get(found.claims[0].suggestion, "") if found.claims else ""
    family = sum(each.score for each in found.answers if parent in (each.suggestion, above.get(each.suggestion)))
    if parent and found.claims[0].score < _CERTAIN <= family:
        return (parent,)
    return tuple(each.suggestion for each in found.claims)
