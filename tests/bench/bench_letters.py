"""Letters a second in one process: ours, plain docxtpl on the same template, python-docx building the same paragraphs;
docxtemplater and carbone, where Node.js is, filling them into a loop.

``LETTERS=2000`` letters of ours follow, and what memory they leave behind after the first two hundred.
"""

import io
import os
import statistics
import time
from collections.abc import Callable
from pathlib import Path

from reply_studio.letter.blueprint import TEMPLATES
from reply_studio.letter.context import context_of
from reply_studio.letter.word import render
from reply_studio.model.letter import Letter
from tests.bench import node_peers
from tests.page_letters import letters

FOLDER = Path(__file__).resolve().parents[2] / "templates"
ROUNDS = 5
TIMES_FASTER = 2.0
"""How many times as many letters as plain docxtpl."""
FIRST = 200
GROWTH = 1.0
"""Megabytes by which the process may grow after the first letters."""


def main() -> bool:
    """Prints the figures; False where a limit does not hold."""
    given = list(letters().values())
    speeds = {name: _speed(make, given) for name, make in _MAKERS.items()}
    speeds |= node_peers.speeds(given, _template(given[0]), ROUNDS)
    for name, speed in speeds.items():
        print(f"{name:13} {speed:7.1f} letters/s")
    times = speeds["ours"] / speeds["docxtpl"]
    print(f"ours / docxtpl {times:.2f}")
    return _steady(given) and times >= TIMES_FASTER


def _template(letter: Letter) -> Path:
    return FOLDER / TEMPLATES[letter.paper]


def _ours(letter: Letter) -> bytes:
    return render(letter, _template(letter))


def _docxtpl(letter: Letter) -> bytes:
    from docxtpl import DocxTemplate

    document, stream = DocxTemplate(_template(letter)), io.BytesIO()
    document.render(context_of(letter), autoescape=True)
    document.save(stream)
    return stream.getvalue()


def _python_docx(letter: Letter) -> bytes:
    """The paragraphs in the template's styles, without conditions, lead fonts or checks."""
    from docx import Document

    document, stream = Document(str(_template(letter))), io.BytesIO()
    for paragraph in list(document.paragraphs):
        paragraph._element.getparent().remove(paragraph._element)
    for each in letter.paragraphs:
        document.add_paragraph(each.text, style="公文正文")
    document.save(stream)
    return stream.getvalue()


_MAKERS: dict[str, Callable[[Letter], bytes]] = {"ours": _ours, "docxtpl": _docxtpl, "python-docx": _python_docx}


def _speed(make: Callable[[Letter], bytes], given: list[Letter]) -> float:
    """Letters a second, the median of some rounds; what is made once a process is made before."""
    make(given[0])
    rounds = []
    for _round in range(ROUNDS):
        start = time.perf_counter()
        for each in given:
            make(each)
        rounds.append(len(given) / (time.perf_counter() - start))
    return statistics.median(rounds)


def _steady(given: list[Letter]) -> bool:
    count = int(os.environ.get("LETTERS", "2000"))
    curve = {0: _memory()}
    for number in range(1, FIRST + count + 1):
        _ours(given[number % len(given)])
        if number in {1, FIRST // 2, FIRST, FIRST + count} or number % 500 == 0:
            curve[number] = _memory()
    print("letters: MB", *(f"{number}: {size:.1f}" for number, size in curve.items()))
    grown = curve[FIRST + count] - curve[FIRST]
    print(f"{count} letters after {FIRST}: {grown:+.1f} MB")
    return grown <= GROWTH


def _memory() -> float:
    """Megabytes of this process that are in memory."""
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


if __name__ == "__main__":
    main()
