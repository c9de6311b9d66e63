"""Start until the first list is painted, with a warm index of 10,000 cases, against an empty Textual application."""

import os
import statistics
import sys
import tempfile
from pathlib import Path

from tests.bench import office
from tests.bench.terminal import until

CASES = 10_000
ROUNDS = 9
LIMIT = 1.35
READY = "READY-LINE"
EMPTY = f"""
from textual.app import App
from textual.widgets import Static
class Empty(App):
    def compose(self):
        yield Static("{READY}")
Empty().run()
"""
OURS = """
import sys
from reply_studio.cli.main import main
sys.argv = ["reply-studio", "-C", sys.argv[1]]
main()
"""


def main() -> bool:
    """Prints medians and the ratio; whether the limit holds."""
    with tempfile.TemporaryDirectory() as folder:
        base = Path(folder)
        environ = {**os.environ, "XDG_CACHE_HOME": str(base / "cache"), "XDG_STATE_HOME": str(base / "state")}
        environ |= {"TERM": "xterm-256color", "COLORTERM": "truecolor", "LANG": "C.UTF-8"}
        os.environ["XDG_CACHE_HOME"] = environ["XDG_CACHE_HOME"]
        root = office.make(base / "office", CASES)
        ours = [sys.executable, "-c", OURS, str(root)]
        empty = [sys.executable, "-c", EMPTY]
        first = until(ours, "关于", environ)
        times: dict[str, list[float]] = {"empty": [], "list": []}
        for _round in range(ROUNDS):
            times["empty"].append(until(empty, READY, environ))
            times["list"].append(until(ours, "关于", environ))
    middle = {name: statistics.median(each) * 1000 for name, each in times.items()}
    ratio = middle["list"] / middle["empty"]
    print(
        f"start: empty Textual {middle['empty']:.0f} ms, list of {CASES:,} {middle['list']:.0f} ms, ratio {ratio:.2f}"
    )
    print(f"       the very first start, without what is kept: {first * 1000:.0f} ms (n=1)")
    return ratio <= LIMIT


if __name__ == "__main__":
    sys.exit(not main())
