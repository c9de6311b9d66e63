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
    Command(
        id="bench.import",
        action="import_letters",
        context="bench",
        keys="alt+i,ctrl+f3",
        label=N_("Take in a letter"),
        help=N_("Choose the letters that units sent; they are taken in as inputs of this case."),
        parts=(("inputs", N_("Take in a letter")),),
        cli="import FILE --as input --case CASE",
    ),
    Command(
        id="bench.our_part",
        action="our_part",
        context="bench",
        keys="alt+p",
        label=N_("Our part / not ours"),
        help=N_("Where we co-handle or answer separately: the selected suggestion is ours to answer, or no more."),
        cli="case part CASE SUGGESTION...",
    ),
    Command(
        id="bench.joint",
        action="joint",
        context="bench",
        label=N_("Sign together"),
        help=N_("Choose the units that sign the reply with us, in their order; none: we sign alone."),
        cli="joint CASE UNIT... | --none",
    ),
    Command(
        id="bench.hand_over",
        action="hand_over",
        context="bench",
        keys="alt+o",
        label=N_("Hand over"),
        help=N_("Hand the case to a colleague; the reason stands in its journal."),
        cli="case transfer CASE --to LOGIN",
    ),
    Command(
        id="bench.consult",
        action="consult",
        context="bench",
        keys="alt+c",
        label=N_("Talk with the proposer"),
        help=N_("Keep that the proposer was consulted: how, with whom, what came of it, when."),
        cli="consult add CASE",
    ),
    Command(
        id="bench.close_case",
        action="close_case",
        context="bench",
        keys="alt+z",
        label=N_("Close the case"),
        help=N_("Nothing more is to be done; asked before."),
        cli="case close CASE",
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
