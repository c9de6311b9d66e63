"""The sign-off sheet (发文稿纸): what is signed, a box a step, and the digest that binds the signature to the text."""

from typing import Final

from reply_studio.letter.parts import line
from reply_studio.letter.tables import (
    BEFORE_TABLE,
    BEHIND_TABLE,
    cell,
    document,
    row_properties,
    section,
    styles,
    table,
    words,
)
from reply_studio.services.ports import SheetStep, SignOffSheet

_TITLE: Final = "发文稿纸"
_HOW: Final = "签署人在相应栏内签名并写明日期。签名只对上列校验码所指的文本有效\uff1a文本改动后须重新打印、重新签署。"
_WIDTHS: Final = (2000, 6844)
"""Twips: label and box, together the type area's width (8844)."""

_SECTION: Final = section('w:top="1440" w:right="1474" w:bottom="1440" w:left="1588" w:header="851" w:footer="851"')
_STYLES: Final = styles(460, 28)
_FACT: Final = 520
_BOX: Final = 1400
"""Least height of a fact's row and of a box to sign in, twips."""


def build(sheet: SignOffSheet) -> bytes:
    """The sheet as docx bytes; same bytes for the same sheet."""
    head = line("ReplyTitle", words(_TITLE)) + line("FormText", words(sheet.office), BEFORE_TABLE)
    facts = (
        ("标题", sheet.title),
        ("办件", sheet.case),
        ("拟稿", "\u3000".join(each for each in (sheet.section, sheet.drafter) if each)),
        ("公开属性", sheet.disclosure.partition("\uff1a")[2] or sheet.disclosure),
        ("抄送", sheet.copies.partition("\uff1a")[2] or sheet.copies),
        ("版本", str(sheet.version)),
        ("校验码", sheet.digest),
        ("记录末行", sheet.head),
    )
    rows = (*(_row(label, text) for label, text in facts if text), *map(_box, sheet.steps))
    body = head + table(_WIDTHS, rows) + line("FormNote", words(_HOW), BEHIND_TABLE) + _SECTION
    return document(body, _STYLES)


def _row(label: str, text: str, height: int = _FACT) -> str:
    first = cell(_WIDTHS[0], line("FormHead", words(label)), middle=True)
    return f"<w:tr>{row_properties(height)}{first}{cell(_WIDTHS[1], line('FormText', words(text)), middle=True)}</w:tr>"


def _box(step: SheetStep) -> str:
    return _row(step.label, step.signed, _BOX)
