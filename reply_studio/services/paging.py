"""How many pages a letter takes: as LibreOffice prints it, beside the nominal grid of ``composing.page_grid``."""

import io

from reply_studio.errors import MissingToolError
from reply_studio.formats import office
from reply_studio.i18n import _
from reply_studio.model.letter import Letter
from reply_studio.services.desk import Desk
from reply_studio.services.printing import template_of


def can_count() -> bool:
    """Whether the pages of the PDF can be counted here."""
    return office.find() is not None


def printed_pages(desk: Desk, letter: Letter) -> int:
    """The pages of the letter in the office's template, as LibreOffice prints it; takes a second or two.

    Raises:
        MissingToolError: LibreOffice is not installed.
        InputError: the template is absent or wrong, a text cannot be printed, or LibreOffice does not make the PDF.
    """
    if not can_count():
        raise MissingToolError(
            _("the pages of the PDF are counted with LibreOffice (soffice); it is not installed here"),
            hint=_("install the package {package}").format(package=office.PACKAGE),
        )
    template = template_of(desk, letter.paper)
    pdf = office.convert(template.name, desk.printer.print(letter, template), "docx", "pdf")
    return _pages(pdf)


def _pages(pdf: bytes) -> int:
    import pypdf

    return len(pypdf.PdfReader(io.BytesIO(pdf)).pages)
