"""A Word file read for judging: paragraphs with their looks, headers, footers, drawn rules, pictures, sections."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Final, NamedTuple

from reply_studio.errors import InputError
from reply_studio.formats.container import Package
from reply_studio.i18n import N_, _
from reply_studio.letter.conformity.looks import Looks, ParagraphLook, RunLook
from reply_studio.letter.conformity.numbers import Numbered, Numbers
from reply_studio.letter.conformity.rules import Rule, drawn_rules, has_picture
from reply_studio.letter.conformity.sections import Section, read_sections
from reply_studio.parsing.readers.docx_xml import attribute, child, flag, tag

if TYPE_CHECKING:
    from lxml.etree import _Element

PAGE: Final = "\ufffc"
"""Stands in a text where the page's number is printed."""
BREAK: Final = "\f"
"""Stands in a text where a new page begins."""
_WRAPPERS: Final = frozenset(
    f"w:{each}" for each in ("ins", "moveTo", "hyperlink", "smartTag", "sdtContent", "customXml", "sdt", "fldSimple")
)
_BLOCKS: Final = frozenset(f"w:{each}" for each in ("sdt", "sdtContent", "customXml", "ins", "moveTo"))
_SIGNS: Final = {"w:tab": "\t", "w:ptab": "\t", "w:br": "\n", "w:cr": "\n", "w:noBreakHyphen": "-"}
_NESTED: Final = 32
"""Fields inside fields that are told apart; Word itself makes fewer."""
_BODY: Final = N_("text")
_HEADER: Final = {"default": N_("header"), "first": N_("header of the first page"), "even": N_("header of even pages")}
_FOOTER: Final = {"default": N_("footer"), "first": N_("footer of the first page"), "even": N_("footer of even pages")}


class Piece(NamedTuple):
    """Text of one look."""

    text: str
    look: RunLook


class Line(NamedTuple):
    """A paragraph. ``part`` (a message id) and ``number`` say where it stands; ``cell`` and ``box`` that it stands in a
    table or a text box; ``section`` is the index of its section; ``rules`` are drawn in it or are its borders.
    """

    text: str
    pieces: tuple[Piece, ...]
    look: ParagraphLook
    mark: RunLook
    part: str
    number: int
    cell: bool
    box: bool
    section: int
    rules: tuple[Rule, ...]
    picture: bool


class Sheet(NamedTuple):
    """The file. ``headers`` and ``footers``: default, first, even → their paragraphs, of the first section that has
    any; ``odd_even`` says that even pages have their own.
    """

    sections: tuple[Section, ...]
    lines: tuple[Line, ...]
    headers: Mapping[str, tuple[Line, ...]]
    footers: Mapping[str, tuple[Line, ...]]
    odd_even: bool
    normal_size: float

    def begins_page(self, line: Line) -> bool:
        """Whether the file lets a page begin with a paragraph; blank paragraphs above it do not count."""
        if line.look.fresh or BREAK in line.text[: len(line.text) - len(line.text.lstrip())]:
            return True
        for above in reversed(self.lines[: self.lines.index(line)]):
            if above.section != line.section or above.text.endswith(BREAK):
                return True
            if above.text.strip():
                return False
        return True

    def section_of(self, line: Line) -> Section | None:
        """The section that a paragraph stands in."""
        return self.sections[min(line.section, len(self.sections) - 1)] if self.sections else None


def read_sheet(name: str, data: bytes) -> Sheet:
    """The file as it is.

    Raises:
        InputError: it is damaged, protected, beyond the limits, or no Word document.
    """
    package = Package(name, data)
    main = next(
        (each.target for each in package.relationships("") if each.type == "officeDocument"), "word/document.xml"
    )
    root = package.xml(main) if main in package else None
    body = child(root, "body")
    if root is None or body is None or tag(root) != "w:document":
        raise InputError(_("is no Word document"), where=name, hint=_("save it as Word (.docx) and try again"))
    links = list(package.relationships(main))
    parts = {each.type: package.xml(each.target) for each in links if each.type in _WANTED and each.target in package}
    settings = parts.get("settings")
    looks = Looks(parts.get("styles"), parts.get("theme"), _language(settings))
    sections = read_sections(body, {each.id: each.target for each in links if each.target in package})
    reader = _Reader(looks, parts.get("numbering"))
    return Sheet(
        sections=sections,
        lines=tuple(reader.lines(body, _BODY)),
        headers=_parts(package, reader, (each.headers for each in sections), _HEADER),
        footers=_parts(package, reader, (each.footers for each in sections), _FOOTER),
        odd_even=flag(settings, "evenAndOddHeaders"),
        normal_size=looks.normal_size,
    )


_WANTED: Final = frozenset({"styles", "theme", "numbering", "settings"})


def _language(settings: "_Element | None") -> str:
    found = child(settings, "themeFontLang")
    return attribute(found, "eastAsia") if found is not None else ""


def _parts(
    package: Package, reader: "_Reader", links: Iterator[Mapping[str, str]], names: Mapping[str, str]
) -> dict[str, tuple[Line, ...]]:
    wanted: dict[str, str] = {}
    for each in links:
        wanted = {**each, **wanted}
    return {key: tuple(reader.lines(package.xml(part), names[key])) for key, part in wanted.items() if key in names}


class _Reader:
    """Walks a part in reading order; lists count on from paragraph to paragraph."""

    def __init__(self, looks: Looks, numbering: "_Element | None") -> None:
        self._looks = looks
        self._numbers = Numbers(looks, numbering)
        self._fields: list[str] = []
        self._depth = 0

    def lines(self, root: "_Element", part: str) -> Iterator[Line]:
        """The paragraphs of a part, those of tables and text boxes at their places."""
        self._fields, self._depth = [], 0
        section = 0
        for count, (paragraph, place) in enumerate(_paragraphs(root, _Place()), 1):
            yield self._line(paragraph, place, (part, count, section))
            section += child(child(paragraph, "pPr"), "sectPr") is not None

    def _line(self, paragraph: "_Element", place: "_Place", at: tuple[str, int, int]) -> Line:
        properties = child(paragraph, "pPr")
        pieces = tuple(self._pieces(paragraph, properties))
        numbered = self._numbers.of(properties) if any(each.text.strip() for each in pieces) else Numbered()
        if numbered.printed:
            pieces = (Piece(numbered.printed, pieces[0].look), *pieces)
        look = self._looks.paragraph(properties, numbered.properties, direct=numbered.direct)
        borders = (Rule.of_border(each, look.indents) for each in look.borders)
        return Line(
            text="".join(each.text for each in pieces),
            pieces=pieces,
            look=look,
            mark=self._looks.run(properties, child(properties, "rPr")),
            part=at[0],
            number=at[1],
            cell=place.cell,
            box=place.box,
            section=at[2],
            rules=(*borders, *drawn_rules(paragraph)),
            picture=has_picture(paragraph),
        )

    def _pieces(self, element: "_Element", properties: "_Element | None") -> Iterator[Piece]:
        for each in element:
            kind = tag(each)
            if kind == "w:r":
                look = self._looks.run(properties, child(each, "rPr"))
                text = "".join(self._text(each))
                if text and not look.hidden:
                    yield Piece(text, look)
            elif kind == "w:fldSimple" and _is_page(attribute(each, "instr")):
                inner = next(self._pieces(each, properties), None)
                yield Piece(PAGE, inner.look if inner else self._looks.run(properties, None))
            elif kind in _WRAPPERS:
                yield from self._pieces(each, properties)

    def _text(self, run: "_Element") -> Iterator[str]:
        for each in run:
            kind = tag(each)
            if kind == "w:fldChar":
                yield self._turned(attribute(each, "fldCharType"))
            elif kind == "w:instrText" and self._fields:
                self._fields[-1] += each.text or ""
            elif any(map(_is_page, self._fields)):
                continue
            elif kind == "w:t":
                yield (each.text or "").replace("\n", " ").replace(PAGE, "")
            elif kind == "w:pgNum":
                yield PAGE
            elif kind == "w:br" and attribute(each, "type") == "page":
                yield BREAK
            elif kind in _SIGNS:
                yield _SIGNS[kind]

    def _turned(self, kind: str) -> str:
        """A field begins or ends; the page's number is printed where one of its fields ends."""
        if kind == "begin":
            self._depth += 1
            if self._depth <= _NESTED:
                self._fields.append("")
        if kind == "end" and self._depth:
            self._depth -= 1
            if self._depth >= len(self._fields):
                return ""
            return PAGE if _is_page(self._fields.pop()) else ""
        return ""


def _is_page(instruction: str) -> bool:
    return instruction.split()[:1] == ["PAGE"]


class _Place(NamedTuple):
    cell: bool = False
    box: bool = False


def _paragraphs(root: "_Element", place: _Place) -> "Iterator[tuple[_Element, _Place]]":
    for each in root:
        kind = tag(each)
        if kind == "w:p":
            for inner in _boxes(each):
                yield from _paragraphs(inner, place._replace(box=True))
            yield each, place
        elif kind in ("w:tbl", "w:tr", "w:tc"):
            yield from _paragraphs(each, place._replace(cell=True))
        elif kind in _BLOCKS:
            yield from _paragraphs(each, place)


def _boxes(element: "_Element") -> "Iterator[_Element]":
    """Text boxes, each once: what an old program would read instead is left out."""
    for each in element:
        kind = tag(each)
        if kind == "w:txbxContent":
            yield each
        elif kind == "mc:AlternateContent":
            yield from _boxes(next(iter(each)) if len(each) else each)
        elif kind not in ("w:p", "w:pPr"):
            yield from _boxes(each)
