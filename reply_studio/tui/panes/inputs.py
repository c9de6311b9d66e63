"""What the units sent, the passages that answer the selected suggestion first, with what became of each."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from reply_studio.i18n import _
from reply_studio.merging import Disposition, MergeView
from reply_studio.merging.view import Aligned
from reply_studio.model.reply import passage_text
from reply_studio.services.words import word
from reply_studio.tui.panes.asked import answered_blocks, owing_blocks
from reply_studio.tui.panes.view import View, family
from reply_studio.tui.widgets.blocks import Block, Key

NONE = Disposition(passage="", state="open")


class Sent(NamedTuple):
    """A passage that a unit sent: its id, what people call it, its words, and how well it answers what is selected."""

    id: str
    label: str
    text: str
    score: float


def input_blocks(view: View, chosen: Key) -> list[Block]:
    """Passages ranked for the selection, then all others in order of arrival."""
    fitting, others = _ranked(view, chosen)
    told = _told(view)
    blocks = [*owing_blocks(view), *(_block(told, each) for each in fitting)]
    if fitting and others:
        blocks.append(Block(_("Others"), style="dim", after=True))
    blocks += [*(_block(told, each) for each in others), *answered_blocks(view)]
    return blocks or [Block(_("No unit has sent anything."), style="dim")]


def _ranked(view: View, chosen: Key) -> tuple[list[Sent], list[Sent]]:
    """Those that answer the selection, the best one first, and the others."""
    sent = list(_sent(view, chosen))
    fitting = sorted((each for each in sent if each.score), key=lambda each: -each.score)
    return fitting, [each for each in sent if not each.score]


def first_input(view: View, chosen: Key) -> Key:
    """The passage to begin with: of those that answer the selection (where none does, of all) the first that waits for
    a decision, else the first one; ``()`` where nothing was sent.
    """
    fitting, others = _ranked(view, chosen)
    sent = fitting or others
    waiting = (each for each in sent if disposition_of(view, each.label).state == "open")
    first = next(waiting, next(iter(sent), None))
    return ("input", first.id) if first else ()


def _sent(view: View, chosen: Key) -> Iterator[Sent]:
    """Every passage of the newest inputs; without an insight labels and scores are not known yet."""
    labels = view.insight.labels if view.insight else {}
    scores = _scores(view, chosen)
    for each in view.file.contributions:
        for passage in each.passages:
            label = labels.get(passage.id, passage.id)
            yield Sent(passage.id, label, passage_text(passage), scores.get(label, 0.0))


def _scores(view: View, chosen: Key) -> dict[str, float]:
    """Label → how well it answers the selected suggestion, one below it, or one above it."""
    if view.insight is None:
        return {}
    wanted = {view.numbers[each] for each in family(view, chosen)}
    return {
        each.passage: max((one.score for one in each.suggestions if one.number in wanted), default=0.0)
        for each in view.insight.merged.alignments
    }


def disposition_of(view: View, label: str) -> Disposition:
    """What became of a passage."""
    return _table(view.insight.merged).get(label, NONE) if view.insight else NONE


def _table(merged: MergeView) -> Mapping[str, Disposition]:
    return {each.passage: each for each in merged.dispositions}


class _Told(NamedTuple):
    """What the merge says of every passage, by label: what became of it, which suggestions it answers, what it is like.

    Made once for all blocks: a pane of many passages is filled at every selection.
    """

    states: Mapping[str, Disposition] = {}
    targets: Mapping[str, str] = {}
    remarks: Mapping[str, list[str]] = {}


def _told(view: View) -> _Told:
    if view.insight is None:
        return _Told()
    merged = view.insight.merged
    return _Told(_table(merged), {each.passage: _targets(each) for each in merged.alignments}, _remarks(merged))


def _block(told: _Told, sent: Sent) -> Block:
    state = told.states.get(sent.label, NONE)
    left_out = [_("left out: {reason}").format(reason=state.reason)] if state.reason else []
    return Block(
        sent.text,
        ("input", sent.id),
        caption=f"{sent.label} \u00b7 {word(state.state)}",
        right=told.targets.get(sent.label, ""),
        foot=(*left_out, *told.remarks.get(sent.label, ())),
        style="" if state.state == "open" else "dim",
        after=True,
    )


def _targets(aligned: Aligned) -> str:
    """The two suggestions it answers best, with the scores."""
    told = "  ".join(f"{each.number} {each.score:.2f}" for each in aligned.suggestions[:2])
    return f"-> {told}" if told else ""


def _remarks(merged: MergeView) -> dict[str, list[str]]:
    """Overlaps, then conflicts, by label."""
    found: dict[str, list[str]] = {}
    for twice in merged.overlaps:
        for label, other in (twice.passages, twice.passages[::-1]):
            found.setdefault(label, []).append(_("says the same as {passage}").format(passage=other))
    for each in merged.conflicts:
        told = {"what": each.what, "one": each.values[0], "other": each.values[1]}
        for label in dict.fromkeys(each.passages):
            found.setdefault(label, []).append(_("conflict: {what} {one} / {other}").format(**told))
    return found


def better_target(view: View, chosen: Key, sent: str) -> str:
    """The number of the suggestion that a passage surely answers where that is none of the selected ones, else ""."""
    if view.insight is None:
        return ""
    label = view.insight.labels.get(sent, sent)
    mine = {view.numbers[each] for each in family(view, chosen)}
    found = next((each for each in view.insight.merged.alignments if each.passage == label), None)
    if not mine or found is None or not found.sure or mine & {each.number for each in found.suggestions}:
        return ""
    return found.suggestions[0].number


def inputs_title(view: View) -> str:
    """How many passages still wait for a decision."""
    if view.insight is None:
        return _("Inputs")
    states = [each.state for each in view.insight.merged.dispositions]
    return _("Inputs {open}/{all}").format(open=states.count("open"), all=len(states)) if states else _("Inputs")
