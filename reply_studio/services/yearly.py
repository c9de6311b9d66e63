"""The year's table of all cases that were assigned in it, or of those that a person names."""

import datetime as dt
from collections.abc import Iterable, Iterator
from pathlib import Path

from reply_studio.composing.sheets.consultation import WAYS
from reply_studio.composing.sheets.year import PAPER, RESULTS, YearCase, year_sheet
from reply_studio.errors import ReplyStudioError
from reply_studio.i18n import _
from reply_studio.model.base import Value
from reply_studio.model.case import CaseFile
from reply_studio.model.reply import Reply
from reply_studio.services import joining, life, units
from reply_studio.services.desk import Desk, find_case
from reply_studio.services.issued_letters import last_issue
from reply_studio.services.rights import refused


class YearTable(Value):
    """The table's file, how many cases are in it, and the cases that could not be read."""

    path: Path
    count: int
    failed: tuple[ReplyStudioError, ...] = ()


def write(desk: Desk, year: int | None = None, wanted: Iterable[str] = (), target: Path | None = None) -> YearTable:
    """Writes the table; without ``year`` of the current one. A case that cannot be read is left out and told.

    Raises:
        RefusedError: the year has no case.
        UsageError: there is no such case.
        InputError: a text cannot be printed; its field is named.
        StorageError: the file could not be written.
    """
    chosen = year or desk.clock.today().year
    named = tuple(find_case(desk, each) for each in wanted)
    failed: list[ReplyStudioError] = []
    files = list(_files(desk, named or desk.store.ids(), failed))
    cases = [_row(desk, each) for each in files if named or year_of(each) == chosen]
    if not cases:
        raise refused(
            "year", _("there is no case of {year}").format(year=chosen), hint=_("give another year: --year Y")
        )
    path = target or desk.root / f"{PAPER}-{chosen}.docx"
    unit = desk.config.office.full_name or desk.config.office.name
    desk.write(path, desk.printer.grid(year_sheet(chosen, unit, cases)))
    return YearTable(path=path, count=len(cases), failed=tuple(failed))


def _files(desk: Desk, names: Iterable[str], failed: list[ReplyStudioError]) -> Iterator[CaseFile]:
    for each in names:
        try:
            yield desk.store.load(each)
        except ReplyStudioError as error:
            failed.append(error)


def year_of(file: CaseFile) -> int:
    """The year in which a case was assigned; where that is unknown the one that its id begins with."""
    head = file.case.id.partition("-")[0]
    return file.case.dates.assigned.year if file.case.dates.assigned else int(head) if head.isdigit() else 0


def _row(desk: Desk, file: CaseFile) -> YearCase:
    case, own = file.case, _own_reply(desk, file)
    answering = joining.answering(desk, file)
    verdict = next((str(each.data.get("result", "")) for each in reversed(file.acts) if each.act == "feedback"), "")
    verdict = verdict or (own.feedback if own and own.feedback in RESULTS else "") or ""
    ways = dict.fromkeys(str(each.data["how"]) for each in file.acts if each.act == life.CONSULT)
    disclosure = (own.disclosure if own else None) or desk.config.letter.disclosure
    return YearCase(
        type=case.type,
        role=case.role,
        number=case.number,
        title=file.proposal.title,
        proposers=tuple(each.name for each in file.proposal.proposers),
        section=case.handler.section,
        assigned=case.dates.assigned,
        due=life.due(file, desk),
        answered=_answered(answering, own),
        result=(file.draft.result_class or answering.draft.result_class or (own.result_class if own else "")) or "",
        ways=tuple(WAYS[each] for each in ways),
        feedback=verdict,
        public=disclosure == "public" and _answered(answering, own) is not None,
    )


def _own_reply(desk: Desk, file: CaseFile) -> Reply | None:
    """Our own reply where it was received, not made here."""
    found = [each.reply for each in file.inputs if each.kind == "reply" and units.is_ours(each.name, desk.config)]
    return found[-1] if found else None


def _answered(file: CaseFile, own: Reply | None) -> dt.date | None:
    """The day of our letter."""
    last = last_issue(file)
    if last is not None:
        return dt.date.fromisoformat(str(last.data["date"]))
    return (own.date or own.registered_date) if own else None
