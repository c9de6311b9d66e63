"""A letter as the fields of a proposal system (提案办理系统), plain text to be copied into it."""

from collections.abc import Iterable, Iterator
from typing import Final

from reply_studio.composing.characters import printable
from reply_studio.composing.profile import Profile
from reply_studio.composing.quoting import one_line
from reply_studio.composing.signing_off import whom_to_ask
from reply_studio.model.base import Value
from reply_studio.model.case import CaseFile
from reply_studio.model.letter import Kind, Letter

_HEAD: Final = (
    Kind.MARK,
    Kind.RESULT_CLASS,
    Kind.DISCLOSURE,
    Kind.NUMBER,
    Kind.SIGNER,
    Kind.TITLE,
    Kind.COPIES,
    Kind.IMPRINT,
)
"""What stands in fields of its own and not in the letter's text."""
LABELS: Final = {
    "item_number": "提案编号",
    "item_title": "案由",
    "proposers": "提案者",
    "unit": "答复单位",
    "number": "答复文号",
    "date": "答复日期",
    "title": "答复标题",
    "class": "办理结果",
    "disclosure": "公开属性",
    "content": "答复内容",
    "contact": "联系人",
    "phone": "联系电话",
    "copies": "抄送单位",
}
"""Field → its name in the system, in the order of its form."""


class Field(Value):
    """One field. ``limit`` is the most characters that the system takes, 0 for any number."""

    key: str
    label: str
    text: str
    limit: int = 0

    @property
    def over(self) -> int:
        """How many characters too many it has; line ends count as one each."""
        return max(len(self.text) - self.limit, 0) if self.limit else 0


def platform_fields(file: CaseFile, profile: Profile, letter: Letter) -> tuple[Field, ...]:
    """All fields, those that are not known empty.

    Raises:
        InputError: a text holds a control character; its field is named.
    """
    name, phone = whom_to_ask(file, profile)
    texts = {
        "item_number": file.case.number,
        "item_title": one_line(file.proposal.title),
        "proposers": "、".join(one_line(each.name) for each in file.proposal.proposers),
        "unit": "、".join(each.text for each in letter.every(Kind.ORGAN)) or profile.full_name,
        "number": _text(letter, Kind.NUMBER),
        "date": _text(letter, Kind.DATE),
        "title": _text(letter, Kind.TITLE),
        "class": f"{file.draft.result_class}类" if file.draft.result_class and letter.paper != "co" else "",
        "disclosure": _value(_text(letter, Kind.DISCLOSURE)),
        "content": "\n".join(each.text for each in letter.paragraphs if each.kind not in _HEAD and each.text),
        "contact": name,
        "phone": phone,
        "copies": _value(_text(letter, Kind.COPIES)).rstrip("。"),
    }
    return tuple(Field(key=key, label=label, text=_checked(texts[key], key)) for key, label in LABELS.items())


def platform_text(fields: Iterable[Field]) -> str:
    """The fields one after the other, each under its name."""
    return "\n".join(_blocks(fields))


def _blocks(fields: Iterable[Field]) -> Iterator[str]:
    for each in fields:
        yield f"【{each.label}】\n{each.text}\n"


def _checked(text: str, field: str) -> str:
    return "\n".join(printable(line, field) for line in text.split("\n"))


def _text(letter: Letter, kind: Kind) -> str:
    found = letter.first(kind)
    return found.text if found else ""


def _value(text: str) -> str:
    """What stands behind a label's colon."""
    head, colon, rest = text.partition("\uff1a")
    return rest if colon else head
