"""The manifest against the package: every reference holds, and nothing lies outside them."""

from collections.abc import Iterator, Sequence
from typing import Final

from reply_studio.i18n import _
from reply_studio.signing.manifest import Reference, digest_in, signed_links
from reply_studio.signing.names import ORIGIN, ORIGIN_RELS, ROOT_RELS
from reply_studio.signing.package import WordPackage, is_rels, is_signature

_PROPERTIES: Final = frozenset(("docprops/core.xml", "docprops/app.xml", "docprops/custom.xml"))


def broken_references(package: WordPackage, references: Sequence[Reference]) -> Iterator[str]:
    """What the signature says of a part and the package does not keep."""
    for each in references:
        if each.part not in package.parts:
            yield _("{part} was removed").format(part=each.part)
        elif package.content_type(each.part) != each.content_type:
            yield _("{part} is declared as something else").format(part=each.part)
        elif digest_in(package, each) != each.digest:
            yield _("{part} was changed").format(part=each.part)


def outside(package: WordPackage, references: Sequence[Reference]) -> Iterator[str]:
    """Parts and relationships that the signature does not speak of.

    A part of relationships counts by its relationships; one without any says nothing. Office leaves the file's
    properties out of its signatures: where a signature speaks of none of them, they may lie beside it.
    """
    spoken = {each.part: each for each in references}
    if len(spoken) != len(references):
        yield _("the signature speaks of one part twice")
    free = not any(_is_property(part) for part in spoken)
    for part in package.signable():
        if is_rels(part):
            yield from _added_links(package, part, spoken.get(part), free)
        elif part not in spoken and not (free and _is_property(part)):
            yield _("{part} was added").format(part=part)


def _added_links(package: WordPackage, rels: str, spoken: Reference | None, free: bool) -> Iterator[str]:
    for link in signed_links(package, rels):
        if free and rels == ROOT_RELS and _is_property(package.target(rels, link)):
            continue
        if spoken is None or not spoken.covers(link):
            yield _("the relationship {id} of {part} was added").format(id=link.id, part=rels)


def _is_property(part: str) -> bool:
    return part.lower() in _PROPERTIES


def stray_signatures(package: WordPackage, known: Sequence[str]) -> list[str]:
    """Parts in the signatures' folder that the package does not lead to."""
    kept = {ORIGIN, ORIGIN_RELS, *known}
    return [
        _("{part} belongs to no signature").format(part=part)
        for part in sorted(package.parts)
        if is_signature(part) and part not in kept
    ]
