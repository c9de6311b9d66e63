"""The registry: every command there is, by context and by id."""

from collections.abc import Iterator, Mapping

from reply_studio.tui.command import Command
from reply_studio.tui.commands_around import AROUND, IN_TEXT
from reply_studio.tui.commands_bench import BENCH, EDITOR
from reply_studio.tui.commands_correct import CORRECT
from reply_studio.tui.commands_dialogs import BROKEN, DIALOG, OUTCOME, PICKER, QUESTION, READER, WORKSPACE
from reply_studio.tui.commands_merge import MERGE
from reply_studio.tui.commands_office import OFFICE, SEVERAL
from reply_studio.tui.commands_review import LIST_REVIEW, REVIEW, WORKFLOW
from reply_studio.tui.commands_shell import APP, LIST

CONTEXTS: Mapping[str, tuple[Command, ...]] = {
    "app": APP,
    "list": (*LIST, *LIST_REVIEW),
    "bench": (*BENCH, *AROUND, *OFFICE, *WORKFLOW),
    "correct": CORRECT,
    "merge": MERGE,
    "review": REVIEW,
    "editor": (*EDITOR, *IN_TEXT),
    "dialog": DIALOG,
    "several": SEVERAL,
    "question": QUESTION,
    "reader": READER,
    "broken": BROKEN,
    "picker": PICKER,
    "outcome": OUTCOME,
    "workspace": WORKSPACE,
}
"""Context → its commands, in the order in which footer, palette and help show them."""


def every() -> Iterator[Command]:
    """All commands, context by context."""
    for commands in CONTEXTS.values():
        yield from commands


def find(command_id: str) -> Command:
    """The command with this id; ``KeyError`` where there is none."""
    for each in every():
        if each.id == command_id:
            return each
    raise KeyError(command_id)
