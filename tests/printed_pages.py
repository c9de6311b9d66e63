"""What LibreOffice prints of letters: their pages line by line, and how they compare with the nominal grid."""

import html
import os
import re
from collections.abc import Mapping
from difflib import SequenceMatcher
from pathlib import Path
from typing import NamedTuple

from reply_studio.composing.page_grid import Pages, paginate
from reply_studio.formats.stand_ins import write_settings
from reply_studio.letter.blueprint import name_of
from reply_studio.letter.word import render
from reply_studio.model.letter import Letter
from tests.programs import convert, said

_WORD = re.compile(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="[\d.]+" yMax="([\d.]+)">(.*?)</word>')
_FOOT = 748
"""Points from the paper's top: below stands the page number."""
_SAME = 6
"""Words whose middles are nearer than so many points stand on one line."""

Sheet = list[str]


class Comparison(NamedTuple):
    """A letter's lines: how many there are at the most, how many are equal and on the same page; pages printed and
    of the grid; where they differ."""

    lines: int
    equal: int
    printed: int
    nominal: int
    odd: list[str]


def printed(
    letters: Mapping[str, Letter], templates: Path, folder: Path, soffice: str, style: str = "letter"
) -> dict[str, list[Sheet]]:
    """Name of a letter → its pages as LibreOffice prints them; all of them in one run of it."""
    files = []
    for name, letter in letters.items():
        files.append(folder / f"{name}.docx")
        files[-1].write_bytes(render(letter, templates / name_of(letter.paper, style)))
    environment = {**os.environ, "FONTCONFIG_FILE": str(write_settings(folder))}
    convert(soffice, folder, "pdf", *files, env=environment)
    return {name: _sheets(folder / f"{name}.pdf") for name in letters}


def _sheets(pdf: Path) -> list[Sheet]:
    return [_sheet(part) for part in said(["pdftotext", "-bbox-layout", pdf, "-"]).split("<page ")[1:]]


def _sheet(part: str) -> Sheet:
    rows: list[tuple[float, list[tuple[float, str]]]] = []
    found = [((float(each[2]) + float(each[3])) / 2, float(each[1]), each[4]) for each in _WORD.finditer(part)]
    for middle, left, text in sorted(found):
        if middle > _FOOT:
            continue
        if not rows or middle - rows[-1][0] > _SAME:
            rows.append((middle, []))
        rows[-1][1].append((left, html.unescape(text)))
    return [_bare("".join(text for _left, text in sorted(row))) for _middle, row in rows]


def _bare(text: str) -> str:
    return "".join(text.split())


def nominal(pages: Pages) -> list[Sheet]:
    """The same of the nominal grid."""
    return [[_bare(line.text) for line in page.lines if line.text] for page in pages.pages]


def compare(letter: Letter, sheets: list[Sheet]) -> Comparison:
    """The printed pages against the grid; a line counts as equal with the same text on the same page."""
    pages = paginate(letter)
    ours, theirs = _placed(nominal(pages)), _placed(sheets)
    both = SequenceMatcher(None, ours, theirs, autojunk=False)
    equal = sum(block.size for block in both.get_matching_blocks())
    odd = [f"{ours[a:b]} / {theirs[c:d]}" for tag, a, b, c, d in both.get_opcodes() if tag != "equal"]
    return Comparison(max(len(ours), len(theirs)), equal, len(sheets), pages.count, odd)


def _placed(sheets: list[Sheet]) -> list[tuple[int, str]]:
    return [(number, line) for number, sheet in enumerate(sheets, 1) for line in sheet]
