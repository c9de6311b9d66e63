"""The words of the in-app help: message ids, translated when they are shown."""

from typing import NamedTuple

from reply_studio.i18n import N_

CONTEXT_NAMES = {
    "app": N_("Everywhere"),
    "list": N_("In the list of cases"),
    "bench": N_("In the workbench"),
    "correct": N_("Where the reading of a proposal is set right"),
    "merge": N_("In the merge view"),
    "review": N_("At a review"),
    "editor": N_("In a text"),
    "dialog": N_("In a dialog"),
    "several": N_("Choosing several"),
    "question": N_("At a question"),
    "reader": N_("In a text to read"),
    "picker": N_("Choosing files"),
    "broken": N_("At a case that cannot be read"),
    "outcome": N_("At the outcome of an import"),
    "workspace": N_("Where there is no workspace yet"),
}
"""Context → how the help calls it."""


class Topic(NamedTuple):
    """A chapter of the help; ``contexts`` are those in which it is shown, empty for all."""

    title: str
    paragraphs: tuple[str, ...]
    contexts: tuple[str, ...] = ()


TOPICS: tuple[Topic, ...] = (
    Topic(
        N_("How a reply comes about"),
        (
            N_("1. Import (F4 in the list): the page or document as it was received. Its suggestions become a tree."),
            N_("What was read wrongly is set right beside the received text: ctrl-U in the workbench."),
            N_("2. Open the case (Enter). Every suggestion needs an answer: what was done, and what comes next."),
            N_("3. Units' letters are imported in the same way. Take a passage over, or leave it out with a reason."),
            N_("4. Check (F5) tells what is still wrong. The preview (F7) shows the letter as it will print."),
            N_("5. Word file (F10) writes the letter for review. The draft stays as it is."),
        ),
    ),
    Topic(
        N_("Keys and input methods"),
        (
            N_(
                "Every command has a key that works while an input method is on: arrows, Enter, Esc, Tab, F-keys, ctrl."
            ),
            N_("Plain letters are shortcuts beside them and work only where no text is being typed."),
            N_("Where a function key does nothing, the terminal keeps it for itself: ctrl-P offers all commands."),
            N_("Keys can be changed in config.toml under [keys], by the names of the commands."),
        ),
    ),
    Topic(
        N_("Marks"),
        (
            N_("成 D: done. 办 P: in progress. 划 N: planned. 参 R: kept for reference."),
            N_("否 X: declined. 他 O: another unit answers. 缺 !: no answer yet."),
            N_("Findings: 错 E error, 警 W warning, 注 I note."),
        ),
    ),
    Topic(
        N_("The merge view"),
        (
            N_("Suggestions stand in rows, units in columns; on a narrow screen one unit stands below the other."),
            N_("待 O: open. 用 U: used. 并 M: merged. 舍 L: left out. * beside the mark: the answer is sure."),
            N_(
                "Enter takes or decides, and goes on to the next. F3 leads through passages, overlaps, conflicts and "
                "old words until nothing is left."
            ),
            N_("What differs between two texts stands in 【brackets】."),
            N_("Every step is saved at once; ctrl-Z takes it back, decisions too."),
        ),
        ("merge",),
    ),
    Topic(
        N_("The review"),
        (
            N_("The letter as it will print; beside it what the selected line answers, and the comments on it."),
            N_("F6 shows what changed since you looked, F7 since it was submitted, gone and new words in brackets."),
            N_("Enter on a line writes a comment on its place, on a comment an answer. Comments are never deleted."),
            N_("Read to the end, then F8: approve, approve with an edit, return with reasons. The next case follows."),
            N_("An approval stands for the text you read, by its digest; any later change makes it outdated."),
        ),
        ("review",),
    ),
    Topic(
        N_("The list"),
        (
            N_("Views in the top line hold part of the cases; Tab goes on. Your own views keep filter and order."),
            N_("The filter looks in number, title, proposers, role, state and remarks; every word must occur."),
            N_("Columns, their widths, order and views are kept for you on this machine, not in the workspace."),
        ),
        ("list",),
    ),
    Topic(
        N_("The workbench"),
        (
            N_(
                "Left the suggestions, in the middle the reply to the selected one, right what the units sent, what "
                "the check found, the source and the history. On a narrow screen they are tabs: Tab goes on."
            ),
            N_("What you select leads: the other panes follow. A line of the letter leads back to its passage."),
            N_(
                "F3 goes to the next suggestion without an answer. Enter on a row sets it or begins to write there; "
                "Esc ends the writing. A row with + adds something."
            ),
            N_(
                "Under progress stands what was done, under next steps what will be done, each with unit and date. The "
                "status says how the suggestion stands; declining needs a reason."
            ),
            N_(
                "Of a unit's letter every passage is decided: Enter takes it into the reply, ctrl-E takes it to be "
                "changed, ctrl-L takes it as a next step, Del leaves it out with a reason. Where words come from stays "
                "known: below a passage stands how much of the unit's words is left."
            ),
            N_(
                "\u201c-> 3 0.81\u201d beside a unit's passage: it seems to answer suggestion 3; 1.00 is as sure as "
                "can be. The passages that fit the selected suggestion best stand first."
            ),
            N_("A change that somebody else makes meanwhile is taken in; what both wrote is kept side by side."),
        ),
        ("bench",),
    ),
    Topic(
        N_("Dates"),
        (N_("Type a date as usual: 9月底, 2026.9.30, 0930, 年底, +30. Below the line stands what was understood."),),
    ),
    Topic(
        N_("Nothing is lost"),
        (
            N_("What you type is saved at every pause. Undo (ctrl-Z in the workbench) lasts over restarts."),
            N_("The files under drafts/ are plain text; a change made elsewhere is noticed."),
        ),
    ),
)
"""The chapters, in reading order."""
