"""What panes on the line API share: the styles of their parts, looked up once, and scrolling without ado."""

from collections.abc import Mapping

from rich.style import Style
from textual.scroll_view import ScrollView


class LineView(ScrollView, can_focus=True, inherit_bindings=False):
    """A pane of which only the lines on the screen are made."""

    ALLOW_SELECT = False

    def __init__(self, **more: object) -> None:
        super().__init__(**more)  # type: ignore[arg-type]  # id and classes, as every widget takes them
        self._looks: dict[str, Style] = {}

    @property
    def looks(self) -> Mapping[str, Style]:
        """The style of every component class by its name behind ``--``."""
        if not self._looks:
            names = {each.partition("--")[2]: each for each in self.COMPONENT_CLASSES}
            self._looks = {name: self.get_component_rich_style(each, partial=True) for name, each in names.items()}
        return self._looks

    def notify_style_update(self) -> None:
        """Another theme."""
        self._looks = {}
        super().notify_style_update()

    def scroll_to_row(self, top: int) -> None:
        """Puts a row at the top, at once."""
        if top != round(self.scroll_target_y):
            self.scroll_to(y=top, animate=False, immediate=True)
