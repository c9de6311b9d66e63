"""A proposal that arrives again: an amended text is taken in where nobody corrected the reading, and what a person set
right is never overwritten by a reading. Where both happened, the correction stays and the person is told.

Three proposals meet: ``base`` is the reading that the case was last made from, ``current`` what stands in the case, and
``new`` the reading of what arrived. What differs between ``base`` and ``current`` is a correction.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from reply_studio.i18n import _, listed
from reply_studio.model.base import Value
from reply_studio.model.case import CaseFile
from reply_studio.model.proposal import Problem, Proposal, Proposer, Suggestion, title_line, walk
from reply_studio.services import register
from reply_studio.services.desk import Desk
from reply_studio.services.editing import replace
from reply_studio.services.proposal_rows import all_lines, words_of
from reply_studio.services.proposal_tree import UNKNOWN
from reply_studio.text.normalise import fold

PART = "proposal"
READING = "reading"
"""In the data of an import: the revision of the reading, where the case holds another text than it."""


class Amended(Value):
    """``proposal`` is what the case holds from here on. ``reading`` is what the next arrival is compared with where it
    is another text, ``None`` otherwise. ``kept`` names in the reader's language what was corrected and amended.
    """

    proposal: Proposal
    reading: Proposal | None = None
    kept: tuple[str, ...] = ()


def last_reading(desk: Desk, file: CaseFile) -> Proposal | None:
    """The reading that a case was last made from; ``None`` for a case that no import made.

    Raises:
        InputError: it is missing in the history.
    """
    revisions = [each for done in file.acts if (each := _reading_of(done.act, done.data, done.parts))]
    first = [done.parts[PART] for done in file.acts if PART in done.parts][:1]
    if not (revisions or first):
        return None
    found = desk.store.version(file.case.id, PART, (revisions or first)[-1])
    return found if isinstance(found, Proposal) else None


def _reading_of(act: str, data: dict[str, Any], parts: dict[str, str]) -> str:
    """A ledger only fills in what is missing: what it leaves is no reading of a text."""
    if act != "import" or data.get("kind") == "ledger":
        return ""
    return str(data.get(READING) or parts.get(PART) or "")


def is_corrected(base: Proposal, current: Proposal) -> bool:
    """The proposal is not as it was read."""
    return replace(base, last_id=0) != replace(current, last_id=0)


def amended(base: Proposal | None, current: Proposal, new: Proposal) -> Amended:
    """What becomes of a case's proposal when a text of it arrives."""
    if base is None or not is_corrected(base, current):
        return Amended(proposal=register.amended(current, new))
    reading = register.amended(replace(base, last_id=max(base.last_id, current.last_id)), new)
    merge = _Merge(base, current, reading)
    proposal = merge.proposal()
    changed = is_corrected(base, reading) and not _same_words(base, reading)
    return Amended(proposal=proposal, reading=reading if changed else None, kept=tuple(dict.fromkeys(merge.kept)))


def _same_words(one: Proposal, other: Proposal) -> bool:
    """Two readings of one text, whatever each took its parts for."""
    return _letters(_all(one)) == _letters(_all(other))


def _all(found: Proposal) -> str:
    return "\n".join([found.title, *(each.name for each in found.proposers), words_of(found)])


def _letters(text: str) -> Counter[str]:
    """The letters of a text and how often each stands in it; punctuation is what readings differ in."""
    return Counter(each for each in fold(text) if each.isalnum())


class _Merge:
    """Three proposals on their way to one; ``kept`` gathers what was corrected and amended."""

    def __init__(self, base: Proposal, current: Proposal, reading: Proposal) -> None:
        self.base, self.current, self.reading = base, current, reading
        self.kept: list[str] = []
        self.last = max(reading.last_id, current.last_id)

    def proposal(self) -> Proposal:
        """The three as one."""
        title = self._field("title", _("title")) or self.current.title
        proposers = self._field("proposers", _("proposers"))
        if _letters(words_of(self.base)) == _letters(words_of(self.reading)):
            return replace(self.current, title=title, proposers=proposers)
        return Proposal(
            title=title,
            proposers=proposers,
            background=self._field("background", _("background")),
            problems=self._problems(),
            suggestions=self._suggestions(),
            closing=self._field("closing", _("closing")),
            last_id=self.last,
        )

    def _field(self, name: str, called: str) -> Any:
        """The amended value where nobody corrected it, else the corrected one."""
        base, current, new = (getattr(each, name) for each in (self.base, self.current, self.reading))
        if base == current:
            return new
        if _letters(str(_plain(base))) != _letters(str(_plain(new))):
            self.kept.append(called)
        return current

    def _problems(self) -> tuple[Problem, ...]:
        found: tuple[Problem, ...] = self._field("problems", _("problems"))
        return found if found == self.reading.problems else tuple(replace(each, source=UNKNOWN) for each in found)

    def _suggestions(self) -> tuple[Suggestion, ...]:
        """Root by root: an untouched one as amended, a corrected one as it is, what the proposer added in between."""
        if self.base.suggestions == self.current.suggestions:
            return self.reading.suggestions
        there = {each.id: each for each in self.current.suggestions}
        untouched = {each.id for each in self.base.suggestions if there.get(each.id) == each}
        taken = {each.id: each for each in self.reading.suggestions if self._is_taken(each, untouched)}
        order = [each.id for each in self.current.suggestions if each.id not in untouched or each.id in taken]
        for before, each in self._added(taken, order):
            order.insert(self._behind(before, order), each)
        own = {node.id for key in order if key not in taken for node in walk([there[key]])}
        return tuple(self._renamed(taken[key], own) if key in taken else _moved(there[key]) for key in order)

    def _behind(self, before: str, order: list[str]) -> int:
        """The place behind a root and behind what somebody made of it."""
        read = {each.id for each in (*self.base.suggestions, *self.reading.suggestions)}
        at = order.index(before) + 1 if before else 0
        while at < len(order) and order[at] not in read:
            at += 1
        return at

    def _added(self, taken: Iterable[str], order: list[str]) -> Iterator[tuple[str, str]]:
        """Roots that are not in the case yet, each with the root behind which it belongs, "" for the start."""
        before = ""
        for each in [root.id for root in self.reading.suggestions]:
            if each in taken and each not in order:
                yield before, each
            before = each if each in order else before

    def _is_taken(self, node: Suggestion, untouched: set[str]) -> bool:
        """Whether a root of the reading goes in: not where its words stand in the case as somebody corrected them."""
        owner = next((root for root in self.base.suggestions if any(each.id == node.id for each in walk([root]))), None)
        if owner is None or owner.id in untouched:
            return True
        old = next(each for each in walk([owner]) if each.id == node.id)
        if _letters("".join(all_lines(old))) != _letters("".join(all_lines(node))):
            self.kept.append(title_line(old))
        return False

    def _renamed(self, node: Suggestion, own: set[str]) -> Suggestion:
        """A root of the reading without ids that corrected roots bear."""
        children = tuple(self._renamed(each, own) for each in node.children)
        if node.id not in own:
            return replace(node, children=children)
        self.last += 1
        return replace(node, id=f"s{self.last}", children=children)


def _moved(node: Suggestion) -> Suggestion:
    """A root that stays as it was corrected: its place in the amended text is not known."""
    return replace(node, source=UNKNOWN, children=tuple(map(_moved, node.children)))


def _plain(value: Any) -> Any:
    """A field's words: of proposers the names, of problems number and text."""
    if isinstance(value, str):
        return value
    return [_row(each) for each in value]


def _row(value: Any) -> str:
    if isinstance(value, Proposer):
        return value.name
    return value.marker + value.text if isinstance(value, Problem) else str(value)


def told(case: str, kept: tuple[str, ...]) -> str:
    """What a person is told of corrections that an amended text speaks against."""
    message = _("{case}: amended where it was corrected here; the correction was kept, compare the file: {parts}")
    return message.format(case=case, parts=listed(kept))
