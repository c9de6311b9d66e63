"""Earlier versions of a letter: as submitted, as I last looked at it, as any step of its draft; and what differs."""

from collections.abc import Sequence
from typing import Final

from rapidfuzz import fuzz

from reply_studio.composing import compose, profile_of
from reply_studio.errors import UsageError
from reply_studio.i18n import _
from reply_studio.model.act import Act
from reply_studio.model.base import Value
from reply_studio.model.case import CaseFile
from reply_studio.model.letter import Letter, Paragraph
from reply_studio.services.binding import binding_of
from reply_studio.services.committing import act
from reply_studio.services.desk import Desk, open_case
from reply_studio.services.editing import replace
from reply_studio.services.printing import paper_of
from reply_studio.text.diff import GONE, NEW, SAME, Piece, pieces

LOOKED: Final = "looked"
"""The act that a person looked at the letter as it is."""
NAMED: Final = ("submitted", "looked", "now")
_ALIKE: Final = 50
"""From this likeness on (of 100) a paragraph is the changed form of another one."""


class Change(Value):
    """One paragraph of two letters, ``None`` where one of them lacks it, and the stretches in which they differ."""

    before: Paragraph | None
    after: Paragraph | None
    pieces: tuple[Piece, ...] = ()

    @property
    def changed(self) -> bool:
        """The two differ."""
        return any(each.kind != SAME for each in self.pieces)


def look(desk: Desk, wanted: str, seen: str = "") -> bool:
    """Remembers that the person has seen the letter as it is; with the digest of the letter that was ``seen`` only
    where it is that one still. Returns whether it does.
    """
    file = open_case(desk, wanted)
    if seen and binding_of(desk, file).short != seen:
        return False
    desk.store.commit(file.case.id, {}, (act(LOOKED),))
    return True


def differences(desk: Desk, wanted: str, old: str = "submitted", new: str = "now") -> list[Change]:
    """What changed between two versions: ``submitted``, ``looked`` (when I last looked), ``now``, or the number of a
    line of the log.

    Raises:
        UsageError: there is no such version.
    """
    file = open_case(desk, wanted)
    return between(letter_at(desk, file, old), letter_at(desk, file, new))


def letter_at(desk: Desk, file: CaseFile, version: str) -> Letter:
    """The letter as the draft and the proposal made it then.

    Raises:
        UsageError: there is no such version.
    """
    if version != "now":
        acts = file.acts[: _line(file, version, desk.who)]
        parts = {part: sha for each in acts for part, sha in each.parts.items() if part in ("draft", "proposal")}
        held = {part: desk.store.version(file.case.id, part, sha) for part, sha in parts.items()}
        file = replace(file, **held)
    return compose(file, paper_of(file), profile_of(desk.config))


def has(file: CaseFile, version: str, who: str) -> bool:
    """Whether there is a version of that name for a person (``submitted``, ``looked``)."""
    return any(_is_version(each, version, who) for each in file.acts)


def _line(file: CaseFile, version: str, who: str) -> int:
    """How many acts of the journal belong to a version."""
    if version.isdecimal() and 0 < int(version) <= len(file.acts):
        return int(version)
    found = [place for place, each in enumerate(file.acts, 1) if _is_version(each, version, who)]
    if not found:
        raise UsageError(
            _("there is no version \u201c{name}\u201d").format(name=version),
            where=file.case.id,
            hint=_("one of {names}, or a line's number in: reply-studio log CASE").format(names=", ".join(NAMED)),
        )
    return found[-1]


def _is_version(each: Act, version: str, who: str) -> bool:
    return each.act == "submit" if version == "submitted" else version == "looked" and seen(each, who)


def seen(each: Act, who: str) -> bool:
    """An act by which a person has shown that they know the letter: a look, or a decision of theirs."""
    return each.who == who and each.act in (LOOKED, "approve", "return", "submit")


def between(old: Letter, new: Letter) -> list[Change]:
    """The paragraphs of both letters side by side in reading order; moved ones are gone in one place and new in
    another.
    """
    before = [each for each in old.paragraphs if each.text]
    after = [each for each in new.paragraphs if each.text]
    return list(_aligned(before, after))


def _aligned(before: Sequence[Paragraph], after: Sequence[Paragraph]) -> list[Change]:
    """The best alignment by likeness, as a list is compared (longest common sequence with a weight a pair)."""
    rows, columns = len(before), len(after)
    best = [[0.0] * (columns + 1) for _row in range(rows + 1)]
    for i in range(rows - 1, -1, -1):
        for j in range(columns - 1, -1, -1):
            pair = _likeness(before[i], after[j])
            best[i][j] = max(best[i + 1][j], best[i][j + 1], best[i + 1][j + 1] + pair if pair else 0.0)
    found, i, j = [], 0, 0
    while i < rows or j < columns:
        if i < rows and j < columns and _paired(best, i, j, _likeness(before[i], after[j])):
            found.append(_change(before[i], after[j]))
            i, j = i + 1, j + 1
        elif i < rows and (j == columns or best[i + 1][j] >= best[i][j + 1]):
            found.append(_change(before[i], None))
            i += 1
        else:
            found.append(_change(None, after[j]))
            j += 1
    return found


def _paired(best: list[list[float]], i: int, j: int, pair: float) -> bool:
    return pair > 0 and best[i + 1][j + 1] + pair >= max(best[i + 1][j], best[i][j + 1])


def _likeness(one: Paragraph, other: Paragraph) -> float:
    """0 where they are no forms of one paragraph; otherwise above 0, at most 2."""
    if one.kind is not other.kind:
        return 0.0
    if one.text == other.text:
        return 2.0
    if one.anchor and one.anchor == other.anchor:
        return 1.5
    ratio = fuzz.ratio(one.text, other.text, score_cutoff=_ALIKE)
    return ratio / 100 if ratio else 0.0


def _change(before: Paragraph | None, after: Paragraph | None) -> Change:
    if before is None or after is None:
        one = after or before
        assert one is not None  # one of the two is there
        return Change(before=before, after=after, pieces=(Piece(NEW if before is None else GONE, one.text),))
    return Change(before=before, after=after, pieces=pieces(before.text, after.text))
