"""The terminal application: a desk, the screens on it, language and theme, and what happens when something fails."""

import gc
import importlib
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from rich.text import Text
from textual.filter import NoColor
from textual.screen import Screen

from reply_studio import i18n
from reply_studio.config import Config
from reply_studio.errors import ReplyStudioError, write_report
from reply_studio.i18n import _
from reply_studio.services.desk import Desk
from reply_studio.tui import keeping, keymap
from reply_studio.tui.offering import Offering
from reply_studio.tui.ordering import InOrder
from reply_studio.tui.screens.base import StudioScreen
from reply_studio.tui.themes import themes
from reply_studio.tui.tidying import SECONDS, Tidying
from reply_studio.tui.working import flow, off

if TYPE_CHECKING:
    from reply_studio.tui.keeping import Kept

WORKBENCH = "reply_studio.tui.screens.workbench"
WARM_UP = 0.5
"""Seconds after the first picture until what comes next is loaded."""

INTERNAL = 70
"""Exit code after an error of ours, as the command line has it."""


class StudioApp(InOrder, inherit_bindings=False):
    """The screens on a desk; ``case`` opens that case at once. Without a desk a workspace is made first, in ``start``.
    ``left_at``: what was selected in a case when it was left.

    Raises:
        InputError: ``[keys]`` of config.toml names an unknown command or puts two on one key.
    """

    CSS_PATH = "styles/studio.tcss"
    BINDINGS: ClassVar = keymap.bindings("app")
    ENABLE_COMMAND_PALETTE = False
    TITLE = "Reply Studio"

    def __init__(self, desk: Desk | None, case: str | None = None, start: Path | None = None) -> None:
        super().__init__()
        self._desk, self._first_case = desk, case
        self.start = (start or Path()).resolve()
        self.kept: Kept = keeping.load()
        self.own_keys: dict[str, str] = {}
        self.left_at: dict[str, tuple[str, ...]] = {}
        self._looks = themes(self.console.color_system)
        for each in self._looks.values():
            self.register_theme(each)
        self._set_up(desk.config if desk else Config())
        self.stylesheet.set_variables(self.get_css_variables())
        self._css_is_new = True
        # Our styles name no colours of the terminal, so none need be looked up on every line; and without colours the
        # terminal's own are better than the library's greys.
        self._filters = [NoColor()] if self.no_color else []

    @property
    def desk(self) -> Desk:
        """The desk; only the screen that makes a workspace is there without one."""
        assert self._desk is not None
        return self._desk

    def _set_up(self, config: Config) -> None:
        self.own_keys = keymap.overrides(config.keys)
        self.set_keymap(self.own_keys)
        self.theme = self._looks.get(self.kept.theme, self._looks[config.ui.theme]).name

    def refresh_css(self, animate: bool = True) -> None:
        """The library parses all styles a second time before it draws anything, for a theme that may be another one;
        ours is known when the styles are read.
        """
        if self._css_is_new:
            self._css_is_new = False
        else:
            super().refresh_css(animate)

    def use(self, desk: Desk) -> None:
        """Another desk: its list covers the screen that made it."""
        self._desk = desk
        self._set_up(desk.config)
        self.push_screen(self.get_default_screen())

    def get_default_screen(self) -> Screen[Any]:
        """The list, or where there is no workspace the way to one."""
        if self._desk is None:
            from reply_studio.tui.screens.workspace import NewWorkspace

            return NewWorkspace()
        from reply_studio.tui.screens.list import CaseList

        return CaseList()

    def on_mount(self) -> None:
        """The case asked for, if one was."""
        self.call_after_refresh(self._settle)
        if self._first_case:
            self.open_case(self._first_case)

    def _settle(self) -> None:
        """After the first picture: what is loaded stays, so that nobody need look at it for garbage again."""
        gc.freeze()
        gc.enable()
        self.set_interval(SECONDS, Tidying().tidy)
        self.set_timer(WARM_UP, self._warm_up)

    @flow("warm-up")
    async def _warm_up(self) -> None:
        """Loads the workbench while the person looks at the list, so that the first case opens at once."""
        await off(importlib.import_module, WORKBENCH)

    @flow("open")
    async def open_case(self, case_id: str) -> None:
        """The workbench on a case."""
        module = await off(importlib.import_module, WORKBENCH)
        self.push_screen(module.Workbench(case_id))

    def keep(self, **changes: Any) -> None:
        """Remembers something for the next start."""
        import msgspec

        self.kept = msgspec.structs.replace(self.kept, **changes)
        keeping.save(self.kept)

    def action_help(self) -> None:
        """What can be done on this screen."""
        from reply_studio.tui.screens.help import Help

        if isinstance(self.screen, Offering) and not isinstance(self.screen, Help):
            self.push_screen(Help(self.screen.contexts()))

    @flow()
    async def action_palette(self) -> None:
        """Any command by name."""
        from reply_studio.tui.command import Command
        from reply_studio.tui.screens.palette import Palette

        below = self.screen
        if isinstance(below, Offering):
            picked = await self.push_screen_wait(Palette(below))
            if isinstance(picked, Command):
                await below.perform(picked)

    def action_language(self) -> None:
        """Chinese or English, at once."""
        before = i18n.language()
        i18n.activate("en" if before == "zh" else "zh")
        for each in self.screen_stack:
            if isinstance(each, StudioScreen):
                each.retranslate()
            elif each.is_modal:
                self._retranslate_dialog(each, before)
            each.refresh(layout=True)
            for widget in each.walk_children():
                widget.refresh(layout=True)

    def _retranslate_dialog(self, screen: Screen[Any], before: str) -> None:
        from reply_studio.tui.screens.dialogs import Dialog

        if isinstance(screen, Dialog):
            screen.retranslate(before)

    def action_theme(self) -> None:
        """Dark or light; kept for the next start."""
        name = "light" if self.current_theme.dark else "dark"
        self.theme = self._looks[name].name
        self.keep(theme=name)

    def action_interrupt(self) -> None:
        """ctrl-C copies what is selected, otherwise it says how to leave: a habit must not lose work."""
        selected = self.screen.get_selected_text()
        if selected:
            self.copy_to_clipboard(selected)
        else:
            self.say(_("To leave: ctrl-Q"))

    def say(self, text: str, severity: str = "info") -> None:
        """Shows a message on the uppermost full screen."""
        for each in reversed(self.screen_stack):
            if isinstance(each, StudioScreen):
                each.say(text, severity)
                return

    def fail(self, error: Exception) -> None:
        """Shows a failure on the uppermost full screen."""
        self.say(self.words_of(error), "error")

    def words_of(self, error: Exception) -> str:
        """A failure in words. One of ours is written to a report file, whose path is told."""
        if isinstance(error, ReplyStudioError):
            return f"{error}\n{error.hint}" if error.hint else str(error)
        return _("internal error; the details are in {path}").format(path=write_report(error))

    def _fatal_error(self) -> None:
        """The library's last resort prints a traceback with all local values; ours is one line and a report file."""
        error = self._exception or RuntimeError("unknown")
        told = _("reply-studio: internal error; the details are in {path}").format(path=write_report(error))
        self._return_code = INTERNAL
        self._exit_renderables.append(Text(told, no_wrap=True, overflow="ignore"))
        self._close_messages_no_wait()
