"""The letter as it will print: 28 characters a line, 22 lines a page, as near as a terminal comes to it."""

from collections.abc import Sequence
from typing import Final

from reply_studio.i18n import _
from reply_studio.model.letter import Kind, Letter, Paragraph
from reply_studio.tui.panes.view import View
from reply_studio.tui.widgets.blocks import Block, Key, lay_out

LINE: Final = 56
"""Cells of a printed line: 28 characters."""
PAGE: Final = 22
"""Lines of a printed page."""

_ALIGNED: Final = {Kind.MARK: "center", Kind.TITLE: "center", Kind.NUMBER: "right", Kind.ORGAN: "right"}
_ALIGNED_TOO: Final = {Kind.DATE: "right"}
_STYLES: Final = {Kind.TITLE: "title", Kind.HEADING: "title", Kind.MARK: "mark"}
_FLUSH: Final = (Kind.SALUTATION, Kind.RESULT_CLASS, Kind.DISCLOSURE, Kind.COPIES)


def preview_blocks(letter: Letter) -> list[Block]:
    """One block a paragraph; a paragraph that stands for a point or passage can be selected."""
    return [_block(n, each) for n, each in enumerate(letter.paragraphs)]


def _block(n: int, paragraph: Paragraph) -> Block:
    align = (_ALIGNED | _ALIGNED_TOO).get(paragraph.kind, "")
    key = ("paragraph", str(n), paragraph.anchor, *paragraph.points) if paragraph.anchor or paragraph.points else ()
    return Block(
        paragraph.text or _blank(paragraph.kind),
        key,
        first=0 if align or paragraph.kind in _FLUSH else 4,
        style=_STYLES.get(paragraph.kind, "") if paragraph.text else "dim",
        align=align,
    )


def _blank(kind: Kind) -> str:
    """What stands in a field that is filled at issue."""
    if kind is Kind.NUMBER:
        return _("(document number)")
    return _("(date of issue)") if kind is Kind.DATE else ""


def block_for(blocks: Sequence[Block], wanted: Sequence[str]) -> Key:
    """The first paragraph that stands for one of these ids, tried in their order."""
    for each in wanted:
        for block in blocks:
            if block.key and each in block.key[2:]:
                return block.key
    return ()


def preview_title(view: View, blocks: Sequence[Block], key: Key) -> str:
    """Layout, and the page on which the selected paragraph begins."""
    lines = lay_out(blocks, LINE)
    pages = max(1, -(-len(lines) // PAGE))
    at = next((n for n, each in enumerate(lines) if key and blocks[each.block].key == key), 0)
    layout = view.file.draft.layout or view.config.letter.layout
    return _("Preview, page {page} of about {pages} \u00b7 {layout}").format(
        page=at // PAGE + 1, pages=pages, layout=layout_word(layout)
    )


def layout_word(layout: str) -> str:
    """The layout as people call it."""
    return _("suggestion by suggestion") if layout == "by-suggestion" else _("in sections")
