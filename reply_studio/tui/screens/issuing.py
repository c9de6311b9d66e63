"""Issue and dispatch on the screens: the last page shows exactly what goes out."""

from pathlib import Path

from reply_studio.i18n import _, listed
from reply_studio.services import issuing, jointly, outgoing
from reply_studio.services.outgoing import Outgoing
from reply_studio.tui.screens.step import Step
from reply_studio.tui.widgets.pick_list import Entry
from reply_studio.tui.working import off

_WITHOUT, _WITH = "without", "file"


async def issue(step: Step) -> str:
    """Number, date and seal, then exactly what goes out.

    Raises:
        RefusedError: the letter is not approved as it is.
    """
    first = await off(outgoing.outgoing, step.desk, step.file)
    hint = _("empty: the next of the series, {number}").format(number=first.number or "-")
    number = await step.ask_line(_("A number given by another system?"), hint=hint)
    date = await step.ask_day(_("The letter's date?"), first.date) if number is not None else None
    if number is None or date is None:
        return ""
    entries = [Entry(_WITHOUT, _("without a picture of the seal")), Entry(_WITH, _("choose the seal's picture (PNG)"))]
    chosen = await step.choose(_("The seal?"), entries)
    seals = await _seals(step) if chosen == _WITH else ()
    if chosen is None or seals is None:
        return ""
    found = await off(outgoing.outgoing, step.desk, step.file, number, date, seals)
    if not await step.sure(step.question, *_lines(found), await step.follows()):
        return ""
    done = await off(issuing.issue, step.desk, step.case, number, date, seals)
    words = _("Issued as {number}, dated {date}; kept: {path}")
    return words.format(number=done.number, date=done.date.isoformat(), path=done.path)


async def _seals(step: Step) -> tuple[Path, ...] | None:
    """A picture for each unit that signs, in their order; ``None`` where the person turned back."""
    names = await off(jointly.signing, step.desk, step.file)
    found = []
    for name in names:
        title = _("The seal's picture") if len(names) == 1 else _("The seal's picture: {unit}").format(unit=name)
        picture = await step.a_file(title)
        if picture is None:
            return None
        found.append(picture)
    return tuple(found)


def _lines(found: Outgoing) -> list[str]:
    number = found.number if found.sure else _("{number}, the next of the series").format(number=found.number or "-")
    return [
        _("number: {value}").format(value=number),
        _("date: {value}").format(value=found.date.isoformat()),
        _("text: {value}").format(value=found.digest),
        _("to: {value}").format(value=listed(found.addressees) or "-"),
        _("file: {value}").format(value=found.file),
        _("seal: {value}").format(value=found.seal or _("none")),
    ]


async def dispatch(step: Step) -> str:
    """To whom and when; the number says which letter."""
    names = await off(issuing.addressees, step.desk, step.file)
    entries = [Entry("", _("to all: {names}").format(names=listed(names))), *(Entry(each, each) for each in names)]
    to = await step.choose(_("To whom was it sent?"), entries)
    date = await step.ask_day(_("On which day?"), step.desk.clock.today()) if to is not None else None
    if to is None or date is None:
        return ""
    number, day = outgoing.sent(step.file)
    lines = [
        _("letter: {number}, dated {date}").format(number=number, date=day),
        _("to: {value}").format(value=to or listed(names)),
        _("date: {value}").format(value=date.isoformat()),
        await step.follows(),
    ]
    if not await step.sure(step.question, *lines):
        return ""
    sent = await off(issuing.dispatch, step.desk, step.case, to, date)
    return _("Sent to: {names}.").format(names=listed(sent))
