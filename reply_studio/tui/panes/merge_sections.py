"""The sections of the merge view: their names, their tabs, the line above them, the rows of those that are lists."""

from collections.abc import Callable, Mapping
from typing import Final

from reply_studio.i18n import _
from reply_studio.services.merges import Left, Merge
from reply_studio.tui.panes import merge_lists
from reply_studio.tui.widgets.blocks import Block
from reply_studio.tui.widgets.lines import Tab

PASSAGES, OVERLAPS, CONFLICTS, VERSIONS, LETTER = "passages", "overlaps", "conflicts", "versions", "letter"
SECTIONS: Final = (PASSAGES, OVERLAPS, CONFLICTS, VERSIONS, LETTER)
BLOCKS: Final[Mapping[str, Callable[[Merge], list[Block]]]] = {
    OVERLAPS: merge_lists.overlap_blocks,
    CONFLICTS: merge_lists.conflict_blocks,
    VERSIONS: merge_lists.version_blocks,
}
"""What makes the rows of the sections in which pairs of texts are decided."""


def headline(merge: Merge, *, short: bool) -> tuple[str, str]:
    """The case, and how much is still to decide."""
    case = merge.file.case
    title = _("Merge: {number} {title}").format(number=case.number or case.id, title=merge.file.proposal.title)
    return title, _to_decide(merge.left, short=short) if merge.file.contributions else _("no inputs yet")


def _to_decide(left: Left, *, short: bool) -> str:
    """One figure where there is little room, for the tabs tell the others."""
    if left.done:
        return _("all decided")
    every = left.passages + left.overlaps + left.conflicts + left.outdated
    if short:
        return _("{n} to decide").format(n=every)
    told = _("open {passages} \u00b7 overlaps {overlaps} \u00b7 conflicts {conflicts} \u00b7 old words {outdated}")
    return told.format(passages=left.passages, overlaps=left.overlaps, conflicts=left.conflicts, outdated=left.outdated)


def tabs(merge: Merge) -> list[Tab]:
    """The sections with what is open in each and how much there is."""
    left, view = merge.left, merge.view
    return [
        Tab(PASSAGES, _("Passages {open}/{all}").format(open=left.passages, all=len(view.dispositions))),
        Tab(OVERLAPS, _("Overlaps {open}/{all}").format(open=left.overlaps, all=len(view.overlaps))),
        Tab(CONFLICTS, _("Conflicts {open}/{all}").format(open=left.conflicts, all=len(view.conflicts))),
        Tab(VERSIONS, _("Sent again {open}/{all}").format(open=left.outdated, all=len(view.changes))),
        Tab(LETTER, _("Letter")),
    ]
