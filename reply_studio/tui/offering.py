"""What a screen offers: the registry's commands that work on it now, for footer, palette and help, and running one."""

from typing import TYPE_CHECKING, ClassVar, NamedTuple, TypeVar, cast

from textual import actions
from textual.dom import DOMNode
from textual.screen import Screen

from reply_studio.tui import commands, keymap
from reply_studio.tui.command import Command

if TYPE_CHECKING:
    from reply_studio.tui.app import StudioApp

T = TypeVar("T")
HELP = "app.help"


class Short(NamedTuple):
    """A command in the last line: its first key and its label there (a message id)."""

    command: Command
    key: str
    label: str


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

    @property
    def part(self) -> str:
        """The part of the screen that has the focus, where that decides what stands in the last line."""
        return ""

    def footer(self) -> list[Short]:
        """What stands in the last line: the help first, so that there is always room for it, then what belongs to the
        part with the focus.
        """
        part, own = self.part, self.studio.own_keys
        found = [Short(each, keymap.first_key(each, own), each.short_label(part)) for each in self.offered()]
        order = sorted(found, key=lambda each: (each.command.id != HELP, part not in dict(each.command.parts)))
        return [each for each in order if each.key and each.label]

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
