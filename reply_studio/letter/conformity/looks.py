"""How text and paragraphs of a Word file look, with defaults, styles, themes and direct formatting resolved.

Order of layers (ECMA-376 Part 1, 17.7.2): document defaults, paragraph style from its root down, character style the
same way, direct formatting. Sizes are points, lengths twips.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Final, NamedTuple

from reply_studio.parsing.readers.docx_xml import attribute, child, children, flag, tag

if TYPE_CHECKING:
    from lxml.etree import _Element

_SLOTS: Final = ("eastAsia", "ascii", "hAnsi")
_UNSET_SIZE: Final = 10.0
"""Points where no layer names a size (17.3.2.38)."""
_FRESH: Final = "pageBreakBefore"
_BORDERS: Final = ("top", "bottom")
_BLACK_THEME: Final = frozenset({"text1", "dark1", "tx1", "dk1"})

Attributes = dict[str, str]


class RunLook(NamedTuple):
    """How a run looks. ``east`` is the font of Han characters, ``latin`` of letters, ``other`` of what the standard
    script tables leave open (quotes, dashes) unless ``hint`` gives them to the East Asian font. ``colour`` is
    RRGGBB, "" for black. ``hidden`` text is not printed.
    """

    east: str
    latin: str
    other: str
    size: float
    bold: bool
    colour: str
    spacing: float
    hint: bool
    on_grid: bool
    hidden: bool


class Border(NamedTuple):
    """A paragraph's border: its pattern as in the file and its colour."""

    side: str
    pattern: str
    colour: str


class ParagraphLook(NamedTuple):
    """How a paragraph is set. Indents are twips and hundredths of a character; the latter count where they are set.
    ``fresh``: it begins a page.
    """

    align: str
    indents: Mapping[str, int]
    before: int
    after: int
    line: int
    rule: str
    on_grid: bool
    borders: tuple[Border, ...]
    frame: Mapping[str, str]
    fresh: bool


class Looks:
    """Resolves formatting against the styles and the theme of one file."""

    def __init__(self, styles: "_Element | None", theme: "_Element | None", language: str = "") -> None:
        given = children(styles, "style") if styles is not None else ()
        self._styles = {attribute(each, "styleId"): each for each in given}
        defaults = child(styles, "docDefaults")
        self._runs = child(child(defaults, "rPrDefault"), "rPr")
        self._paragraphs = child(child(defaults, "pPrDefault"), "pPr")
        self._default = next((key for key, each in self._styles.items() if _is_default(each)), "")
        self._theme = _theme_fonts(theme, language)
        self._chains: dict[str, list[_Element]] = {}
        self._run_looks: dict[tuple[str, bytes], RunLook] = {}
        self._paragraph_looks: dict[tuple[bytes, bytes, bool], ParagraphLook] = {}

    def run(self, paragraph: "_Element | None", run: "_Element | None") -> RunLook:
        """The look of a run with these direct properties (``w:pPr``, ``w:rPr``)."""
        key = (_style_of(paragraph, "pStyle"), _source(run))
        found = self._run_looks.get(key)
        if found is None:
            found = self._run_looks[key] = self._run(paragraph, run)
        return found

    def _run(self, paragraph: "_Element | None", run: "_Element | None") -> RunLook:
        own = _style_of(run, "rStyle")
        outer = [child(each, "rPr") for each in self._chain(_style_of(paragraph, "pStyle") or self._default)]
        inner = [child(each, "rPr") for each in self._chain(own)] if own else []
        layers = [each for each in (self._runs, *outer, *inner, run) if each is not None]
        fonts = self._fonts(layers)
        return RunLook(
            east=fonts.get("eastAsia", ""),
            latin=fonts.get("ascii", ""),
            other=fonts.get("hAnsi", ""),
            size=_number(_last(layers, "sz").get("val", ""), 2 * _UNSET_SIZE) / 2,
            bold=_switched("b", self._runs, outer, inner, run),
            colour=_colour(_last(layers, "color")),
            spacing=_number(_last(layers, "spacing").get("val", ""), 0) / 20,
            hint=_hint(layers),
            on_grid=_last(layers, "snapToGrid").get("val", "1").lower() not in ("0", "false", "off"),
            hidden=_switched("vanish", self._runs, outer, inner, run),
        )

    def paragraph(
        self, properties: "_Element | None", level: "_Element | None" = None, *, direct: bool = True
    ) -> ParagraphLook:
        """The look of a paragraph with these direct properties (``w:pPr``). *level*: the properties of the list's level
        that numbers it; they lie over its style where the paragraph itself (*direct*) names the list, else under it.
        """
        key = (_source(properties), _source(level), direct)
        found = self._paragraph_looks.get(key)
        if found is None:
            found = self._paragraph_looks[key] = self._paragraph(properties, level, direct)
        return found

    def _paragraph(self, properties: "_Element | None", level: "_Element | None", direct: bool) -> ParagraphLook:
        chain = [child(each, "pPr") for each in self._chain(_style_of(properties, "pStyle") or self._default)]
        styled = [*chain, level] if direct else [level, *chain]
        given = [each for each in (self._paragraphs, *styled, properties) if each is not None]
        spacing = _merged(given, "spacing")
        return ParagraphLook(
            align=_align(_last(given, "jc").get("val", "")),
            indents={key: int(_number(value, 0)) for key, value in _indents(given).items()},
            before=_space(spacing, "before"),
            after=_space(spacing, "after"),
            line=int(_number(spacing.get("line", ""), 240)),
            rule=spacing.get("lineRule", "auto"),
            on_grid=_last(given, "snapToGrid").get("val", "1").lower() not in ("0", "false", "off"),
            borders=tuple(_borders(given)),
            frame=_last(given, "framePr"),
            fresh=next((flag(each, _FRESH) for each in reversed(given) if child(each, _FRESH) is not None), False),
        )

    def list_of_style(self, properties: "_Element | None") -> tuple[str, str, str]:
        """List and level that a paragraph's style, or one it is based on, names, and which one does; "" for none."""
        for style in reversed(self._chain(_style_of(properties, "pStyle") or self._default)):
            found = child(child(style, "pPr"), "numPr")
            num, depth = (_attributes(child(found, each)).get("val", "") for each in ("numId", "ilvl"))
            if num:
                return num, depth, attribute(style, "styleId")
        return "", "", ""

    @property
    def normal_size(self) -> float:
        """Points of the default paragraph style: what a character grid counts with."""
        return self.run(None, None).size

    def _chain(self, key: str) -> "list[_Element]":
        """A style and what it is based on, the root first; a circle is walked once."""
        if key not in self._chains:
            self._chains[key] = self._walked(key)
        return self._chains[key]

    def _walked(self, key: str) -> "list[_Element]":
        found: list[_Element] = []
        seen: set[str] = set()
        while key in self._styles and key not in seen:
            seen.add(key)
            found.insert(0, self._styles[key])
            base = child(self._styles[key], "basedOn")
            key = attribute(base, "val") if base is not None else ""
        return found

    def _fonts(self, layers: "Iterable[_Element]") -> Attributes:
        """Slot → font; in one layer the theme's font wins over a named one (17.3.2.26)."""
        fonts: Attributes = {}
        for given in (_attributes(child(each, "rFonts")) for each in layers):
            for slot in _SLOTS:
                themed = self._theme.get(given.get(f"{slot}Theme", ""), "")
                fonts[slot] = themed or given.get(slot, "") or fonts.get(slot, "")
        return fonts


def _source(element: "_Element | None") -> bytes:
    """The XML of properties: those that are written alike look alike."""
    from lxml import etree

    return b"" if element is None else etree.tostring(element, with_tail=False)


def _is_default(style: "_Element") -> bool:
    return attribute(style, "type") == "paragraph" and attribute(style, "default") in ("1", "true", "on")


def _style_of(properties: "_Element | None", name: str) -> str:
    return _attributes(child(properties, name)).get("val", "")


def _attributes(element: "_Element | None") -> Attributes:
    if element is None:
        return {}
    return {str(key).rpartition("}")[2]: str(value) for key, value in element.attrib.items()}


def _last(layers: "Iterable[_Element]", name: str) -> Attributes:
    found: Attributes = {}
    for each in layers:
        found = _attributes(child(each, name)) or found
    return found


def _merged(layers: "Iterable[_Element]", name: str) -> Attributes:
    found: Attributes = {}
    for each in layers:
        found |= _attributes(child(each, name))
    return found


def _indents(layers: "Iterable[_Element]") -> Attributes:
    """Attributes of ``w:ind`` over all layers, with one name a side; a hanging indent is a negative first line. What
    is set in twips takes the place of characters that a layer below has set.
    """
    found: Attributes = {}
    for each in layers:
        given = {
            key.replace("start", "left").replace("end", "right"): value
            for key, value in _attributes(child(each, "ind")).items()
        }
        for key, first in (("hanging", "firstLine"), ("hangingChars", "firstLineChars")):
            if key in given:
                given[first] = f"-{given.pop(key)}"
        for key in ("left", "right", "firstLine"):
            if key in given and f"{key}Chars" not in given:
                found.pop(f"{key}Chars", None)
        found |= given
    return found


def _borders(layers: "Iterable[_Element]") -> Iterator[Border]:
    for side in _BORDERS:
        found: Attributes = {}
        for each in layers:
            found = _attributes(child(child(each, "pBdr"), side)) or found
        if found.get("val", "nil") not in ("nil", "none"):
            yield Border(side, found["val"], found.get("color", "").upper())


def _switched(
    name: str,
    defaults: "_Element | None",
    outer: "list[_Element | None]",
    inner: "list[_Element | None]",
    run: "_Element | None",
) -> bool:
    """Bold and hidden are toggles: set in paragraph and character style they are off again (17.7.3); direct formatting
    decides.
    """
    if child(run, name) is not None:
        return flag(run, name)
    return (_toggled(name, outer) != _toggled(name, inner)) or flag(defaults, name)


def _toggled(name: str, layers: "list[_Element | None]") -> bool:
    state = False
    for each in layers:
        if child(each, name) is not None:
            state = flag(each, name)
    return state


def _hint(layers: "Iterable[_Element]") -> bool:
    return _merged(layers, "rFonts").get("hint", "") == "eastAsia"


def _colour(given: Attributes) -> str:
    value = given.get("val", "auto").upper()
    if value in ("AUTO", "000000") or given.get("themeColor", "") in _BLACK_THEME:
        return ""
    return value


def _align(value: str) -> str:
    return {"start": "left", "end": "right", "": "left"}.get(value, value)


def _space(given: Attributes, side: str) -> int:
    """Twips; ``beforeLines`` counts hundredths of a line of the standard pitch."""
    lines = _number(given.get(f"{side}Lines", ""), 0)
    return round(lines / 100 * 240) if lines else int(_number(given.get(side, ""), 0))


def _number(text: str, otherwise: float) -> float:
    try:
        value = float(text.removesuffix("pt"))
    except ValueError:
        return otherwise
    return value if abs(value) < 1_000_000 else otherwise


def _theme_fonts(theme: "_Element | None", language: str) -> Attributes:
    """``minorEastAsia`` and like names → font; an empty East Asian font stands for the script's own (Hans)."""
    found: Attributes = {}
    schemes = [each for each in theme.iter() if tag(each) in ("majorFont", "minorFont")] if theme is not None else []
    for scheme in schemes:
        kind = tag(scheme)[:5]
        named = {tag(each): each.get("typeface") or "" for each in scheme if tag(each) in ("latin", "ea", "cs")}
        scripts = {each.get("script"): each.get("typeface") or "" for each in scheme if tag(each) == "font"}
        script = "Hant" if language.lower() in ("zh-tw", "zh-hk") else "Hans"
        found[f"{kind}EastAsia"] = named.get("ea", "") or scripts.get(script, "")
        found[f"{kind}Ascii"] = found[f"{kind}HAnsi"] = named.get("latin", "")
    return found
