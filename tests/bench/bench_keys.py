"""Key to repaint in a list of 10,000 cases, in a real pseudo-terminal, and memory over 2,000 selections."""

import os
import statistics
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from tests.bench import office
from tests.bench.bench_start import OURS
from tests.bench.terminal import Terminal, running

CASES = 10_000
MEDIAN, WORST = 16.0, 33.0
SELECTIONS = 2_000
GROWTH = 5.0
"""Megabytes that 2,000 selections may add."""
DOWN, UP, PAGE_DOWN, HOME, END, TAB = b"\x1b[B", b"\x1b[A", b"\x1b[6~", b"\x1b[H", b"\x1b[F", b"\t"


def main() -> bool:
    """Prints a line a kind of key; whether the limits hold."""
    with tempfile.TemporaryDirectory() as folder:
        base = Path(folder)
        environ = {**os.environ, "XDG_CACHE_HOME": str(base / "cache"), "XDG_STATE_HOME": str(base / "state")}
        environ |= {"TERM": "xterm-256color", "COLORTERM": "truecolor", "LANG": "C.UTF-8"}
        os.environ["XDG_CACHE_HOME"] = environ["XDG_CACHE_HOME"]
        root = office.make(base / "office", CASES)
        with running([sys.executable, "-c", OURS, str(root)], environ) as terminal:
            terminal.until("1/10000")
            terminal.calm(3.0)  # the cases are read behind the first picture
            return all([_keys(terminal), _memory(terminal)])


def _keys(terminal: Terminal) -> bool:
    kinds: dict[str, Callable[[int], bytes]] = {
        "down, in view": lambda _n: DOWN,
        "down, scrolling": lambda _n: DOWN,
        "page down": lambda _n: PAGE_DOWN,
        "home and end": lambda n: (END, HOME)[n % 2],
        "letter of the filter": lambda n: ("养", "老", "\x7f", "\x7f")[n % 4].encode(),
    }
    good = True
    for name, key in kinds.items():
        terminal.press(HOME)
        if name == "down, scrolling":
            terminal.press(PAGE_DOWN)
        if name == "letter of the filter":
            terminal.press(b"/")
        terminal.calm()
        used = terminal.cpu()
        times = sorted(terminal.press(key(n)) for n in range(100 if "view" not in name else 30))
        each = (terminal.cpu() - used) / len(times)
        middle, worst = statistics.median(times), times[int(len(times) * 0.99) - 1]
        good &= middle <= MEDIAN and worst <= WORST
        print(
            f"list, {name}: median {middle:.1f} ms, p99 {worst:.1f} ms, processor {each:.1f} ms a key (n={len(times)})"
        )
    terminal.press(b"\x1b")
    return good


def _memory(terminal: Terminal) -> bool:
    terminal.calm()
    for _n in range(200):
        terminal.press(DOWN)
    before = terminal.memory()
    for n in range(SELECTIONS):
        terminal.press(UP if n % 400 >= 200 else DOWN)
    after = terminal.memory()
    print(f"list, memory: {before:.1f} MB, after {SELECTIONS:,} more selections {after:.1f} MB")
    return after - before <= GROWTH


if __name__ == "__main__":
    sys.exit(not main())
