"""A proposal (提案) or deputies' suggestion (建议) as it was received: title, proposers, numbered suggestions."""

from collections.abc import Iterable, Iterator

from reply_studio.model.base import Value

Span = tuple[int, int]
"""Start and end in the raw text the reader produced, in characters."""


class Proposer(Value):
    """Who proposes. ``lead``: the first name; ``group``: a party, association, committee, sector or delegation."""

    name: str
    lead: bool = False
    group: bool = False


class Suggestion(Value):
    """One numbered suggestion and what stands under it.

    ``marker`` is as printed (``一、``); ``heading`` is the unit's own title without marker and closing
    punctuation, or ""; ``text`` is its own text before its children, paragraphs joined by a newline;
    ``tail`` is its own text after its children. ``source`` spans the whole unit, children and tail included.
    """

    id: str
    marker: str = ""
    heading: str = ""
    text: str = ""
    tail: str = ""
    source: Span = (0, 0)
    children: tuple["Suggestion", ...] = ()


class Problem(Value):
    """A numbered problem (存在问题). It is kept and shown; it is no suggestion and needs no answer."""

    id: str
    text: str
    marker: str = ""
    source: Span = (0, 0)


class Proposal(Value):
    """The proposal's own words. ``background`` and ``closing`` hold one paragraph an entry.

    ``last_id`` is the highest ordinal ever given to a suggestion or problem.
    """

    title: str
    proposers: tuple[Proposer, ...] = ()
    background: tuple[str, ...] = ()
    suggestions: tuple[Suggestion, ...] = ()
    problems: tuple[Problem, ...] = ()
    closing: tuple[str, ...] = ()
    last_id: int = 0


def walk(suggestions: Iterable[Suggestion]) -> Iterator[Suggestion]:
    """Every suggestion of the tree, parents before their children."""
    for each in suggestions:
        yield each
        yield from walk(each.children)


def numbers(suggestions: Iterable[Suggestion], prefix: str = "") -> dict[str, str]:
    """Id → printed number by position: 1, 2, 2.1, 2.1.3."""
    found: dict[str, str] = {}
    for position, each in enumerate(suggestions, 1):
        found[each.id] = f"{prefix}{position}"
        found |= numbers(each.children, f"{prefix}{position}.")
    return found


def full_text(suggestion: Suggestion) -> str:
    """All words of a suggestion, children included, in reading order, one part a line."""
    parts = [suggestion.heading, suggestion.text]
    parts += [full_text(child) for child in suggestion.children]
    parts.append(suggestion.tail)
    return "\n".join(part for part in parts if part)


def title_line(suggestion: Suggestion, limit: int = 40) -> str:
    """What names a suggestion in one line: its heading, else the start of its text."""
    words = (
        suggestion.heading
        or suggestion.text.split("\n", 1)[0]
        or (title_line(suggestion.children[0], limit) if suggestion.children else "")
    )
    return words if len(words) <= limit else words[: limit - 1] + "…"
