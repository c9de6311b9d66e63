"""Corrections of a proposal that was read wrongly, pure: each returns the changed proposal and the key to select.

No correction but ``write``, ``set_title`` and ``set_proposers`` adds or removes a word; those that change the levels
leave every word at its place in reading order. Keys: see ``proposal_rows``. An id is given once: ``last_id`` counts on.

``source`` stays the place of a unit's words in the raw text as far as it is known, with children inside their parents;
it is (0, 0) for units whose words were background or closing. The cut of a ``split`` is counted in the words as they
were read, so that both spans together are the unit's, and each is right but for left-out white space.
"""

from typing import Any, Final

import msgspec

from reply_studio.errors import RefusedError, UsageError
from reply_studio.i18n import _
from reply_studio.model.proposal import Problem, Proposal, Span, Suggestion
from reply_studio.services import proposal_tree as tree
from reply_studio.services.marking import mark
from reply_studio.services.proposal_rows import (
    KINDS,
    PLACES,
    Row,
    lines_of,
    next_ordinal,
    numbered,
    own_text,
    place_of,
    row_of,
    rows,
)
from reply_studio.services.proposers import proposers_line, read_proposers
from reply_studio.text.numbering import marker_at

__all__ = [
    "KINDS",
    "Edited",
    "Row",
    "demote",
    "detach",
    "join",
    "mark",
    "move",
    "own_text",
    "promote",
    "proposers_line",
    "row_of",
    "rows",
    "set_marker",
    "set_proposers",
    "set_tail",
    "set_title",
    "split",
    "write",
]

DEEPEST: Final = 12
"""Levels of suggestions that a person may make; official texts have six."""

Edited = tuple[Proposal, str]
"""The changed proposal, and the key of the row to select."""

replace = msgspec.structs.replace


def split(proposal: Proposal, key: str, at: int) -> Edited:
    """The row cut in two before character *at* of ``own_text``; the second half is the next row of its level.

    A cut inside the heading cuts the heading. What stands under a suggestion, and its tail, goes with the second half;
    a number at the start of the second half becomes its marker. The second half is selected.

    Raises:
        UsageError: no such row, or one half would have no words.
    """
    row = row_of(proposal, key)
    words = own_text(row)
    if not 0 < at < len(words) or not words[:at].strip() or not words[at:].strip():
        raise UsageError(_("there is nothing to split there"), where=key)
    if row.kind == "suggestion":
        return _split_suggestion(proposal, key, at)
    first, second = words[:at].rstrip(), words[at:].lstrip()
    if row.kind == "problem":
        return _split_problem(proposal, key, first, second)
    kind, place = place_of(key)
    texts = getattr(proposal, kind)
    return _with(proposal, kind, (*texts[:place], first, second, *texts[place + 1 :])), f"{key[0]}{place + 2}"


def _split_suggestion(proposal: Proposal, key: str, at: int) -> Edited:
    ordinal = next_ordinal(proposal)
    made = f"s{ordinal}"

    def cut(nodes: tree.Siblings, place: int) -> tree.Siblings:
        return (*nodes[:place], *_halves(nodes[place], at, made), *nodes[place + 1 :])

    nodes = tree.at_level(proposal.suggestions, key, cut)
    return replace(proposal, suggestions=nodes, last_id=ordinal), made


def _halves(node: Suggestion, at: int, made: str) -> tree.Siblings:
    """Both halves of a suggestion; *made* is the second's id."""
    head, behind = node.heading[:at].rstrip(), node.heading[at:].lstrip()
    into = max(0, at - len(lines_of(node.heading, node.text)) + len(node.text))
    text, rest = node.text[:into].rstrip(), node.text[into:].lstrip()
    marker, words = _numbered(behind or rest)
    heading, body = (words, rest) if behind else ("", words)
    under = [each.source[0] for each in node.children if each.source != tree.UNKNOWN]  # moved ones: in any order
    one, two = _cut(node.source, len(node.marker) + at, min(under, default=node.source[1]))
    first = replace(node, heading=head, text=text, tail="", children=(), source=one)
    return first, replace(node, id=made, marker=marker, heading=heading, text=body, source=two)


def _cut(span: Span, length: int, latest: int) -> tuple[Span, Span]:
    """Two spans that are one together, the first about *length* characters long."""
    if span == tree.UNKNOWN:
        return span, span
    start, end = span
    at = max(start, min(start + length, latest, end))
    return (start, at), (at, end)


def _numbered(words: str) -> tuple[str, str]:
    """The number at the start of words, "" for none, and the words behind it."""
    found = marker_at(words)
    if found is None or found.suspect or not words[found.end :].strip():
        return "", words
    return found.text, words[found.end :]


def _split_problem(proposal: Proposal, key: str, first: str, second: str) -> Edited:
    ordinal = next_ordinal(proposal)
    place = next(place for place, each in enumerate(proposal.problems) if each.id == key)
    old = proposal.problems[place]
    marker, words = _numbered(second)
    one, two = _cut(old.source, len(old.marker) + len(first), old.source[1])
    halves = (
        replace(old, text=first, source=one),
        Problem(id=f"q{ordinal}", text=words, marker=marker, source=two),
    )
    found = (*proposal.problems[:place], *halves, *proposal.problems[place + 1 :])
    return replace(proposal, problems=found, last_id=ordinal), halves[1].id


def join(proposal: Proposal, key: str) -> Edited:
    """The row with the next one of its kind and level behind it: words and children of both, in reading order.

    The first keeps its id. A number or heading of the second begins a line of its own; words without one run on. Where
    the first has children, the second's own words stand behind those.

    Raises:
        UsageError: no such row, or nothing follows it at its level.
    """
    row = row_of(proposal, key)
    if row.kind == "suggestion":
        nodes, place = tree.siblings(proposal.suggestions, key)
        _refuse_last(place, len(nodes), key)
        return _level(proposal, key, lambda row, at: (*row[:at], tree.joined(row[at], row[at + 1]), *row[at + 2 :]))
    if row.kind == "problem":
        return _join_problems(proposal, key)
    kind, place = place_of(key)
    texts = getattr(proposal, kind)
    _refuse_last(place, len(texts), key)
    whole = texts[place] + texts[place + 1]
    return _with(proposal, kind, (*texts[:place], whole, *texts[place + 2 :])), key


def _refuse_last(place: int, count: int, key: str) -> None:
    if place + 1 == count:
        hint = _("join works on the row before, or mark or move this one first")
        raise UsageError(_("nothing follows it at its level"), where=key, hint=hint)


def _join_problems(proposal: Proposal, key: str) -> Edited:
    found = proposal.problems
    place = next(place for place, each in enumerate(found) if each.id == key)
    _refuse_last(place, len(found), key)
    first, second = found[place], found[place + 1]
    words = numbered(second.marker, second.text)
    text = lines_of(first.text, words) if second.marker else first.text + words
    whole = replace(first, text=text, source=tree.hull(first.source, second.source))
    return replace(proposal, problems=(*found[:place], whole, *found[place + 2 :])), key


def promote(proposal: Proposal, key: str) -> Edited:
    """A suggestion one level up, behind its parent; its children come along.

    The siblings that followed it become its children, and its parent's tail its tail: reading order stays.

    Raises:
        UsageError: no such row.
        RefusedError: it has no level, or stands at the top.
    """
    _refuse_other_kinds(proposal, key)
    parent = tree.parent_of(proposal.suggestions, key)
    if parent is None:
        raise RefusedError(_("it stands at the top already"), where=key)
    place = next(place for place, each in enumerate(parent.children) if each.id == key)

    def lift(nodes: tree.Siblings, at: int) -> tree.Siblings:
        return (*nodes[:at], *tree.promoted(nodes[at], place), *nodes[at + 1 :])

    return _level(proposal, parent.id, lift)[0], key


def demote(proposal: Proposal, key: str) -> Edited:
    """A suggestion one level down, as the last child of the sibling before it; its children come along.

    That sibling's tail goes to the end of the words before: reading order stays.

    Raises:
        UsageError: no such row.
        RefusedError: it has no level, no sibling stands before it, or the tree would be too deep.
    """
    row = _refuse_other_kinds(proposal, key)
    nodes, place = tree.siblings(proposal.suggestions, key)
    if place == 0:
        raise RefusedError(_("nothing stands before it at its level"), where=key, hint=_("join, or move it down first"))
    if row.depth + 1 + tree.height(nodes[place]) > DEEPEST:
        raise RefusedError(_("there are {n} levels at most").format(n=DEEPEST), where=key)
    return _level(proposal, key, lambda row, at: (*row[: at - 1], tree.demoted(row[at - 1], row[at]), *row[at + 1 :]))


def _refuse_other_kinds(proposal: Proposal, key: str) -> Row:
    row = row_of(proposal, key)
    if row.kind != "suggestion":
        raise RefusedError(_("only suggestions have levels"), where=key, hint=_("mark it as a suggestion first"))
    return row


def _level(proposal: Proposal, key: str, edit: Any) -> Edited:
    nodes = tree.covering(tree.at_level(proposal.suggestions, key, edit))
    return replace(proposal, suggestions=nodes), key


def move(proposal: Proposal, key: str, by: int) -> Edited:
    """The row *by* places up (negative) or down among those of its kind and level, children along; it stays inside.

    Raises:
        UsageError: no such row.
    """
    row = row_of(proposal, key)
    if row.kind == "suggestion":
        return _level(proposal, key, lambda nodes, at: _shifted(nodes, at, by)[0])
    if row.kind == "problem":
        place = next(place for place, each in enumerate(proposal.problems) if each.id == key)
        return replace(proposal, problems=_shifted(proposal.problems, place, by)[0]), key
    kind, place = place_of(key)
    texts, target = _shifted(getattr(proposal, kind), place, by)
    return _with(proposal, kind, texts), f"{key[0]}{target + 1}"


def _shifted(row: tuple[Any, ...], place: int, by: int) -> tuple[tuple[Any, ...], int]:
    target = min(max(place + by, 0), len(row) - 1)
    left = [*row[:place], *row[place + 1 :]]
    left.insert(target, row[place])
    return tuple(left), target


def detach(proposal: Proposal, key: str) -> Edited:
    """A suggestion's tail (its words behind its children) as a suggestion of its own, the next sibling; selected.

    Raises:
        UsageError: no such row, or it has no tail.
    """
    if not row_of(proposal, key).tail:
        raise UsageError(_("no words stand behind its children"), where=key)
    ordinal = next_ordinal(proposal)

    def cut(nodes: tree.Siblings, at: int) -> tree.Siblings:
        node = nodes[at]
        marker, words = _numbered(node.tail)
        last = max((each.source[1] for each in node.children), default=node.source[1])
        one, two = _cut(node.source, max(0, last - node.source[0]), node.source[1])
        made = Suggestion(id=f"s{ordinal}", marker=marker, text=words, source=two)
        return (*nodes[:at], replace(node, tail="", source=one), made, *nodes[at + 1 :])

    return replace(_level(proposal, key, cut)[0], last_id=ordinal), f"s{ordinal}"


def write(proposal: Proposal, key: str, heading: str, text: str) -> Edited:
    """The row with other words. ``heading`` belongs to suggestions; elsewhere it is put before the text.

    A number typed at the start of the words becomes the marker unless the words began with it before; without one the
    marker stays. Lines of a paragraph of background or closing become paragraphs.

    Raises:
        UsageError: no such row, or no words are left.
    """
    row = row_of(proposal, key)
    wanted = _typed(row, " ".join(heading.split("\n")).strip(), _lines(text))
    if row.kind == "suggestion":
        return _write_suggestion(proposal, wanted)
    words = own_text(wanted)
    if not words:
        raise _empty(key)
    if row.kind == "problem":
        return _problem_with(proposal, key, text=words, marker=wanted.marker), key
    kind, place = place_of(key)
    texts = getattr(proposal, kind)
    return _with(proposal, kind, (*texts[:place], *words.split("\n"), *texts[place + 1 :])), key


def _typed(row: Row, heading: str, text: str) -> Row:
    """The row as it was typed, with its marker apart."""
    found, rest = ("", "") if row.kind in PLACES else _numbered(heading or text)
    if not found or own_text(row).startswith(found):
        return replace(row, heading=heading, text=text)
    return replace(row, marker=found, heading=rest if heading else "", text=text if heading else rest)


def _write_suggestion(proposal: Proposal, row: Row) -> Edited:
    def put(nodes: tree.Siblings, at: int) -> tree.Siblings:
        if not nodes[at].children and not own_text(row):
            raise _empty(row.key)
        node = replace(nodes[at], marker=row.marker, heading=row.heading, text=row.text)
        return (*nodes[:at], node, *nodes[at + 1 :])

    return _level(proposal, row.key, put)


def _problem_with(proposal: Proposal, key: str, **changes: str) -> Proposal:
    found = (replace(each, **changes) if each.id == key else each for each in proposal.problems)
    return replace(proposal, problems=tuple(found))


def set_marker(proposal: Proposal, key: str, marker: str) -> Edited:
    """A suggestion or problem with another printed number, "" for none.

    Raises:
        UsageError: no such row, or a paragraph, which has none.
    """
    row = row_of(proposal, key)
    if row.kind in PLACES:
        raise UsageError(_("only suggestions and problems have a number"), where=key)
    if row.kind == "problem":
        return _problem_with(proposal, key, marker=marker.strip()), key
    return _one(proposal, key, marker=marker.strip())


def set_tail(proposal: Proposal, key: str, tail: str) -> Edited:
    """A suggestion with other words behind its children.

    Raises:
        UsageError: no such row, or nothing stands under it.
    """
    row_of(proposal, key)
    nodes, place = tree.siblings(proposal.suggestions, key)
    if not nodes or not nodes[place].children:
        raise UsageError(_("words behind the children need children"), where=key)
    return _one(proposal, key, tail=_lines(tail))


def _one(proposal: Proposal, key: str, **changes: str) -> Edited:
    return _level(proposal, key, lambda row, at: (*row[:at], replace(row[at], **changes), *row[at + 1 :]))


def _lines(text: str) -> str:
    """The text with a paragraph a line, without blank ones."""
    return "\n".join(each.strip() for each in text.splitlines() if each.strip())


def _empty(key: str) -> UsageError:
    return UsageError(
        _("the text is empty"), where=key, hint=_("join it with another row, or mark it as something else")
    )


def _with(proposal: Proposal, kind: str, texts: tuple[str, ...]) -> Proposal:
    return replace(proposal, **{kind: texts})


def set_title(proposal: Proposal, title: str) -> Proposal:
    """The proposal with another title.

    Raises:
        UsageError: it is empty.
    """
    words = " ".join(title.split())
    if not words:
        raise UsageError(_("the title is empty"))
    return replace(proposal, title=words)


def set_proposers(proposal: Proposal, line: str) -> Proposal:
    """The proposal with the proposers of a typed line (``read_proposers``); an empty line leaves none."""
    return replace(proposal, proposers=read_proposers(line))
