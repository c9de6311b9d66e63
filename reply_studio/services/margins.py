"""Which unit wrote which sentence of our letter, computed against the units' own words."""

from collections.abc import Iterator, Mapping
from typing import Final

from reply_studio.merging import kept
from reply_studio.model.base import Value
from reply_studio.model.case import CaseFile
from reply_studio.model.letter import Kind, Letter, Paragraph
from reply_studio.model.reply import passage_text
from reply_studio.text.segment import sentences

THEIRS: Final = 0.6
"""A sentence of which so much stands in a unit's words is the unit's."""


class Line(Value):
    """A sentence of the letter. ``written_by`` is the label of the unit's passage that it comes from (司法局.2; the id
    where the passage is of an earlier version), "" for our own words; ``anchor`` names its place in the draft.
    """

    text: str
    kind: Kind
    written_by: str = ""
    anchor: str = ""
    points: tuple[str, ...] = ()
    begins: bool = False


def lines(file: CaseFile, letter: Letter, labels: Mapping[str, str]) -> tuple[Line, ...]:
    """The letter sentence by sentence; ``begins`` marks a paragraph's first one. ``labels``: passage id → label."""
    texts = {passage.id: passage_text(passage) for each in file.inputs for passage in each.passages}
    return tuple(line for each in letter.paragraphs for line in _lines(each, texts, labels))


def _lines(paragraph: Paragraph, texts: Mapping[str, str], labels: Mapping[str, str]) -> Iterator[Line]:
    sources = [(each.passage, texts.get(each.passage, "")) for each in paragraph.origins]
    spans = sentences(paragraph.text) if sources else []
    for n, (start, end) in enumerate(spans or [(0, len(paragraph.text))]):
        words = paragraph.text[start:end]
        source = _source(words, sources)
        yield Line(
            text=words,
            kind=paragraph.kind,
            written_by=labels.get(source, source),
            anchor=paragraph.anchor,
            points=paragraph.points,
            begins=n == 0,
        )


def _source(words: str, sources: list[tuple[str, str]]) -> str:
    """The passage that holds most of a sentence, the later one of equals; "" where none holds enough."""
    best, source = 0.0, ""
    for passage, text in sources:
        share = kept(words, text)
        if share >= max(best, THEIRS):
            best, source = share, passage
    return source
