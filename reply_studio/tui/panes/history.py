"""Who did what, the newest first."""

from typing import Final

from reply_studio.i18n import _
from reply_studio.model.act import Act
from reply_studio.model.workflow import SIGN
from reply_studio.services import telling
from reply_studio.services.words import act_word
from reply_studio.tui.panes.preview import layout_word
from reply_studio.tui.panes.view import View
from reply_studio.tui.widgets.blocks import Block
from reply_studio.tui.widgets.cells import cut

_CELLS: Final = 26
"""So much of a text is enough to know it again."""


def history_blocks(view: View) -> list[Block]:
    """One block an act."""
    found = [_block(view, each) for each in reversed(view.file.acts)]
    return found or [Block(_("Nothing has happened yet."), style="dim")]


def _block(view: View, act: Act) -> Block:
    when = act.at[5:16].replace("T", " ")
    reason = str(act.data.get("reason", ""))
    foot = (reason, *_letter(view, act))
    return Block(
        " ".join(each for each in (_told(view, act), _object(view, act)) if each),
        ("act", str(act.seq)),
        right=f"{telling.who(act, view.config)} {when}",
        foot=tuple(each for each in foot if each),
    )


def _letter(view: View, act: Act) -> tuple[str, ...]:
    """What was issued: number and date, and how the file and its signatures stand; of a signature, whose it is."""
    if act.act == SIGN:
        return str(act.data.get("number", "")), str(act.data.get("signer", ""))
    if act.act != "issue" or view.insight is None:
        return ()
    known = (each for each in view.insight.issued if each.letter == act.data.get("letter"))
    return tuple(line for each in known for line in (f"{each.number} {each.date}", each.words))


def _told(view: View, act: Act) -> str:
    """What was done; of an act that took another one back or made it again, which one."""
    form = {"undo": _("Taken back: {act}"), "redo": _("Made again: {act}")}.get(act.act)
    other = next((each for each in view.file.acts if each.seq == act.data.get("seq")), None)
    return form.format(act=act_word(other.act)) if form and other else act_word(act.act)


def _object(view: View, act: Act) -> str:
    """What it was done to, as people call it; what the draft does not have any more keeps its id."""
    data = act.data
    if isinstance(data.get("layout"), str):
        return layout_word(str(data["layout"]))
    target = str(data.get("passage") or data.get("point") or data.get("file") or "")
    known = {**_draft_words(view), **(view.insight.labels if view.insight else {})}
    return known.get(target, target)


def _draft_words(view: View) -> dict[str, str]:
    """Id → how a point's heading or a passage begins."""
    draft = view.file.draft
    points = {each.id: each.heading for each in draft.points if each.heading}
    passages = {key: each.text for key, each in draft.passages.items() if each.text}
    return {
        key: _("\u201c{words}\u201d").format(words=cut(text.partition("\n")[0], _CELLS))
        for key, text in {**points, **passages}.items()
    }
