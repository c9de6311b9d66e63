"""``doctor``: what works here, what is missing, and how to get it."""

import platform
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import click

from reply_studio import __version__, bootstrap
from reply_studio.cli import output
from reply_studio.cli.commands._shared import desk
from reply_studio.errors import ReplyStudioError
from reply_studio.i18n import _
from reply_studio.services import joining, printing
from reply_studio.services.desk import Desk

Line = tuple[bool | None, str]


@click.command("doctor", help=_("What works here, what is missing and how to get it."))
@click.pass_context
def command(ctx: click.Context) -> int:
    """Print one line a check; the exit code is 3 where something the work needs is wrong."""
    lines = [*_machine(), *_workspace(ctx)]
    marks = {True: _("ok"), False: _("wrong"), None: _("absent")}
    for state, told in lines:
        output.line(f"[{marks[state]}] {told}")
    return 3 if any(state is False for state, _told in lines) else 0


def _machine() -> Iterator[Line]:
    yield True, f"reply-studio {__version__}, Python {platform.python_version()}, {platform.system()}"
    encoding = sys.stdout.encoding or "?"
    yield encoding.lower().replace("-", "") == "utf8", _("terminal encoding: {name}").format(name=encoding)
    office = shutil.which("soffice")
    hint = _(
        "LibreOffice is not installed (package libreoffice-writer-nogui); needed for files of old Word, WPS, RTF and "
        "OpenDocument, and for letters as PDF"
    )
    yield True if office else None, _("LibreOffice: {path}").format(path=office) if office else hint


def _workspace(ctx: click.Context) -> Iterator[Line]:
    try:
        opened = desk(ctx)
    except ReplyStudioError as error:
        yield False, f"{error} \u2014 {error.hint}" if error.hint else str(error)
        return
    yield True, _("workspace: {path}").format(path=opened.root)
    named = bool(opened.config.office.name)
    yield named or None, _("office: {name}").format(name=opened.config.office.name or _("not set ([office] name)"))
    if not opened.config.people:
        yield None, _("single-user mode: [[people]] is empty, steps are recorded but not separated")
    yield from _templates(opened)
    yield from _cases(opened)


def _templates(opened: Desk) -> Iterator[Line]:
    for path in dict.fromkeys(printing.template_of(opened, paper) for paper in printing.PAPERS):
        yield path.is_file(), _("template {name}: {state}").format(name=path.name, state=_state(path))


def _state(path: Path) -> str:
    """Whether a template is the delivered one. Another one is a form of the office's own or that of an earlier version:
    the file does not say which, so this is a hint only.
    """
    if not path.is_file():
        return _("missing")
    delivered = bootstrap.packaged("templates", path.name)
    if path.read_bytes() == delivered.read_bytes():
        return _("as delivered")
    return _("your own, or that of an earlier version (the delivered one: {path})").format(path=delivered)


def _cases(opened: Desk) -> Iterator[Line]:
    bad, cases = 0, {}
    for case_id in opened.store.ids():
        try:
            faults = list(opened.store.verify(case_id))
            cases[case_id] = opened.store.load(case_id).case
        except ReplyStudioError as error:
            faults = [str(error)]
        for each in faults:
            yield False, f"{case_id}: {each}"
        bad += bool(faults)
    for case_id, told in joining.faults(cases):
        yield False, f"{case_id}: {told}"
    yield not bad, _("cases: {count}, with faults: {bad}").format(count=len(opened.store.ids()), bad=bad)
