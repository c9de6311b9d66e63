"""The letter that was issued for a case, as its record keeps it."""

import msgspec

from reply_studio.errors import InputError
from reply_studio.i18n import _
from reply_studio.model.act import Act
from reply_studio.model.case import CaseFile
from reply_studio.model.letter import Letter
from reply_studio.services.desk import Desk


def last_issue(file: CaseFile) -> Act | None:
    """The act of the last issue; ``None`` where no letter was issued."""
    return next((each for each in reversed(file.acts) if each.act == "issue"), None)


def issued_letter(desk: Desk, file: CaseFile) -> Letter | None:
    """The last issued letter, number and date in it; ``None`` where there is none.

    Raises:
        InputError: its record is missing or damaged.
    """
    last = last_issue(file)
    if last is None:
        return None
    name = f"{last.data.get('letter')}.json"
    try:
        record = msgspec.json.decode(desk.store.letter(file.case.id, name))
        return msgspec.convert(record["paragraphs"], Letter)
    except (msgspec.MsgspecError, KeyError, TypeError) as error:
        raise InputError(
            _("the record of an issued letter is damaged: {cause}").format(cause=error),
            where=f"{file.case.id}/letters/{name}",
            hint=_("see: reply-studio log {case} --verify").format(case=file.case.id),
        ) from error
