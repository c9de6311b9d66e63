"""The pane with the text that a proposal was read from, the place of the selected row marked in it."""

from textual.containers import Vertical

from reply_studio.errors import ReplyStudioError
from reply_studio.i18n import _
from reply_studio.model.case import CaseFile
from reply_studio.services import received_text
from reply_studio.services.desk import Desk
from reply_studio.services.received_text import ReceivedText
from reply_studio.tui.panes.reading import span_of
from reply_studio.tui.widgets.blocks import Key
from reply_studio.tui.widgets.lines import TitleLine
from reply_studio.tui.widgets.received import Received
from reply_studio.tui.working import off


class ReceivedPane(Vertical):
    """``read`` looks for the text, which may take a moment; where there is none, the pane says why."""

    def __init__(self) -> None:
        self.title = TitleLine(id="received-title", classes="pane-title")
        self.received = Received(id="received")
        super().__init__(self.title, self.received, id="received-pane")
        self._text: ReceivedText | None = None
        self._trouble = ""

    async def read(self, desk: Desk, file: CaseFile) -> None:
        """Shows the received text of a case."""
        try:
            self._text = await off(received_text.of, desk, file)
        except ReplyStudioError as error:
            self._trouble = str(error)
        self.received.show(self._text.raw if self._text else self._why_empty())

    def follow(self, file: CaseFile, key: Key) -> None:
        """Marks the place of a row."""
        if self._text is not None:
            self.received.mark(span_of(file, key, self._text))

    def tell(self) -> None:
        """The title, with the file's name."""
        self.title.tell(_("Received text"), self._text.name if self._text else "")

    def retranslate(self) -> None:
        """Another language."""
        if self._text is None:
            self.received.show(self._why_empty())

    def _why_empty(self) -> str:
        if self._trouble:
            return _("The received file cannot be read: {cause}").format(cause=self._trouble)
        return _("No received file holds the text of this proposal.")
