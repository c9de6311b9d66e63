"""proposal.toml ⇄ ``Proposal``: suggestions stand flat, each with its parent; ``order`` has them in reading order."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from reply_studio.i18n import _
from reply_studio.model.ids import highest
from reply_studio.model.proposal import Problem, Proposal, Proposer, Span, Suggestion
from reply_studio.store.migrations import SCHEMA
from reply_studio.store.schema import Fault, Reading, Row, good_ids, in_order, row_tree, table
from reply_studio.store.toml_text import Tree

DEEPEST: Final = 50
"""Levels of suggestions that a file may nest; official texts have six."""


class SuggestionRow(Row, frozen=True, kw_only=True):
    """``[suggestion.s3]``."""

    parent: str = ""
    marker: str = ""
    heading: str = ""
    text: str = ""
    tail: str = ""
    source: Span = (0, 0)


class ProblemRow(Row, frozen=True, kw_only=True):
    """``[problem.q1]``."""

    text: str
    marker: str = ""
    source: Span = (0, 0)


class ProposalRow(Row, frozen=True, kw_only=True):
    """The whole file. ``background`` and ``closing`` are texts, a paragraph a line, or lists of paragraphs."""

    schema: int
    title: str = ""
    proposers: tuple[Proposer, ...] = ()
    background: str | tuple[str, ...] = ""
    closing: str | tuple[str, ...] = ""
    order: tuple[str, ...] = ()
    problem_order: tuple[str, ...] = ()
    last_id: int = 0
    suggestion: dict[str, SuggestionRow] = {}
    problem: dict[str, ProblemRow] = {}


def from_rows(file: ProposalRow) -> Reading:
    """The proposal of a file."""
    found = Reading(None, [*good_ids("suggestion", file.suggestion), *good_ids("problem", file.problem)], [])
    order = in_order("suggestion", file.order, file.suggestion, found)
    found.faults.extend(_parent_faults(file.suggestion))
    if found.faults:
        return found
    proposal = Proposal(
        title=file.title,
        proposers=file.proposers,
        background=_paragraphs(file.background),
        suggestions=_children("", order, file.suggestion),
        problems=tuple(_problem(key, file.problem[key]) for key in _problem_order(file)),
        closing=_paragraphs(file.closing),
        last_id=max(file.last_id, highest([*file.suggestion, *file.problem])),
    )
    return found._replace(value=proposal)


def _parent_faults(rows: Mapping[str, SuggestionRow]) -> Iterator[Fault]:
    for key, row in rows.items():
        if row.parent and row.parent not in rows:
            message = _("there is no suggestion \u201c{parent}\u201d").format(parent=row.parent)
            yield Fault(("suggestion", key, "parent"), message)
        elif _depth(key, rows) > DEEPEST:
            yield Fault(("suggestion", key, "parent"), _("the suggestions stand under one another in a circle"))


def _depth(key: str, rows: Mapping[str, SuggestionRow]) -> int:
    depth = 0
    while key in rows and depth <= DEEPEST:
        key, depth = rows[key].parent, depth + 1
    return depth


def _children(parent: str, order: Iterable[str], rows: Mapping[str, SuggestionRow]) -> tuple[Suggestion, ...]:
    return tuple(_suggestion(key, order, rows) for key in order if rows[key].parent == parent)


def _suggestion(key: str, order: Iterable[str], rows: Mapping[str, SuggestionRow]) -> Suggestion:
    row = rows[key]
    return Suggestion(
        id=key,
        marker=row.marker,
        heading=row.heading,
        text=row.text,
        tail=row.tail,
        source=row.source,
        children=_children(key, order, rows),
    )


def _problem(key: str, row: ProblemRow) -> Problem:
    return Problem(id=key, text=row.text, marker=row.marker, source=row.source)


def _problem_order(file: ProposalRow) -> list[str]:
    """Problems by their numbers, unless ``problem_order`` says otherwise."""
    chosen = [key for key in dict.fromkeys(file.problem_order) if key in file.problem]
    return chosen + by_number(key for key in file.problem if key not in chosen)


def by_number(ids: Iterable[str]) -> list[str]:
    """Ids in the order in which they were given."""
    return sorted(ids, key=lambda key: (highest([key]), key))


def _paragraphs(text: str | tuple[str, ...]) -> tuple[str, ...]:
    return text if isinstance(text, tuple) else tuple(each for each in text.split("\n") if each.strip())


def _text(paragraphs: tuple[str, ...]) -> str | list[str]:
    """One text, a paragraph a line; a list where a paragraph is blank or has lines of its own."""
    plain = all(each.strip() and "\n" not in each for each in paragraphs)
    return "\n".join(paragraphs) if plain else list(paragraphs)


def to_tree(proposal: Proposal) -> Tree:
    """The file of a proposal."""
    rows = table(_rows("", proposal.suggestions))
    problems = table((each.id, _without_id(row_tree(each))) for each in proposal.problems)
    tree: Tree = {
        "schema": SCHEMA,
        "title": proposal.title,
        "proposers": [row_tree(each) for each in proposal.proposers],
        "background": _text(proposal.background),
        "closing": _text(proposal.closing),
        "order": list(rows),
    }
    if list(problems) != by_number(problems):
        tree["problem_order"] = list(problems)
    tree["last_id"] = max(proposal.last_id, highest([*rows, *problems]))
    tree |= {"suggestion": rows} if rows else {}
    return tree | ({"problem": problems} if problems else {})


def _without_id(row: Tree) -> Tree:
    return {key: value for key, value in row.items() if key != "id"}


def _rows(parent: str, suggestions: Iterable[Suggestion]) -> Iterator[tuple[str, Tree]]:
    for each in suggestions:
        yield (
            each.id,
            {
                "parent": parent,
                "marker": each.marker,
                "heading": each.heading,
                "text": each.text,
                "tail": each.tail,
                "source": list(each.source),
            },
        )
        yield from _rows(each.id, each.children)
