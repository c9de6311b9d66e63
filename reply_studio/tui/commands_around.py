"""Commands of the workbench around the text: phrases, notes, find and replace, jumps, unit names."""

from reply_studio.i18n import N_
from reply_studio.tui.command import Command

AROUND = (
    Command(
        id="bench.phrase",
        action="phrase",
        context="bench",
        keys="ctrl+b,alt+b",
        label=N_("Phrase"),
        help=N_(
            "Choose one of the office's phrases, filled with the case: it goes to the caret of the open text, else it "
            "begins a passage."
        ),
        cli="phrase list CASE",
    ),
    Command(
        id="bench.note",
        action="note",
        context="bench",
        keys="alt+n,ctrl+f4",
        letters="m",
        label=N_("Note to colleagues"),
        help=N_("Write a private note on the selected point or passage; it is never printed."),
        cli="note add CASE TEXT --on ANCHOR",
    ),
    Command(
        id="bench.replace",
        action="replace",
        context="bench",
        keys="alt+h,ctrl+f5",
        letters="slash,fullwidth_solidus,ideographic_comma",
        label=N_("Find and replace"),
        help=N_("Find words in the whole reply; replace all of them or one by one, in one step that undo takes back."),
        cli="passage replace CASE --find TEXT --with TEXT",
    ),
    Command(
        id="bench.jump",
        action="jump",
        context="bench",
        keys="ctrl+k,alt+j",
        letters="N",
        label=N_("Jump to next"),
        help=N_(
            "Go to the next plan without unit or date, open conflict, open passage, note or finding; the same key and "
            "Enter go on."
        ),
    ),
)

IN_TEXT = (
    Command(
        id="editor.unit",
        action="unit",
        context="editor",
        keys="ctrl+g,alt+u",
        label=N_("Unit's name"),
        help=N_("Complete the name of a unit from what stands before the caret."),
        footer=True,
    ),
)
