"""Who did what, the newest first."""

from reply_studio.i18n import N_, _
from reply_studio.model.act import Act
from reply_studio.tui.panes.view import View
from reply_studio.tui.widgets.blocks import Block

ACTS = {
    "import": N_("imported"),
    "outline": N_("outlined"),
    "point": N_("set a point"),
    "passage": N_("wrote"),
    "edit": N_("edited"),
    "take": N_("took from an input"),
    "leave-out": N_("left out"),
    "reopen": N_("reopened"),
    "move": N_("moved"),
    "split": N_("split"),
    "join": N_("joined"),
    "delete": N_("deleted"),
    "layout": N_("changed the layout"),
    "class": N_("set the result class"),
    "undo": N_("took back"),
    "redo": N_("made again"),
    "recover": N_("recovered unsaved words"),
    "changed-outside": N_("changed outside the program"),
    "raced": N_("saved at the same moment"),
    "saved": N_("saved"),
}
"""Act → how the history calls it."""


def history_blocks(view: View) -> list[Block]:
    """One block an act."""
    found = [_block(view, each) for each in reversed(view.file.acts)]
    return found or [Block(_("Nothing has happened yet."), style="dim")]


def _block(view: View, act: Act) -> Block:
    when = act.at[5:16].replace("T", " ")
    told = _(ACTS[act.act]) if act.act in ACTS else act.act
    reason = str(act.data.get("reason", ""))
    return Block(
        " ".join(each for each in (told, _object(view, act)) if each),
        ("act", str(act.seq)),
        right=f"{act.who or act.login} {when}",
        foot=(reason,) if reason else (),
    )


def _object(view: View, act: Act) -> str:
    """What it was done to, as people call it."""
    target = str(act.data.get("passage") or act.data.get("point") or act.data.get("layout") or "")
    return view.insight.labels.get(target, target) if view.insight else target
