"""What the print shows of joint organs: their names over a red head's rule, a seal on every name (7.2.4, 7.3.5.1)."""

from collections.abc import Sequence
from itertools import combinations, pairwise
from typing import Final

from reply_studio.formats.poppler import Box, Word
from reply_studio.i18n import N_, _
from reply_studio.letter.conformity.base import Clause, Outcome, Subject, absent, bad, ok
from reply_studio.letter.conformity.joint import FILE, mark_names
from reply_studio.letter.conformity.print_clauses import LEFT, PITCH, RIGHT, printed
from reply_studio.letter.conformity.printed import Print
from reply_studio.model.letter import Kind
from reply_studio.parsing.plain import squeezed

_NEAR: Final = 3.0
"""Millimetres by which names, 文件 and seals may stand elsewhere."""
_BELOW: Final = 15.0
"""Millimetres from one row of a name to its next, at the most."""
_LINE: Final = 6.0
"""Millimetres by which words of one row of a mark differ in height, at the most."""


def _joint_mark(subject: Subject, found: Print) -> Outcome:
    """Names one below the other, as they sign; 文件 right of them at their middle height."""
    names = mark_names(subject)
    if len(names) < 2:
        return absent(_("no joint mark"))
    words = [each for each in found.words[0] if each.bottom - each.top > _LINE]
    boxes = [_spread(name, words) for name in names]
    if any(each is None for each in boxes):
        return absent(_("the mark is no text in print"))
    placed = [each for each in boxes if each is not None]
    signs = [squeezed(each.text) for each in subject.parts.every(Kind.ORGAN)]
    if [each for each in signs if each in names] != [each for each in names if each in signs]:
        return bad(_("not in the order of the signatures"), names[0])
    if any(above.top > below.top - _NEAR for above, below in pairwise(placed)):
        return bad(_("not one below the other"), names[0])
    if not _is_even(placed) or min(each.left for each in placed) < LEFT - 1:
        return bad(_("names not set to one line"), names[0])
    return _tail(placed, words)


def _is_even(boxes: Sequence[Box]) -> bool:
    lefts, middles = [each.left for each in boxes], [each.middle for each in boxes]
    return max(lefts) - min(lefts) <= _NEAR or max(middles) - min(middles) <= _NEAR


def _tail(names: Sequence[Box], words: Sequence[Word]) -> Outcome:
    edge = max(each.right for each in names)
    tail = [each for each in words if each.left > edge - 1 and set(each.text) <= set(FILE)]
    if not tail:
        return ok(_("one below the other"))
    middle = (min(each.top for each in names) + max(each.bottom for each in names)) / 2
    off = round((min(each.top for each in tail) + max(each.bottom for each in tail)) / 2 - middle, 1)
    if abs(off) > _NEAR or max(each.right for each in tail) > RIGHT + 1:
        return bad(_("{word} {n} mm from the middle of the names").format(word=FILE, n=off))
    return ok(_("one below the other, {word} beside them").format(word=FILE))


def _spread(name: str, words: Sequence[Word]) -> Box | None:
    """The box of a name whose characters may be set apart: words of one row, from the left."""
    for start in sorted(words, key=lambda each: (each.top, each.left)):
        row = sorted(each for each in words if abs(each.bottom - start.bottom) < 2 and each.left >= start.left)
        text = ""
        used: list[Word] = []
        for each in row:
            if not name.startswith(text + each.text):
                break
            text, used = text + each.text, [*used, each]
        if text == name:
            return _around(used)
    return None


def _around(words: Sequence[Word]) -> Box:
    return Box(
        min(each.left for each in words),
        min(each.top for each in words),
        max(each.right for each in words),
        max(each.bottom for each in words),
    )


# ---- seals


def _seals(subject: Subject, found: Print) -> Outcome:
    """One seal on each name, the last on name and date; none meets another; rows keep to the type area."""
    names = [squeezed(each.text) for each in subject.parts.every(Kind.ORGAN)]
    if len(names) < 2:
        return absent(_("one organ signs"))
    page, boxes = _signatures(names, found)
    if not boxes:
        return absent(_("the signatures are no text in print"))
    seals = [each for each in found.spots(page + 1) if each.bottom > boxes[0].top - 30]
    if not seals:
        return absent(_("no seals"))
    where = f"{_('page {n}').format(n=page + 1)}: {names[0]}"
    if len(seals) != len(boxes):
        return bad(_("{seals} seals apart from each other, {names} names").format(seals=len(seals), names=len(boxes)))
    wrong = _crowded(seals)
    return bad(wrong, where) if wrong else _matched(boxes, seals, _date(subject, found, page), found.words[page], where)


def _crowded(seals: Sequence[Box]) -> str:
    """What is wrong with the room that seals take, "" for nothing."""
    if any(_meet(*each) for each in combinations(seals, 2)):
        return _("seals meet")
    if min(each.left for each in seals) < LEFT - 0.5 or max(each.right for each in seals) > RIGHT + 0.5:
        return _("seals reach beyond the type area")
    return ""


def _meet(one: Box, other: Box) -> bool:
    return not (one.right < other.left or other.right < one.left or one.bottom < other.top or other.bottom < one.top)


def _matched(
    names: Sequence[Box], seals: Sequence[Box], date: Box | None, words: Sequence[Word], where: str
) -> Outcome:
    left = list(seals)
    for at, name in enumerate(names):
        near = min(left, key=lambda each: abs(each.middle - name.middle) + abs(each.top - name.top) / 2)
        covers = near.top < name.bottom and near.bottom > name.top
        if not covers or abs(near.middle - name.middle) > _NEAR:
            return bad(_("no seal on name {n}").format(n=at + 1), where)
        left.remove(near)
        if at == len(names) - 1 and date and (near.bottom < date.top or abs(near.middle - date.middle) > _NEAR):
            return bad(_("the last seal is not on name and date"), where)
    top = min(each.top for each in seals)
    text = max((each.bottom for each in words if each.bottom < names[0].top - 1), default=top)
    if top - text > PITCH:
        return bad(_("the first seal stands {n} mm below the text").format(n=round(top - text, 1)), where)
    return ok(_("{n} seals").format(n=len(seals)))


def _signatures(names: Sequence[str], found: Print) -> tuple[int, list[Box]]:
    """The page of the signatures and the box of every name; none where they are not found there."""
    for page in range(len(found.words) - 1, -1, -1):
        boxes = [_lowest(name, found.words[page]) for name in names]
        if all(boxes):
            return page, [each for each in boxes if each is not None]
    return 0, []


def _lowest(name: str, words: Sequence[Word]) -> Box | None:
    """The lowest place where a name stands, in one row or in several below each other."""
    ways = [way for each in words if (way := _followed(name, each, words))]
    return _around(max(ways, key=lambda way: way[0].top)) if ways else None


def _followed(name: str, word: Word, words: Sequence[Word]) -> list[Word]:
    text = squeezed(word.text)
    if text == name:
        return [word]
    if len(text) < 2 or not name.startswith(text):
        return []
    for each in words:
        if 0 < each.top - word.top < _BELOW and abs(each.left + each.right - word.left - word.right) < 4 * _NEAR:
            rest = _followed(name[len(text) :], each, words)
            if rest:
                return [word, *rest]
    return []


def _date(subject: Subject, found: Print, page: int) -> Box | None:
    date = subject.parts.first(Kind.DATE)
    words = found.words[page]
    rows: list[list[Word]] = []
    for each in sorted(words, key=lambda one: (round(one.bottom), one.left)):
        if rows and abs(rows[-1][0].bottom - each.bottom) < 2:
            rows[-1].append(each)
        else:
            rows.append([each])
    wanted = squeezed(date.text) if date else ""
    said = [row for row in rows if wanted and wanted in squeezed("".join(each.text for each in sorted(row)))]
    return _around([each for each in said[-1] if squeezed(each.text) in wanted]) if said else None


CLAUSES: Final = (
    Clause(
        "7.2.4e",
        N_("print: mark of joint organs"),
        N_("one below the other, the lead first; 文件 right of them in the middle"),
        printed(_joint_mark),
    ),
    Clause(
        "7.3.5.1",
        N_("print: seals of joint organs"),
        N_("one on every name, the last on name and date; none meets another; inside the type area"),
        printed(_seals),
    ),
)
