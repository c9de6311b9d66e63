"""The body of a letter in its two layouts. Each prints every passage once, in order, under numbers of its own."""

from collections.abc import Iterator, Sequence
from typing import Final

import msgspec

from reply_studio.composing.entries import Entry, Piece, ahead, entries_of, paragraphs
from reply_studio.composing.profile import Profile
from reply_studio.composing.quoting import heading_words, quoted, suggestion_name
from reply_studio.model.base import Value
from reply_studio.model.case import CaseFile
from reply_studio.model.draft import ReplyPoint
from reply_studio.model.letter import Kind, Paragraph
from reply_studio.model.proposal import Suggestion, walk
from reply_studio.text.figures import han
from reply_studio.text.numbering import print_marker

PROGRESS: Final = "办理情况"
PLANS: Final = "下步计划"

Row = tuple[ReplyPoint, tuple[Piece, ...]]


class Part(Value):
    """What stands under one 一、: the points printed here, and those printed under another number.

    ``ordinal`` is the suggestion's place in the proposal, from 1.
    """

    root: Suggestion
    ordinal: int
    here: tuple[Entry, ...]
    elsewhere: tuple[Entry, ...] = ()


def body(file: CaseFile, paper: str, profile: Profile, layout: str) -> Iterator[Paragraph]:
    """The paragraphs between opening and closing.

    ``by-suggestion`` needs a suggestion that is answered; without one the letter is laid out in sections.
    """
    if layout == "by-suggestion":
        entries = entries_of(file, paper, profile, named=False)
        parts = _parts(entries, file)
        if parts:
            return _by_suggestion(entries, parts)
    return _sections(entries_of(file, paper, profile, named=True))


def _sections(entries: Sequence[Entry]) -> Iterator[Paragraph]:
    """一、办理情况 with all progress, 二、下步计划 with all plans; an empty one is left out."""
    kinds = ((PROGRESS, [(each.point, each.progress) for each in entries]), (PLANS, _plans(entries)))
    filled = [(title, [row for row in rows if row[1]]) for title, rows in kinds]
    for number, (title, rows) in enumerate((each for each in filled if each[1]), 1):
        yield _heading(number, title, rows)
        yield from _rows(rows)


def _plans(entries: Sequence[Entry]) -> list[Row]:
    return [(each.point, each.plans) for each in entries if each.plans]


def _rows(rows: Sequence[Row]) -> Iterator[Paragraph]:
    """Points under one heading, numbered where several of them have a heading or answer something.

    Words that have neither run on unnumbered.
    """
    count = sum(1 for point, _pieces in rows if _countable(point))
    number = 0
    for point, pieces in rows:
        marker = ""
        if count > 1 and _countable(point):
            number += 1
            marker = print_marker("han_paren", number)
        yield from paragraphs(point, pieces, marker)


def _countable(point: ReplyPoint) -> bool:
    return bool(point.heading.strip() or point.answers)


def _heading(number: int, title: str, rows: Sequence[Row]) -> Paragraph:
    return Paragraph(
        kind=Kind.HEADING,
        text=print_marker("han", number) + title,
        level=1,
        points=tuple(dict.fromkeys(point.id for point, _pieces in rows)),
    )


def _by_suggestion(entries: Sequence[Entry], parts: Sequence[Part]) -> Iterator[Paragraph]:
    """What answers no suggestion in particular first, then 一、关于“…”的建议 one by one, general plans last."""
    answering = {each.point.id for part in parts for each in part.here}
    general = [each for each in entries if each.point.id not in answering]
    for each in general:
        yield from paragraphs(each.point, each.progress)
    where = {each.point.id: number for number, part in enumerate(parts, 1) for each in part.here}
    for number, part in enumerate(parts, 1):
        name = suggestion_name(part.root)
        rows = [(_under(each.point, name), each.progress + ahead(each.plans)) for each in part.here]
        named = [*rows, *((each.point, ()) for each in part.elsewhere)]
        yield _heading(number, f"关于{quoted(name)}的建议" if name else f"关于第{han(part.ordinal)}条建议", named)
        yield from _rows(rows)
        for each in part.elsewhere:
            yield _reference(each.point, where[each.point.id], also=bool(rows))
    plans = _plans(general)
    if plans:
        yield _heading(len(parts) + 1, PLANS, plans)
        yield from _rows(plans)


def _under(point: ReplyPoint, name: str) -> ReplyPoint:
    """The point as it prints under a suggestion's name: a heading that only repeats the name is not printed again."""
    return msgspec.structs.replace(point, heading="") if heading_words(point.heading) == name else point


def _parts(entries: Sequence[Entry], file: CaseFile) -> list[Part]:
    """One part for every top-level suggestion that some point answers, in the proposal's order."""
    roots = {node.id: root.id for root in file.proposal.suggestions for node in walk((root,))}
    homes = {each.point.id: {roots[answer] for answer in each.point.answers if answer in roots} for each in entries}
    placed: set[str] = set()
    parts = []
    for ordinal, root in enumerate(file.proposal.suggestions, 1):
        mine = [each for each in entries if root.id in homes[each.point.id]]
        here = tuple(each for each in mine if each.point.id not in placed)
        elsewhere = tuple(each for each in mine if each.point.id in placed)
        placed |= {each.point.id for each in here}
        if mine:
            parts.append(Part(root=root, ordinal=ordinal, here=here, elsewhere=elsewhere))
    return parts


def _reference(point: ReplyPoint, number: int, *, also: bool) -> Paragraph:
    """Where the answer to this suggestion stands, when it was given together with an earlier one."""
    heading = heading_words(point.heading)
    named = quoted(heading) if heading else ""
    opening = "其他有关情况" if also else "该项建议的有关情况"
    text = f"{opening}\uff0c已在第{han(number)}部分{named}中一并答复。"
    return Paragraph(kind=Kind.PASSAGE, text=text, anchor=point.id, points=(point.id,))
