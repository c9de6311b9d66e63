"""Filled forms on their way into a case: each row goes to its suggestion, by its tag or its printed number alone."""

from collections.abc import Iterable
from typing import Final

from msgspec.structs import replace

from reply_studio import parsing
from reply_studio.config import Config
from reply_studio.errors import InputError
from reply_studio.i18n import _
from reply_studio.model.case import CaseFile
from reply_studio.model.contribution import Contribution
from reply_studio.model.intake import Intake, Remark
from reply_studio.model.proposal import Suggestion, numbers, title_line, walk
from reply_studio.model.reply import FormCell, Reply, ReplyPassage
from reply_studio.services import units
from reply_studio.text.normalise import squeeze

KIND: Final = "form"
_LENGTH: Final = 60
"""A row prints so many characters of a suggestion that has no heading."""


def read(name: str, data: bytes, *, asked: bool) -> Intake | None:
    """The filled form, ``None`` where the file is none and nobody said so.

    Raises:
        InputError: the file is damaged, or no form was found where one was asked for.
    """
    found = parsing.read_form(name, data, asked=asked)
    if found is None and asked:
        raise InputError(
            _("no table with the columns of the form was found in it"),
            where=name,
            hint=_("a letter in its own form is taken in with: --as input"),
        )
    return found


def case_of(intake: Intake) -> str | None:
    """The case that a form names; ``None`` for other files and for a form that names none."""
    return intake.form.case or None if intake.form else None


def row_title(suggestion: Suggestion) -> str:
    """The words that a form prints behind the number of a suggestion."""
    return title_line(suggestion, _LENGTH)


def placed(intake: Intake, file: CaseFile, config: Config, name: str) -> Intake:
    """The form with every row at its suggestion, and what could not be placed as remarks; other files as they are.

    Raises:
        InputError: the form is empty; ``name`` is the file's.
    """
    if intake.form is None:
        return intake
    if not any(each.passages for each in intake.replies):
        raise InputError(_("nothing is filled in"), where=name, hint=_("ask the unit for the filled form"))
    key = intake.form.unit
    known = key in config.units or any(each.key == key for each in file.case.units)
    places = _Places(file, strict=intake.form.case not in ("", file.case.id))
    replies = tuple(
        _placed(each, units.name_of(key, config, file.case.units) if known else "", places) for each in intake.replies
    )
    return replace(intake, replies=replies, remarks=(*intake.remarks, *places.remarks))


def _placed(reply: Reply, unit: str, places: "_Places") -> Reply:
    passages = tuple(each if each.cell is None else places.settle(each, each.cell) for each in reply.passages)
    return replace(reply, unit=unit or reply.unit, passages=passages)


class _Places:
    """Which suggestion a row means. ``strict``: the form was made for another case, so that only rows with the title
    of one of the suggestions count. ``remarks`` collects the rows that mean none.
    """

    def __init__(self, file: CaseFile, *, strict: bool) -> None:
        self._strict = strict
        printed = numbers(file.proposal.suggestions)
        self._numbers = {number: key for key, number in printed.items()}
        self._titles = {each.id: squeeze(row_title(each)) for each in walk(file.proposal.suggestions)}
        self.remarks: list[Remark] = []

    def settle(self, passage: ReplyPassage, cell: FormCell) -> ReplyPassage:
        """The passage at its suggestion, or at none: then the ordinary matching looks at it."""
        suggestion = self._suggestion(passage, cell)
        if not suggestion:
            message = _("row {number} \u201c{title}\u201d of the form cannot be told to be one of the suggestions")
            remark = Remark(code="FO104", message=message.format(number=cell.number or "-", title=passage.heading))
            if remark not in self.remarks:
                self.remarks.append(remark)
        return replace(passage, cell=replace(cell, answers=suggestion))

    def _suggestion(self, passage: ReplyPassage, cell: FormCell) -> str:
        """The tag decides where number or title agrees; without one the number, unless the title is another's."""
        title, by_number = squeeze(passage.heading), self._numbers.get(cell.number, "")
        if self._strict and title != self._titles.get(cell.answers or by_number):
            return ""
        if cell.answers:
            same = self._titles.get(cell.answers)
            agrees = same is not None and (title == same or by_number == cell.answers or not (title or cell.number))
            return cell.answers if agrees else ""
        return by_number if by_number and title in ("", self._titles[by_number]) else ""


def carrier(file: CaseFile, contribution: Contribution, cell: FormCell) -> str:
    """Who carries a form's plan out: the key of a unit of the case, the sender where the form names none, else the
    name as it was written.
    """
    if not cell.unit.strip() or units.may_be(cell.unit, _names(contribution)):
        return contribution.unit
    known = (each.key for each in file.case.units if units.may_be(cell.unit, {units.squeeze(each.name)}))
    return next(known, cell.unit.strip())


def _names(contribution: Contribution) -> Iterable[str]:
    return {units.squeeze(each) for each in (contribution.name, contribution.reply.unit or "") if each}
