"""The language of the command-line library's own words, and the environment that our commands see.

The library translates through the standard ``gettext``, which takes the language from the variable ``LANGUAGE`` at
every lookup and offers no other way to name it. So the variable is ours while the library reads the command line and
shows its errors, and is as the person set it while a command works: an editor that a command starts gets what the
person chose for it.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, Final

import click

from reply_studio import i18n

VARIABLE: Final = "LANGUAGE"
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


class Context(click.Context):
    """What a command is called with; it works in the person's environment."""

    def invoke(self, callback: Any, /, *args: Any, **kwargs: Any) -> Any:
        """Calls a command or its function as the library does."""
        with of_the_person():
            return super().invoke(callback, *args, **kwargs)
