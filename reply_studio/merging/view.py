"""The merge of a case's inputs, as ``merge --format json`` prints it."""

from collections.abc import Mapping

from reply_studio.matching import Part, align, overlaps
from reply_studio.matching.roles import role_of
from reply_studio.merging.differing import Differing, differing
from reply_studio.merging.dispositions import uses
from reply_studio.merging.labels import labels
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
    """Every passage of the newest inputs by label, whole, with all that is known of it."""

    passages: dict[str, str]
    alignments: tuple[Aligned, ...] = ()
    overlaps: tuple[Twice, ...] = ()
    conflicts: tuple[Differing, ...] = ()
    dispositions: tuple[Disposition, ...] = ()


def merge(file: CaseFile, names: Mapping[str, str] | None = None) -> MergeView:
    """The merge of a case. ``names`` maps passage ids to labels; without it they are worked out."""
    named = labels(file) if names is None else names
    parts = input_parts(file)
    printed = numbers(file.proposal.suggestions)
    found = align(parts, suggestion_parts(file.proposal))
    return MergeView(
        passages={named[p.id]: whole_text(p) for each in file.contributions for p in each.passages},
        alignments=tuple(
            Aligned(
                passage=named[each.passage],
                suggestions=tuple(Answered(number=printed[one.suggestion], score=one.score) for one in each.claims),
                sure=each.sure,
            )
            for each in found
        ),
        overlaps=tuple(
            Twice(passages=(named[each.first], named[each.second]), score=each.score) for each in overlaps(parts)
        ),
        conflicts=differing(file.contributions, parts, file.acts, named),
        dispositions=tuple(
            Disposition(passage=named[each.passage], state=each.state, reason=each.reason) for each in uses(file)
        ),
    )


def contradictions(file: CaseFile, names: Mapping[str, str] | None = None) -> tuple[Differing, ...]:
    """The conflicts alone, as the view has them: quicker where the answers are not wanted."""
    return differing(file.contributions, input_parts(file), file.acts, labels(file) if names is None else names)


def whole_text(passage: ReplyPassage) -> str:
    """The passage as printed: a heading of a section stands on its own line."""
    head = passage.marker + passage.heading
    return f"{head}\n{passage.text}" if passage.text and _is_section(passage) else passage_text(passage)


def _is_section(passage: ReplyPassage) -> bool:
    """The heading names a part of the letter (下一步打算) and no matter."""
    return bool(passage.heading) and role_of(passage.heading) == "heading"


def input_parts(file: CaseFile) -> list[Part]:
    """The passages of the newest inputs as the matching compares them, keyed by passage id.

    A bare heading stands above the passages of deeper levels that follow it.
    """
    parts: list[Part] = []
    for each in file.contributions:
        above: list[tuple[int, str]] = []
        for place, passage in enumerate(each.passages):
            above = [one for one in above if passage.level == 0 or one[0] < passage.level]
            context = "\n".join(heading for _level, heading in above)
            parts.append(
                Part(
                    key=passage.id,
                    text=passage.text,
                    heading="" if passage.text and _is_section(passage) else passage.heading,
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
