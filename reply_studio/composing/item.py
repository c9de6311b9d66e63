"""How a letter names the item it answers: body, session, number, kind, title."""

import re
from collections.abc import Iterable, Sequence
from typing import Final

from reply_studio.composing.quoting import plain_line, quoted_title
from reply_studio.model.case import Case, Companion
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


def item_name(*cases: Case) -> str:
    """政协云川市第七届委员会第四次会议第29号提案, 云川市第十七届人民代表大会第三次会议第29号建议.

    What is not known is left out. Several items of one session are named together: 第13、53号提案.
    """
    alike: dict[tuple[str, str, bool], list[str]] = {}
    for each in cases:
        numbered = bool(number_words(each.number))
        kind = KIND[each.type] if numbered else _UNNUMBERED[each.type]
        alike.setdefault((session_name(each), kind, numbered), []).append(each.number)
    return "、".join(f"{session}{number_words(*numbers)}{kind}" for (session, kind, _known), numbers in alike.items())


def number_words(*numbers: str) -> str:
    """第29号, 第13、53号; "" for no number."""
    bare = (narrow(each).strip().removeprefix("第").removesuffix("号").strip() for each in numbers)
    known = "、".join(dict.fromkeys(each for each in bare if each))
    return f"第{known}号" if known else ""


def session_name(case: Case) -> str:
    """The session as titles name it; "" where neither body nor session is known, and for 社情民意."""
    if case.type == "opinion_item" or not (case.body.strip() or case.session.term or case.session.meeting):
        return ""
    conference = _is_conference(case)
    place = _WORDS.sub("", plain_line(case.body).replace(" ", ""))
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
    return _cited(case.type, title, [case.number])


def all_cited(items: Iterable[Companion]) -> str:
    """Several items one after the other; those of the same title share it: 《关于……的建议》 and 第13、53号."""
    alike: dict[tuple[str, str], list[str]] = {}
    for each in items:
        alike.setdefault((each.case.type, each.proposal.title), []).append(each.case.number)
    return "、".join(_cited(kind, title, numbers) for (kind, title), numbers in alike.items())


def _cited(case_type: str, title: str, numbers: Sequence[str]) -> str:
    number = number_words(*numbers)
    if not title.strip():
        return f"{number}{KIND[case_type]}"
    kind = "" if title.strip().rstrip("》").endswith(_NAMES_ITSELF) else KIND[case_type]
    return f"{quoted_title(title)}{kind}" + (f"\uff08{number}\uff09" if number else "")
