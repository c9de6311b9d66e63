"""The fixed sentences of a letter: how it opens and how it closes."""

import re
from typing import Final

from reply_studio.parsing.plain import plain, squeezed

LONGEST_CLOSING: Final = 180
"""A longer paragraph says something of its own, however it begins."""
LONGEST_OPENING: Final = 220
"""An opening beyond this length has run into the body."""

_RECEIVED: Final = re.compile(r"收悉|已?(?:收到|阅悉)|\)悉|(?:提案|建议|议案|》|\u201d)悉")
_AS_FOLLOWS: Final = re.compile(
    r"(?:如下|以下)(?:的)?(?:答复|回复|说明|会办意见|协办意见|办理意见|意见"
    r"|[一二两三四五六七八九十\d]{0,3}[个项条点]?(?:措施|方面|工作|内容))?\s*(?:[:\u3002]|$)"
)
_SPEAKS_OF_ITEM: Final = re.compile(
    r"(?:提出|提交|所提|转来|转交|交由|交办|征求|来函|号)[^\u3002]{0,90}(?:提案|建议|议案|意见|社情民意|来函)"
    r"|[\u300a\u201c][^\u300b\u201d]{4,90}[\u300b\u201d][^\u3002]{0,12}(?:提案|建议|议案|收悉|悉)"
)
_ANSWERS: Final = re.compile(r"(?:现|兹|经|就|作|特)[^\u3002]{0,60}(?:如下|以下)")
_GREETING: Final = re.compile(r"(?:您|你们?)好[!,\u3002]?")

_THANKS: Final = (
    r"(?:最后|在此|再次|再一次|同时|另外|,|谨|也|并|我们|我局|我委|我办|我县|我市|非常|十分|衷心|诚挚|诚恳|真诚|由衷|深深|深表|表示|万分"
    r"|多|的|地)*(?:感谢|谢谢|致谢|致以)"
)
_ANSWERED: Final = (
    r".{0,16}?(?:以上|上述|对以上|对上述|对此|对本|对我们?的?)(?:是|为|的|就|对)?(?:我局|我委|我办|本)?(?:的)?"
    r"(?:答复|意见|回复|函复|解释|解答|复函|情况|汇报|办理|协办|会办|处理)"
)
_DEEDS: Final = r"(?:意见|建议|关注|支持|监督|批评|指正|关心|联系|反馈|沟通|帮助|征询|理解|提出|谅解)"
_CLOSINGS: Final = re.compile(
    rf"^(?:{_THANKS}|{_ANSWERED}.{{0,80}}"
    rf"|(?:如|若)(?:果|有|您|你|贵|对|还|仍|不)[^\u3002]{{0,60}}{_DEEDS}"
    r"|(?:此复|特此|专此|专复|特复|谨此|谨复|以上函复|此函|妥否|顺致|此致|敬礼|祝您?|恭祝|顺祝)"
    rf"|(?:真诚|诚恳|衷心|热忱|热切|诚挚|殷切|恳切|也|并|同时|最后|我们|今后|地|,)*"
    rf"(?:希望|欢迎|恳请|敬请|盼望|期待|期盼|恳望)[^\u3002]{{0,50}}{_DEEDS}"
    r"|(?:请|敬请|并请)[^\u3002]{0,30}(?:征询意见表|反馈|回执|审阅|审议|查收|参考|批评|指正|谅解)"
    r"|(?:此|本)?(?:复函|函|答复|复文)[^\u3002]{0,6}(?:已经|经)[^\u3002]{2,16}(?:审签|签发|审定))"
)
_COURTESY: Final = re.compile(
    r"^(?:我们|我局|我委|我办|我厅|我县|我市|我区|我镇|今后|同时|并|也|请|让|再次|谢谢|联系)"
    r"|一如既往|支持|关心|意见|满意|审签|反馈|回执|[!]$|^.{0,12}$"
)
"""What may stand beside a closing sentence in its paragraph without making it one of the body."""
_SENTENCES: Final = re.compile(r"[^\u3002!?]+[\u3002!?]*")


def is_opening(text: str) -> bool:
    """Whether the paragraph opens a letter: it says that the item has come in, or that the answer follows."""
    words = plain(text)
    return bool(
        _RECEIVED.search(words) or _AS_FOLLOWS.search(words) or _SPEAKS_OF_ITEM.search(words) or is_greeting(text)
    )


def is_sure_opening(text: str) -> bool:
    """A stricter test for texts without a salutation: 收悉 or 如下 of an item."""
    words = plain(text)
    return bool(_RECEIVED.search(words) or (_AS_FOLLOWS.search(words) and _SPEAKS_OF_ITEM.search(words)))


def continues_opening(text: str) -> bool:
    """A short paragraph behind the first one that only leads to the answer: 经研究,现答复如下:"""
    words = plain(text).strip()
    return (
        len(words) <= 120
        and bool(_ANSWERS.search(words))
        and bool(_AS_FOLLOWS.search(words))
        and words[-1] in ":\u3002"
    )


def is_greeting(text: str) -> bool:
    """您好! alone."""
    return bool(_GREETING.fullmatch(squeezed(text)))


def says_as_follows(text: str) -> bool:
    """The paragraph ends by leading to what follows."""
    found = list(_AS_FOLLOWS.finditer(plain(text)))
    return bool(found) and len(text) - found[-1].end() < 4


def opening_length(text: str) -> int:
    """Where the opening ends inside a paragraph that goes on with the body; 0 where it is an opening as a whole."""
    words = plain(text)
    for found in _AS_FOLLOWS.finditer(words):
        if len(words) - found.end() >= 12:
            return found.end()
        return 0
    if len(words) <= LONGEST_OPENING:
        return 0
    found_at = _RECEIVED.search(words)
    stop = words.find("\u3002", found_at.end()) + 1 if found_at else 0
    return stop if 0 < stop < len(words) - 40 else 0


def is_closing(text: str) -> bool:
    """Whether the paragraph thanks, asks for feedback, or ends the letter (此复, 特此函复)."""
    words = squeezed(text)
    if len(words) > LONGEST_CLOSING or not _CLOSINGS.match(words):
        return False
    return all(_CLOSINGS.match(each) or _COURTESY.search(each) for each in _SENTENCES.findall(words))
