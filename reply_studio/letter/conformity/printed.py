"""The letter as LibreOffice prints it: pages, rows of text, red ink on the first page. Places are millimetres."""

from collections.abc import Callable, Mapping
from typing import Final, NamedTuple

from reply_studio.composing.page_grid.widths import width
from reply_studio.errors import InputError
from reply_studio.formats import office, poppler
from reply_studio.formats.poppler import Band, Box, Page, Word
from reply_studio.i18n import _

DASHES: Final = "\u2014\u2013-"
SEAL: Final = 25.0
"""Millimetres that a seal is at least wide and high."""
_SAME: Final = 2.1
"""Words whose middles are nearer than so many millimetres stand in one row."""


class Row(NamedTuple):
    """A printed row, its words joined."""

    text: str
    left: float
    right: float
    middle: float

    @property
    def characters(self) -> float:
        """Its width in full-width characters."""
        return width(self.text)


class Print(NamedTuple):
    """Rows a page, the red bands of the first page, the dark rules of the last one. ``dashes``: page (from 1) → where
    the ink of its number's first dash begins, for one odd and one even page. ``paper`` is the first page's. ``words``
    are those of every page; ``spots``: page (from 1) → its large spots of red ink, looked for when they are asked for.
    """

    pages: tuple[tuple[Row, ...], ...]
    red: tuple[Band, ...]
    rules: tuple[Band, ...]
    dashes: Mapping[int, float]
    paper: tuple[float, float]
    words: tuple[tuple[Word, ...], ...]
    spots: Callable[[int], tuple[Box, ...]]


def print_of(name: str, data: bytes, *, asked: bool | None) -> Print | None:
    """The letter's print; ``None`` where it is not wanted, or not asked for and the programs are absent.

    Raises:
        MissingToolError: it is asked for and a program is absent.
        InputError: LibreOffice cannot print it, or takes too long.
    """
    if asked is False or (asked is None and not (office.find() and poppler.find())):
        return None
    return measured(name, office.convert(name, data, "docx", "pdf"))


def measured(name: str, pdf: bytes) -> Print:
    """What is measured of a letter's PDF.

    Raises:
        MissingToolError: a program of poppler is absent.
        InputError: it cannot be read, or has no pages.
    """
    pages = poppler.pages(name, pdf)
    if not pages:
        raise InputError(_("has no pages in print"), where=name)
    return Print(
        tuple(_rows(each.words) for each in pages),
        poppler.red(name, pdf),
        poppler.rules(name, pdf, len(pages)),
        _dashes(name, pdf, pages),
        (pages[0].width, pages[0].height),
        tuple(each.words for each in pages),
        lambda page: poppler.spots(name, pdf, page, SEAL),
    )


def is_number(text: str) -> bool:
    """Whether a row is a page's number, dashes or none beside it."""
    return text.strip("\u2014-\u2013 ").isdigit()


def _dashes(name: str, pdf: bytes, pages: tuple[Page, ...]) -> dict[int, float]:
    found: dict[int, float] = {}
    for at, page in enumerate(pages, 1):
        if any((at - other) % 2 == 0 for other in found):
            continue
        dash = _dash(page)
        ink = poppler.ink(name, pdf, at, dash) if dash else None
        if ink:
            found[at] = ink.top
    return found


def _dash(page: Page) -> Word | None:
    """The first dash of a page's number, the lowest row that is one; where it is one word, the dash's part of it."""
    rows = [each for each in _grouped(page.words) if is_number("".join(word.text for word in each))]
    first = rows[-1][0] if rows else None
    if first is None or first.text[0] not in DASHES:
        return None
    share = 1.0 if len(first.text) == 1 else width(first.text[0]) / width(first.text)
    return first._replace(right=first.left + (first.right - first.left) * share)


def _rows(words: tuple[Word, ...]) -> tuple[Row, ...]:
    return tuple(map(_row, _grouped(words)))


def _grouped(words: tuple[Word, ...]) -> list[list[Word]]:
    """The words of every row, from the left."""
    rows: list[list[Word]] = []
    for each in sorted(words, key=_middle):
        if not rows or _middle(each) - _middle(rows[-1][0]) > _SAME:
            rows.append([])
        rows[-1].append(each)
    return [sorted(each) for each in rows]


def _middle(word: Word) -> float:
    return (word.top + word.bottom) / 2


def _row(words: list[Word]) -> Row:
    middle = sum(map(_middle, words)) / len(words)
    return Row("".join(each.text for each in words), words[0].left, words[-1].right, round(middle, 2))
