"""The message bar: the last thing the person should know, one or two lines, nothing when all is quiet."""

from rich.text import Text
from textual.reactive import reactive
from textual.widget import Widget

from reply_studio.services.words import severity_mark
from reply_studio.text.width import printable


class Notice(Widget):
    """``show(text, severity)`` shows a message; ``severity`` is info, warning or error. ``clear()`` takes it away.
    ``passing`` says that it may go as soon as the person goes on: what is for information may, unless told otherwise.
    """

    DEFAULT_CLASSES = "-empty"
    text: reactive[str] = reactive("", layout=True)
    severity: reactive[str] = reactive("info")
    passing = True

    def show(self, text: str, severity: str = "info", *, passing: bool | None = None) -> None:
        """Replaces the message."""
        self.passing = severity == "info" if passing is None else passing
        self.severity, self.text = severity, printable(text)

    def clear(self) -> None:
        """Nothing to say any more."""
        self.text = ""

    def watch_text(self, text: str) -> None:
        """An empty bar takes no line."""
        self.set_class(not text, "-empty")

    def watch_severity(self, before: str, after: str) -> None:
        """Colour repeats the mark."""
        self.remove_class(f"-{before}")
        self.add_class(f"-{after}")

    def render(self) -> Text:
        """The mark and the words; information needs no mark."""
        mark = "" if self.severity == "info" else f"{severity_mark(self.severity)} "
        return Text(f"{mark}{self.text}")

    def on_click(self) -> None:
        """A click says: read."""
        self.clear()
