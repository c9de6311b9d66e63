"""The relationship transform (ECMA-376 Part 2, 10.2.4.24): which relationships of a part are signed, in one form."""

from collections.abc import Iterable

from reply_studio.signing.canonical import canonical, default
from reply_studio.signing.names import RELATIONSHIPS
from reply_studio.signing.package import Link


def transformed(links: Iterable[Link]) -> bytes:
    """The signed form of these relationships: by id, the mode written out, nothing else kept."""
    from lxml import etree

    root = etree.Element(f"{{{RELATIONSHIPS}}}Relationships", nsmap=default(RELATIONSHIPS))
    for link in sorted(links, key=lambda each: each.id):
        named = {"Id": link.id, "Target": link.target, "TargetMode": link.mode, "Type": link.type}
        etree.SubElement(root, f"{{{RELATIONSHIPS}}}Relationship", named)
    return canonical(root)
