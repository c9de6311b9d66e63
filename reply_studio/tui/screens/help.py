"""Help: what can be done on the screen below and by which keys, then how the work goes."""

from collections.abc import Iterator, Sequence

from reply_studio.i18n import _
from reply_studio.tui import commands, help_text, keymap
from reply_studio.tui.command import Command
from reply_studio.tui.screens.reader import Reader
from reply_studio.tui.widgets.cells import pad
from reply_studio.tui.widgets.prose import Paragraph

_KEY_CELLS = 21
"""Two keys in full: ctrl-Up alt-Up, in Chinese too."""


class Help(Reader):
    """Context help. It names every command of the contexts, those that cannot be used right now too."""

    def __init__(self, contexts: Sequence[str]) -> None:
        super().__init__("")
        self._contexts = contexts

    def heading(self) -> str:
        """The title in the language of now."""
        return _("Help")

    def content(self) -> Sequence[Paragraph]:
        """Keys first, then the topics."""
        return [*self._keys(), *_topics(self._contexts)]

    def _keys(self) -> Iterator[Paragraph]:
        own = self.studio.own_keys
        for context in self._contexts:
            if commands.CONTEXTS[context]:
                yield Paragraph(_(help_text.CONTEXT_NAMES[context]), style="title")
                yield from (_line(each, own) for each in commands.CONTEXTS[context])
                yield Paragraph("")


def _line(command: Command, own: dict[str, str]) -> Paragraph:
    keys = " ".join(keymap.key_name(each) for each in keymap.keys_of(command, own)[:2])
    label = _(command.label)
    words = _("{command}: {help}").format(command=label, help=_(command.help)) if command.help else label
    return Paragraph(words, head=pad(f"  {keys}", _KEY_CELLS) + " ")


def _topics(contexts: Sequence[str]) -> Iterator[Paragraph]:
    for topic in help_text.TOPICS:
        if not topic.contexts or set(topic.contexts) & set(contexts):
            yield Paragraph(_(topic.title), style="title")
            yield from (Paragraph(_(each), head="  ") for each in topic.paragraphs)
            yield Paragraph("")
