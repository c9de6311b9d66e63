"""A Letter and a Word template become a Word file, the same bytes on every run and every machine."""

from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from xml.sax.saxutils import escape

from reply_studio.errors import InputError
from reply_studio.formats.packing import read_parts, write_parts
from reply_studio.i18n import _
from reply_studio.letter import foot, form, grid, marks, signoff, titles, tracked
from reply_studio.letter import seal as seal_picture
from reply_studio.letter import sheet as paper_sheet
from reply_studio.letter.context import context_of
from reply_studio.letter.environment import KEPT, LARGEST, Place, environment, template_fault
from reply_studio.letter.package import opened, taken_apart, walked
from reply_studio.model.letter import Letter
from reply_studio.model.sheet import Sheet
from reply_studio.services.ports import AskingForm, SignOffSheet

if TYPE_CHECKING:
    from docxtpl import DocxTemplate

CORE: Final = "docProps/core.xml"
DRAFT: Final = "送审稿"
FINAL: Final = "正式稿"
"""``cp:contentStatus`` of a file before and after its letter has a number and a date."""

_FAULTS: Final = (SyntaxError, TypeError, ValueError, ArithmeticError, LookupError, AttributeError, RecursionError)
"""What expressions of a template, or XML that a statement tore apart (a syntax error of lxml), may raise."""

_CATEGORY: Final = {
    "reply": "答复",
    "rereply": "再次答复",
    "co": "会办意见",
    "reminder": "催办函",
    "handback": "退办函",
}
_CORE_XML: Final = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{title}</dc:title><dc:creator>{organ}</dc:creator>'
    "<cp:category>{category}</cp:category><cp:contentStatus>{status}</cp:contentStatus></cp:coreProperties>"
)


class WordPrinter:
    """The ``Printer`` of ``services/ports.py``."""

    def print(self, letter: Letter, template: Path) -> bytes:
        """See ``render``."""
        return render(letter, template)

    def form(self, asked: AskingForm) -> bytes:
        """See ``letter.form``."""
        return form.build(asked)

    def sheet(self, sheet: SignOffSheet) -> bytes:
        """See ``letter.sheet``."""
        return paper_sheet.build(sheet)

    def grid(self, sheet: Sheet) -> bytes:
        """See ``letter.grid``."""
        return grid.build(sheet)

    def tracked(self, changes: Sequence[Any], author: str, at: str) -> bytes:
        """See ``letter.tracked``."""
        return tracked.build(changes, author, at)

    def issued(self, letter: Letter, template: Path, seals: Sequence[bytes]) -> bytes:
        """See ``render`` and ``letter.seal``."""
        pictures = [seal_picture.checked(each, "seal.png") for each in seals]
        data = render(letter, template, sealed=bool(pictures))
        if not pictures:
            return data
        parts = read_parts(data, template.name)
        return write_parts(seal_picture.placed(parts, pictures, seal_picture.spots(letter)))


def render(letter: Letter, template: Path, *, sealed: bool = False) -> bytes:
    """The letter as docx. Texts are data: markup and template signs in them come out as they are.

    Raises:
        InputError: a text cannot be printed (its field is named), the template is absent, no Word file, broken, or
            asks for a field that does not exist (template, place and field are named).
    """
    context = context_of(letter)
    document = _filled(context, template)
    body = document.docx.element.body
    signoff.place(body, context["organs"], context["date"], sealed=sealed)
    titles.place(body, context["title"])
    foot.place(body, letter)
    return write_parts(marks.place(taken_apart(document), context) | {CORE: _properties(context)})


def _filled(context: Mapping[str, Any], template: Path) -> "DocxTemplate":
    """The template in docxtpl, filled. Whatever a statement of an office's template may do wrong ends as one error."""
    from jinja2.exceptions import TemplateError

    document = _opened(template)
    document.place = Place(template.name)
    try:
        document.render(dict(context), environment())
    except (TemplateError, *_FAULTS) as error:
        raise template_fault(error, document.place) from error
    return document


def _opened(template: Path) -> "DocxTemplate":
    try:
        data = template.read_bytes()
    except FileNotFoundError:
        raise InputError(
            _("there is no such template"), where=str(template), hint=_("take one of those in templates/")
        ) from None
    except OSError as error:
        raise InputError(_("cannot be read: {cause}").format(cause=error), where=str(template)) from error
    try:
        document = _strict()(template)
        document.docx = opened(data, str(template))
    except (KeyError, ValueError, SyntaxError) as error:
        raise InputError(
            _("is no Word file (.docx): {cause}").format(cause=error),
            where=str(template),
            hint=_("save it in Word as .docx and try again"),
        ) from error
    return document


@cache
def _strict() -> type["DocxTemplate"]:
    """docxtpl, but what a template produces must be well formed: by itself it repairs the XML and drops the rest."""
    from docx.opc.constants import CONTENT_TYPE
    from docxtpl import DocxTemplate
    from lxml import etree

    class StrictTemplate(DocxTemplate):  # type: ignore[misc]  # docxtpl is not typed
        place = Place("")

        def patch_xml(self, src_xml: str) -> str:
            return _patched(src_xml) if len(src_xml) <= LARGEST else str(super().patch_xml(src_xml))

        def render_properties(self, *given: Any) -> None:
            """Nothing: the file's properties are those of the letter."""

        def render_footnotes(self, context: Mapping[str, Any], jinja_env: Any = None) -> None:
            """Once, however many sections there are: what is filled in is data, and not filled in again."""
            for part in walked(self.docx.part.package):
                if part.content_type == CONTENT_TYPE.WML_FOOTNOTES:
                    source = self.patch_xml(part.blob.decode("utf-8"))
                    part._blob = self.render_xml_part(source, part, context, jinja_env).encode("utf-8")

        def resolve_listing(self, xml: str) -> str:
            """Tabs, line and page ends in texts become markup; most letters have none, and none is looked for twice."""
            return str(super().resolve_listing(xml)) if any(mark in xml for mark in "\t\a\n\f") else xml

        def render_xml_part(self, src_xml: str, part: Any, *given: Any) -> str:
            self.place = Place(self.place.template, str(part.partname).lstrip("/"), src_xml)
            xml = str(super().render_xml_part(src_xml, part, *given))
            etree.fromstring(xml, etree.XMLParser(resolve_entities=False, no_network=True))
            return xml

    @lru_cache(maxsize=KEPT)
    def _patched(source: str) -> str:
        return str(DocxTemplate.patch_xml(None, source))  # looks at nothing but the source

    return StrictTemplate


def _properties(context: Mapping[str, Any]) -> bytes:
    """Title, organ and state of the letter; no person and no time, so that the same letter is the same file."""
    told = {
        "title": context["title"],
        "organ": "、".join(context["organs"]),
        "category": _CATEGORY.get(context["paper"], ""),
        "status": DRAFT if context["draft"] else FINAL,
    }
    return _CORE_XML.format_map({name: escape(text) for name, text in told.items()}).encode("utf-8")
