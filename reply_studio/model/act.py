"""What somebody did, as one line of the append-only journal."""

from collections.abc import Iterable
from typing import Any, Final

from reply_studio.model.base import Value

LETTER_ACTS: Final = ("issue", "sign")
"""Acts after which a letter's file is another one: ``data`` has its number under letters/ and its digest."""


class Act(Value):
    """One act. ``at`` is ISO time with offset; ``who`` the login acting, ``login`` the system's login beside it;
    ``parts`` names the parts that changed and their new SHA-256; ``data`` is the act's own content.

    ``seq`` counts from 1, ``prev`` is the SHA-256 of the line before, and ``more`` counts the acts that follow in the
    same commit: the store sets all three.
    """

    act: str
    who: str = ""
    login: str = ""
    at: str = ""
    seq: int = 0
    prev: str = ""
    more: int = 0
    parts: dict[str, str] = {}
    data: dict[str, Any] = {}


def standing(acts: Iterable[Act]) -> tuple[Act, ...]:
    """The acts without those that an ``undo`` took back and no ``redo`` made again; one not saved yet stands."""
    every = tuple(acts)
    back: set[int] = set()
    for each in every:
        if each.act == "undo":
            back.add(int(each.data.get("seq", 0)))
        elif each.act == "redo":
            back.discard(int(each.data.get("seq", 0)))
    return tuple(each for each in every if not each.seq or each.seq not in back)


def letter_digests(acts: Iterable[Act]) -> dict[str, str]:
    """Issued letter's number → SHA-256 of its file as the journal has it: as it was issued, or with the signatures that
    were added later (acts ``sign``).
    """
    told = (each.data for each in acts if each.act in LETTER_ACTS)
    return {str(each.get("letter", "")): str(each.get("sha", "")) for each in told}
