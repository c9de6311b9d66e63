"""Titles and names set into a sentence: nested marks, no doubled 关于 and 建议, closing punctuation."""

import re
from typing import Final

from reply_studio.model.proposal import Suggestion
from reply_studio.text.numbering import marker_at
from reply_studio.text.typesetting import typeset

_TITLE_MARKS: Final = ("《〈", "》〉")
_QUOTES: Final = ("“‘", "”’")
_ENDED: Final = "。\uff01\uff1f\uff1a…"
_LEADS_ON: Final = "\uff0c、\uff1b"
_CLOSERS: Final = "”’\uff09》〉】〕"
_TAIL: Final = " \t\uff0c。\uff1b\uff1a、,.;:"
_SPACES: Final = re.compile("[ \t\r\n\u00a0\u3000]+")
_CLAUSE: Final = re.compile(r"[\uff0c。\uff1b\uff1a\uff01\uff1f\n]")
_LONGEST_NAME: Final = 30
_WRAPPED: Final = re.compile(r"《([^《》]*(?:《[^《》]*》[^《》]*)*)》")
_ABOUT: Final = re.compile(r"^(?:建议)?(?:关于|对于)|^建议")
_SUGGESTS: Final = re.compile(r"的?(?:意见)?建议$")


def one_line(text: str) -> str:
    """The text set for print, with single spaces.

    Other control characters stay in it, so that printing can refuse them with their place.
    """
    return typeset(plain_line(text))


def plain_line(text: str) -> str:
    """As ``one_line``, but the punctuation stays as it is."""
    return _SPACES.sub(" ", text).strip(" ")


def quoted_title(title: str) -> str:
    """The title in book-title marks, once: 《关于贯彻〈条例〉的建议》 (GB/T 15834-2011, 4.15: single inside)."""
    bare = one_line(title)
    wrapped = _WRAPPED.fullmatch(bare)
    return f"《{_alternate(wrapped[1] if wrapped else bare, *_TITLE_MARKS)}》"


def quoted(words: str) -> str:
    """Words in quotation marks; quotation marks inside become single ones."""
    return f"“{_alternate(words, *_QUOTES)}”"


def _alternate(text: str, openers: str, closers: str) -> str:
    """Marks inside an outer pair: single at the first level, double again at the next."""
    depth, out = 1, []
    for character in text:
        if character in openers:
            out.append(openers[depth % 2])
            depth += 1
        elif character in closers:
            depth = max(depth - 1, 1)
            out.append(closers[depth % 2])
        else:
            out.append(character)
    return "".join(out)


def without_number(text: str, *, levels: tuple[int, ...] = (1, 2, 3, 4)) -> str:
    """The text without the number that opens it, where that number is of one of the levels."""
    marker = marker_at(text)
    return text[marker.end :].lstrip() if marker and marker.level in levels else text


def heading_words(heading: str) -> str:
    """A heading without its source's number and without closing punctuation, set for print; one line."""
    return without_number(one_line(heading)).strip(_TAIL)


def suggestion_name(suggestion: Suggestion) -> str:
    """What names a suggestion inside 关于“…”的建议: its heading, else the first clause of its words.

    Neither 关于 nor 的建议 is doubled.
    """
    words = suggestion.heading or suggestion.text
    if not words and suggestion.children:
        return suggestion_name(suggestion.children[0])
    whole = heading_words(words if suggestion.heading else _first_clause(words))
    name = _SUGGESTS.sub("", _ABOUT.sub("", whole)).strip(_TAIL) or whole
    return name if len(name) <= _LONGEST_NAME or suggestion.heading else name[: _LONGEST_NAME - 1] + "…"


def _first_clause(text: str) -> str:
    line = typeset(without_number(text.strip(), levels=(1, 2, 3, 4, 5))).lstrip()
    return _CLAUSE.split(line, maxsplit=1)[0]


def ended(text: str) -> str:
    """The text as a paragraph ends: with a full stop where it has no mark of its own or one that leads on."""
    core = text.rstrip(_CLOSERS)
    closed = text.endswith(tuple("”’")) and core[-1:] in _ENDED
    return text if not text or closed or text[-1] in _ENDED else text.rstrip(_LEADS_ON) + "。"
