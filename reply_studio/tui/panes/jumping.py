"""What there is to jump to: what is still open, undated, remarked or found, each in the order in which it stands."""

from collections.abc import Callable, Sequence
from typing import Final, NamedTuple

from reply_studio.i18n import N_
from reply_studio.tui.panes.outline import outline_blocks
from reply_studio.tui.panes.view import ALL, View, unanswered
from reply_studio.tui.widgets.blocks import Key

KINDS: Final = {
    "unanswered": N_("Next unanswered suggestion"),
    "undated": N_("Next plan without unit or date"),
    "conflict": N_("Next open conflict"),
    "passage": N_("Next open passage"),
    "note": N_("Next note"),
    "finding": N_("Next finding"),
}
"""Kind of goal → how the list calls it."""


class Goals(NamedTuple):
    """The goals of a kind: the pane they are in, the keys of all its rows, and those of the goals among them."""

    pane: str
    order: Sequence[Key]
    keys: Sequence[Key]

    def after(self, here: Key) -> Key:
        """The first goal behind a row, from the start again where there is none; ``()`` where there is none at all."""
        at = self.order.index(here) if here in self.order else -1
        behind = (each for each in self.keys if self.order.index(each) > at)
        return next(behind, self.keys[0] if self.keys else ())


def goals(view: View, kind: str) -> Goals:
    """The goals of one of ``KINDS``."""
    makers: dict[str, Callable[[View], Goals]] = {
        "unanswered": lambda seen: Goals("tree", unanswered(seen), unanswered(seen)),
        "undated": _undated,
        "conflict": _conflicts,
        "passage": _passages,
        "note": lambda seen: _rows(seen, "note"),
        "finding": _findings,
    }
    return makers[kind](view)


def _rows(view: View, name: str) -> Goals:
    order = [each.key for each in outline_blocks(view, ALL) if each.key]
    return Goals("outline", order, [each for each in order if each[0] == name])


def _undated(view: View) -> Goals:
    found, known = _rows(view, "plan"), view.file.draft.passages
    return found._replace(keys=[each for each in found.keys if not (known[each[1]].unit and known[each[1]].due)])


def _sent(view: View) -> list[Key]:
    return [("input", each.id) for one in view.file.contributions for each in one.passages]


def _labelled(view: View, wanted: set[str]) -> list[Key]:
    labels = view.insight.labels if view.insight else {}
    return [each for each in _sent(view) if labels.get(each[1]) in wanted]


def _conflicts(view: View) -> Goals:
    found = view.insight.merged.conflicts if view.insight else ()
    wanted = {each.passages[0] for each in found if each.resolved is None}
    return Goals("inputs", _sent(view), _labelled(view, wanted))


def _passages(view: View) -> Goals:
    found = view.insight.merged.dispositions if view.insight else ()
    return Goals("inputs", _sent(view), _labelled(view, {each.passage for each in found if each.state == "open"}))


def _findings(view: View) -> Goals:
    keys: list[Key] = [("finding", str(n)) for n in range(len(view.insight.findings) if view.insight else 0)]
    return Goals("findings", keys, keys)
