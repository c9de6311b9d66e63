"""How near the nominal grid comes to the printed page, and how fast it is.

Twenty letters, invented, are printed by LibreOffice in one run and compared line by line; a number of random ones more
with ``PAGES_MORE=50``.
"""

import os
import shutil
import statistics
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path

import msgspec

from reply_studio.composing.page_grid import paginate
from reply_studio.composing.page_grid.breaking import break_lines
from reply_studio.model.letter import Letter, Paragraph
from tests.page_letters import letter, letters
from tests.printed_pages import Comparison, compare, printed

LINES, COUNTS = 0.95, 0.9
"""Shares of equal lines and of equal page counts that are asked for."""
WHOLE, AGAIN = 30.0, 5.0
"""Milliseconds for 20,000 characters: all of them, and after a change of one paragraph."""
TEMPLATES = Path(__file__).resolve().parents[2] / "templates"


def main() -> bool:
    """Prints the shares and the times; False where a limit does not hold."""
    fast = _times(_long())
    if not (shutil.which("soffice") and shutil.which("pdftotext")):
        print("no LibreOffice or no pdftotext here: the pages are not compared")
        return fast
    return _shares() and fast


def _shares() -> bool:
    more = {
        f"more-{seed}": letter(
            seed,
            seed % 8 + 1,
            layout=("sections", "by-suggestion")[seed % 2],
            paper=("reply", "reply", "co")[seed % 3],
        )
        for seed in range(100, 100 + int(os.environ.get("PAGES_MORE", "0")))
    }
    given = letters() | more
    with tempfile.TemporaryDirectory() as folder:
        sheets = printed(given, TEMPLATES, Path(folder), str(shutil.which("soffice")))
    found = {name: compare(each, sheets[name]) for name, each in given.items()}
    for name, each in found.items():
        print(f"{name:28} {each.equal:4} / {each.lines:4} lines   {each.nominal} / {each.printed} pages")
        for odd in each.odd:
            print("   ", odd[:200])
    lines, counts = shares(found.values())
    print(f"{len(found)} letters: equal lines {lines:.1%}, equal page counts {counts:.1%}")
    return lines >= LINES and counts >= COUNTS


def shares(found: Iterable[Comparison]) -> tuple[float, float]:
    """The share of equal lines, and of equal page counts."""
    each = list(found)
    equal = sum(one.equal for one in each) / sum(one.lines for one in each)
    return equal, sum(one.nominal == one.printed for one in each) / len(each)


def _long() -> Letter:
    """A letter of 20,000 characters, no two paragraphs alike."""
    base = letter(1, 1)
    body = (one for seed in range(2, 99) for one in letter(seed, 20).paragraphs if one.kind == "passage")
    taken: list[Paragraph] = []
    while sum(len(one.text) for one in taken) < 20_000:
        taken.append(next(body))
    return msgspec.structs.replace(base, paragraphs=(*base.paragraphs[:6], *taken, *base.paragraphs[6:]))


def _times(given: Letter) -> bool:
    whole, again = [], []
    for turn in range(30):
        break_lines.cache_clear()
        whole.append(_took(given))
        again.append(_took(_typed(given, turn)))
    characters = sum(len(one.text) for one in given.paragraphs)
    fast, soon = statistics.median(whole), statistics.median(again)
    print(f"{characters} characters: whole {fast:.1f} ms, one paragraph changed {soon:.2f} ms")
    return fast <= WHOLE and soon <= AGAIN


def _typed(given: Letter, turn: int) -> Letter:
    """The letter with a character more in its tenth paragraph."""
    paragraphs = list(given.paragraphs)
    paragraphs[9] = msgspec.structs.replace(paragraphs[9], text=f"{paragraphs[9].text}{turn}")
    return msgspec.structs.replace(given, paragraphs=tuple(paragraphs))


def _took(given: Letter) -> float:
    start = time.perf_counter()
    paginate(given)
    return (time.perf_counter() - start) * 1000
