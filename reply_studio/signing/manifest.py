"""The manifest: one reference a part, one relationship id a relationship, with their digests."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final
from urllib.parse import quote, unquote

from reply_studio.model.base import Value
from reply_studio.signing.canonical import digest_of
from reply_studio.signing.names import (
    C14N,
    DIGESTS,
    ORIGIN_TYPE,
    RELATIONSHIP_TRANSFORM,
    ROOT_RELS,
    SHA256,
    in_dsig,
    in_package,
)
from reply_studio.signing.package import Link, WordPackage, is_rels
from reply_studio.signing.relationships import transformed

if TYPE_CHECKING:
    from lxml.etree import _Element

_SAFE: Final = "/;:@&=+$,-_.!~*'()%"


class Reference(Value):
    """A signed part: its name and content type, the ids (and types) of signed relationships where it holds such, the
    digest and its algorithm (hashlib's name).
    """

    part: str
    content_type: str
    algorithm: str
    digest: str
    ids: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    transformed: bool = False

    def covers(self, link: Link) -> bool:
        """Whether a relationship of the part is signed."""
        return not self.transformed or link.id in self.ids or link.type in self.types


def references(package: WordPackage) -> Iterator[Reference]:
    """A reference for every part that can be signed."""
    for part in package.signable():
        kind = package.content_type(part)
        if not is_rels(part):
            yield Reference(
                part=part, content_type=kind, algorithm="sha256", digest=digest_of("sha256", package.parts[part])
            )
        elif links := signed_links(package, part):
            yield Reference(
                part=part,
                content_type=kind,
                algorithm="sha256",
                digest=digest_of("sha256", transformed(links)),
                ids=tuple(sorted(each.id for each in links)),
                transformed=True,
            )


def signed_links(package: WordPackage, rels: str) -> tuple[Link, ...]:
    """The relationships of a part that a signature covers: all but the package's own way to the signatures."""
    return tuple(each for each in package.links(rels) if not (rels == ROOT_RELS and each.type == ORIGIN_TYPE))


def written(parent: "_Element", reference: Reference) -> None:
    """Appends the reference to the manifest."""
    from lxml import etree

    uri = f"/{quote(reference.part, safe=_SAFE)}?ContentType={reference.content_type}"
    element = etree.SubElement(parent, in_dsig("Reference"), {"URI": uri})
    if reference.transformed:
        steps = etree.SubElement(element, in_dsig("Transforms"))
        select = etree.SubElement(steps, in_dsig("Transform"), {"Algorithm": RELATIONSHIP_TRANSFORM})
        for each in reference.ids:
            etree.SubElement(select, in_package("RelationshipReference"), {"SourceId": each})
        etree.SubElement(steps, in_dsig("Transform"), {"Algorithm": C14N})
    etree.SubElement(element, in_dsig("DigestMethod"), {"Algorithm": SHA256})
    etree.SubElement(element, in_dsig("DigestValue")).text = reference.digest


class BadManifest(Exception):
    """The manifest is not of the form that the standard describes."""


def read_reference(element: "_Element") -> Reference:
    """A reference of somebody's manifest.

    Raises:
        BadManifest: an algorithm or transform that is not let in, or no reference at all.
    """
    part, kind = _address(element.get("URI") or "")
    method, value = element.find(in_dsig("DigestMethod")), element.find(in_dsig("DigestValue"))
    algorithm = DIGESTS.get((method.get("Algorithm") or "") if method is not None else "")
    if element.tag != in_dsig("Reference") or algorithm is None or value is None:
        raise BadManifest
    select = _transforms(element)
    ids = tuple((each.get("SourceId") or "") for each in select if each.tag == in_package("RelationshipReference"))
    types = tuple(
        (each.get("SourceType") or "") for each in select if each.tag == in_package("RelationshipsGroupReference")
    )
    return Reference(
        part=part,
        content_type=kind,
        algorithm=algorithm,
        digest="".join((value.text or "").split()),
        ids=ids,
        types=types,
        transformed=bool(ids or types),
    )


def _address(uri: str) -> tuple[str, str]:
    path, mark, query = uri.partition("?ContentType=")
    if not path.startswith("/") or not mark:
        raise BadManifest
    return unquote(path[1:]), query


def _transforms(element: "_Element") -> list["_Element"]:
    """What the relationship transform selects, empty where a part is taken as it is."""
    steps = element.find(in_dsig("Transforms"))
    if steps is None:
        return []
    names = [each.get("Algorithm") for each in steps]
    if names == [C14N] or names != [RELATIONSHIP_TRANSFORM, C14N]:
        raise BadManifest
    return list(steps[0])


def digest_in(package: WordPackage, reference: Reference) -> str:
    """The digest of what the reference names, as the package stands."""
    if not reference.transformed:
        return digest_of(reference.algorithm, package.parts[reference.part])
    links = [each for each in package.links(reference.part) if reference.covers(each)]
    return digest_of(reference.algorithm, transformed(links))
