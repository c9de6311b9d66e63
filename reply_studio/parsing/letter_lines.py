"""Single lines of a letter's head and foot: what a line is by itself, and the value it carries.

Labels are recognised with their characters set apart or not (类 别), in both widths and scripts.
"""

import re
from collections.abc import Callable
from typing import Final

from reply_studio.model.letter import Kind
from reply_studio.parsing.contacts import is_contact_line
from reply_studio.parsing.dates import is_date
from reply_studio.parsing.organs import is_organ
from reply_studio.parsing.plain import half, plain, squeezed, tidy
from reply_studio.parsing.ticks import ticked
from reply_studio.text.normalise import HAN

_DOCUMENT_NUMBER: Final = re.compile(
    rf"([{HAN}A-Za-z\u00b7]{{1,18}}?)\s?:?\s?[\u3014\[(]\s?((?:19|20)\d\d)\s?[\u3015\])]\s?(第?)\s?(\d{{1,5}})\s?号"
)
_NUMBER_LABEL: Final = r"(?:发文字号|答复文号|复函文号|公文字号|文件编号|文号|文书号|编号|字号)"
_NUMBER_LINE: Final = re.compile(rf"(?:{_NUMBER_LABEL}:?)?(?:{_DOCUMENT_NUMBER.pattern})")
_EMPTY_NUMBER: Final = re.compile(rf"{_NUMBER_LABEL}:?|[{HAN}]{{1,12}}[\u3014\[][ \d]{{0,4}}[\u3015\]][ x]*号")

_CLASS_LABEL: Final = (
    r"(?:(?:提案|建议|议案|答复|办理|办复|办结|复函|落实|解决|采纳|承办|问题|件){0,3}"
    r"(?:结果|类别|类型|等级|程度|情况|分类){1,2})"
)
_CLASS_VALUE: Final = r"[(\u201c]?([A-Da-d甲乙丙丁])(\d?)(?:类|级)?[)\u201d]?(?:类|级)?"
_CLASS_LINE: Final = re.compile(
    rf"\(?{_CLASS_LABEL}(?:为|:)?(?:{_CLASS_VALUE}\)?(?:\([{HAN}]{{2,12}}\))?|:[{HAN}]{{2,16}}\(([A-Da-d甲乙丙丁])(\d?)类\))"
)
_FRAMED: Final = re.compile(r"^\u3014([^\u3014\u3015]{2,8})\u3015:?(?=.)")
"""A label in brackets instead of before a colon: 【办理结果】A类."""
_BARE_CLASS: Final = re.compile(
    r"[(\u3014]?([A-D甲乙丙丁])(\d?)类?[)\u3015]?(?:类)?|([A-D甲乙丙丁])(\d?)类(?:件|答复)?"
)

_PUBLIC: Final = r"(?:主动公开|同意公开|予以公开|可以公开|全文公开|公开|是|同意|可公开|宜公开)"
_ON_REQUEST: Final = r"(?:依申请公开|依申请)"
_NOT_PUBLIC: Final = r"(?:不予公开|不公开|不同意公开|不宜公开|不同意|不予|非公开|否|免予公开|不宜)"
_DISCLOSURE_VALUE: Final = rf"(?:(?P<no>{_NOT_PUBLIC})|(?P<ask>{_ON_REQUEST})|(?P<yes>{_PUBLIC}))"
_DISCLOSURE_LABEL: Final = (
    r"(?:是否(?:同意|可以|可|宜|主动)?公开"
    r"|(?:信息|政府信息|复文|答复)?公开(?:属性|方式|类型|形式|选项|类别|情况|意见|与否))"
)
_DISCLOSURE_LINE: Final = re.compile(rf"\(?{_DISCLOSURE_LABEL}:?\(?{_DISCLOSURE_VALUE}\)?\)?\u3002?")
_BARE_DISCLOSURE: Final = re.compile(
    r"[(\u3014]?(?:此件|本件|此文|该件|此复文|此答复|本答复)?(?:(?P<no>不予公开|不公开|不同意公开|不宜公开)|(?P<ask>依申请公开)"
    r"|(?P<yes>主动公开|同意公开|公开发布|全文公开|公开))[)\u3015]?\u3002?"
)
_DISCLOSURE_CELL: Final = re.compile(rf"公开(?:方式|属性|类型|形式)[:|]{{1,3}}{_DISCLOSURE_VALUE}(?![{HAN}])")

_SIGNER_LINE: Final = re.compile(
    r"\(?(?:签发人|领导签发|签发领导|领导署名|签发|审签人|审签领导|签发负责人)(?:姓名)?:([^:]*?)\)?"
)
_REVIEWED: Final = re.compile(
    rf"(?:已经?|经)\s?([{HAN}]{{2,4}}?)\s?(?:同志|(?:副|党组|代)?(?:书记|局长|主任|厅长|部长|区长|县长|市长|镇长|乡长|院长|委员|行长"
    r"|总队长|支队长|秘书长)){1,2}\s?(?:审签|签发|审定|审核同意)"
)
_COPIES: Final = re.compile(r"(?:抄送|抄报)(?:单位|机关)?:?.{2}|(?:分送|报送?|送|主送|抄|发送|呈报)(?:单位|机关)?:")
_PRINTED: Final = re.compile(
    r"(?:\d日|室|科|股|组|政办|[\d)])印(?:发|制)?\u3002?|共印\d+份.{0,10}|印发(?:单位|机关):.*"
)
_LONG_COPIES: Final = re.compile(r"(?:抄送|抄报)(?:单位|机关)?:")
_LONGEST: Final = 120
"""Characters: a longer line is running text, unless it lists whom copies go to."""
_ATTACHMENT: Final = re.compile(
    r"附(?:件|表|图)?(?:[\d一二三四五六七八九十]{0,2}):|附件[\d一二三四五六七八九十]{0,2}$|附件\d?[.\u3001].{2,}"
)
_HEADS: Final = frozenset({Kind.NUMBER, Kind.RESULT_CLASS, Kind.DISCLOSURE, Kind.SIGNER})
_COLUMNS: Final = _HEADS | {Kind.CONTACT}
_MOST_COLUMNS: Final = 8
_LONGEST_SIGNATURE: Final = 80
_ZERO: Final = "\u3007\u25cb\u039f\u041eOo0零"
_DATE_START: Final = re.compile(rf"(?:19|20)\d\d|二[{_ZERO}][{_ZERO}一二三四五六七八九]{{2}}")


def simple_kind(text: str) -> Kind | None:
    """The kind of a line that shows by itself what it is, wherever it stands; ``None`` for running text."""
    words = squeezed(text)
    if not words:
        return None
    if len(words) > _LONGEST:
        return Kind.COPIES if _LONG_COPIES.match(words) else None
    for kind, test in _TESTS:
        if test(words, text):
            return kind
    return None


def document_number(text: str) -> str | None:
    """The 文号 printed in a line, with 〔〕 and without white space: 云民函[2020] 35号 → 云民函〔2020〕35号."""
    found = _DOCUMENT_NUMBER.search(half(text)) or _NUMBER_LINE.fullmatch(squeezed(text))
    if not found:
        return None
    series = re.sub(rf"^{_NUMBER_LABEL}", "", found[1])
    return f"{series}\u3014{found[2]}\u3015{found[3]}{found[4]}号" if series else None


def result_class(text: str) -> str | None:
    """A, B, C or D as the line says; ``None`` for another classification (类别:提案)."""
    words = _labelled(squeezed(text))
    found = _CLASS_LINE.fullmatch(words) or _BARE_CLASS.fullmatch(words)
    return "".join(each for each in found.groups() if each).upper() if found else None


def disclosure(text: str) -> str | None:
    """``public``, ``on_request`` or ``not_public`` as the line says."""
    words = _labelled(squeezed(text))
    found = _DISCLOSURE_LINE.fullmatch(words) or _BARE_DISCLOSURE.fullmatch(words) or _DISCLOSURE_CELL.search(words)
    if not found:
        return None
    return "not_public" if found["no"] else "on_request" if found["ask"] else "public"


def signer(text: str) -> str | None:
    """Who signed: behind 签发人 or a like label, padding inside a name dropped; ``None`` where the place is empty."""
    found = _SIGNER_LINE.fullmatch(half(text).strip().replace(" :", ":"))
    if not found:
        found = _SIGNER_LINE.fullmatch(squeezed(text))
    return tidy(found[1]) or None if found else None


def reviewer(text: str) -> str | None:
    """Who the letter says has signed it off: 此复函已经王某某局长审签."""
    found = _REVIEWED.search(half(text))
    return found[1] if found else None


def organ_and_date(text: str) -> int:
    """Where the date begins in a line that holds both signature and date, 0 for any other line."""
    words = plain(text)
    if len(words) > _LONGEST_SIGNATURE:
        return 0
    starts = (each.start() for each in _DATE_START.finditer(words))
    return next((at for at in starts if is_organ(words[:at]) and is_date(words[at:])), 0)


def columns(text: str) -> list[str]:
    """Parts of a line whose parts stand apart and are each a thing of their own (文号, 类别, 签发人, contacts)."""
    words = text.split()
    if not 1 < len(words) <= _MOST_COLUMNS or len(text) > 120 or simple_kind(text) in _HEADS:
        return []
    parts = _head_parts(words)
    return parts if any(simple_kind(each) in _HEADS for each in parts) else []


def _head_parts(words: list[str]) -> list[str]:
    """The words joined to the fewest parts that are each a thing of a head; none where some word fits nowhere."""
    if not words:
        return []
    for size in range(len(words), 0, -1):
        part = " ".join(words[:size])
        if simple_kind(part) in _COLUMNS:
            rest = _head_parts(words[size:])
            if rest or size == len(words):
                return [part, *rest]
    return []


def _labelled(words: str) -> str:
    """The line without white space, its label before a colon, of boxes to tick only the one that is ticked."""
    return ticked(_FRAMED.sub(r"\1:", words))


def _is_number(words: str, _text: str) -> bool:
    return bool(_NUMBER_LINE.fullmatch(words) or _EMPTY_NUMBER.fullmatch(words))


def _is_class(words: str, _text: str) -> bool:
    return bool(_CLASS_LINE.fullmatch(_labelled(words)) or _BARE_CLASS.fullmatch(words))


def _is_disclosure(words: str, _text: str) -> bool:
    return bool(_DISCLOSURE_LINE.fullmatch(_labelled(words)) or _BARE_DISCLOSURE.fullmatch(words))


def _is_signer(words: str, _text: str) -> bool:
    return bool(_SIGNER_LINE.fullmatch(words)) and len(words) <= 40


def _is_copies(words: str, _text: str) -> bool:
    return bool(_COPIES.match(words))


def _is_imprint(words: str, _text: str) -> bool:
    return bool(_PRINTED.search(words)) and len(words) < 50


_TESTS: Final[tuple[tuple[Kind, Callable[[str, str], bool]], ...]] = (
    (Kind.NUMBER, _is_number),
    (Kind.RESULT_CLASS, _is_class),
    (Kind.DISCLOSURE, _is_disclosure),
    (Kind.SIGNER, _is_signer),
    (Kind.DATE, lambda _words, text: is_date(text)),
    (Kind.COPIES, _is_copies),
    (Kind.IMPRINT, _is_imprint),
    (Kind.ATTACHMENT, lambda words, _text: bool(_ATTACHMENT.match(words))),
    (Kind.CONTACT, lambda _words, text: is_contact_line(text)),
)
"""Tests of a line without white space and of the line itself, in the order in which they are tried."""
