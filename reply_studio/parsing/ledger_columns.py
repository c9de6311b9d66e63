"""The columns of a ledger (交办清单), found by the words of its header row, over one row or several."""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from reply_studio.parsing.blocks import Table
from reply_studio.parsing.plain import squeezed

SEQ: Final = "seq"
NUMBER: Final = "number"
TITLE: Final = "title"
PROPOSER: Final = "proposer"
COSIGNER: Final = "cosigner"
LEAD: Final = "lead"
CO: Final = "co"
UNITS: Final = "units"
ASSIGNED: Final = "assigned"
DUE: Final = "due"
KIND: Final = "kind"
HOW: Final = "how"
"""Says of every row whether its unit leads or helps."""
DELEGATION: Final = "delegation"
"""Proposes where no column names persons; beside them it only says where they belong."""
CONTENT: Final = "content"
"""Names the item where no column has its title."""
KEY: Final = "key"
"""``KEY`` stands for words that only headers have and that no field is read from."""

_ITEM: Final = "(?:提案|建议|议案|代表建议|委员提案|建议提案|提案建议|意见建议|社情民意|信息|件)"
_DAY: Final = "(?:日期|时间|时限|期限|日|截止日期|截止时间|要求)"
_UNIT: Final = "(?:单位|部门|机构|科室)?"
_WORDS: Final = {
    SEQ: "序号 序 顺序号? 行号",
    NUMBER: f"(?:{_ITEM}|案|立案|大会|会议|案件)?(?:编号|案号|号码|号|编码|序号|流水号) {_ITEM}第?号",
    TITLE: rf"(?:{_ITEM}|主要)?(?:的)?(?:案由|题目|标题|名称|案题|题名|案名|事由|案由\(?(?:标题|题目)\)?)",
    PROPOSER: r"""
        (?:第一|首位|主|领衔|领头|首席|牵头)?(?:提案|建议|议案|提出|提交|提议|领衔|发起)(?:者|人|委员|代表|单位|方|主体)(?:姓名|名称|或单位)?
        (?:第一|领衔)?(?:代表|委员)(?:姓名)? 领衔 姓名 提出(?:代表|委员) 提案人?\(?单位\)?""",
    COSIGNER: """
        (?:联名|附议|联署|附名|其他|共同|联合)(?:提案|建议|提出|提议|签名)?(?:者|人|委员|代表|单位)?(?:姓名|名单)?""",
    LEAD: rf"""
        (?:拟|主要)?(?:主办|牵头|主责|独办|主\(分\)办|主办\(?或分办\)?|主\(独\)办|独\(主\)办|主承办)(?:承办|办理|责任)?{_UNIT}""",
    CO: rf"""
        拟?(?:会办|协办|会同|协同|配合|协助|会\(协\)办|协\(会\)办|协\(会\)同)(?:办理|承办|责任)?{_UNIT}""",
    UNITS: "(?:拟)?(?:承办|办理|责任|经办|分办)(?:单位|部门|机构)(?:及分工)? 承办",
    ASSIGNED: f"(?:交办|转办|分办|下达|交接|派发|转交){_DAY}",
    DUE: f"""
        (?:应?办结|答复|办理|办复|完成|回复|反馈|办毕|书面答复|面复|限期?办结?|限办|规定答复|应答复|要求(?:办结|答复|完成))(?:的)?(?:最后)?{_DAY}
        截止(?:日期|时间)? (?:办理|答复|办结)?(?:期限|时限) 限期""",
    CONTENT: f"(?:{_ITEM}|主要)?(?:内容|摘要)",
    HOW: "(?:承办|办理|处理)(?:形式|方式|类型|性质|角色) 主(?:会|协)办 (?:主办|会办|协办)(?:或|/)(?:主办|会办|协办)",
    DELEGATION: "(?:所属)?代表团(?:名称)?",
    KIND: "类型 (?:提案|建议|案件|办件)(?:类型|性质) 种类 性质",
    KEY: """
        备注 类别 分类 界别 联系(?:人|电话|方式) 电话 办理(?:情况|结果|类别|状态|进度|要求) 是否.{1,8}
        督办.{0,6} (?:分管|领办|责任)领导 责任人 承办人 签收.{0,4} 重点.{0,4} 公开.{0,4} 答复(?:情况|文号) 满意度?
        沟通.{0,4} 代表证号 所属.{1,6} (?:提案|建议)分类 届次 反馈情况""",
}
_PATTERNS: Final = tuple((key, re.compile("|".join(words.split()))) for key, words in _WORDS.items())
_NOTE: Final = re.compile(r"\([^()]*\)")
_OR: Final = re.compile("[/、,或]")
_COUNT: Final = re.compile(r"[\d一二三四]$")
_LIMIT: Final = re.compile("限|截止")
_LONGEST: Final = 16
_NEEDED: Final = frozenset({NUMBER, PROPOSER, LEAD, CO, UNITS, ASSIGNED, DUE})


class Header(NamedTuple):
    """Columns of a ledger: role → their places in order; the rows of the table that the header takes up."""

    columns: Mapping[str, tuple[int, ...]]
    first: int
    last: int


@lru_cache(maxsize=4096)
def role_of(cell: str) -> str:
    """The role that the words of a header cell name, "" for none."""
    words = squeezed(cell).strip(":") if len(cell) <= _LONGEST * 3 else ""
    if not words or len(words) > _LONGEST:
        return ""
    found = _role(words) or _role(_NOTE.sub("", words)) or _role(_COUNT.sub("", words))
    if not found and _OR.search(words):
        parts = {_role(each) for each in _OR.split(words) if each}
        found = parts.pop() if len(parts) == 1 else ""
    return found


def _role(words: str) -> str:
    return next((key for key, form in _PATTERNS if form.fullmatch(words)), "") if words else ""


def find_header(table: Table, start: int = 0) -> Header | None:
    """The first header from row *start* on: a title, and at least two of number, proposers, units and days."""
    for at in range(start, len(table)):
        if is_header_row(table[at].cells):
            last = _last_row(table, at)
            columns = _columns([table[n].cells for n in range(at, last + 1)])
            if TITLE in columns and len(_NEEDED & columns.keys()) >= 2:
                return Header(columns, at, last)
    return None


def is_header_row(cells: Sequence[str]) -> bool:
    """Whether most filled cells of a row are words of a header, three different ones at least."""
    filled = [each for each in cells if each.strip()]
    known = [each for each in filled if role_of(each)]
    return len(set(known)) >= 3 and len(known) * 10 >= len(filled) * 6


def _last_row(table: Table, at: int) -> int:
    """The last row of a header that begins in row *at*: rows below it that divide its columns."""
    last = at
    while last + 1 < len(table) and _divides(table[at].cells, table[last + 1].cells):
        last += 1
    return last


def _divides(top: Sequence[str], below: Sequence[str]) -> bool:
    """Whether a row holds nothing but the header's own words again and words of a header."""
    new = [cell for above, cell in zip(top, below, strict=True) if cell.strip() and cell != above]
    return bool(new) and all(map(role_of, new)) and len(new) < len(top)


def _columns(rows: Sequence[Sequence[str]]) -> dict[str, tuple[int, ...]]:
    """Role → columns. The lowest words of a column count; where they say nothing, those above."""
    found: dict[str, list[int]] = {}
    for column in range(len(rows[0])):
        named = [role_of(row[column]) for row in rows if role_of(row[column])]
        if named:
            found.setdefault(_within(named), []).append(column)
    if NUMBER not in found and SEQ in found:
        found[NUMBER] = found[SEQ]
    if PROPOSER not in found and DELEGATION in found:
        found[PROPOSER] = found[DELEGATION]
    if TITLE not in found and CONTENT in found:
        found[TITLE] = found[CONTENT]
    if DUE in found:  # a limit before a day on which it was answered
        found[DUE].sort(key=lambda column: not any(_LIMIT.search(row[column]) for row in rows))
    return {key: tuple(places) for key, places in found.items()}


def _within(named: Sequence[str]) -> str:
    """The role of a column under a shared head: under 承办单位 a 名称 is a unit, under 提案者 a 姓名 a proposer."""
    lowest, above = named[-1], named[0]
    if lowest in (TITLE, SEQ, NUMBER, KEY) and above in (UNITS, LEAD, CO, PROPOSER, COSIGNER) and lowest != NUMBER:
        return above
    return lowest
