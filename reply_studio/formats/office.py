"""The bridge to LibreOffice: files of old programs become Word files, Word files become PDF.

It runs with a profile of its own, which knows no macros and follows no links, in a process group of its own that is
ended when it takes too long.
"""

import atexit
import contextlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from reply_studio.errors import InputError, MissingToolError
from reply_studio.formats.stand_ins import write_settings
from reply_studio.i18n import _

SECONDS: Final = 30.0
"""How long one file may take; the program alone needs one or two seconds to start, more when the machine is busy."""
PACKAGE: Final = "libreoffice-writer-nogui"
_WORK: Final = 4
"""Seconds of a processor's time that it may use: one is usual; only a file made to keep it busy needs more."""
_MEMORY: Final = 3_000_000_000
"""Bytes of address space; the program maps more than one thousand million before it opens anything."""
_FILTERS: Final = {"docx": "docx:MS Word 2007 XML", "xlsx": "xlsx:Calc MS Excel 2007 XML"}
"""Targets whose plain name could mean several forms."""
_SETTINGS: Final = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="MacroSecurityLevel" oor:op="fuse">
<value>3</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution" oor:op="fuse">
<value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks"
 oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update"><prop oor:name="Link" oor:op="fuse">
<value>0</value></prop></item>
</oor:items>
"""
_LIMITED: Final = (
    "import os, resource, sys; resource.setrlimit(resource.RLIMIT_AS, (int(sys.argv[1]),) * 2); "
    "resource.setrlimit(resource.RLIMIT_CPU, (int(sys.argv[2]),) * 2); os.execv(sys.argv[3], sys.argv[3:])"
)


def find() -> str | None:
    """The path of LibreOffice's program, ``None`` where it is not installed."""
    return shutil.which("soffice")


def convert(name: str, data: bytes, suffix: str, target: str) -> bytes:
    """The file in another format: *suffix* says what it is (doc, rtf, odt, xls …), *target* is docx, xlsx or pdf.

    Raises:
        MissingToolError: LibreOffice is not installed.
        InputError: it cannot read the file, or takes too long over it.
    """
    program = find()
    if program is None:
        raise MissingToolError(
            _("is a .{suffix} file, which only LibreOffice (soffice) can read; it is not installed here").format(
                suffix=suffix
            ),
            where=name,
            hint=_("install the package {package}, or save the file as Word (.docx)").format(package=PACKAGE),
        )
    with tempfile.TemporaryDirectory(prefix="reply-studio-") as folder, _lock:
        source = Path(folder, f"received.{suffix}")
        source.write_bytes(data)
        late = _run(program, source, target=target)
        made = source.with_suffix(f".{target}")
        if made.is_file() and not late:
            return made.read_bytes()
    raise InputError(
        _("takes LibreOffice longer than {n} seconds").format(n=round(SECONDS))
        if late
        else _("cannot be read by LibreOffice; it may be damaged or protected by a password"),
        where=name,
        hint=_("open it in its own program and save it as Word (.docx), a web page or plain text"),
    )


def _run(program: str, *sources: Path, target: str) -> bool:
    """Lets the program convert files into their folder; whether it took too long."""
    process = start(program, sources, target, _profile())
    try:
        process.wait(SECONDS * len(sources))
    except subprocess.TimeoutExpired:
        return True
    finally:
        end(process)
    return False


def start(program: str, sources: Sequence[Path], target: str, profile: Path) -> "subprocess.Popen[bytes]":
    """The program converting files into their folder, one after another; ``end`` it when it is done or too late."""
    words = [program, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore", "--nologo"]
    words += [
        "--nodefault",
        "--nolockcheck",
        "--convert-to",
        _FILTERS.get(target, target),
        "--outdir",
        str(sources[0].parent),
    ]
    return subprocess.Popen(
        [*_limited(len(sources)), *words, *map(str, sources)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd=sources[0].parent,
        env=environment(),
        start_new_session=True,
    )


def environment() -> dict[str, str]:
    """The program's environment: this one, with fonts that stand in for absent ones unless it names its own."""
    settings = _profile() / "fonts.conf"
    return {"FONTCONFIG_FILE": str(settings)} | dict(os.environ)


def _limited(files: int) -> list[str]:
    """What starts a program with limits on its memory and its work, where the system has one."""
    limits = (str(_MEMORY), str(_WORK * files))
    return [] if sys.platform == "win32" else [sys.executable, "-I", "-c", _LIMITED, *limits]


def end(process: "subprocess.Popen[bytes]") -> None:
    """Ends the program and what it started; on most systems the program is a launcher for another one."""
    if sys.platform == "win32":
        process.kill()
    else:
        with contextlib.suppress(ProcessLookupError):  # all of it may have ended by itself
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()


_lock: Final = threading.Lock()
_profiles: Final[list[Path]] = []


def _profile() -> Path:
    """The profile folder of this process, made at the first use and removed at the end."""
    if not _profiles:
        folder = Path(tempfile.mkdtemp(prefix="reply-studio-office-"))
        atexit.register(shutil.rmtree, folder, ignore_errors=True)
        _profiles.append(make_profile(folder))
    return _profiles[0]


def make_profile(folder: Path) -> Path:
    """A profile in an empty folder; programs that run at the same time need one each."""
    (folder / "user").mkdir()
    (folder / "user" / "registrymodifications.xcu").write_text(_SETTINGS, "utf-8")
    write_settings(folder)
    return folder
