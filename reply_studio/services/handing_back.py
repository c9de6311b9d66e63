"""The letter that gives an assignment back: with the reason told when the case was handed back, or told here."""

from pathlib import Path

from reply_studio.composing import GivenBack, compose_handback, profile_of
from reply_studio.i18n import _
from reply_studio.model.case import CaseFile
from reply_studio.services import printing
from reply_studio.services.asking import refuse_nameless
from reply_studio.services.desk import Desk, open_case
from reply_studio.services.rights import refused


def write(  # noqa: PLR0913,PLR0917  # what the command takes
    desk: Desk, wanted: str, reason: str = "", unit: str = "", target: Path | None = None, style: str | None = None
) -> Path:
    """Writes the letter and returns its path; ``unit`` is the one that should have the case.

    Raises:
        RefusedError: our own office has no name, or no reason is told anywhere.
        InputError: the template is absent or wrong, or a text cannot be printed.
        StorageError: the file could not be written.
    """
    file = open_case(desk, wanted)
    refuse_nameless(desk)
    told = reason.strip() or _told(file)
    if not told:
        raise refused("reason", _("this needs a reason"), where=file.case.id, hint=_("add: --reason TEXT"))
    letter = compose_handback(file, profile_of(desk.config, style), GivenBack(reason=told, unit=unit.strip()))
    path = target or desk.store.path(file.case.id, "case").with_name(f"{letter.paper}.docx")
    return printing.print_letter(desk, letter, path, printing.template_of(desk, letter.paper, style))


def _told(file: CaseFile) -> str:
    """The reason with which the case was handed back last."""
    found = (str(each.data.get("reason", "")) for each in reversed(file.acts) if each.act == "hand-back")
    return next(found, "")
