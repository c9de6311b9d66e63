"""Entry point: global options, the language, and the commands, each loaded only when it is called."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from reply_studio import i18n
from reply_studio.cli import diagnostics
from reply_studio.errors import ReplyStudioError
from reply_studio.i18n import N_

COMMANDS: dict[str, tuple[str, str]] = {
    "open": ("open_", N_("open a case on the screens")),
    "init": ("init", N_("make a workspace")),
    "demo": ("demo", N_("the sample case through the main job")),
    "doctor": ("doctor", N_("what works here and what is missing")),
    "import": ("import_", N_("take in received files")),
    "list": ("list_", N_("the cases")),
    "show": ("show", N_("one case")),
    "case": ("case", N_("decide on a whole case: accept, hand back, extend, join, close")),
    "proposal": ("proposal", N_("the proposal row by row; set its title, proposers, units")),
    "suggestion": ("suggestion", N_("set right what was read wrongly: split, join, levels, kinds, words")),
    "log": ("log", N_("who did what, and whether the record is whole")),
    "outline": ("outline", N_("a reply point for every suggestion not yet answered")),
    "edit": ("edit", N_("open a file of the case in your editor")),
    "point": ("point", N_("set a reply point: status, progress, plan")),
    "passage": ("passage", N_("split, join, move, edit or delete passages")),
    "joint": ("joint", N_("which units sign the letter with us")),
    "phrase": ("phrase", N_("the office's phrases, filled with the fields of a case")),
    "note": ("note", N_("private notes to colleagues; never printed")),
    "undo": ("undo", N_("take your last change back")),
    "redo": ("redo", N_("bring back what undo took away")),
    "take": ("take", N_("take a unit's passage into a point")),
    "leave-out": ("leave_out", N_("leave a unit's passage out, with a reason")),
    "reopen": ("reopen", N_("take a leave-out back")),
    "request": ("request", N_("ask a unit for its input, with a form to fill in")),
    "merge": ("merge", N_("the units' passages against the suggestions")),
    "similar": ("similar", N_("how other cases answered suggestions like these")),
    "reuse": ("reuse", N_("take words with which another case was answered")),
    "same": ("same", N_("settle two units' passages that say the same")),
    "resolve": ("resolve", N_("decide between two units whose figures differ")),
    "preview": ("preview", N_("the letter as text")),
    "check": ("check", N_("find what is wrong with a letter")),
    "waive": ("waive", N_("leave a finding as it is, with a reason")),
    "render": ("render", N_("the letter as a Word file")),
    "template": ("template", N_("the office's Word templates: what is wrong, which fields there are")),
    "submit": ("submit", N_("give the letter to the first reviewer")),
    "approve": ("approve", N_("agree to the letter as it is")),
    "return": ("return_", N_("return the letter to the drafter, with reasons")),
    "recall": ("recall", N_("take a submitted letter back")),
    "countersign": ("countersign", N_("a unit agrees to the letter")),
    "comment": ("comment", N_("remarks on places of the letter")),
    "diff": ("diff", N_("what changed in the letter between two versions")),
    "issue": ("issue", N_("number, date and seal; the letter is kept unchanged")),
    "dispatch": ("dispatch", N_("the letter is sent")),
    "consult": ("consult", N_("the proposer was consulted")),
    "feedback": ("feedback", N_("the proposer's opinion of the reply")),
    "rehandle": ("rehandle", N_("begin a second handling")),
    "conformity": ("conformity", N_("whether Word letters keep to GB/T 9704-2012, clause by clause")),
    "sign": ("sign", N_("sign a Word letter")),
    "verify": ("verify", N_("whether letters are as they were signed, and by whom")),
}
"""Command → (module under ``cli.commands``, one-line help), in the order of the work."""
OPTIONS = ("-C", "--lang", "--as")
"""Options before the command; each takes a value."""


def build() -> Any:
    """The command line in the active language; its library is imported now."""
    from reply_studio.cli import group

    return group.build()


def _option(arguments: Sequence[str], name: str) -> str | None:
    """The value of a global option (before the command), without running click: the language comes first."""
    words = iter(arguments)
    for word in words:
        if word == name:
            return next(words, None)
        if word.startswith(f"{name}="):
            return word.partition("=")[2]
        if word in OPTIONS:
            next(words, None)
        elif not word.startswith("-"):
            return None
    return None


def _language(arguments: Sequence[str]) -> str:
    """``--lang``, else the workspace's ``[ui] language``, else the locale's."""
    asked = _option(arguments, "--lang")
    if asked:
        return asked
    from reply_studio import bootstrap

    return bootstrap.language_of(Path(_option(arguments, "-C") or "."))


def only_options(arguments: Sequence[str]) -> dict[str, str] | None:
    """The global options where there is no command and nothing else; otherwise ``None``."""
    found: dict[str, str] = {}
    words = iter(arguments)
    for word in words:
        name, equals, value = word.partition("=")
        if name not in OPTIONS:
            return None
        found[name] = value if equals else next(words, "")
    return found if all(found.values()) and found.get("--lang", "zh") in i18n.LANGUAGES else None


def run(arguments: Sequence[str]) -> int:
    """Runs one command, or the screens, and returns the exit code."""
    i18n.activate(_language(arguments))
    try:
        options = only_options(arguments)
        if options is not None:  # the screens start without the library that reads commands
            from reply_studio.cli.start import start

            return start(options.get("-C"), options.get("--as"))
        return _command(arguments)
    except ReplyStudioError as error:
        return diagnostics.tell(error)
    except KeyboardInterrupt:
        return diagnostics.INTERRUPTED
    except BrokenPipeError:
        sys.stderr.close()
        return 0
    except Exception as error:  # the last resort: a report file instead of a traceback
        return diagnostics.internal(error)


def _command(arguments: Sequence[str]) -> int:
    import click

    from reply_studio.cli import speech

    with speech.of_the_interface():
        try:
            result: Any = build().main(args=list(arguments), prog_name="reply-studio", standalone_mode=False)
        except click.ClickException as error:
            return speech.tell(error)
        except click.Abort:
            return diagnostics.INTERRUPTED
    return result if isinstance(result, int) else 0


def main() -> None:
    """The console script."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    sys.exit(run(sys.argv[1:]))
