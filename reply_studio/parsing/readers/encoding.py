"""Bytes become text: the encoding is declared by a byte order mark, proven by UTF-8, or else measured."""

import codecs
import re
from functools import cache
from itertools import chain
from typing import Final

from reply_studio.errors import InputError
from reply_studio.i18n import _
from reply_studio.model.intake import Remark

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MEASURED: Final = ("gb18030", "big5", "utf-16-le", "utf-16-be", "utf-8")
_SAMPLE: Final = 60_000
_STRAY: Final = 8
"""Control characters that a text may hold by accident, besides one in fifty."""
_ENOUGH: Final = 0.6
_CONTROLS: Final = re.compile("[\x00-\x08\x0e-\x1f\x7f]")
_BREAKS: Final = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_DAMAGE: Final = "\ufffd"


def decode(data: bytes, name: str, declared: str = "") -> tuple[str, tuple[Remark, ...]]:
    r"""The text with newlines as ``\n`` and remarks on what was lost; *declared* is what the file says of itself.

    Raises:
        InputError: the bytes are no text.
    """
    text, encoding = _decoded(data, declared)
    if not text.strip() and data.strip():
        raise _no_text(name)
    sample = text[:_SAMPLE]
    if len(_CONTROLS.findall(sample)) > _STRAY + len(sample) * 0.02:
        raise _no_text(name)
    return tidy(text), _remarks(text, encoding)


def _no_text(name: str) -> InputError:
    return InputError(
        _("is no text in any known encoding"),
        where=name,
        hint=_("open it in its own program and save it as Word (.docx), a web page or plain text"),
    )


def _decoded(data: bytes, declared: str) -> tuple[str, str]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace"), encoding
    whole = _utf8(data)
    if whole is not None and "\x00" not in whole:
        return whole, "utf-8"
    candidates = [encoding for encoding in (_known(declared), *_MEASURED) if encoding]
    best = max(candidates, key=lambda encoding: _measure(data, encoding))
    if _measure(data, best) < _ENOUGH:
        return _last_resort(data), "unknown"
    return data.decode(best, "replace"), best


def _utf8(data: bytes) -> str | None:
    """The text where it is UTF-8, a character cut off at the very end left out; ``None`` for anything else."""
    try:
        return codecs.getincrementaldecoder("utf-8")().decode(data, final=False)
    except UnicodeDecodeError:
        return None


def _known(declared: str) -> str:
    """The codec of a declared encoding; GB2312 and GBK pages hold characters of the whole of GB18030."""
    try:
        codec = codecs.lookup(declared).name if declared else ""
    except LookupError:
        return ""
    return "gb18030" if codec in ("gb2312", "gbk", "hz") else codec if codec in _MEASURED else ""


def _measure(data: bytes, encoding: str) -> float:
    """How much of a sample reads as ordinary text, from 1 (all) downward; damage counts heavily."""
    wide = encoding.startswith("utf-16")
    if wide and len(data) % 2:
        return 0.0
    sample = data[: _SAMPLE + (_SAMPLE % 2)].decode(encoding, "replace")[:-1] or data.decode(encoding, "replace")
    foreign = [each for each in sample if each > "\x7f"]
    odd = sum(each in "\x00\x7f" or (each < " " and each not in "\t\r\n\x0b\x0c") for each in sample)
    usual = _usual()
    good = sum(each in usual for each in foreign)
    damage = sum(each == _DAMAGE for each in foreign)
    return (good - 4 * damage - 4 * odd) / max(len(foreign), 1)


@cache
def _usual() -> frozenset[str]:
    """Characters of everyday Chinese: the first levels of GB 2312 and Big5, and the usual punctuation."""
    simplified = bytes(chain.from_iterable((high, low) for high in range(0xB0, 0xD8) for low in range(0xA1, 0xFF)))
    traditional = bytes(
        chain.from_iterable(
            (high, low) for high in range(0xA4, 0xC6) for low in (*range(0x40, 0x7F), *range(0xA1, 0xFF))
        )
    )
    marks = "\u3000\u3001\u3002\uff0c\uff1a\uff1b\uff1f\uff01\uff08\uff09“”《》【】—…\u00a0"
    return frozenset(simplified.decode("gb2312", "ignore") + traditional.decode("big5", "ignore") + marks)


def _last_resort(data: bytes) -> str:
    """What a statistical detector makes of rarer encodings; "" where it finds no text."""
    from charset_normalizer import from_bytes

    if b"\x00" in data[:_SAMPLE]:
        return ""
    best = from_bytes(data[:_SAMPLE], threshold=0.1).best()
    return data.decode(best.encoding, "replace") if best else ""


def tidy(text: str) -> str:
    r"""Newlines as ``\n``; control characters, which no text needs, as spaces."""
    return _CONTROLS.sub(" ", _BREAKS.sub("\n", text)).removeprefix("\ufeff")


def _remarks(text: str, encoding: str) -> tuple[Remark, ...]:
    found = []
    if _DAMAGE in text:
        line = len(_BREAKS.sub("\n", text[: text.index(_DAMAGE)]).split("\n"))
        message = _("{n} characters could not be read ({encoding}); compare with the original")
        found.append(Remark(code="IN001", message=message.format(n=text.count(_DAMAGE), encoding=encoding), line=line))
    if _CONTROLS.search(text):
        found.append(Remark(code="IN002", message=_("control characters were replaced by spaces")))
    return tuple(found)
