"""From paragraphs to pages: the order, the blank lines and the page breaks of the Word templates."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from reply_studio.composing.page_grid import sign_off
from reply_studio.composing.page_grid.breaking import break_lines
from reply_studio.composing.page_grid.form import FOOT, LETTER_FORM, Form, Setting, setting_of
from reply_studio.composing.page_grid.marks import fit
from reply_studio.composing.page_grid.names import spans
from reply_studio.composing.page_grid.pages import BLANK, Line, Page, Pages
from reply_studio.composing.page_grid.titles import title_rows
from reply_studio.model.letter import SINGLE, Kind, Letter, Paragraph

Numbered = tuple[int, Paragraph]

_HALF: Final = 157.5
"""Twips of half a body character."""
_CHARACTER: Final = 315


class Unit(NamedTuple):
    """Lines that follow each other; ``keep``: they stand on the page on which the next unit begins."""

    lines: tuple[Line, ...]
    keep: bool = False


def paginate(letter: Letter, form: Form = LETTER_FORM) -> Pages:
    """The letter on the grid of a form. Every character stands in exactly one line; paragraphs keep the order in which
    the templates print them. Pure; a paragraph that did not change is not broken again.
    """
    flow = _Flow(form)
    flow.put(_head(letter, form))
    foot = _lines_of(letter, *FOOT)
    flow.place(_units(letter), foot=len(foot))
    flow.set_at_foot(foot)
    return Pages(letter=letter, pages=flow.pages())


def _head(letter: Letter, form: Form) -> list[Line]:
    """The mark and the rows that it and its rule take from the first page."""
    text = _text(letter, Kind.MARK)
    mark = _lines_of(letter, Kind.MARK, setting=form.mark_setting(text))
    taken = form.taken(text, len(mark)) if mark else 0
    return mark + [BLANK] * (taken - len(mark))


def _units(letter: Letter) -> Iterator[Unit]:
    """From the register to the contact, as the templates order them (``letter/blueprint.py``)."""
    yield Unit(tuple(_lines_of(letter, Kind.RESULT_CLASS, Kind.DISCLOSURE)))
    yield Unit((*_required(letter, Kind.NUMBER), *_lines_of(letter, Kind.SIGNER), BLANK, BLANK))
    yield Unit((*_required(letter, Kind.TITLE), BLANK))
    yield Unit(_required(letter, Kind.SALUTATION), keep=True)
    body = [each for each in enumerate(letter.paragraphs) if each[1].kind not in SINGLE]
    for at, each in enumerate(body, 1):
        yield Unit(_lines(each), keep=at == len(body) or each[1].kind is Kind.HEADING)
    yield Unit((BLANK,), keep=True)
    names, date = _sign_off(letter)
    yield Unit(_required(letter, Kind.ORGAN, names), keep=True)
    yield Unit(_required(letter, Kind.DATE, date), keep=True)
    yield Unit(tuple(_lines_of(letter, Kind.CONTACT)), keep=True)


def _sign_off(letter: Letter) -> tuple[Setting, Setting]:
    """The settings of organs and date: names of several begin one below the other; else how far from the right margin
    each ends.
    """
    told = _text(letter, Kind.DATE)
    stacked = sign_off.column(tuple(each.text for each in letter.every(Kind.ORGAN)), told)
    if stacked:
        return _begun(stacked.left), _begun(stacked.date_left)
    name, date = sign_off.indents(_text(letter, Kind.ORGAN), told)
    return (
        Setting(right=round(name * _CHARACTER), align="right"),
        Setting(right=round(date * _CHARACTER), align="right"),
    )


def _begun(characters: float) -> Setting:
    """Lines that begin so many characters in."""
    left = round(characters * _CHARACTER)
    return Setting(first=left, left=left)


def _text(letter: Letter, kind: Kind) -> str:
    found = letter.first(kind)
    return found.text if found else ""


def _of(letter: Letter, *kinds: Kind) -> list[Numbered]:
    return [each for each in enumerate(letter.paragraphs) if each[1].kind in kinds]


def _lines_of(letter: Letter, *kinds: Kind, setting: Setting | None = None) -> list[Line]:
    """The lines of what a letter need not have: an empty paragraph takes none."""
    return [line for each in _of(letter, *kinds) if each[1].text for line in _lines(each, setting)]


def _required(letter: Letter, kind: Kind, setting: Setting | None = None) -> tuple[Line, ...]:
    """The lines of what every letter has; where it is not known yet, a blank line keeps its place."""
    found = tuple(line for each in _of(letter, kind) for line in _lines(each, setting))
    return found or (BLANK,)


def _lines(numbered: Numbered, setting: Setting | None = None) -> tuple[Line, ...]:
    index, paragraph = numbered
    given = setting or setting_of(paragraph.kind)
    return tuple(
        Line(
            text=paragraph.text[start:end].rstrip(),
            kind=paragraph.kind,
            paragraph=index,
            start=start,
            end=end,
            indent=round((given.left if start else given.first) / _HALF),
            right=round(given.right / _HALF),
            align=given.align,
            anchor=paragraph.anchor,
            points=paragraph.points,
        )
        for start, end in _rows(paragraph, given)
    )


def _rows(paragraph: Paragraph, setting: Setting) -> tuple[tuple[int, int], ...]:
    if paragraph.kind is Kind.ORGAN:
        return spans(sign_off.name_rows_of(paragraph.text))
    if paragraph.kind is Kind.MARK:
        return spans(fit(paragraph.text).rows)
    broken = title_rows if paragraph.kind is Kind.TITLE else break_lines
    return broken(paragraph.text, setting)


class _Flow:
    """Pages on their way: rows are filled from the top."""

    def __init__(self, form: Form) -> None:
        self.form = form
        self.rows: list[list[Line]] = [[]]

    def put(self, lines: Iterable[Line]) -> None:
        """Lines one below the other, on as many pages as they need."""
        for line in lines:
            if not self._room():
                self.rows.append([])
            self.rows[-1].append(line)

    def place(self, units: Iterable[Unit], *, foot: int) -> None:
        """Units one after another. The last ones are kept on one page with the ``foot`` lines at its foot."""
        kept: list[Line] = []
        for unit in units:
            if unit.keep:
                kept += unit.lines
            else:
                self._place(kept, unit.lines, beyond=1)
                kept = []
        self._place(kept, (), beyond=foot)

    def _place(self, kept: Sequence[Line], lines: Sequence[Line], *, beyond: int) -> None:
        """Kept lines stand on the page that also holds ``beyond`` rows of what follows, if any page can."""
        if kept and self._room() < len(kept) + beyond <= self.form.lines:
            self.rows.append([])
        self.put((*kept, *lines))

    def _room(self) -> int:
        return self.form.lines - len(self.rows[-1])

    def set_at_foot(self, lines: Sequence[Line]) -> None:
        """Lines at the bottom of the last page, or of one more page where they do not fit below the text."""
        if len(lines) > self._room():
            self.rows.append([])
        if lines:
            self.put([BLANK] * (self._room() - len(lines)))
        self.put(lines)

    def pages(self) -> tuple[Page, ...]:
        """The pages, every one filled to its last row."""
        full = (rows + [BLANK] * (self.form.lines - len(rows)) for rows in self.rows)
        return tuple(Page(number=number, lines=tuple(rows)) for number, rows in enumerate(full, 1))
