"""The first start: there is no workspace yet, so one is made here, empty or with the sample case."""

from collections.abc import Iterable
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.containers import Vertical
from textual.widget import Widget
from textual.widgets import Input, Static

from reply_studio import bootstrap
from reply_studio.errors import RefusedError
from reply_studio.i18n import _
from reply_studio.services.desk import Desk
from reply_studio.text.width import printable
from reply_studio.tui.keymap import bindings
from reply_studio.tui.screens.base import StudioScreen
from reply_studio.tui.widgets.finder import Finder
from reply_studio.tui.working import flow, off


class NewWorkspace(StudioScreen):
    """Asks for the folder and our unit's name; then the list takes its place."""

    CSS_PATH = "../styles/workspace.tcss"
    CONTEXTS = ("workspace",)
    BINDINGS: ClassVar = bindings("workspace")

    def body(self) -> Iterable[Widget]:
        """Two lines to fill in."""
        with Vertical(id="form"):
            yield Static("", id="welcome", markup=False)
            yield Static("", id="folder-label", markup=False)
            yield Finder(str(self.studio.start / "reply-studio"), id="folder")
            yield Static("", id="unit-label", markup=False)
            yield Finder("", id="unit")
            yield Static("", id="then", markup=False)

    def on_mount(self) -> None:
        """The caret stands at the unit: the folder is a proposal."""
        self.retranslate()
        self.query_one("#unit", Finder).focus()

    def retranslate(self) -> None:
        """All words anew."""
        self._put("welcome", _("There is no workspace here yet. It is a folder that holds your cases as plain files."))
        self._put("folder-label", _("Folder"))
        self._put("unit-label", _("Your unit, as others write it (for example 市民政局)"))
        self._put("then", _("Enter makes it. F4 makes one of a fictional office with a sample case, to look around."))

    def _put(self, name: str, words: str) -> None:
        self.query_one(f"#{name}", Static).update(printable(words))

    @on(Input.Submitted)
    def submitted(self) -> None:
        """Enter in either line."""
        self.action_make()

    @flow()
    async def action_make(self) -> None:
        """The workspace is made and opened."""
        unit = self.query_one("#unit", Finder).value.strip()
        self.studio.use(await off(_made, self._folder(), unit))

    @flow()
    async def action_sample(self) -> None:
        """The workspace of the fictional office, with the sample case in it."""
        self.remark(_("making the sample case"))
        desk = await off(_sample, self._folder())
        self.studio.use(desk)

    def _folder(self) -> Path:
        typed = self.query_one("#folder", Finder).value.strip()
        if not typed:
            raise RefusedError(_("the folder is not named"))
        return self.studio.start / Path(typed).expanduser()

    def action_field(self) -> None:
        """To the other line."""
        self.focus_next()


def _made(folder: Path, unit: str) -> Desk:
    return bootstrap.open_desk(str(bootstrap.make_workspace(folder, unit)))


def _sample(folder: Path) -> Desk:
    from reply_studio.services import demo

    desk = bootstrap.demo_desk(folder, {})
    demo.run(desk, bootstrap.packaged("samples"), lambda _line: None)
    return desk
