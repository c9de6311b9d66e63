"""What a passage is for: only body passages answer suggestions."""

import re
from typing import Final

from reply_studio.text.normalise import fold

_OPENING: Final = re.compile(
    r"收悉|来函(?:及|已|收)|(?:答复|回复|函复|函告|报告|说明|意见)(?:如下|于后)|如下(?:会办|协办|办理|答复)?(?:意见|答复)"
    r"|提出[^,\u3002]{0,8}意见(?:如下)?[:\u3002]?$|结合\w{0,8}(?:职能|职责)\w{0,6}(?:提出|答复|回复)"
)
_CLOSING: Final = re.compile(
    r"^(?:特此|专此|谨此|此)(?:函)?(?:复|函|告|答复|函复|函告|回复|报告)|^(?:以上|上述)(?:意见|情况|答复|内容)?\w{0,8}(?:参考|参阅|答复|满意|不妥|如有)"
    r"|^(?:再次)?(?:衷心)?感谢(?:您|你们|贵|各位|委员|代表)|(?:敬请|欢迎)\w{0,10}(?:批评|指正|监督|反馈)|^妥否"
)
_HEADING: Final = re.compile(
    r"^(?:[一二三四五六七八九十]+、|\([一二三四五六七八九十]+\)|\d+[.、])?"
    r"(?:(?:已|前期|近期|目前|当前|主要|下步|下一步|下阶段|今后|有关|基本|工作|具体|存在)*(?:开展|采取|做)?的?"
    r"(?:工作|情况|打算|计划|安排|措施|做法|成效|意见|建议|进展|问题|困难|办理|开展|基本|主要|思路|部署|举措|推进|落实)+)$"
)
_SOURCE: Final = re.compile(
    r"^(?:[一二三四五六七八九十]+[、是]|\([一二三四五六七八九十]+\)|\d+[.、])?(?:另外?|此外)?[,]?"
    r"(?:(?:根)?据|从|受)[^,\u3002]{0,24}(?:统计|测算|调查|监测|台账|数据|资料|情况|普查|规划|显示|来?看)"
    r"|^[^\u3002;]{0,16}(?:统计|测算|监测|预测|研判|普查)\u3002"
)
_LEANS: Final = re.compile(
    r"^(?:[一二三四五六七八九十]+[、是]|\([一二三四五六七八九十]+\)|\d+[.、])?(?:依托|依靠|借助|凭借|围绕|立足|结合|利用|用好|用足)"
)
_BARE: Final = re.compile(
    r"^(?:[一二三四五六七八九十]+[、是]|\([一二三四五六七八九十]+\)|\d+[.、])?(?:另外?|此外|同时)?,?截?至?"
    r"(?:(?:\d{4}年)?[^,\u3002;]{0,9}?(?:年|月|季度|学期|目前|底),?)?"
    r"(?:全[市县区省]|[我本][市县区省](?!场))[^,\u3002;]{2,40}\d"
)


def role_of(text: str, *, first: bool = False) -> str:
    """``opening``, ``closing``, ``heading`` or ``body``; ``first``: whether it is the first passage of its letter."""
    plain = fold(text).strip()
    short = len(plain) <= 120
    if _CLOSING.search(plain) and short:
        return "closing"
    if _OPENING.search(plain) and short and _opens(plain, first=first):
        return "opening"
    if _HEADING.match(plain.rstrip("\u3002:")):
        return "heading"
    return "body"


def _opens(plain: str, *, first: bool) -> bool:
    """It addresses the item, or is the first line and only leads to what follows."""
    ends = plain.endswith((":", "\u3002", "."))
    return (first or ends) and (_addresses(plain) or (first and plain.rstrip(":\u3002.").endswith("如下")))


def _addresses(plain: str) -> bool:
    """An opening speaks of the item itself: its number or title, a letter, opinions, or that it was studied."""
    return bool(re.search(r"号|提案|建议|来函|贵[局委办社部单支]|收悉|研究|意见", plain))


def sourced(text: str) -> float:
    """1 where the text opens by naming where its figures come from (a survey, a plan, a register), else 0."""
    return 1.0 if _SOURCE.search(fold(text)) else 0.0


def bare(text: str) -> float:
    """1 where the text begins with a figure of the whole place (2024年全市, 我县) and not with a deed, else 0."""
    return 1.0 if _BARE.search(fold(text)) else 0.0


def leans(text: str) -> bool:
    """Whether the text opens with what it leans on (依托, 结合) and names the deed after it."""
    return bool(_LEANS.search(fold(text)))
