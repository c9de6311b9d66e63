"""What a file is: a ledger, a proposal, a reply, or a page that holds a proposal with the replies to it."""

import re
from collections.abc import Sequence
from typing import Final

from reply_studio.parsing.blocks import Block, Document
from reply_studio.parsing.flow import Flow, squeezed
from reply_studio.parsing.ledger import find_ledger
from reply_studio.parsing.letter_split import first_letter
from reply_studio.parsing.proposal_cues import ENOUGH, find_cues
from reply_studio.parsing.proposal_zones import Zones
from reply_studio.parsing.register import find_sections
from reply_studio.parsing.vocabulary import CONTENT, PEOPLE, SUGGEST, TITLE
from reply_studio.text.normalise import clean, fold

_ANSWERS: Final = re.compile(
    "收悉|(?:答复|函复|回复|复函|回函|报告)如下|(?:会办|协办|办理)意见(?:如下|函复)|(?:作|作出|予以|给予)(?:如下)?(?:答复|回复)|现(?:将|就).{0,60}(?:答复|函复|回复)"
    "|(?:特此|专此|此)(?:函|答|回)?复|以上答复"
)
_ANSWER_TITLE: Final = re.compile(
    "(?:关于|对).{2,80}(?:答复|复函|函复|回复|答复函|会办意见|协办意见|办理意见|办理情况)(?:的?函)?(?:\\(.{0,20}\\))?$"
)
_BOTH: Final = re.compile("(?:及|和|与|暨)(?:其|办理|部门)?(?:答复|复函|回复)(?:情况)?$")
"""The title of a page that prints an item with its answer (关于…的建议及答复)."""
_ASKED: Final = re.compile("(?:恳请|敬请|请|希望|盼|望)[^\u3002;!?]{0,40}$")
"""Words before an answer that is only asked for (恳请市政府予以答复)."""
_NEAR: Final = 400
"""Characters of a paragraph in which it says that it answers."""


def recognise(document: Document) -> str:
    """``page``, ``proposal``, ``ledger`` or ``reply`` (an input is a reply too; who it goes to tells them apart)."""
    if find_ledger(document):
        return "ledger"
    blocks = document.blocks
    sections = find_sections(blocks)
    if sections:
        before = blocks[: sections[0].start]
        if _is_proposal(before):
            return "page"
    answer = next((at for at, block in enumerate(blocks) if _answers(block)), -1)
    if sections:
        return "proposal" if answer < 0 and _is_proposal(blocks) else "reply"
    if answer < 0:
        return "proposal"
    start = min(first_letter(blocks), answer)
    return "page" if start and _is_proposal(blocks[:start]) else "reply"


def _answers(block: Block) -> bool:
    """Whether a block is a letter's title, its opening or its closing."""
    plain = squeezed(fold(clean(block.text[:_NEAR]).text))
    if len(plain) <= 100 and _ANSWER_TITLE.search(plain) and not _BOTH.search(plain):
        return True
    return any(not _ASKED.search(plain[: found.start()]) for found in _ANSWERS.finditer(plain))


def _is_proposal(blocks: Sequence[Block]) -> bool:
    """Whether blocks hold a proposal's own words: its text, and either a form around it or suggestions in it."""
    flow = Flow(blocks)
    zones = Zones(flow)
    prose = sum(para.full[1] - para.full[0] for para in zones.body)
    if prose < 20:
        return False
    labels = {field.key for field in zones.fields if field.key in (TITLE, *PEOPLE)}
    texts = {para.key for para in zones.body} & {CONTENT, SUGGEST}
    cues = any(cue.weight >= ENOUGH for cue in find_cues(flow, zones.body))
    return bool(labels) + bool(texts) + cues >= 2
