"""Whose words stand where in the letter: what stands in the margin of its pages, line by line, and of its sentences.

Computed against the units' own texts, like blame: a line or a sentence is a unit's where words of a passage of its
input, named among the paragraph's origins, still stand in it. Words of our own have nobody in the margin.
"""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import groupby
from typing import Final

from reply_studio.composing.page_grid import Line, Pages, Place
from reply_studio.merging.labels import unit_labels
from reply_studio.model.case import CaseFile
from reply_studio.model.letter import Paragraph
from reply_studio.model.reply import passage_text
from reply_studio.text.normalise import fold
from reply_studio.text.width import cells

_RUN: Final = 4
"""Characters in a row that must be equal; shorter runs are chance. Punctuation, white space and widths do not count."""
_SHARE: Final = 0.25
"""From this share of its characters on a line or a sentence is the unit's, too."""

Texts = Mapping[str, tuple[str, str]]
"""Passage id → the unit's key and the passage as the unit wrote it."""


def texts_of(file: CaseFile) -> dict[str, tuple[str, str]]:
    """The passages of every version of every unit's input."""
    sent = [each for each in file.inputs if each.kind == "input"]
    return {passage.id: (each.unit, passage_text(passage)) for each in sent for passage in each.passages}


def margin_names(file: CaseFile, width: int, *, short: bool = False) -> dict[str, str]:
    """Unit key → its name in a margin of *width* cells: as its input signs, or the short one of labels (司法局) where
    that is asked for or the other one does not fit.
    """
    labels = unit_labels(file.contributions)
    whole = {} if short else {each.unit: each.name for each in file.contributions if cells(each.name) <= width}
    return labels | whole


def margin(pages: Pages, texts: Texts) -> dict[Place, tuple[str, ...]]:
    """Line → the keys of the units whose words stand in it, the greatest share first; lines of nobody's are left out.

    A paragraph that did not change is not looked through again.
    """
    found: dict[Place, tuple[str, ...]] = {}
    printed = ((place, line) for place, line in pages.printed() if pages.letter.paragraphs[line.paragraph].origins)
    for index, rows in groupby(printed, lambda each: each[1].paragraph):
        found |= _of_paragraph(pages.letter.paragraphs[index], list(rows), texts)
    return found


def _of_paragraph(
    paragraph: Paragraph, rows: list[tuple[Place, Line]], texts: Texts
) -> Iterator[tuple[Place, tuple[str, ...]]]:
    known = tuple(texts[each.passage] for each in paragraph.origins if each.passage in texts)
    units = writers(paragraph.text, tuple((line.start, line.end) for _place, line in rows), known)
    return ((place, each) for (place, _line), each in zip(rows, units, strict=True) if each)


@lru_cache(maxsize=2048)
def writers(
    text: str, spans: tuple[tuple[int, int], ...], known: tuple[tuple[str, str], ...]
) -> tuple[tuple[str, ...], ...]:
    """For every span of a paragraph (a line, a sentence) the names whose words stand in it, the greatest share first
    and equals in the order of ``known``: names with a text each, a name perhaps several times.
    """
    folded = fold(text)
    shares: dict[str, list[bool]] = {}
    for name, source in known:
        still = _still(folded, source)
        shares[name] = [one or other for one, other in zip(shares.get(name, still), still, strict=True)]
    return tuple(_of_span(folded, start, end, shares) for start, end in spans)


def _of_span(text: str, start: int, end: int, shares: Mapping[str, list[bool]]) -> tuple[str, ...]:
    words = sum(map(str.isalnum, text[start:end]))
    kept = {name: sum(still[start:end]) for name, still in shares.items()}
    wanted = [name for name, count in kept.items() if count and count >= words * _SHARE]
    return tuple(sorted(wanted, key=lambda name: -kept[name]))


def _still(text: str, source: str) -> list[bool]:
    """For every character of a folded text whether it stands in a run that the source has, too."""
    places = [at for at, each in enumerate(text) if each.isalnum()]
    words = "".join(text[at] for at in places)
    there = "".join(each for each in fold(source) if each.isalnum())
    run = min(_RUN, len(there)) or _RUN
    known = {there[at : at + run] for at in range(len(there) - run + 1)}
    still = [False] * len(text)
    for at in range(len(words) - run + 1):
        if words[at : at + run] in known:
            for each in places[at : at + run]:
                still[each] = True
    return still
