"""The letter on its pages: what is marked for a selection, where the caret stands in print, what the head says."""

from collections.abc import Collection, Iterator, Mapping

from reply_studio.composing.page_grid import Pages, Place
from reply_studio.i18n import _, listed
from reply_studio.model.letter import Kind, Letter, Paragraph
from reply_studio.tui.panes.headline import SEPARATOR
from reply_studio.tui.panes.outline import owner_of
from reply_studio.tui.panes.view import ALL, View, points_of
from reply_studio.tui.widgets.blocks import Key


def key_of(letter: Letter, index: int) -> Key:
    """What a paragraph stands for: ``("paragraph", "12", "a4", "p2")``, its passage and its points; ``()`` where it
    stands for neither.
    """
    paragraph = letter.paragraphs[index]
    ids = (*((paragraph.anchor,) if paragraph.anchor else ()), *paragraph.points)
    return ("paragraph", str(index), *dict.fromkeys(ids)) if ids else ()


def marked(letter: Letter, wanted: Collection[str]) -> frozenset[int]:
    """The paragraphs that stand for some of these ids: a heading only where it stands for nothing else."""
    whole = {n for n, each in enumerate(letter.paragraphs) if _is_of(each, wanted)}
    return frozenset(whole or (n for n, each in enumerate(letter.paragraphs) if set(each.points) & set(wanted)))


def _is_of(paragraph: Paragraph, wanted: Collection[str]) -> bool:
    if paragraph.anchor:
        return paragraph.anchor in wanted or any(each in wanted for each in paragraph.points)
    return bool(paragraph.points) and all(each in wanted for each in paragraph.points)


def wanted_for(view: View, chosen: Key, row: Key) -> tuple[str, ...]:
    """The ids of what is selected: the passage or the point of a ``row`` of the outline; without a row the points of
    what is ``chosen`` in the tree.
    """
    if row[:1] in (("text",), ("plan",)):
        return row[1:2]
    owner = owner_of(view, row)
    if owner is not None:
        return (owner.id,)
    return () if chosen == ALL else tuple(each.id for each in points_of(view, chosen))


def caret_place(pages: Pages, passage: str, text: str, at: int) -> Place | None:
    """The printed line of the caret before character ``at`` of a passage's text, as near as it can be told: what opens
    the paragraph (number, heading) is printed before its words.
    """
    printed = [n for n, each in enumerate(pages.letter.paragraphs) if each.anchor == passage]
    before = text[:at].split("\n")
    typed = [each for each in text.split("\n") if each.strip()]
    row = sum(1 for each in before[:-1] if each.strip())
    if not printed or row >= len(typed):
        return None
    index = printed[min(row, len(printed) - 1)]
    lead = max(0, len(pages.letter.paragraphs[index].text) - len(typed[row].strip()))
    return pages.of_character(index, lead + len(before[-1].lstrip()))


def in_margin(units: Mapping[Place, tuple[str, ...]], names: Mapping[str, str]) -> dict[Place, str]:
    """What stands in the margin, line by line."""
    return {place: listed(names.get(each, each) for each in keys) for place, keys in units.items()}


def blank_words(kind: Kind | None) -> str:
    """What stands in a field that is filled at issue."""
    if kind is Kind.NUMBER:
        return _("(document number)")
    return _("(date of issue)") if kind is Kind.DATE else ""


def preview_title(layout: str, page: int, pages: int, printed: str = "") -> tuple[str, str]:
    """Page, how many the PDF has where that is known, layout; and that it is the nominal grid."""
    return SEPARATOR.join(_told(layout, page, pages, printed)), _("set by 28x22; the print decides")


def _told(layout: str, page: int, pages: int, printed: str) -> Iterator[str]:
    yield _("Preview, page {page}/{pages}").format(page=page, pages=pages)
    if printed:
        yield printed
    yield layout_word(layout)


def layout_word(layout: str) -> str:
    """The layout as people call it."""
    return _("suggestion by suggestion") if layout == "by-suggestion" else _("in sections")
