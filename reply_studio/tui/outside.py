"""The terminal given away to another program, and taken back afterwards."""

from collections.abc import Callable
from typing import Any, TypeVar

from textual.app import App, SuspendNotSupported

from reply_studio.errors import MissingToolError
from reply_studio.i18n import _

T = TypeVar("T")


def given_away(app: App[Any], run: Callable[[], T]) -> T:
    """What *run* returns; the screens are set aside meanwhile.

    Raises:
        MissingToolError: this terminal cannot be given away.
    """
    try:
        with app.suspend():
            return run()
    except SuspendNotSupported as error:
        raise MissingToolError(_("this terminal cannot be given to another program")) from error
