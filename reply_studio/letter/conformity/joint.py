"""The signatures of joint organs (7.3.5.1, 7.3.5.2): in order, one below the other, or side by side under seals."""

from typing import Final

from reply_studio.composing.page_grid.widths import width
from reply_studio.i18n import _
from reply_studio.letter.conformity.base import Outcome, Subject, bad, met, ok, place
from reply_studio.letter.conformity.measures import edges
from reply_studio.letter.conformity.parts import Typed
from reply_studio.letter.conformity.text_clauses import unit_of
from reply_studio.model.letter import Kind
from reply_studio.parsing.plain import squeezed
from reply_studio.text.units import same_unit

_NEAR: Final = 0.6
"""Characters by which names and date may stand elsewhere: their widths are reckoned, not measured."""
FILE: Final = "文件"


def is_joint(subject: Subject) -> bool:
    """Whether several organs sign, or one whose name takes more than a row."""
    names = subject.parts.every(Kind.ORGAN)
    return len(names) > 1 or any("\n" in each.text for each in names)


def mark_names(subject: Subject) -> list[str]:
    """The organs that the mark names, from the top, without 文件."""
    said = (squeezed(each.text).removesuffix(FILE) for each in subject.parts.mark)
    return [each for each in said if each]


def names_place(subject: Subject) -> Outcome:
    """The lead's name first; names one below the other are set to one line, and the longest ends 2 characters short."""
    names = subject.parts.every(Kind.ORGAN)
    head = mark_names(subject)
    if head and not same_unit(squeezed(names[0].text), head[0]):
        return bad(_("{name} signs first").format(name=squeezed(names[0].text)), place(names[0].line))
    sides = _stacked(subject)
    if sides is None:
        return ok(_("side by side"))
    if not _is_aligned(sides):
        return bad(_("not set to one line"), place(names[0].line))
    date = subject.parts.first(Kind.DATE)
    free = min(right for _left, right in sides)
    over = max(0.0, width(date.text) + 2 - (max(_long(each) for each in names))) if date else 0.0
    found = _("ends {n} characters short").format(n=f"{free:.2g}")
    return met(abs(free - 2 - over) <= _NEAR, found, place(names[0].line))


def date_place(subject: Subject, date: Typed, sides: tuple[float, float]) -> Outcome:
    """Under names one below the other two characters further in than they; under seals four characters short."""
    found = _("ends {n} characters short").format(n=f"{sides[1]:.2g}")
    names = _stacked(subject)
    if names is None or date.line.picture:
        return met(abs(sides[1] - 4) <= _NEAR, found, place(date.line))
    lefts = [left for left, _right in names]
    under = any(abs(sides[0] - left - 2) <= _NEAR for left in (lefts[0], min(lefts), lefts[-1]))
    return met(under, found, place(date.line))


def _stacked(subject: Subject) -> list[tuple[float, float]] | None:
    """The edges of the names, where each stands on lines of its own; ``None`` where some stand side by side."""
    found = []
    for each in subject.parts.every(Kind.ORGAN):
        section = subject.sheet.section_of(each.line)
        if not each.whole or each.line.cell or section is None:
            return None
        longest = max(each.line.text.split("\n"), key=width)
        sides = edges(each.line._replace(text=longest), unit_of(subject, each.line), section.area[0])
        if sides is None or each.line.text.startswith("\t"):
            return None
        found.append(sides)
    return found


def _long(given: Typed) -> float:
    return max(map(width, given.text.split("\n")))


def _is_aligned(sides: list[tuple[float, float]]) -> bool:
    """Whether the names begin, end or are centred on one line."""
    lines = ([left for left, _right in sides], [right for _left, right in sides], [(a - b) / 2 for a, b in sides])
    return any(max(each) - min(each) <= _NEAR for each in lines)
