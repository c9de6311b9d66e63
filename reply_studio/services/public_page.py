"""The public page of a finished case: gathered from what was received and issued, written, and read back.

What is written is read again as a received page is, and whatever would come back different is told: the page and the
case say the same, or the reader knows where they do not.
"""

from pathlib import Path

import msgspec

from reply_studio.composing import profile_of, session_name
from reply_studio.composing.plans import date_words
from reply_studio.composing.public_page import PublicPage, page_html, page_lines, page_text
from reply_studio.composing.units import unit_names
from reply_studio.i18n import _
from reply_studio.model.base import Value
from reply_studio.model.case import Case, CaseFile
from reply_studio.model.intake import HandlingUnit, Intake
from reply_studio.services import reading_back
from reply_studio.services.desk import Desk, open_case
from reply_studio.services.public_replies import Entry, entries_of, role_of
from reply_studio.services.rights import refused
from reply_studio.services.units import is_ours
from reply_studio.text.figures import han
from reply_studio.text.private import What, private_names, private_parts

_PEOPLE = {"proposal": "提案者", "suggestion_item": "领衔代表", "opinion_item": "反映人"}
_ROLES = {"lead": "主办", "co": "会办", "sole": "独办", "separate": "分办", "reference": "参阅"}


class Published(Value):
    """A page that was written: its file; the parts that would not read back as the case has them; the units whose
    letter is not on it, for it is not public; private matter that it shows (what it is, the words).
    """

    path: Path
    differing: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    private: tuple[tuple[What, str], ...] = ()


def publish(desk: Desk, wanted: str, target: Path | None = None) -> Published:
    """Writes the page as HTML, or as plain text where ``target`` ends in .txt.

    Raises:
        RefusedError: the case has no reply that left the house, or its letter is not for the public.
        InputError: a text holds a control character; its field is named.
        StorageError: the file could not be written.
    """
    file = open_case(desk, wanted)
    path = target or desk.store.path(file.case.id, "case").with_name("page.html")
    entries, hidden = entries_of(desk, file)
    _refuse_unfinished(desk, file, entries)
    write = page_text if path.suffix.lower() == ".txt" else page_html
    page = _page(desk, file, entries)
    units = _units(desk, file)
    page = _with_register(page, file, reading_back.read(write(page)), units)
    text = write(page)
    desk.write(path, text.encode("utf-8"))
    found = tuple(reading_back.differing(reading_back.read(text), file, entries, units))
    return Published(path=path, differing=found, left_out=hidden, private=_private(page, file))


def _private(page: PublicPage, file: CaseFile) -> tuple[tuple[What, str], ...]:
    """What of the page belongs to persons and not to the public, once each."""
    texts = [each.text for each in page_lines(page)]
    names = private_names(texts, (each.name for each in file.proposal.proposers))
    found = ((each.what, text[each.start : each.end]) for text in texts for each in private_parts(text, names))
    return tuple(dict.fromkeys(found))


def _refuse_unfinished(desk: Desk, file: CaseFile, entries: tuple[Entry, ...]) -> None:
    if desk.config.letter.disclosure == "not_public":
        raise refused("disclosure", _("the letter is not for the public"), where=file.case.id)
    if not any(role_of(each, file) != "co" for each in entries):
        raise refused(
            "finished",
            _("there is no reply yet that could be published"),
            where=file.case.id,
            hint=_("issue it first: reply-studio issue {case}").format(case=file.case.id),
        )


def _page(desk: Desk, file: CaseFile, entries: tuple[Entry, ...]) -> PublicPage:
    """What the page says, without the register lines that its letters may make needless."""
    return PublicPage(
        proposal=file.proposal,
        number=file.case.number,
        people=_PEOPLE[file.case.type],
        replies=tuple(each.shown for each in entries),
        units=tuple(each.name for each in _units(desk, file)),
        votes=_votes(file),
    )


def _votes(file: CaseFile) -> tuple[int, int]:
    """The readers' votes as last received; a page that nobody has read has none."""
    found = next((each.data["votes"] for each in reversed(file.acts) if each.data.get("votes")), (0, 0))
    return int(found[0]), int(found[1])


def _units(desk: Desk, file: CaseFile) -> tuple[HandlingUnit, ...]:
    """Our office and the case's other units with their roles, the leading one first."""
    profile = profile_of(desk.config)
    found = [HandlingUnit(name=profile.name, role=file.case.role)] if profile.name else []
    for each in file.case.units:
        name = each.name or unit_names(each.key, file, profile).name
        if not is_ours(name, desk.config):
            found.append(HandlingUnit(name=name, role=each.role))
    return tuple(sorted(found, key=lambda each: each.role not in ("lead", "sole")))


def _with_register(page: PublicPage, file: CaseFile, found: Intake, units: tuple[HandlingUnit, ...]) -> PublicPage:
    """The page with session, day of assignment and roles, where it does not say them already."""
    item, case = found.item or reading_back.EMPTY, file.case
    lines: list[tuple[str, str]] = []
    if _session(case) and (item.session, item.body) != (case.session, case.body):
        lines.append(("届次", _session(case)))
    if case.dates.assigned and item.assigned != case.dates.assigned:
        lines.append(("交办日期", date_words(case.dates.assigned)))
    if reading_back.named(item.handling_units) != reading_back.named(units):
        named = tuple(f"{each.name}\uff08{_ROLES[each.role]}\uff09" for each in units)
        page = msgspec.structs.replace(page, units=named)
    return msgspec.structs.replace(page, register=tuple(lines))


def _session(case: Case) -> str:
    """The session as letters name it, or as the body was written where letters would name another one."""
    if not (case.session.term and case.session.meeting) or case.body.endswith("委员会"):
        return session_name(case)
    return f"{case.body}第{han(case.session.term)}届第{han(case.session.meeting)}次会议"
