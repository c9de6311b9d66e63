"""Words that were typed and autosaved, but that a crash kept from being committed."""

from collections.abc import Mapping

from reply_studio.errors import InputError
from reply_studio.merging.drafts import Joined, common, join_drafts
from reply_studio.model.base import Value
from reply_studio.model.case import CaseFile
from reply_studio.model.draft import Draft
from reply_studio.services.desk import Desk
from reply_studio.services.editing import replace

PART = "draft"


class Recovery(Value):
    """What can be recovered: when it was autosaved, its revision and the one it was typed on; ``texts``: passage or
    point → its words there and in the draft as it is now, "" where it has none.
    """

    at: str
    revision: str
    base: str
    texts: Mapping[str, tuple[str, str]]


def find(desk: Desk, file: CaseFile) -> Recovery | None:
    """My newest autosave of the case's draft, where I have not committed since and it says something else."""
    found = desk.store.autosaves(file.case.id, PART)
    if found is None:
        return None
    kept, now = _version(desk, file, found.revision), file.draft
    if replace(kept, last_id=now.last_id) == now:
        return None
    return Recovery(at=found.at, revision=found.revision, base=found.base, texts=_differences(kept, now))


def joined(desk: Desk, file: CaseFile, found: Recovery) -> Joined:
    """The recovered words joined to the draft as it is now."""
    kept = _version(desk, file, found.revision)
    try:
        base = _version(desk, file, found.base)
    except InputError:  # typed on a text that another program wrote: the history does not have it
        base = common(kept, file.draft)
    return join_drafts(base, kept, file.draft)


def _version(desk: Desk, file: CaseFile, revision: str) -> Draft:
    found = desk.store.version(file.case.id, PART, revision)
    assert isinstance(found, Draft)  # a version of the part draft
    return found


def _differences(kept: Draft, now: Draft) -> dict[str, tuple[str, str]]:
    there, here = _texts(kept), _texts(now)
    keys = [each for each in {**here, **there} if there.get(each) != here.get(each)]
    return {each: (there.get(each, ""), here.get(each, "")) for each in keys}


def _texts(draft: Draft) -> dict[str, str]:
    points = {each.id: "\n".join(part for part in (each.heading, each.reason) if part) for each in draft.points}
    return points | {key: each.text for key, each in draft.passages.items()}
