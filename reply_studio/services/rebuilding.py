"""An issued letter built again from its record: the same bytes, or what differs from the file that was kept."""

from pathlib import Path

import msgspec

from reply_studio.errors import InputError, ReplyStudioError, UsageError
from reply_studio.formats.packing import read_parts
from reply_studio.i18n import _
from reply_studio.model.act import Act
from reply_studio.model.base import Value
from reply_studio.model.case import CaseFile
from reply_studio.model.letter import Letter
from reply_studio.services.desk import Desk, open_case
from reply_studio.services.issuing import TEMPLATE, seal_name
from reply_studio.text.digests import digest

_SIGNATURES = "_xmlsignatures/"
_SHARED = frozenset({"[Content_Types].xml", "_rels/.rels"})
"""Parts that a signature adds to; the rest of a signed file is as it was before."""


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """What ``letters/<n>.json`` says; ``unsigned`` is the digest of the file before it was signed."""

    schema: int
    program: str
    sha256: str
    paragraphs: Letter
    unsigned: str = ""
    template: str = ""
    seal: str = ""
    seals: tuple[str, ...] = ()
    """Digests of the seals of joint organs, the first one's included."""


class Rebuilt(Value):
    """A letter built again. ``same``: byte for byte what was issued, signatures aside; otherwise ``differing`` names
    the parts of the Word file that are not the same. ``program`` is the version that issued it.
    """

    letter: int
    data: bytes
    same: bool
    differing: tuple[str, ...]
    program: str
    path: Path = Path()


def write(desk: Desk, wanted: str, number: int | None = None, target: Path | None = None) -> Rebuilt:
    """As ``rebuild``, and writes the file: ``target``, or ``rebuilt-<n>.docx`` beside the case's files.

    Raises:
        StorageError: the file could not be written.
    """
    done = rebuild(desk, wanted, number)
    case = open_case(desk, wanted).case.id
    path = target or desk.store.path(case, "case").with_name(f"rebuilt-{done.letter}.docx")
    desk.write(path, done.data)
    return msgspec.structs.replace(done, path=path)


def rebuild(desk: Desk, wanted: str, number: int | None = None) -> Rebuilt:
    """Builds the case's issued letter ``number`` (1, 2, …; without it the last one) from its record, its template and
    its seal as they were kept.

    Raises:
        UsageError: the case has no such letter.
        InputError: the record, template or seal is missing, broken, or not the one the journal tells of.
    """
    file = open_case(desk, wanted)
    done = _issue_of(file, number)
    count = int(done.data["letter"])
    record = _record(desk, file, done)
    template = TEMPLATE.format(n=count)
    _checked(desk, file, template, record.template)
    seals = record.seals or ((record.seal,) if record.seal else ())
    pictures = [_checked(desk, file, seal_name(count, organ), sha) for organ, sha in enumerate(seals, 1)]
    data = desk.printer.issued(record.paragraphs, desk.store.source_path(file.case.id, template), pictures)
    same = digest(data) == (record.unsigned or record.sha256)
    kept = desk.store.letter(file.case.id, f"{count}.docx")
    differing = () if same else _differing(kept, data)
    return Rebuilt(letter=count, data=data, same=same, differing=differing, program=record.program)


def _issue_of(file: CaseFile, number: int | None) -> Act:
    issued = [each for each in file.acts if each.act == "issue" and isinstance(each.data.get("letter"), int)]
    found = next((each for each in reversed(issued) if number in {None, each.data["letter"]}), None)
    if found is None:
        raise UsageError(
            _("no letter of this case was issued")
            if not issued
            else _("there is no issued letter {n}; there are {all}").format(n=number, all=len(issued)),
            where=file.case.id,
        )
    return found


def _record(desk: Desk, file: CaseFile, done: Act) -> Record:
    name = f"{done.data['letter']}.json"
    where = str(desk.store.letter_path(file.case.id, name))
    try:
        record = msgspec.json.decode(desk.store.letter(file.case.id, name), type=Record)
    except msgspec.MsgspecError as error:
        raise InputError(_("is no record of a letter: {cause}").format(cause=error), where=where) from error
    if record.sha256 != done.data.get("sha"):
        raise InputError(_("is not the record that the journal tells of"), where=where)
    return record


def _checked(desk: Desk, file: CaseFile, name: str, sha: str) -> bytes:
    """A kept file whose digest is the record's.

    Raises:
        InputError: it is missing or another one.
    """
    try:
        data = desk.store.source(file.case.id, name)
    except ReplyStudioError as error:
        raise InputError(
            _("\u201c{name}\u201d was not kept, so the letter cannot be built again").format(name=name),
            where=file.case.id,
        ) from error
    if digest(data) != sha:
        raise InputError(_("\u201c{name}\u201d is not the file that the letter was made with").format(name=name))
    return data


def _differing(kept: bytes, made: bytes) -> tuple[str, ...]:
    """Names of the parts that differ; those that only a signature touches are left out where the file has one."""
    there, here = read_parts(kept, "letter.docx"), read_parts(made, "letter.docx")
    signed = any(each.startswith(_SIGNATURES) for each in there)
    aside = _SHARED if signed else frozenset()
    names = sorted(each for each in {*there, *here} - aside if not each.startswith(_SIGNATURES))
    return tuple(each for each in names if there.get(each) != here.get(each))
