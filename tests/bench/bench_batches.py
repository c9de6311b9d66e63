"""Letters of many cases one by one and by several processes; their PDFs by runs of LibreOffice, one run after another,
side by side, and, where the system's Python can talk to it, by one LibreOffice that listens.

``CASES=400`` cases, ``PDFS=48`` of them as PDF.
"""

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from reply_studio import bootstrap
from reply_studio.cli import batch, papers
from reply_studio.formats import office, office_runs
from reply_studio.services.desk import Desk
from tests.many_cases import fill
from tests.programs import said

ROUNDS = 3
LIMIT = 1.15
"""How many times quicker several processes are, where there are two processors; the machine may be busy."""
_NEVER = 1_000_000


def main() -> bool:
    """Prints the figures; False where a limit does not hold or the files are not the same."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_CACHE_HOME"] = str(Path(folder, "cache"))
        root = bootstrap.make_workspace(Path(folder, "office"), "", bootstrap.packaged("samples", "config.toml"))
        desk = bootstrap.open_desk(str(root))
        fill(desk, int(os.environ.get("CASES", "400")))
        good = _letters(desk)
        _pdfs([*sorted(root.rglob("review-reply.docx"))][: int(os.environ.get("PDFS", "48"))], Path(folder))
    return good


def _letters(desk: Desk) -> bool:
    ids, seconds, sums = tuple(desk.store.ids()), {}, set()
    for _round in range(ROUNDS):
        for name, least in (("one by one", _NEVER), ("processes", batch.LEAST)):
            took = _timed(lambda least=least: list(batch.outcomes(desk, papers.Wish(), ids, None, least)))
            seconds[name] = min(took, seconds.get(name, took))
            files = sorted(desk.root.rglob("review-reply.docx"))
            sums.add(hashlib.sha256(b"".join(each.read_bytes() for each in files)).hexdigest())
    times = seconds["one by one"] / seconds["processes"]
    told = ", ".join(f"{name} {took:.2f} s" for name, took in seconds.items())
    print(f"{len(ids)} letters: {told}, {times:.2f} times as quick; the same files: {len(sums) == 1}")
    return len(sums) == 1 and (times >= LIMIT or len(os.sched_getaffinity(0)) < 2)


def _pdfs(files: list[Path], folder: Path) -> None:
    soffice = office.find()
    if soffice is None or not files:
        return
    ways: dict[str, Callable[[], object]] = {
        "one run after another": lambda: list(office_runs.pdfs(files, 1)),
        "side by side": lambda: list(office_runs.pdfs(files, len(os.sched_getaffinity(0)))),
    }
    if (python := _python()) is not None:
        copies = [shutil.copyfile(each, folder / f"{n}.docx") for n, each in enumerate(files)]
        ways["one that listens"] = lambda: said(
            [python, Path(__file__).with_name("listening.py"), soffice, folder / "listening", *copies]
        )
    for name, way in ways.items():
        print(f"{len(files)} PDFs: {name} {_timed(way) / len(files) * 1000:.0f} ms each")


def _python() -> str | None:
    """The system's Python, where it can talk to LibreOffice."""
    python = "/usr/bin/python3"
    able = Path(python).exists() and not subprocess.run([python, "-c", "import uno"], check=False).returncode
    return python if able else None


def _timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


if __name__ == "__main__":
    sys.exit(not main())
