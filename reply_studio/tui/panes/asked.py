"""Which units were asked for their input, have answered, or are late: around what they sent."""

import datetime as dt
from collections.abc import Iterator

from reply_studio.i18n import _, listed
from reply_studio.services import units
from reply_studio.services.waiting import Asked, asked_units
from reply_studio.tui.panes.view import View
from reply_studio.tui.widgets.blocks import Block


def owing_blocks(view: View) -> Iterator[Block]:
    """A block for every unit that owes its input, the late ones first, under the key ``("unit", its key)``."""
    found = asked_units(view.file, view.today)
    owing = sorted((each for each in found if not each.answered), key=lambda each: not each.late)
    for n, each in enumerate(owing, 1):
        yield _owing(view, each, last=n == len(owing))


def answered_blocks(view: View) -> Iterator[Block]:
    """One quiet line with the units that have answered, and when."""
    here = [_answered(view, each) for each in asked_units(view.file, view.today) if each.answered]
    if here:
        yield Block(_("Answered: {units}").format(units=listed(here)), style="dim")


def _owing(view: View, unit: Asked, *, last: bool) -> Block:
    told = [
        _("asked {day}").format(day=short(unit.asked, view.today)) if unit.asked else _("not asked with a form"),
        _("reminded {day}").format(day=short(unit.reminded[-1], view.today)) if unit.reminded else "",
        _("wanted by {day}").format(day=short(unit.reply_by, view.today)) if unit.reply_by else "",
        unit.file,
    ]
    return Block(
        name_of(view, unit),
        ("unit", unit.unit),
        right=lateness(unit, view.today),
        foot=(" \u00b7 ".join(each for each in told if each),),
        style="warning" if unit.late else "",
        after=last,
    )


def lateness(unit: Asked, today: dt.date) -> str:
    """How late a unit is, or how long it still has."""
    if unit.reply_by is None:
        return _("still to come")
    left = (unit.reply_by - today).days
    if left < 0:
        return _("{n} days late").format(n=-left)
    return _("{n} days left").format(n=left) if left else _("due today")


def _answered(view: View, unit: Asked) -> str:
    day = f" {short(unit.received, view.today)}" if unit.received else ""
    return f"{name_of(view, unit)}{day}"


def name_of(view: View, unit: Asked) -> str:
    """The unit's usual name."""
    return units.name_of(unit.unit, view.config, view.file.case.units)


def short(day: dt.date | None, today: dt.date) -> str:
    """``06-20``, with the year where it is another one."""
    if day is None:
        return ""
    return day.isoformat()[5:] if day.year == today.year else day.isoformat()
