"""The text of the file that a case's proposal was read from, and where words of the proposal stand in it."""

from bisect import bisect_left
from typing import NamedTuple

from reply_studio import parsing
from reply_studio.model.act import Act
from reply_studio.model.case import CaseFile
from reply_studio.model.proposal import Span
from reply_studio.services.desk import Desk
from reply_studio.text.normalise import clean, fold

_ITEMS = ("page", "proposal")
_ENOUGH = 6
"""So many characters in a row are found in a text by themselves."""


class ReceivedText(NamedTuple):
    """``name`` is the file's, ``raw`` its text; ``words`` are the characters that can be compared, ``offsets[i]`` is
    where the *i*-th of them stands in ``raw``.
    """

    name: str
    raw: str
    words: str
    offsets: tuple[int, ...]

    def place(self, text: str, near: int = 0) -> Span | None:
        """Where words stand, whatever blanks and line breaks are between them: the first place from ``near`` on, else
        the first of all. Where not all of them are found, their beginning is. ``None``: nowhere.
        """
        wanted = "".join(fold(clean(text).text).split())
        start = self._index(near)
        while wanted:
            at = self.words.find(wanted, start)
            at = self.words.find(wanted) if at < 0 else at
            if at >= 0:
                return self.offsets[at], self.offsets[at + len(wanted) - 1] + 1
            shorter = len(wanted) * 3 // 4
            wanted = wanted[:shorter] if shorter >= _ENOUGH else ""
        return None

    def _index(self, near: int) -> int:
        return bisect_left(self.offsets, near)


def of(desk: Desk, file: CaseFile) -> ReceivedText | None:
    """The text that the proposal was read from last; ``None`` where no file brought one (a ledger names only titles).

    Raises:
        InputError: the file is missing or cannot be read.
        MissingToolError: it is of an old program, and LibreOffice is not installed.
    """
    done = next((each for each in reversed(file.acts) if _brought_text(each)), None)
    if done is None:
        return None
    name = str(done.data.get("file", ""))
    stored = done.data.get("sources")
    kept = next(iter(stored), name) if isinstance(stored, dict) else name
    return text_of(name, parsing.read(name, desk.store.source(file.case.id, kept)).raw)


def _brought_text(done: Act) -> bool:
    return done.act == "import" and done.data.get("kind") in _ITEMS


def text_of(name: str, raw: str) -> ReceivedText:
    """A raw text, ready to be searched."""
    cleaned = clean(raw)
    folded = fold(cleaned.text)
    kept = [at for at, each in enumerate(folded) if not each.isspace()]
    return ReceivedText(name, raw, "".join(folded[at] for at in kept), tuple(cleaned.offsets[at] for at in kept))
