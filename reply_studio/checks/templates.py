"""TP: nothing of the form or template is left to fill in."""

import re
from collections.abc import Iterator
from typing import Final

from reply_studio.checks.base import CheckContext, Fault, Severity, rule
from reply_studio.checks.reading import HAN, fold
from reply_studio.i18n import N_, _
from reply_studio.model.letter import Kind, Paragraph

_FIELD: Final = re.compile(
    r"\{\{[^{}\n]{0,60}\}\}|\{[A-Za-z_]\w{0,30}\}|\{%[^%\n]{0,80}%\}|\$\{[^{}\n]{0,40}\}|<<[^<>\n]{1,40}>>|«[^«»\n]{1,40}»|\[\[[^\[\]\n]{1,40}\]\]"
)
_CROSSES: Final = re.compile(
    r"(?<![A-Za-z\d])(?:[Xx]{2,}|[×✕╳]{2,})(?![A-Za-z\d])|(?<=第)[Xx×](?=[号届次])|(?<![A-Za-z\d×+])[Xx×](?=[年月日个项名户件万亿%家座])|_{2,}|(?:\.{6,}|…{3,})(?=[年月日号,。])|[△▲□■]{2,}"
)
_BOTH: Final = re.compile(
    r"您?你\(们\)|您\(们\)|\(委员/代表\)|(?:委员|代表|提案|建议)/(?:委员|代表|提案|建议)|(?:市|省)/(?:县|市|区)(?=[\u4e00-\u9fff])"
)
_EMPTY_CONTACT: Final = re.compile(r"(?:联\s*系\s*人|联系方式|(?:联系)?电\s*话|手机)\s*[:]\s*(?=[,;、)]|$)")
_EMPTY_DATE: Final = re.compile(
    r"(?:20\d\d|\d{0,2})\s*年\s+月(?:\s+|\s*\d*\s*)日|\d{4}\s*年\s*\d{1,2}\s*月\s+日|年\s{2,}月\s{2,}日"
)
_EMPTY_NUMBER: Final = re.compile(r"第\s+号|〔\s*〕|〔\d{4}〕\s+号|〔\d{4}〕号")
_BLANK: Final = re.compile(
    rf"(?<=[{HAN}])[ \u3000]{{2,}}(?=(?:万元|亿元|元|人次|人|个|名|处|台|户|项|%)(?:[,。;、]|$))"
)
"""A gap before a unit."""
_HOLE: Final = re.compile(
    rf"(?<=[{HAN}])(?<![零一二三四五六七八九十百千万亿几数余多每])[ \u3000]"
    r"(?=(?:万元|亿元|万人次|人次|平方公里|平方米|公里|公顷)(?:[,。;、]|$))"
)
"""One space before a unit that never follows a word: 投资 万元."""
_TO_COME: Final = re.compile(r"(?<=:)\s*(?:待(?:补充?|填写?|定|确认|完善|核实)|暂缺|略)(?=[,;、。)]|$)")
"""What stands behind a label instead of its value."""
_SLOT: Final = re.compile(
    r"[【\[〔(](?:姓名|单位(?:名称)?|日期|时间|地点|金额|数字|电话|题目|案由|编号|文号|职务|科室|年份|届次|委员|代表)[】\]〕)](?![(《])"
)
"""The name of a slot in brackets, in place of what belongs there."""
_INSTRUCTION: Final = re.compile(
    r"[(【\[]\s*(?:此处|请在此|请输入|待填|待补|待核实|填写(?:具体|单位|姓名|数字|金额|日期))[^)】\]\n]{0,40}[)】\]]|此处(?:填写|插入|粘贴)"
)


@rule("TP101", Severity.ERROR, N_("no field of the template is left unfilled"))
def unfilled(context: CheckContext) -> Iterator[Fault]:
    """Template fields, crosses, blanks and instructions are gone before the letter is signed.

    Wrong: 举行升旗仪式6次,{{guests}}名学生参加
    Right: 举行升旗仪式6次,120名学生参加
    """
    for paragraph in context.letter.paragraphs:
        if paragraph.kind is Kind.OTHER:
            continue
        text = fold(paragraph.text)
        for pattern in (_FIELD, _CROSSES, _SLOT, _BLANK, _HOLE, _TO_COME, _INSTRUCTION, _EMPTY_DATE, _EMPTY_NUMBER):
            found = pattern.search(text)
            if found and not _is_mask(text, found):
                start, end = (found.start() - 4, found.end() + 2) if pattern in (_BLANK, _HOLE) else found.span()
                yield _fault(paragraph, _("a field is left unfilled"), max(start, 0), end)
                break


@rule("TP102", Severity.ERROR, N_("the form's alternatives have been decided"))
def undecided(context: CheckContext) -> Iterator[Fault]:
    """A form offers 你(们) and 委员/代表; the letter says one of them.

    Wrong: 你(们)提出的……
    Right: 你们提出的……
    """
    for paragraph in context.letter.paragraphs:
        found = _BOTH.search(fold(paragraph.text))
        if found and paragraph.kind is not Kind.OTHER:
            yield _fault(paragraph, _("choose one"), found.start(), found.end())


@rule("TP103", Severity.ERROR, N_("the contact line is filled in"))
def empty_contact(context: CheckContext) -> Iterator[Fault]:
    """The labels of the contact line have something behind them.

    Wrong: (联系人:    ,电话:      )
    Right: (联系人:林某某,电话:0599-6120031)
    """
    for paragraph in context.letter.paragraphs:
        text = fold(paragraph.text)
        if paragraph.kind is not Kind.OTHER and _EMPTY_CONTACT.search(text):
            yield _fault(paragraph, _("contact or telephone number is empty"), 0, len(text))


def _is_mask(text: str, found: re.Match[str]) -> bool:
    """Crosses that hide part of a name or number on purpose (141xxxx0000, 赵××)."""
    before, after = text[max(0, found.start() - 1) : found.start()], text[found.end() : found.end() + 2]
    if not re.fullmatch(r"[Xx×✕╳]+", found[0]):
        return False
    return (
        before.isdigit()
        or after[:1].isdigit()
        or (bool(re.match(f"[{HAN}]", before)) and after[:2] in ("委员", "代表"))
    )


def _fault(paragraph: Paragraph, message: str, start: int, end: int) -> Fault:
    return Fault(message=message, paragraph=paragraph, quote=paragraph.text[start:end].strip())


RULES = (unfilled, undecided, empty_contact)
