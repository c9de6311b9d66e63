"""Canonical XML 1.0 (inclusive, without comments): the form of an element over which digests are taken."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from lxml.etree import _Element

    Namespaces = Mapping[str, str]


def canonical(element: "_Element") -> bytes:
    """The canonical bytes of an element with what it inherits.

    lxml writes ``xmlns=""`` into grandchildren where a part of a tree with an inherited default namespace is made
    canonical in its place; a tree of its own is right.

    Raises:
        ValueError: it has none: a namespace that is no full address, or more depth than is read.
    """
    from lxml import etree

    try:
        alone = etree.fromstring(etree.tostring(element, with_tail=False), etree.XMLParser(resolve_entities=False))
        return etree.tostring(alone, method="c14n", exclusive=False, with_comments=False)
    except etree.LxmlError as error:
        raise ValueError(str(error)) from error


def digest_of(algorithm: str, data: bytes) -> str:
    """The digest in base64; ``algorithm`` is hashlib's name."""
    import base64
    import hashlib

    return base64.b64encode(hashlib.new(algorithm, data).digest()).decode("ascii")


def default(namespace: str) -> "Namespaces":
    """The namespace map of an element whose names bear no prefix."""
    return cast("Namespaces", {None: namespace})  # the library's types know no map without a prefix
