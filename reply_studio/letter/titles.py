"""The rows of the title, written into a rendered document as line breaks.

Where a title may be broken is a matter of its words (``composing.page_grid.titles``), so a template cannot say it; it
names the paragraph by its style. Breaks that a template sets itself stay as they are.
"""

from typing import TYPE_CHECKING, Final

from reply_studio.composing.page_grid.form import setting_of
from reply_studio.composing.page_grid.titles import title_rows
from reply_studio.letter.rows import broken
from reply_studio.letter.text import W
from reply_studio.model.letter import Kind

if TYPE_CHECKING:
    from lxml.etree import _Element

STYLE: Final = "ReplyTitle"
"""Style id of the title."""


def place(body: "_Element", title: str) -> None:
    """Breaks the paragraphs of that style which hold the title, and nothing else, in one run."""
    ends = [end for _start, end in title_rows(title, setting_of(Kind.TITLE))[:-1]]
    for mark in body.iter(f"{W}pStyle"):
        paragraph = next(mark.iterancestors(f"{W}p"), None)
        if ends and mark.get(f"{W}val") == STYLE and paragraph is not None:
            texts = list(paragraph.iter(f"{W}t"))
            if len(texts) == 1 and texts[0].text == title:
                starts = [0, *ends]
                broken(texts[0], [title[start:end] for start, end in zip(starts, [*ends, len(title)], strict=True)])
