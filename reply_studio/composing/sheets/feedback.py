"""The form on which proposers say what they think of the reply (征询意见表)."""

from typing import Final

from reply_studio.composing.address import named
from reply_studio.composing.item import number_words
from reply_studio.composing.profile import Profile
from reply_studio.composing.quoting import one_line
from reply_studio.composing.signing_off import whom_to_ask
from reply_studio.composing.units import co_units
from reply_studio.model.case import CaseFile, all_proposers
from reply_studio.model.letter import Kind, Letter
from reply_studio.model.proposal import Proposer
from reply_studio.model.sheet import Cell, Row, Sheet

PAPER: Final = "feedback-form"
WIDTHS: Final = (30, 50, 24, 52)
_ROW: Final = 10
"""Least height of a row, millimetres."""
_KINDS: Final = {"proposal": "政协提案", "suggestion_item": "人大代表建议", "opinion_item": "社情民意信息"}
_SIGNS: Final = {"proposal": "提案者", "suggestion_item": "代表", "opinion_item": "反映人"}
_BOX: Final = "\u25a1"
_RESULTS: Final = ("满意", "基本满意", "不满意")
_WAYS: Final = ("走访", "座谈", "电话", "来信", "未联系")
_DAY: Final = "\u3000\u3000年\u3000\u3000月\u3000\u3000日"


def feedback_sheet(
    file: CaseFile, profile: Profile, letter: Letter, proposers: tuple[Proposer, ...] | None = None
) -> Sheet:
    """The form for the letter; ``proposers`` are those whom it goes to, all of them where none are given."""
    kind, who = _KINDS[file.case.type], _SIGNS[file.case.type]
    asking = all_proposers(each.proposal for each in file.items) if proposers is None else proposers
    name, phone = whom_to_ask(file, profile)
    return Sheet(
        paper=PAPER,
        title=f"{kind}办理情况征询意见表",
        widths=WIDTHS,
        rows=(
            _pair(
                "编号", number_words(*(each.case.number for each in file.items)), "答复日期", _text(letter, Kind.DATE)
            ),
            _wide("答复文号", _text(letter, Kind.NUMBER)),
            _wide(who, named(asking, file.case.type)),
            _wide("题目", "\n".join(dict.fromkeys(one_line(each.proposal.title) for each in file.items))),
            _wide("承办单位", profile.full_name),
            _wide("会办单位", "、".join(co_units(file, profile))),
            _pair("联系人", name, "联系电话", phone),
            _wide("办理中的\n联系方式", _boxes(_WAYS)),
            _wide("对办理态度", _boxes(_RESULTS)),
            _wide("对办理结果", _boxes(_RESULTS)),
            _wide("意见和建议", "", 32),
            _pair(f"{who}签名", "", "日期", _DAY, height=13),
        ),
        below=(_how(file, profile),),
    )


def _pair(label: str, text: str, other: str, value: str, *, height: int = _ROW) -> Row:
    return Row(
        cells=(
            Cell(text=label, head=True),
            Cell(text=text, name=label),
            Cell(text=other, head=True),
            Cell(text=value, name=other),
        ),
        height=height,
    )


def _wide(label: str, text: str, height: int = _ROW) -> Row:
    return Row(cells=(Cell(text=label, head=True), Cell(text=text, span=3, name=label)), height=height)


def _boxes(words: tuple[str, ...]) -> str:
    return "\u3000".join(f"{_BOX}{each}" for each in words)


def _how(file: CaseFile, profile: Profile) -> str:
    """Where it goes: to the organs of this track that get a copy, and to us."""
    to = [*profile.copies_for(file.case.type), profile.full_name or "承办单位"]
    return f"注\uff1a请在所选项目前的{_BOX}内打“√”\uff0c签名后反馈{'、'.join(each for each in to if each)}。"


def _text(letter: Letter, kind: Kind) -> str:
    found = letter.first(kind)
    return found.text if found else ""
