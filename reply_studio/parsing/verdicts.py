"""What the proposer says of the answers on a page without forms: 【委员反馈】 不满意, 反馈意见:满意."""

import re
from collections.abc import Sequence
from typing import Final

from reply_studio.parsing.blocks import Block
from reply_studio.parsing.dates import is_date
from reply_studio.parsing.plain import half, plain, squeezed
from reply_studio.parsing.register import Field, Section, fields_of, is_reply_heading

_HEADING: Final = re.compile(
    r"[\u3014(]?(?:代表|委员|提案者|提案人|办理)?(?:的)?(?:反馈|评价|满意度|测评)(?:意见|情况|结果|信息)?[\u3015)]?:?"
)
_VERDICT: Final = re.compile(r"(?P<word>(?:非常|很|基本|比较|较)?满意|不满意)(?:[\u3002,;!]\s*(?P<remarks>.*))?")
_AGAIN: Final = re.compile(r"[\u3014(]?(?:再次|重新|第[二三]次)(?:办理)?(?:答复|复函|回复)(?:情况|内容)?[\u3015)]?:?")
_MOST: Final = 8
"""Lines of a verdict."""


def cut_verdicts(blocks: Sequence[Block]) -> list[tuple[Section | None, tuple[Block, ...]]]:
    """The letters between verdicts, each stretch with the verdict behind it; one stretch where a page has none."""
    stretches: list[tuple[Section | None, tuple[Block, ...]]] = []
    start = at = 0
    while at < len(blocks):
        stop, fields = _verdict(blocks, at)
        if fields:
            stretches.append((_section(fields), tuple(blocks[start:at])))
            start = stop
        at = max(stop, at + 1)
    if start < len(blocks) or not stretches:
        stretches.append((None, tuple(blocks[start:])))
    return [each for each in stretches if each[1]]


def _section(fields: tuple[Field, ...]) -> Section:
    return Section(fields=fields, start=0, letter=0, end=0)


def _verdict(blocks: Sequence[Block], start: int) -> tuple[int, tuple[Field, ...]]:
    """Where the verdict that begins at *start* ends, and what it says; nothing where none begins there."""
    at, found = start, _judged(blocks[start])
    if not found and _HEADING.fullmatch(squeezed(blocks[start].text)) and start + 1 < len(blocks):
        at, found = start + 1, _judged(blocks[start + 1])
    if not found:
        return start, ()
    end = at + 1
    while end < min(len(blocks), at + _MOST) and _goes_on(blocks[end]):
        found = (*found, *(each for each in fields_of(blocks[end]) if each.name == "remarks"))
        end += 1
    return end, found


def _judged(block: Block) -> tuple[Field, ...]:
    """The verdict of a line: behind its label, or the line itself."""
    labelled = next((each for each in fields_of(block) if each.name == "feedback" and each.value), None)
    words = labelled.value if labelled else block.text
    said = _VERDICT.fullmatch(half(words).strip())
    if not said or (labelled is None and len(plain(words)) > 200):
        return ()
    fields = [Field(name="feedback", value=said["word"], line=block.line)]
    if said["remarks"]:
        start = half(words).index(said["remarks"])
        fields.append(Field(name="remarks", value=words[start:].strip(), line=block.line))
    return tuple(fields)


def _goes_on(block: Block) -> bool:
    """Its day, further remarks, or the heading of the next answer."""
    return (
        is_date(block.text)
        or any(each.name == "remarks" for each in fields_of(block))
        or bool(_AGAIN.fullmatch(squeezed(block.text)))
        or is_reply_heading(block)
    )
