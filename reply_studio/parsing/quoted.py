"""What a letter says of its item: the title it quotes and the numbers it names."""

import re
from typing import Final

from reply_studio.parsing.plain import half, plain, tidy
from reply_studio.text.normalise import HAN

LONGEST: Final = 800
"""Characters of an opening in which its item is named; what follows is the answer already."""

_ITEM: Final = r"(?:提案|建议|议案|意见|社情民意|信息|批评)"
_OPEN: Final = {"\u300a": "\u300b", "\u201c": "\u201d", '"': '"'}
_QUOTE: Final = re.compile('[\u300a\u201c"]')
_ABOUT: Final = re.compile(rf"(?:关于|有关)(?!您|你|贵|[{HAN}\u3001]{{2,20}}(?:代表|委员|委|会)(?:们)?(?:所?提|在))")
_SURE_END: Final = re.compile(
    rf"的?{_ITEM}(?:的{_ITEM})?(?=,?\s?(?:已经?|业|均|现|我[局委办厅们])?(?:收悉|悉|收到|阅悉|由我|交由|转由|转至|转交|交办|交我|转我|现|经|我[局委办厅])"
    r"|\s?\((?:第|[A-Za-z]*\d)|办理情况|一[文案件事])"
)
_LIKELY_END: Final = re.compile(rf"的?{_ITEM}(?=[,;\u3002:(]|办理|答复|回复|$)")
_FILED: Final = re.compile(r"(?:提出|提交|所提|反映|提)(?:的|了)?(?:第?[A-Za-z0-9]{1,9}号)?(?:提案|建议)?[:,]?")
_NO_TITLE: Final = re.compile(rf"^(?:第?[A-Za-z0-9\u3001,]{{1,30}}号)?(?:宝贵|上述|以上|该|此|本|这)?(?:的)?{_ITEM}*$")
_PAPER: Final = re.compile(r"的?(?:函|通知|通报|请示|批复|公告|办法)$")
"""What an opening cites besides the item: 《关于征求第90号提案会办意见的函》."""
_DEMAND: Final = re.compile(r"收悉|如下|办理|答复|函复")

_FIGURE: Final = r"[A-Za-z]{0,4}\d[\dA-Za-z]*(?:-\d+)?"
_HAN_FIGURE: Final = "[零一二三四五六七八九十百〇]{1,7}"
_LIST: Final = rf"(?:{_FIGURE}|{_HAN_FIGURE})(?:\s?(?:号?\s?[\u3001,和及与]\s?第?)\s?(?:{_FIGURE}|{_HAN_FIGURE}))*"
_WITH_NTH: Final = re.compile(rf"第\s?[(\"\u201c]?\s?({_LIST})\s?[)\"\u201d]?\s?号")
_BEFORE_ITEM: Final = re.compile(
    rf"(?<![\u3015\dA-Za-z])({_FIGURE}(?:\u3001{_FIGURE})*)\s?[\"\u201d]?\s?号\s?[\"\u201d]?(?:代表|委员|政协|人大|重点)?{_ITEM}"
)
_IN_BRACKETS: Final = re.compile(
    rf"\(\s?(?:提案|建议|议案|案|编)?(?:编?号)?[:\s]?({_FIGURE}(?:\u3001{_FIGURE})*)\s?号?(?:{_ITEM})?\s?\)"
)
_NOT_ITEM: Final = re.compile(r"\s?(?:公告|令|文件|线|楼|院|地块|路|门|国道|省道)")
_CLASS_NUMBER: Final = re.compile(r"(?<=[号號])\s?\([^()]{0,12}[类類]第?[^()]{1,6}[号號]\)")
"""第220号(农业水利类第6号): some places number an item a second time inside its class."""
_SPLIT: Final = re.compile(r"\s*号?[\u3001,和及与]\s*第?\s*")


def quoted_title(opening: str) -> str | None:
    """The item's title as the opening quotes it, without the outer quote marks; ``None`` where it names none.

    关于《关于……》的提案 gives the inner title, 关于……的提案 without quotes the words up to 提案.
    """
    words = plain(opening[:LONGEST])
    about = _ABOUT.search(words)
    for quote in _QUOTE.finditer(words):
        end = _closing(words, quote.start())
        if about and about.end() < quote.start():
            unquoted = _unquoted(words, about.start())
            if unquoted and unquoted > end:
                return tidy(opening[about.start() : unquoted])
        if end and _titles(words, quote.start(), end):
            return tidy(opening[quote.end() : end])
    return _bare_title(opening, words)


def item_numbers(*texts: str) -> tuple[str, ...]:
    """Numbers of the items, without 第 and 号, from the first of the texts that names any: ("13", "53")."""
    for text in texts:
        found = _numbers(text)
        if found:
            return found
    return ()


def _closing(words: str, start: int) -> int:
    """Offset of the mark that closes the quotation, nested ones of its kind counted; 0 where it never closes."""
    opener, closer = words[start], _OPEN[words[start]]
    depth = 1
    for at in range(start + 1, min(len(words), start + 200)):
        if words[at] == closer:
            depth -= 1
        elif words[at] == opener:
            depth += 1
        if not depth:
            return at
    return 0


def _titles(words: str, start: int, end: int) -> bool:
    """Whether the quotation is the item's title: it begins so, or item words stand right around it."""
    inner = words[start + 1 : end].lstrip()
    if _PAPER.search(inner):
        return False
    if inner.startswith(("关于", "对", "有关")) or re.search(rf"{_ITEM}$", inner):
        return True
    before, behind = words[max(0, start - 8) : start], words[end + 1 : end + 13]
    return bool(
        re.match(rf"\s?(?:的)?{_ITEM}|\s?\(第|\s?(?:已|业)?(?:收悉|悉)", behind)
        or re.search(r"关于|提出的?|提交的?|号提案|号建议", before)
    )


def _unquoted(words: str, start: int) -> int:
    """Where an unquoted title that begins with 关于 ends, 0 where no item word closes it."""
    clause = re.compile(r"[\u3002;]").search(words, start)
    stop = min(clause.start() if clause else len(words), start + 120)
    return _item_word(words, start + 4, stop + 2)


def _item_word(words: str, start: int, stop: int) -> int:
    """The end of the item word that closes a title: one before 收悉 and the like, else one before a mark."""
    found = _SURE_END.search(words, start, stop) or _LIKELY_END.search(words, start, stop)
    return found.end() if found else 0


def _bare_title(opening: str, words: str) -> str | None:
    """An unquoted title: 关于……的建议收悉, or what stands between 提出的 and 的建议."""
    about = _ABOUT.search(words)
    if about:
        end = _unquoted(words, about.start())
        if end and not _NO_TITLE.match(words[about.end() : end]):
            return tidy(opening[about.start() : end])
    filed = _FILED.search(words)
    if not filed:
        return None
    end = _item_word(words, filed.end(), filed.end() + 100)
    title = words[filed.end() : end]
    if len(title) < 8 or _NO_TITLE.match(title) or _DEMAND.search(title):
        return None
    return tidy(opening[filed.end() : end])


def _numbers(text: str) -> tuple[str, ...]:
    words = _CLASS_NUMBER.sub("", half(text[:LONGEST]))
    found = [each for each in _WITH_NTH.finditer(plain(words)) if not _NOT_ITEM.match(plain(words), each.end())]
    printed = [words[each.start(1) : each.end(1)] for each in found]
    if not printed:
        for pattern in (_BEFORE_ITEM, _IN_BRACKETS):
            printed = [each[1] for each in pattern.finditer(plain(words))]
            if printed:
                break
    parts = [part.strip() for each in printed for part in _SPLIT.split(each)]
    return tuple(dict.fromkeys(part for part in parts if part))
