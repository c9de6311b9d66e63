"""What a screen offers: the registry's commands that work on it now, for footer, palette and help, and running one."""

from typing import TYPE_CHECKING, ClassVar, TypeVar, cast

from textual import actions
from textual.dom import DOMNode
from textual.screen import Screen

from reply_studio.tui import commands, keymap
from reply_studio.tui.command import Command

if TYPE_CHECKING:
    from reply_studio.tui.app import StudioApp

T = TypeVar("T")


class Offering(Screen[T]):
    """A screen with commands. ``CONTEXTS`` are the registry's contexts that work on it besides ``app``; a command of
    the context ``editor`` runs on the widget that has the focus.
    """

    CONTEXTS: ClassVar[tuple[str, ...]] = ()

    @property
    def studio(self) -> "StudioApp":
        """The application, with its desk."""
        return cast("StudioApp", self.app)

    def offered(self) -> list[Command]:
        """The commands that can be used now, the screen's own before the application's."""
        return [each for one in self.contexts() for each in commands.CONTEXTS[one] if self.allows(each)]

    def contexts(self) -> tuple[str, ...]:
        """The contexts that hold now; a screen with an editor puts ``editor`` first while it has the focus, a dialog
        leaves ``app`` out, because it stands before everything else.
        """
        return (*self.CONTEXTS, "app")

    def footer(self) -> list[tuple[Command, str]]:
        """What stands in the last line, with the key."""
        found = [(each, keymap.first_key(each, self.studio.own_keys)) for each in self.offered() if each.footer]
        return [(each, key) for each, key in found if key]

    def allows(self, command: Command) -> bool:
        """Whether the command can be used now (``check_action`` of the place where it runs)."""
        _where, name, parameters = actions.parse(command.action)
        return bool(self._runs_on(command).check_action(name, parameters))

    async def perform(self, command: Command) -> None:
        """Runs a command as its key would."""
        await self.app.run_action(command.action, self._runs_on(command))

    def _runs_on(self, command: Command) -> DOMNode:
        if command.context == "app":
            return self.app
        return self.focused if command.context == "editor" and self.focused is not None else self
