"""Commands of the workbench about other units, about colleagues, and about the case as a whole."""

from reply_studio.i18n import N_
from reply_studio.tui.command import Command

OFFICE = (
    Command(
        id="bench.request",
        action="request",
        context="bench",
        keys="ctrl+a",
        label=N_("Ask units"),
        help=N_("Ask units for their input: choose them, say by when; a form to fill in is written for each."),
        parts=(("inputs", N_("Ask units")),),
        cli="request CASE --unit NAME --reply-by D",
    ),
    Command(
        id="bench.remind",
        action="remind",
        context="bench",
        keys="alt+r",
        label=N_("Remind units"),
        help=N_("Write a reminder letter to units that were asked and have not answered; the late ones are marked."),
        cli="request CASE --unit NAME --remind",
    ),
)

SEVERAL = (
    Command(
        id="several.mark",
        action="mark",
        context="several",
        keys="insert,f6",
        label=N_("Mark"),
        help=N_("Mark the entry and go on to the next one; Enter takes all that are marked."),
        footer=True,
    ),
)
"""Where several entries may be chosen at once."""
