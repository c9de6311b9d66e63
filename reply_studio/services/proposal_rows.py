"""A proposal as a list of rows in reading order: what a person sees, points at and corrects.

A row's key is the id of a suggestion (``s4``) or problem (``q1``), or the place of a paragraph, counted from 1: ``b2``
the second of the background, ``e1`` the first of the closing. Places are computed and move with every correction.
"""

from collections.abc import Iterator

from reply_studio.errors import UsageError
from reply_studio.i18n import _, listed
from reply_studio.model.base import Value
from reply_studio.model.ids import highest
from reply_studio.model.proposal import Problem, Proposal, Suggestion, numbers, walk

KINDS = ("background", "problem", "suggestion", "closing")
"""What a row can be."""
PLACES = {"background": "b", "closing": "e"}
"""Kind whose rows have no id → the letter of their keys."""


class Row(Value):
    """One row. ``kind`` is one of ``KINDS``; ``depth`` counts from 0; ``number`` is a suggestion's printed number
    (3.2), "" for other kinds; ``marker``, ``heading``, ``text`` and ``tail`` are as the model keeps them.
    """

    key: str
    kind: str
    depth: int = 0
    number: str = ""
    marker: str = ""
    heading: str = ""
    text: str = ""
    tail: str = ""


def rows(proposal: Proposal) -> tuple[Row, ...]:
    """Every row: background, problems, suggestions with their children, closing."""
    return (
        *_paragraphs("background", proposal.background),
        *(Row(key=each.id, kind="problem", marker=each.marker, text=each.text) for each in proposal.problems),
        *_suggestions(proposal),
        *_paragraphs("closing", proposal.closing),
    )


def _paragraphs(kind: str, texts: tuple[str, ...]) -> Iterator[Row]:
    return (Row(key=f"{PLACES[kind]}{place}", kind=kind, text=text) for place, text in enumerate(texts, 1))


def _suggestions(proposal: Proposal) -> Iterator[Row]:
    printed = numbers(proposal.suggestions)
    for each in walk(proposal.suggestions):
        yield Row(
            key=each.id,
            kind="suggestion",
            depth=printed[each.id].count("."),
            number=printed[each.id],
            marker=each.marker,
            heading=each.heading,
            text=each.text,
            tail=each.tail,
        )


def row_of(proposal: Proposal, key: str) -> Row:
    """The row with this key.

    Raises:
        UsageError: there is none.
    """
    found = next((each for each in rows(proposal) if each.key == key), None)
    if found is None:
        known = listed(each.key for each in rows(proposal)) or "-"
        raise UsageError(
            _("the proposal has no row \u201c{key}\u201d").format(key=key),
            hint=_("rows of this proposal: {keys}").format(keys=known),
        )
    return found


def own_text(row: Row) -> str:
    """The words of a row itself, without marker, children and tail: its heading, a line break where both are there,
    its text. ``split`` counts the characters of this string.
    """
    return lines_of(row.heading, row.text)


def lines_of(*parts: str) -> str:
    """Parts that have words, one below the other."""
    return "\n".join(each for each in parts if each)


def numbered(marker: str, words: str) -> str:
    """Words behind their marker as they print; a marker that ends like a word is set apart."""
    last = marker[-1:]
    apart = last and words and ((last.isascii() and last.isalnum()) or last in "-*\u00b7")
    return f"{marker} {words}" if apart else marker + words


def all_lines(node: Suggestion) -> list[str]:
    """Every word of a suggestion in reading order, its number and its children's included, one paragraph a line."""
    lines = numbered(node.marker, lines_of(node.heading, node.text)).split("\n")
    for child in node.children:
        lines += all_lines(child)
    return [each for each in (*lines, *node.tail.split("\n")) if each.strip()]


def words_of(proposal: Proposal) -> str:
    """Every word of the text in reading order, markers included: title and proposers do not count."""
    return "\n".join(
        [
            *proposal.background,
            *(numbered(each.marker, each.text) for each in proposal.problems),
            *(line for each in proposal.suggestions for line in all_lines(each)),
            *proposal.closing,
        ]
    )


def ids_of(proposal: Proposal) -> set[str]:
    """The ids of all suggestions and problems."""
    nodes: tuple[Suggestion | Problem, ...] = (*walk(proposal.suggestions), *proposal.problems)
    return {each.id for each in nodes}


def next_ordinal(proposal: Proposal) -> int:
    """The number of the next id to be given."""
    return max(proposal.last_id, highest(ids_of(proposal))) + 1


def place_of(key: str) -> tuple[str, int]:
    """The kind and the place (from 0) of a paragraph's key: ``b2`` → background, 1."""
    kinds = {letter: kind for kind, letter in PLACES.items()}
    return kinds[key[0]], int(key[1:]) - 1
