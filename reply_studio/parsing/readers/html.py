"""Web pages: paragraphs and table rows as they are shown, without what surrounds the text on the page."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from reply_studio.errors import InputError
from reply_studio.i18n import _
from reply_studio.model.intake import Remark
from reply_studio.parsing.blocks import Document, Table
from reply_studio.parsing.flow import squeezed
from reply_studio.parsing.readers.docx_numbering import formatted
from reply_studio.parsing.readers.encoding import tidy
from reply_studio.parsing.readers.grids import MOST_ROWS, Cell, Grid
from reply_studio.parsing.readers.lines import blocks_of
from reply_studio.parsing.readers.rows import Lines
from reply_studio.parsing.vocabulary import label_key
from reply_studio.text.normalise import fold
from reply_studio.text.numbering import marker_at

if TYPE_CHECKING:
    from lxml.etree import _Element

_BLOCK_NAMES: Final = """
    address article aside blockquote body caption center dd details dir div dl dt fieldset figcaption figure form
    h1 h2 h3 h4 h5 h6 header hr html legend li main menu ol p pre section summary table tbody tfoot thead title ul"""
_SKIPPED_NAMES: Final = """
    head script style noscript template iframe object embed svg canvas audio video select button textarea rt rp map
    datalist"""
_BLOCKS: Final = frozenset(_BLOCK_NAMES.split())
_SKIPPED: Final = frozenset(_SKIPPED_NAMES.split())
_INLINE: Final = frozenset({"b", "em", "font", "i", "label", "span", "strong"})
_AROUND: Final = frozenset({"nav", "footer"})
_AROUND_NAME: Final = re.compile(
    r"(?:top|main|site|bottom|page)?[-_]?(?:nav|navbar|navigation|menu|breadcrumbs?|crumbs?|footer|foot|copyright|share|sidebar|pagination|login"
    r"|qrcode|ewm|toolbar|fontsize|friendlinks?|bdsharebuttonbox|prenext)",
    re.IGNORECASE,
)
_HIDDEN_STYLE: Final = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_HIDDEN_CLASS: Final = re.compile(r"\.([\w-]{1,60})\s*\{[^{}]{0,300}display\s*:\s*none", re.IGNORECASE)
_WHITE: Final = re.compile(r"[ \t\r\n\f\v]+")
_DECLARED: Final = re.compile(rb"charset\s*=\s*[\"']?\s*([A-Za-z0-9_\-]{2,20})", re.IGNORECASE)
_LOOKS: Final = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body|meta|title|table|div|p|center|h\d|font|span)[\s>]",
    re.IGNORECASE | re.DOTALL,
)
_LIST_FORMS: Final = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_MENU_WORD: Final = 8
_MENU_ITEMS: Final = 3
_LARGEST_FRAME: Final = 1_500


def declared_encoding(data: bytes) -> str:
    """The encoding that a page says it has, "" where it says none."""
    found = _DECLARED.search(data[:4096])
    return found[1].decode("ascii") if found else ""


def looks_like_html(text: str) -> bool:
    """Whether a text is a web page."""
    return bool(_LOOKS.match(text[:6_000]))


def read_html(name: str, text: str, remarks: tuple[Remark, ...] = ()) -> Document:
    """The page's text as blocks; *remarks* are those of its decoding.

    Raises:
        InputError: there is no text in the page.
    """
    from lxml import etree

    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=False)
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise InputError(_("is no web page that can be read: {cause}").format(cause=error), where=name) from error
    if root is None:
        raise InputError(_("holds no text"), where=name)
    page = _Page(name, frozenset(_HIDDEN_CLASS.findall(text[:200_000])))
    page.walk(root)
    raw = tidy(page.lines.raw())
    return Document(
        name=name,
        raw=raw,
        blocks=blocks_of(raw, name, page.lines.styles),
        format="html",
        remarks=(*remarks, *page.remarks()),
        tables=tuple(page.tables),
    )


class _Page:
    """Collects the lines of a page in reading order; ``lines`` are those of the innermost open cell."""

    def __init__(self, name: str, hidden: frozenset[str]) -> None:
        self._name = name
        self._hidden = hidden
        self.lines = Lines(name)
        self._outer: list[Lines] = []
        self._rows: list[list[list[str]]] = []
        self.tables: list[Table] = []
        self._grids: list[tuple[Grid, list[Cell]]] = []
        self._buffer: list[str] = []
        self._lists: list[tuple[str, int]] = []
        self._number = ""
        self._preformatted = 0
        self._left_out: list[str] = []

    def remarks(self) -> Iterator[Remark]:
        """What of the page was left out."""
        if self._left_out:
            message = _("parts of the web page around the text were left out ({n}): \u201c{first}\u201d")
            yield Remark(code="IN005", message=message.format(n=len(self._left_out), first=self._left_out[0]))

    def walk(self, root: "_Element") -> None:
        """Reads every element once, however deep it stands."""
        from lxml import etree

        walker = etree.iterwalk(root, events=("start", "end"))
        for event, element in walker:
            kind = element.tag if isinstance(element.tag, str) else ""
            if event == "start":
                if self._is_skipped(element, kind):
                    walker.skip_subtree()
                else:
                    self._open(element, kind)
            else:
                self._close(element, kind)
        self._flush()

    def _is_skipped(self, element: "_Element", kind: str) -> bool:
        if kind in _SKIPPED or not kind or self._is_hidden(element):
            return True
        names = f"{element.get('class') or ''} {element.get('id') or ''}".split()
        around = kind in _AROUND or any(_AROUND_NAME.fullmatch(each) for each in names)
        if not around and not (kind in ("ul", "ol") and _is_menu(element)):
            return False
        words = _WHITE.sub(" ", _words(element))
        if kind not in _AROUND and len(words) > _LARGEST_FRAME:
            return False
        if words.strip():
            self._left_out.append(words.strip()[:30])
        return True

    def _is_hidden(self, element: "_Element") -> bool:
        if element.get("hidden") is not None or _HIDDEN_STYLE.search(element.get("style") or ""):
            return True
        return bool(self._hidden) and not self._hidden.isdisjoint((element.get("class") or "").split())

    def _open(self, element: "_Element", kind: str) -> None:
        if kind in _BLOCKS or kind in ("tr", "td", "th"):
            self._flush()
        if kind == "table":
            self._grids.append((Grid(), []))
        elif kind == "tr":
            self._rows.append([])
        elif kind in ("td", "th"):
            self._outer.append(self.lines)
            self.lines = Lines(self._name)
        elif kind in ("ol", "ul"):
            self._lists.append((element.get("type") or "1" if kind == "ol" else "", _start(element)))
        elif kind == "li":
            self._number = self._next_number(element)
        elif kind == "br":
            self._buffer.append("\n")
        elif kind == "pre":
            self._preformatted += 1
        self._add(element.text)

    def _close(self, element: "_Element", kind: str) -> None:
        if kind in _BLOCKS or kind in ("tr", "td", "th"):
            self._flush(kind if kind.startswith("h") and len(kind) == 2 else "")
        if kind in ("td", "th") and self._outer:
            self._close_cell(element)
        elif kind == "tr" and self._rows:
            self._close_row()
        elif kind == "table" and self._grids:
            self.tables.append(self._grids.pop()[0].table())
        elif kind in ("ol", "ul") and self._lists:
            self._lists.pop()
        elif kind == "pre":
            self._preformatted = max(0, self._preformatted - 1)
        if kind in _INLINE and _is_label(element):
            self._buffer.append(" ")
        self._add(element.tail)

    def _close_row(self) -> None:
        line = len(self.lines) + 1
        self.lines.row(self._rows.pop())
        if self._grids:
            grid, cells = self._grids[-1]
            grid.row(cells, None if self._outer else line)
            cells.clear()

    def _close_cell(self, element: "_Element") -> None:
        cell = self.lines.cell()
        if self._grids:
            rows = _whole(element.get("rowspan"), 1) or MOST_ROWS
            self._grids[-1][1].append(Cell("\n".join(cell), _whole(element.get("colspan"), 1) or 1, rows))
        self.lines = self._outer.pop()
        if self._rows:
            self._rows[-1].append(cell)
        else:
            self.lines.row([cell])

    def _next_number(self, element: "_Element") -> str:
        """The number that the page shows before an item of an ordered list."""
        if not self._lists or not self._lists[-1][0]:
            return ""
        form, value = self._lists[-1]
        value = _whole(element.get("value"), value)
        self._lists[-1] = (form, value + 1)
        words = _words(element).strip()[:12]
        styled = "list-style" in (element.get("style") or "")
        return "" if styled or marker_at(words) else formatted(value, _LIST_FORMS.get(form, "decimal")) + ". "

    def _add(self, text: str | None) -> None:
        if text:
            self._buffer.append(text if self._preformatted else _WHITE.sub(" ", text))

    def _flush(self, style: str = "") -> None:
        """Ends the paragraph under way."""
        text = "".join(self._buffer)
        self._buffer.clear()
        if text.strip():
            lines = [line.strip(" ") for line in text.split("\n")]
            self.lines.paragraph(self._number + "\n".join(lines), style)
            self._number = ""


def _is_label(element: "_Element") -> bool:
    """A form's label in an element of its own, which the page sets apart from the value beside it."""
    return bool(label_key(squeezed(fold((element.text or "")[:20]))) and not (element.tail or "").strip())


def _words(element: "_Element") -> str:
    return "".join(str(each) for each in element.itertext())


def _is_menu(element: "_Element") -> bool:
    """A list of at least three single words: the page's menu."""
    items = [_words(each).strip() for each in element if each.tag == "li"]
    return len(items) >= _MENU_ITEMS and all(0 < len(each) <= _MENU_WORD for each in items)


def _start(element: "_Element") -> int:
    return _whole(element.get("start"), 1)


def _whole(text: str | None, otherwise: int) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 5 else otherwise
