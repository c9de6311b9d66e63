"""What a reader of a proposal should know: what is missing, doubtful, left out or not understood, with its line."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Final

from reply_studio.i18n import _
from reply_studio.model.intake import Remark
from reply_studio.model.proposal import Suggestion
from reply_studio.parsing.dates import is_date
from reply_studio.parsing.flow import Flow
from reply_studio.parsing.outline import ends_with_stop, marks_of, rows
from reply_studio.parsing.proposal_head import Head
from reply_studio.parsing.proposal_regions import Regions
from reply_studio.parsing.proposal_zones import Zones
from reply_studio.text.normalise import lost_characters

_QUOTED: Final = 30
_SENTENCE: Final = 12
"""A shorter last line without a stop is a name, a date or a heading."""
_SEARCHED: Final = 20_000
"""Characters of a line in which a lost one is looked for."""


def remarks_on(
    flow: Flow, zones: Zones, head: Head, regions: Regions, suggestions: Sequence[Suggestion]
) -> tuple[Remark, ...]:
    """All remarks on one proposal, those on the whole first, then by line."""
    whole = [*_missing(head), *_no_suggestions(flow, zones, regions, bool(suggestions))]
    placed = [*_lost(flow), *_jumps(flow, regions), *_left_out(zones), *_not_understood(zones, head)]
    return (*whole, *sorted(placed, key=lambda each: each.line or 0))


def _missing(head: Head) -> Iterator[Remark]:
    if not head.title:
        yield Remark(code="IN101", message=_("no title was found; type it in"))
    elif head.guessed:
        yield Remark(code="IN102", message=_("the title is a guess: \u201c{title}\u201d").format(title=head.title))
    if head.number is None:
        yield Remark(code="IN103", message=_("no number was found; type it in when it is known"))
    if not head.proposers:
        yield Remark(code="IN104", message=_("no proposer was found; type the names in"))


def _no_suggestions(flow: Flow, zones: Zones, regions: Regions, found: bool) -> Iterator[Remark]:
    last = regions.parts[-1][-1] if regions.parts else zones.body[-1].full if zones.body else (0, 0)
    open_end = last[1] - last[0] >= _SENTENCE and not ends_with_stop(flow, last)
    cut = open_end and not regions.closing and not zones.attachments
    if not found:
        yield Remark(code="IN105", message=_("no suggestions were found in the text"))
    if cut:
        message = _("the text seems to be cut off here; ask for the whole")
        yield Remark(code="IN106", message=message, line=_line_at(flow, last[1] - 1))


def _lost(flow: Flow) -> Iterator[Remark]:
    """One remark a line, on the first place."""
    for line in flow.lines:
        for start, end in lost_characters(flow.text[line.start : min(line.end, line.start + _SEARCHED)])[:1]:
            near = flow.text[max(line.start, line.start + start - 6) : min(line.end, line.start + end + 6)]
            message = _("characters were lost here: \u201c{text}\u201d; compare with the original")
            yield Remark(code="IN107", message=message.format(text=near), line=line.block.line)


def _jumps(flow: Flow, regions: Regions) -> Iterator[Remark]:
    for part in regions.parts:
        for node in rows(marks_of(flow, part)):
            if node.jump:
                message = _("the number \u201c{number}\u201d is out of turn").format(number=node.mark.marker.text)
                yield Remark(code="IN108", message=message, line=_line_at(flow, node.mark.marker.start))


def _line_at(flow: Flow, offset: int) -> int:
    place = bisect_right(flow.lines, offset, key=lambda line: line.start) - 1
    return flow.lines[place].block.line


def _left_out(zones: Zones) -> Iterator[Remark]:
    if zones.attachments:
        message = _("attachments were left out ({n} lines)").format(n=len(zones.attachments))
        yield Remark(code="IN109", message=message, line=zones.flow.lines[zones.attachments[0]].block.line)
    if zones.chrome:
        message = _("lines of the web page around the text were left out ({n})").format(n=len(zones.chrome))
        yield Remark(code="IN110", message=message, line=zones.flow.lines[zones.chrome[0]].block.line)


def _not_understood(zones: Zones, head: Head) -> Iterator[Remark]:
    for index in [*zones.head, *zones.rest]:
        text = zones.line_text(index)
        if index not in head.used and not is_date(text):
            shown = text if len(text) <= _QUOTED else text[:_QUOTED] + "\u2026"
            message = _("this line was not understood: \u201c{text}\u201d").format(text=shown)
            yield Remark(code="IN111", message=message, line=zones.flow.lines[index].block.line)
