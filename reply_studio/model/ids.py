"""Ids are opaque, short, ASCII, given once and never used again; what people see is computed.

``s7`` suggestion · ``q1`` problem · ``p4`` reply point · ``a12`` passage of the draft · ``n1`` note ·
``sfj-v2`` an input (unit key, version) · ``sfj2-5`` its fifth passage.
"""

import re
from collections.abc import Iterable

ID = re.compile(r"^[a-z][a-z0-9]*-?[a-z0-9]*$")
_DIGIT_END = re.compile(r"\dv*$")
_ORDINAL = re.compile(r"(\d+)$")


def ordinal(identifier: str) -> int:
    """The number at the end of an id, 0 where there is none: ``a12`` → 12."""
    found = _ORDINAL.search(identifier)
    return int(found[1]) if found else 0


def highest(identifiers: Iterable[str]) -> int:
    """The largest ordinal among ids, 0 for none: what ``last_id`` may never be below."""
    return max((ordinal(each) for each in identifiers), default=0)


def input_key(unit: str, version: int) -> str:
    """The id of a unit's input: ``("sfj", 2)`` → ``sfj-v2``."""
    return f"{unit}-v{version}"


def input_passage_id(unit: str, version: int, n: int) -> str:
    """The id of passage *n* (from 1) of an input: ``("sfj", 2, 5)`` → ``sfj2-5``.

    A key that ends in a digit is parted from the version (``("u1", 11, 5)`` → ``u1v11-5``), otherwise ``u1`` in its
    eleventh version and ``u11`` in its first would share ids; a key that looks parted already gets one more.
    """
    parted = "v" if _DIGIT_END.search(unit) else ""
    return f"{unit}{parted}{version}-{n}"
