"""Which suggestions a letter leaves without an answer, told by the words they share; precise before complete."""

import re
from collections.abc import Iterator
from typing import Final

from reply_studio.checks.base import CheckContext
from reply_studio.checks.reading import BLANKED, squeeze, unquoted
from reply_studio.matching.align import align
from reply_studio.matching.parts import Part
from reply_studio.matching.stopwords import content_runs
from reply_studio.model.base import Value
from reply_studio.model.letter import Kind, Paragraph
from reply_studio.model.proposal import Suggestion, full_text, title_line, walk

FEW: Final = 3
"""Below this many telling pairs of characters a heading proves nothing."""
HEADING_SHARE: Final = 0.25
"""At most this share of a heading's own words comes back in a letter that does not answer it."""
TEXT_SHARE: Final = 0.3
LONE_TEXT_SHARE: Final = 0.1
"""The bounds for the whole text: where the heading is silent, and where the text must prove it alone."""
LIKENESS: Final = 0.5
"""From this probability on a paragraph may answer a suggestion whose words it does not share."""


_LONGEST_HEADING: Final = 26
"""In characters; what is longer before its first stop is a sentence."""


class Shared(Value):
    """How much of a suggestion's own words the letter takes up: of its heading (``None`` where that has too few), and
    of its whole text.
    """

    heading: float | None
    text: float


def answering(context: CheckContext) -> tuple[Paragraph, ...]:
    """The paragraphs that may answer something."""
    return context.letter.every(Kind.HEADING, Kind.PASSAGE)


def shared(suggestion: Suggestion, title: str, letter: frozenset[str]) -> Shared:
    """The suggestion against the pairs of characters of a letter; words of the item's title do not count."""
    head, whole = _pairs(_own(title_line(suggestion, 80), title)), _pairs(_own(full_text(suggestion), title))
    return Shared(
        heading=len(head & letter) / len(head) if len(head) >= FEW else None,
        text=len(whole & letter) / len(whole) if len(whole) >= FEW else 1.0,
    )


def unanswered(context: CheckContext) -> Iterator[Suggestion]:
    """The top-level suggestions of which nothing comes back in the letter, neither in words nor in meaning."""
    if context.item is None:
        return
    title = squeeze(context.item.proposal.title)
    letter = frozenset(pair for each in answering(context) for pair in _pairs(_printed(each)))
    silent = [
        each
        for each in context.item.proposal.suggestions
        if _is_silent(shared(each, title, letter)) and not _has_clause(each, title, context)
    ]
    silent = [each for each in silent if not _stands_at_its_place(each, title, context)]
    meant = _likeness(context) if silent else {}
    yield from (each for each in silent if meant.get(each.id, 0.0) < LIKENESS)


def _stands_at_its_place(suggestion: Suggestion, title: str, context: CheckContext) -> bool:
    """The heading with the suggestion's own number shares a telling word with it: 水价执行情况, 规范水价收费."""
    roots = context.item.proposal.suggestions if context.item else ()
    heads = [each for each in answering(context) if each.level == 1]
    place = next((at for at, each in enumerate(roots) if each.id == suggestion.id), len(heads))
    if place >= len(heads):
        return False
    return bool(_pairs(_own(title_line(suggestion, 80), title)) & _pairs(heading_words(heads[place])))


def _is_silent(found: Shared) -> bool:
    if found.heading is None:
        return found.text <= LONE_TEXT_SHARE
    return found.text <= (TEXT_SHARE if found.heading <= HEADING_SHARE else LONE_TEXT_SHARE)


def _has_clause(suggestion: Suggestion, title: str, context: CheckContext) -> bool:
    """Some clause of the letter takes up several of the suggestion's own words together."""
    own = _pairs(_own(full_text(suggestion), title))
    clauses = (part for each in answering(context) for part in re.split("[、。,;:]", squeeze(_printed(each))))
    return any(len(own & _pairs(part)) >= FEW for part in clauses)


def _likeness(context: CheckContext) -> dict[str, float]:
    """Top-level suggestion → how likely it is that some paragraph answers it or a suggestion below it, 0 to 1."""
    item = context.item
    if item is None:
        return {}
    roots = {below.id: root.id for root in item.proposal.suggestions for below in walk([root])}
    best: dict[str, float] = {}
    for row in align(_passages(context), _suggestions(item.proposal.suggestions)):
        for answer in row.answers:
            root = roots[answer.suggestion]
            best[root] = max(best.get(root, 0.0), answer.score)
    return best


def _passages(context: CheckContext) -> list[Part]:
    """The letter's paragraphs with the heading above them."""
    parts: list[Part] = []
    heading = ""
    for position, each in enumerate(answering(context)):
        if each.kind is Kind.HEADING:
            heading = each.text
        else:
            parts.append(Part(key=str(position), text=each.text, context=heading, unit="letter", order=position))
    return parts


def _suggestions(roots: tuple[Suggestion, ...], parent: str = "") -> list[Part]:
    """The tree as parts, parents before their children."""
    parts: list[Part] = []
    for each in roots:
        words = "\n".join(filter(None, (each.text, each.tail)))
        parts.append(Part(key=each.id, text=words, heading=each.heading, parent=parent, order=len(parts)))
        parts += _suggestions(each.children, each.id)
    return parts


def order(context: CheckContext) -> tuple[tuple[Paragraph, Suggestion], ...]:
    """The letter's item headings (一、关于…) that surely name one suggestion each, in the order of the letter."""
    if context.item is None:
        return ()
    found: list[tuple[Paragraph, Suggestion]] = []
    for paragraph in answering(context):
        named = _named(paragraph, context.item.proposal.suggestions)
        if named is not None:
            found.append((paragraph, named))
    return tuple(found)


def heading_words(paragraph: Paragraph) -> str:
    """A paragraph's heading without marker and 关于: a line of its own, or the words before the first stop."""
    words = squeeze(paragraph.text)
    start = 0
    while start < len(words) and words[start] in "一二三四五六七八九十、.()0123456789是":
        start += 1
    head = words[start:].removeprefix("关于")
    ends = [at for at in (head.find(each) for each in "。:;,") if at > 0]
    return head[: min(ends, default=len(head))]


def _named(paragraph: Paragraph, suggestions: tuple[Suggestion, ...]) -> Suggestion | None:
    """The suggestion whose words the heading repeats, where one is far closer than all others."""
    words = heading_words(paragraph)
    head = _bigrams(words)
    if len(head) < FEW or not paragraph.level or len(words) > _LONGEST_HEADING:
        return None
    scores = sorted(
        (
            (len(head & _bigrams(squeeze(full_text(each)))) / len(head), number, each)
            for number, each in enumerate(suggestions)
        ),
        key=lambda row: (-row[0], row[1]),
    )
    if not scores or scores[0][0] < 0.5 or (len(scores) > 1 and scores[1][0] > scores[0][0] - 0.25):
        return None
    return scores[0][2]


def _printed(paragraph: Paragraph) -> str:
    """The paragraph without titles and quotations: what the unit says in its own words, quoted words kept in “ ”."""
    text = unquoted(paragraph.text)
    return "".join(
        printed if bare != BLANKED or not _in_title(paragraph.text, at) else " "
        for at, (printed, bare) in enumerate(zip(paragraph.text, text, strict=True))
    )


def _in_title(text: str, at: int) -> bool:
    opened = text.rfind("《", 0, at + 1)
    return opened >= 0 and text.find("》", opened) >= at


def _own(words: str, title: str) -> str:
    """The words without every run of two or more characters that the title has, too."""
    plain, kept, at = squeeze(words), [], 0
    while at < len(plain):
        end = at
        while end < len(plain) and plain[at : end + 1] in title:
            end += 1
        kept.append(plain[at] if end - at < 2 else " ")
        at = max(end, at + 1) if end - at >= 2 else at + 1
    return "".join(kept)


def _pairs(words: str) -> frozenset[str]:
    """Telling pairs of neighbouring characters: official phrases and function words left out."""
    return frozenset(run[at : at + 2] for run in content_runs(words) for at in range(len(run) - 1))


def _bigrams(words: str) -> frozenset[str]:
    return frozenset(words[at : at + 2] for at in range(len(words) - 1))
