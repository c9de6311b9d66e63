"""The composition root: a folder becomes a desk with the real store, index, printer and clock."""

import datetime as dt
import functools
import getpass
import os
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from reply_studio import config as configuration
from reply_studio.config import Config
from reply_studio.errors import InputError, RefusedError
from reply_studio.i18n import _
from reply_studio.services.desk import Desk

if TYPE_CHECKING:
    from reply_studio.services.ports import CaseStore, NumberRegister, Printer, SearchIndex, Signer


class SystemClock:
    """Time as the machine tells it."""

    def today(self) -> dt.date:
        """The local date."""
        return dt.date.today()

    def now(self) -> dt.datetime:
        """The local time with its offset."""
        return dt.datetime.now().astimezone()


def find_workspace(start: Path) -> Path | None:
    """The nearest folder from ``start`` upward that holds config.toml and drafts/ or templates/."""
    for folder in (start.resolve(), *start.resolve().parents):
        if (folder / "config.toml").is_file() and ((folder / "drafts").is_dir() or (folder / "templates").is_dir()):
            return folder
    return None


def language_of(start: Path) -> str:
    """``[ui] language`` of the workspace; ``auto`` where there is none or it cannot be read (the command says so)."""
    folder = find_workspace(start)
    if folder is None:
        return "auto"
    try:
        table = tomllib.loads((folder / "config.toml").read_text("utf-8-sig")).get("ui", {})
    except (OSError, ValueError):
        return "auto"
    wanted = table.get("language", "auto") if isinstance(table, dict) else "auto"
    return wanted if isinstance(wanted, str) else "auto"


def packaged(*parts: str) -> Path:
    """A file or folder that travels with the program: ``samples/page.txt``, ``templates``."""
    inside = Path(__file__).parent / "resources"
    if parts[0] == "templates" and not (inside / "templates").is_dir():
        return inside.parents[1].joinpath(*parts)  # a source checkout keeps them at the top
    if parts == ("samples", "config.toml") and not inside.joinpath(*parts).is_file():
        return inside.parents[1] / "config.toml"
    return inside.joinpath(*parts)


def system_login() -> str:
    """The login of the person at the machine."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return os.environ.get("USER", "unknown")


def signer() -> "Signer":
    """What signs letters and judges signatures."""
    from reply_studio.signing.port import PackageSigner

    return PackageSigner()


def open_desk(directory: str | None = None, login: str | None = None) -> Desk:
    """The desk of the workspace in a folder, or found from the current folder upward.

    Raises:
        InputError: there is no workspace, or its config.toml is wrong.
        RefusedError: ``login`` is not among the people of config.toml.
    """
    start = Path(directory or ".")
    root = find_workspace(start)
    if root is None or (directory and root != start.resolve()):
        raise InputError(
            _("there is no workspace here"), where=str(start), hint=_("make one: reply-studio init DIR --unit NAME")
        )
    return desk_of(root, configuration.load(root / "config.toml"), login)


def _know_checks(config: Config) -> None:
    """Refuses checks in the configuration that there are none of; the rules are loaded only where it names some."""
    if config.checks != configuration.Checks():
        from reply_studio.checks.registry import severities

        severities(config.checks)


def desk_of(root: Path, config: Config, login: str | None = None) -> Desk:
    """The desk of a workspace whose configuration is read."""
    _know_checks(config)
    clock, system = SystemClock(), system_login()
    who = _person(config, login) if login else system

    def store() -> "CaseStore":
        from reply_studio.store.files import FileStore

        return FileStore(root / "drafts", who=who, login=system, now=clock.now)

    def index() -> "SearchIndex":
        from reply_studio.store.index import Index

        return Index(root / "drafts")

    def earlier() -> "SearchIndex":
        from reply_studio.store.index import Index

        return Index(root / "drafts", kind="earlier")

    def printer() -> "Printer":
        from reply_studio.letter.word import WordPrinter

        return WordPrinter()

    def numbers() -> "NumberRegister":
        from reply_studio.store.numbers import FileNumbers

        return FileNumbers(root / "drafts" / ".office", now=clock.now)

    return Desk(
        root=root,
        config=config,
        store=cast("CaseStore", Later(store)),
        index=cast("SearchIndex", Later(index)),
        printer=cast("Printer", Later(printer)),
        numbers=cast("NumberRegister", Later(numbers)),
        clock=clock,
        who=who,
        write=write_whole,
        earlier=cast("SearchIndex", Later(earlier)),
        signer=cast("Signer", Later(signer)),
    )


class Later:
    """Stands for something that is made when it is first used: a start does not pay for what it does not need."""

    def __init__(self, make: Callable[[], object]) -> None:
        self._make = functools.cache(make)

    def __getattr__(self, name: str) -> Any:
        """Asked for whatever ``Later`` itself has not."""
        return getattr(self._make(), name)


def write_whole(path: Path, data: bytes) -> None:
    """A file written whole or not at all."""
    from reply_studio.store.atomic import write_file

    write_file(path, data)


def _person(config: Config, login: str) -> str:
    if config.people and login not in {each.login for each in config.people}:
        known = ", ".join(each.login for each in config.people)
        raise RefusedError(
            _("\u201c{login}\u201d is not among the people of config.toml").format(login=login),
            hint=_("known: {known}").format(known=known),
        )
    return login


def make_workspace(directory: Path, unit: str, settings: Path | None = None) -> Path:
    """A new workspace: config.toml with our unit, templates/, drafts/. Returns its folder.

    Raises:
        RefusedError: something of a workspace is there already; nothing was touched.
        StorageError: the folder cannot be made.
    """
    from reply_studio.store.atomic import disk_errors, write_file

    taken = [name for name in ("config.toml", "templates", "drafts") if (directory / name).exists()]
    if taken:
        raise RefusedError(
            _("{names} is there already; nothing was changed").format(names=", ".join(taken)), where=str(directory)
        )
    text = settings.read_bytes() if settings else _first_config(unit).encode()
    with disk_errors(directory):
        (directory / "templates" / "phrases").mkdir(parents=True)
        (directory / "drafts").mkdir()
    shipped = packaged("templates")
    for each in sorted([*shipped.glob("*.docx"), *shipped.glob("phrases/*.j2")]):
        write_file(directory / "templates" / each.relative_to(shipped), each.read_bytes())
    write_file(directory / "config.toml", text)
    return directory.resolve()


def _first_config(unit: str) -> str:
    """The config.toml of a new workspace, with comments that say what to fill in."""
    import tomlkit

    text = packaged("samples", "new-config.toml").read_text("utf-8")
    document = tomlkit.parse(text)
    if unit:
        office = document["office"]
        assert isinstance(office, tomlkit.items.Table)  # our own file
        office["name"] = unit
    return tomlkit.dumps(document)


def demo_desk(directory: Path | None, options: dict[str, str | None]) -> Desk:
    """The workspace for the demo: the one asked for or found, otherwise a new one of the fictional office."""
    asked = options.get("directory")
    wanted = directory or (Path(asked) if asked else None)
    made = Path("reply-studio-demo")
    root = find_workspace(wanted or Path()) or (None if wanted else find_workspace(made))
    if root is None or (wanted and root != wanted.resolve()):
        root = make_workspace(wanted or made, "", packaged("samples", "config.toml"))
    return open_desk(str(root), options.get("login"))
