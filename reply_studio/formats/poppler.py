"""Pages of a PDF as printed: words with their places, and where red ink stands. Made by poppler's programs.

Places are millimetres from the paper's upper left corner.
"""

import html
import re
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from reply_studio.errors import InputError, MissingToolError
from reply_studio.i18n import _

PACKAGE: Final = "poppler-utils"
SECONDS: Final = 20.0
MOST_PAGES: Final = 200
_MM: Final = 25.4 / 72
_P6: Final = re.compile(rb"P6\s+(\d+)\s+(\d+)\s+255\s")
_RUN: Final = re.compile(rb"\x01+")
_COARSE: Final = 100
"""Dots an inch of a picture in which seals are looked for."""
_DOTS: Final = 300
"""Dots an inch of a picture: a thin line of 0.25 mm is three of them."""
_STEP: Final = 25.4 / _DOTS
RULE: Final = 100.0
"""Millimetres: a shorter line rules nothing off."""
_PAGE: Final = re.compile(r'<page width="([\d.]+)" height="([\d.]+)">')
_WORD: Final = re.compile(r'<word xMin="(-?[\d.]+)" yMin="(-?[\d.]+)" xMax="(-?[\d.]+)" yMax="(-?[\d.]+)">(.*?)</word>')
_STRONG: Final = bytes(int(value > 160) for value in range(256))
_WEAK: Final = bytes(int(value < 110) for value in range(256))


class Word(NamedTuple):
    """A word and its box."""

    left: float
    top: float
    right: float
    bottom: float
    text: str


class Page(NamedTuple):
    """A printed page."""

    width: float
    height: float
    words: tuple[Word, ...]


class Band(NamedTuple):
    """Rows of a page that hold ink without a gap: where it begins and ends, and its outermost ink."""

    top: float
    bottom: float
    left: float
    right: float


class Box(NamedTuple):
    """A spot of ink that hangs together, or several one inside the other."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def middle(self) -> float:
        """Its middle from the left."""
        return (self.left + self.right) / 2


Ends = Callable[[bytes], tuple[int, int] | None]
"""A row of a picture → the first and the last dot that counts."""


def find() -> bool:
    """Whether the programs are installed."""
    return bool(shutil.which("pdftotext") and shutil.which("pdftoppm"))


def pages(name: str, pdf: bytes) -> tuple[Page, ...]:
    """The pages, at the most ``MOST_PAGES``.

    Raises:
        InputError: the file cannot be read, or takes too long.
        MissingToolError: the program is not installed.
    """
    said = _run(name, pdf, "pdftotext", ["-bbox-layout", "-l", str(MOST_PAGES)], ["-"]).decode("utf-8", "replace")
    starts = [each.start() for each in _PAGE.finditer(said)]
    return tuple(_page(said[at:stop]) for at, stop in zip(starts, [*starts[1:], len(said)], strict=True))


def red(name: str, pdf: bytes, page: int = 1) -> tuple[Band, ...]:
    """The bands of red ink on a page, from the top.

    Raises:
        InputError, MissingToolError: as ``pages``.
    """
    return _bands(_picture(name, pdf, page), _red_ink)


def spots(name: str, pdf: bytes, page: int, least: float) -> tuple[Box, ...]:
    """The spots of red ink on a page that are so many millimetres wide and high, from the top: seals.

    Raises:
        InputError, MissingToolError: as ``pages``.
    """
    picture = _run(name, pdf, "pdftoppm", ["-r", str(_COARSE), "-f", str(page), "-l", str(page), "-singlefile"], [])
    step = 25.4 / _COARSE
    found = (Box(*(each * step for each in box)) for box in joined(red_runs(picture)))
    return tuple(sorted(each for each in found if min(each.right - each.left, each.bottom - each.top) >= least))


def red_runs(picture: bytes) -> list[tuple[int, int, int]]:
    """Runs of red dots of a picture in the form P6: row, first dot, the dot behind the last."""
    head = _P6.match(picture)
    if head is None:
        return []
    width, height = int(head[1]), int(head[2])
    found = []
    for row in range(height):
        start = head.end() + row * width * 3
        dots = _red(picture[start : start + width * 3])
        found += [(row, each.start(), each.end()) for each in _RUN.finditer(dots)]
    return found


def joined(runs: Sequence[tuple[int, int, int]]) -> list[tuple[int, int, int, int]]:
    """Boxes (left, top, right, bottom) of runs that hang together; a box inside another one belongs to it."""
    boxes: list[list[int]] = []
    above: list[tuple[int, int, list[int]]] = []
    here: list[tuple[int, int, list[int]]] = []
    row = -1
    for at, first, last in runs:
        if at != row:
            above, here, row = (here if at == row + 1 else []), [], at
        touching = [box for left, right, box in above if left <= last and right >= first]
        kept = touching[0] if touching else [first, at, last, at + 1]
        if not touching:
            boxes.append(kept)
        for each in [[first, at, last, at + 1], *touching[1:]]:
            kept[:] = [min(kept[0], each[0]), min(kept[1], each[1]), max(kept[2], each[2]), max(kept[3], each[3])]
            if each is not kept and each in boxes:
                boxes = [box for box in boxes if box is not each]
                above = [(one, other, kept if box is each else box) for one, other, box in above]
                here = [(one, other, kept if box is each else box) for one, other, box in here]
        here.append((first, last, kept))
    whole = [tuple(each) for each in boxes]
    return [
        (box[0], box[1], box[2], box[3])
        for box in whole
        if not any(other != box and _holds(other, box) for other in whole)
    ]


def _holds(outer: Sequence[int], inner: Sequence[int]) -> bool:
    return outer[0] <= inner[0] and outer[1] <= inner[1] and outer[2] >= inner[2] and outer[3] >= inner[3]


def rules(name: str, pdf: bytes, page: int) -> tuple[Band, ...]:
    """The dark lines drawn across a page, from the top: rows inked without a gap over ``RULE`` millimetres.

    Raises:
        InputError, MissingToolError: as ``pages``.
    """
    least = round(RULE / _STEP)
    return _bands(_picture(name, pdf, page), lambda row: _unbroken(_dark(row), least))


def ink(name: str, pdf: bytes, page: int, box: Word) -> Band | None:
    """The outermost dark ink inside the box of a word; ``None`` where nothing shows.

    Raises:
        InputError, MissingToolError: as ``pages``.
    """
    left, top = (max(0, int(each / _STEP)) for each in (box.left, box.top))
    size = [max(1, int(each / _STEP) + 1) for each in (box.right - box.left, box.bottom - box.top)]
    part = ["-x", str(left), "-y", str(top), "-W", str(size[0]), "-H", str(size[1])]
    found = _bands(_picture(name, pdf, page, part), lambda row: _ends(_dark(row)))
    if not found:
        return None
    edges = (found[0].top, found[-1].bottom, min(each.left for each in found), max(each.right for each in found))
    return Band(edges[0] + top * _STEP, edges[1] + top * _STEP, edges[2] + left * _STEP, edges[3] + left * _STEP)


def _picture(name: str, pdf: bytes, page: int, part: Sequence[str] = ()) -> bytes:
    number = str(page)
    return _run(name, pdf, "pdftoppm", ["-r", str(_DOTS), "-f", number, "-l", number, "-singlefile", *part], [])


def _page(part: str) -> Page:
    size = _PAGE.match(part)
    words = tuple(Word(*_box(each.groups()[:4]), html.unescape(each[5])) for each in _WORD.finditer(part))
    width, height = (float(size[n]) * _MM for n in (1, 2)) if size else (0.0, 0.0)
    return Page(width, height, words)


def _box(given: Sequence[str]) -> tuple[float, float, float, float]:
    left, top, right, bottom = (float(each) * _MM for each in given)
    return left, top, right, bottom


def _bands(picture: bytes, ends: Ends) -> tuple[Band, ...]:
    """Bands of a picture in the form P6, whose rows are one byte a colour; *ends*: the inked dots of a row."""
    head = _P6.match(picture)
    if head is None:
        return ()
    width, height = int(head[1]), int(head[2])
    found: list[Band] = []
    for row in range(height):
        start = head.end() + row * width * 3
        inked = ends(picture[start : start + width * 3])
        if inked is None:
            continue
        top, left, right = row * _STEP, inked[0] * _STEP, (inked[1] + 1) * _STEP
        if found and top - found[-1].bottom < _STEP / 2:
            last = found.pop()
            found.append(Band(last.top, top + _STEP, min(last.left, left), max(last.right, right)))
        else:
            found.append(Band(top, top + _STEP, left, right))
    return tuple(found)


def _red_ink(row: bytes) -> tuple[int, int] | None:
    """The first and the last red dot of a row."""
    return _ends(_red(row))


def _red(row: bytes) -> bytes:
    """Dot by dot, 1 where a row is red."""
    return _all(row[0::3].translate(_STRONG), row[1::3].translate(_WEAK), row[2::3].translate(_WEAK))


def _dark(row: bytes) -> bytes:
    """Dot by dot, 1 where a row is dark."""
    return _all(row[0::3].translate(_WEAK), row[1::3].translate(_WEAK), row[2::3].translate(_WEAK))


def _all(first: bytes, *others: bytes) -> bytes:
    """1 where all have it; the rows are compared all at once, as whole numbers."""
    value = int.from_bytes(first, "big")
    for each in others:
        value &= int.from_bytes(each, "big")
    return value.to_bytes(len(first), "big")


def _ends(dots: bytes) -> tuple[int, int] | None:
    first = dots.find(1)
    return None if first < 0 else (first, dots.rfind(1))


def _unbroken(dots: bytes, least: int) -> tuple[int, int] | None:
    """The first and the last dot of a run of at least so many."""
    first = dots.find(bytes([1]) * least)
    if first < 0:
        return None
    gap = dots.find(0, first)
    return first, (gap if gap >= 0 else len(dots)) - 1


def _run(name: str, pdf: bytes, program: str, before: list[str], after: list[str]) -> bytes:
    found = shutil.which(program)
    if found is None:
        message = _("cannot be measured in print: {program} is not installed here").format(program=program)
        raise MissingToolError(message, where=name, hint=_("install the package {package}").format(package=PACKAGE))
    with tempfile.TemporaryDirectory(prefix="reply-studio-") as folder:
        source = Path(folder, "printed.pdf")
        source.write_bytes(pdf)
        try:
            done = subprocess.run(
                [found, *before, str(source), *after],
                capture_output=True,
                timeout=SECONDS,
                check=False,
                stdin=subprocess.DEVNULL,
            )
        except subprocess.TimeoutExpired:
            raise InputError(
                _("takes {program} longer than {n} seconds").format(program=program, n=round(SECONDS)), where=name
            ) from None
    if done.returncode:
        raise InputError(_("its print cannot be read by {program}").format(program=program), where=name)
    return done.stdout
