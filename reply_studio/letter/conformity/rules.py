"""Red rules of a letter's head and foot, however they are made: paragraph borders, drawn lines, lines of old Word."""

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Final, NamedTuple

from reply_studio.letter.conformity.looks import Border
from reply_studio.parsing.readers.docx_xml import tag

if TYPE_CHECKING:
    from lxml.etree import _Element

_EMU: Final = 635
"""English metric units of a twip."""
_POINTS: Final = re.compile(r"(?P<value>-?[\d.]+)(?P<unit>pt|mm|cm|in)?")
_UNITS: Final = {"pt": 20.0, "mm": 1440 / 25.4, "cm": 1440 / 2.54, "in": 1440.0, None: 1 / _EMU}
_LEAST: Final = 2000
"""Twips: a shorter line rules nothing off."""


class Rule(NamedTuple):
    """``order`` from top to bottom: thick-thin, thin-thick, double or single; ``colour`` RRGGBB; ``width`` twips, or
    what it exceeds the type area by where ``of_area``; ``low`` where the file places it in a page's lower half.
    """

    order: str
    colour: str
    width: float
    of_area: bool = False
    low: bool = False

    @staticmethod
    def of_border(border: Border, indents: Mapping[str, int]) -> "Rule":
        """A paragraph's border: as wide as the type area between the paragraph's indents."""
        over = -indents.get("left", 0) - indents.get("right", 0)
        return Rule(_border_order(border.pattern), border.colour, over, of_area=True)

    def length(self, area: int) -> float:
        """Twips in a type area of that width."""
        return area + self.width if self.of_area else self.width

    @property
    def red(self) -> bool:
        """Whether it looks red."""
        return is_red(self.colour)


def is_red(colour: str) -> bool:
    """Whether RRGGBB looks red."""
    try:
        red, green, blue = (int(colour[at : at + 2], 16) for at in (0, 2, 4))
    except ValueError:
        return colour.lower() == "red"
    return red >= 160 and green <= 80 and blue <= 80


def drawn_rules(paragraph: "_Element") -> "Iterator[Rule]":
    """Lines drawn in a paragraph, in DrawingML or VML, each once."""
    for each in paragraph.iter():
        if any(tag(outer) == "mc:Fallback" for outer in each.iterancestors()):
            continue
        if tag(each) == "anchor":
            yield from _drawing(each)
        elif tag(each) == "line":
            yield from _vml(each)


def has_picture(paragraph: "_Element") -> bool:
    """Whether a picture stands in or floats from a paragraph."""
    return any(tag(each) in ("pic", "imagedata", "blip") for each in paragraph.iter())


def _border_order(pattern: str) -> str:
    if pattern.startswith("thickThin"):
        return "thick-thin"
    if pattern.startswith("thinThick") and not pattern.startswith("thinThickThin"):
        return "thin-thick"
    return "double" if pattern in ("double", "triple") or pattern.startswith("thinThickThin") else "single"


def _drawing(anchor: "_Element") -> Iterator[Rule]:
    parts = {tag(each): each for each in anchor.iter()}
    extent, stroke = parts.get("extent"), parts.get("ln")
    width = _number(extent.get("cx")) / _EMU if extent is not None else 0
    height = _number(extent.get("cy")) / _EMU if extent is not None else 0
    if stroke is None or width < _LEAST or height > width / 20:
        return
    fill = next((each for each in stroke.iter() if tag(each) == "srgbClr"), None)
    colour = (fill.get("val") or "").upper() if fill is not None else ""
    orders = {"thickThin": "thick-thin", "thinThick": "thin-thick", "dbl": "double"}
    yield Rule(orders.get(stroke.get("cmpd") or "", "single"), colour, width, low=_is_low(anchor))


def _is_low(anchor: "_Element") -> bool:
    for each in anchor:
        if tag(each) == "positionV":
            words = [inner.text or "" for inner in each]
            return (
                each.get("relativeFrom") == "bottomMargin"
                or "bottom" in words
                or _number(words[0] if words else "") > 5_400_000
            )
    return False


def _vml(line: "_Element") -> Iterator[Rule]:
    ends = [_twips(each.split(",")[0]) for each in (line.get("from") or "0", line.get("to") or "0")]
    stroke = next((each for each in line if tag(each) == "stroke"), None)
    colour = (line.get("strokecolor") or "").lstrip("#").split(" ")[0].upper()
    style = (stroke.get("linestyle") if stroke is not None else "") or ""
    orders = {"thickThin": "thick-thin", "thinThick": "thin-thick", "thinThin": "double"}
    width = abs(ends[1] - ends[0])
    if width >= _LEAST:
        high = _twips((line.get("from") or "0,0").split(",")[-1])
        yield Rule(orders.get(style, "single"), "FF0000" if colour == "RED" else colour, width, low=high > 8500)


def _twips(text: str) -> float:
    found = _POINTS.fullmatch(text.strip())
    return _number(found["value"]) * _UNITS[found["unit"]] if found else 0.0


def _number(text: str | None) -> float:
    try:
        return float(text or "")
    except ValueError:
        return 0.0
