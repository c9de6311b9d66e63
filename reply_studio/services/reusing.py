"""Words of another case's reply taken into this one, marked as reused; a promise comes without its date."""

from reply_studio.config import Config
from reply_studio.errors import UsageError
from reply_studio.i18n import _
from reply_studio.model.base import Value
from reply_studio.model.case import CaseFile
from reply_studio.model.draft import EARLIER, Origin
from reply_studio.services import editing, naming, units
from reply_studio.services.committing import act, save_draft
from reply_studio.services.desk import Desk, open_case
from reply_studio.services.earlier import Precedent, others
from reply_studio.services.steps import Step
from reply_studio.text.digests import text_hash


class Reused(Value):
    """A text of another case's reply: the case's id, the printed number of the suggestion that it answered there, and
    for a promise the unit (key or name) that gave it.
    """

    case: str
    number: str
    text: str
    plan: bool = False
    unit: str = ""


def texts(case: str, answered: Precedent) -> tuple[Reused, ...]:
    """What can be taken from an answer of another case: its passages, then its promises."""
    said = (Reused(case=case, number=answered.number, text=each) for each in answered.passages)
    promised = (
        Reused(case=case, number=answered.number, text=each.text, plan=True, unit=each.unit) for each in answered.plans
    )
    return (*said, *promised)


def step(file: CaseFile, config: Config, reused: Reused, point: str) -> Step:
    """The text in a point, with the other case as its origin.

    A plan is the same unit's where the office's list has it (a case's own keys mean nothing in another one); its date
    is to be set anew: that of then has passed.
    """
    source = Origin(input=f"{EARLIER}{reused.case}", passage=reused.number, sha=text_hash(reused.text))
    known = reused.unit if reused.unit in {*config.units, units.our_key(config)} else ""
    fields = {"unit": known} if reused.plan else {}
    draft, made = editing.add_passage(file.draft, point, reused.text, plan=reused.plan, origins=(source,), **fields)
    return Step(
        draft=draft, act=act("reuse", case=reused.case, number=reused.number, point=point, to=made), select=made
    )


def reuse(  # noqa: PLR0913,PLR0917  # what the command takes
    desk: Desk, wanted: str, other: str, number: str, n: int, point: str
) -> str:
    """Takes the n-th text (from 1) with which another case answered the suggestion of a printed number. Returns the id
    of the passage made.

    Raises:
        UsageError: the other case has no such text, or there is no such point.
    """
    file = open_case(desk, wanted)
    told = next((each for each in others(desk, file.case.id) if each.case == other), None)
    answers = [each for each in told.answered if each.number == number] if told else []
    found = [text for each in answers for text in texts(other, each)]
    if not 0 < n <= len(found):
        raise UsageError(
            _("{case} has no text {n} for suggestion {number}").format(case=other, n=n, number=number),
            hint=_("see: reply-studio similar {case}").format(case=file.case.id),
        )
    made = step(file, desk.config, found[n - 1], naming.point_id(file, point))
    save_draft(desk, file, made.draft or file.draft, made.act)
    return made.select
