"""Measures of the page and of its paragraphs, as ``letter/page.py`` writes them into the templates.

Lengths are twips (1/20 pt). A full-width character of the body takes 315 of them, a Latin letter or digit of the same
fonts half its size; a word processor leaves a fifth of the size between a Han character and a digit.
"""

from typing import Final

from reply_studio.composing.page_grid.marks import fit
from reply_studio.model.base import Value
from reply_studio.model.letter import Kind


class Setting(Value, gc=False):
    """How the lines of a paragraph are set.

    ``full`` and ``half``: advance of a full-width and of a Latin character; ``gap`` stands between the two scripts.
    ``first`` and ``left``: where the first and the other lines begin; ``right`` is kept free at the other end.
    ``width`` is that of the type area, ``align`` is left, center, right or apart (what stands behind a full-width blank
    goes to the right).
    """

    full: int = 315
    half: int = 155
    gap: int = 71
    first: int = 0
    left: int = 0
    right: int = 0
    width: int = 8844
    align: str = "left"

    def room(self, *, first: bool) -> int:
        """How long the first or another line may be."""
        return self.width - self.right - (self.first if first else self.left)


_OVERHANG: Final = 2 * 397
"""The mark may be as wide as the red rules: 170 mm."""


class Form(Value):
    """A form of the page: ``lines`` of ``pitch`` on each, the type area ``head`` below the paper's edge.

    ``mark_top`` is where the organ's mark begins; ``mark_rule`` is what its red rule takes. How large the mark is set,
    and in how many rows, is a matter of its length (``marks``).
    """

    lines: int = 22
    pitch: int = 579
    head: int = 2098
    foot: int = 14864
    mark_top: int = 1701
    mark_rule: int = 310

    def mark_setting(self, mark: str) -> Setting:
        """How the organ's mark is set."""
        full = fit(mark).size * 10
        return Setting(full=full, half=full // 2, gap=full // 5, width=8844 + _OVERHANG, align="center")

    def taken(self, mark: str, lines: int) -> int:
        """Grid lines of the first page that the mark and its rule take from the text."""
        top = max(self.head, self.mark_top + lines * fit(mark).pitch + self.mark_rule)
        return self.lines - max(0, min(self.lines, (self.foot - top) // self.pitch))


LETTER_FORM: Final = Form()
"""The letter form of GB/T 9704-2012, 10.1: a red mark 30 mm below the paper's edge, a red rule under it."""

_INDENT: Final = 630
_BODY: Final = Setting(first=_INDENT)
_FLUSH: Final = Setting()
_RIGHT: Final = Setting(align="right")
SETTINGS: Final = {
    Kind.RESULT_CLASS: _FLUSH,
    Kind.DISCLOSURE: _FLUSH,
    Kind.NUMBER: _RIGHT,
    Kind.SIGNER: _RIGHT,
    Kind.TITLE: Setting(full=440, half=220, gap=96, align="center"),
    Kind.SALUTATION: _FLUSH,
    Kind.COPIES: Setting(full=280, half=140, gap=56, first=280, left=1120, right=280),
    Kind.IMPRINT: Setting(full=280, half=140, gap=56, first=280, left=280, right=280, align="apart"),
}
"""Kind → setting; all others are set as body text. Organ and date are placed by their widths (``sign_off``)."""


FOOT: Final = (Kind.COPIES, Kind.IMPRINT)
"""What hangs at the foot of the last page, from above."""


def setting_of(kind: Kind) -> Setting:
    """The setting of a kind of paragraph."""
    return SETTINGS.get(kind, _BODY)
