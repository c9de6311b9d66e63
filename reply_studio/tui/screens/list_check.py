"""Checking the cases of the list, one after another, while everything else goes on."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from reply_studio.errors import ReplyStudioError
from reply_studio.i18n import _
from reply_studio.tui.working import off

if TYPE_CHECKING:
    from reply_studio.tui.screens.list import CaseList


async def check_all(screen: "CaseList", cases: Sequence[str]) -> None:
    """Checks them; the list is read again at the end and now and then between, the sum is told."""
    from reply_studio.services import findings

    counts = dict.fromkeys(findings.SEVERITIES, 0)
    failed: list[str] = []
    for done, case in enumerate(cases, 1):
        screen.remark(_("checking {n} of {all}").format(n=done, all=len(cases)))
        try:
            report = await off(findings.check, screen.studio.desk, case)
        except ReplyStudioError as error:
            failed.append(f"{case}: {error}")
        else:
            counts = {each: counts[each] + report.count(each) for each in counts}
    screen.remark("")
    _tell(screen, len(cases), counts, failed)
    screen.reload()


def _tell(screen: "CaseList", checked: int, counts: dict[str, int], failed: Sequence[str]) -> None:
    told = _("Checked: {n}. Errors {error}, warnings {warning}, notes {info}.").format(n=checked, **counts)
    if failed:
        told += "\n" + _("Could not be checked: {n}. The first one: {first}").format(n=len(failed), first=failed[0])
    severity = "error" if counts["error"] or failed else "warning" if counts["warning"] else "info"
    screen.say(told, severity, passing=True)
