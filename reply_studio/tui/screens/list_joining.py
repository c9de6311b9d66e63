"""Cases handled together, from the list: the selected one leads, another one is chosen."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from reply_studio.i18n import _
from reply_studio.services import joining
from reply_studio.text.normalise import squeeze
from reply_studio.tui.messages import CasesChanged
from reply_studio.tui.screens.dialogs import AskLine, Choose
from reply_studio.tui.widgets.pick_list import Entry
from reply_studio.tui.working import off

if TYPE_CHECKING:
    from reply_studio.tui.screens.list import CaseList


async def join_case(screen: "CaseList") -> None:
    """Asks for the other case and for the reason, joins, and tells which letter answers which case."""
    lead = screen.table.selected
    if lead is None:
        return
    entries = _entries(lead, screen.state.board.rows)
    question = _("Which case does the letter of {case} answer, too?").format(case=_named(lead))
    other = await screen.app.push_screen_wait(Choose(question, entries))
    if not other:
        return
    asked = AskLine(_("Why are they handled together?"), hint=_("for the journal of both; may stay empty"))
    reason = await screen.app.push_screen_wait(asked)
    if reason is None:
        return
    done = await off(joining.join, screen.studio.desk, lead["case"], str(other), reason)
    screen.say(joining.joined_words(done))
    screen.post_message(CasesChanged((lead["case"], str(other))))


async def part_case(screen: "CaseList") -> None:
    """Takes the joining of the selected case back; of several it asks which."""
    row = screen.table.selected
    if row is None:
        return
    other = row["joined"][0]
    if len(row["joined"]) > 1:
        rows = [each for each in screen.state.board.rows if each["case"] in row["joined"]]
        question = _("Which case is to be handled apart from {case} again?").format(case=_named(row))
        other = await screen.app.push_screen_wait(Choose(question, [_entry(each) for each in rows]))
        if not other:
            return
    done = await off(joining.part, screen.studio.desk, row["case"], str(other))
    screen.say(joining.parted_words(done))
    screen.post_message(CasesChanged((row["case"], str(other))))


def _entries(lead: dict[str, Any], rows: Iterable[dict[str, Any]]) -> list[Entry]:
    """The other cases of the same kind, those of the same title first."""
    others = [each for each in rows if not each["error"] and each["case"] != lead["case"]]
    fitting = [each for each in others if each["type"] == lead["type"] and not each.get("answered_by")]
    title = squeeze(lead["title"])
    return [_entry(each) for each in sorted(fitting, key=lambda each: squeeze(each["title"]) != title)]


def _entry(row: dict[str, Any]) -> Entry:
    return Entry(row["case"], row["title"], row["number"] or "", " ".join([row["case"], *row["proposers"]]))


def _named(row: dict[str, Any]) -> str:
    return str(row["number"] or row["case"])
