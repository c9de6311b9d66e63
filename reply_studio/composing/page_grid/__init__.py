"""The composed letter on the standard's grid: pages of 22 lines of 28 characters, as the Word templates print them.

``paginate(letter)`` gives ``Pages``. It is the nominal grid: the page's own measures and the usual rules of line ends,
no font of any machine. How often its lines are those of a printed page is measured by ``tests/bench/bench_pages.py``.
"""

from reply_studio.composing.page_grid.drawing import WIDEST, WIDTH, drawn, sheet
from reply_studio.composing.page_grid.form import LETTER_FORM, Form
from reply_studio.composing.page_grid.pages import Line, Page, Pages, Place
from reply_studio.composing.page_grid.paginating import paginate

__all__ = ["LETTER_FORM", "WIDEST", "WIDTH", "Form", "Line", "Page", "Pages", "Place", "drawn", "paginate", "sheet"]
