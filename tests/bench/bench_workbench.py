"""Key to repaint at the workbench, the preview open or not, with a draft of 20,000 characters and the inputs of four
units in a pseudo-terminal; memory over 5,000 selections.
"""

import datetime as dt
import fcntl
import os
import pty
import select
import signal
import statistics
import struct
import sys
import tempfile
import termios
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from reply_studio import bootstrap
from reply_studio.model.act import Act
from reply_studio.model.contribution import Contribution
from reply_studio.model.draft import Draft, Origin, Passage, ReplyPoint
from reply_studio.model.proposal import Proposal, Proposer, Suggestion
from reply_studio.model.reply import Reply, ReplyPassage
from tests.builders import case_file

CHARACTERS = 20_000
SUGGESTIONS = 16
PASSAGE = 400
SENTENCE = "2025年以来,全市共建成社区食堂96家,覆盖率由58.2%提高到81.0%,日均供餐7420人次,群众满意度明显提升。"
UNITS = {"sfj": "市司法局", "zzb": "市委组织部", "czj": "市财政局", "scj": "市市场监督管理局"}
SENT = 12
"""Passages that every unit has sent."""
KEYS = 120
SELECTIONS = 5000
MEDIAN, WORST = 16.0, 33.0
SIZES = ((80, 24), (160, 45))
F7, SOURCES = b"\x1b[18~", b"\x17"
DOWN, UP, HOME, ENTER, TAB = b"\x1b[B", b"\x1b[A", b"\x1b[H", b"\r", b"\t"
RUN = """
import sys
from reply_studio import bootstrap, i18n
from reply_studio.tui.app import StudioApp
i18n.activate("zh")
StudioApp(bootstrap.open_desk(sys.argv[1]), case=sys.argv[2]).run()
"""


def make(folder: Path) -> tuple[Path, str]:
    """A workspace with one case: 16 suggestions, a point each, 20,000 characters of passages, four units' inputs; the
    first passage of every point is made of what a unit sent.
    """
    root = bootstrap.make_workspace(folder, "", bootstrap.packaged("samples", "config.toml"))
    suggestions = tuple(
        Suggestion(id=f"s{n}", marker=f"{n}.", heading=f"第{n}条建议的标题", text=SENTENCE * 2)
        for n in range(1, SUGGESTIONS + 1)
    )
    text = (SENTENCE * 12)[:PASSAGE]
    each = CHARACTERS // PASSAGE // SUGGESTIONS
    passages, points, last = {}, [], SUGGESTIONS
    for n in range(1, SUGGESTIONS + 1):
        keys = [f"a{last + m}" for m in range(1, each + 2)]
        last += each + 1
        unit = list(UNITS)[n % len(UNITS)]
        origins = (Origin(input=f"{unit}-v1", passage=f"{unit}1-{n % SENT + 1}", sha=""),)
        passages |= {key: Passage(id=key, text=text, origins=origins if key == keys[0] else ()) for key in keys}
        points.append(ReplyPoint(id=f"p{n}", answers=(f"s{n}",), status="done", heading="标题", progress=tuple(keys)))
    proposal = Proposal(title="关于长稿件的建议", proposers=(Proposer(name="赵清和"),), suggestions=suggestions)
    draft = Draft(points=tuple(points), passages=passages, last_id=last)
    file = case_file(proposal=proposal, draft=draft)
    inputs = {f"inputs/{unit}-v1": _sent(unit, name) for unit, name in UNITS.items()}
    parts = {"case": file.case, "proposal": file.proposal, "draft": file.draft, **inputs}
    case = bootstrap.open_desk(str(root)).store.create(file.case, parts, (Act(act="import"),))
    return root, case


def _sent(unit: str, name: str) -> Contribution:
    """What a unit sent: twelve passages of 150 characters."""
    passages = tuple(ReplyPassage(id=f"{unit}1-{n}", text=(SENTENCE * 4)[n : n + 150]) for n in range(1, SENT + 1))
    reply = Reply(unit=name, role="co", passages=passages)
    return Contribution(unit=unit, name=name, version=1, reply=reply, received=dt.date(2025, 6, 30))


class Terminal:
    """The program in a pseudo-terminal; ``press`` times a key until the first of what is drawn for it."""

    def __init__(self, handle: int, process: int) -> None:
        self.handle, self.process = handle, process

    def calm(self, quiet: float = 0.4) -> bytes:
        """Reads until nothing was drawn for a while."""
        seen = b""
        while select.select([self.handle], [], [], quiet)[0]:
            seen += os.read(self.handle, 1 << 16)
        return seen

    def until(self, text: str) -> None:
        """Reads until a text was drawn."""
        seen, end = b"", time.perf_counter() + 60
        while text.encode() not in seen:
            if time.perf_counter() > end:
                raise TimeoutError(f"{text} did not appear: {seen[-400:]!r}")
            if select.select([self.handle], [], [], 0.1)[0]:
                seen += os.read(self.handle, 1 << 16)

    def press(self, key: bytes) -> float:
        """Milliseconds until something is drawn; the rest of it is read before this returns."""
        begun = time.perf_counter()
        os.write(self.handle, key)
        ready, _write, _error = select.select([self.handle], [], [], 5)
        taken = (time.perf_counter() - begun) * 1000
        if not ready:
            raise TimeoutError(f"nothing was drawn for {key!r}")
        self.calm(0.02)
        return taken

    def go(self, *keys: bytes) -> None:
        """Presses keys without timing them."""
        for each in keys:
            os.write(self.handle, each)
            self.calm(0.15)

    def processor(self) -> float:
        """Milliseconds of the processor's time that the program has used."""
        ticks = Path(f"/proc/{self.process}/stat").read_text().rpartition(")")[2].split()[11:13]
        return sum(map(int, ticks)) * 1000 / os.sysconf("SC_CLK_TCK")

    def memory(self) -> float:
        """Resident megabytes."""
        pages = int(Path(f"/proc/{self.process}/statm").read_text().split()[1])
        return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


@contextmanager
def running(root: Path, case: str, size: tuple[int, int]) -> Iterator[Terminal]:
    """The workbench on a case, drawn and idle."""
    process, handle = pty.fork()
    if process == 0:
        environ = {**os.environ, "TERM": "xterm-256color", "COLORTERM": "truecolor", "LANG": "C.UTF-8"}
        os.execvpe(sys.executable, [sys.executable, "-c", RUN, str(root), case], environ)
    fcntl.ioctl(handle, termios.TIOCSWINSZ, struct.pack("HHHH", size[1], size[0], 0, 0))
    terminal = Terminal(handle, process)
    try:
        terminal.until("警")  # the findings come last
        terminal.calm(1.0)
        yield terminal
    finally:
        os.kill(process, signal.SIGKILL)
        os.waitpid(process, 0)
        os.close(handle)


def timed(name: str, terminal: Terminal, keys: Sequence[bytes]) -> bool:
    """Presses the keys and prints one line; whether the limits hold."""
    before = terminal.processor()
    times = sorted(terminal.press(each) for each in keys)
    used = (terminal.processor() - before) / len(keys)
    middle, worst = statistics.median(times), times[int(len(times) * 0.99) - 1]
    print(
        f"  {name:<38} median {middle:5.1f} ms, 99th percentile {worst:5.1f} ms, "
        f"processor {used:4.1f} ms a key (n={len(times)})"
    )
    return middle <= MEDIAN and worst <= WORST


def walk(count: int) -> list[bytes]:
    """Ten steps down, ten up, and so on."""
    return [DOWN if n // 10 % 2 == 0 else UP for n in range(count)]


def measure(root: Path, case: str, size: tuple[int, int]) -> bool:
    """Every kind of key on one size of terminal."""
    with running(root, case, size) as terminal:
        held = [timed("another suggestion, all panes follow", terminal, walk(KEYS))]
        terminal.go(TAB, HOME, *[DOWN] * 3)
        held.append(timed("another row of the outline", terminal, [*[DOWN] * 3, *[UP] * 3] * (KEYS // 6)))
        terminal.go(ENTER)
        held.append(timed("a character typed into a passage", terminal, ["老".encode()] * KEYS))
        return all(held)


def measure_preview(root: Path, case: str, size: tuple[int, int]) -> bool:
    """The same with the preview open and the units in its margin; on a narrow screen it is a tab of its own."""
    narrow = size[0] < 100
    with running(root, case, size) as terminal:
        terminal.go(F7, SOURCES)
        terminal.calm(6.0)  # the pages of the PDF are counted meanwhile
        held = []
        if narrow:
            held.append(timed("another paragraph of the letter", terminal, walk(KEYS)))
            return all(held)
        held.append(timed("another suggestion, the letter follows", terminal, walk(KEYS)))
        terminal.go(TAB, HOME, *[DOWN] * 3)
        held.append(timed("another row, the letter follows", terminal, [*[DOWN] * 3, *[UP] * 3] * (KEYS // 6)))
        terminal.go(ENTER)
        held.append(timed("a character typed, the letter follows", terminal, ["老".encode()] * KEYS))
        return all(held)


def memory(root: Path, case: str) -> bool:
    """5,000 selections with the preview open: the process must not grow."""
    with running(root, case, (160, 45)) as terminal:
        terminal.go(F7, SOURCES)
        terminal.calm(6.0)
        for each in walk(SELECTIONS // 10):
            terminal.press(each)
        before = terminal.memory()
        for each in walk(SELECTIONS):
            terminal.press(each)
        after = terminal.memory()
    print(f"  memory over {SELECTIONS:,} selections, the preview open: {before:.1f} MB, then {after:.1f} MB")
    return after - before < 3


def main() -> bool:
    """Prints the figures; whether the limits hold."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_CACHE_HOME"] = os.environ["XDG_STATE_HOME"] = str(Path(folder) / "cache")
        root, case = make(Path(folder) / "office")
        held = []
        for size in SIZES:
            print(f"workbench, draft of {CHARACTERS:,} characters, {size[0]}x{size[1]}:")
            held.append(measure(root, case, size))
            print(f"the same, the preview open, {size[0]}x{size[1]}:")
            held.append(measure_preview(root, case, size))
        held.append(memory(root, case))
    return all(held)


if __name__ == "__main__":
    sys.exit(not main())
