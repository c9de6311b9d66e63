"""What is announced and what is listed: 五项措施 and 一是 … 四是; 甲、乙、丙共3类."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from reply_studio.checks.equations import Equation
from reply_studio.checks.reading import any_of, fold, head_of, markers_in, unquoted
from reply_studio.model.letter import Paragraph
from reply_studio.text.figures import value
from reply_studio.text.numbering import Marker

_NUMERAL: Final = "[0-9一二三四五六七八九十两]{1,3}"
_ANNOUNCED: Final = re.compile(
    rf"(?P<quote>(?:(?:采取|落实|推行|推出|推进|实施|制定|做好|抓好|做了|开展|主要(?:有|是)?|重点|以下|如下|下列|从|有|的)了?){{0,3}}(?<!第)(?P<n>{_NUMERAL})\s*"
    r"(?:个|项|条|点|方面|种|类|大|步|件)(?:方面|重点)?(?:的)?(?:措施|工作|举措|原因|理由|任务|做法|困难|内容|机制|要求|方向|环节|情况|考虑|制度|政策)?|"
    rf"(?:存在|面临|仍有)(?:着|以下)?(?P<more>{_NUMERAL})\s*(?:个|项|类|方面|大)(?:方面|突出|主要)?的?(?:问题|困难|短板|不足))"
    r"(?![^,。;:]{0,10}(?:建议|意见|问题|提案|答复))[^,。;:]{0,10}[:。,]\s*$"
)
_THEN_ANSWERED: Final = re.compile(
    r"(?<=措施|工作|举措|任务|做法)(?=,现(?:将|就)?[^,。;:]{0,10}(?:答复|回复|函复)如下[:。]?\s*$)"
)
"""Where an opening turns from what it announces to the answer: 采取了五条措施,现答复如下."""
_TOTAL: Final = re.compile(rf"(?P<quote>(?:共计|合计|总计|共)(?P<n>{_NUMERAL})(?:个|项|类|种|大类|方面|条|家|所|处))")
_PLACE: Final = r"[\u4e00-\u9fff]{1,6}?(?:区|县|镇|乡|街道|村|社区)"
_PLACES: Final = re.compile(
    rf"(?P<list>(?:{_PLACE}、)+{_PLACE}(?:[和及]{_PLACE})?)(?P<quote>(?:共|这)?(?P<n>{_NUMERAL})个(?:县区|区县|区|县|乡镇|镇|乡|街道|村|社区))"
)
_TIER: Final = r"(?:国家|国|省|市|县|区|乡|镇|乡镇|街道|镇街|村|社区|网格|组)"
_TIERS: Final = re.compile(
    rf"(?:(?<![\u4e00-\u9fff、])|(?<=[了由按经对在建立成通跨]))(?P<list>(?:{_TIER}、)+{_TIER})(?P<quote>(?P<n>[二两三四五六])级)"
)
_THING: Final = any_of("""
    片区 部门 单位 方面 环节 县区 园区 区域 领域 平台 中心 项目 行业 群体 维度 层面 阶段 板块 品牌 系统 渠道 主体 人群
    对象 机构 企业 模式 机制 体系 工程 基地 街道 乡镇 社区 村 镇 乡 县 区 市 小区 学校 景区 景点 港区 库区 流域 方向
    类别 类型 等级 级别 品种 作物 产业 措施 举措 任务 指标 制度 办法 清单 台账 组 班 场馆 站点 点位 路段 道路
""")
_WORD: Final = "[\u4e00-\u9fff·“”\x00]"
_APPOSED: Final = re.compile(
    rf"(?P<list>(?:{_WORD}{{2,9}}、)+{_WORD}{{2,9}}?(?:(?:和|及|以及){_WORD}{{2,9}}?)?)"
    rf"(?P<quote>(?P<n>[2-9二两三四五六七八九])\s*(?:(?:个|大|类|项|种|家|条|所|级)(?:重点|主要|核心)?{_THING}|方(?=组成|参与|共|联|协|代表|面?[,。;])))"
)
"""Names in a row directly followed by their number and by what they are: 云岭、石门、古渡三个片区."""
_SLOGAN: Final = re.compile(
    r"“(?P<list>(?:[^“”、,。;]{1,8}、)+[^“”、,。;]{1,8})”(?P<n>[二三四五六七八九])(?:公开|统一|到位|公示|同步|结合|必查|清单|上墙)"
)
_OFF: Final = 2
_ROWS: Final = ("run", "nth", "among", "han_paren", "arabic_paren")
_LEAST: Final = 3
_SLACK: Final = 4
"""A list may be misjudged by its brackets; a count that is off by more than this is no slip."""


def counts(paragraphs: Sequence[Paragraph]) -> Iterator[Equation]:
    """Announced numbers of items against the items that follow or go before."""
    for position, paragraph in enumerate(paragraphs):
        yield from _announced(paragraph, paragraphs[position + 1 :])
        yield from _listed(paragraph)
        yield from _named(paragraph)


def _announced(paragraph: Paragraph, following: Sequence[Paragraph]) -> Iterator[Equation]:
    """五项措施: the row that begins directly behind, in the paragraph or in the next ones."""
    text = _announcement(unquoted(paragraph.text))
    rows = [each for each in markers_in(text) if each.kind in _ROWS and each.ordinal == 1]
    for first in rows:
        found = _ANNOUNCED.search(text[: first.start])
        if found:
            last = _items_inline(text, first)
            if last == 1:
                last = max(last, _items_ahead(following, first, 1))
            yield from _count(paragraph, found, last)
    found = _ANNOUNCED.search(text + ("" if text.rstrip().endswith((":", "。")) else ":"))
    if found and following:
        head = head_of(unquoted(following[0].text).strip())
        if head and head.ordinal == 1 and not head.suspect:
            yield from _count(paragraph, found, _items_ahead(following, head, 0))


def _announcement(text: str) -> str:
    """The text, cut before the words that only lead over to the answer."""
    found = _THEN_ANSWERED.search(text)
    return text[: found.start()] + ":" if found else text


def _items_inline(text: str, first: Marker) -> int:
    """How many items the row has that begins with a marker; a new 一是 begins another."""
    row = [each.ordinal for each in markers_in(text) if each.kind == first.kind and each.start >= first.start]
    again = row.index(1, 1) if 1 in row[1:] else len(row)
    return again


def _items_ahead(paragraphs: Sequence[Paragraph], like: Marker, last: int) -> int:
    """How many items the row has as it goes on at the heads of paragraphs; text between them does not end it."""
    for each in paragraphs:
        head = head_of(unquoted(each.text).strip())
        if head and head.kind == like.kind:
            if head.ordinal == 1 and last:
                return last
            last += 1
        elif head and head.level < like.level:
            return last
    return last


def _count(paragraph: Paragraph, found: re.Match[str], listed: int) -> Iterator[Equation]:
    stated = value((found["n"] or found["more"]).replace("两", "二"))
    if stated is None or stated < 2 or listed < 2:
        return
    yield _equation(paragraph, found.start("quote"), found.end("quote"), stated, listed)


def _listed(paragraph: Paragraph) -> Iterator[Equation]:
    """甲、乙、丙共3类: the items of the clause before it."""
    text = unquoted(paragraph.text)
    for found in _TOTAL.finditer(text):
        stated = value(found["n"].replace("两", "二"))
        begin = max(text.rfind(each, 0, found.start()) for each in ",。;:") + 1
        items = _items(text[begin : found.start()])
        if stated and items >= _LEAST and abs(items - stated) <= _SLACK:
            yield _equation(paragraph, found.start("quote"), _word_end(text, found.end()), stated, items)


def _named(paragraph: Paragraph) -> Iterator[Equation]:
    """东屏区、西屏区、南麓县3个县区; 市、县、乡三级."""
    text = unquoted(paragraph.text)
    for pattern in (_PLACES, _TIERS):
        for found in pattern.finditer(text):
            stated = value(found["n"].replace("两", "二"))
            listed = len(re.split("[、和及]", found["list"]))
            if stated:
                yield _equation(paragraph, found.start(), found.end(), stated, listed)
    yield from _apposed(paragraph, text)
    yield from _quoted(paragraph)


def _quoted(paragraph: Paragraph) -> Iterator[Equation]:
    """“项目、标准、依据”三公开."""
    for found in _SLOGAN.finditer(fold(paragraph.text)):
        stated, listed = value(found["n"]), found["list"].count("、") + 1
        if stated:
            yield _equation(paragraph, found.start(), found.end(), stated, listed)


def _apposed(paragraph: Paragraph, text: str) -> Iterator[Equation]:
    """云岭、石门、古渡三个片区; a row that holds 等 or an inner 和 may be cut in more than one way."""
    for found in _APPOSED.finditer(text):
        stated = value(found["n"].replace("两", "二"))
        words = found["list"]
        listed = len(re.split("[、和及]|以及", words))
        if not stated or "等" in words or abs(stated - listed) > _OFF or _PLACES.search(found[0]):
            continue
        if re.search(r"[和及与].*、", words) is None:
            yield _equation(paragraph, found.start(), found.end(), stated, listed)


def _items(words: str) -> int:
    """How many items a clause lists; 0 where 等 leaves the list open or figures show that it is no list of names."""
    bare = re.sub(r"\([^()]*\)", "", words)
    if "等" in bare[-4:] or re.search(r"\d", bare):
        return 0
    return len([each for each in bare.split("、") if each.strip()]) if "、" in bare else 0


def _word_end(text: str, at: int) -> int:
    """Past the noun behind the unit: 共16类人员."""
    found = re.match(r"[^\W\d]{0,4}?(?=[均都可,。;:的]|$)", text[at:])
    return at + (found.end() if found else 0)


def _equation(paragraph: Paragraph, start: int, end: int, stated: int, listed: int) -> Equation:
    return Equation(
        kind="count",
        paragraph=paragraph,
        start=start,
        end=end,
        text=f"{listed} = {stated}",
        holds=stated == listed,
        sure=True,
        expected=str(listed),
        terms=((start, end),),
    )
