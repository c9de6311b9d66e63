"""A proposal out of its blocks: register, background, problems, the tree of suggestions, closing, and remarks."""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from reply_studio.i18n import _, listed
from reply_studio.model.ids import highest
from reply_studio.model.intake import Item, Remark
from reply_studio.model.proposal import Problem, Proposal, Span, Suggestion, walk
from reply_studio.parsing import outline
from reply_studio.parsing.blocks import Block, Document
from reply_studio.parsing.flow import Flow
from reply_studio.parsing.proposal_head import Head, read_head
from reply_studio.parsing.proposal_regions import Regions, announces_problems, read_regions
from reply_studio.parsing.proposal_remarks import remarks_on
from reply_studio.parsing.proposal_zones import Zones
from reply_studio.parsing.suggestion_tables import unfolded
from reply_studio.parsing.suggestions import Grown, Numberer, grow, problems_of, suggestions_of, words_of
from reply_studio.text.normalise import squeeze

_PURE_CUE: Final = 16
"""Words of a cue sentence up to this length say nothing that the background would miss."""


def parse_proposal(document: Document) -> tuple[Item, tuple[Remark, ...]]:
    """The proposal that a document holds, and remarks on what was not understood."""
    item, remarks = parse_proposal_blocks(document.blocks, document.raw)
    return item, (*document.remarks, *remarks)


def parse_proposal_blocks(blocks: Sequence[Block], raw: str) -> tuple[Item, tuple[Remark, ...]]:
    """The proposal that some blocks hold. ``raw`` is the text in which the blocks' offsets count."""
    rows = unfolded(blocks)
    flow = Flow(rows.blocks)
    zones = Zones(flow)
    regions = read_regions(flow, zones.body)
    head = read_head(zones, [flow.text[start:end] for start, end in regions.closing])
    parts = _parts(flow, regions, head.title)
    remarks = remarks_on(flow, zones, head, regions, parts.suggestions)
    return _item(head, parts), (*remarks, *_columns_aside(rows.others))


def _columns_aside(names: Sequence[str]) -> Iterator[Remark]:
    """What a table of suggestions says beside them."""
    if names:
        message = _("columns beside the suggestions were left out: {columns}").format(columns=listed(names))
        yield Remark(code="IN112", message=message)


class Parts(NamedTuple):
    """The body as the model keeps it."""

    background: tuple[str, ...]
    problems: tuple[Problem, ...]
    suggestions: tuple[Suggestion, ...]
    closing: tuple[str, ...]


def _parts(flow: Flow, regions: Regions, title: str) -> Parts:
    ids = Numberer()
    grown = [grow(flow, part) for part in regions.parts]
    suggestions = tuple(each for part in grown for each in suggestions_of(flow, part.items, ids))
    before = [span for span in regions.before if span[0] < span[1] and not _is_title(flow, span, title)]
    background, problems = _background(flow, before, ids)
    lead = _lead(flow, regions, grown)
    return Parts((*background, *lead), problems, suggestions, tuple(words_of(flow, [span]) for span in regions.closing))


def _is_title(flow: Flow, span: Span, title: str) -> bool:
    """Whether a paragraph only repeats the title."""
    return bool(title) and squeeze(flow.text[slice(*span)]).strip('\u300a\u300b"') == squeeze(title)


def _lead(flow: Flow, regions: Regions, grown: Sequence[Grown]) -> list[str]:
    """Words between the cue and the first item, and a cue sentence that says more than 建议如下."""
    cues = list(regions.announced)
    if regions.cue and regions.cue.marker is None:
        cues.insert(0, flow.trim(regions.cue.start, regions.cue.end))
    leads = [span for part in grown for span in part.lead]
    return [words_of(flow, [span]) for span in (*(each for each in cues if each[1] - each[0] > _PURE_CUE), *leads)]


def _background(flow: Flow, before: Sequence[Span], ids: Numberer) -> tuple[list[str], tuple[Problem, ...]]:
    """The paragraphs before the suggestions; numbered problems are taken out of them."""
    marks = [mark for mark in outline.marks_of(flow, before) if mark.block]
    nodes = outline.rows(marks)
    rooms = _problem_rows(flow, before, nodes)
    if not rooms:
        return [words_of(flow, [span]) for span in before], ()
    kept: list[str] = []
    problems: tuple[Problem, ...] = ()
    at = 0
    for start, end in rooms:
        forest = outline.Forest(flow, before[start:end], outline.rows(outline.marks_of(flow, before[start:end])))
        kept += [words_of(flow, [span]) for span in before[at:start]]
        problems += problems_of(flow, forest.items(), ids)
        at = end
    return kept + [words_of(flow, [span]) for span in before[at:]], problems


def _problem_rows(flow: Flow, before: Sequence[Span], nodes: Sequence[outline.Node]) -> list[tuple[int, int]]:
    """Ranges of paragraphs that hold a row of numbered problems: the paragraph above the row announces them."""
    found: list[tuple[int, int]] = []
    for index, node in enumerate(nodes):
        first = node.mark.paragraph
        opens = node.mark.marker.ordinal == 1 and first > 0 and (not found or found[-1][1] <= first)
        if opens and announces_problems(flow, before[first - 1]):
            end = next((each.mark.paragraph for each in nodes[index + 1 :] if each.depth < node.depth), len(before))
            found.append((first, end))
    return found


def _item(head: Head, parts: Parts) -> Item:
    ids = [each.id for each in walk(parts.suggestions)] + [each.id for each in parts.problems]
    proposal = Proposal(
        title=head.title,
        proposers=head.proposers,
        background=parts.background,
        suggestions=parts.suggestions,
        problems=parts.problems,
        closing=parts.closing,
        last_id=highest(ids),
    )
    return Item(
        proposal=proposal,
        number=head.number,
        type=head.type,
        session_text=head.session_text,
        session=head.session,
        body=head.body,
        assigned=head.assigned,
        handling_units=head.units,
    )
