"""Why a proposal was read as it was: what every line was taken for, and the evidence."""

from collections.abc import Iterable
from typing import Final, NamedTuple

from reply_studio.i18n import N_, _
from reply_studio.model.base import Value
from reply_studio.model.intake import Item
from reply_studio.model.proposal import Span, numbers, walk
from reply_studio.parsing.blocks import Block, Document
from reply_studio.parsing.flow import Flow
from reply_studio.parsing.proposal_cues import ENOUGH, Cue, find_cues
from reply_studio.parsing.proposal_zones import Zones
from reply_studio.parsing.suggestion_tables import unfolded
from reply_studio.text.normalise import squeeze

_KEYS: Final = {
    "title": N_("label of a title"),
    "number": N_("label of a number"),
    "session": N_("label of a session"),
    "proposer": N_("label of a proposer"),
    "cosigner": N_("label of a co-signer"),
    "lead": N_("label of a lead unit"),
    "co": N_("label of a co-handling unit"),
    "sole": N_("label of a unit"),
    "separate": N_("label of a unit"),
    "assigned": N_("label of the day it was assigned"),
}


class Evidence(Value):
    """What a line was taken for (``field``, ``background``, ``problem``, ``cue``, ``suggestion``, ``closing`` or
    ``other``) and why.
    """

    line: int
    text: str
    taken_as: str
    because: str


class _Found(NamedTuple):
    """What the parser made of a document, by places in the raw text and by words."""

    suggestions: list[tuple[Span, str, str]]
    problems: list[tuple[Span, str]]
    background: str
    closing: str


def explain(document: Document, item: Item) -> tuple[Evidence, ...]:
    """The evidence for every line of the document from which *item* was read."""
    flow = Flow(unfolded(document.blocks).blocks)
    zones = Zones(flow)
    cues: dict[int, Cue] = {}
    for cue in find_cues(flow, zones.body):
        line = flow.lines[zones.body[cue.paragraph].line].block.line
        cues[line] = max(cue, cues.get(line, cue), key=lambda each: each.weight)
    labels = {flow.lines[field.line].block.line: field.key for field in zones.fields}
    found = _found(item)
    return tuple(_line(block, found, cues.get(block.line), labels.get(block.line, "")) for block in document.blocks)


def _found(item: Item) -> _Found:
    proposal = item.proposal
    printed = numbers(proposal.suggestions)
    return _Found(
        [(each.source, printed[each.id], each.marker) for each in walk(proposal.suggestions)],
        [(each.source, each.marker) for each in proposal.problems],
        _words(proposal.background),
        _words(proposal.closing),
    )


def _words(texts: Iterable[str]) -> str:
    return "\n".join(squeeze(each) for each in texts)


def _line(block: Block, found: _Found, cue: Cue | None, label: str) -> Evidence:
    taken_as, because = _judged(block, found, cue, label)
    return Evidence(line=block.line, text=block.text, taken_as=taken_as, because=because)


def _judged(block: Block, found: _Found, cue: Cue | None, label: str) -> tuple[str, str]:
    """What a line was taken for, and why: the deepest suggestion in it first."""
    weight = _("words that announce suggestions, weight {n} of 100").format(n=cue.weight) if cue else ""
    inside = [(span, number, marker) for span, number, marker in found.suggestions if _meets(block, span)]
    if inside:
        begun = [each for each in inside if block.start <= each[0][0]] or inside[-1:]
        places = ", ".join(number for _span, number, _marker in begun)
        marks = " ".join(marker for _span, _number, marker in begun if marker)
        how = _("number \u201c{marker}\u201d").format(marker=marks) if marks else _("behind the announcement")
        return "suggestion", "; ".join(filter(None, (f"{places}: {how}", weight)))
    for span, marker in found.problems:
        if _meets(block, span):
            told = _("number \u201c{marker}\u201d under words of problems") if marker else _("words of problems")
            return "problem", told.format(marker=marker)
    if cue and cue.weight >= ENOUGH:
        return "cue", weight
    return _otherwise(squeeze(block.text), found, weight, label)


def _otherwise(words: str, found: _Found, weight: str, label: str) -> tuple[str, str]:
    if label in _KEYS:
        return "field", _(_KEYS[label])
    if words and words in found.closing:
        return "closing", _("behind the suggestions")
    if words and words in found.background:
        light = _("{evidence}, too light").format(evidence=weight) if weight else ""
        return "background", light or _("no number and no announcement stands before it")
    return "other", ""


def _meets(block: Block, span: Span) -> bool:
    return block.start < span[1] and span[0] < block.end
