"""What of a text can be printed on paper: no control characters, no line ends inside a paragraph."""

import re
from typing import Final

from reply_studio.errors import InputError
from reply_studio.i18n import _

_LINE_ENDS: Final = "\u2028\u2029"
_CONTROLS: Final = "\0-\x08\x0a-\x1f\x7f-\x9f"
"""Unicode's category Cc, tab excepted."""
_HALVES: Final = "\ud800-\udfff"
_NONE: Final = "".join(map(chr, (plane + last for plane in range(0, 0x110000, 0x10000) for last in (0xFFFE, 0xFFFF))))
"""The last two of every plane, which are no characters."""
_REFUSED: Final = re.compile(f"[{_CONTROLS}{_HALVES}{_LINE_ENDS}{_NONE}]")


def printable(text: str, field: str) -> str:
    """The text itself, if it can be printed.

    Raises:
        InputError: a control character (tab excepted), a line end inside the paragraph or half of a character.
    """
    found = _REFUSED.search(text)
    if found is None:
        return text
    raise InputError(
        _("character {place} is U+{code:04X}, a control character that cannot be printed").format(
            place=found.start() + 1, code=ord(found[0])
        ),
        where=field,
        hint=_("delete it in the text and print again"),
    )
