"""Where a text stands still (submitted, approved, issued), nothing is asked or typed that could not be saved."""

import functools
from collections.abc import Callable
from typing import Concatenate, ParamSpec, TypeVar

from reply_studio.i18n import _
from reply_studio.tui.screens.case_screen import SittingScreen

P = ParamSpec("P")
S = TypeVar("S", bound=SittingScreen)


def writing(action: Callable[Concatenate[S, P], None]) -> Callable[Concatenate[S, P], None]:
    """Makes an action one that changes the text: where it stands still, the action says so and does nothing else."""

    @functools.wraps(action)
    def begin(self: S, /, *given: P.args, **more: P.kwargs) -> None:
        if self.may_write():
            action(self, *given, **more)

    return begin


def set_aside_words(why: str) -> str:
    """That words were typed which cannot be saved, and what becomes of them."""
    return f"{why}\n{_('Your last words are kept; they are offered again when the text may be changed.')}"
