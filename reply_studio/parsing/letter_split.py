"""Where letters begin in a text that holds several, and which of them is only printed twice."""

import re
from collections.abc import Sequence
from typing import Final

from reply_studio.model.letter import Kind, Letter
from reply_studio.parsing.blocks import Block
from reply_studio.parsing.letter_lines import columns, simple_kind
from reply_studio.parsing.letter_sentences import is_opening
from reply_studio.parsing.letter_title import find_title
from reply_studio.parsing.plain import readable, squeezed
from reply_studio.parsing.salutation import is_salutation

_HEAD: Final = frozenset({Kind.NUMBER, Kind.RESULT_CLASS, Kind.DISCLOSURE, Kind.SIGNER})
_MARK: Final = re.compile(r".{3,40}(?:文件|用笺|函件|便函)")
"""A mark without such a word could as well be the signature of the letter before."""
_SHORT: Final = 40
"""A second printing may be cut short to a note of so many characters (正文同上)."""


def split_letters(blocks: Sequence[Block]) -> list[Sequence[Block]]:
    """The blocks of each letter; everything before the second letter belongs to the first one."""
    starts = _starts([readable(block.text) for block in blocks])
    ends = [*starts[1:], len(blocks)]
    return [blocks[start:end] for start, end in zip(starts, ends, strict=True)]


def first_letter(blocks: Sequence[Block]) -> int:
    """Position of the first letter's title or salutation; the number of blocks where there is no letter."""
    texts = [readable(block.text) for block in blocks]
    salutation = _first_salutation(texts)
    return _head_start(texts, 0, salutation) if salutation < len(texts) else len(texts)


def is_second_printing(letter: Letter, earlier: Letter) -> bool:
    """Whether the letter repeats the earlier one: same salutation and opening, and the same body or none."""
    if _key(letter, Kind.SALUTATION, Kind.OPENING) != _key(earlier, Kind.SALUTATION, Kind.OPENING):
        return False
    body, former = _key(letter, Kind.PASSAGE, Kind.HEADING), _key(earlier, Kind.PASSAGE, Kind.HEADING)
    return body == former or len(body) <= _SHORT


def _starts(texts: Sequence[str]) -> list[int]:
    starts, floor = [0], _first_salutation(texts) + 1
    at = floor
    while at < len(texts):
        if _opens_letter(texts, at) and at > floor:
            starts.append(_head_start(texts, floor, at))
            floor = at + 1
        at += 1
    return starts


def _first_salutation(texts: Sequence[str]) -> int:
    found = (at for at in range(len(texts)) if _opens_letter(texts, at))
    return next(found, len(texts))


def _opens_letter(texts: Sequence[str], at: int) -> bool:
    """A salutation right before an opening; of several salutations the last one."""
    following = texts[at + 1] if at + 1 < len(texts) else ""
    return is_salutation(texts[at], following) and is_opening(following) and not is_salutation(following)


def _head_start(texts: Sequence[str], floor: int, salutation: int) -> int:
    """Back over further salutations, title and head lines."""
    at = salutation
    while at > floor and is_salutation(texts[at - 1]):
        at -= 1
    at = _over_head(texts, floor, at)
    title = find_title(texts[max(floor, at - 6) : at])
    if title and max(floor, at - 6) + title.stop == at:
        at = _over_head(texts, floor, max(floor, at - 6) + title.start)
    return at


def _over_head(texts: Sequence[str], floor: int, at: int) -> int:
    while at > floor and _is_head(texts[at - 1]):
        at -= 1
    return at


def _is_head(text: str) -> bool:
    return simple_kind(text) in _HEAD or bool(columns(text)) or bool(_MARK.fullmatch(squeezed(text)))


def _key(letter: Letter, *kinds: Kind) -> str:
    return "".join(squeezed(readable(each.text)) for each in letter.every(*kinds))
