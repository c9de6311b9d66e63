"""What the case as it stands amounts to: the units' passages against the suggestions, the letter, the findings.

The screens ask for it after every step, so that what a step cannot change is worked out once.
"""

from reply_studio import checks
from reply_studio.checks import Finding
from reply_studio.checks.waivers import Waived, divide
from reply_studio.merging import Disposition, MergeView, labels, merge, outdated, uses, with_decisions
from reply_studio.model.act import LETTER_ACTS, Act
from reply_studio.model.base import Value
from reply_studio.model.case import CaseFile
from reply_studio.model.letter import Letter
from reply_studio.model.part import LETTERLESS
from reply_studio.services import checking
from reply_studio.services.desk import Desk
from reply_studio.services.editing import replace
from reply_studio.services.issued_letters import LetterState, letter_states

RANK = {"error": 0, "warning": 1, "info": 2}


class Insight(Value):
    """``merged``: alignments, overlaps and conflicts with every passage's state of now; ``labels``: passage id → what
    people call it; ``findings``: errors first; ``waived``: those that a person has decided to leave; ``issued``: how
    the letters that went out stand.
    """

    merged: MergeView
    labels: dict[str, str]
    letter: Letter
    findings: tuple[Finding, ...] = ()
    waived: tuple[Waived, ...] = ()
    issued: tuple[LetterState, ...] = ()

    def count(self, severity: str) -> int:
        """How many findings have this severity."""
        return sum(each.severity == severity for each in self.findings)


class Insights:
    """Insights of one case for one desk; the matching of passages and the findings in received files are remembered as
    long as proposal and inputs are the same, the verdict on issued letters until one more is issued or signed.
    """

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._known: tuple[object, dict[str, str], MergeView, tuple[Finding, ...]] | None = None
        self._issued: tuple[tuple[Act, ...], tuple[LetterState, ...]] = ((), ())

    def of(self, file: CaseFile) -> Insight:
        """The insight of a case as it is in ``file``.

        Raises:
            InputError: a received file cannot be read any more, or the draft names a passage it does not have.
        """
        named, merged, received = self._lasting(file)
        states = tuple(
            Disposition(passage=named[each.passage], state=each.state, reason=each.reason) for each in uses(file)
        )
        view = replace(
            merged,
            dispositions=states,
            conflicts=with_decisions(merged.conflicts, file.acts),
            outdated=outdated(file, named),
        )
        if file.case.role in LETTERLESS:
            return Insight(merged=view, labels=named, letter=Letter(paper=""))
        context = checking.composed_context(self._desk, file, view)
        found = (*checks.run(context), *received)
        live, waived = divide(sorted(found, key=lambda each: RANK[each.severity]), context.acts)
        return Insight(
            merged=view,
            labels=named,
            letter=context.letter,
            findings=live,
            waived=waived,
            issued=self._letters(file),
        )

    def _letters(self, file: CaseFile) -> tuple[LetterState, ...]:
        acts = tuple(each for each in file.acts if each.act in LETTER_ACTS)
        if acts != self._issued[0]:
            self._issued = acts, letter_states(self._desk, file)
        return self._issued[1]

    def _lasting(self, file: CaseFile) -> tuple[dict[str, str], MergeView, tuple[Finding, ...]]:
        made_from = file.case, file.proposal, file.inputs
        if self._known is None or self._known[0] != made_from:
            named = labels(file)
            contexts = checking.received_contexts(self._desk, file)
            received = tuple(each for one in contexts for each in checks.run(one))
            self._known = made_from, named, merge(file, named), received
        return self._known[1:]
