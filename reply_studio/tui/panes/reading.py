"""How a proposal was read, row by row: what it is taken for, at which level, where it stands in the received text."""

from collections.abc import Iterator

from rich.cells import cell_len

from reply_studio.config import Config
from reply_studio.i18n import N_, _
from reply_studio.model.case import Case, CaseFile
from reply_studio.model.proposal import Span, Suggestion, walk
from reply_studio.services import units
from reply_studio.services.proposal_edits import KINDS, Row, own_text, proposers_line, rows
from reply_studio.services.received_text import ReceivedText
from reply_studio.services.words import role_word, word
from reply_studio.text.numbering import inline_markers
from reply_studio.text.segment import sentences
from reply_studio.tui.panes.headline import SEPARATOR
from reply_studio.tui.widgets.blocks import Block, Key
from reply_studio.tui.widgets.cells import pad

TITLE: Key = ("title",)
PROPOSERS: Key = ("proposers",)
UNITS: Key = ("units",)
SHOWN = 72
"""Characters of a row's text that are shown: the whole stands beside it, and in the editor."""
_FIELDS = {"title": N_("title"), "proposers": N_("proposers"), "units": N_("units"), "tail": N_("(behind)")}


def reading_blocks(file: CaseFile, config: Config, editing: Key = ()) -> list[Block]:
    """Title, proposers, units, then every row of the proposal; what is being edited shows nothing of its text."""
    proposal = file.proposal
    return [
        Block(proposal.title, TITLE, _head("title"), style="title"),
        Block(proposers_line(proposal.proposers) or "-", PROPOSERS, _head("proposers")),
        Block(units_line(file.case, config) or "-", UNITS, _head("units"), after=True),
        *(block for each in rows(proposal) for block in _row(each, editing)),
    ]


def _row(row: Row, editing: Key) -> Iterator[Block]:
    key, indent = ("row", row.key), "  " * row.depth
    head = _head(row.kind) + indent + " ".join(each for each in (row.number, row.marker) if each)
    head += " " if row.number or row.marker else ""
    foot = (_cut(row.text),) if row.heading and row.text and editing != key else ()
    style = "title" if row.heading else "dim" if row.kind in ("background", "closing") else ""
    text = row.heading or row.text
    yield Block(_cut(text), key, head, right=_length(row), foot=foot, style=style)
    if row.tail:
        yield Block(_cut(row.tail), ("tail", row.key), _head("tail") + indent, style="dim")


def _head(kind: str) -> str:
    """What a row is, in a column of its own."""
    width = max(cell_len(each) for each in (*map(kind_word, KINDS), *map(kind_word, _FIELDS)))
    return pad(kind_word(kind), width + 1)


def kind_word(kind: str) -> str:
    """What a row is taken for, in the reader's language."""
    return _(_FIELDS[kind]) if kind in _FIELDS else word(kind)


def _cut(text: str) -> str:
    line = " ".join(text.split("\n"))
    return line if len(line) <= SHOWN else line[:SHOWN].rstrip() + "\u2026"


def _length(row: Row) -> str:
    """How long the whole is, where only its beginning is shown."""
    long = len(row.text) > SHOWN or len(row.heading) > SHOWN
    return _("{n} characters").format(n=len(own_text(row))) if long else ""


def units_line(case: Case, config: Config) -> str:
    """Our own unit with its role, then the other ones."""
    told = [f"{role_word(role)} {name}" for name, role in named_units(case, config)]
    return SEPARATOR.join(told)


def named_units(case: Case, config: Config) -> list[tuple[str, str]]:
    """Every handling unit with its role, our own first, as far as our office has a name."""
    ours = [(config.office.name, case.role)] if config.office.name else []
    others = [each for each in case.units if each.key != units.our_key(config)]
    return ours + [(units.name_of(each.key, config, case.units), each.role) for each in others]


def row_at(file: CaseFile, key: Key) -> Row | None:
    """The row that a block stands for, ``None`` for title, proposers and units."""
    wanted = key[1] if key[:1] in (("row",), ("tail",)) else ""
    return next((each for each in rows(file.proposal) if each.key == wanted), None)


def label(file: CaseFile, key: Key) -> str:
    """How messages name a row: ``suggestion 2.1``, ``background``."""
    row = row_at(file, key)
    if row is None:
        return kind_word(key[0]) if key else ""
    return f"{word(row.kind)} {row.number}".rstrip()


def text_of(file: CaseFile, key: Key) -> str | None:
    """What the editor opens with, ``None`` where there is nothing to type."""
    row = row_at(file, key)
    if row is not None:
        return row.tail if key[0] == "tail" else own_text(row)
    if key == TITLE:
        return file.proposal.title
    return proposers_line(file.proposal.proposers) if key == PROPOSERS else None


def heading_and_text(row: Row, typed: str) -> tuple[str, str]:
    """What was typed over a row: where it had a heading, the first line is the heading."""
    if not row.heading:
        return "", typed
    heading, _break, text = typed.strip().partition("\n")
    return heading, text


def likely_cut(text: str) -> int:
    """Where a person who splits a text will want to cut it: before the first number inside, else before its second
    sentence, else at its end.
    """
    first = len(text) - len(text.lstrip())
    marks = [each.start for each in inline_markers(text) if each.start > first]
    starts = [start for start, _end in sentences(text)][1:]
    return min(marks or starts or [len(text)])


def same_place(typed: str, at: int, words: str) -> int:
    """The place in *words* behind which the same characters follow as behind *at* in what was typed; blanks, and what
    was taken away at the beginning, do not count.
    """
    left = len("".join(typed[at:].split()))
    for place in range(len(words) - 1, -1, -1):
        if not left:
            return place + 1
        left -= not words[place].isspace()
    return 0


def span_of(file: CaseFile, key: Key, text: ReceivedText) -> Span:
    """Where the words of a row stand in the received text; an empty span where they are not found."""
    row = row_at(file, key)
    if row is None:
        names = [each.name for each in file.proposal.proposers]
        wanted = file.proposal.title if key == TITLE else next(iter(names), "") if key == PROPOSERS else ""
        return text.place(wanted) or (0, 0)
    known = _source(file, row, tail=key[0] == "tail")
    if known[0] < known[1] <= len(text.raw):
        return known
    return text.place(row.tail if key[0] == "tail" else row.marker + own_text(row)) or (0, 0)


def _source(file: CaseFile, row: Row, *, tail: bool) -> Span:
    """The row's own words, without those of its children."""
    found: dict[str, Suggestion] = {each.id: each for each in walk(file.proposal.suggestions)}
    node = found.get(row.key)
    if node is None:
        return next((each.source for each in file.proposal.problems if each.id == row.key), (0, 0))
    known = [each.source for each in node.children if each.source != (0, 0)]
    if tail:
        return (max(end for _start, end in known), node.source[1]) if known else (0, 0)
    return node.source[0], min([start for start, _end in known if start > node.source[0]] or [node.source[1]])
