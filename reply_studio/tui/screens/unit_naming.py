"""Completing a unit's name in a text that is open, the same at the workbench and in the merge view."""

from reply_studio.i18n import _
from reply_studio.model.case import CaseFile
from reply_studio.services import unit_names
from reply_studio.services.unit_names import UnitName
from reply_studio.tui.screens.base import StudioScreen
from reply_studio.tui.screens.workbench_dialogs import ChooseTyped
from reply_studio.tui.widgets.passage_editor import PassageEditor
from reply_studio.tui.widgets.pick_list import Entry


async def complete_unit(screen: StudioScreen, editor: PassageEditor, file: CaseFile) -> None:
    """Puts the name that a person chooses in the place of the part of it that stands before the caret; another name
    goes behind the words.
    """
    known = unit_names.names(screen.studio.desk.config, file)
    typed = unit_names.fragment(editor.text[: editor.caret], known)
    entries = [Entry(each, each.name, words=" ".join((each.key, *each.others))) for each in known]
    picked = await screen.app.push_screen_wait(ChooseTyped(_("Which unit?"), entries, typed))
    if isinstance(picked, UnitName) and editor.display:
        editor.put(picked.name, len(typed) if picked.has(typed) else 0)
        screen.set_focus(editor)
