"""The form that a page prints above each reply: 答复单位, 答复文号, 答复日期, 联系人, 反馈意见 and their relatives."""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from typing import Final

import msgspec

from reply_studio.model.base import Value
from reply_studio.model.reply import Contact
from reply_studio.parsing.blocks import Block
from reply_studio.parsing.contacts import name_and_phone
from reply_studio.parsing.dates import find_date, read_date
from reply_studio.parsing.letter_lines import disclosure, document_number
from reply_studio.parsing.letter_title import find_title
from reply_studio.parsing.plain import plain, squeezed, tidy
from reply_studio.parsing.salutation import is_salutation

_REPLY: Final = "(?:答复|回复|复函|办复|答办|办理)"
LABELS: Final = {
    "unit": rf"{_REPLY}(?:单位|部门|机关)|承办(?:单位|部门)|(?:主办|会办|协办|独办|分办|牵头)(?:单位|部门)",
    "number": rf"(?:{_REPLY}|复函|发文|公文|复文)?(?:文件?号|文书号|文件字?号|文件编号)|发文字号|{_REPLY}字号",
    "date": rf"{_REPLY}(?:日期|时间)|办结(?:日期|时间)",
    "contact": r"(?:联系|承办|经办)(?:人员?)(?:姓名)?(?:及|和|、)(?:其)?(?:联系)?(?:电话|方式)",
    "person": r"(?:联系|承办|经办)人员?(?:姓名)?",
    "phone": r"联系(?:电话|方式|手机)|(?:办公|手机)?电话(?:号码)?|手机(?:号码?)?",
    "feedback": r"(?:反馈|评价|满意度|测评)(?:意见|结果|情况|等级|程度)?|满意(?:度|程度|情况)"
    r"|(?:委员|代表|提案者?|提案人|办理|办复|领衔代表)(?:评价|满意度|满意程度|满意情况|反馈结果)(?:结果|情况)?",
    "remarks": r"(?:反馈|评价|满意度|测评)(?:备注|说明|内容|理由|原因|留言)|备注|意见说明"
    r"|(?:委员|代表|提案者|提案人)(?:的)?(?:意见|反馈意见|说明|留言|备注|反馈)(?:说明)?",
    "class": rf"(?:{_REPLY}|办结)(?:类别|结果|类型|情况|方式|状态|形式)|签发人|见面(?:情况|方式)|沟通(?:情况|方式)",
    "disclosure": r"(?:信息)?公开(?:方式|属性|类型|形式|选项)|是否(?:同意)?公开",
    "content": rf"(?:{_REPLY})(?:内容|正文|全文|意见|函|文本|详情)(?:内容|正文)?|正文(?:内容)?",
}
"""Field → the labels under which pages print it, without white space."""
_FIELD: Final = re.compile(
    r"[\u3014(]?(?:"
    + "|".join(rf"(?P<{name}>{words})" for name, words in LABELS.items())
    + r")[\u3015)]?(?P<colon>:|$)"
)
_SPACED: Final = re.compile(r"\s{2,}(?=[^\s:]{2,8}\s?:)")
_HEADING: Final = re.compile(
    r"[\u3014(\[]?(?:部门|单位|各部门|承办单位|办理|主办单位|会办单位|协办单位|提案|建议)?(?:的)?"
    r"(?:答复|复函|回复|办理复函)(?:情况|内容|信息|列表|结果|原文)?"
    r"(?:\(?第?[\d一二三四五六七八九十]+(?:次|条|份)?\)?)?[\u3015)\]]?:?|办理(?:信息|情况|过程|结果):?|[-=_*~#\u2026.]{3,}"
)
_HANDLER: Final = re.compile(r"(主办|会办|协办|独办|分办|牵头)(?:单位|部门)$")
"""Such a label also stands in the proposal's own head: it begins a form only where a letter's label follows."""
_ROLE: Final = re.compile(r"\((主办|会办|协办|独办|分办|牵头|承办|主要?承办)(?:单位)?\)$")
_DISCLOSURE_LABEL: Final = "\u662f\u5426\u516c\u5f00:"
_ROLES: Final = {"会办": "co", "协办": "co"}
_TELLING: Final = frozenset({"number", "date", "feedback"})
"""Without one of them, a unit with its contact may as well be the foot of a letter."""
_AFTERWARDS: Final = frozenset({"feedback", "remarks"})
_VERDICT: Final = re.compile(r"(?:非常|很|基本|比较|较)?满意|不满意|(?:不)?同意|一般|较好|好")


class Field(Value):
    """One label with its value; the value may go on over the following lines."""

    name: str
    value: str
    line: int
    label: str = ""
    waits: bool = False
    """The label stands alone on its line: the value is the line below."""


class Section(Value):
    """A reply on a page: its form's fields and where form and letter stand among the blocks.

    The form covers ``start`` to ``letter``, the letter ``letter`` to ``end``; ``lead_in`` are words of the letter that
    stand on the line of its label (答复内容:市民政局:…).
    """

    fields: tuple[Field, ...]
    start: int
    letter: int
    end: int
    lead_in: Block | None = None

    def value(self, name: str) -> str | None:
        """The field's value on one line or more; ``None`` where it is absent or empty."""
        found = [each.value for each in self.fields if each.name == name and each.value]
        return "\n".join(found) or None

    @property
    def unit(self) -> str | None:
        """The unit as registered, without its role in brackets."""
        value = self.value("unit")
        return tidy(value[: _role_start(value)]) if value else None

    @property
    def role(self) -> str | None:
        """``lead`` or ``co`` where the form says it beside the unit or in its label."""
        label = next((each.label for each in self.fields if each.name == "unit"), "")
        found = _ROLE.search(squeezed(self.value("unit") or "")) or _HANDLER.match(label)
        return _ROLES.get(found[1], "lead") if found else None

    @property
    def number(self) -> str | None:
        """The registered number: a 文号 with 〔〕, or whatever is printed in its place."""
        value = self.value("number")
        return (document_number(value) or tidy(value)) if value else None

    @property
    def date(self) -> dt.date | None:
        """The registered date."""
        value = self.value("date") or ""
        return read_date(value) or find_date(value)

    @property
    def disclosure(self) -> str | None:
        """``public``, ``on_request`` or ``not_public`` as the form says."""
        value = self.value("disclosure")
        return disclosure(_DISCLOSURE_LABEL + value) if value else None

    @property
    def contacts(self) -> tuple[Contact, ...]:
        """Persons and numbers of the form."""
        return name_and_phone(self.value("contact") or self.value("person") or "", self.value("phone") or "")


def find_sections(blocks: Sequence[Block]) -> list[Section]:
    """Every reply that stands under a form of its own, in order; a lone label without other fields makes none."""
    sections: list[Section] = []
    at = 0
    while at < len(blocks):
        section = _section(blocks, at) if _begins(blocks[at]) else None
        if section:
            sections.append(section)
        at = section.letter if section else at + 1
    return [_ended(each, behind, blocks) for each, behind in zip(sections, [*sections[1:], None], strict=False)]


def letter_blocks(section: Section, blocks: Sequence[Block]) -> list[Block]:
    """The blocks of the section's letter, the words on the line of its label included."""
    own = blocks[section.letter : section.end]
    return [section.lead_in, *own] if section.lead_in else list(own)


def form_blocks(section: Section, blocks: Sequence[Block], start: int) -> list[Block]:
    """The blocks from *start* to the letter, words of the letter on the label's line left out."""
    form = list(blocks[start : section.letter])
    if section.lead_in:
        last = form[-1]
        label = last.text[: section.lead_in.start - last.start].rstrip()
        form[-1] = Block(text=label, start=last.start, line=last.line, indent=last.indent, gap=last.gap)
    return form


def fields_of(block: Block) -> Iterator[Field]:
    """The labelled values of a block: one, or several set apart on one line; none where no label begins it."""
    if len(block.cells) > 1:
        yield from _cell_fields(block)
        return
    parts = _SPACED.split(plain(block.text))
    offset = 0
    for part in parts:
        start = plain(block.text).index(part, offset)
        offset = start + len(part)
        found = _labelled(block.text[start:offset])
        if found is None:
            return
        waits = len(parts) == 1 and ":" not in plain(part)
        yield _field(found, block.line, waits=waits)


def is_reply_heading(block: Block) -> bool:
    """Whether the line only heads the replies of a page (部门答复, 办理复函(第1次), a ruler)."""
    return bool(_HEADING.fullmatch(squeezed(block.text)))


def _field(found: tuple[str, str, str], line: int, *, waits: bool = False) -> Field:
    name, value, label = found
    return Field(name=name, value=value, line=line, label=label, waits=waits)


def _labelled(text: str) -> tuple[str, str, str] | None:
    """Field, value and label of a text that begins with a label and a colon, the characters set apart or not."""
    words = plain(text)
    colon = words.find(":")
    spaced = words if colon < 0 else words[:colon]
    label = "".join(spaced.split())
    found = _FIELD.fullmatch(label + ("" if colon < 0 else ":")) if len(spaced) <= 24 else None
    if not found or found.lastgroup is None:
        return None
    name = next(key for key in LABELS if found[key])
    return name, "" if colon < 0 else text[colon + 1 :].strip(), label


def _cell_fields(block: Block) -> Iterator[Field]:
    cells = block.cells
    for label, value in zip(cells[::2], cells[1::2], strict=False):
        found = _labelled(label if label.rstrip().endswith((":", "\uff1a")) else label + ":")
        if found:
            yield _field((found[0], value.strip(), found[2]), block.line)


def _begins(block: Block) -> bool:
    return any(each.name == "unit" for each in fields_of(block))


def _section(blocks: Sequence[Block], start: int) -> Section | None:
    """The form that begins at *start*, up to its letter."""
    fields: list[Field] = []
    at = start
    while at < len(blocks):
        found = list(fields_of(blocks[at]))
        if at > start and any(each.name == "unit" for each in found):
            return None
        content = next((each for each in found if each.name == "content"), None)
        fields += found
        if content:
            return _with_letter(blocks, fields, start, at, content)
        if not found and not _goes_on(blocks, at, fields):
            break
        if not found:
            fields[-1] = _longer(fields[-1], blocks[at].text)
        at += 1
    known = {each.name for each in fields}
    if _HANDLER.match(fields[0].label) or not known & _TELLING:
        return None
    return Section(fields=tuple(fields), start=start, letter=at, end=len(blocks))


def _goes_on(blocks: Sequence[Block], at: int, fields: Sequence[Field]) -> bool:
    """Whether a line without a label continues the field above it rather than beginning the letter."""
    if fields[-1].waits:
        return True
    if is_reply_heading(blocks[at]) or fields[-1].name not in {"feedback", "remarks"}:
        return False
    text, following = blocks[at].text, blocks[at + 1].text if at + 1 < len(blocks) else ""
    return not is_salutation(text, following) and find_title([text, following]) is None


def _longer(field: Field, text: str) -> Field:
    value = "\n".join(part for part in (field.value, text) if part)
    return Field(name=field.name, value=value, line=field.line, label=field.label)


def _with_letter(blocks: Sequence[Block], fields: list[Field], start: int, at: int, content: Field) -> Section:
    lead_in = None
    if content.value:
        offset = blocks[at].text.rindex(content.value)
        lead_in = Block(text=content.value, start=blocks[at].start + offset, line=blocks[at].line)
    kept = tuple(each for each in fields if each.name != "content")
    return Section(fields=kept, start=start, letter=at + 1, end=len(blocks), lead_in=lead_in)


def _ended(section: Section, behind: Section | None, blocks: Sequence[Block]) -> Section:
    """The section with its end before the next form and the headings above that."""
    end = behind.start if behind else len(blocks)
    while end > section.letter and is_reply_heading(blocks[end - 1]):
        end -= 1
    stop, after = _verdict_behind(section, blocks, end)
    return msgspec.structs.replace(section, fields=(*section.fields, *after), end=stop)


def _verdict_behind(section: Section, blocks: Sequence[Block], end: int) -> tuple[int, list[Field]]:
    """Where the letter ends and the fields that a page prints behind it: the proposer's verdict and remarks."""
    for at in range(section.letter, end):
        first = next(fields_of(blocks[at]), None)
        if first and first.name == "feedback" and (not first.value or _VERDICT.fullmatch(squeezed(first.value))):
            return at, _fields_behind(blocks[at:end])
    return end, []


def _fields_behind(blocks: Sequence[Block]) -> list[Field]:
    fields: list[Field] = []
    for block in blocks:
        found = [each for each in fields_of(block) if each.name in _AFTERWARDS]
        if found:
            fields += found
        elif fields and fields[-1].name == "remarks":
            fields[-1] = _longer(fields[-1], block.text)
    return fields


def _role_start(value: str) -> int:
    found = _ROLE.search(plain(value).rstrip())
    return found.start() if found else len(value)
