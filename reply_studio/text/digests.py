"""Digests: what tells whether two texts or files are the same, to the letter."""

import hashlib


def digest(data: bytes, digits: int = 64) -> str:
    """The SHA-256 of some bytes, or its first *digits*, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()[:digits]


def text_hash(text: str) -> str:
    """The first 8 hex digits of a text's SHA-256: what an origin remembers of the words it came from."""
    return digest(text.encode(), 8)
