"""Sign-off on paper: the sheet that carries the letter's digest, and the signed sheet that comes back as a scan."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec

from reply_studio.errors import UsageError
from reply_studio.i18n import _
from reply_studio.model.binding import Binding
from reply_studio.model.case import CaseFile
from reply_studio.model.letter import Kind
from reply_studio.services import review_state, rights, signing, units
from reply_studio.services.binding import binding_of, letter_of
from reply_studio.services.committing import act
from reply_studio.services.desk import Desk, open_case
from reply_studio.services.ports import Received, SheetStep, SignOffSheet
from reply_studio.services.rights import refused
from reply_studio.text.digests import digest

SHEET = "sheet"
"""The act that a sheet was printed: its digest, version and binding."""


def sheet(desk: Desk, wanted: str, target: Path | None = None) -> Path:
    """Writes the sign-off sheet of the letter as it is and records its digest. Returns the file's path.

    Raises:
        StorageError: the file could not be written; nothing was recorded.
    """
    file = open_case(desk, wanted)
    now = binding_of(desk, file, printed=True)
    path = target or desk.store.path(file.case.id, "case").with_name("sign-off-sheet.docx")
    version = 1 + sum(each.act == SHEET for each in file.acts)
    desk.write(path, desk.printer.sheet(_filled(desk, file, now, version)))
    done = act(SHEET, digest=now.short, version=version, binding=msgspec.to_builtins(now), file=path.name)
    desk.store.commit(file.case.id, {}, (done,))
    return path


def _filled(desk: Desk, file: CaseFile, now: Binding, version: int) -> SignOffSheet:
    letter = letter_of(desk, file)
    found = review_state.round_of(file.acts)
    title = letter.first(Kind.TITLE)
    return SignOffSheet(
        office=desk.config.office.full_name or desk.config.office.name,
        title=title.text if title else file.proposal.title,
        case=file.case.id,
        drafter=rights.name_of(desk.config, found.submitter or file.case.handler.login),
        section=file.case.handler.section,
        version=version,
        digest=now.short,
        head=desk.store.head(file.case.id)[:12],
        copies=next((each.text for each in letter.every(Kind.COPIES)), ""),
        disclosure=next((each.text for each in letter.every(Kind.DISCLOSURE)), ""),
        steps=tuple(
            box for place in range(len(desk.config.review.steps)) for box in _boxes(desk, file, place, found, now)
        ),
    )


def _boxes(desk: Desk, file: CaseFile, place: int, found: review_state.Round, now: Binding) -> Iterator[SheetStep]:
    """The boxes of a step, with who agreed already: one, or one for each unit that countersigns."""
    step = desk.config.review.steps[place]
    label = step.label or step.role
    given = review_state.standing(found, place, now)
    waited = review_state.units_of(step, file)
    if not step.units or not waited:
        yield SheetStep(label=label, signed=_signed(desk, given))
    for key in waited:
        name = units.name_of(key, desk.config, file.case.units)
        yield SheetStep(
            label=f"{label}\uff1a{name}", signed=_signed(desk, [each for each in given if each.unit == key])
        )


def _signed(desk: Desk, given: Sequence[review_state.Approval]) -> str:
    return "\u3001".join(f"{rights.name_of(desk.config, each.who)} {each.at[:10]}" for each in given)


def evidence(
    desk: Desk, file: CaseFile, on_behalf: str, scan: Path | None, now: Binding
) -> tuple[dict[str, Any], tuple[Received, ...]]:
    """What an approval on paper adds to its act, and the scan to be kept; nothing for one made here.

    Raises:
        UsageError: no scan is given, the person is unknown, or the two options do not come together.
        RefusedError: no sheet was printed in this round, or the text moved on since.
    """
    if not on_behalf and scan is None:
        return {}, ()
    if not on_behalf or scan is None:
        raise UsageError(_("--on-behalf and --evidence belong together"))
    if desk.config.people and rights.person(desk.config, on_behalf) is None:
        raise UsageError(_("\u201c{login}\u201d is not among the people of config.toml").format(login=on_behalf))
    if desk.config.people and rights.person(desk.config, desk.who) is None:
        raise refused("right", _("{login} may not do this").format(login=desk.who), where=file.case.id)
    refuse_unprinted(file, now)
    data = signing.read(scan)
    told = {"on_behalf": on_behalf, "evidence": digest(data), "sheet": now.short}
    return told, (Received(name=scan.name, data=data),)


def refuse_unprinted(file: CaseFile, now: Binding) -> None:
    """A signed sheet stands for the text that was printed on it.

    Raises:
        RefusedError: no sheet was printed in this round, or the text moved on since.
    """
    printed = [each for each in review_state.round_of(file.acts).acts if each.act == SHEET]
    if not printed:
        raise refused(
            "sheet",
            _("no sign-off sheet was printed for this text"),
            where=file.case.id,
            hint=_("print it: reply-studio render {case} --paper sign-off-sheet").format(case=file.case.id),
        )
    if printed[-1].data.get("digest") != now.short:
        message = _("the text moved on: the sheet says {sheet}, the letter is {now}")
        raise refused(
            "sheet",
            message.format(sheet=printed[-1].data.get("digest"), now=now.short),
            where=file.case.id,
            hint=_("print a new sheet and have it signed"),
        )
