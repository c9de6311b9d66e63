"""The one Jinja2 environment that Word templates run in: sandboxed, strict, everything from outside escaped."""

import re
import traceback
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from reply_studio.errors import InputError
from reply_studio.i18n import _

if TYPE_CHECKING:
    from jinja2.sandbox import SandboxedEnvironment

KEPT: Final = 64
"""Compiled parts of templates that are kept: those of ten templates."""
LARGEST: Final = 1_000_000
"""Characters of a part that is kept."""
_PARAGRAPH: Final = re.compile("(<w:p[ >])")
_MARKUP: Final = re.compile("<[^>]*>")
_SHOWN: Final = 200
_BRACE_NEIGHBOUR: Final = re.compile("_(?=[{}%])|(?<=[{}%])_")
"""docxtpl turns ``{_{`` into ``{{`` after rendering, so that templates can show braces; in a text it must stay."""


@cache
def environment() -> "SandboxedEnvironment":
    """The environment, made once a process; a source that comes again is not compiled again. An unknown field fails
    with the field's name as its message.
    """
    from jinja2 import StrictUndefined
    from jinja2.sandbox import SandboxedEnvironment

    class Missing(StrictUndefined):
        @property
        def _undefined_message(self) -> str:
            return str(self._undefined_hint or self._undefined_name)

    class Keeping(SandboxedEnvironment):
        def __init__(self, **given: Any) -> None:
            super().__init__(**given)
            self._kept = lru_cache(maxsize=KEPT)(super().from_string)

        def from_string(self, source: Any, *more: Any, **named: Any) -> Any:
            if more or named or not isinstance(source, str) or len(source) > LARGEST:
                return super().from_string(source, *more, **named)
            return self._kept(source)

    return Keeping(autoescape=True, undefined=Missing, finalize=_literal)


def _literal(value: Any) -> Any:
    """The value as it will stand in XML, safe from what docxtpl does to the text afterwards."""
    from jinja2 import Undefined
    from markupsafe import Markup, escape

    if isinstance(value, Undefined):
        return value
    return Markup(_BRACE_NEIGHBOUR.sub("&#95;", str(escape(value))))


class Place(NamedTuple):
    """Where in a template: the file, the part inside it, and the part's source as it went to Jinja."""

    template: str
    part: str = ""
    source: str = ""

    def near(self, line: int | None) -> str:
        """The place in words: file, part and the text of the paragraph at that line (1-based) of the source."""
        lines = _PARAGRAPH.sub(r"\n\1", self.source).splitlines()
        shown = _MARKUP.sub("", lines[line - 1])[:_SHOWN].strip() if line and line <= len(lines) else ""
        return ": ".join(each for each in (self.template, self.part, shown) if each)


def template_fault(error: Exception, place: Place) -> InputError:
    """What is wrong with a template, in a clerk's words: the field or the statement, and where it stands."""
    from jinja2 import UndefinedError

    where = place.near(_line(error))
    if isinstance(error, UndefinedError):
        return InputError(
            _("the template asks for a field that does not exist: {field}").format(field=error.message),
            where=where,
            hint=_("correct the field's name in the template"),
        )
    return InputError(
        _("the template is broken: {cause}").format(cause=error),
        where=where,
        hint=_("open the template in Word and correct this place"),
    )


def _line(error: Exception) -> int | None:
    """The line of the template's source where it failed: Jinja notes it in the error or in its traceback."""
    noted: int | None = getattr(error, "lineno", None)
    frames = traceback.extract_tb(error.__traceback__)
    inside = [each.lineno for each in frames if each.filename == "<template>"]
    return noted or next(reversed(inside), None)
