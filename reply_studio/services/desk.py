"""The desk a clerk works at: the configuration and the doors to the outside, handed to every use-case."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from reply_studio.config import Config
from reply_studio.errors import UsageError
from reply_studio.i18n import _

if TYPE_CHECKING:  # the list starts before a case is read: it does not pay for the model
    from reply_studio.model.case import CaseFile
    from reply_studio.services.ports import CaseStore, Clock, NumberRegister, Printer, SearchIndex, Signer


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """A workspace opened for one person. ``root`` holds config.toml, templates/ and drafts/; ``index`` has the rows of
    the list, ``earlier`` what every case answered; ``signer`` judges the signatures of issued letters.
    """

    root: Path
    config: Config
    store: "CaseStore"
    index: "SearchIndex"
    printer: "Printer"
    numbers: "NumberRegister"
    clock: "Clock"
    who: str
    write: Callable[[Path, bytes], None]
    earlier: "SearchIndex | None" = None
    signer: "Signer | None" = None

    @property
    def templates(self) -> Path:
        """The office's Word templates."""
        return self.root / "templates"


def find_case(desk: Desk, wanted: str) -> str:
    """The id of the case a person means: its id, or its item number where only one case has it.

    Raises:
        UsageError: no case, or several, answer to it.
    """
    if desk.store.has(wanted):
        return wanted
    ids = desk.store.ids()
    tail = wanted.lstrip("0") or wanted
    same = [each for each in ids if _number_of(each) == tail]
    if len(same) == 1:
        return same[0]
    if same:
        raise UsageError(
            _("several cases have number {number}: {cases}").format(number=wanted, cases=", ".join(same)),
            hint=_("name the case by its id"),
        )
    raise UsageError(_("there is no case \u201c{case}\u201d").format(case=wanted), hint=_("see: reply-studio list"))


def _number_of(case_id: str) -> str:
    """``2025-t-0029`` → ``29``."""
    parts = case_id.split("-", 2)
    return parts[2].lstrip("0") if len(parts) == 3 else case_id


def open_case(desk: Desk, wanted: str) -> "CaseFile":
    """The case a person means, loaded."""
    return desk.store.load(find_case(desk, wanted))
