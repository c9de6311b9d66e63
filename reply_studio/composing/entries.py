"""The draft's points made ready for print: every passage once, its lines set and numbered for their place."""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Final

from reply_studio.composing.address import we
from reply_studio.composing.plans import plan_text
from reply_studio.composing.profile import Profile
from reply_studio.composing.quoting import ended, heading_words, one_line, quoted, suggestion_name, without_number
from reply_studio.composing.units import joint_units
from reply_studio.errors import InputError
from reply_studio.i18n import _
from reply_studio.model.base import Value
from reply_studio.model.case import CaseFile
from reply_studio.model.draft import Origin, Passage, ReplyPoint
from reply_studio.model.letter import Kind, Paragraph
from reply_studio.model.proposal import walk
from reply_studio.text.numbering import marker_at, print_marker

_OWN_LEVELS: Final = (1, 2)
"""Levels that the letter numbers itself: 一、 and \uff08一\uff09."""

_RESULT: Final = {
    "declined": "经研究暂不采纳\uff0c原因是\uff1a",
    "reference": "经研究留作工作参考\uff0c原因是\uff1a",
    "other_unit": "不属于{us}职责范围\uff1a",
}
_SAYS_RESULT: Final = ("采纳", "暂不", "不宜", "不予", "无法", "难以", "不能", "参考", "不属于", "职责", "职能")
"""Words by which a reason says the result itself, so that the letter need not."""

_AHEAD: Final = ("下一步", "下步", "下来", "接下来", "今后", "下阶段", "后续", "下半年", "明年", "将来", "未来")


class Piece(Value):
    """A passage or a reason as it will print: one entry of ``lines`` a paragraph."""

    anchor: str
    lines: tuple[str, ...]
    origins: tuple[Origin, ...] = ()


class Entry(Value):
    """A reply point with its words."""

    point: ReplyPoint
    progress: tuple[Piece, ...] = ()
    plans: tuple[Piece, ...] = ()


def entries_of(file: CaseFile, paper: str, profile: Profile, *, named: bool) -> tuple[Entry, ...]:
    """All points that say something, in the draft's order; a passage named twice prints where it is named first.

    ``named``: a reason names the suggestion it speaks of, because no heading above it does.

    Raises:
        InputError: a point names a passage that the draft does not have.
    """
    printed: set[str] = set()
    found = []
    for point in file.draft.points:
        progress = [_piece(each, each.text) for each in _fresh(point, point.progress, file, printed)]
        progress += _reason(point, file, paper, profile, named=named)
        plans = [_piece(each, plan_text(each, file, profile)) for each in _fresh(point, point.plans, file, printed)]
        found.append(Entry(point=point, progress=_worded(progress), plans=_worded(plans)))
    return tuple(each for each in found if each.progress or each.plans)


def _worded(pieces: Iterable[Piece]) -> tuple[Piece, ...]:
    return tuple(each for each in pieces if each.lines)


def _fresh(point: ReplyPoint, ids: Iterable[str], file: CaseFile, printed: set[str]) -> Iterator[Passage]:
    for each in ids:
        if each not in file.draft.passages:
            raise InputError(
                _("point {point} names passage {passage}, which is not in the draft").format(
                    point=point.id, passage=each
                ),
                where=f"{file.case.id}/draft.toml",
                hint=_("take the passage out of the point, or put it back under [passage.{passage}]").format(
                    passage=each
                ),
            )
        if each not in printed:
            printed.add(each)
            yield file.draft.passages[each]


def _piece(passage: Passage, text: str) -> Piece:
    return Piece(anchor=passage.id, lines=_lines(text), origins=passage.origins)


@lru_cache(maxsize=1024)
def _lines(text: str) -> tuple[str, ...]:
    """Paragraphs of a text, set for print; remembered, so that a letter composed anew costs the passage that changed.

    Numbers of the levels that the letter itself counts give way: a lone one goes, a row becomes 1. 2. 3.
    """
    lines = [line for each in text.split("\n") if (line := one_line(each))]
    if not lines:
        return ()
    row = sum(1 for each in lines if _own_number(each)) > 1
    renumbered = [_renumbered(each) if row else without_number(each, levels=_OWN_LEVELS) for each in lines]
    return (*renumbered[:-1], ended(renumbered[-1]))


def _own_number(line: str) -> bool:
    marker = marker_at(line)
    return marker is not None and marker.level in _OWN_LEVELS


def _renumbered(line: str) -> str:
    marker = marker_at(line)
    if marker is None or marker.level not in _OWN_LEVELS:
        return line
    return print_marker("arabic", marker.ordinal) + line[marker.end :].lstrip()


def _reason(point: ReplyPoint, file: CaseFile, paper: str, profile: Profile, *, named: bool) -> Iterator[Piece]:
    """Why a suggestion is not taken up. A co-handling opinion does not speak of what other units answer."""
    reason = one_line(point.reason)
    if not reason or point.status not in _RESULT or (paper == "co" and point.status == "other_unit"):
        return
    if not any(each in reason for each in _SAYS_RESULT):
        result = _RESULT[point.status].format(
            us=we(profile.name, joint=bool(joint_units(file, profile)) and paper != "co")
        )
        comma = "" if point.status == "other_unit" else "\uff0c"
        reason = f"{_subject(point, file, named=named)}{comma}{result}{reason}"
    yield Piece(anchor=point.id, lines=(ended(reason),))


def _subject(point: ReplyPoint, file: CaseFile, *, named: bool) -> str:
    answered = [each for each in walk(file.proposal.suggestions) if each.id in point.answers] if named else []
    names = "".join(quoted(name) for each in answered if (name := suggestion_name(each)))
    return f"关于{names}的建议" if names else "该项建议"


def ahead(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """Plans that follow what was done: the first one opens with 下一步 unless it looks ahead by itself."""
    if not pieces or pieces[0].lines[0].startswith(_AHEAD):
        return pieces
    first = pieces[0]
    opened = Piece(
        anchor=first.anchor, lines=(f"下一步\uff0c{first.lines[0]}", *first.lines[1:]), origins=first.origins
    )
    return (opened, *pieces[1:])


def paragraphs(point: ReplyPoint, pieces: Iterable[Piece], number: str = "") -> Iterator[Paragraph]:
    """The point's paragraphs; the first opens with the number and, in the heading's font, the point's heading."""
    head = number, heading_words(point.heading)
    for piece in pieces:
        for line in piece.lines:
            lead, run_in, rest = _lead(*head, line)
            yield Paragraph(
                kind=Kind.PASSAGE,
                text=lead + rest,
                level=2 if lead else _level(line),
                run_in=run_in,
                anchor=piece.anchor,
                points=(point.id,),
                origins=piece.origins,
            )
            head = "", ""


@lru_cache(maxsize=1024)
def _level(line: str) -> int:
    marker = marker_at(line)
    return marker.level if marker and marker.level in (3, 4) else 0


def _lead(number: str, heading: str, line: str) -> tuple[str, int, str]:
    """What opens a paragraph, how much of it is heading, and the rest; a heading that the text repeats prints once."""
    if not heading:
        return number, 0, line
    rest = line.removeprefix(heading)
    if rest != line and (not rest or rest[0] in "。\uff1a\uff0c\uff1b"):
        lead = number + heading + rest[:1]
        return lead, len(lead), rest[1:]
    lead = f"{number}{heading}。"
    return lead, len(lead), line
