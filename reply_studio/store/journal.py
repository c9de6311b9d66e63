"""journal.jsonl: what was done to a case, one act a line, every line holding the SHA-256 of the one before.

``{"seq":7,"prev":"…","at":"2025-04-02T09:30:00+08:00","who":"lin","login":"lin","act":"edit","parts":{"draft":"…"},
"data":{}}``. Lines are only ever added. Acts of one commit count down in ``more``, so that a commit whose last line
never reached the disk is seen as cut and does not count.
"""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

import msgspec

from reply_studio.errors import InputError
from reply_studio.i18n import _
from reply_studio.model.act import Act
from reply_studio.store.layout import read
from reply_studio.text.digests import digest

OUTSIDE: Final = "changed-outside"
"""A file was found changed by another program; ``parts`` has its new revision ("" where it is gone), ``data`` the old
one and the highest id it had given."""
RACED: Final = "raced"
"""An editor saved in the very moment of a commit: ``data`` names the part and the revision that keeps its text."""
REPAIRED: Final = "repaired"
"""A cut last line was moved aside: ``data`` names the file in history/ that keeps it."""
CUT: Final = "journal-cut"
"""The head named a line that is not in the journal: ``data`` keeps that hash."""
SAVED: Final = "saved"
"""A commit that named no act of its own."""

_decoder: Final = msgspec.json.Decoder(Act)


class Journal(msgspec.Struct, frozen=True, kw_only=True):
    """A journal as read. ``lines`` are the whole ones, without newline; ``torn`` is a cut end that does not count."""

    lines: tuple[bytes, ...] = ()
    acts: tuple[Act, ...] = ()
    torn: bytes = b""

    @property
    def size(self) -> int:
        """Bytes of the whole lines."""
        return sum(map(len, self.lines)) + len(self.lines)

    @property
    def head(self) -> str:
        """SHA-256 of the last line; "" for an empty journal."""
        return line_hash(self.lines[-1]) if self.lines else ""

    def hashes(self) -> list[str]:
        """SHA-256 of every line."""
        return [line_hash(line) for line in self.lines]

    def extended(self, acts: Sequence[Act]) -> "Journal":
        """The journal with acts of one commit at its end, numbered and chained."""
        lines, chained, prev = list(self.lines), list(self.acts), self.head
        for left, act in zip(reversed(range(len(acts))), acts, strict=True):
            whole = msgspec.structs.replace(act, seq=len(lines) + 1, prev=prev, more=left)
            lines.append(_line(whole))
            chained.append(whole)
            prev = line_hash(lines[-1])
        return Journal(lines=tuple(lines), acts=tuple(chained))


def line_hash(line: bytes) -> str:
    """SHA-256 of a line without its newline."""
    return digest(line)


def _line(act: Act) -> bytes:
    fields = {
        "seq": act.seq,
        "prev": act.prev,
        "at": act.at,
        "who": act.who,
        "login": act.login,
        "act": act.act,
        "parts": act.parts,
        "data": act.data,
    }
    try:
        return msgspec.json.encode(fields | ({"more": act.more} if act.more else {}))
    except UnicodeEncodeError as error:
        raise InputError(_("an act holds half a character that no file can keep"), where=act.act) from error


def read_journal(path: Path) -> Journal:
    """The journal of a case; an empty one where the file is missing.

    Raises:
        InputError: a line before the last cannot be read.
    """
    return parse(read(path) or b"", str(path))


def parse(data: bytes, where: str = "") -> Journal:
    """The journal in these bytes."""
    *lines, rest = data.split(b"\n")
    acts: list[Act] = []
    for number, line in enumerate(lines, 1):
        try:
            acts.append(_decoder.decode(line))
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            if number < len(lines):
                raise InputError(
                    _("the journal's line cannot be read: {cause}").format(cause=error),
                    where=f"{where}:{number}",
                    hint=_("take the journal from a backup; log --verify says what else is wrong"),
                ) from error
    whole = _whole_commits(acts)
    torn = b"\n".join([*lines[whole:], rest])
    return Journal(lines=tuple(lines[:whole]), acts=tuple(acts[:whole]), torn=torn)


def _whole_commits(acts: Sequence[Act]) -> int:
    """How many acts belong to commits whose last line is there."""
    count = len(acts)
    while count and acts[count - 1].more:
        count -= 1
    return count


def revisions(acts: Iterable[Act]) -> dict[str, str]:
    """Part → newest revision in the journal, in order of first appearance; sources are no parts."""
    found: dict[str, str] = {}
    for act in acts:
        found.update({part: rev for part, rev in act.parts.items() if not part.startswith("sources/")})
    return found


def sources(acts: Iterable[Act]) -> dict[str, str]:
    """Name under sources/ → SHA-256 of every file ever received."""
    return {part.removeprefix("sources/"): sha for act in acts for part, sha in act.parts.items() if "sources/" in part}


def floors(acts: Iterable[Act]) -> dict[str, int]:
    """Part → highest id that was given before somebody set ``last_id`` back by hand."""
    found: dict[str, int] = {}
    for act in acts:
        given = act.data.get("last_id") if act.act == OUTSIDE else None
        for part, count in given.items() if isinstance(given, dict) else ():
            found[part] = max(found.get(part, 0), count) if isinstance(count, int) else found.get(part, 0)
    return found


def chain_faults(journal: Journal) -> list[str]:
    """Where the chain does not hold, in words."""
    faults = []
    prev = ""
    for number, (line, act) in enumerate(zip(journal.lines, journal.acts, strict=True), 1):
        if act.seq != number:
            faults.append(_("journal line {line} says it is number {seq}").format(line=number, seq=act.seq))
        if act.prev != prev:
            faults.append(_("journal line {line} does not follow from the one before it").format(line=number))
        prev = line_hash(line)
    return faults
