"""Items marked secret are not taken in: this program is no place for them.

The mark stands at the head, as 秘密, 机密 or 绝密 with or without a star and a period (GB/T 9704-2012, 7.2.2), or
behind the label 密级.
"""

import re
from itertools import islice
from typing import Final

from reply_studio.errors import InputError
from reply_studio.i18n import _
from reply_studio.parsing.blocks import Document
from reply_studio.parsing.plain import squeezed

_HEAD: Final = 25
"""Lines in which a mark counts; further down the words are those of the text."""
_LEVEL: Final = "(绝密|机密|秘密)"
_PERIOD: Final = (
    "(?:[\u2605\u2606*\u25cf](?:长期|\\d{1,2}(?:年|个月|天)|[一二三四五六七八九十]{1,3}(?:年|个月)|启用前|解密前)?)?"
)
_MARK: Final = re.compile(f"(?:密级[:|]?)?[\u3014\\[(]?{_LEVEL}{_PERIOD}[\u3015\\])]?(?:第?\\d{{1,8}}号?|文件|件)?")
_LABEL: Final = re.compile(f"密级[:|]?[\u3014\\[(]?{_LEVEL}")


def refuse_secret(document: Document) -> None:
    """Lets through what bears no mark.

    Raises:
        InputError: the document is marked secret. The message tells nothing of its content.
    """
    for block in islice(document.blocks, _HEAD):
        found = _found(block.text, block.cells)
        if found:
            raise InputError(
                _("is marked secret ({level}) and was not taken in").format(level=found),
                where=document.name,
                hint=_("handle it by the rules of secrecy, outside this program, and remove it from this computer"),
            )


def _found(text: str, cells: tuple[str, ...]) -> str:
    """The level that a line marks, "" for none."""
    if len(text) > 200:
        return ""
    parts = [squeezed(each) for each in cells or (text,)]
    whole = squeezed("".join(cells) or text)
    mark = next(filter(None, map(_MARK.fullmatch, parts)), None) or _LABEL.search(whole)
    return mark[1] if mark else ""
