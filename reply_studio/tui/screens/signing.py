"""Signing the issued letter on the screens: the key, its password typed unseen, the last page, and doing it."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from rich.text import Text
from textual import on
from textual.widget import Widget
from textual.widgets import Input, Static

from reply_studio import bootstrap
from reply_studio.errors import InputError, RefusedError
from reply_studio.i18n import _
from reply_studio.services import letter_signing, signing
from reply_studio.services.issuing import Signature
from reply_studio.services.letter_signing import Ready
from reply_studio.tui.screens.dialogs import Asking
from reply_studio.tui.screens.step import Step
from reply_studio.tui.widgets.finder import Finder
from reply_studio.tui.working import flow, off

MASK = "*"
"""What stands for a character of a password: as wide in every terminal, which the library's bullet is not."""


class Hidden(Finder):
    """A line whose text nobody sees and no clipboard gets."""

    def __init__(self, **more: Any) -> None:
        super().__init__(password=True, **more)

    @property
    def _value(self) -> Text:
        """What is drawn."""
        return Text(MASK * len(self.value), no_wrap=True, overflow="ignore", end="")

    def action_copy(self) -> None:
        """Nothing leaves the line."""

    def action_cut(self) -> None:
        """Nothing leaves the line."""


class Unlock(Asking[Ready | RefusedError]):
    """A key's password; ``use`` gets it, in a thread. Where it does not open the key, that is told and it is asked for
    again; what was refused for another reason is returned. The password goes nowhere else.
    """

    def __init__(self, title: str, use: Callable[[str], Ready]) -> None:
        super().__init__(title, "", _("typed unseen"))
        self._use, self._busy = use, False

    def body(self) -> Iterable[Widget]:
        """The line, and what is to be said about it."""
        yield Hidden(placeholder=self._hint)
        yield Static("", id="told", markup=False)

    @on(Input.Changed)
    def typed(self, event: Input.Changed) -> None:
        """What was said of the password before is answered."""
        if event.value:
            self.tell("")

    def fail(self, error: Exception) -> None:
        """Told under the line."""
        self.tell(self.studio.words_of(error), wrong=True)

    @flow("unlock")
    async def action_accept(self) -> None:
        """Tries the password, and empties the line whatever comes of it."""
        if self._busy:
            return
        self._busy = True
        line = self.query_one(Hidden)
        password, line.value = line.value, ""
        self.tell(_("The key is being opened \u2026"))
        try:
            self.dismiss(await off(self._use, password))
        except RefusedError as error:
            self.dismiss(error)
        except InputError as error:
            self.tell(str(error), wrong=True)
        finally:
            self._busy = False


async def sign(step: Step) -> str:
    """The key, its password, then how the letter would stand.

    Raises:
        RefusedError: there is no letter that this person may sign, or its file was changed; or the certificate is not
            valid.
        InputError: the key's file cannot be read.
    """
    await off(letter_signing.standing, step.desk, step.file)
    path = await _key(step)
    ready = await _unlocked(step, path) if path else None
    if ready is None or not await step.sure(step.question, *_lines(ready), await step.follows()):
        return ""
    state = await off(letter_signing.keep, step.desk, step.file, ready)
    return _("{number}: {words}").format(number=state.number, words=state.words)


async def _key(step: Step) -> Path | None:
    """The office's key, else one that is chosen."""
    config = step.desk.config
    if config.signing.key:
        return signing.key_of(config, step.desk.root, None)
    return await step.a_file(_("The signer's key (.p12, .pfx)"))


async def _unlocked(step: Step, path: Path) -> Ready | None:
    """The letter signed with the key in a file; ``None`` where the person turned back."""
    held = await off(signing.read, path)

    def use(password: str) -> Ready:
        return letter_signing.prepare(step.desk, step.file, Signature(bootstrap.signer(), held, password))

    found = await step.screen.app.push_screen_wait(Unlock(_("The password of {file}?").format(file=path.name), use))
    if isinstance(found, RefusedError):
        raise found
    return found if isinstance(found, Ready) else None


def _lines(ready: Ready) -> list[str]:
    """Which letter, whose signature, and how it stands without and with it."""
    found = ready.before
    again = _("This certificate has signed the letter already; it gets one more signature.") if ready.again else ""
    return [
        _("letter: {number}, dated {date}").format(number=found.number, date=found.date),
        _("file: {value}").format(value=found.file),
        _("as it stands: {value}").format(value=found.words),
        _("certificate: {value}").format(value=ready.signer),
        _("then: {value}").format(value=ready.after.words),
        again,
    ]
