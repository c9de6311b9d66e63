"""Received files by their paths: which they are, one taken in, and the outcome in words."""

import os
import stat
from collections.abc import Iterable
from pathlib import Path
from typing import Final

import msgspec

from reply_studio import parsing
from reply_studio.errors import InputError, ReplyStudioError
from reply_studio.i18n import _, listed
from reply_studio.services import intake
from reply_studio.services.arrival import Imported, Request
from reply_studio.services.arriving import LARGEST, is_hidden
from reply_studio.services.desk import Desk
from reply_studio.services.register import KnownCases
from reply_studio.services.words import word

_SHOWN: Final = 30
_WORKSPACE: Final = frozenset(("config.toml", "drafts", "templates"))


def files(paths: Iterable[Path]) -> list[Path]:
    """The files named, and those in the folders named and below, in order; a folder's hidden files and the lock files
    of office programs are left out, and what a workspace holds itself: its settings, templates and cases.
    """
    found: list[Path] = []
    for each in paths:
        found += _inside(each) if each.is_dir() else [each]
    return list(dict.fromkeys(found))


def _inside(folder: Path) -> list[Path]:
    """The files in a folder and below it. Links to folders are not followed: they may lead in a ring."""
    found: list[Path] = []
    for where, folders, names in os.walk(folder):
        own = _own(folders, names)
        folders[:] = sorted(each for each in folders if not is_hidden(each) and each not in own)
        found += [Path(where, each) for each in sorted(names) if not is_hidden(each) and each not in own]
    return found


def _own(folders: list[str], names: list[str]) -> frozenset[str]:
    """What in a folder did not arrive there: all of a case's folder, settings, templates and cases of a workspace."""
    if {"case.toml", "journal.jsonl"} <= {*names}:
        return frozenset((*folders, *names))
    return _WORKSPACE if "config.toml" in names and _WORKSPACE & {*folders} else frozenset()


def evidence(path: Path, request: Request) -> list[str]:
    """Why the proposal in a file was read as it was, a line of text a line of the file; nothing for other files.

    Raises:
        InputError: the file cannot be read.
    """
    return [
        _("line {n}: {what} ({why}): {text}").format(
            n=each.line, what=word(each.taken_as), why=each.because or "-", text=each.text[:_SHOWN]
        )
        for each in parsing.explain(path.name, _read(path), request.kind)
    ]


def take_in(desk: Desk | None, path: Path, request: Request, known: KnownCases | None = None) -> Imported:
    """One file read and joined to its case; without a desk only understood (a dry run). ``known`` serves many in a row.

    Raises:
        InputError: unreadable, not understood, or no case can be found for a letter.
    """
    data = _read(path)
    found = (
        intake.plan(path.name, data, request) if desk is None else intake.receive(desk, path.name, data, request, known)
    )
    return msgspec.structs.replace(found, file=str(path))


def failed(path: Path, error: ReplyStudioError) -> Imported:
    """The outcome for a file that was not taken in."""
    return Imported(file=str(path), action="failed", error=str(error))


def counted(found: Iterable[Imported]) -> str:
    """How many files were created, updated, unchanged and failed, in one line."""
    actions = [each.action for each in found]
    told = [f"{word(each)} {actions.count(each)}" for each in ("created", "updated", "unchanged", "failed")]
    return _("files: {n} ({counts})").format(n=len(actions), counts=listed(told))


def _read(path: Path) -> bytes:
    try:
        told = path.stat()
        if told.st_size > LARGEST:
            message = _("has {size} MB; files are read up to {most} MB")
            text = message.format(size=told.st_size // 1_000_000, most=LARGEST // 1_000_000)
            raise InputError(text, where=str(path), hint=_("split the file and try again"))
        if not stat.S_ISREG(told.st_mode):
            raise InputError(_("is no file"), where=str(path), hint=_("check the path"))
        return path.read_bytes()
    except OSError as error:
        raise InputError(
            _("cannot be read: {cause}").format(cause=error.strerror or error),
            where=str(path),
            hint=_("check the path"),
        ) from error


def report(one: Imported) -> str:
    """The outcome for one file in words, with every remark and its line, or why it failed."""
    if one.intake is None:
        told = _("{file}: failed").format(file=one.file)
        return f"{told}\n  {one.error}" if one.error else told
    lines = [_("{file}: {action}").format(file=one.file, action=word(one.action)) + f" {one.case or ''}".rstrip()]
    item = one.intake.item
    if item is not None:
        count = len(item.proposal.suggestions)
        lines.append(
            "  "
            + _("{title} (No. {number}), suggestions: {count}").format(
                title=item.proposal.title, number=item.number or "-", count=count
            )
        )
    if one.intake.kind == "ledger":
        lines.append("  " + _ledger(one))
    lines += [
        "  " + _("letter of {unit}, passages: {count}").format(unit=each.unit or "-", count=len(each.passages))
        for each in one.intake.replies
    ]
    for remark in one.intake.remarks:
        place = _("line {n}").format(n=remark.line) if remark.line else "-"
        lines.append(f"  {place}: {remark.message}")
    return "\n".join(lines)


def _ledger(one: Imported) -> str:
    """What became of a ledger's rows."""
    count = len(one.intake.rows) if one.intake else 0
    if one.tally is None:
        return _("ledger, rows: {n}").format(n=count)
    told = _("ledger, rows: {n}; new cases: {new}, completed: {more}, unchanged: {same}, of other units: {others}")
    tally = one.tally
    count = count or tally.unchanged
    return told.format(n=count, new=tally.created, more=tally.updated, same=tally.unchanged, others=tally.others)
