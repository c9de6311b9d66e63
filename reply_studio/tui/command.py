"""What a command is: one value that feeds the binding, the footer, the palette, the help and the README."""

from typing import NamedTuple


class Command(NamedTuple):
    """Something a person can do.

    ``id`` is stable and ASCII (``list.open``): config.toml's ``[keys]`` names it. ``action`` runs where ``context``
    says: app, list, bench, correct, editor (the text that has the focus), dialog, question, reader, picker.
    ``keys`` are comma-separated keys that no input method swallows; ``letters`` are extra plain ones, which work only
    where no text has the focus. ``label`` and ``help`` are message ids, translated when they are shown. ``footer``
    commands stand in the last line; ``parts`` are (part of the screen, label): while that part has the focus the
    command stands there too, before the others and under that label, or, where the label is "", not at all. ``cli`` is
    the command line's twin.
    """

    id: str
    action: str
    context: str
    label: str
    keys: str = ""
    letters: str = ""
    help: str = ""
    footer: bool = False
    parts: tuple[tuple[str, str], ...] = ()
    cli: str = ""

    @property
    def all_keys(self) -> str:
        """Every key as shipped, comma-separated; "" for a command that only the palette offers."""
        return ",".join(each for each in (self.keys, self.letters) if each)

    def short_label(self, part: str) -> str:
        """Its label (a message id) in the last line while ``part`` has the focus, "" where it does not stand there."""
        return dict(self.parts).get(part, self.label if self.footer else "")
