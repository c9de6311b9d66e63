"""A folder of received files of every kind, each an item of its own."""

import random
from pathlib import Path

from tests.pdf_files import lines, pdf
from tests.printed import proposal, received
from tests.sheets import HEAD, TITLE, workbook

SHARES = {"text": 40, "page": 25, "word": 25, "sheet": 5, "print": 5}
"""Percent of the files by their form."""
SUFFIXES = {"text": "txt", "page": "html", "word": "docx", "sheet": "xlsx", "print": "pdf"}
_ROWS = 3
_PAGE = 26


def fill(folder: Path, count: int) -> None:
    """Writes *count* files; the same ones every time."""
    rng = random.Random(2025)
    for number in range(1, count + 1):
        form = rng.choices(list(SHARES), list(SHARES.values()))[0]
        (folder / f"{number:04}.{SUFFIXES[form]}").write_bytes(_made(rng, number, form))


def _made(rng: random.Random, number: int, form: str) -> bytes:
    if form == "sheet":
        return _ledger(number)
    if form == "print":
        printed = proposal(rng, number)[0].split("\n")
        return pdf(*(lines(*(each[:28] for each in printed[at : at + _PAGE])) for at in range(0, len(printed), _PAGE)))
    return received(rng, number, form)[0]


def _ledger(number: int) -> bytes:
    rows = [
        [
            n,
            f"{number}{n:03}",
            f"关于改善第{number}网格第{n}组照明的提案",
            "赵清和",
            "市民政局",
            "/",
            "2025年3月26日",
            "2025年6月26日",
        ]
        for n in range(1, _ROWS + 1)
    ]
    return workbook([[TITLE], HEAD, *rows], merged=["A1:H1"])
