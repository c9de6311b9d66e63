"""What the panes look at: the case with the working draft, what is worked out of it, and what is selected."""

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from reply_studio import i18n
from reply_studio.config import Config
from reply_studio.i18n import _
from reply_studio.model.case import CaseFile
from reply_studio.model.coverage import Coverage, coverage
from reply_studio.model.draft import ReplyPoint
from reply_studio.model.part import ours
from reply_studio.model.proposal import Suggestion, numbers, title_line, walk
from reply_studio.services.insight import Insight
from reply_studio.services.words import suggestion_mark
from reply_studio.tui.widgets.blocks import Key

ALL: Key = ("all",)
GENERAL: Key = ("general",)


class View(NamedTuple):
    """The case as it is on the screen. ``insight`` follows a moment later than the draft, ``None`` at first."""

    file: CaseFile
    config: Config
    today: dt.date
    covered: Mapping[str, Coverage]
    numbers: Mapping[str, str]
    insight: Insight | None = None

    def with_insight(self, insight: Insight | None) -> "View":
        """The same case with what was worked out of it."""
        return self._replace(insight=insight)


def view_of(file: CaseFile, config: Config, today: dt.date, insight: Insight | None = None) -> View:
    """The view of a case; the quick part is worked out at once."""
    return View(file, config, today, coverage(file.proposal, file.draft), numbers(file.proposal.suggestions), insight)


def suggestion_of(view: View, chosen: Key) -> Suggestion | None:
    """The suggestion that is selected in the tree."""
    wanted = chosen[1] if chosen[:1] == ("suggestion",) else ""
    return next((each for each in walk(view.file.proposal.suggestions) if each.id == wanted), None)


def family(view: View, chosen: Key) -> tuple[str, ...]:
    """The selected suggestion with all below it, then those above it."""
    node = suggestion_of(view, chosen)
    if node is None:
        return ()
    below = tuple(each.id for each in walk((node,)))
    above = (each.id for each in walk(view.file.proposal.suggestions) if each.id not in below and _holds(each, node.id))
    return (*below, *above)


def _holds(node: Suggestion, wanted: str) -> bool:
    return any(each.id == wanted for each in walk(node.children))


def points_of(view: View, chosen: Key) -> list[ReplyPoint]:
    """The points that belong to what is selected in the tree, in the draft's order."""
    points = view.file.draft.points
    if chosen == ALL:
        return list(points)
    if chosen == GENERAL:
        return [each for each in points if not each.answers]
    wanted = set(family(view, chosen))
    return [each for each in points if wanted & set(each.answers)]


def chosen_for(view: View, point: ReplyPoint, chosen: Key) -> Key:
    """What to select in the tree so that a point is seen: what is selected already, if it is seen there."""
    if point in points_of(view, chosen):
        return chosen
    known = {each.id for each in walk(view.file.proposal.suggestions)}
    return next((("suggestion", each) for each in point.answers if each in known), GENERAL)


def unanswered(view: View) -> list[Key]:
    """The suggestions to be answered yet, in reading order: the topmost ones that nothing below them is begun for."""
    return [("suggestion", each) for root in ours(view.file).suggestions for each in _unanswered(view, root)]


def _unanswered(view: View, node: Suggestion) -> list[str]:
    if view.covered[node.id].answered:
        return []
    begun = {answer for each in view.file.draft.points for answer in each.answers}
    if any(each.id in begun for each in walk(node.children)):
        return [each for child in node.children for each in _unanswered(view, child)]
    return [node.id]


def heading_of(view: View, chosen: Key) -> str:
    """What is selected, in one line: mark, number and heading."""
    node = suggestion_of(view, chosen)
    if node is None:
        return _("All points") if chosen == ALL else _("Background and overview")
    mark = suggestion_mark(view.covered[node.id], view.file)
    return f"{mark} {view.numbers[node.id]} {title_line(node, 200)}"


def listed(view: View, suggestions: Iterable[str]) -> str:
    """Suggestions by their numbers: ``1, 3.2``."""
    return i18n.listed(view.numbers.get(each, each) for each in suggestions)
