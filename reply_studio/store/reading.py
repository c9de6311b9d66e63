"""Reading a case: one consistent look at its files, then the typed value. Nothing here writes."""

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from reply_studio.errors import InputError
from reply_studio.i18n import _
from reply_studio.model.act import Act
from reply_studio.model.case import CaseFile
from reply_studio.model.contribution import Contribution
from reply_studio.store import codec, layout
from reply_studio.store.journal import Journal, floors, read_journal, revisions
from reply_studio.store.layout import CaseFolder
from reply_studio.store.site import present, read_head
from reply_studio.store.toml_blocks import line_of

_LOOKS = 3


class Snapshot(msgspec.Struct, frozen=True, kw_only=True):
    """A case's journal, head and files as they stood at one moment."""

    journal: Journal
    head: str
    files: dict[str, bytes]


def snapshot(folder: CaseFolder) -> Snapshot:
    """The case as it stands; taken again while somebody commits in between."""
    for _look in range(_LOOKS):
        head = read_head(folder)
        found = Snapshot(journal=read_journal(folder.journal), head=head, files=present(folder))
        if read_head(folder) == head:
            break
    return found


def case_file(folder: CaseFolder, found: Snapshot) -> CaseFile:
    """The typed case.

    Raises:
        InputError: a part is missing or broken, or case.toml names another case.
    """
    known = revisions(found.journal.acts)
    parts = {part: _part(folder, found, known, part) for part in dict.fromkeys([*layout.HAND_PARTS, *found.files])}
    case = parts["case"]
    if case.id != folder.id:
        line = line_of(found.files["case"].decode("utf-8-sig"), ("id",))
        raise InputError(
            _("the folder is called {folder}, but the file says it is case {case}").format(
                folder=folder.id, case=case.id
            ),
            where=f"{folder.part('case')}:{line}",
            hint=_("give the folder its name back, or move a copy out of drafts/"),
        )
    return CaseFile(
        case=case,
        proposal=parts["proposal"],
        draft=parts["draft"],
        inputs=_inputs(parts, known),
        acts=found.journal.acts,
        revisions={part: codec.revision(data) for part, data in found.files.items()},
    )


def _part(folder: CaseFolder, found: Snapshot, known: Mapping[str, str], part: str) -> Any:
    path = folder.part(part)
    data = found.files.get(part)
    if data is None:
        raise InputError(_("the file is missing"), where=str(path), hint=last_good(known, part))
    value = codec.decode(part, data, str(path)).value
    if part in codec.COUNTED:
        least = floor(folder, found.journal.acts, known, part, data)
        value = msgspec.structs.replace(value, last_id=max(value.last_id, least))
    return value


def last_good(known: Mapping[str, str], part: str) -> str:
    """Where the newest committed text of a part is."""
    if not known.get(part):
        return _("put it back from a backup")
    return _("its last saved text is history/{revision}; copy that back").format(revision=known[part])


def floor(folder: CaseFolder, acts: Sequence[Act], known: Mapping[str, str], part: str, data: bytes | None) -> int:
    """The highest id ever given in a part, also where somebody set ``last_id`` back by hand. ``known`` is
    ``revisions(acts)``.
    """
    if part not in codec.COUNTED:
        return 0
    least, last = floors(acts).get(part, 0), known.get(part)
    if last and (data is None or codec.revision(data) != last):
        least = max(least, codec.last_id(part, layout.read(folder.blob(last)) or b""))
    return least


def _inputs(parts: Mapping[str, Any], known: Mapping[str, str]) -> tuple[Contribution, ...]:
    """Inputs in the order in which the journal has them; files it does not know come last."""
    arrived = [part for part in known if layout.is_input(part) and part in parts]
    strangers = [part for part in parts if layout.is_input(part) and part not in known]
    return tuple(parts[part] for part in [*arrived, *strangers])
