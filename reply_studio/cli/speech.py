"""The language of the command-line library's own words, and the environment that our commands see.

The library translates through the standard ``gettext``, which takes the language from the variable ``LANGUAGE`` at
every lookup and offers no other way to name it. So the variable is ours while the library reads the command line and
shows its errors, and is as the person set it while a command works: an editor that a command starts gets what the
person chose for it.
"""

import io
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, Final

import click

from reply_studio import i18n
from reply_studio.cli import diagnostics

VARIABLE: Final = "LANGUAGE"
_CHINESE: Final = "[\u4e00-\u9fff]"
_QUOTED: Final = r"'([^'\n]*)'"
_MARKS: Final = (
    ("(?<=\u201d), (?=\u201c)", "\u3001"),
    ("(?<=[\u4e00-\u9fff\u201d]) (?=\u201c)", ""),
    ("(?<=[\u4e00-\u9fff\u201d])\\.(?=\\s|$)", "\u3002"),
    ("(?<=[\u4e00-\u9fff\u201d])[:\uff1a] ?", "\uff1a"),
)
"""Compiled where an error is shown, not at every start."""
_given: ContextVar[str | None] = ContextVar("given")


@contextmanager
def of_the_interface() -> Iterator[None]:
    """Inside, the library speaks the active language."""
    before = os.environ.get(VARIABLE)
    token = _given.set(before)
    _put(i18n.locale_name())
    try:
        yield
    finally:
        _put(before)
        _given.reset(token)


@contextmanager
def of_the_person() -> Iterator[None]:
    """Inside, the environment is as it was before ``of_the_interface``."""
    ours = os.environ.get(VARIABLE)
    _put(_given.get(ours))
    try:
        yield
    finally:
        _put(ours)


def _put(value: str | None) -> None:
    if value is None:
        os.environ.pop(VARIABLE, None)
    else:
        os.environ[VARIABLE] = value


def tell(error: click.ClickException) -> int:
    """Says what the library refused, with the marks of the language it speaks; returns the exit code."""
    told = io.StringIO()
    error.show(file=told)
    for line in told.getvalue().splitlines():
        diagnostics.note(_typeset(line) if re.search(_CHINESE, line) else line)
    return error.exit_code


def _typeset(line: str) -> str:
    """A Chinese line of the library with Chinese marks: it puts its own full stops, colons and quotes between words."""
    line = re.sub(_QUOTED, "\u201c\\1\u201d", line)
    for pattern, mark in _MARKS:
        line = re.sub(pattern, mark, line)
    return line


class Context(click.Context):
    """What a command is called with; it works in the person's environment."""

    def invoke(self, callback: Any, /, *args: Any, **kwargs: Any) -> Any:
        """Calls a command or its function as the library does."""
        with of_the_person():
            return super().invoke(callback, *args, **kwargs)
