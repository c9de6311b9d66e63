"""What of a text can be printed on paper: no control characters, no line ends inside a paragraph."""

import unicodedata
from typing import Final

from reply_studio.errors import InputError
from reply_studio.i18n import _

_LINE_ENDS: Final = frozenset("\u2028\u2029")


def printable(text: str, field: str) -> str:
    """The text itself, if it can be printed.

    Raises:
        InputError: a control character (tab excepted), a line end inside the paragraph or half of a character.
    """
    for place, character in enumerate(text, 1):
        if character != "\t" and _refused(character):
            raise InputError(
                _("character {place} is U+{code:04X}, a control character that cannot be printed").format(
                    place=place, code=ord(character)
                ),
                where=field,
                hint=_("delete it in the text and print again"),
            )
    return text


def _refused(character: str) -> bool:
    category = unicodedata.category(character)
    return category in {"Cc", "Cs"} or character in _LINE_ENDS or ord(character) & 0xFFFE == 0xFFFE
