"""What somebody did, as one line of the append-only journal."""

from typing import Any

from reply_studio.model.base import Value


class Act(Value):
    """One act. ``at`` is ISO time with offset; ``who`` the login acting, ``login`` the system's login beside it;
    ``parts`` names the parts that changed and their new SHA-256; ``data`` is the act's own content.

    ``seq`` counts from 1 and ``prev`` is the SHA-256 of the line before: the store sets both.
    """

    act: str
    who: str = ""
    login: str = ""
    at: str = ""
    seq: int = 0
    prev: str = ""
    parts: dict[str, str] = {}
    data: dict[str, Any] = {}
