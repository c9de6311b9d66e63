"""Commands of the screens that stand over another one or in its place: dialogs, questions, texts, the file picker."""

from reply_studio.i18n import N_
from reply_studio.tui.command import Command

DIALOG = (
    Command(
        id="dialog.accept",
        action="accept",
        context="dialog",
        keys="enter",
        label=N_("Accept"),
        footer=True,
    ),
    Command(
        id="dialog.cancel",
        action="cancel",
        context="dialog",
        keys="escape",
        label=N_("Back"),
        help=N_("Close this without doing anything."),
        footer=True,
    ),
    Command(id="dialog.up", action="move(-1)", context="dialog", keys="up", label=N_("Up")),
    Command(id="dialog.down", action="move(1)", context="dialog", keys="down", label=N_("Down")),
    Command(id="dialog.page_up", action="page(-1)", context="dialog", keys="pageup", label=N_("Page up")),
    Command(id="dialog.page_down", action="page(1)", context="dialog", keys="pagedown", label=N_("Page down")),
)

QUESTION = (
    Command(
        id="question.no",
        action="answer(False)",
        context="question",
        keys="enter,escape",
        letters="n,N",
        label=N_("No"),
        help=N_("Leave everything as it is."),
        footer=True,
    ),
    Command(
        id="question.yes",
        action="answer(True)",
        context="question",
        keys="ctrl+y",
        letters="y,Y",
        label=N_("Yes"),
        help=N_("Do what the question says. Enter never does it."),
        footer=True,
    ),
)

READER = (
    Command(
        id="reader.back",
        action="back",
        context="reader",
        keys="escape,enter",
        letters="q",
        label=N_("Back"),
        footer=True,
    ),
    Command(id="reader.up", action="scroll(-1)", context="reader", keys="up", letters="k", label=N_("Up")),
    Command(id="reader.down", action="scroll(1)", context="reader", keys="down", letters="j", label=N_("Down")),
    Command(id="reader.page_up", action="page(-1)", context="reader", keys="pageup", label=N_("Page up")),
    Command(
        id="reader.page_down",
        action="page(1)",
        context="reader",
        keys="pagedown",
        letters="space",
        label=N_("Page down"),
    ),
    Command(id="reader.first", action="edge(-1)", context="reader", keys="home", letters="g", label=N_("Start")),
    Command(id="reader.last", action="edge(1)", context="reader", keys="end", letters="G", label=N_("End of text")),
)

BROKEN = (
    Command(
        id="broken.edit",
        action="edit",
        context="broken",
        keys="f4",
        label=N_("Outside editor"),
        help=N_("Open the file with the fault in the editor that VISUAL or EDITOR names."),
        footer=True,
        cli="edit CASE",
    ),
    Command(
        id="broken.retry",
        action="retry",
        context="broken",
        keys="f5,ctrl+r",
        label=N_("Try again"),
        help=N_("Read the case again; once that works, it opens."),
        footer=True,
    ),
)

PICKER = (
    Command(
        id="picker.open",
        action="open",
        context="picker",
        keys="enter",
        label=N_("Open / import"),
        help=N_("Go into the folder; take the marked files in, or this file where none is marked."),
        footer=True,
    ),
    Command(
        id="picker.mark",
        action="mark",
        context="picker",
        keys="insert,f6",
        label=N_("Mark"),
        help=N_("Mark the file, or a whole folder, and go on to the next one."),
        footer=True,
    ),
    Command(
        id="picker.mark_all",
        action="mark_all",
        context="picker",
        keys="f7",
        label=N_("Mark all"),
        help=N_("Mark all files shown; once more takes all marks away."),
        footer=True,
    ),
    Command(
        id="picker.parent",
        action="parent",
        context="picker",
        keys="f8,ctrl+up",
        label=N_("Folder above"),
        footer=True,
    ),
    Command(
        id="picker.cancel",
        action="cancel",
        context="picker",
        keys="escape",
        label=N_("Back"),
        footer=True,
    ),
    Command(id="picker.up", action="move(-1)", context="picker", keys="up", label=N_("Up")),
    Command(id="picker.down", action="move(1)", context="picker", keys="down", label=N_("Down")),
    Command(id="picker.page_up", action="page(-1)", context="picker", keys="pageup", label=N_("Page up")),
    Command(id="picker.page_down", action="page(1)", context="picker", keys="pagedown", label=N_("Page down")),
)

OUTCOME = (
    Command(
        id="outcome.assign",
        action="assign",
        context="outcome",
        keys="f6",
        label=N_("Say which case"),
        help=N_("Say to which case the letters belong for which that could not be told, and take them in."),
        footer=True,
        cli="import FILE --case CASE",
    ),
    Command(
        id="outcome.open",
        action="open",
        context="outcome",
        keys="enter",
        label=N_("Open the case"),
        help=N_("Open the case that was taken in; where there are several, the first one."),
        footer=True,
        cli="show CASE",
    ),
)

WORKSPACE = (
    Command(
        id="workspace.make",
        action="make",
        context="workspace",
        keys="enter",
        label=N_("Make the workspace"),
        help=N_("Make the folder with config.toml, templates and drafts, and open it."),
        footer=True,
        cli="init DIR --unit NAME",
    ),
    Command(
        id="workspace.sample",
        action="sample",
        context="workspace",
        keys="f4",
        label=N_("With the sample case"),
        help=N_("Make the workspace of a fictional office with a sample case."),
        footer=True,
        cli="demo DIR",
    ),
    Command(
        id="workspace.field",
        action="field",
        context="workspace",
        keys="tab,shift+tab,down,up",
        label=N_("Other line"),
        footer=True,
    ),
)
