"""Messages that travel between screens."""

from textual.message import Message


class LanguageChanged(Message):
    """The person switched the language: what was translated before must be made anew."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self.language = language


class CasesChanged(Message):
    """Cases were changed, made or removed; ``cases`` names them, empty for any."""

    def __init__(self, cases: tuple[str, ...] = ()) -> None:
        super().__init__()
        self.cases = cases
