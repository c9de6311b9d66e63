"""Steps of the workflow on the screens: what each asks for, its last page, and doing it.

Every function returns what was done in words, "" where the person turned back. Nothing is confirmed by Enter.
"""

from collections.abc import Awaitable, Callable
from typing import Final

from reply_studio.i18n import _, listed
from reply_studio.services import ahead, commenting, life, reviewing, rights, sheets, units
from reply_studio.services.desk import open_case
from reply_studio.services.reviewing import Decided, Way
from reply_studio.services.words import act_word, word
from reply_studio.tui.panes.review_text import decision_lines
from reply_studio.tui.screens.base import StudioScreen
from reply_studio.tui.screens.issuing import dispatch, issue
from reply_studio.tui.screens.next_steps import BYPASS, PAPER, SHEET
from reply_studio.tui.screens.signing import sign
from reply_studio.tui.screens.step import Step
from reply_studio.tui.widgets.pick_list import Entry
from reply_studio.tui.working import off

_REASONED: Final = ("hand-back", "withdraw", "revise")


async def carry_out(screen: StudioScreen, case: str, event: str, seen: str = "") -> str:
    """Asks what a step needs, shows its last page, and makes it. ``seen`` is the digest of the letter that was read.

    Raises:
        ReplyStudioError: a rule is against it; it is named.
    """
    file = await off(open_case, screen.studio.desk, case)
    return await _MAKERS.get(event, _plain)(Step(screen, file, event, seen))


async def _plain(step: Step) -> str:
    """A step that needs a yes, and some a reason."""
    reason: str | None = ""
    if step.event in _REASONED:
        reason = await step.ask_line(_("Why: {step}?").format(step=word(step.event)), needed=True)
    if reason is None or not await step.sure(step.question, await step.follows(), _reason(reason)):
        return ""
    state = await off(life.move, step.desk, step.case, step.event, reason)
    return _("{act}; the case is {state}.").format(act=act_word(step.event), state=word(state.value))


def _reason(reason: str) -> str:
    return _("reason: {value}").format(value=reason) if reason else ""


def told(step: Step, done: Decided) -> str:
    """What a decision of review led to."""
    file = open_case(step.desk, step.case)
    parts = [_("{act}; the case is {state}.").format(act=act_word(done.event), state=word(done.state.value))]
    if done.waiting:
        names = listed(ahead.waits(step.desk, file, each) for each in done.waiting)
        parts.append(_("It waits for: {names}.").format(names=names))
    if done.single:
        parts.append(_("Single-user mode: steps are recorded, not separated."))
    return " ".join(parts)


async def _submit(step: Step) -> str:
    """Errors that a machine sees are told before anything is asked."""
    await off(reviewing.refuse_errors, step.desk, step.file)
    if not await step.sure(step.question, await step.follows()):
        return ""
    return await off(lambda: told(step, reviewing.submit(step.desk, step.case)))


async def _recall(step: Step) -> str:
    if not await step.sure(step.question, await step.follows()):
        return ""
    return await off(lambda: told(step, reviewing.recall(step.desk, step.case)))


async def _give_back(step: Step) -> str:
    """Open comments are offered as the reasons."""
    opened = [each for each in commenting.comments(step.file) if each.open and not each.thread]
    offered = "; ".join(" ".join(each.text.split()) for each in opened)
    title = _("Return it with which reasons? (open comments: {n})").format(n=len(opened))
    reason = await step.ask_line(title, offered, hint=_("what is to be changed"), needed=True)
    if reason is None or not await step.sure(step.question, await step.follows(), _reason(reason)):
        return ""
    return await off(lambda: told(step, reviewing.give_back(step.desk, step.case, reason)))


async def _lines(step: Step) -> list[str]:
    """What an approval says of the letter that was read; where it is another one by now, the step refuses it."""
    found = await off(ahead.decision, step.desk, step.file)
    return decision_lines(found) if found else []


async def _approve(step: Step) -> str:
    if not await step.sure(step.question, *await _lines(step)):
        return ""
    way = Way(seen=step.seen)
    return await off(lambda: told(step, reviewing.approve(step.desk, step.case, way)))


async def _bypass(step: Step) -> str:
    """The rule on one's own words is passed with a reason."""
    title = _("Why is it approved by who wrote it? (shown ever after)")
    reason = await step.ask_line(title, needed=True)
    if reason is None or not await step.sure(step.question_of("approve"), *await _lines(step), _reason(reason)):
        return ""
    way = Way(seen=step.seen, bypass=reason)
    return await off(lambda: told(step, reviewing.approve(step.desk, step.case, way)))


async def _on_paper(step: Step) -> str:
    """Who signed, the scan, then the page that says what is recorded."""
    title = _("Who signed the sheet?")
    entries = _signers(step)
    who = await (step.choose(title, entries) if entries else step.ask_line(title, needed=True))
    scan = await step.a_file(_("The scan of the signed sheet")) if who else None
    if who is None or scan is None:
        return ""
    name = rights.name_of(step.desk.config, who)
    lines = [*await _lines(step), _("signed on paper by {value}").format(value=name), scan.name]
    if not await step.sure(_("{case}: record the signed sheet?").format(case=step.case), *lines):
        return ""
    way = Way(on_behalf=who, evidence=scan, seen=step.seen)
    return await off(lambda: told(step, reviewing.approve(step.desk, step.case, way)))


def _signers(step: Step) -> list[Entry]:
    """The people of the office, those whose step is open before the others."""
    missing = ahead.open_steps(step.desk, step.file)
    role = missing[0].step.role if missing else ""
    people = sorted(step.desk.config.people, key=lambda each: role not in each.roles)
    return [Entry(each.login, each.name, hint=listed(map(word, each.roles)), words=each.login) for each in people]


async def _sheet(step: Step) -> str:
    path = await off(sheets.sheet, step.desk, step.case)
    return _("Written: {files}").format(files=path)


async def _countersign(step: Step) -> str:
    missing = await off(ahead.open_steps, step.desk, step.file)
    known = step.file.case.units
    names = {key: units.name_of(key, step.desk.config, known) for each in missing for key in each.units}
    unit = await step.choose(_("Which unit has agreed to this text?"), [Entry(*each) for each in names.items()])
    if unit is None or not await step.sure(step.question, names[unit], await step.follows()):
        return ""
    return await off(lambda: told(step, reviewing.countersign(step.desk, step.case, unit)))


async def _feedback(step: Step) -> str:
    entries = [Entry(each, each) for each in life.RESULTS]
    result = await step.choose(_("What does the proposer say of the reply?"), entries)
    sender = await step.ask_line(_("Who sent the opinion?")) if result else None
    remarks = await step.ask_line(_("In their words?")) if sender is not None else None
    if result is None or sender is None or remarks is None:
        return ""
    if not await step.sure(step.question, result, sender, remarks, await step.follows()):
        return ""
    state = await off(life.feedback, step.desk, step.case, result, sender, remarks)
    return _("{act}; the case is {state}.").format(act=act_word(step.event), state=word(state.value))


_MAKERS: Final[dict[str, Callable[[Step], Awaitable[str]]]] = {
    "submit": _submit,
    "recall": _recall,
    "return": _give_back,
    "approve": _approve,
    BYPASS: _bypass,
    "countersign": _countersign,
    "issue": issue,
    "dispatch": dispatch,
    "sign": sign,
    "feedback": _feedback,
    PAPER: _on_paper,
    SHEET: _sheet,
}
"""Steps that ask for more than a yes, or that say more of what was done."""
