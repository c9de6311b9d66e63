"""Papers of a case that are tables: the proposers' feedback form, the record of consultations."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

from reply_studio.composing import profile_of
from reply_studio.composing.sheets import Consulted, consultation_sheet, feedback_sheet
from reply_studio.i18n import _
from reply_studio.model.case import CaseFile
from reply_studio.model.sheet import Sheet
from reply_studio.services import joining, life, own_part, rights
from reply_studio.services.desk import Desk, open_case
from reply_studio.services.issued_letters import standing_letter
from reply_studio.services.rights import refused


def feedback_form(desk: Desk, wanted: str, target: Path | None = None) -> Path:
    """Writes the form that goes with the letter, its number and date where it was issued. Returns its path.

    Raises:
        RefusedError: the case needs no letter, or ours goes to another unit.
        InputError: a text cannot be printed; its field is named.
        StorageError: the file could not be written.
    """
    own = open_case(desk, wanted)
    own_part.refuse_letterless(own)
    file = joining.answering(desk, own)
    if file.case.role == "co":
        raise refused("role", _("a co-handling opinion goes to the lead unit: no proposer is asked"), where=own.case.id)
    letter = standing_letter(desk, file)
    return _written(desk, own, feedback_sheet(file, profile_of(desk.config), letter), target)


def consultation(desk: Desk, wanted: str, target: Path | None = None) -> Path:
    """Writes the record of all consultations. Returns its path.

    Raises:
        RefusedError: there was none.
        InputError: a text cannot be printed; its field is named.
        StorageError: the file could not be written.
    """
    file = open_case(desk, wanted)
    talks = tuple(_talks(desk, file))
    if not talks:
        raise refused(
            "consulted",
            _("no consultation is recorded"),
            where=file.case.id,
            hint=_("record one: reply-studio consult add {case}").format(case=file.case.id),
        )
    return _written(desk, file, consultation_sheet(file, profile_of(desk.config), talks), target)


def _talks(desk: Desk, file: CaseFile) -> Iterator[Consulted]:
    for each in file.acts:
        if each.act == life.CONSULT:
            person = rights.person(desk.config, each.who)
            yield Consulted(
                date=dt.date.fromisoformat(str(each.data["date"])),
                how=str(each.data["how"]),
                person=str(each.data["person"]),
                outcome=str(each.data["outcome"]),
                who=person.name if person else each.who,
            )


def _written(desk: Desk, file: CaseFile, sheet: Sheet, target: Path | None) -> Path:
    path = target or desk.store.path(file.case.id, "case").with_name(f"{sheet.paper}.docx")
    desk.write(path, desk.printer.grid(sheet))
    return path
