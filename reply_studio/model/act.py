"""What somebody did, as one line of the append-only journal."""

from typing import Any

from reply_studio.model.base import Value


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
