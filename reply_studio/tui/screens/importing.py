"""Import on the screens: choose files, take them in one by one in a thread, tell the outcome, ask what is missing."""

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import ClassVar, NamedTuple

from reply_studio.errors import InputError, ReplyStudioError, StorageError
from reply_studio.i18n import _
from reply_studio.services import receiving, summary
from reply_studio.services.arrival import Imported, Request
from reply_studio.services.desk import Desk
from reply_studio.services.editing import replace
from reply_studio.services.inbox import Inbox, Look
from reply_studio.services.register import KnownCases
from reply_studio.services.words import word
from reply_studio.tui.keymap import bindings
from reply_studio.tui.messages import CasesChanged
from reply_studio.tui.screens.base import StudioScreen
from reply_studio.tui.screens.dialogs import AskLine, Choose
from reply_studio.tui.screens.reader import Reader
from reply_studio.tui.widgets.pick_list import Entry
from reply_studio.tui.widgets.prose import Paragraph, Prose
from reply_studio.tui.working import flow, off


class Result(NamedTuple):
    """The outcome for one file, and why where it failed."""

    path: Path
    outcome: Imported
    error: ReplyStudioError | None = None


async def import_files(screen: StudioScreen, case: str | None = None, look: Look | None = None) -> None:
    """The whole flow from a full screen; letters go to ``case`` where one is given. Where the inbox has something new
    (``look``), it begins there with that marked. The screen and the one below it get ``CasesChanged``.
    """
    from reply_studio.tui.screens.picker import Picker

    studio = screen.studio
    last = Path(studio.kept.folder)
    if look and look.news:
        picker = Picker(look.folder, look.news, look.failed)
    else:
        picker = Picker(last if studio.kept.folder and last.is_dir() else Path.cwd(), (), look.failed if look else ())
    chosen = await studio.push_screen_wait(picker)
    if not chosen:
        return
    studio.keep(folder=str(chosen[-1].parent))
    results = await take_in(screen, chosen, Request(case=case))
    studio.push_screen(Outcome(results))


async def take_in(screen: StudioScreen, paths: Iterable[Path], request: Request) -> list[Result]:
    """Takes files in; one bad file never stops the others. Every screen is told which cases changed."""
    files = await off(receiving.files, paths)
    known, inbox = await off(KnownCases, screen.studio.desk), Inbox(screen.studio.desk)
    contents = await off(inbox.contents, files)
    results = []
    for done, path in enumerate(files, 1):
        screen.remark(_("importing {n} of {all}").format(n=done, all=len(files)))
        results.append(await off(_one, screen, path, request, known))
    screen.remark("")
    try:
        await off(inbox.remember, contents, [(str(each.path), each.error) for each in results])
    except StorageError as error:
        screen.fail(error)
    cases = tuple(dict.fromkeys(case for each in results if not each.error for case in each.outcome.touched))
    for each in screen.studio.screen_stack:
        each.post_message(CasesChanged(cases))
    return results


def _one(screen: StudioScreen, path: Path, request: Request, known: KnownCases) -> Result:
    try:
        return Result(path, receiving.take_in(screen.studio.desk, path, request, known))
    except ReplyStudioError as error:
        return Result(path, receiving.failed(path, error), error)


class Outcome(Reader):
    """What became of every file. Letters whose case could not be told can be given one here."""

    CONTEXTS = ("outcome", "reader")
    BINDINGS: ClassVar = bindings("outcome")

    def __init__(self, results: Sequence[Result]) -> None:
        super().__init__("")
        self._results = list(results)

    def heading(self) -> str:
        """How many were taken in."""
        actions = [each.outcome.action for each in self._results]
        told = [f"{word(each)} {actions.count(each)}" for each in ("created", "updated", "unchanged", "failed")]
        return _("Import: {counts}").format(counts=" \u00b7 ".join(told))

    def content(self) -> Sequence[Paragraph]:
        """Failures first: they want something to be done."""
        results = sorted(self._results, key=lambda each: each.error is None)
        names = Counter(each.path.name for each in results)
        return [line for each in results for line in _told(each, whole=names[each.path.name] > 1)]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """``assign`` only where something is open, ``open`` only where there is a case."""
        if action == "assign":
            return bool(self._open())
        return bool(self._cases()) if action == "open" else super().check_action(action, parameters)

    def _cases(self) -> list[str]:
        """The cases that were made or changed, or that the files belong to."""
        done = [each.outcome for each in self._results if not each.error]
        return list(dict.fromkeys(case for each in done for case in (*each.touched, each.case) if case))

    def action_open(self) -> None:
        """Goes on in the case; where one is open already, back to it."""
        case = self._cases()[0]
        self.dismiss(None)
        if not any(getattr(each, "case_id", "") == case for each in self.studio.screen_stack):
            self.studio.open_case(case)

    def _open(self) -> list[Result]:
        """Files that a case would help: not those that cannot be read at all."""
        return [each for each in self._results if isinstance(each.error, InputError)]

    @flow()
    async def action_assign(self) -> None:
        """Case and unit are asked for, then the letters are taken in as that unit's input."""
        entries = await off(_entries, self.studio.desk)
        case = await self.app.push_screen_wait(Choose(_("To which case do these letters belong?"), entries))
        if not case:
            return
        unit = await self.app.push_screen_wait(
            AskLine(_("Which unit sent them?"), hint=_("empty: as the letters say themselves"))
        )
        if unit is not None:
            request = Request(kind="input", case=str(case), unit=unit or None)
            done = await take_in(self, [each.path for each in self._open()], request)
            self._results = [each for each in self._results if each not in self._open()] + done
            self.retranslate()
            self.refresh_bindings()

    def retranslate(self) -> None:
        """Title and text anew."""
        super().retranslate()
        self.query_one(Prose).focus()


def _entries(desk: Desk) -> list[Entry]:
    """The cases that a letter may belong to."""
    return [
        Entry(each["case"], each["title"], each["number"] or "", " ".join([each["case"], *each["proposers"]]))
        for each in summary.rows(desk)
        if not each["error"]
    ]


def _told(result: Result, *, whole: bool) -> list[Paragraph]:
    """By its name: its folder was chosen a moment ago. The ``whole`` path where two files have the same name."""
    if result.error is None:
        outcome = result.outcome if whole else replace(result.outcome, file=result.path.name)
        first, *more = receiving.report(outcome).split("\n")
        return [Paragraph(first), *(Paragraph(each.strip(), head="    ", style="dim") for each in more), Paragraph("")]
    return [
        Paragraph(f"{result.path.name}: {word('failed')}", style="error"),
        Paragraph(result.error.message, head="    "),
        *_way_out(result.error),
        Paragraph(""),
    ]


def _way_out(error: ReplyStudioError) -> list[Paragraph]:
    """What to do about it: on the screens an option of the command line is a key."""
    hint = error.hint if "--" not in error.hint else _("F6: say to which case and unit it belongs")
    return [Paragraph(hint, head="    ", style="dim")] if hint else []
