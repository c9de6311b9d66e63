"""What is selected in the merge view, whole: one text, or two beside each other."""

from collections.abc import Mapping, Sequence

from reply_studio.model.case import CaseFile
from reply_studio.services import earlier, grounds
from reply_studio.services.desk import Desk
from reply_studio.services.grounds import Ground
from reply_studio.services.merges import Merge
from reply_studio.tui.panes import merge_detail, merge_lists
from reply_studio.tui.panes.merge_detail import Sides
from reply_studio.tui.widgets.blocks import Key


class Evidence:
    """What speaks for the answers of every passage (id), worked out once for the inputs as they are; ``shown``: the
    person wants to see it.
    """

    def __init__(self) -> None:
        self.shown = False
        self.grounds: Mapping[str, Sequence[Ground]] | None = None
        self._made_from: object = None

    def know(self, desk: Desk, file: CaseFile) -> None:
        """Works it out; that takes a moment the first time."""
        made_from = file.proposal, file.inputs
        if self.grounds is None or self._made_from != made_from:
            self.grounds, self._made_from = grounds.grounds(file, earlier.habits(desk, file.case.id)), made_from


def selected_sides(merge: Merge, key: Key, side: int, evidence: Evidence) -> Sides:
    """What stands left and right for a row; ``side`` is the chosen one of two texts."""
    match key:
        case ("passage", passage):
            return merge_detail.passage_sides(merge, passage, evidence.grounds if evidence.shown else None)
        case ("overlap", place):
            return merge_detail.overlap_sides(merge, merge.pairs[int(place)], side)
        case ("conflict", found_key):
            found = next(each for each in merge.view.conflicts if each.key == found_key)
            return merge_detail.conflict_sides(merge, grounds.sides(merge.file, found), found_key)
        case ("outdated", passage, old):
            rests = (each for each in merge.view.outdated if (each.passage, each.old) == (passage, old))
            return merge_detail.outdated_sides(merge, next(rests))
        case ("change", old, new):
            olds = merge_lists.old_texts(merge)
            return merge_detail.change_sides(olds.get(old, ""), merge.view.passages.get(new, ""))
    return [], []
