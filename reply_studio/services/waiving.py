"""Waivers by a person: a finding is left as it is, with a reason, and taken into account again."""

import re

from reply_studio import checks
from reply_studio.checks import CheckContext, Finding
from reply_studio.checks.waivers import UNWAIVE, WAIVE, place, stamp, standing
from reply_studio.errors import RefusedError, UsageError
from reply_studio.i18n import _
from reply_studio.merging import labels
from reply_studio.model.act import Act
from reply_studio.model.case import CaseFile
from reply_studio.model.proposal import numbers
from reply_studio.services import checking
from reply_studio.services.committing import act, save
from reply_studio.services.desk import Desk, open_case
from reply_studio.services.editing import replace
from reply_studio.services.steps import Step

_LINE = re.compile(r"[Ll]?(\d+)")


def step(_file: CaseFile, desk: Desk, found: list[Finding], reason: str) -> Step:
    """That findings of one code at one place are left as they are, by whom, and why.

    Raises:
        RefusedError: there is no reason.
    """
    if not reason.strip():
        raise RefusedError(_("a waiver needs a reason"), hint=_("add: --reason TEXT"))
    now = desk.clock.now().isoformat(timespec="seconds")
    return Step(act=replace(_act(found, reason), who=desk.who, at=now))


def step_back(_file: CaseFile, finding: Finding) -> Step:
    """A waiver taken back: the finding counts again."""
    return Step(act=act(UNWAIVE, code=finding.code, on=place(finding)))


def _act(found: list[Finding], reason: str) -> Act:
    first = found[0]
    return act(
        WAIVE,
        code=first.code,
        on=place(first),
        reason=reason.strip(),
        quotes=[each.where.quote for each in found],
        texts=[stamp(each) for each in found],
    )


def waive(desk: Desk, wanted: str, code: str, on: str, reason: str) -> tuple[str, tuple[Finding, ...]]:
    """Waives all findings of a code at a place (an id, a printed number or label, a line). Returns case and findings.

    Raises:
        UsageError: there is no such finding; those of the code are named.
        RefusedError: there is no reason.
    """
    file = open_case(desk, wanted)
    context, found = _meant(desk, file, code.strip().upper(), on)
    home = _home(desk, file, context)
    save(desk, home, {}, (step(home, desk, found, reason).act,))
    return home.case.id, tuple(found)


def take_back(desk: Desk, wanted: str, code: str, on: str) -> str:
    """Takes a waiver back; the finding counts again. Returns the case id.

    Raises:
        UsageError: nothing is waived there.
    """
    file = open_case(desk, wanted)
    code, named = code.strip().upper(), _names(file, on)
    for context in checking.contexts(desk, file):
        home = _home(desk, file, context)
        for known, where, _text in standing(home.acts):
            if known == code and where in named:
                save(desk, home, {}, (act(UNWAIVE, code=code, on=where),))
                return home.case.id
    raise UsageError(_("no finding {code} is waived on {place}").format(code=code, place=on))


def _meant(desk: Desk, file: CaseFile, code: str, on: str) -> tuple[CheckContext, list[Finding]]:
    """The letter and its findings of a code at a place."""
    named, known = _names(file, on), []
    for context in checking.contexts(desk, file):
        found = checks.run(context, select=(code,))
        here = [each for each in found if each.code == code and place(each) in named]
        if here:
            return context, here
        known += [place(each) for each in found if each.code == code]
    raise UsageError(
        _("there is no finding {code} on {place}").format(code=code, place=on),
        hint=(
            _("{code} was found on: {places}").format(code=code, places=", ".join(dict.fromkeys(known)))
            if known
            else _("nothing of this code was found in the case")
        ),
    )


def _names(file: CaseFile, on: str) -> set[str]:
    """What a person may mean by a place: the id itself, a suggestion's number, a passage's label, a line."""
    found = {on}
    line = _LINE.fullmatch(on)
    if line:
        found.add(f"L{line[1]}")
    found |= {key for key, number in numbers(file.proposal.suggestions).items() if number == on}
    found |= {key for key, label in labels(file).items() if label == on}
    return found


def _home(desk: Desk, file: CaseFile, context: CheckContext) -> CaseFile:
    """The case whose letter was checked: where several are answered together, the one that has it."""
    other = context.case.id if context.case else file.case.id
    return file if other == file.case.id else open_case(desk, other)
