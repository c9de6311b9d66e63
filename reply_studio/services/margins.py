"""Which unit wrote which sentence of our letter: the margin of its pages, by sentences and passages."""

from collections.abc import Iterator, Mapping

from reply_studio.merging.margin import Texts, texts_of, writers
from reply_studio.model.base import Value
from reply_studio.model.case import CaseFile
from reply_studio.model.letter import Kind, Letter, Paragraph
from reply_studio.text.segment import sentences


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
    """The letter sentence by sentence, each with the passage that most of it comes from, the later one of equals;
    ``begins`` marks a paragraph's first one. ``labels``: passage id → label.
    """
    texts = texts_of(file)
    return tuple(line for each in letter.paragraphs for line in _lines(each, texts, labels))


def _lines(paragraph: Paragraph, texts: Texts, labels: Mapping[str, str]) -> Iterator[Line]:
    sources = [each.passage for each in reversed(paragraph.origins) if each.passage in texts]
    known = tuple((each, texts[each][1]) for each in sources)
    spans = (tuple(sentences(paragraph.text)) if known else ()) or ((0, len(paragraph.text)),)
    for n, ((start, end), found) in enumerate(zip(spans, writers(paragraph.text, spans, known), strict=True)):
        source = found[0] if found else ""
        yield Line(
            text=paragraph.text[start:end],
            kind=paragraph.kind,
            written_by=labels.get(source, source),
            anchor=paragraph.anchor,
            points=paragraph.points,
            begins=n == 0,
        )
