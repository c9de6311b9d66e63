"""A template's parts as Jinja sees them: one line a paragraph, and which names every statement uses."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final, NamedTuple

from reply_studio.formats.container import parse_xml
from reply_studio.formats.packing import read_parts
from reply_studio.letter.text import W, own_words

if TYPE_CHECKING:
    from jinja2 import nodes
    from lxml.etree import _Element

_PRINTED: Final = re.compile(r"word/(?:document|header\d*|footer\d*|footnotes|endnotes)\.xml")
_SCOPE: Final = re.compile(r"(\{[{%])(?:p|tr|tc|r)(?=[ -])")
"""docxtpl's letter behind the brace: the tag stands for its whole paragraph, row, cell or run."""
STATEMENT: Final = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}")
WHOLE: Final = re.compile(r"\{%p[ -].*?%\}")
"""A statement that takes its paragraph away."""


class Line(NamedTuple):
    """A paragraph of a template: its part, its number there (from 1), its words, whether Word shows it as a hint."""

    part: str
    number: int
    text: str
    hint: bool = False

    @property
    def words(self) -> str:
        """What stands outside statements; a field stands as one character."""
        return STATEMENT.sub(lambda found: "某" if found[0].startswith("{{") else "", self.text)


class Use(NamedTuple):
    """A name that a statement uses, and on which line. ``kind``: field, paragraph (a field of one) or filter."""

    name: str
    line: int
    kind: str
    printed: bool = False


def lines_of(data: bytes, where: str) -> dict[str, list[Line]]:
    """The paragraphs of every part that prints, part by part; the document first.

    Raises:
        InputError: the bytes are no Word file.
    """
    parts = {name: part for name, part in read_parts(data, where).items() if _PRINTED.fullmatch(name)}
    return {name: list(_lines(name, parse_xml(parts[name], where, name))) for name in sorted(parts)}


def _lines(name: str, part: "_Element") -> Iterator[Line]:
    for number, paragraph in enumerate(part.iter(f"{W}p"), 1):
        text = own_words(paragraph).replace("\n", " ")
        yield Line(name, number, text, hint=any(_hints(each) for each in paragraph.iterancestors(f"{W}sdt")))


def _hints(control: "_Element") -> bool:
    """A content control of Word that still shows its prompt."""
    return control.find(f"{W}sdtPr/{W}showingPlcHdr") is not None


def source_of(lines: list[Line]) -> str:
    """What Jinja is given of a part: its statements, every paragraph on a line of its own."""
    return "\n".join(_SCOPE.sub(r"\1", each.text) for each in lines)


def uses_of(tree: "nodes.Template") -> Iterator[Use]:
    """Every name, attribute and filter that the statements of a part use, but the names that they set themselves."""
    from jinja2 import nodes

    own = {each.name for each in tree.find_all(nodes.Name) if each.ctx != "load"}
    paragraphs = set(_loops(tree))
    printed = {id(each) for output in tree.find_all(nodes.Output) for each in output.find_all(nodes.Node)}
    for each in tree.find_all(nodes.Node):
        if isinstance(each, nodes.Name) and each.ctx == "load" and each.name not in own:
            yield Use(each.name, each.lineno, "field", id(each) in printed)
        elif isinstance(each, nodes.Getattr) and isinstance(each.node, nodes.Name) and each.node.name in paragraphs:
            yield Use(each.attr, each.lineno, "paragraph", id(each) in printed)
        elif isinstance(each, nodes.Filter):
            yield Use(each.name, each.lineno, "filter")


def _loops(tree: "nodes.Template") -> Iterator[str]:
    """The names under which loops over ``body`` know a paragraph."""
    from jinja2 import nodes

    for loop in tree.find_all(nodes.For):
        if isinstance(loop.target, nodes.Name) and any(each.name == "body" for each in _names(loop.iter)):
            yield loop.target.name


def _names(node: "nodes.Node") -> Iterator["nodes.Name"]:
    from jinja2 import nodes

    if isinstance(node, nodes.Name):
        yield node
    yield from node.find_all(nodes.Name)
