"""Our own published reply becomes an outline again: 办理情况 → progress, 下步计划 → plans, each item a point."""

import re
from collections.abc import Iterable, Sequence

from reply_studio.matching import Part, align
from reply_studio.merging import suggestion_parts
from reply_studio.model.base import Value
from reply_studio.model.draft import Draft
from reply_studio.model.proposal import Proposal
from reply_studio.model.reply import Reply, ReplyPassage
from reply_studio.services import editing
from reply_studio.text.normalise import fold

_PLANS = re.compile("下(?:一)?(?:步|阶段)|今后|(?:工作)?(?:打算|计划|安排)$|后续")
"""Headings and first words that turn from what was done to what comes next."""

_STARTS_PLAN = re.compile("^(?:下(?:一)?(?:步|阶段)|接下来|下来|今后)[,\u3001]?")


class Block(Value):
    """A passage of the letter with the half it stands in; ``item`` is false for running text between items."""

    passage: ReplyPassage
    plan: bool
    item: bool


def from_reply(reply: Reply, proposal: Proposal, draft: Draft, *, unit: str) -> Draft:
    """The draft with every passage of the letter in it once, in the letter's order.

    A numbered item becomes a point with its heading; text between items stays with the item before it; an overview
    becomes a point that answers nothing. ``unit`` is who carries the plans out. Statuses are left open: a letter
    does not say them.
    """
    blocks = _blocks(reply.passages)
    answers = _answers(blocks, proposal)
    current = ""
    for n, block in enumerate(blocks):
        if block.item or not current or _half(draft, current) != block.plan:
            draft, current = editing.add_point(draft, answers=answers[n], heading=block.passage.heading)
        draft = _add(draft, current, block, unit)
        if not block.item and not block.passage.heading and _leads_in(block.passage.text):
            current = ""
    return draft


def _add(draft: Draft, point: str, block: Block, unit: str) -> Draft:
    text = block.passage.text or block.passage.heading
    fields = {"unit": unit} if block.plan else {}
    draft, _passage = editing.add_passage(draft, point, text, plan=block.plan, **fields)
    return draft


def _half(draft: Draft, point: str) -> bool:
    """Whether the point holds plans (true) or progress."""
    return bool(editing.point(draft, point).plans)


def _leads_in(text: str) -> bool:
    """The text announces the items after it, so that they are not part of it."""
    return text.rstrip().endswith((":", "\uff1a"))


def _blocks(passages: Sequence[ReplyPassage]) -> list[Block]:
    """The passages without bare section headings, each with the half it belongs to."""
    blocks: list[Block] = []
    plan = False
    for each in passages:
        bare = bool(each.heading) and not each.text
        if each.level in {0, 1}:
            plan = _turns(each, plan)
        if bare and _is_section(each, passages):
            continue
        blocks.append(Block(passage=each, plan=plan, item=bool(each.marker)))
    return blocks


def _turns(passage: ReplyPassage, plan: bool) -> bool:
    if passage.level == 1 and passage.heading:
        return bool(_PLANS.search(fold(passage.heading)))
    return plan or bool(_STARTS_PLAN.match(fold(passage.text)))


def _is_section(passage: ReplyPassage, passages: Sequence[ReplyPassage]) -> bool:
    """A heading of the top level that names a half of the letter rather than a matter of its own."""
    return passage.level == min((each.level for each in passages if each.marker), default=0)


def _answers(blocks: Iterable[Block], proposal: Proposal) -> list[tuple[str, ...]]:
    """For every block the suggestions it answers, as the matching claims them."""
    parts = [
        Part(key=str(n), text=each.passage.text, heading=each.passage.heading, order=n) for n, each in enumerate(blocks)
    ]
    found = align(parts, suggestion_parts(proposal))
    return [tuple(answer.suggestion for answer in each.claims) for each in found]
