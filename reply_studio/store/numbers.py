"""The register of document numbers, ``drafts/.office/numbers.jsonl``: one line an event, append-only.

A number is reserved under the register's lock before the letter is printed, and never given to another case, whatever
becomes of it: used, or void with a reason.
"""

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import msgspec

from reply_studio.errors import InputError, RefusedError
from reply_studio.i18n import _
from reply_studio.services.ports import NumberEntry
from reply_studio.store.atomic import Disk, disk_errors
from reply_studio.store.lock import held

STATES: Final = ("reserved", "used", "void")
_WAIT: Final = 20.0
"""Seconds to wait for another one who takes a number."""


class FileNumbers:
    """The ``NumberRegister`` of ``services.ports``, in a file."""

    def __init__(self, folder: Path, *, now: Callable[[], dt.datetime], disk: Disk | None = None) -> None:
        self._folder, self._now, self._disk = folder, now, disk or Disk()

    @property
    def path(self) -> Path:
        """The register's file."""
        return self._folder / "numbers.jsonl"

    def entries(self) -> Sequence[NumberEntry]:
        """Every number with its newest state, in the order given.

        Raises:
            InputError: a line of the register is none.
        """
        newest: dict[tuple[str, int, str], NumberEntry] = {}
        for each in self._lines():
            newest[each.series, each.year, each.text] = each
        return tuple(newest.values())

    def _lines(self) -> Iterator[NumberEntry]:
        try:
            text = self.path.read_text("utf-8")
        except FileNotFoundError:
            return
        whole = text.endswith("\n") or not text
        lines = text.splitlines()
        for place, line in enumerate(lines, 1):
            if place == len(lines) and not whole:
                return  # a crash cut the last line off: its number was never acknowledged
            try:
                yield msgspec.json.decode(line, type=NumberEntry)
            except msgspec.DecodeError as error:
                where = f"{self.path}:{place}"
                raise InputError(
                    _("this line of the register cannot be read: {cause}").format(cause=error), where=where
                ) from error

    def reserve(  # noqa: PLR0913,PLR0917  # as the port has it
        self, series: str, form: str, year: int, first: int, case: str, who: str
    ) -> NumberEntry:
        """The number reserved for a case: the one it holds already, else the next of the series and year.

        Raises:
            ConflictError: somebody else held the register for too long.
            StorageError: the disk refused; no number was given.
        """
        with self._locked(who):
            known = [each for each in self.entries() if (each.series, each.year) == (series, year)]
            mine = [each for each in known if each.case == case and each.state == "reserved"]
            if mine:
                return mine[-1]
            taken = {each.text for each in self.entries() if each.state != "void"}
            number = max([first - 1, *(each.number or 0 for each in known)]) + 1
            while form.format(year=year, n=number) in taken:
                number += 1
            entry = NumberEntry(
                series=series,
                year=year,
                number=number,
                text=form.format(year=year, n=number),
                case=case,
                state="reserved",
            )
            return self._append(entry, who)

    def claim(self, series: str, year: int, text: str, case: str, who: str) -> NumberEntry:
        """A number given by another system, or by hand.

        Raises:
            RefusedError: another case has it, or it is void.
        """
        with self._locked(who):
            for each in self.entries():
                if each.text != text:
                    continue
                if each.state == "reserved" and each.case == case:
                    return each
                raise RefusedError(
                    _("the number {number} is {state}, for {case} (rule: number)").format(
                        number=text, state=each.state, case=each.case
                    ),
                    hint=_("give another number"),
                )
            entry = NumberEntry(series=series, year=year, number=None, text=text, case=case, state="reserved")
            return self._append(entry, who)

    def mark(self, entry: NumberEntry, state: str, who: str, reason: str = "") -> None:
        """Says that a number is used, or void and why."""
        with self._locked(who):
            self._append(msgspec.structs.replace(entry, state=state, reason=reason), who)

    def _append(self, entry: NumberEntry, who: str) -> NumberEntry:
        stamped = msgspec.structs.replace(entry, who=who, when=self._now().isoformat(timespec="seconds"))
        torn = self._torn()
        if torn is not None:
            self._disk.truncate(self.path, torn, "numbers")
        self._disk.append(self.path, msgspec.json.encode(stamped) + b"\n", "numbers")
        self._disk.sync_folder(self._folder, "numbers")
        return stamped

    def _torn(self) -> int | None:
        """Where a line that a crash cut off begins."""
        data = self.path.read_bytes() if self.path.exists() else b""
        return data.rfind(b"\n") + 1 if data and not data.endswith(b"\n") else None

    @contextmanager
    def _locked(self, who: str) -> Iterator[None]:
        with disk_errors(self._folder):
            self._folder.mkdir(parents=True, exist_ok=True)
            with held(self._folder / ".lock", who, _WAIT):
                yield
