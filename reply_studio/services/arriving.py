"""What is to be known of a received file before it is read: cheap to ask, also where nothing else is loaded."""

from typing import Final

from reply_studio.text.digests import digest

LARGEST: Final = 50_000_000
"""Bytes of a file that is looked at."""


def fingerprint(data: bytes) -> str:
    """What tells whether two files are the same, byte for byte."""
    return digest(data, 32)


def is_hidden(name: str) -> bool:
    """What a person does not see as a file that arrived: hidden ones, and what programs leave beside others."""
    return name.startswith((".", "~$")) or name.lower() in ("thumbs.db", "desktop.ini")
