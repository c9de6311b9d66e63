"""A row of a proposal marked as something else: background, problem, suggestion or closing; no word is left behind."""

import msgspec

from reply_studio.errors import UsageError
from reply_studio.i18n import _, listed
from reply_studio.model.proposal import Problem, Proposal, Span, Suggestion
from reply_studio.services import proposal_tree as tree
from reply_studio.services.proposal_rows import (
    KINDS,
    PLACES,
    all_lines,
    next_ordinal,
    place_of,
    row_of,
)
from reply_studio.text.numbering import Marker, marker_at

replace = msgspec.structs.replace


def mark(proposal: Proposal, key: str, kind: str) -> tuple[Proposal, str]:
    """The proposal with a row as another kind (one of ``KINDS``), and the row's key there (a paragraph's: the first).

    A suggestion takes everything under it along: as a problem it is one text, as background or closing a paragraph a
    line, numbers included. What becomes background goes to its end, what becomes closing to its start: the side where
    suggestions stand. What becomes a suggestion goes to the top level: by its number among neighbours numbered alike,
    else by its place in the raw text, else first where it was background or a problem and last where it was closing;
    of several paragraphs marked one after another the later stands behind the earlier. Problems go the same way.

    Raises:
        UsageError: no such row or kind.
    """
    row = row_of(proposal, key)
    if kind not in KINDS:
        raise UsageError(
            _("\u201c{kind}\u201d is no kind of row").format(kind=kind),
            hint=_("one of: {kinds}").format(kinds=listed(KINDS)),
        )
    if kind == row.kind:
        return proposal, key
    rest, unit = _taken(proposal, key)
    if kind == "suggestion":
        return _as_suggestion(rest, unit, last=row.kind == "closing")
    if kind == "problem":
        return _as_problem(rest, unit, last=row.kind != "background")
    return _as_paragraphs(rest, all_lines(unit), kind)


def _taken(proposal: Proposal, key: str) -> tuple[Proposal, Suggestion]:
    """The proposal without a row, and the row as a suggestion without an id."""
    for each in proposal.problems:
        if each.id == key:
            others = tuple(other for other in proposal.problems if other.id != key)
            unit = Suggestion(id="", marker=each.marker, text=each.text, source=each.source)
            return replace(proposal, problems=others), unit
    row, place = tree.siblings(proposal.suggestions, key)
    if row:
        left = tree.at_level(proposal.suggestions, key, lambda nodes, at: nodes[:at] + nodes[at + 1 :])
        return replace(proposal, suggestions=left), row[place]
    kind, place = place_of(key)
    texts = list(getattr(proposal, kind))
    return replace(proposal, **{kind: (*texts[:place], *texts[place + 1 :])}), _read(texts[place])


def _read(words: str) -> Suggestion:
    """A paragraph as a suggestion: the number at its start becomes its marker."""
    found = marker_at(words)
    if found is None or found.suspect or not words[found.end :].strip():
        return Suggestion(id="", text=words)
    return Suggestion(id="", marker=found.text, text=words[found.end :])


def _as_suggestion(proposal: Proposal, unit: Suggestion, *, last: bool) -> tuple[Proposal, str]:
    ordinal = next_ordinal(proposal)
    made = replace(unit, id=f"s{ordinal}")
    nodes = proposal.suggestions
    at = _place([(each.marker, each.source) for each in nodes], made, last=last)
    return replace(proposal, suggestions=(*nodes[:at], made, *nodes[at:]), last_id=ordinal), made.id


def _as_problem(proposal: Proposal, unit: Suggestion, *, last: bool) -> tuple[Proposal, str]:
    ordinal = next_ordinal(proposal)
    text = "\n".join(all_lines(replace(unit, marker="")))
    made = Problem(id=f"q{ordinal}", marker=unit.marker, text=text, source=unit.source)
    found = proposal.problems
    at = _place([(each.marker, each.source) for each in found], made, last=last)
    return replace(proposal, problems=(*found[:at], made, *found[at:]), last_id=ordinal), made.id


def _as_paragraphs(proposal: Proposal, lines: list[str], kind: str) -> tuple[Proposal, str]:
    old = getattr(proposal, kind)
    whole = (*old, *lines) if kind == "background" else (*lines, *old)
    place = len(old) if kind == "background" else 0
    return replace(proposal, **{kind: whole}), f"{PLACES[kind]}{place + 1}" if lines else ""


def _place(row: list[tuple[str, Span]], made: Suggestion | Problem, *, last: bool) -> int:
    """Where among its neighbours (markers and spans) a unit belongs."""
    if made.source != tree.UNKNOWN:
        later = [place for place, (_marker, span) in enumerate(row) if tree.stands_before(made.source, span)]
        known = [place for place, (_marker, span) in enumerate(row) if tree.stands_before(span, made.source)]
        if later or known:
            return later[0] if later else known[-1] + 1
    alike = [
        (place, ordinal) for place, (marker, _span) in enumerate(row) if (ordinal := _same_row(marker, made.marker))
    ]
    mine = _number(made.marker)
    if alike and mine:
        before = [place for place, ordinal in alike if ordinal < mine.ordinal + last]
        return before[-1] + 1 if before else alike[0][0]
    if last:
        return len(row)
    return next((place for place, (_marker, span) in enumerate(row) if span != tree.UNKNOWN), len(row))


def _number(marker: str) -> Marker | None:
    return marker_at(marker) if marker else None


def _same_row(marker: str, other: str) -> int:
    """The ordinal of a marker that is printed like another one, 0 where it is not."""
    one, two = _number(marker), _number(other)
    return one.ordinal if one and two and (one.kind, one.style) == (two.kind, two.style) else 0
