"""The merge of a case for work on the screen: the units' passages with what became of each, and what is still to do.

The matching of passages depends on the proposal, the inputs and what the units answered in other cases: it is worked
out once for them, so that every step is answered at once.
"""

from collections.abc import Mapping
from functools import cached_property

from reply_studio.merging import Disposition, MergeView, labels, merge, outdated, uses, with_decisions
from reply_studio.merging.differing import decisions
from reply_studio.merging.same import Pair, same_states
from reply_studio.merging.view import Aligned
from reply_studio.model.act import Act
from reply_studio.model.base import Value
from reply_studio.model.case import CaseFile
from reply_studio.services import earlier
from reply_studio.services.desk import Desk
from reply_studio.services.editing import replace
from reply_studio.services.outlining import planned


class Left(Value):
    """How much is still to decide."""

    passages: int = 0
    overlaps: int = 0
    conflicts: int = 0
    outdated: int = 0

    @property
    def done(self) -> bool:
        """Nothing is."""
        return not (self.passages or self.overlaps or self.conflicts or self.outdated)


class Merge(Value, dict=True):
    """The merge of ``file``. ``labels``: passage id → label; ``plans``: ids of passages that tell what comes next;
    ``pairs``: what became of each overlap; ``decided``: key of a conflict → the act that decided it.
    """

    file: CaseFile
    view: MergeView
    labels: Mapping[str, str]
    plans: frozenset[str]
    pairs: tuple[Pair, ...] = ()
    decided: Mapping[str, Act] = {}

    @cached_property
    def ids(self) -> dict[str, str]:
        """Label → passage id."""
        return {label: key for key, label in self.labels.items()}

    @cached_property
    def states(self) -> dict[str, Disposition]:
        """Passage id → what became of it."""
        return {self.ids[each.passage]: each for each in self.view.dispositions}

    @cached_property
    def aligned(self) -> dict[str, Aligned]:
        """Passage id → what it answers."""
        return {self.ids[each.passage]: each for each in self.view.alignments}

    @cached_property
    def left(self) -> Left:
        """How much is still to decide."""
        return Left(
            passages=sum(each.state == "open" for each in self.view.dispositions),
            overlaps=sum(each.state == "open" for each in self.pairs),
            conflicts=sum(each.resolved is None for each in self.view.conflicts),
            outdated=len(self.view.outdated),
        )

    def text(self, passage: str) -> str:
        """The words of a passage (id) of the newest inputs, heading included."""
        return self.view.passages[self.labels[passage]]


class Merges:
    """Merges of one case for one desk, whose other cases tell what a unit has answered before."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._known: tuple[object, dict[str, str], MergeView, frozenset[str]] | None = None

    def of(self, file: CaseFile) -> Merge:
        """The merge of a case as it is in ``file``."""
        named, lasting, plans = self._lasting(file)
        states = tuple(
            Disposition(passage=named[each.passage], state=each.state, reason=each.reason) for each in uses(file)
        )
        view = replace(
            lasting,
            dispositions=states,
            conflicts=with_decisions(lasting.conflicts, file.acts),
            outdated=outdated(file, named),
        )
        return Merge(
            file=file,
            view=view,
            labels=named,
            plans=plans,
            pairs=same_states(file, view, {label: key for key, label in named.items()}),
            decided=decisions(file.acts),
        )

    def _lasting(self, file: CaseFile) -> tuple[dict[str, str], MergeView, frozenset[str]]:
        made_from = file.proposal, file.inputs
        if self._known is None or self._known[0] != made_from:
            named = labels(file)
            plans = frozenset(
                passage.id
                for each in file.contributions
                for passage, plan in zip(each.passages, planned(each.passages), strict=True)
                if plan
            )
            known = earlier.habits(self._desk, file.case.id)
            self._known = made_from, named, merge(file, named, known), plans
        return self._known[1:]
