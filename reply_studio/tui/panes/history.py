"""Who did what, the newest first."""

from reply_studio.i18n import _
from reply_studio.model.act import Act
from reply_studio.services.words import act_word
from reply_studio.tui.panes.view import View
from reply_studio.tui.widgets.blocks import Block


def history_blocks(view: View) -> list[Block]:
    """One block an act."""
    found = [_block(view, each) for each in reversed(view.file.acts)]
    return found or [Block(_("Nothing has happened yet."), style="dim")]


def _block(view: View, act: Act) -> Block:
    when = act.at[5:16].replace("T", " ")
    told = act_word(act.act)
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
