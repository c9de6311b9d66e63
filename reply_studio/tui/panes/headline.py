"""The first line of the workbench: which case, and how it stands."""

from reply_studio.composing import profile_of
from reply_studio.composing.units import lead_unit
from reply_studio.i18n import _, listed
from reply_studio.services import clocks, summary
from reply_studio.services.words import role_word, severity_mark, word
from reply_studio.tui.panes.view import View

SEPARATOR = " \u00b7 "


def headline(view: View) -> tuple[str, str]:
    """Number and title; role, state, days left, inputs, findings."""
    row = summary.describe(view.file, view.config)
    title = f"{row['number'] or row['case']} {row['title']}"
    facts = [
        role_word(row["role"]),
        _lead(view),
        word(row["state"]),
        days_left(view),
        _inputs(row),
        _together(view),
        _findings(view),
    ]
    return title, SEPARATOR.join(each for each in facts if each)


def _lead(view: View) -> str:
    """Where we co-handle: the unit that our opinion goes to."""
    if view.file.case.role != "co":
        return ""
    name = lead_unit(view.file, profile_of(view.config))
    return _("to {unit}").format(unit=name) if name else ""


def days_left(view: View) -> str:
    """How long until the reply is due."""
    due = clocks.due(view.file.case, view.config)
    if due is None:
        return ""
    left = (due - view.today).days
    if left < 0:
        return _("{n} days late").format(n=-left)
    return _("{n} days left").format(n=left) if left else _("due today")


def _inputs(row: dict[str, object]) -> str:
    expected = row["inputs_expected"]
    return _("inputs {here}/{expected}").format(here=row["inputs"], expected=expected) if expected else ""


def _together(view: View) -> str:
    """The numbers of the cases handled together with this one."""
    known = {each.case.id: each.case.number for each in view.file.together}
    numbers = [known.get(each) or each for each in view.file.case.joined]
    return _("together with {numbers}").format(numbers=listed(numbers)) if numbers else ""


def _findings(view: View) -> str:
    if view.insight is None:
        return ""
    counts = [(each, view.insight.count(each)) for each in ("error", "warning")]
    return " ".join(f"{severity_mark(each)}{n}" for each, n in counts if n)
