"""The right indents of the organ's name and of the date, written into a rendered document.

Only the widths of the two texts decide (``composing.page_grid.sign_off``), so a template cannot say it; it names the
two paragraphs by their styles.
"""

from typing import TYPE_CHECKING, Final

from reply_studio.composing.page_grid.sign_off import indents, sealed_indents
from reply_studio.letter.page import CHARACTER
from reply_studio.letter.text import W

if TYPE_CHECKING:
    from lxml.etree import _Element

STYLES: Final = ("Organ", "SignDate")
"""Style ids of the organ's name and of the date."""


def place(body: "_Element", organ: str, date: str, *, sealed: bool = False) -> None:
    """Sets the right indents of the two paragraphs in a rendered document; other templates stay as they are."""
    widths = sealed_indents(organ, date) if sealed else indents(organ, date)
    for style, characters in zip(STYLES, widths, strict=True):
        for mark in body.iter(f"{W}pStyle"):
            properties = mark.getparent()
            if mark.get(f"{W}val") == style and properties is not None:
                _indent(properties, round(characters * CHARACTER))


def _indent(properties: "_Element", twips: int) -> None:
    found = properties.find(f"{W}ind")
    if found is None:
        found = properties.makeelement(f"{W}ind")
        properties.append(found)
    found.set(f"{W}right", str(twips))
