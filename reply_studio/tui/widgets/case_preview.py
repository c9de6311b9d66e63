"""The selected case at a glance: its suggestions with their marks. It follows the selection and never waits for it."""

import asyncio
from collections import OrderedDict
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, cast

from reply_studio.errors import ReplyStudioError
from reply_studio.i18n import _, listed
from reply_studio.model.case import CaseFile
from reply_studio.services import glance, joining
from reply_studio.services.desk import Desk
from reply_studio.services.words import mark, word
from reply_studio.tui.widgets.prose import Paragraph, Prose
from reply_studio.tui.working import flow, off

if TYPE_CHECKING:
    from reply_studio.tui.app import StudioApp

PAUSE = 0.03
"""Seconds to stay on a row before its case is read: walking fast reads nothing."""
REMEMBERED = 64


class CasePreview(Prose):
    """``show_case(row)`` reads and shows a case; a few of the last ones are remembered until ``forget``."""

    def __init__(self) -> None:
        super().__init__()
        self._known: OrderedDict[str, Sequence[Paragraph]] = OrderedDict()
        self._case = ""
        self._shown: tuple[str, Sequence[Paragraph]] = "", ()

    def forget(self) -> None:
        """Cases may have changed."""
        self._known.clear()
        self._case = ""

    def fail(self, error: Exception) -> None:
        """A failure that is ours goes to the message bar."""
        cast("StudioApp", self.app).fail(error)

    @flow("preview", exclusive=True)
    async def show_case(self, row: dict[str, Any] | None) -> None:
        """The case of a row of the list; nothing where no row is selected."""
        case = row["case"] if row else ""
        if case == self._case:
            return
        if case and case not in self._known:
            await asyncio.sleep(PAUSE)
            self._known[case] = await self._read(case)
            if len(self._known) > REMEMBERED:
                self._known.popitem(last=False)
        self._case = case
        found = self._known.get(case, ())
        if (case, found) != self._shown:
            self._shown = case, found
            self.show(found)

    async def _read(self, case: str) -> Sequence[Paragraph]:
        try:
            return await off(_looked_up, cast("StudioApp", self.app).desk, case)
        except ReplyStudioError as error:
            return [Paragraph(word("broken"), style="error"), Paragraph(str(error)), Paragraph(error.hint, style="dim")]


def _looked_up(desk: Desk, case: str) -> list[Paragraph]:
    file = desk.store.load(case)
    found = joining.answer(desk, file)
    return paragraphs(file, joining.answer_words(found) if found else "")


def paragraphs(file: CaseFile, answer: str = "") -> list[Paragraph]:
    """Title, proposers, the letter that has answered it where that is another case's, then every suggestion with its
    mark and number.
    """
    names = listed(each.name for each in file.proposal.proposers) or "-"
    head = [
        Paragraph(file.proposal.title, style="title"),
        Paragraph(_("proposers: {names}").format(names=names), style="dim"),
        *(Paragraph(each, style="dim") for each in joining.told(file)),
        *([Paragraph(answer)] if answer else []),
        Paragraph(""),
    ]
    return head + [_suggestion(each) for each in glance.suggestions(file)]


def _suggestion(line: glance.Line) -> Paragraph:
    indent = "   " * line.depth
    return Paragraph(
        line.title, head=f"{indent}{mark(line.status)} {line.number} ", style="" if line.status else "mark"
    )
