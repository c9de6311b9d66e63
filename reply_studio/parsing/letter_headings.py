"""Headings in a letter's body: a line of its own, or the short title that opens a numbered paragraph."""

import re
from typing import Final

from reply_studio.model.base import Value
from reply_studio.parsing.plain import plain, squeezed
from reply_studio.text.numbering import marker_at

RUN_IN: Final = 24
"""Longest title (in characters) before the text of the same paragraph."""
RUN_IN_ABOUT: Final = 45
"""The same for a title that begins with 关于: it repeats the suggestion's own words."""
OWN_LINE: Final = 45
"""Longest title on a line of its own."""

_STOP: Final = re.compile(r"[\u3002:;!?]")
_ABOUT: Final = re.compile(r"(?:关于|有关|针对)")
_WE: Final = "我[局委办市县区厅们镇乡街省会院社支校国公单]"
_STATEMENT: Final = re.compile(
    rf"^(?:{_WE}|目前|截至|截止|近年|近日|近期我|去年|今年|自(?:20|\d)|已|据|经[过研调核与会现]|下一步|下步|接下来|贵|该|您|你|此|为此"
    r"|现[将在行有]|由于|因[为此]|根据|按照|依据|针对您|针对你|对您|对你|感谢|特此|此复|专此|首先|其中|同时|另|全[市县区省]|20\d\d"
    r"|[上本]述|以上)|(?:已经|正在|均已|尚未|我局|我委|我办|我们|收悉|如下)|了(?!解)"
)
_AMOUNT: Final = re.compile(r"\d+(?:\.\d+)?[多余]?(?:[年月日%个万亿元户人名公米吨亩座条套次家项辆处件台平里]|$)")
_NAMES: Final = re.compile(
    rf"^(?!{_WE}|您|你|贵|该)[^,]{{0,20}}"
    r"(?:打算|安排|计划|工作|情况|措施|思路|做法|困难|问题|原因|成效|建议|方面|考虑|进展|举措|说明)$"
)
_WORDS: Final = re.compile(r"[\u3400-\u9fff\u3001\u201c\u201d()]{4,}")
_PAIRS: Final = (("\u201c", "\u201d"), ("\u300a", "\u300b"), ("(", ")"))
_CLOSED: Final = "\u3002:;,.!?"


class Head(Value):
    """How a paragraph begins. ``marker_end`` is where the words behind its number begin, 0 without a number;
    ``run_in`` is the length of marker and title with its closing mark, 0 where the paragraph has no title.
    """

    marker: str = ""
    marker_end: int = 0
    level: int = 0
    run_in: int = 0


def head_of(text: str) -> Head:
    """The number of a paragraph and the length of a title that runs into its text."""
    found = marker_at(text)
    if found is None:
        return Head()
    return Head(marker=found.text, marker_end=found.end, level=found.level, run_in=_run_in(text, found.end))


def is_heading(text: str, following: str | None) -> bool:
    """Whether the whole paragraph is a heading of what follows.

    A numbered one may close with 。 or : if it reads like a title; one without a number must stand before a longer
    paragraph and close with nothing.
    """
    head = head_of(text)
    title = squeezed(text[head.marker_end :])
    if not title or head.run_in:
        return False
    if title[-1] in _CLOSED:
        return bool(head.marker) and _closed_title(title, following)
    if not head.marker:
        return _plain_title(title, following)
    limit = OWN_LINE if _reads_like_title(title) else RUN_IN
    return len(title) <= limit and not _STOP.search(title)


def heading_words(text: str) -> str:
    """The title of a heading paragraph: without its number and closing marks."""
    return text[head_of(text).marker_end :].strip().rstrip("\u3002\uff1a\uff1b\uff0c" + _CLOSED + " ")


def _run_in(text: str, start: int) -> int:
    words = plain(text)
    stop = _STOP.search(words, start)
    if stop is None or stop[0] not in "\u3002:" or len(squeezed(text[stop.end() :])) < 4:
        return 0
    title = squeezed(text[start : stop.start()])
    limit = RUN_IN_ABOUT if _ABOUT.match(title) else RUN_IN
    fits = 2 <= len(title) <= limit and _reads_like_title(title) and _even(title)
    return stop.end() if fits else 0


def _reads_like_title(title: str) -> bool:
    """It names a thing (下一步打算) or a deed (加强组织领导) and tells nothing yet."""
    if _NAMES.search(title) or _ABOUT.match(title):
        return not _STATEMENT.match(title) or bool(_NAMES.search(title))
    return not _STATEMENT.search(title) and not _AMOUNT.search(title)


def _even(title: str) -> bool:
    """Quotes and brackets close inside the title."""
    return all(title.count(opener) == title.count(closer) for opener, closer in _PAIRS)


def _closed_title(title: str, following: str | None) -> bool:
    """二、关于完善标识。 on its own line, with running text or a deeper number below it."""
    if following is None or title[-1] not in "\u3002:" or _STOP.search(title[:-1]) or title.count(",") > 1:
        return False
    limit = RUN_IN_ABOUT if _ABOUT.match(title) else RUN_IN
    return _reads_like_title(title) and len(title) <= limit and not marker_at(following)


def _plain_title(title: str, following: str | None) -> bool:
    behind = squeezed(following or "")
    if _ABOUT.match(title) and behind:
        return len(title) <= RUN_IN_ABOUT and _reads_like_title(title)
    longer = len(title) <= RUN_IN and len(behind) > 2 * len(title)
    return longer and _reads_like_title(title) and bool(_WORDS.fullmatch(title))
