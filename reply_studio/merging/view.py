"""The merge of a case's inputs, as ``merge --format json`` prints it."""

from collections.abc import Mapping

from reply_studio.matching import Alignment, Habits, Part, align, overlaps
from reply_studio.matching.roles import role_of
from reply_studio.merging.differing import Differing, differing
from reply_studio.merging.dispositions import uses
from reply_studio.merging.labels import labels
from reply_studio.merging.versions import Outdated, Revised, outdated, revisions
from reply_studio.model.base import Value
from reply_studio.model.case import CaseFile
from reply_studio.model.proposal import Proposal, numbers, walk
from reply_studio.model.reply import ReplyPassage, passage_text


class Answered(Value):
    """A suggestion by its printed number, with the probability that the passage answers it."""

    number: str
    score: float


class Aligned(Value):
    """What a passage answers, best first; ``sure``: may be taken over unseen."""

    passage: str
    suggestions: tuple[Answered, ...] = ()
    sure: bool = False


class Twice(Value):
    """Two passages that say the same."""

    passages: tuple[str, str]
    score: float


class Disposition(Value):
    """``open``, ``used``, ``merged`` or ``left-out``; the reason of the last."""

    passage: str
    state: str
    reason: str | None = None


class MergeView(Value):
    """Every passage of the newest inputs by label, whole, with all that is known of it.

    ``changes``: inputs that came again; ``outdated``: passages of the draft that rest on words changed since.
    """

    passages: dict[str, str]
    alignments: tuple[Aligned, ...] = ()
    overlaps: tuple[Twice, ...] = ()
    conflicts: tuple[Differing, ...] = ()
    dispositions: tuple[Disposition, ...] = ()
    changes: tuple[Revised, ...] = ()
    outdated: tuple[Outdated, ...] = ()


def merge(file: CaseFile, names: Mapping[str, str] | None = None, habits: Habits | None = None) -> MergeView:
    """The merge of a case. ``names`` maps passage ids to labels; without it they are worked out. ``habits``: what units
    answered in earlier cases.
    """
    named = labels(file) if names is None else names
    parts = input_parts(file)
    printed = numbers(file.proposal.suggestions)
    found = align(parts, suggestion_parts(file.proposal), habits)
    placed = {p.id: p.cell.answers for each in file.contributions for p in each.passages if p.cell}
    return MergeView(
        passages={named[p.id]: whole_text(p) for each in file.contributions for p in each.passages},
        alignments=tuple(_aligned(each, named, printed, placed.get(each.passage, "")) for each in found),
        overlaps=tuple(
            Twice(passages=(named[each.first], named[each.second]), score=each.score) for each in overlaps(parts)
        ),
        conflicts=differing(file.contributions, parts, file.acts, named),
        dispositions=tuple(
            Disposition(passage=named[each.passage], state=each.state, reason=each.reason) for each in uses(file)
        ),
        changes=revisions(file, named),
        outdated=outdated(file, named),
    )


def _aligned(found: Alignment, named: Mapping[str, str], printed: Mapping[str, str], placed: str) -> Aligned:
    """What a passage answers; a form's row says it itself (``placed``)."""
    if placed in printed:
        return Aligned(
            passage=named[found.passage], suggestions=(Answered(number=printed[placed], score=1.0),), sure=True
        )
    return Aligned(
        passage=named[found.passage],
        suggestions=tuple(Answered(number=printed[one.suggestion], score=one.score) for one in found.claims),
        sure=found.sure,
    )


def contradictions(file: CaseFile, names: Mapping[str, str] | None = None) -> tuple[Differing, ...]:
    """The conflicts alone, as the view has them: quicker where the answers are not wanted."""
    return differing(file.contributions, input_parts(file), file.acts, labels(file) if names is None else names)


def whole_text(passage: ReplyPassage) -> str:
    """The passage as printed: the heading of a section, or of a form's row, stands on its own line."""
    head = passage.marker + passage.heading
    apart = passage.cell is not None or _is_section(passage)
    return f"{head}\n{passage.text}" if passage.text and head and apart else passage_text(passage)


def _is_section(passage: ReplyPassage) -> bool:
    """The heading names a part of the letter (下一步打算) and no matter."""
    return bool(passage.heading) and role_of(passage.heading) == "heading"


def input_parts(file: CaseFile) -> list[Part]:
    """The passages of the newest inputs as the matching compares them, keyed by passage id.

    A bare heading stands above the passages of deeper levels that follow it; a form's headings are ours, not theirs.
    """
    parts: list[Part] = []
    for each in file.contributions:
        above: list[tuple[int, str]] = []
        for place, passage in enumerate(each.passages):
            above = [one for one in above if passage.level == 0 or one[0] < passage.level]
            context = "\n".join(heading for _level, heading in above)
            ours = passage.cell is not None
            parts.append(
                Part(
                    key=passage.id,
                    text=passage.text,
                    heading="" if ours or (passage.text and _is_section(passage)) else passage.heading,
                    context=context,
                    unit=each.name,
                    order=place,
                )
            )
            if passage.heading and not passage.text:
                above.append((passage.level, passage.heading))
    return parts


def suggestion_parts(proposal: Proposal) -> list[Part]:
    """The suggestions of a proposal as the matching compares them, keyed by id, parents before their children."""
    parents = {child.id: node.id for node in walk(proposal.suggestions) for child in node.children}
    return [
        Part(
            key=node.id,
            text="\n".join(part for part in (node.text, node.tail) if part),
            heading=node.heading,
            parent=parents.get(node.id, ""),
            order=place,
        )
        for place, node in enumerate(walk(proposal.suggestions))
    ]
