"""The lists of the merge view beside the table: overlaps, conflicts, versions, and the letter with its margin."""

from collections.abc import Iterator, Sequence
from typing import Final

from rich.cells import cell_len

from reply_studio.i18n import _
from reply_studio.merging import BOTH, Differing, Revised
from reply_studio.merging.same import Pair
from reply_studio.model.letter import Kind
from reply_studio.model.reply import passage_text
from reply_studio.services.margins import Line
from reply_studio.services.merges import Merge
from reply_studio.services.words import word
from reply_studio.tui.widgets.blocks import Block, Key
from reply_studio.tui.widgets.cells import pad

MARGIN: Final = 16
"""Cells of the letter's margin, at most."""
_TITLES: Final = (Kind.TITLE, Kind.HEADING)


def overlap_blocks(merge: Merge) -> list[Block]:
    """One block a pair, the open ones first."""
    found = sorted(enumerate(merge.pairs), key=lambda each: (each[1].state != "open", each[0]))
    return [_overlap(n, each) for n, each in found] or [_none(_("No two units say the same."))]


def _overlap(n: int, pair: Pair) -> Block:
    state = _("decided: both stay") if pair.state == "both" else word(pair.state)
    told = f" \u00b7 {pair.reason}" if pair.reason else ""
    return Block(
        " = ".join(pair.twice.passages),
        ("overlap", str(n)),
        right=f"{state}{told}  {pair.twice.score:.2f}",
        style="" if pair.state == "open" else "dim",
    )


def conflict_blocks(merge: Merge) -> list[Block]:
    """One block a conflict, the open ones first."""
    found = sorted(merge.view.conflicts, key=lambda each: each.resolved is not None)
    return [_conflict(each) for each in found] or [_none(_("The units do not contradict each other."))]


def _conflict(each: Differing) -> Block:
    values = " / ".join(each.values)
    decided = _("both hold") if each.resolved == BOTH else each.resolved
    return Block(
        f"{each.what}  {values}",
        ("conflict", each.key),
        right=word("open") if decided is None else f"-> {decided}",
        style="" if decided is None else "dim",
    )


def version_blocks(merge: Merge) -> list[Block]:
    """Passages of ours that rest on old words, then what changed in every input that came again."""
    blocks = [
        Block(
            _short(" ".join(each.old_text.split())),
            ("outdated", each.passage, each.old),
            head=_("old words of {unit}").format(unit=each.unit) + ": ",
            style="warning",
        )
        for each in merge.view.outdated
    ]
    for revised in merge.view.changes:
        blocks += _revised(merge, revised)
    return blocks or [_none(_("No unit has sent its input again."))]


def _revised(merge: Merge, revised: Revised) -> Iterator[Block]:
    told = {"unit": revised.unit, "new": revised.new, "old": revised.old}
    yield Block(_("{unit}: version {new} after version {old}").format(**told), style="title")
    olds = old_texts(merge)
    room = min(24, max((cell_len(each.new or "") for each in revised.passages), default=0))
    for each in revised.passages:
        text = merge.view.passages.get(each.new or "", "") or olds.get(each.old or "", "")
        shown = " ".join(text.split())
        head = f"{pad(word(each.state), 9)} {pad(each.new or '', room)} "
        key: Key = ("change", each.old or "", each.new or "")
        yield Block(_short(shown), key, head=head, style="dim" if each.state == "unchanged" else "")


def old_texts(merge: Merge) -> dict[str, str]:
    """Passage id → its words, for every version."""
    return {passage.id: passage_text(passage) for each in merge.file.inputs for passage in each.passages}


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:59] + "\u2026"


def letter_blocks(lines: Sequence[Line], ours: str) -> list[Block]:
    """The letter sentence by sentence, in the margin the passage of the unit that it comes from, or ``ours``."""
    names = [_margin(each, ours) for each in lines]
    room = min(MARGIN, max((cell_len(each) for each in names), default=0))
    return [_line(n, each, pad(name, room) + "  ") for n, (each, name) in enumerate(zip(lines, names, strict=True))]


def _margin(line: Line, ours: str) -> str:
    return line.written_by or (ours if line.kind is Kind.PASSAGE else "")


def _line(n: int, line: Line, margin: str) -> Block:
    key: Key = ("line", str(n), line.anchor, *line.points) if line.anchor or line.points else ()
    return Block(
        line.text,
        key,
        head=margin,
        first=4 if line.begins and line.kind is Kind.PASSAGE else 0,
        style="title" if line.kind in _TITLES else "",
        align="center" if line.kind is Kind.TITLE else "",
    )


def _none(text: str) -> Block:
    return Block(text, style="dim")
