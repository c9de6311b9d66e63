"""Text broken into rows of one paragraph: a title, a long name."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from reply_studio.letter.text import W

if TYPE_CHECKING:
    from lxml.etree import _Element

_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"


def broken(text: "_Element", rows: Sequence[str]) -> None:
    """A text (``w:t``) becomes these rows, a line break between them."""
    text.text = rows[0]
    last = text
    for row in rows[1:]:
        made = text.makeelement(f"{W}t")
        made.text = row
        made.set(_SPACE, "preserve")
        turn = text.makeelement(f"{W}br")
        last.addnext(turn)
        turn.addnext(made)
        last = made
