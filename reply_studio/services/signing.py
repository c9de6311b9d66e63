"""Signing letters and judging signatures: files in, files and verdicts out. No workspace is needed."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from reply_studio.config import Config
from reply_studio.errors import InputError, RefusedError, UsageError
from reply_studio.i18n import _
from reply_studio.model.base import Value
from reply_studio.model.signature import LetterStatus
from reply_studio.services.ports import Signer

LARGEST = 60_000_000
"""Bytes of a letter that are read."""


class Verdict(Value):
    """What was found of one file."""

    file: str
    status: LetterStatus


def read(path: Path) -> bytes:
    """The bytes of a letter, key or certificate.

    Raises:
        InputError: absent, unreadable or too large.
    """
    try:
        if path.stat().st_size > LARGEST:
            raise InputError(_("is too large to be read"), where=str(path))
        return path.read_bytes()
    except FileNotFoundError:
        raise InputError(_("there is no such file"), where=str(path)) from None
    except OSError as error:
        raise InputError(_("cannot be read: {cause}").format(cause=error.strerror), where=str(path)) from error


def signed(signer: Signer, path: Path, key: Path, password: str, when: dt.datetime) -> bytes:
    """The letter with one more signature.

    Raises:
        InputError, RefusedError: as ``Signer.sign``.
    """
    return signer.sign(read(path), path.name, read(key), password, when)


def target_of(path: Path, wanted: Path | None) -> Path:
    """Where a signed letter goes: the file asked for, else one beside the letter, never over another one.

    Raises:
        RefusedError: that file is there already.
    """
    target = wanted or path.with_name(f"{path.stem}-signed{path.suffix}")
    if wanted is None and target.exists():
        raise RefusedError(_("is there already"), where=str(target), hint=_("name another file with -o"))
    return target


def key_of(config: Config | None, root: Path | None, given: Path | None) -> Path:
    """The key file: the one given, else our unit's from the configuration.

    Raises:
        UsageError: there is neither.
    """
    if given is not None:
        return given
    if config is None or root is None or not config.signing.key:
        raise UsageError(_("no key is named"), hint=_("add --key FILE.p12, or set [signing] key in config.toml"))
    return root / Path(config.signing.key).expanduser()


def anchors(config: Config | None, root: Path | None, given: Sequence[Path]) -> dict[str, bytes]:
    """The trusted certificates: those given, and those of the workspace's configuration."""
    stored = [root / Path(each).expanduser() for each in config.signing.trust] if config and root else []
    return {str(each): read(each) for each in (*given, *stored)}


def verdicts(signer: Signer, paths: Iterable[Path], trusted: dict[str, bytes], now: dt.datetime) -> Iterator[Verdict]:
    """A verdict a letter, in the order given; folders stand for the Word files in them.

    Raises:
        InputError: a path cannot be read, or a trusted file holds no certificate.
    """
    for path in letters(paths):
        yield Verdict(file=str(path), status=signer.verify(read(path), path.name, trusted, now))


def letters(paths: Iterable[Path]) -> list[Path]:
    """The Word files among and inside these paths. What Word keeps beside an open letter (``~$letter.docx``) is none.

    Raises:
        InputError: a folder holds none.
    """
    found: list[Path] = []
    for path in paths:
        inside = sorted(_inside(path)) if path.is_dir() else [path]
        if not inside:
            raise InputError(_("holds no Word file (.docx)"), where=str(path))
        found += inside
    return found


def _inside(folder: Path) -> Iterator[Path]:
    return (each for each in folder.rglob("*.docx") if not each.name.startswith("~$"))


def verdict_words(status: LetterStatus) -> str:
    """What a person is told first of a file's signatures."""
    if not status.signed:
        return _("not signed") if not status.errors else _("cannot be judged")
    if not status.intact:
        return _("NOT INTACT: changed after signing")
    return _("intact, signer trusted") if status.trusted else _("intact, signer not trusted")
