"""Fixes: what leaves no choice is changed in the draft, all findings of a case in one step that undo takes back.

Only words of the draft change (passages, headings and reasons of points); where they came from stays as it is.
"""

from reply_studio import checks
from reply_studio.checks import Finding, Mend
from reply_studio.checks.waivers import divide
from reply_studio.errors import RefusedError
from reply_studio.i18n import _
from reply_studio.model.base import Value
from reply_studio.model.case import CaseFile
from reply_studio.model.draft import Draft
from reply_studio.services import checking, editing
from reply_studio.services.checking import Choice
from reply_studio.services.committing import act, save_draft
from reply_studio.services.desk import Desk, open_case
from reply_studio.services.editing import replace
from reply_studio.services.steps import Step
from reply_studio.text.normalise import narrow

_ROUNDS = 9
"""One change may bring another finding to light; this many rounds are enough for what people type."""


class Fixed(Value):
    """One change: the case, the finding's code and anchor, the words before and after."""

    case: str
    code: str
    on: str
    old: str
    new: str


def fix(desk: Desk, wanted: str, choice: Choice) -> tuple[Fixed, ...]:
    """Makes every certain change that the findings of a case ask for, in one commit. Returns what was changed.

    Raises:
        ConflictError: somebody else changed the draft meanwhile.
    """
    file = _home(desk, open_case(desk, wanted))
    draft, done = file.draft, list[Fixed]()
    for _round in range(_ROUNDS):
        changed = _round_of(desk, replace(file, draft=draft), choice, done)
        if changed == draft:
            break
        draft = changed
    told = [{"code": each.code, "on": each.on, "old": each.old, "new": each.new} for each in done]
    save_draft(desk, file, draft, act("fix", changes=told))
    return tuple(done)


def _home(desk: Desk, file: CaseFile) -> CaseFile:
    """The case that has the letter: where several are answered together it may be another one."""
    context = checking.composed_context(desk, file)
    other = context.case.id if context.case else file.case.id
    return file if other == file.case.id else open_case(desk, other)


def _round_of(desk: Desk, file: CaseFile, choice: Choice, done: list[Fixed]) -> Draft:
    context = checking.composed_context(desk, file)
    live, _waived = divide(checks.run(context, choice.select, choice.ignore), context.acts)
    draft = file.draft
    for each in live:
        changed = mended(draft, each)
        if changed is not None and each.mend is not None:
            draft = changed
            made = Fixed(
                case=file.case.id,
                code=each.code,
                on=each.where.anchor or "",
                old=each.mend.old,
                new=each.mend.new,
            )
            done.append(made)
    return draft


def step(file: CaseFile, finding: Finding) -> Step:
    """The change that one finding asks for.

    Raises:
        RefusedError: it leaves a choice, or its words are not the draft's own.
    """
    draft = mended(file.draft, finding)
    if draft is None or finding.mend is None:
        raise RefusedError(_("this one needs a person: there is no certain change"), hint=finding.fix or "")
    told = {"code": finding.code, "on": finding.where.anchor, "old": finding.mend.old, "new": finding.mend.new}
    return Step(draft=draft, act=act("fix", changes=[told]), select=finding.where.anchor or "")


def mended(draft: Draft, finding: Finding) -> Draft | None:
    """The draft with the finding's change made; ``None`` where it has none or its words are not in the draft."""
    mend, anchor = finding.mend, finding.where.anchor or ""
    if mend is None:
        return None
    if anchor in draft.passages:
        text = _replaced(draft.passages[anchor].text, mend)
        return None if text is None else editing.change_passage(draft, anchor, text=text)
    point = next((each for each in draft.points if each.id == anchor), None)
    for name in ("heading", "reason") if point else ():
        text = _replaced(getattr(point, name), mend)
        if text is not None:
            return editing.change_point(draft, anchor, **{name: text})
    return None


def _replaced(text: str, mend: Mend) -> str | None:
    """A field with the words of the letter, whatever their width, changed; ``None`` where they do not stand in it."""
    at = narrow(text).find(narrow(mend.old))
    return None if at < 0 else text[:at] + mend.new + text[at + len(mend.old) :]
