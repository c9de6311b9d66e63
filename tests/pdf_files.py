"""Small PDF files for tests: lines of text at places, in a Chinese font that every reader knows by name."""

from collections.abc import Sequence
from itertools import pairwise

_FONT = b"<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/%s/DescendantFonts[4 0 R]>>"
_DESCENDANT = (
    b"<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/DW 1000/FontDescriptor 5 0 R"
    b"/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>>>"
)
_DESCRIPTOR = (
    b"<</Type/FontDescriptor/FontName/STSong-Light/Flags 6/FontBBox[-25 -254 1000 880]/ItalicAngle 0/Ascent 880"
    b"/Descent -120/CapHeight 880/StemV 93>>"
)
_PAGE = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Rotate %d/Resources<</Font<</F1 3 0 R>>>>/Contents %d 0 R>>"
HEADER = (b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>")
"""The first two objects of a file whose third one is its only page."""
Placed = tuple[float, float, float, str]
"""A piece of text: x, y, size, words."""


def pdf(
    *pages: Sequence[Placed],
    encoding: str = "UniGB-UCS2-H",
    codec: str = "utf-16-be",
    extra: bytes = b"",
    turn: int = 0,
    drawing: bytes = b"",
) -> bytes:
    """A file with these pages, on each of which *drawing* stands; *extra* goes into the trailer."""
    kids = b" ".join(b"%d 0 R" % (6 + 2 * n) for n in range(len(pages)))
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, len(pages))]
    objects += [_FONT % encoding.encode(), _DESCENDANT, _DESCRIPTOR]
    for n, page in enumerate(pages):
        stream = drawing + b"\n".join(
            b"BT /F1 %g Tf %g %g Td <%s> Tj ET" % (size, x, y, words.encode(codec).hex().encode())
            for x, y, size, words in page
        )
        objects.append(_PAGE % (turn, 7 + 2 * n))
        objects.append(b"<</Length %d>>\nstream\n%s\nendstream" % (len(stream), stream))
    return made_of(objects, extra)


def made_of(objects: Sequence[bytes], extra: bytes = b"") -> bytes:
    """A file of these objects, the first one its catalogue."""
    made, places = b"%PDF-1.4\n", []
    for n, each in enumerate(objects, 1):
        places.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (n, each)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n%strailer\n" % (len(objects) + 1, table)
    tail = b"<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, extra, len(made))
    return made + head + tail


def lines(*texts: str, top: float = 780, left: float = 90, size: float = 16, step: float = 28) -> list[Placed]:
    """Lines below each other; every full-width space before one is an indent, "" is an empty line."""
    placed = []
    for n, text in enumerate(texts):
        bare = text.lstrip("\u3000")
        if bare:
            placed.append((left + size * (len(text) - len(bare)), top - n * step, size, bare))
    return placed


def grid(
    xs: Sequence[float], ys: Sequence[float], *, without: Sequence[tuple[float, float, float, float]] = ()
) -> bytes:
    """The lines of a table, cell by cell as programs draw them; *without* are sides (x, y, right, top) left out."""
    sides = [(x, y, right, y) for y in ys for x, right in pairwise(xs)]
    sides += [(x, y, x, top) for x in xs for y, top in pairwise(sorted(ys))]
    drawn = (b"%g %g m %g %g l S\n" % side for side in sides if side not in without)
    return b"0 0 595 842 re W n\n" + b"".join(drawn)
