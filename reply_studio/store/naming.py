"""Names of received files inside a case. What a file is called outside never becomes a path."""

import re
from typing import Final

from reply_studio.errors import InputError
from reply_studio.i18n import _
from reply_studio.services.ports import Received
from reply_studio.text.digests import digest

_TEXTS: Final = (
    ".txt",
    ".md",
    ".html",
    ".htm",
    ".mht",
    ".docx",
    ".doc",
    ".wps",
    ".rtf",
    ".odt",
    ".pdf",
    ".ofd",
    ".eml",
)
_TABLES_AND_SCANS: Final = (".xlsx", ".xls", ".et", ".csv", ".json", ".xml", ".png", ".jpg", ".jpeg", ".tif", ".tiff")
SUFFIXES: Final = frozenset({*_TEXTS, *_TABLES_AND_SCANS})
"""Suffixes that are kept, because readers choose by them; all others become ``.bin``."""

_NOT_PLAIN = re.compile(r"[^A-Za-z0-9_-]+")
_LONGEST: Final = 40
_SAFE = re.compile(r"[0-9a-f]{8}-[A-Za-z0-9_-]{1,40}\.[a-z0-9]{2,5}")


def source_name(received: Received) -> str:
    """``<first 8 digits of the SHA-256>-<plain part of the name>.<suffix>``: the name under sources/."""
    stem, dot, suffix = re.split(r"[/\\]", received.name)[-1].rpartition(".")
    if not dot:
        stem, suffix = suffix, ""
    kept = f".{suffix.lower()}" if f".{suffix.lower()}" in SUFFIXES else ".bin"
    plain = _NOT_PLAIN.sub("-", stem).strip("-")[:_LONGEST] or "received"
    return f"{digest(received.data, 8)}-{plain}{kept}"


def checked_source(name: str) -> str:
    """The name itself when it is one that ``source_name`` gives.

    Raises:
        InputError: it is not.
    """
    if not _SAFE.fullmatch(name):
        raise InputError(_("there is no received file \u201c{name}\u201d").format(name=name))
    return name
