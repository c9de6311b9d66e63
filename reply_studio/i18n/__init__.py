"""Interface languages by gettext: message ids are English, Chinese is the default."""

import gettext
import os
from collections.abc import Iterable
from pathlib import Path
from typing import Final

LANGUAGES: Final = ("zh", "en")
DOMAIN: Final = "reply_studio"
_LOCALE: Final = {"zh": "zh_CN", "en": "en"}
_BETWEEN: Final = {"zh": "\u3001", "en": ", "}
"""What stands between the names of a list."""

_active: gettext.NullTranslations = gettext.NullTranslations()
_language = "en"


def _(message: str) -> str:
    """The message in the active language; the English id where a translation is missing."""
    return _active.gettext(message)


def N_(message: str) -> str:
    """Marks a message for translation where it is defined; translate with ``_`` where it is shown."""
    return message


def listed(names: Iterable[str]) -> str:
    """Names in a row, parted as the active language writes it."""
    return _BETWEEN[_language].join(names)


def language() -> str:
    """The active language: ``zh`` or ``en``."""
    return _language


def locale_name() -> str:
    """The active language as gettext calls it: ``zh_CN`` or ``en``."""
    return _LOCALE[_language]


def from_environment() -> str:
    """``en`` where the locale says English, otherwise ``zh``."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(name, "")
        if value:
            return "en" if value.lower().startswith("en") else "zh"
    return "zh"


def folder() -> str:
    """Where the catalogues are."""
    return str(Path(__file__).parents[1] / "resources" / "locale")


def activate(wanted: str) -> None:
    """Switch the process to ``zh``, ``en`` or ``auto`` (the locale's).

    Libraries that translate through the standard ``gettext`` find their messages in our catalogue, too.
    """
    global _active, _language  # noqa: PLW0603  # one language a process, as gettext itself has it
    chosen = wanted if wanted in LANGUAGES else from_environment()
    gettext.bindtextdomain(DOMAIN, folder())
    gettext.textdomain(DOMAIN)
    known = gettext.translation(DOMAIN, folder(), [_LOCALE["zh"]], fallback=True)
    _active = gettext.NullTranslations() if chosen == "en" else known
    _language = chosen
