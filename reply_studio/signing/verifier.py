"""Judging the signatures of a Word file: the core signature, every reference of its manifest, and what lies beside."""

import binascii
import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING

from reply_studio.errors import InputError
from reply_studio.i18n import _
from reply_studio.model.signature import LetterStatus, SignatureStatus
from reply_studio.signing import trust
from reply_studio.signing.core import Core, Fault, read_core
from reply_studio.signing.coverage import broken_references, outside, stray_signatures
from reply_studio.signing.keys import subject_of
from reply_studio.signing.names import (
    ORIGIN,
    ORIGIN_RELS,
    ORIGIN_TYPE,
    ROOT_RELS,
    SIGNATURE_CONTENT,
    SIGNATURE_TYPE,
)
from reply_studio.signing.package import Link, WordPackage, open_package

if TYPE_CHECKING:
    from cryptography.x509 import Certificate


def verify(data: bytes, anchors: Sequence["Certificate"], now: dt.datetime, name: str) -> LetterStatus:
    """What can be said of a letter's signatures; ``anchors`` are the certificates that the person trusts.

    A file that is no package, or one with hidden bytes or two parts of one name, is told as an error of the status,
    never as intact.
    """
    try:
        return judged(open_package(data, name), anchors, now)
    except InputError as error:
        return LetterStatus(errors=(str(error),))


def judged(package: WordPackage, anchors: Sequence["Certificate"], now: dt.datetime | None) -> LetterStatus:
    """As ``verify``, of an opened package. Without ``now`` the certificates' periods are not looked at."""
    try:
        parts, errors = _signature_parts(package)
        found = tuple(_one(package, part, anchors, now) for part in parts)
        errors += stray_signatures(package, parts)
    except InputError as error:
        return LetterStatus(errors=(str(error),))
    covered = {part for each in found if each.intact for part in each.covered}
    uncovered = tuple(part for part in package.signable() if part not in covered)
    return LetterStatus(signatures=found, uncovered=uncovered, errors=tuple(errors) if found else ())


def _signature_parts(package: WordPackage) -> tuple[list[str], list[str]]:
    """The signatures that the package leads to, and what is wrong on the way."""
    origins = [each for each in package.root_links if each.type == ORIGIN_TYPE] if ROOT_RELS in package.parts else []
    if not origins:
        return [], []
    errors: list[str] = []
    if len(origins) > 1 or package.target(ROOT_RELS, origins[0]) != ORIGIN or package.parts.get(ORIGIN) != b"":
        errors.append(_("the way to the signatures is not the standard's"))
    if ORIGIN_RELS not in package.parts:
        return [], errors
    parts = []
    for each in package.links(ORIGIN_RELS):
        part = package.target(ORIGIN_RELS, each)
        if _is_signature(package, each, part):
            parts.append(part)
        else:
            errors.append(_("{part} is no signature").format(part=part))
    return parts, errors


def _is_signature(package: WordPackage, link: Link, part: str) -> bool:
    return (
        link.type == SIGNATURE_TYPE
        and link.mode == "Internal"
        and part in package.parts
        and package.content_type(part) == SIGNATURE_CONTENT
    )


def _one(package: WordPackage, part: str, anchors: Sequence["Certificate"], now: dt.datetime | None) -> SignatureStatus:
    """One signature. A fault in its form ends the reading: nothing of it is believed then."""
    try:
        core = read_core(package, part)
    except Fault as fault:
        return SignatureStatus(errors=(f"{part}: {fault}",))
    except (InputError, ValueError, binascii.Error) as error:
        return SignatureStatus(errors=(f"{part}: " + _("is not readable: {cause}").format(cause=error),))
    errors = (*broken_references(package, core.references), *outside(package, core.references))
    doubts = _doubts(core, anchors, now)
    return SignatureStatus(
        signer=subject_of(core.certificate),
        time=core.time,
        intact=not errors,
        trusted=not errors and not doubts,
        covered=tuple(sorted({each.part for each in core.references})),
        errors=errors,
        doubts=doubts,
    )


def _doubts(core: Core, anchors: Sequence["Certificate"], now: dt.datetime | None) -> tuple[str, ...]:
    times = [each for each in (core.time, now) if each is not None]
    found = trust.doubts(core.certificate, core.others, anchors, times)
    if core.time is None:
        return (*found, _("the signature states no time"))
    if now is not None and core.time > now + dt.timedelta(days=1):
        return (*found, _("the signature states a time that is still to come"))
    return found
