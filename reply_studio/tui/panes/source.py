"""The proposal's own words, each suggestion where it stands."""

from collections.abc import Iterator

from reply_studio.i18n import _, listed
from reply_studio.model.proposal import Suggestion
from reply_studio.tui import keymap
from reply_studio.tui.panes.view import View
from reply_studio.tui.widgets.blocks import Block


def source_blocks(view: View) -> list[Block]:
    """Title, proposers, background, problems, suggestions, closing; before them, how a wrong reading is set right."""
    proposal = view.file.proposal
    names = listed(each.name for each in proposal.proposers) or "-"
    key = keymap.told_key("bench.correct", view.config.keys)
    return [
        Block(_("Read wrongly? {key} sets it right.").format(key=key), style="dim", after=True),
        Block(proposal.title, style="title"),
        Block(_("proposers: {names}").format(names=names), style="dim"),
        Block(),
        *(Block(each, first=4) for each in proposal.background),
        *(Block(each.text, head=each.marker) for each in proposal.problems),
        *(block for each in proposal.suggestions for block in _suggestion(each, "")),
        *(Block(each, first=4) for each in proposal.closing),
    ]


def _suggestion(node: Suggestion, indent: str) -> Iterator[Block]:
    key = ("suggestion", node.id)
    if node.heading:
        yield Block(node.heading, key, f"{indent}{node.marker}", style="title")
        if node.text:
            yield Block(node.text, head=indent, first=4)
    else:
        yield Block(node.text, key, f"{indent}{node.marker}")
    for each in node.children:
        yield from _suggestion(each, f"{indent}  ")
    if node.tail:
        yield Block(node.tail, head=indent, first=4)
