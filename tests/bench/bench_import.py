"""A thousand mixed files through the real command, twice; Word files beside other readers in the same run.

The second run must be all unchanged and ten times as fast as the first. Other readers are used where they are
installed: pandoc on the path, markitdown in the Python that MARKITDOWN names; those absent are named.
"""

import json
import os
import pty
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from reply_studio.parsing import read, understand
from tests.bench.received import fill

COUNT = 1_000
TIMES = 10
ROOT = Path(__file__).resolve().parents[2]
MARKITDOWN = (
    "import sys, time; from markitdown import MarkItDown; m = MarkItDown(); m.convert(sys.argv[1])\n"
    "t = time.perf_counter()\n"
    "for p in sys.argv[1:]: m.convert(p)\n"
    "print(time.perf_counter() - t)"
)


def imported(workspace: Path, folder: Path) -> tuple[float, dict[str, int]]:
    """Seconds of one run with its progress bar on a terminal, and how many files came out how."""
    inner, outer = pty.openpty()
    report = workspace / "report.json"
    command = [sys.executable, "-m", "reply_studio", "-C", str(workspace), "--lang", "en"]
    begun = time.perf_counter()
    process = subprocess.Popen(
        [*command, "import", str(folder), "--report", str(report)], stdout=subprocess.DEVNULL, stderr=outer
    )
    os.close(outer)
    shown = _shown(inner)
    process.wait()
    seconds = time.perf_counter() - begun
    if f"{COUNT}/{COUNT}".encode() not in shown:
        raise RuntimeError("the bar did not come to its end")
    actions = [each["action"] for each in json.loads(report.read_text("utf-8"))["imported"]]
    return seconds, {each: actions.count(each) for each in sorted(set(actions))}


def _shown(inner: int) -> bytes:
    """What the terminal was sent until the other end closed."""
    shown = b""
    try:
        while piece := os.read(inner, 65536):
            shown = (shown + piece)[-100_000:]
    except OSError:
        pass  # Linux says so when the other end is closed
    os.close(inner)
    return shown


def two_runs(folder: Path, workspace: Path) -> bool:
    """Prints both; whether the second one was quick and changed nothing."""
    for name in ("config.toml", "templates"):
        source = ROOT / name
        (shutil.copytree if source.is_dir() else shutil.copy)(source, workspace / name)
    (workspace / "drafts").mkdir()
    first, one = imported(workspace, folder)
    second, two = imported(workspace, folder)
    print(f"{COUNT} files: first run {first:.1f} s {one}, second run {second:.2f} s {two}: {first / second:.1f} times")
    return two == {"unchanged": COUNT} and first >= TIMES * second


def word_files(folder: Path) -> None:
    """The same Word files read by this program (read and understood), pandoc and markitdown."""
    files = sorted(folder.glob("*.docx"))
    begun = time.perf_counter()
    for each in files:
        read(each.name, each.read_bytes())
    reading = time.perf_counter() - begun
    begun = time.perf_counter()
    for each in files:
        understand(read(each.name, each.read_bytes()))
    both = time.perf_counter() - begun
    told = {"reply-studio, read": reading, "reply-studio, read and understood": both, **_others(files)}
    for name, seconds in told.items():
        rate = "absent" if seconds is None else f"{len(files) / seconds:8.1f} files a second ({seconds:.2f} s)"
        print(f"{len(files)} Word files, {name}: {rate}")


def _others(files: list[Path]) -> dict[str, float | None]:
    """Seconds of the other readers, ``None`` for an absent one."""
    names = list(map(str, files))
    found: dict[str, float | None] = {"pandoc (one process a file)": None, "markitdown (one process)": None}
    if shutil.which("pandoc"):
        begun = time.perf_counter()
        for each in names:
            subprocess.run(["pandoc", "-t", "plain", each], check=True, capture_output=True)
        found["pandoc (one process a file)"] = time.perf_counter() - begun
    other = os.environ.get("MARKITDOWN")
    if other:
        done = subprocess.run([other, "-c", MARKITDOWN, *names], check=True, capture_output=True, text=True)
        found["markitdown (one process)"] = float(done.stdout.split()[-1])
    return found


def main() -> bool:
    """Both measurements."""
    with tempfile.TemporaryDirectory() as place:
        folder, workspace = Path(place, "received"), Path(place, "workspace")
        folder.mkdir()
        workspace.mkdir()
        os.environ["XDG_CACHE_HOME"] = str(Path(place, "cache"))
        fill(folder, COUNT)
        word_files(folder)
        return two_runs(folder, workspace)
