"""What a strict clerk looks for on printed papers: every word there, nothing past the margins, no page torn badly.

The papers of a case are printed in one run of LibreOffice, and the same print is judged and measured.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from reply_studio.formats.office_runs import pdfs
from reply_studio.formats.poppler import Page, pages
from reply_studio.letter.conformity.base import Report, Subject
from reply_studio.letter.conformity.judging import judged
from reply_studio.letter.conformity.parts import TABLE, recognise
from reply_studio.letter.conformity.print_clauses import inside
from reply_studio.letter.conformity.printed import Print, is_number, measured
from reply_studio.letter.conformity.sheet import read_sheet
from reply_studio.model.letter import Kind

LATE = "\u3002\uff0c\u3001\uff1b\uff1a\uff1f\uff01\u300b\u3009\uff09\u3011\u3015\u201d\u2019%"
"""Marks that begin no line."""
EARLY = "\u300a\u3008\uff08\u3010\u3014\u201c\u2018"
"""Marks that end no line."""
_EDGE = 17.0
"""Millimetres that stay white on every side."""


_HEADS = ("序号", "建议办理")
"""How the heads of a list's columns begin."""


class Printed(NamedTuple):
    """A paper: what the clauses say of it, what was measured, and the words of its pages with their places."""

    report: Report
    subject: Subject
    print: Print
    pages: tuple[Page, ...]


def printed(papers: Mapping[str, Path]) -> dict[str, Printed]:
    """Name → the Word papers among these, printed in one run."""
    files = {name: path for name, path in papers.items() if path.suffix == ".docx"}
    with closing(pdfs([*files.values()], 1)) as made:
        return {name: _printed(name, file, pdf) for (name, file), pdf in zip(files.items(), made, strict=True)}


def _printed(name: str, file: Path, made: Path | None) -> Printed:
    assert made is not None, name
    pdf = made.read_bytes()
    sheet, found = read_sheet(name, file.read_bytes()), measured(name, pdf)
    return Printed(judged(name, sheet, found), Subject(sheet, recognise(sheet), found), found, pages(name, pdf))


def faults(given: Printed) -> list[str]:
    """What a clerk would send back, clauses of the standard aside."""
    form = given.subject.parts.form == TABLE
    looks = (_lost, _outside, _empty, *((_unheaded,) if form else (_lonely, _breaks)))
    return [f"{look.__name__[1:]}: {each}" for look in looks for each in look(given)]


def _bare(text: str) -> str:
    return "".join(text.split())


def _lost(given: Printed) -> Iterator[str]:
    """Characters of the file that no page shows."""
    words = "".join(_bare(each.text) for each in given.subject.sheet.lines)
    shown = Counter("".join(_bare(word.text) for page in given.pages for word in page.words))
    missing = Counter(words) - shown
    if missing:
        yield "".join(missing.elements())


def _outside(given: Printed) -> Iterator[str]:
    """Words nearer to the paper's edge than anything should stand."""
    for number, page in enumerate(given.pages, 1):
        for word in page.words:
            if not (word.left >= _EDGE and word.right <= page.width - _EDGE and word.bottom <= page.height - _EDGE / 2):
                yield f"page {number}: {word.text}"


def _empty(given: Printed) -> Iterator[str]:
    """Pages that hold nothing but their number."""
    for number, rows in enumerate(given.print.pages, 1):
        if all(is_number(row.text) for row in rows):
            yield f"page {number}"


def _unheaded(given: Printed) -> Iterator[str]:
    """Pages on which a table goes on without the heads of its columns; only a list has such heads."""
    heads = next((each for each in given.print.pages[0] if _bare(each.text).startswith(_HEADS)), None)
    for number, rows in enumerate(given.print.pages[1:], 2):
        going_on = any(row.left > 60 for row in rows if not is_number(row.text))
        if heads and going_on and _bare(rows[0].text) != _bare(heads.text):
            yield f"page {number}: {rows[0].text[:20]}"


def _lonely(given: Printed) -> Iterator[str]:
    """Headings at the foot of a page whose text begins on the next one."""
    headings = {_bare(each.text) for each in given.subject.parts.every(Kind.HEADING) if each.whole}
    for number, rows in enumerate(given.print.pages[:-1], 1):
        last = [row for row in inside(rows) if not is_number(row.text)][-1:]
        if last and any(each.endswith(_bare(last[0].text)) for each in headings):
            yield f"page {number}: {last[0].text}"


def _breaks(given: Printed) -> Iterator[str]:
    """Lines that begin or end with a mark that may not stand there."""
    for number, rows in enumerate(given.print.pages, 1):
        for row in rows:
            text = _bare(row.text)
            if text and (text[0] in LATE or text[-1] in EARLY):
                yield f"page {number}: {row.text}"
