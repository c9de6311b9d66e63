"""The public copy of a letter: the same paragraphs, what belongs to persons masked, and the list of what was."""

from collections.abc import Iterable, Sequence

import msgspec

from reply_studio.model.base import Value
from reply_studio.model.letter import Letter, Paragraph
from reply_studio.text.private import Private, masked, private_names, private_parts


class Redaction(Value):
    """One masked stretch: which paragraph (its place from 1 and its kind), what it was, the words, what stands there
    instead.
    """

    place: int
    kind: str
    what: str
    words: str
    mask: str


def redacted(
    letter: Letter, *, public: Iterable[str] = (), asked: Sequence[str] = ()
) -> tuple[Letter, tuple[Redaction, ...]]:
    """The letter without private matter, and what was masked, in reading order.

    ``public`` are names that stay (proposers, the office's own people); ``asked`` are further words to mask.
    """
    names = private_names((each.text for each in letter.paragraphs), public)
    done: list[Redaction] = []
    paragraphs = []
    for place, each in enumerate(letter.paragraphs, 1):
        found = private_parts(each.text, names, asked)
        paragraphs.append(_without(each, found))
        done += [
            Redaction(
                place=place,
                kind=each.kind.value,
                what=one.what.value,
                words=each.text[one.start : one.end],
                mask=masked(each.text, one),
            )
            for one in found
        ]
    return msgspec.structs.replace(letter, paragraphs=tuple(paragraphs)), tuple(done)


def _without(paragraph: Paragraph, found: Sequence[Private]) -> Paragraph:
    text, run_in = paragraph.text, paragraph.run_in
    for each in reversed(found):
        mask = masked(text, each)
        if each.end <= run_in:
            run_in += len(mask) - (each.end - each.start)
        text = text[: each.start] + mask + text[each.end :]
    return msgspec.structs.replace(paragraph, text=text, run_in=min(run_in, len(text)))
