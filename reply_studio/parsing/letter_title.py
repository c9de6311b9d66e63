"""The title of a letter: often over several printed lines, often printed a second time by the web page."""

import re
from collections.abc import Sequence
from typing import Final

from reply_studio.parsing.letter_lines import simple_kind
from reply_studio.parsing.organs import is_organ
from reply_studio.parsing.plain import plain, squeezed, tidy
from reply_studio.parsing.site_lines import is_site_line

MOST_LINES: Final = 5
LONGEST: Final = 160
LONGEST_LINE: Final = 110

_ITEM: Final = r"(?:提案|建议|议案|社情民意|代表|委员|政协|人大|第.{1,20}号)"
_BEGINS: Final = re.compile(rf"(?:^.{{0,40}}?(?:关于|对|就))|{_ITEM}")
_ENDS: Final = re.compile(
    r"(?:答复|复函|回复|答复函|回复函|的函|复文|(?:会办|协办|办理|答复|处理|回复|复函|的)(?:的)?意见|办理情况|情况(?:的)?(?:答复|报告|汇报|说明|反馈|通报|回复)|情况说明|函复|答复书|解答|(?:办理|答复|落实)(?:情况|结果)?(?:的)?(?:报告|说明|通报))"
    r"(?:的函)?(?:\([^()]{1,24}\))?$"
)
_GOES_ON: Final = re.compile(
    r"^(?:的|之)?(?:再次|会办|协办|办理)?(?:情况)?(?:的)?(?:答复|复函|回复|函|意见|报告|说明)(?:的函|函|意见)?(?:\([^()]{1,24}\))?$"
)
_SENTENCE: Final = re.compile(r"[\u3002;!?]|收悉|如下|[:,]$")
_LABELLED: Final = re.compile(r"^-?(?:名称|标题|中文名|题名|信息名称|公文名称)[:|]+(.*)$")
_ORGAN_FIRST: Final = re.compile(r"^(.{2,45}?)(?:关于|对)")
_ORGAN_LAST: Final = re.compile(r"\(([^()]{2,24})\)$")


def find_title(lines: Sequence[str]) -> range | None:
    """Positions of the title's lines: of several titles the last one, which is the letter's own."""
    found: range | None = None
    for start in range(len(lines)):
        if found and start < found.stop:
            continue
        stop = _title_end(lines, start)
        if stop:
            found = range(start, stop)
    return found


def labelled_title(text: str) -> str | None:
    """The title in a line of the page's register (名称:关于……的答复)."""
    found = _LABELLED.match(squeezed(text))
    if not found or not _ENDS.search(found[1]):
        return None
    return tidy(re.split(r"[:\uff1a|]", text, maxsplit=1)[-1].strip(" |\u3000"))


def title_text(lines: Sequence[str]) -> str:
    """The title on one line, the padding of its last word (答   复) dropped."""
    return tidy("".join(each.strip() for each in lines))


def organ_in_title(title: str) -> str | None:
    """The organ that the title names in front (云川市民政局关于…) or in brackets behind; ``None`` without one."""
    words = plain(title)
    first = _ORGAN_FIRST.match(words)
    if first and is_organ(first[1]):
        return tidy(title[: first.end(1)])
    last = _ORGAN_LAST.search(words)
    return tidy(title[last.start(1) : last.end(1)]) if last and is_organ(last[1]) else None


def _title_end(lines: Sequence[str], start: int) -> int:
    """Position behind the title that begins at *start*, 0 where none does."""
    if not _may_hold(lines[start]) or not _BEGINS.search(squeezed(lines[start])):
        return 0
    joined = ""
    for stop in range(start, min(len(lines), start + MOST_LINES)):
        if not _may_hold(lines[stop]):
            return 0
        joined += squeezed(lines[stop]).rstrip("\u3002.")
        if len(joined) > LONGEST:
            return 0
        if _ENDS.search(joined) and re.search(_ITEM, joined):
            return _with_rest(lines, stop + 1)
    return 0


def _with_rest(lines: Sequence[str], stop: int) -> int:
    """A line that holds only the rest of the last words (的答复) belongs to the title."""
    return stop + 1 if stop < len(lines) and _GOES_ON.match(squeezed(lines[stop])) else stop


def _may_hold(line: str) -> bool:
    words = squeezed(line)
    return (
        len(words) <= LONGEST_LINE
        and not _SENTENCE.search(words.rstrip("\u3002."))
        and not is_site_line(line)
        and simple_kind(line) is None
        and not is_organ(line)
    )
