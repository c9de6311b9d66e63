"""How a letter names the item it answers: body, session, number, kind, title."""

import re
from typing import Final

from reply_studio.composing.quoting import quoted_title
from reply_studio.model.case import Case
from reply_studio.text.figures import han
from reply_studio.text.normalise import narrow

KIND: Final = {"proposal": "提案", "suggestion_item": "建议", "opinion_item": "社情民意信息"}
"""What an item is called, as it was filed."""

_UNNUMBERED: Final = {"proposal": "提案", "suggestion_item": "代表建议", "opinion_item": "社情民意信息"}
_NAMES_ITSELF: Final = ("建议", "提案", "议案", "意见", "信息")
_CONFERENCE: Final = re.compile("政协|政治协商")
_CONGRESS: Final = re.compile("人大|人民代表大会")
_WORDS: Final = re.compile(
    "中国人民政治协商会议|人民政治协商会议|政治协商会议|政协|人民代表大会|人大|常务委员会|常委会|委员会|第.{1,4}届|第.{1,4}次会议"
)
_LEVEL_ONLY: Final = frozenset({"省", "市", "县", "区", "州", "旗", "自治区", "自治州", "自治县"})
_NATION: Final = "全国"


def item_name(case: Case) -> str:
    """政协云川市第七届委员会第四次会议第29号提案, 云川市第十七届人民代表大会第三次会议第29号建议.

    What is not known is left out.
    """
    number = number_words(case.number)
    kind = KIND[case.type] if number else _UNNUMBERED[case.type]
    return f"{session_name(case)}{number}{kind}"


def number_words(number: str) -> str:
    """第29号, "" for no number."""
    bare = narrow(number).strip().removeprefix("第").removesuffix("号").strip()
    return f"第{bare}号" if bare else ""


def session_name(case: Case) -> str:
    """The session as titles name it; "" where neither body nor session is known, and for 社情民意."""
    if case.type == "opinion_item" or not (case.body.strip() or case.session.term or case.session.meeting):
        return ""
    conference = _is_conference(case)
    place = _WORDS.sub("", "".join(case.body.split()))
    if place in _LEVEL_ONLY or (place == _NATION and not conference):
        return _short_form(case, place, conference=conference)
    term = f"第{han(case.session.term)}届" if case.session.term else ""
    meeting = f"第{han(case.session.meeting)}次会议" if case.session.meeting else ""
    if not conference:
        return f"{place}{term}人民代表大会{meeting}"
    seat = f"{term}{place}" if place == _NATION else f"{place}{term}"
    return f"政协{seat}委员会{meeting}"


def _is_conference(case: Case) -> bool:
    if _CONGRESS.search(case.body):
        return False
    return case.type == "proposal" or bool(_CONFERENCE.search(case.body))


def _short_form(case: Case, place: str, *, conference: bool) -> str:
    """市政协七届四次会议, 市十七届人大三次会议: a body known by its level only, and the nation's congress."""
    term = f"{han(case.session.term)}届" if case.session.term else ""
    meeting = f"{han(case.session.meeting)}次会议" if case.session.meeting else ""
    return f"{place}政协{term}{meeting}" if conference else f"{place}{term}人大{meeting}"


def cited(case: Case, title: str) -> str:
    """The item as openings cite it: 《关于……的建议》 and its number; its kind only where the title does not say it."""
    number = number_words(case.number)
    if not title.strip():
        return f"{number}{KIND[case.type]}"
    kind = "" if title.strip().rstrip("》").endswith(_NAMES_ITSELF) else KIND[case.type]
    return f"{quoted_title(title)}{kind}" + (f"\uff08{number}\uff09" if number else "")
