"""The only writer to stderr, and the exit codes: a failure becomes words and a number, never a traceback."""

import sys

from reply_studio.errors import ReplyStudioError, write_report
from reply_studio.i18n import _
from reply_studio.text.width import printable

INTERNAL = 70
INTERRUPTED = 130


def note(text: str) -> None:
    """A line for the person at the terminal."""
    sys.stderr.write(printable(text) + "\n")


def tell(error: ReplyStudioError) -> int:
    """Says what failed, where, and what to do; returns the exit code."""
    note(f"reply-studio: {error}")
    if error.hint:
        note(f"  {error.hint}")
    return error.exit_code


def internal(error: BaseException) -> int:
    """An error of ours: one line, and a report file with the details; returns the exit code."""
    note(_("reply-studio: internal error; the details are in {path}").format(path=write_report(error)))
    return INTERNAL


def tell_any(error: Exception) -> int:
    """Says a failure, one of ours with its report file; returns the exit code."""
    return tell(error) if isinstance(error, ReplyStudioError) else internal(error)
