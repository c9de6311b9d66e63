"""Every failure that a person can be told about: one class a cause, one exit code a class.

A message is already in the reader's language when it arrives here; ``where`` names the file and the
place in it, ``hint`` says what to do next.
"""

from pathlib import Path


def write_report(error: BaseException) -> Path:
    """The report file of an error of ours, with the details that no terminal shows; returns its path."""
    import os
    import tempfile
    import traceback

    handle, name = tempfile.mkstemp(prefix="reply-studio-report-", suffix=".txt")
    with os.fdopen(handle, "w", encoding="utf-8") as report:
        report.write("".join(traceback.format_exception(error)))
    return Path(name)


class ReplyStudioError(Exception):
    """A failure with its place and a way out. ``exit_code`` is the process's exit status (CLI contract)."""

    exit_code = 70

    def __init__(self, message: str, *, where: str = "", hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.where = where
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.where}: {self.message}" if self.where else self.message


class UsageError(ReplyStudioError):
    """The call itself is wrong: an unknown id, a date that is none, options that exclude each other."""

    exit_code = 2


class InputError(ReplyStudioError):
    """A file or text is absent, unreadable or not understood."""

    exit_code = 3


class ConflictError(ReplyStudioError):
    """Somebody changed it meanwhile; nothing was overwritten."""

    exit_code = 4


class RefusedError(ReplyStudioError):
    """A rule of the workflow, a missing right or a missing setting forbids it."""

    exit_code = 5


class StorageError(ReplyStudioError):
    """The disk did not take it (full, read-only); nothing was acknowledged."""

    exit_code = 6


class MissingToolError(ReplyStudioError):
    """An outside program is needed and absent."""

    exit_code = 7


def of_code(code: int) -> type[ReplyStudioError]:
    """The class of failures that end with this exit code."""
    kinds = {each.exit_code: each for each in ReplyStudioError.__subclasses__()}
    return kinds.get(code, ReplyStudioError)
